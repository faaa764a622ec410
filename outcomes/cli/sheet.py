"""Write a worksheet: entries in the order of their text, each passage with what its entries share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from outcomes.ledger.document import PLACEHOLDER
from outcomes.ledger.worksheet import HINT, NONE, PASSAGE, SHARED, TEXT, TOGETHER, VOCABULARY, needed
from outcomes.ledger.writing import key_line, packed
from outcomes.text.source_text import SourceText

GROUPS = ("region", "programme", "period")
BOTH = {"zh": PLACEHOLDER, "en": PLACEHOLDER}  # words that a person has still to write


@dataclass(frozen=True)
class Item:
    """An entry with its place in the reading text: its words from `start`, its figure from `at` on.

    A draft takes the defaults for what it does not know yet.
    """

    section: str
    entry: dict[str, Any]
    start: int = 0
    end: int = 0
    at: int = 0
    comments: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    draft: bool = False

    @property
    def reported(self) -> bool:
        """Whether it shares its quote with its like, and takes the defaults."""
        return self.section in ("facts", "statements")


@dataclass(frozen=True)
class Sheet:
    """What a worksheet holds. `own` is the vocabulary that its text brings, `phrases` are its idioms and names.

    `base` tells what it was opened from, `defaults` are those that a draft already knows. What is only `proposed`
    stands as a comment beneath its sentence.
    """

    source: dict[str, Any]
    text: SourceText
    items: list[Item]
    phrases: dict[str, list[str]]
    own: dict[str, list[Any]] = field(default_factory=dict)
    base: str = ""
    defaults: dict[str, Any] = field(default_factory=dict)
    proposed: list[Item] = field(default_factory=list)

    def lines(self, schema: str) -> Iterator[str]:
        """The lines of the worksheet; `schema` is the path from it to the schema."""
        defaults = self.defaults or _defaults(self.items)
        yield f"# yaml-language-server: $schema={schema}"
        if self.base:
            yield f"base: {self.base}  # what the curated file held when this was opened"
        yield "source:"
        yield from (key_line(key, value, 2) for key, value in self.source.items())
        if defaults:
            yield "defaults:  # of every fact and statement that does not say otherwise"
            yield from (key_line(key, value, 2) for key, value in defaults.items())
        yield "text:" if self.items else "text: []"
        beneath = {
            self.text.sentence(item.start, item.end)[1]: _passage_lines([item], defaults) for item in self.proposed
        }
        known = {section: {entry["id"]: entry for entry in self.own.get(section, ())} for section in VOCABULARY}
        left = {section: dict(entries) for section, entries in known.items()}
        told = 0
        for end, items in _passages(self.items, self.text):
            yield from _told(self.text, told, end, beneath)
            told = max(told, end)
            needs = [need for item in items for need in needed(item.entry, known)]
            fresh = [Item(section, entry) for section, name in needs if (entry := left[section].pop(name, None))]
            yield from _passage_lines(fresh + items, defaults)
        yield from _told(self.text, told, len(self.text.reading), beneath)
        for section, found in self.phrases.items():
            yield from packed(f"{section}: ", found)


def _part(entry: dict[str, Any], key: str) -> dict[str, Any]:
    """A key of an entry with what goes together with it; nothing where the entry has no such key."""
    return {name: entry[name] for name in (key, *TOGETHER.get(key, ())) if key in entry and name in entry}


def _defaults(items: Iterable[Item]) -> dict[str, Any]:
    """The place and the period that most entries have, where two or more share one."""
    made: dict[str, Any] = {}
    for key in ("region", "period"):
        parts = [part for item in items if item.reported and (part := _part(item.entry, key))]
        most = max(parts, key=parts.count, default={})
        made |= most if parts.count(most) > 1 else {}
    return made


def _passages(items: list[Item], text: SourceText) -> Iterator[tuple[int, list[Item]]]:
    """Entries with the same quote together, what has none to share with its sentence; and where its sentence ends."""
    shared: dict[str, Any] = {}
    found: list[Item] = []
    end = 0
    for item in sorted(items, key=lambda item: (item.start, item.end, item.at)):
        words = _part(item.entry, "quote") if item.reported else {}
        if found and (item.start >= end or (words and shared and words != shared)):
            yield end, found
            end, shared, found = 0, {}, []
        shared = shared or words
        end = max(end, text.sentence(item.start, item.end)[1])
        found.append(item)
    if found:
        yield end, found


def _told(text: SourceText, start: int, end: int, beneath: dict[int, list[str]]) -> Iterator[str]:
    """The words of the text from one place to another, a sentence a line, and what is proposed beneath it."""
    while start < end:
        stop = min(text.sentence(start, start)[1], end)
        if words := " ".join(text.reading[start:stop].split()):
            yield f"  {TEXT} {words}"
            yield from (f"  {HINT} {row[2:]}" for row in beneath.get(stop, ()))
        start = max(stop, start + 1)


def _passage_lines(items: list[Item], defaults: dict[str, Any]) -> list[str]:
    """Numerals that are no facts alone in the list itself, else each section beneath what the entries share."""
    alone = all(item.section == "not_facts" for item in items)
    shared = _shared([item.entry for item in items if item.reported], defaults)
    rows = [key_line(key, value, 4) for key, value in shared.items()]
    pad = "  " if alone else "      "
    for section in PASSAGE:
        found = [item for item in items if item.section == section]
        if found and not alone:
            rows.append(f"    {section}:")
        for item in found:
            hints = [f"{HINT} {'; '.join(item.hints)}"] if item.hints else []
            rows += [f"{pad}{line}" for line in (*item.comments, *hints)]
            rows += packed(f"{pad}- ", _short(item, shared, defaults))
    return rows if alone else [f"  - {rows[0].lstrip()}", *rows[1:]]


def _shared(entries: list[dict[str, Any]], defaults: dict[str, Any]) -> dict[str, Any]:
    """What all facts and statements of a passage have, and the defaults do not say."""
    shared: dict[str, Any] = {}
    for key in ("quote", *GROUPS, "translation") if entries else ():
        parts = [_part(entry, key) for entry in entries]
        worth = key in ("quote", "translation") or (len(parts) > 1 and parts[0] != _part(defaults, key))
        shared |= parts[0] if worth and all(part == parts[0] for part in parts) else {}
    return shared


def _short(item: Item, shared: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """An entry without what its passage or the defaults say."""
    short = {key: value for key, value in item.entry.items() if key != "source"}
    if item.section == "indicators":
        plain = {"measure": "level", "group": short.get("id")}
        return {key: value for key, value in short.items() if plain.get(key) != value}
    for key in SHARED.get(item.section, ()):
        said, part = _part(shared, key) or _part(defaults, key), _part(item.entry, key)
        if said and said == part and not (key == "translation" and "quote" in short):
            short = {name: value for name, value in short.items() if name not in part}
        elif said and not part and not item.draft:
            short[key] = NONE
    return short
