"""Check 1: every reference of the curated file names an entry, and no tree has a loop."""

from collections.abc import Iterator
from typing import Any

from outcomes.errors import Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.document import HINTS, Document
from outcomes.ledger.models import NotFact, Region, Statement
from outcomes.ledger.models.history import ADDRESSED
from outcomes.ledger.shape import did_you_mean

REFERENCES = {
    "regions": {"parent": "regions"},
    "indicators": {"theme": "themes", "unit": "units"},
    "programmes": {"region": "regions", "source": "sources"},
    "facts": {
        "indicator": "indicators", "region": "regions", "source": "sources",
        "programme": "programmes", "part_of": "facts", "theme": "themes", "target_of": "facts",
    },
    "statements": {"region": "regions", "theme": "themes", "source": "sources", "programme": "programmes"},
    "ratios": {"numerator": "facts", "denominator": "facts"},
    "averages": {"numerator": "facts", "denominator": "facts"},
    "consistency": {"unit": "units"},
    "declined": {"unit": "units"},
    "corrections": {kind: f"{kind}s" for kind in ADDRESSED},
    "not_facts": {"source": "sources", "of": "facts"},
}  # fmt: skip


def references(file: Curated) -> Iterator[Problem]:
    """Check 1: every reference names an entry; the trees of regions and parts have no loop."""
    yield from _dangling(file.document)
    yield from file.each("not_facts", _restatement)
    yield from file.each("statements", _shared_id)
    yield from file.each("regions", _province)
    for section, field in (("regions", "parent"), ("facts", "part_of")):
        looping = _looping(file.document.by_id(section), field)
        for i, entry in file.document.each(section):
            if entry.id in looping:
                message = f"{field} leads back to {entry.id}."
                yield file.document.problem(section, i, field, message, "Break the circle.")


def _dangling(document: Document) -> Iterator[Problem]:
    hints = HINTS
    for section, i, field, value, target in _named(document):
        if value not in document.ids[target]:
            fix = did_you_mean(value, document.ids[target] if hints > 0 else set())
            subject = f"{field}: {value}" if field in REFERENCES.get(section, {}) else value
            yield document.problem(section, i, field, f"{subject} is not in {target}.", fix)
            hints -= 1


def _named(document: Document) -> Iterator[tuple[str, int, str, str, str]]:
    """Each reference: the section, position and key where it stands, the id it names, and the section that has it."""
    for section, fields in REFERENCES.items():
        for i, entry in document.each(section):
            for field, target in fields.items():
                if (value := getattr(entry, field)) is not None:
                    yield section, i, field, value, target
    for i, fact in document.each("headlines"):
        yield "headlines", i, "", fact, "facts"
    for section in ("consistency", "declined"):
        for i, check in document.each(section):
            for fact in check.facts:
                yield section, i, "quotients" if check.quotients else "of", fact, "facts"


def _restatement(file: Curated, entry: NotFact) -> Iterator[Fault]:
    """Only a restatement says a fact again, and in the text of that fact."""
    if entry.of is not None and entry.reason != "restatement":
        message = f"of: {entry.of} belongs to a restatement, the reason is {entry.reason}."
        yield "of", message, "Write reason: restatement, or leave of out."
    elif entry.of in file.facts and file.facts[entry.of].source != entry.source:
        message = f"{entry.of} stands in another text, {file.facts[entry.of].source}."
        yield "of", message, "Name a fact of the same text."


def _shared_id(file: Curated, entry: Statement) -> Iterator[Fault]:
    """A statement has an id of its own: it is an address, as that of a fact is."""
    if entry.id in file.document.ids["facts"]:
        yield "id", f"{entry.id} is the id of a fact.", "Give the statement its own."


def _province(_: Curated, region: Region) -> Iterator[Fault]:
    """Provinces, and only they, are the roots of the tree of places."""
    if (region.parent is None) != (region.level == "province"):
        yield "parent", "a province has no parent and every other place has one.", "Name the parent or the level."
    if region.level == "province" and region.code is None:
        yield "id", "a province needs its code (GB/T 2260).", 'Add code: "320000" or the like.'


def _looping(entries: dict[str, Any], field: str) -> set[str]:
    """The entries that lead back to themselves. Each is walked once: a chain may be thousands long."""
    looping: set[str] = set()
    done: set[str] = set()
    for start in entries:
        path: dict[str, None] = {}
        step = start
        while step in entries and step not in done and step not in path:
            path[step] = None
            step = getattr(entries[step], field)
        if step in path:
            looping |= set(list(path)[list(path).index(step) :])
        done |= set(path)
    return looping
