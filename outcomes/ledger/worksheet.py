"""A worksheet: one text as a curator writes it, in reading order, each fact saying only what differs.

    source: {id: town-news-2024, …}                # the entry under sources:
    defaults: {region: small-town, period: "2024~", period_basis: {…}}
    text:
      - {quote: 一、路灯, figure: 一、, reason: ordinal}  # a numeral that is no fact
      - quote: 全镇共安装1.2万多盏路灯               # a passage: what its facts and statements share
        translation: The town installed over 12,000 street lights
        indicators:                                # new ones, beside the fact that needs them
          - {id: street-lights, …}
        facts:
          - {id: town-lights, indicator: street-lights, value: 12000, qualifier: more-than, figure: 1.2万多}
    idioms: []
    names: []

An entry takes from its passage, and then from the defaults, what it does not say; `none` says that there is none.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from outcomes.errors import DataError, Problem
from outcomes.ledger.document import SECTIONS, Document, read_entries
from outcomes.ledger.layout import LINE, entry_key
from outcomes.ledger.shape import did_you_mean
from outcomes.ledger.yamlfile import Mapping, Sequence, parse

NONE = "none"
REPORTED = ("region", "programme", "period", "quote", "translation")
SHARED = {"facts": REPORTED, "statements": REPORTED, "programmes": ("region", "quote"), "not_facts": ("quote",)}
# What is taken or left together: the words a period rests on go with the period.
TOGETHER = {"period": ("period_basis",), "quote": ("prefix", "suffix")}
DEFAULTS = ("region", "programme", "period", "period_basis")
VOCABULARY = ("regions", "themes", "units", "groups", "indicators")
OF_TEXT = ("programmes", "facts", "statements", "not_facts")  # entries that name their source
PASSAGE = (*VOCABULARY, *OF_TEXT)
PHRASES = ("idioms", "names")
HELD = ("sources", *PASSAGE, *PHRASES)
KINDS: dict[type, tuple[str, str]] = {
    Mapping: ("keys and values", "Write a key and its value beneath it."),
    Sequence: ("a list", "Begin each entry with a dash."),
}
PARTS = {"source": Mapping, "defaults": Mapping, "text": Sequence, **dict.fromkeys(PHRASES, Sequence)}
TEXT, HINT = "#|", "#?"  # comments that `open` writes: the text, and what may help; they never reach the curated file
FACT = (
    "id", "indicator", "theme", "region", "kind", "value", "qualifier", "against", "before", "target_of", "period",
    "period_basis", "source", "quote", "prefix", "suffix", "figure", "header", "translation", "programme", "part_of",
)  # fmt: skip
ORDER = {
    "facts": FACT,
    "statements": ("id", "source", "quote", "prefix", "suffix", "region", "theme", "kind", "name"),
    "programmes": ("id", "name", "region", "source", "quote", "prefix", "suffix"),
    "not_facts": ("source", "quote", "prefix", "suffix", "figure", "reason", "of"),
}  # fmt: skip


@dataclass(frozen=True)
class Worksheet:
    """A worksheet as read. `entries` are complete, as in the curated file; `base` tells what it was opened from.

    `comments` are those of a person above an entry, by section and key; `sentences` are the lines on which the
    sentences of the text stand, where the worksheet still shows them.
    """

    file: str
    source: str
    base: str
    entries: dict[str, Sequence]
    comments: dict[tuple[str, str], list[str]]
    sentences: dict[str, int]


def read_worksheet(text: str, file: str) -> Worksheet:
    """Read a worksheet and write out what its entries share. Raises DataError where it has not the shape of one."""
    root = parse(text, file)
    if problems := list(_misshapen(root, file)):
        raise DataError(problems)
    source = root["source"]
    entries = {section: root.get(section, Sequence()) if section in PHRASES else Sequence() for section in HELD}
    entries["sources"].put(_whole("sources", source, (), source), source.line, file)
    for passage in root["text"]:
        for section, item, line in _entries(passage):
            whole = _whole(section, item, (passage, root.get("defaults", Mapping(1))), source)
            entries[section].put(whole, line, file)
    lines = [line.strip() for line in LINE.findall(text)]
    sentences = {line.removeprefix(TEXT).strip(): at for at, line in enumerate(lines, 1) if line.startswith(TEXT)}
    return Worksheet(file, source["id"], root.get("base", ""), entries, _comments(lines, entries), sentences)


def _entries(passage: Mapping) -> Iterator[tuple[str, Any, int]]:
    """The entries of a passage with section and line. A numeral that is no fact may be a passage of its own."""
    if "reason" in passage:
        yield "not_facts", passage, passage.line
        return
    for section in PASSAGE:
        yield from ((section, item, line) for item, line, _ in passage.get(section, Sequence()).placed())


def _misshapen(root: Mapping, file: str) -> Iterator[Problem]:
    yield from _unknown(root, ("base", *PARTS), file)
    for name, kind in PARTS.items():
        if (name in root or name == "text") and not isinstance(root.get(name), kind):
            what, fix = KINDS[kind]
            yield Problem(file, root.lines.get(name, 1), "", f"{name}: holds {what}.", fix)
    source, defaults, passages = (root.get(name) for name in ("source", "defaults", "text"))
    if "source" not in root or (isinstance(source, Mapping) and not isinstance(source.get("id"), str)):
        yield Problem(file, root.lines.get("source", 1), "", "source: with the id of the text is missing.", "Add it.")
    if isinstance(defaults, Mapping):
        yield from _unknown(defaults, DEFAULTS, file)
    for passage, line, _ in passages.placed() if isinstance(passages, Sequence) else ():
        if not isinstance(passage, Mapping):
            yield Problem(file, line, "", "a passage holds keys and values, such as quote: and facts:.", "Write them.")
        elif "reason" not in passage:
            yield from _unknown(passage, (*REPORTED, "period_basis", "prefix", "suffix", *PASSAGE), file)
            for section in PASSAGE:
                items = passage.get(section, Sequence())
                if not isinstance(items, Sequence) or not all(isinstance(item, Mapping) for item in items):
                    fix = "Begin each entry with a dash and a key."
                    yield Problem(file, passage.lines[section], "", f"{section}: holds a list of entries.", fix)


def _unknown(found: Mapping, known: tuple[str, ...], file: str) -> Iterator[Problem]:
    for key in found:
        if key not in known:
            fix = did_you_mean(key, set(known)) if key else ""
            yield Problem(file, found.lines[key], "", f"the key {key[:60]} has no place here.", fix)


def _whole(section: str, item: Mapping, above: tuple[Mapping, ...], source: Mapping) -> Mapping:
    """An entry with what it takes from its passage and from the defaults, in the order of the curated file.

    Each key has the line on which it is said.
    """
    said = {key: (value, item.lines[key]) for key, value in item.items()}
    shared = SHARED.get(section, ())
    for key in shared:
        outer = next((outer for outer in above if key in outer), None)
        if outer and key not in item and not (key == "translation" and "quote" in item):
            names = [name for name in (key, *TOGETHER.get(key, ())) if name in outer]
            said = {name: (outer[name], outer.lines[name]) for name in names} | said
    if section in OF_TEXT:
        said["source"] = source["id"], source.lines["id"]
    if section == "indicators":
        said = {"measure": ("level", item.line), "group": (item.get("id", ""), item.line)} | said
    order = [*ORDER.get(section, ()), *SECTIONS[section].model_fields]
    made = Mapping(item.line)
    for key in sorted(said, key=lambda name: order.index(name) if name in order else len(order)):
        if key not in shared or said[key][0] != NONE:
            made.put(key, *said[key])
    return made


def _comments(lines: list[str], entries: dict[str, Sequence]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for section in PASSAGE:
        for item, line, _ in entries[section].placed():
            above = takewhile(lambda row: row.startswith("#"), reversed(lines[: line - 1]))
            found[section, entry_key(section, item)] = [row for row in above if not row.startswith((TEXT, HINT))][::-1]
    return found


Users = dict[tuple[str, str], set[str]]


def users(root: Mapping) -> Users:
    """By section and id of the vocabulary: the texts that use it; no text, "", for what is computed from them."""
    known = {section: {item["id"]: item for item in root.get(section, ())} for section in VOCABULARY}
    found: Users = defaultdict(set)
    for section in ("programmes", "facts", "statements"):
        for item in root.get(section, ()):
            for used in needed(item, known):
                found[used].add(item.get("source", ""))
    for item in root.get("consistency", ()):
        found["units", item.get("unit", "")].add("")
    return found


def of_source(root: Mapping, source: str, used: Users | None = None) -> dict[str, list[Any]]:
    """The entries of a curated file that belong to one text: its own, and the vocabulary that no other text uses."""
    used = used or users(root)
    own = {
        section: [item for item in root.get(section, ()) if used.get((section, item["id"])) == {source}]
        for section in VOCABULARY
    }
    named = {section: [item for item in root.get(section, ()) if item.get("source") == source] for section in OF_TEXT}
    return {"sources": [item for item in root["sources"] if item["id"] == source], **own, **named}


def needed(item: Any, known: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The vocabulary that an entry rests on: its indicator with unit, group and theme; its place with all above it."""
    if indicator := known["indicators"].get(item.get("indicator", "")):
        for section in ("unit", "group", "theme"):
            yield f"{section}s", indicator.get(section, "")
        yield "indicators", indicator["id"]
    chain = []
    region = known["regions"].get(item.get("region", ""))
    while region and region["id"] not in chain:
        chain.append(region["id"])
        region = known["regions"].get(region.get("parent", ""))
    yield from (("regions", name) for name in reversed(chain))
    yield "themes", item.get("theme", "")


