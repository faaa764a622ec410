"""Put the entries of one text into a curated file: what did not change keeps its lines, its comments and its place."""

import re
from dataclasses import replace
from typing import Any

from outcomes.errors import DataError, Problem
from outcomes.ledger.document import SECTIONS
from outcomes.ledger.layout import EMPTY, LINE, Layout, Piece, Section, entry_key, fields, read_layout
from outcomes.ledger.worksheet import OF_TEXT, PASSAGE, PHRASES, VOCABULARY, Worksheet, of_source
from outcomes.ledger.writing import entry_lines, field_lines
from outcomes.ledger.yamlfile import Mapping, Sequence, parse


def spliced(text: str, sheet: Worksheet, file: str) -> tuple[str, list[str]]:
    """The curated file with the worksheet's entries, and what was added, changed and taken out, one line each.

    Raises DataError where the file would come to say anything else.
    """
    layout = read_layout(text, file)
    own = of_source(layout.root, sheet.source)
    told: list[str] = []
    sections = dict(layout.sections)
    for name in SECTIONS:
        if name in ("sources", *PASSAGE, *PHRASES) and (sheet.entries[name] or own.get(name)):
            section = sections.get(name) or Section(name, f"{layout.newline}{name}:{layout.newline}", [])
            before = len(told)
            made = _section(_listed(section, layout), sheet, own.get(name, []), layout, told)
            if len(told) > before:
                sections[name] = made if made.entries else _emptied(made)
    after = replace(layout, sections=sections).text
    _compare(layout.root, after, sheet, own, file)
    return after, told


def _listed(section: Section, layout: Layout) -> Section:
    """A section whose entries stand on lines of their own."""
    found = layout.root.get(section.name, Sequence())
    if section.entries or not isinstance(found, Sequence):
        return section
    if not found:
        return replace(section, head=EMPTY.sub(":", section.head, count=1))
    head = section.head[: section.head.index(f"{section.name}:")] + f"{section.name}:{layout.newline}"
    return Section(
        section.name, head, [Piece(entry_key(section.name, item), _made(item, [], layout), item) for item in found]
    )


def _emptied(section: Section) -> Section:
    """A section without entries says so: a name with nothing after it is no list."""
    return replace(section, head=re.sub(rf"(?m)^{section.name}:", f"{section.name}: []", section.head, count=1))


def _section(section: Section, sheet: Worksheet, own: list[Any], layout: Layout, told: list[str]) -> Section:
    name = section.name
    wanted = {entry_key(name, entry): entry for entry in sheet.entries[name]}
    gone = {entry_key(name, entry) for entry in own} - wanted.keys()
    pieces = []
    for piece in section.entries:
        if piece.key in gone:
            told.append(f"{name}: {_named(piece.value, piece.key)}: taken out")
            continue
        pieces.append(piece)
        if piece.key in wanted:
            entry, comment = wanted[piece.key], sheet.comments.get((name, piece.key)) if name in OF_TEXT else None
            pieces[-1] = _changed(piece, entry, comment, layout)
            if pieces[-1] != piece:
                told.append(f"{name}: {_named(piece.value, piece.key)}: changed")
    known = {piece.key for piece in pieces}
    before = ""
    for key, entry in wanted.items():
        if key not in known:
            made = Piece(key, _made(entry, sheet.comments.get((name, key), []), layout), entry)
            pieces.insert(_place(pieces, name, before, entry, [k for k in wanted if k in known]), made)
            told.append(f"{name}: {_named(entry, key)}: added")
        before = key
    return replace(section, entries=pieces)


def _named(entry: Any, key: str) -> str:
    return f"“{entry['figure']}” in “{entry['quote']}”" if isinstance(entry, dict) and "id" not in entry else key


def _place(pieces: list[Piece], section: str, before: str, entry: Any, there: list[str]) -> int:
    """Where a new entry goes: after the one before it in the worksheet, else beside its like, else last."""
    for i, piece in enumerate(pieces):
        if piece.key == before and section not in VOCABULARY:
            return i + 1
    if section not in VOCABULARY and there:
        return next(i for i, piece in enumerate(pieces) if piece.key == there[0])
    like = {"indicators": "theme", "regions": "parent"}.get(section, "")
    found = [i for i, piece in enumerate(pieces) if like and like in entry and _alike(piece.value, entry, like)]
    return found[-1] + 1 if found else len(pieces)


def _alike(one: Any, entry: Any, like: str) -> bool:
    return one.get(like) == entry[like] or (like == "parent" and one.get("id") == entry[like])


def _made(entry: Any, comments: list[str], layout: Layout) -> str:
    lines = [f"  {line}" for line in comments] + entry_lines(entry)
    return "".join(line + layout.newline for line in lines)


def _changed(piece: Piece, entry: Any, comment: list[str] | None, layout: Layout) -> Piece:
    """An entry of the file as the worksheet says it now; each key that says the same keeps its lines."""
    if comment is not None and comment != [line.strip() for line in piece.comment.splitlines() if line.strip()]:
        above = "".join(f"  {line}{layout.newline}" for line in comment)
        piece = replace(piece, text=above + piece.text[len(piece.comment) :])
    if piece.value == entry:
        return piece
    cut = fields(piece)
    if cut is None or cut[0].key != next(iter(entry)) or cut[0].value != entry[cut[0].key]:
        return replace(piece, text=_made(entry, [line.strip() for line in piece.comment.splitlines()], layout))
    lines = [line for line in LINE.findall(piece.text[len(piece.comment) :]) if line]
    indent = len(lines[0]) - len(lines[0].lstrip(" ")) + 2
    kept = [field for field in cut if field.key in entry]
    rank = {key: at for at, key in enumerate(entry)}
    for key in entry:
        if key not in {field.key for field in kept}:
            at = next((i for i, field in enumerate(kept) if rank[field.key] > rank[key]), len(kept))
            kept.insert(at, Piece(key, ""))
    texts = []
    for field in kept:
        same = field.text and field.value == entry[field.key]
        rows = [] if same else field_lines(field.key, entry[field.key], indent)
        texts.append(field.text if same else "".join(row + layout.newline for row in rows))
    return replace(piece, text="".join(texts))


def _compare(before: Mapping, text: str, sheet: Worksheet, own: dict[str, list[Any]], file: str) -> None:
    """Everything else means what it meant, and this text what the worksheet says, or an error: nothing is guessed."""
    after = parse(text, file)
    for name in {*before, *after}:
        was, now = (_said(root.get(name, []), name) for root in (before, after))
        entries = sheet.entries.get(name, Sequence())
        ours = {entry_key(name, item) for item in [*entries, *own.get(name, ())]}
        same = {key: item for key, item in was.items() if key not in ours} == {
            key: item for key, item in now.items() if key not in ours
        }
        wanted = {entry_key(name, item): item for item in entries}
        if not same or {key: now.get(key) for key in wanted} != wanted or (ours - wanted.keys()) & now.keys():
            message = f"the section {name} is laid out in a way that cannot be written to."
            raise DataError([Problem(file, before.lines.get(name, 1), "", message, "Begin each entry with a dash.")])


def _said(found: Any, name: str) -> dict[str, Any]:
    return {entry_key(name, item): item for item in found} if isinstance(found, list) else {"": found}
