"""Check 1: every reference of the curated file names an entry, and no tree has a loop."""

from collections.abc import Iterator
from typing import Any

from outcomes.errors import Problem
from outcomes.ledger.document import HINTS, Document
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


def references(document: Document) -> list[Problem]:
    """Check 1: every reference names an entry; the trees of regions and parts have no loop."""
    trees = _loops(document, "regions", "parent") + _loops(document, "facts", "part_of") + _provinces(document)
    return _dangling(document) + _restatements(document) + _shared_ids(document) + trees


def _dangling(document: Document) -> list[Problem]:
    problems: list[Problem] = []
    for section, i, field, value, target in _named(document):
        if value not in document.ids[target]:
            fix = did_you_mean(value, document.ids[target] if len(problems) < HINTS else set())
            subject = f"{field}: {value}" if field in REFERENCES.get(section, {}) else value
            problems.append(document.problem(section, i, field, f"{subject} is not in {target}.", fix))
    return problems


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


def _shared_ids(document: Document) -> list[Problem]:
    """A statement has an id of its own: it is an address, as that of a fact is."""
    return [
        document.problem("statements", i, "id", f"{entry.id} is the id of a fact.", "Give the statement its own.")
        for i, entry in document.each("statements")
        if entry.id in document.ids["facts"]
    ]


def _provinces(document: Document) -> list[Problem]:
    """Provinces, and only they, are the roots of the tree of places."""
    problems = []
    for i, region in document.each("regions"):
        if (region.parent is None) != (region.level == "province"):
            message = "a province has no parent and every other place has one."
            problems.append(document.problem("regions", i, "parent", message, "Name the parent or the level."))
        if region.level == "province" and region.code is None:
            message = "a province needs its code (GB/T 2260)."
            problems.append(document.problem("regions", i, "id", message, 'Add code: "320000" or the like.'))
    return problems


def _restatements(document: Document) -> list[Problem]:
    """Only a restatement says a fact again, and in the text of that fact."""
    problems = []
    facts = document.by_id("facts")
    for i, entry in document.each("not_facts"):
        if entry.of is not None and entry.reason != "restatement":
            message = f"of: {entry.of} belongs to a restatement, the reason is {entry.reason}."
            problems.append(
                document.problem("not_facts", i, "of", message, "Write reason: restatement, or leave of out.")
            )
        elif entry.of in facts and facts[entry.of].source != entry.source:
            message = f"{entry.of} stands in another text, {facts[entry.of].source}."
            problems.append(document.problem("not_facts", i, "of", message, "Name a fact of the same text."))
    return problems


def _loops(document: Document, section: str, field: str) -> list[Problem]:
    looping = _looping(document.by_id(section), field)
    problems = []
    for i, entry in document.each(section):
        if entry.id in looping:
            message = f"{field} leads back to {entry.id}."
            problems.append(document.problem(section, i, field, message, "Break the circle."))
    return problems


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
