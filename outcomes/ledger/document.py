"""The parsed document entry by entry: which are well formed, and the line to name when one is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from pydantic import ValidationError

from outcomes.errors import Problem
from outcomes.ledger.models import CuratedFile, Entry
from outcomes.ledger.shape import shape_problems
from outcomes.ledger.yamlfile import Mapping, Sequence

SECTIONS: dict[str, Any] = {
    name: field.annotation.__args__[0]  # type: ignore[union-attr]
    for name, field in CuratedFile.model_fields.items()
}
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
        return _problem(self.file, self.root, section, index, key, message, fix)

    def of_sentence(self, index: int, words: str, message: str, fix: str) -> Problem:
        """A problem with words of a source, the one at `index`: where a worksheet shows them, else where it begins."""
        found = self.problem("sources", index, "id", message, fix)
        line = self.sentences.get((found.id, " ".join(words.split())))
        return replace(found, line=line) if line else found


def read_document(root: Mapping, file: str) -> tuple[Document, list[Problem]]:
    """Check the shape: unknown keys, wrong types, missing names, repeated ids. Well-formed entries are kept."""
    document, problems = read_entries(root, file)
    return document, _sections(root, file) + problems


def read_entries(root: Mapping, file: str) -> tuple[Document, list[Problem]]:
    """The entries of the sections that are there, each as its model."""
    problems: list[Problem] = []
    good: dict[str, list[tuple[int, Any]]] = {}
    ids: dict[str, set[str]] = {}
    for section in SECTIONS:
        good[section], ids[section] = [], set()
        value = root.get(section, Sequence(1))
        if not isinstance(value, Sequence):
            message = f"the section {section} must be a list."
            problems.append(Problem(file, root.lines[section], "", message, "Begin each entry with a dash."))
            continue
        seen: dict[str, int] = {}
        for i, item in enumerate(value):
            entry, found = _entry(file, root, section, i, item)
            problems += found
            if entry is not None:
                good[section].append((i, entry))
            key = item.get("id") if isinstance(item, Mapping) else item if isinstance(item, str) else None
            if not isinstance(key, str):
                continue
            if key in seen and key != PLACEHOLDER:
                message = f"{key} stands twice in {section}; first on line {seen[key]}."
                problems.append(_problem(file, root, section, i, "id", message, "Give each its own."))
            seen.setdefault(key, value.lines[i])
        ids[section] = set(seen)
    return Document(file, root, good, ids), problems


def _sections(root: Mapping, file: str) -> list[Problem]:
    known = ", ".join(SECTIONS)
    unknown = [
        Problem(file, root.lines[key], "", f"the section {key[:60]} is not known.", f"The sections are {known}.")
        for key in root
        if key not in SECTIONS
    ]
    missing = [
        Problem(file, 1, "", f"the section {name}: is missing.", "Add it, even if its list is empty.")
        for name in REQUIRED
        if name not in root
    ]
    empty = [
        Problem(file, root.lines["facts"], "", "the section facts: is empty.", "Add a fact: there is nothing to show.")
        for _ in range(root.get("facts") == [])
    ]
    return unknown + missing + empty


def _entry(file: str, root: Mapping, section: str, index: int, item: Any) -> tuple[Any, list[Problem]]:
    """One entry as its model, or what is wrong with it."""
    model = SECTIONS[section]
    worded = not isinstance(model, type)
    if worded:  # idioms, names and headlines are plain words
        if isinstance(item, str) and item.strip():
            return item, []
        return None, [_problem(file, root, section, index, "", "a phrase is expected here.")]
    if not isinstance(item, Mapping):
        return None, [_problem(file, root, section, index, "", "keys and values are expected here.")]
    blank = [
        _problem(file, root, section, index, key, f"{key} is still to be written.", f"Replace the {PLACEHOLDER}.")
        for key in _placeholders(item)
    ]
    try:
        return model.model_validate(item), blank
    except ValidationError as error:
        said = shape_problems(item, _details(error), lambda path: _keys(section, path), root)
        return None, blank + [_problem(file, root, section, index, *found) for found in said]


def _details(error: ValidationError) -> list[Any]:
    """What pydantic found; a placeholder is told of once, not again as a wrong value."""
    return [detail for detail in error.errors() if detail["input"] != PLACEHOLDER]


def _placeholders(item: Mapping, prefix: str = "") -> Iterator[str]:
    """The keys, such as title.zh, that hold only the … which the commands leave for the curator."""
    for key, value in item.items():
        if value == PLACEHOLDER:
            yield prefix + key
        elif isinstance(value, Mapping):
            yield from _placeholders(value, f"{prefix}{key}.")


def _keys(section: str, path: list[str]) -> set[str]:
    """The keys that may stand where an unknown one does."""
    model = SECTIONS[section]
    for part in path[:-1]:
        if part in model.model_fields:  # else the key of a dictionary, or a place in a list
            model = _model(model.model_fields[part].annotation) or model
    return set(model.model_fields)


def _model(kind: Any) -> Any:
    """The model inside a type such as list[Quotient] or Name | None; None where there is none."""
    if isinstance(kind, type) and issubclass(kind, Entry):
        return kind
    return next(filter(None, map(_model, get_args(kind))), None)


def _problem(file: str, root: Mapping, section: str, index: int, key: str, message: str, fix: str = "") -> Problem:
    """A problem with the line of the key, or of the entry where the key is not written."""
    items = root[section]
    item = items[index]
    line = items.lines[index]
    file = items.files[index] if items.files else file
    if isinstance(item, Mapping):
        node: Any = item
        for part in key.split("."):
            if isinstance(node, Mapping) and part in node.lines:
                line, node = node.lines[part], node.get(part)
    identity = item.get("id") if isinstance(item, dict) else None
    return Problem(file, line, identity if isinstance(identity, str) else f"{section}[{index + 1}]", message, fix)
