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
    problems = list(_misshapen(root, file))
    if problems:
        raise DataError(problems)
    source = root["source"]
    entries = {section: Sequence(1) for section in ("sources", *PASSAGE, *PHRASES)}
    _append(entries["sources"], ordered("sources", source), source.line)
    for passage in root["text"]:
        for section, item, line in _entries(passage):
            whole = _whole(section, item, (passage, root.get("defaults", Mapping(1))), source)
            _append(entries[section], whole, line)
    for section in PHRASES:
        phrases = root.get(section, Sequence(1))
        for phrase, line in zip(phrases, phrases.lines, strict=True):
            _append(entries[section], phrase, line)
    lines = [line.strip() for line in LINE.findall(text)]
    sentences = {line.removeprefix(TEXT).strip(): at for at, line in enumerate(lines, 1) if line.startswith(TEXT)}
    return Worksheet(file, source["id"], root.get("base", ""), entries, _comments(lines, entries), sentences)


def _entries(passage: Mapping) -> Iterator[tuple[str, Any, int]]:
    """The entries of a passage with section and line. A numeral that is no fact may be a passage of its own."""
    if "reason" in passage:
        yield "not_facts", passage, passage.line
        return
    for section in PASSAGE:
        items = passage.get(section, Sequence(1))
        yield from ((section, item, line) for item, line in zip(items, items.lines, strict=True))


def _append(entries: Sequence, item: Any, line: int) -> None:
    entries.append(item)
    entries.lines.append(line)


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
    for passage, line in zip(passages, passages.lines, strict=True) if isinstance(passages, Sequence) else ():
        if not isinstance(passage, Mapping):
            yield Problem(file, line, "", "a passage holds keys and values, such as quote: and facts:.", "Write them.")
        elif "reason" not in passage:
            yield from _unknown(passage, (*REPORTED, "period_basis", "prefix", "suffix", *PASSAGE), file)
            for section in PASSAGE:
                items = passage.get(section, Sequence(1))
                if not isinstance(items, Sequence) or not all(isinstance(item, Mapping) for item in items):
                    fix = "Begin each entry with a dash and a key."
                    yield Problem(file, passage.lines[section], "", f"{section}: holds a list of entries.", fix)


def _unknown(found: Mapping, known: tuple[str, ...], file: str) -> Iterator[Problem]:
    for key in found:
        if key not in known:
            fix = did_you_mean(key, set(known)) if key else ""
            yield Problem(file, found.lines[key], "", f"the key {key[:60]} has no place here.", fix)


def _whole(section: str, item: Mapping, above: tuple[Mapping, ...], source: Mapping) -> Mapping:
    """An entry with what it takes from its passage and from the defaults, each key with the line it stands on."""
    made = Mapping(item.line)
    for key, value in item.items():
        _set(made, key, value, item.lines[key])
    shared = SHARED.get(section, ())
    for key in shared:
        if key in item or (key == "translation" and "quote" in item):
            continue
        for outer in above:
            if key in outer:
                for name in (key, *TOGETHER.get(key, ())):
                    if name in outer and name not in made:
                        _set(made, name, outer[name], outer.lines[name])
                break
    for key in [key for key in shared if made.get(key) == NONE]:
        del made[key]
    if section in OF_TEXT:
        _set(made, "source", source["id"], source.lines["id"])
    if section == "indicators":
        _set(made, "measure", made.get("measure", "level"), made.lines.get("measure", item.line))
        _set(made, "group", made.get("group", made.get("id", "")), made.lines.get("group", item.line))
    return ordered(section, made)


def _set(made: Mapping, key: str, value: Any, line: int) -> None:
    made[key] = value
    made.lines[key] = line


def ordered(section: str, entry: Mapping) -> Mapping:
    """An entry with its keys in the order of the curated file."""
    model = SECTIONS[section]
    order = [*ORDER.get(section, ()), *(name for name in model.model_fields if name not in ORDER.get(section, ()))]
    made = Mapping(entry.line)
    for key in sorted(entry, key=lambda name: order.index(name) if name in order else len(order)):
        _set(made, key, entry[key], entry.lines[key])
    return made


def _comments(lines: list[str], entries: dict[str, Sequence]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for section in PASSAGE:
        for item, line in zip(entries[section], entries[section].lines, strict=True):
            row = line - 1
            above: list[str] = []
            while row and lines[row - 1].startswith("#"):
                row -= 1
                if not lines[row].startswith((TEXT, HINT)):
                    above.insert(0, lines[row])
            found[section, entry_key(section, item)] = above
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
    owned = [of_source(root, source, used) for source in sorted(sources)]
    made = Mapping(1)
    for section in ("sources", *PASSAGE, *PHRASES):
        items = made[section] = Sequence(1)
        made.lines[section] = 1
        written = [*(own.get(section, ()) for own in owned), *(sheet.entries[section] for sheet in sheets)]
        replaced = {entry_key(section, item) for entries in written for item in entries}
        taken = root.get(section, Sequence(1)) if section in (*VOCABULARY, *PHRASES) else Sequence(1)
        for item, line in zip(taken, taken.lines, strict=True):
            if entry_key(section, item) not in replaced:
                _append(items, item, line)
        items.files = [curated.file] * len(items)
        for sheet in sheets:
            items.files += [sheet.file] * len(sheet.entries[section])
            items += sheet.entries[section]
            items.lines += sheet.entries[section].lines
    document, problems = read_entries(made, curated.file)
    elsewhere = {
        section: {item["id"] for item in root.get(section, ()) if item.get("source") not in sources}
        for section in ("programmes", "facts")
    }
    ids = {section: found | elsewhere.get(section, set()) for section, found in document.ids.items()}
    sentences = {(sheet.source, words): line for sheet in sheets for words, line in sheet.sentences.items()}
    return replace(document, ids=ids, sentences=sentences), problems
