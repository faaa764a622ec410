"""The parsed document entry by entry: which are well formed, and the line to name when one is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from outcomes.errors import Problem
from outcomes.ledger.models import CuratedFile
from outcomes.ledger.shape import Said, shape_problems
from outcomes.ledger.yamlfile import Mapping, Sequence

SECTIONS: dict[str, Any] = {
    name: field.annotation.__args__[0]  # type: ignore[union-attr]
    for name, field in CuratedFile.model_fields.items()
}
WITH_ID = tuple(name for name, model in SECTIONS.items() if "id" in getattr(model, "model_fields", ()))
PLACEHOLDER = "…"
HINTS = 50  # the first wrong quotes and names get a hint; thousands of them have one cause, such as another text
REQUIRED = [name for name, field in CuratedFile.model_fields.items() if field.is_required()]


@dataclass(frozen=True)
class Document:
    """The parsed file. `good` holds the well-formed entries of each section as (position, entry)."""

    file: str
    root: Mapping
    good: dict[str, list[tuple[int, Any]]]
    ids: dict[str, set[str]]  # every id that is written, in well-formed entries or not
    # Of a worksheet: the line of each sentence of a source that it shows, its words with single spaces.
    sentences: dict[tuple[str, str], int] = field(default_factory=dict)

    def each(self, section: str) -> Iterator[tuple[int, Any]]:
        """The well-formed entries of a section with their position in the file."""
        return iter(self.good[section])

    def by_id(self, section: str) -> dict[str, Any]:
        return {entry.id: entry for _, entry in self.good[section]}

    def phrases(self, section: str) -> list[str]:
        return [phrase for _, phrase in self.good[section]]

    def problem(self, section: str, index: int, key: str, message: str, fix: str = "") -> Problem:
        """A problem with the line of the key, or of the entry where the key is not written."""
        items = self.root[section]
        item, line = items[index], items.lines[index]
        identity = item.get("id") if isinstance(item, Mapping) else None
        node: Any = item
        for part in key.split("."):
            if isinstance(node, Mapping) and part in node.lines:
                line, node = node.lines[part], node.get(part)
        known = identity if isinstance(identity, str) else f"{section}[{index + 1}]"
        return Problem(items.files[index], line, known, message, fix)

    def of_sentence(self, index: int, words: str, message: str, fix: str) -> Problem:
        """A problem with words of a source, the one at `index`: where a worksheet shows them, else where it begins."""
        found = self.problem("sources", index, "id", message, fix)
        return replace(found, line=self.sentences.get((found.id, " ".join(words.split())), found.line))


def read_document(root: Mapping, file: str) -> tuple[Document, list[Problem]]:
    """Check the shape: unknown keys, wrong types, missing names, repeated ids. Well-formed entries are kept."""
    document, problems = read_entries(root, file)
    return document, [*_sections(root, file), *problems]


def read_entries(root: Mapping, file: str) -> tuple[Document, list[Problem]]:
    """The entries of the sections that are there, each as its model."""
    document = Document(file, root, {}, {})
    problems: list[Problem] = []
    for section in SECTIONS:
        value = root.get(section, Sequence())
        if not isinstance(value, Sequence):
            message = f"the section {section} must be a list."
            problems.append(Problem(file, root.lines[section], "", message, "Begin each entry with a dash."))
            value = Sequence()
        seen: dict[str, int] = {}
        document.good[section] = []
        for i, item in enumerate(value):
            entry, found = _entry(document, section, i, item)
            problems += found
            if entry is not None:
                document.good[section].append((i, entry))
            key = item.get("id") if isinstance(item, Mapping) else item
            if isinstance(key, str):
                if key in seen and key != PLACEHOLDER:
                    message = f"{key} stands twice in {section}; first on line {seen[key]}."
                    problems.append(document.problem(section, i, "id", message, "Give each its own."))
                seen.setdefault(key, value.lines[i])
        document.ids[section] = set(seen)
    return document, problems


def _entry(document: Document, section: str, index: int, item: Any) -> tuple[Any, list[Problem]]:
    """One entry as its model, or what is wrong with it."""
    model = SECTIONS[section]
    worded = not isinstance(model, type)
    if worded:  # idioms, names and headlines are plain words
        if isinstance(item, str) and item.strip():
            return item, []
        return None, [document.problem(section, index, "", "a phrase is expected here.")]
    if not isinstance(item, Mapping):
        return None, [document.problem(section, index, "", "keys and values are expected here.")]
    said: list[Said] = [
        (key, f"{key} is still to be written.", f"Replace the {PLACEHOLDER}.") for key in _placeholders(item)
    ]
    entry = None
    try:
        entry = model.model_validate(item)
    except ValidationError as error:
        # A placeholder is told of once, not again as a wrong value.
        details = [detail for detail in error.errors() if detail["input"] != PLACEHOLDER]
        said += shape_problems(model, item, details, document.root)
    return entry, [document.problem(section, index, *each) for each in said]


def _sections(root: Mapping, file: str) -> Iterator[Problem]:
    for name in root:
        if name not in SECTIONS:
            known = f"The sections are {', '.join(SECTIONS)}."
            yield Problem(file, root.lines[name], "", f"the section {name[:60]} is not known.", known)
    for name in REQUIRED:
        if name not in root:
            yield Problem(file, 1, "", f"the section {name}: is missing.", "Add it, even if its list is empty.")
    if root.get("facts") == []:
        fix = "Add a fact: there is nothing to show."
        yield Problem(file, root.lines["facts"], "", "the section facts: is empty.", fix)


def _placeholders(item: Mapping, prefix: str = "") -> Iterator[str]:
    """The keys, such as title.zh, that hold only the … which the commands leave for the curator."""
    for key, value in item.items():
        if value == PLACEHOLDER:
            yield prefix + key
        elif isinstance(value, Mapping):
            yield from _placeholders(value, f"{prefix}{key}.")
