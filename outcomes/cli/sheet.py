"""Write a worksheet: entries in the order of their text, each passage with what its entries share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from outcomes.ledger.document import PLACEHOLDER
from outcomes.ledger.worksheet import HINT, NONE, PASSAGE, SHARED, TEXT, TOGETHER, VOCABULARY, needed
from outcomes.ledger.writing import key_line, packed
from outcomes.text.source_text import SourceText

SCHEMA = "# yaml-language-server: $schema={}"
GROUPS = ("region", "programme", "period")
BOTH = {"zh": PLACEHOLDER, "en": PLACEHOLDER}  # words that a person has still to write


@dataclass(frozen=True)
class Item:
    """An entry with its place in the reading text: its words from `start`, its figure from `at` on.

    A draft takes the defaults for what it does not know yet.
    """

    section: str
    entry: dict[str, Any]
    start: int
    end: int
    at: int
    comments: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    draft: bool = False


@dataclass
class Passage:
    """What stands together. `end` is the end of its sentence in the reading text."""

    end: int
    words: tuple[str | None, ...] | None = None
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Head:
    """What stands above the text: the source, what it was opened from, and defaults that a draft already knows."""

    source: dict[str, Any]
    schema: str
    base: str = ""
    defaults: dict[str, Any] = field(default_factory=dict)


def worksheet_lines(
    head: Head,
    text: SourceText,
    items: list[Item],
    own: dict[str, list[Any]],
    phrases: dict[str, list[str]],
    proposed: Iterable[Item] = (),
) -> Iterator[str]:
    """The lines of a worksheet. `own` is the vocabulary that this text brings, `phrases` its idioms and names.

    What is only `proposed` stands as a comment beneath its sentence.
    """
    defaults = head.defaults or _defaults(items)
    yield SCHEMA.format(head.schema)
    if head.base:
        yield f"base: {head.base}  # what the curated file held when this was opened"
    yield "source:"
    for key, value in head.source.items():
        yield key_line(key, value, 2)
    if defaults:
        yield "defaults:  # of every fact and statement that does not say otherwise"
        for key, value in defaults.items():
            yield key_line(key, value, 2)
    yield "text:" if items else "text: []"
    known = {section: {entry["id"]: entry for entry in own.get(section, ())} for section in VOCABULARY}
    left = {section: dict(entries) for section, entries in known.items()}
    beneath = {
        text.sentence(item.start, item.end)[1]: [
            f"  {HINT} {row[2:]}" for row in _passage_lines(Passage(0, items=[item]), defaults, {})
        ]
        for item in proposed
    }
    told = 0
    for passage in _passages(items, text):
        yield from _told(text, told, passage.end, beneath)
        told = max(told, passage.end)
        fresh = _fresh(passage, known, left)
        yield from _passage_lines(passage, defaults, fresh)
    yield from _told(text, told, len(text.reading), beneath)
    for section, found in phrases.items():
        yield from packed(f"{section}: ", found)


def _defaults(items: Iterable[Item]) -> dict[str, Any]:
    """The place and the period that most entries have, where two or more share one."""
    entries = [item.entry for item in items if item.section in ("facts", "statements")]
    made: dict[str, Any] = {}
    for key in ("region", "period"):
        found = Counter(_group(entry, key) for entry in entries if key in entry)
        if found and (most := found.most_common(1)[0])[1] > 1:
            model = next(entry for entry in entries if _group(entry, key) == most[0])
            made |= {name: model[name] for name in (key, *TOGETHER.get(key, ())) if name in model}
    return made


def _group(entry: dict[str, Any], key: str) -> tuple[str | None, ...]:
    """A value with what goes together with it, to compare."""
    return tuple(str(entry[name]) if name in entry else None for name in (key, *TOGETHER.get(key, ())))


def _passages(items: list[Item], text: SourceText) -> list[Passage]:
    """Entries with the same quote together; what has no quote to share joins the passage of its sentence."""
    made: list[Passage] = []
    for item in sorted(items, key=lambda item: (item.start, item.end, item.at)):
        words = _group(item.entry, "quote") if item.section in ("facts", "statements") else None
        last = made[-1] if made else None
        if not last or item.start >= last.end or (words and last.words and words != last.words):
            last = Passage(text.sentence(item.start, item.end)[1])
            made.append(last)
        last.words = last.words or words
        last.end = max(last.end, text.sentence(item.start, item.end)[1])
        last.items.append(item)
    return made


def _fresh(passage: Passage, known: dict[str, dict[str, Any]], left: dict[str, dict[str, Any]]) -> dict[str, list[Any]]:
    """The vocabulary that the entries of a passage need first."""
    found: dict[str, list[Any]] = defaultdict(list)
    for item in passage.items:
        for section, name in needed(item.entry, known):
            if entry := left[section].pop(name, None):
                found[section].append(entry)
    return found


def _told(text: SourceText, start: int, end: int, beneath: dict[int, list[str]]) -> Iterator[str]:
    """The words of the text from one place to another, a sentence a line, and what is proposed beneath it."""
    while start < end:
        stop = min(text.sentence(start, start)[1], end)
        if words := " ".join(text.reading[start:stop].split()):
            yield f"  {TEXT} {words}"
            yield from beneath.get(stop, ())
        start = max(stop, start + 1)


def _passage_lines(passage: Passage, defaults: dict[str, Any], fresh: dict[str, list[Any]]) -> Iterator[str]:
    shared = _shared(passage, defaults)
    rows = [key_line(key, value, 4) for key, value in shared.items()]
    alone = not fresh and all(item.section == "not_facts" for item in passage.items)
    for section in PASSAGE:
        made = [Item(section, entry, 0, 0, 0) for entry in fresh.get(section, ())]
        items = made + [item for item in passage.items if item.section == section]
        if items and not alone:
            rows.append(f"    {section}:")
        pad = "  " if alone else "      "
        for item in items:
            hints = [f"{HINT} {'; '.join(item.hints)}"] if item.hints else []
            rows += [f"{pad}{line}" for line in (*item.comments, *hints)]
            rows += packed(f"{pad}- ", _short(item, shared, defaults))
    yield rows[0] if alone else f"  - {rows[0].lstrip()}"
    yield from rows[1:]


def _shared(passage: Passage, defaults: dict[str, Any]) -> dict[str, Any]:
    """What all facts and statements of a passage have, and the defaults do not say."""
    entries = [item.entry for item in passage.items if item.section in ("facts", "statements")]
    shared: dict[str, Any] = {}
    for key in ("quote", *GROUPS, "translation") if entries else ():
        groups = {_group(entry, key) for entry in entries}
        worth = key in ("quote", "translation") or (len(entries) > 1 and groups != {_group(defaults, key)})
        if len(groups) == 1 and key in entries[0] and worth:
            shared |= {name: entries[0][name] for name in (key, *TOGETHER.get(key, ())) if name in entries[0]}
    return shared


def _short(item: Item, shared: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """An entry without what its passage or the defaults say."""
    short = {key: value for key, value in item.entry.items() if key != "source"}
    if item.section == "indicators":
        plain = {"measure": "level", "group": short.get("id")}
        return {key: value for key, value in short.items() if plain.get(key) != value}
    for key in SHARED.get(item.section, ()):
        outer = shared if key in shared else defaults
        if key not in outer:
            continue
        same = _group(item.entry, key) == _group(outer, key)
        if same and not (key == "translation" and "quote" in short):
            short = {name: value for name, value in short.items() if name not in (key, *TOGETHER.get(key, ()))}
        elif key not in item.entry and not item.draft:
            short[key] = NONE
    return short
