"""What was published stays accounted for: corrections lead to what now stands, an id is used once, a text read once."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from outcomes.errors import Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.document import SECTIONS, Document
from outcomes.ledger.models import Correction, Published
from outcomes.ledger.models.history import as_text

NAMED = tuple(
    name for name, model in SECTIONS.items() if isinstance(model, type) and issubclass(model, Published)
)  # sections whose ids are addresses


def history(file: Curated) -> Iterator[Problem]:
    """Corrections, former ids, what was withdrawn, and texts that are the same."""
    yield from file.each("corrections", _change)
    yield from _corrections(file.document)
    yield from _former(file.document)
    yield from _withdrawn(file.document)
    yield from _reprints(file)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same as a correction writes them: 12000 and 12000.0 are."""
    one, other = as_text(one), as_text(other)
    return one == other or (one is not None and other is not None and _number(one) == _number(other) is not None)


def printed_alike(text: str) -> str:
    """What is left of a text when white space, line ends and the width of its marks are left out: equal in reprints."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _change(_: Curated, entry: Correction) -> Iterator[Fault]:
    if same(entry.old, entry.new):
        yield "new", "old and new are the same.", "Correct one or remove the entry."


def _corrections(document: Document) -> Iterator[Problem]:
    """The last correction of a field gives what now stands; each goes on where the one before ended."""
    last: dict[tuple[tuple[str, str], str], tuple[int, Correction]] = {}
    for i, entry in document.each("corrections"):
        before = last.get((entry.entry, entry.what))
        if before and before[1].date > entry.date:
            message = f"the correction before this one is of {before[1].date}."
            yield document.problem("corrections", i, "date", message, "Write the older one first.")
        if before and not same(before[1].new, entry.old):
            line = document.root["corrections"].lines[before[0]]
            message = f"the correction before this one, on line {line}, ended with {before[1].new}."
            yield document.problem("corrections", i, "old", message, "Correct the one that is wrong.")
        last[entry.entry, entry.what] = i, entry
    standing = {name: document.by_id(name) for name in {section for (section, _), _ in last}}
    for ((section, name), what), (i, entry) in last.items():
        if name in standing[section] and not same(entry.new, now := getattr(standing[section][name], what)):
            message = f"new is {entry.new}, but the {what} of {name} is {as_text(now)}."
            yield document.problem("corrections", i, "new", message, "Correct the one that is wrong.")


def _former(document: Document) -> Iterator[Problem]:
    """A former id is nobody's id now and led to one entry only. Facts and statements share their ids."""
    taken = {name: document.ids[name] for name in NAMED}
    taken["facts"] = taken["statements"] = taken["facts"] | taken["statements"]
    led: dict[tuple[str, str], str] = {}
    for section in NAMED:
        for i, entry in document.each(section):
            for old in entry.formerly:
                space = "facts" if section == "statements" else section
                if old in taken[section]:
                    message = f"{old} is an id of the file: it cannot be a former one."
                    yield document.problem(section, i, "formerly", message, "Remove it, or rename the other entry.")
                elif (space, old) in led:
                    message = f"{old} is given as a former id of {led[space, old]} too."
                    yield document.problem(section, i, "formerly", message, "Leave it to one of them.")
                led[space, old] = entry.id


def _withdrawn(document: Document) -> Iterator[Problem]:
    """What was withdrawn stands nowhere, and is told of once."""
    seen: set[tuple[str, str]] = set()
    for i, change in document.each("withdrawn"):
        section, name = change.entry
        if name in document.ids[section]:
            message = f"{name} is withdrawn and still stands in {section}."
            yield document.problem("withdrawn", i, "", message, "Remove one of the two.")
        elif any(name in entry.formerly for _, entry in document.each(section)):
            message = f"{name} is withdrawn and leads on to another entry."
            yield document.problem("withdrawn", i, "", message, "Remove it here or under formerly.")
        if change.entry in seen:
            yield document.problem("withdrawn", i, "", f"{name} is withdrawn twice.", "Keep one entry.")
        seen.add(change.entry)


def _reprints(file: Curated) -> Iterator[Problem]:
    """The same words twice would count every figure twice. A text that was replaced is none of those that stand."""
    first: dict[str, str] = {}
    document, texts = file.document, file.texts
    hashes = {source.sha256: source.id for _, source in document.each("sources")}
    for i, source in document.each("sources"):
        for version in source.versions:
            if version.sha256 in hashes:
                message = f"an earlier version is the text of {hashes[version.sha256]}, which stands."
                yield document.problem("sources", i, "versions", message, "Give the sha256 of the text it replaced.")
        if source.id in texts:
            words = printed_alike(texts[source.id].reading)
            if words in first:
                message = f"the text is a reprint of {first[words]}: the same words, set otherwise."
                yield document.problem("sources", i, "file", message, "Remove it: its figures would count twice.")
            first.setdefault(words, source.id)


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