def fingerprint(entries: dict[str, list[Any]]) -> str:
    """What tells whether the entries of a text are still those that a worksheet was opened from."""
    said = json.dumps(entries, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def as_document(sheets: list[Worksheet], curated: Document) -> tuple[Document, list[Problem]]:
    """The texts of some worksheets with the vocabulary of the curated file, so that the checks look at them alone.

    Problems name the worksheet; the entries that it replaces are left out, and so is what other texts report.
    """
    root, sources = curated.root, {sheet.source for sheet in sheets}
    used = users(root)
    written: list[Any] = [of_source(root, source, used) for source in sorted(sources)]
    written += [sheet.entries for sheet in sheets]
    made = Mapping(1)
    for section in HELD:
        items = Sequence()
        replaced = {entry_key(section, item) for entries in written for item in entries.get(section, ())}
        taken = root.get(section, Sequence()) if section in (*VOCABULARY, *PHRASES) else Sequence()
        for placed in taken.placed():
            if entry_key(section, placed[0]) not in replaced:
                items.put(*placed)
        for sheet in sheets:
            for placed in sheet.entries[section].placed():
                items.put(*placed)
        made.put(section, items, 1)
    document, problems = read_entries(made, curated.file)
    elsewhere = {
        section: {item["id"] for item in root.get(section, ()) if item.get("source") not in sources}
        for section in ("programmes", "facts")
    }
    ids = {section: found | elsewhere.get(section, set()) for section, found in document.ids.items()}
    sentences = {(sheet.source, words): line for sheet in sheets for words, line in sheet.sentences.items()}
    return replace(document, ids=ids, sentences=sentences), problems
