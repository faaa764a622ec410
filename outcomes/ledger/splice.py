"""Put the entries of one text into a curated file: what did not change keeps its lines, its comments and its place."""

import re
from dataclasses import replace
from typing import Any

from outcomes.errors import DataError, Problem
from outcomes.ledger.document import SECTIONS
from outcomes.ledger.layout import END, Layout, Piece, entry_key, fields, merged, read_layout
from outcomes.ledger.worksheet import HELD, OF_TEXT, VOCABULARY, Worksheet, of_source
from outcomes.ledger.writing import entry_lines, field_lines
from outcomes.ledger.yamlfile import Mapping, Sequence, parse

# A new entry of the vocabulary goes beside those of which one of the keys says what its own key says.
BESIDE = {"indicators": ("theme", ("theme",)), "regions": ("parent", ("parent", "id"))}


def spliced(text: str, sheet: Worksheet, file: str) -> tuple[str, list[str]]:
    """The curated file with the worksheet's entries, and what was added, changed and taken out, one line each.

    Raises DataError where the file would come to say anything else.
    """
    newline = "\r\n" if 0 < text.count("\n") == text.count("\r\n") else "\n"
    layout = read_layout(text.replace(newline, "\n"), file)
    own = of_source(layout.root, sheet.source)
    told: list[str] = []
    end = layout.sections.pop(END)
    for name in SECTIONS:
        if name in HELD and (sheet.entries[name] or own.get(name)):
            before = len(told)
            made = _section(_listed(name, layout), sheet, own.get(name, []), told)
            if len(told) > before:
                layout.sections[name] = made if made[1:] else [_emptied(made[0])]
    layout.sections[END] = end
    after = layout.text.replace("\n", newline)
    _compare(layout.root, after, sheet, own, file)
    return after, told


def _listed(name: str, layout: Layout) -> list[Piece]:
    """A section whose entries stand on lines of their own."""
    pieces = layout.sections.get(name) or [Piece(name, "", f"\n{name}:\n")]
    found = layout.root.get(name, Sequence())
    if pieces[1:] or not isinstance(found, Sequence):
        return pieces
    head = re.sub(rf"(?m)^{name}:\s*\[[^#]*\]", f"{name}:", pieces[0].text, count=1)
    entries = [Piece(name, entry_key(name, item), _text(entry_lines(item)), item) for item in found]
    return [replace(pieces[0], text=head), *entries]


def _emptied(head: Piece) -> Piece:
    """A section without entries says so: a name with nothing after it is no list."""
    return replace(head, text=re.sub(rf"(?m)^{head.section}:", f"{head.section}: []", head.text, count=1))


def _section(section: list[Piece], sheet: Worksheet, own: list[Any], told: list[str]) -> list[Piece]:
    name = section[0].section
    wanted = {entry_key(name, entry): entry for entry in sheet.entries[name]}
    gone = {entry_key(name, entry) for entry in own} - wanted.keys()
    kept = []
    for piece in section:
        if piece.key in gone:
            told.append(f"{name}: {_named(piece.value, piece.key)}: taken out")
            continue
        kept.append(piece)
        if piece.key in wanted:
            comment = sheet.comments.get((name, piece.key)) if name in OF_TEXT else None
            kept[-1] = _changed(piece, wanted[piece.key], comment)
            if kept[-1] != piece:
                told.append(f"{name}: {_named(piece.value, piece.key)}: changed")
    there = [piece.key for piece in kept]
    before = ""
    for key, entry in wanted.items():
        if key not in there:
            made = Piece(name, key, _remarks(sheet.comments.get((name, key), [])) + _text(entry_lines(entry)), entry)
            kept.insert(_place(kept, before, entry, [k for k in wanted if k in there]), made)
            told.append(f"{name}: {_named(entry, key)}: added")
        before = key
    return kept


def _named(entry: Any, key: str) -> str:
    return f"“{entry['figure']}” in “{entry['quote']}”" if isinstance(entry, dict) and "id" not in entry else key


def _place(pieces: list[Piece], before: str, entry: Any, there: list[str]) -> int:
    """Where a new entry goes: after the one before it in the worksheet, else beside its like, else last."""
    section, keys = pieces[0].section, [piece.key for piece in pieces]
    if section in VOCABULARY:
        own, like = BESIDE.get(section, ("", ()))
        found = [
            i for i, piece in enumerate(pieces[1:], 2) if own in entry and entry[own] in map(piece.value.get, like)
        ]
        return found[-1] if found else len(pieces)
    if before:
        return keys.index(before) + 1
    return keys.index(there[0]) if there else len(pieces)


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _remarks(comments: list[str]) -> str:
    return _text([f"  {line}" for line in comments])


def _changed(piece: Piece, entry: Any, comment: list[str] | None) -> Piece:
    """An entry of the file as the worksheet says it now; each key that says the same keeps its lines."""
    above = [line.strip() for line in piece.comment.splitlines() if line.strip()]
    if comment is not None and comment != above:
        own = piece.text[len(piece.comment) :]
        piece = replace(piece, text=_remarks(comment) + own)
    if piece.value == entry:
        return piece
    cut = fields(piece)
    if not cut or cut[0].key != next(iter(entry)) or cut[0].value != entry[cut[0].key]:
        return replace(piece, text=piece.comment + _text(entry_lines(entry)))
    indent = piece.text[len(piece.comment) :].index("-") + 2
    held = {field.key: field for field in cut}
    said = [
        held[key]
        if key in held and held[key].value == value
        else Piece(piece.name, key, _text(field_lines(key, value, indent)))
        for key, value in entry.items()
    ]
    return replace(piece, text="".join(field.text for field in merged([cut, cut, said], [])))


def _compare(before: Mapping, text: str, sheet: Worksheet, own: dict[str, list[Any]], file: str) -> None:
    """Everything else means what it meant, and this text what the worksheet says, or an error: nothing is guessed."""
    after = parse(text, file)
    for name in {*before, *after}:
        ours = {entry_key(name, item) for item in own.get(name, ())}
        wanted = {key: item for key, item in _said(before, name).items() if key not in ours}
        wanted |= {entry_key(name, item): item for item in sheet.entries.get(name, ())}
        if _said(after, name) != wanted:
            message = f"the section {name} is laid out in a way that cannot be written to."
            raise DataError([Problem(file, before.lines.get(name, 1), "", message, "Begin each entry with a dash.")])


def _said(root: Mapping, name: str) -> dict[str, Any]:
    found = root.get(name, [])
    return {entry_key(name, item): item for item in found} if isinstance(found, list) else {"": found}
