"""What was published and is otherwise now, held against the entries that must say so: check --against REF."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from outcomes.cli.common import CannotRunError, need_file
from outcomes.errors import Problem
from outcomes.ledger.checks.history import NAMED, same
from outcomes.ledger.document import Document
from outcomes.ledger.ledger import Ledger
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
COLUMN = {name: f"{name}_id" for name in ("indicator", "region", "source", "programme", "unit")}

Entries = Iterable[Mapping[str, Any]]


def published(reference: str, data: Path) -> dict[str, Entries]:
    """The entries of what was published, by section: of a facts.json, a curated file, or one in the history of git.

    A table of facts gives what it holds: facts or statements, and of each indicator its unit, stage and measure.
    Raises CannotRunError where the reference is neither, DataError where the file cannot be read.
    """
    path = Path(reference)
    if path.suffix == ".json":
        try:
            return _of_table(json.loads(need_file(path)))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise CannotRunError(f"{reference}: this is no facts.json or statements.json of this project.") from None
    raw = need_file(path) if path.suffix in (".yaml", ".yml") else _of_git(reference, data)
    root = parse(decode(raw, reference), reference)
    return {section: [entry for entry in root.get(section, ()) if _addressed(entry)] for section in NAMED}


def _addressed(entry: Any) -> bool:
    """Whether an entry could be published: a file in the history may have been half written."""
    return isinstance(entry, dict) and isinstance(entry.get("id"), str)


def untold(ledger: Ledger, document: Document, old: Mapping[str, Entries]) -> Iterator[Problem]:
    """Each change since the published entries that no correction, former id or withdrawal tells."""
    for kind in ADDRESSED:
        section = f"{kind}s"
        places = {entry.id: i for i, entry in document.each(section)}
        for before in old.get(section, ()):
            name: str = ledger.former[section].get(str(before["id"]), str(before["id"]))
            if name in places:
                yield from _changed(ledger, document, section, places[name], before, name)
            elif not ledger.withdrawal(section, name) and not (section == "facts" and name in ledger.statements):
                message = f"{name} was published in {section} and is gone."
                fix = f"Write formerly: [{name}] in the entry that took its place, or withdraw it under withdrawn: "
                yield Problem(document.file, 1, name, message, f'{fix}{{{kind}: {name}, date: "…", why: …}}')


def _changed(
    ledger: Ledger, document: Document, section: str, index: int, before: Mapping[str, Any], name: str
) -> Iterator[Problem]:
    entry = getattr(ledger, section)[name]
    model = type(entry)
    for field in TOLD.get(section, ()):
        if field not in before and before.get("_partial"):
            continue
        default = model.model_fields[field].default if not model.model_fields[field].is_required() else None
        was, now = _renamed(ledger, field, before.get(field, default)), getattr(entry, field)
        if before.get("_partial") and field == "theme" and section == "facts":
            now = now or ledger.indicators[entry.indicator].theme  # a table holds the theme that counts
            was = now if _tells(ledger, "indicators", entry.indicator, "theme", was) else was
        if same(was, now) or _tells(ledger, section, name, field, was):
            continue
        message = f"{field} was published as {_said(was)}, is {_said(now)} now, and no correction says so."
        values = "".join(f", {key}: {_said(value)}" for key, value in (("old", was), ("new", now)) if value is not None)
        kind = section.removesuffix("s")
        fix = f'Add to corrections: {{{kind}: {name}, date: "…", what: {field}{values}, why: {{zh: …, en: …}}}}'
        yield document.problem(section, index, field, message, fix)
    if section == "sources" and (digest := before.get("sha256")) not in (
        None, entry.sha256, *(version.sha256 for version in entry.versions)
    ):  # fmt: skip
        fix = f'Add to its versions: {{sha256: {digest}, date: "…", why: {{zh: …, en: …}}}}'
        yield document.problem(section, index, "sha256", "the text was published otherwise.", fix)


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


def _of_table(document: dict[str, Any]) -> dict[str, Entries]:
    """The rows of an exported table as entries of the curated file, as far as the table holds them."""
    section = "statements" if "statements" in document else "facts"
    found: list[dict[str, Any]] = []
    indicators: dict[str, dict[str, Any]] = {}
    for row in document[section]:
        fields = {field: row[column] for field in TOLD[section] if (column := COLUMN.get(field, field)) in row}
        fields |= {"id": row["id"], "theme": row["theme_id"], "_partial": True}
        if row.get("value") is None and row.get("qualifier") == "between":
            fields["value"] = [row["low"], row["high"]]
        found.append(fields)
        if section == "facts":
            indicators[row["indicator_id"]] = {
                "id": row["indicator_id"], "unit": row["unit_id"], "stage": row["stage"], "measure": row["measure"],
                "_partial": True,
            }  # fmt: skip
    sources = {row["source_id"]: {"id": row["source_id"], "_partial": True} for row in document[section]}
    return {section: found, "indicators": list(indicators.values()), "sources": list(sources.values())}
