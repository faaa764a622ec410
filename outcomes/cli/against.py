"""What was published and is otherwise now, held against the entries that must say so: check --against REF."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from outcomes.cli.common import CannotRunError, need_file
from outcomes.errors import Problem
from outcomes.ledger.checks.history import same
from outcomes.ledger.curated import Fault
from outcomes.ledger.document import Document
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Published
from outcomes.ledger.models.history import ADDRESSED, as_text
from outcomes.ledger.yamlfile import decode, parse

# The fields whose change a correction must tell. Our own remarks (note, period_basis) may change without one.
TOLD = {
    "facts": (
        "indicator", "theme", "region", "kind", "value", "qualifier", "against", "before", "target_of", "period",
        "source", "quote", "figure", "header", "translation", "programme", "part_of",
    ),
    "statements": ("region", "theme", "kind", "period", "source", "quote", "translation", "programme"),
    "indicators": ("theme", "unit", "stage", "measure"),
    "sources": ("title", "kind", "author", "publisher", "published", "url"),
}  # fmt: skip
# The column of a published table that holds a field, where it has another name.
COLUMN = {name: f"{name}_id" for name in ("indicator", "region", "source", "programme", "theme")}

Entry = Mapping[str, Any]
Entries = Mapping[str, Iterable[Entry]]  # by section


def published(reference: str, data: Path) -> Entries:
    """The entries of what was published, each with the fields that are known: of a facts.json, or of a curated file.

    The file may be one in the history of git. A table gives what it holds: facts or statements, and of each indicator
    its unit, stage and measure. Raises CannotRunError where the reference is neither, DataError where the file cannot
    be read.
    """
    path = Path(reference)
    if path.suffix == ".json":
        try:
            return _of_table(json.loads(need_file(path)))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise CannotRunError(f"{reference}: this is no facts.json or statements.json of this project.") from None
    raw = need_file(path) if path.suffix in (".yaml", ".yml") else _of_git(reference, data)
    root = parse(decode(raw, reference), reference)
    return {f"{kind}s": list(_entries(root.get(f"{kind}s", ()), model)) for kind, model in ADDRESSED.items()}


def _entries(written: Iterable[Any], model: type[Published]) -> Iterator[Entry]:
    """The entries of a section that were addresses: a file in the history may have been half written."""
    for entry in written:
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield {**dict(model.model_construct()), **entry}  # what is left out is the default


def untold(ledger: Ledger, document: Document, old: Entries) -> Iterator[Problem]:
    """Each change since the published entries that no correction, former id or withdrawal tells."""
    for section, entries in old.items():
        places = {entry.id: i for i, entry in document.each(section)}
        kind = section.removesuffix("s")
        for before in entries:
            name = str(ledger.former[section].get(before["id"], before["id"]))
            if name in places:
                for key, message, fix in _changed(ledger, section, name, before):
                    yield document.problem(section, places[name], key, message, fix)
            elif not ledger.withdrawal(section, name) and not (section == "facts" and name in ledger.statements):
                message = f"{name} was published in {section} and is gone."
                fix = f"Write formerly: [{name}] in the entry that took its place, or withdraw it under withdrawn: "
                yield Problem(document.file, 1, name, message, f'{fix}{{{kind}: {name}, date: "…", why: …}}')


def _changed(ledger: Ledger, section: str, name: str, before: Entry) -> Iterator[Fault]:
    entry = getattr(ledger, section)[name]
    for field in (field for field in TOLD.get(section, ()) if field in before):
        was, now = _renamed(ledger, field, before[field]), getattr(entry, field)
        if section == "facts" and field == "theme" and "theme_id" in before:  # a table holds the theme that counts
            now = now or ledger.indicators[entry.indicator].theme
            was = now if _tells(ledger, "indicators", entry.indicator, "theme", was) else was
        if not same(was, now) and not _tells(ledger, section, name, field, was):
            message = f"{field} was published as {_said(was)}, is {_said(now)} now, and no correction says so."
            given = "".join(
                f", {key}: {_said(value)}" for key, value in (("old", was), ("new", now)) if value is not None
            )
            told = f'{section.removesuffix("s")}: {name}, date: "…", what: {field}{given}, why: {{zh: …, en: …}}'
            yield field, message, f"Add to corrections: {{{told}}}"
    if section == "sources" and (digest := before.get("sha256")) not in (
        None, entry.sha256, *(version.sha256 for version in entry.versions)
    ):  # fmt: skip
        fix = f'Add to its versions: {{sha256: {digest}, date: "…", why: {{zh: …, en: …}}}}'
        yield "sha256", "the text was published otherwise.", fix


def _tells(ledger: Ledger, section: str, name: str, field: str, was: Any) -> bool:
    """Whether a correction begins at the published value; that the last one ends at today's is a check of its own."""
    theme = field == "theme" and section == "facts"  # a table has the theme of the indicator where the fact had none
    return any(
        entry.entry == (section, name) and entry.what == field
        and (same(entry.old, was) or (theme and entry.old is None))
        for entry in ledger.corrections
    )  # fmt: skip


def _renamed(ledger: Ledger, field: str, value: Any) -> Any:
    """A reference by the id that its entry has now: to rename an entry changes nothing of those that name it."""
    section = {"target_of": "facts", "part_of": "facts"}.get(field, f"{field}s")
    return ledger.former.get(section, {}).get(value, value) if isinstance(value, str) else value


def _said(value: Any) -> str:
    return "not given" if value is None else json.dumps(as_text(value), ensure_ascii=False)


def _of_git(reference: str, data: Path) -> bytes:
    """The curated file as it was at a commit, a tag or a branch."""
    command = ["git", "-C", str(data.resolve().parent), "show", f"{reference}:./{data.name}"]
    try:
        found = None if reference.startswith("-") else subprocess.run(command, capture_output=True)
    except FileNotFoundError:
        raise CannotRunError("git is not installed: name a published facts.json.") from None
    if found is None or found.returncode:
        message = f"{reference} is no commit that has {data.name}, nor a file that ends in .json or .yaml."
        raise CannotRunError(message)
    return found.stdout


def _of_table(document: dict[str, Any]) -> Entries:
    """The rows of an exported table as entries of the curated file, as far as the table holds them."""
    section = "statements" if "statements" in document else "facts"
    found: list[Entry] = []
    measured: dict[str, Entry] = {}
    for row in document[section]:
        fields = {field: row[column] for field in TOLD[section] if (column := COLUMN.get(field, field)) in row}
        if row.get("value") is None and row.get("qualifier") == "between":
            fields["value"] = [row["low"], row["high"]]
        found.append({**fields, "id": row["id"], "theme_id": row["theme_id"]})
        if name := row.get("indicator_id"):
            measured[name] = {"id": name, "unit": row["unit_id"], "stage": row["stage"], "measure": row["measure"]}
    sources = [{"id": name} for name in dict.fromkeys(row["source_id"] for row in document[section])]
    return {section: found, "indicators": list(measured.values()), "sources": sources}
