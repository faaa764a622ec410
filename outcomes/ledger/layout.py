"""A curated file as lines: its sections and entries, each with the comments above it, and how two versions merge.

A YAML library would write the whole file anew and reflow it. Here every line that nobody changed stays as it was.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from outcomes.ledger.yamlfile import Mapping, Sequence, parse

# The line breaks that YAML counts, so that its line numbers find the lines.
LINE = re.compile("[^\r\n]*(?:\r\n|[\r\n]|$)")
EMPTY = re.compile(r":[ \t]*\[[ \t]*\]")


@dataclass(frozen=True)
class Piece:
    """Lines that stand or fall together: an entry with the comments above it, or one key of an entry."""

    key: str
    text: str
    value: Any = None
    line: int = 0  # of the file, of the entry itself

    @property
    def comment(self) -> str:
        """The comments above an entry."""
        lines = LINE.findall(self.text)
        return "".join(lines[: next((i for i, line in enumerate(lines) if not _margin(line)), 0)])


@dataclass(frozen=True)
class Section:
    """One section: the lines down to its name, and its entries; none where it is written in one line."""

    name: str
    head: str
    entries: list[Piece]

    @property
    def text(self) -> str:
        return self.head + "".join(piece.text for piece in self.entries)


@dataclass(frozen=True)
class Layout:
    """A whole file. `root` is what it means, `newline` how its lines end, `tail` what follows the last entry."""

    root: Mapping
    sections: dict[str, Section]
    tail: str
    newline: str

    @property
    def text(self) -> str:
        return "".join(section.text for section in self.sections.values()) + self.tail


def read_layout(text: str, file: str) -> Layout:
    """Cut a file into its pieces; joined again they are the file. Raises DataError where it is no YAML."""
    root = parse(text, file)
    lines = [line for line in LINE.findall(text) if line]
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline  # what is added after the last line begins on a line of its own
    heads = [_above(lines, line - 1, 0) for line in root.lines.values()]
    end = _above(lines, len(lines), 0)
    if heads:
        heads[0] = 0
    sections = {
        name: _section(lines, name, root, start, stop)
        for name, (start, stop) in zip(root, pairwise([*heads, end]), strict=True)
    }
    return Layout(root, sections, "".join(lines[end:]), newline)


def _section(lines: list[str], name: str, root: Mapping, start: int, stop: int) -> Section:
    value, at = root[name], root.lines[name]
    if not isinstance(value, Sequence) or not value or value.lines[0] == at:
        return Section(name, "".join(lines[start:stop]), [])
    begins: list[int] = []
    for line in value.lines:
        row = line - 1
        while not lines[row].lstrip(" ").startswith("-") and row > at:
            row -= 1
        indent = len(lines[row]) - len(lines[row].lstrip(" "))
        begins.append(_above(lines, row, indent, begins[-1] + 1 if begins else at))
    keys = list(_keys(name, value))
    entries = [
        Piece(key, "".join(lines[first:last]), item, line)
        for key, item, line, (first, last) in zip(keys, value, value.lines, pairwise([*begins, stop]), strict=True)
    ]
    return Section(name, "".join(lines[start : begins[0]]), entries)


def _above(lines: list[str], row: int, indent: int, least: int = 0) -> int:
    """The first of the comments and blank lines that stand above a row and no deeper than it."""
    while row > least and _margin(lines[row - 1]):
        before = lines[row - 1]
        if before.strip() and len(before) - len(before.lstrip(" ")) > indent:
            break
        row -= 1
    return row


def _margin(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _keys(section: str, items: list[Any]) -> Iterator[str]:
    """What tells the entries of a section apart: the id; else the words and the figure, or all that it says."""
    seen: dict[str, int] = {}
    for item in items:
        key = entry_key(section, item)
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key} ({seen[key]})"


def entry_key(section: str, item: Any) -> str:
    """The id of an entry; of one that has none, what it is about."""
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return str(item["id"])
    names = {"not_facts": ("source", "quote", "prefix", "suffix", "figure"), "corrections": ("fact", "date", "what")}
    if isinstance(item, dict) and section in names:
        item = [item.get(name) for name in names[section]]
    return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False, sort_keys=True)


def fields(piece: Piece) -> list[Piece] | None:
    """An entry cut into its keys; None where it does not give each its own line."""
    if not isinstance(piece.value, Mapping):
        return None
    lines = [line for line in LINE.findall(piece.text) if line]
    above = len([line for line in LINE.findall(piece.comment) if line])
    begins = [line - piece.line + above for line in piece.value.lines.values()]
    if begins[0] != above or len(set(begins)) < len(begins):
        return None
    begins[0] = 0
    return [
        Piece(key, "".join(lines[start:stop]), value)
        for (key, value), (start, stop) in zip(piece.value.items(), pairwise([*begins, len(lines)]), strict=True)
    ]


def merge_texts(base: str, ours: str, theirs: str, file: str) -> tuple[str, list[str]]:
    """What two versions of a file make of a third, entry by entry and key by key, and what both changed otherwise.

    A conflict stands in the text between the marks of git. Raises DataError where a version is no YAML.
    """
    layouts = [read_layout(text, file) for text in (base, ours, theirs)]
    conflicts: list[str] = []
    text = ""
    for name in dict.fromkeys([*layouts[1].sections, *layouts[2].sections]):
        old, mine, other = (layout.sections.get(name, Section(name, "", [])) for layout in layouts)
        text += _settled(old.head, mine.head, other.head, name, conflicts)
        pieces = _merged(old.entries, mine.entries, other.entries, name, conflicts)
        text += "".join(piece.text for piece in pieces)
    old_tail, tail, other_tail = (layout.tail for layout in layouts)
    return text + _settled(old_tail, tail, other_tail, "the end of the file", conflicts), conflicts


def _settled(base: str, ours: str, theirs: str, name: str, conflicts: list[str]) -> str:
    """The one of two texts that changed, or both between marks."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    conflicts.append(name)
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"


def _merged(
    base: list[Piece], ours: list[Piece], theirs: list[Piece], name: str, conflicts: list[str], *, deeper: bool = True
) -> list[Piece]:
    """The pieces of ours with what theirs added, changed and took out; what is new stays behind what it followed."""
    old, mine, other = ({piece.key: piece for piece in pieces} for pieces in (base, ours, theirs))

    def settled(key: str) -> Piece:
        gone = Piece(key, "")
        versions = [pieces.get(key, gone) for pieces in (old, mine, other)]
        cut = [pieces for piece in versions if deeper and piece.text and (pieces := fields(piece))]
        if len({piece.text for piece in versions}) == 3 == len(cut) and len({pieces[0].key for pieces in cut}) == 1:
            parts = _merged(cut[0], cut[1], cut[2], f"{name}: {key}", conflicts, deeper=False)
            return Piece(key, "".join(part.text for part in parts))
        one, two, three = (piece.text for piece in versions)
        return Piece(key, _settled(one, two, three, f"{name}: {key}", conflicts))

    kept = [settled(piece.key) for piece in ours]
    before = None
    for piece in theirs:
        if piece.key not in mine:
            at = next((i for i, found in enumerate(kept, 1) if found.key == before), len(kept) if before else 0)
            kept.insert(at, settled(piece.key))
        before = piece.key
    return [piece for piece in kept if piece.text]
