"""A curated file as lines: its sections and entries, each with the comments above it, and how two versions merge.

A YAML library would write the whole file anew and reflow it. Here every line that nobody changed stays as it was.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, pairwise, takewhile
from typing import Any

from outcomes.errors import DataError, Problem
from outcomes.ledger.yaml_mistakes import indentation
from outcomes.ledger.yamlfile import Mapping, Sequence, parse

# The line breaks that YAML counts, so that its line numbers find the lines.
LINE = re.compile("[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+$")
END = "the end of the file"


@dataclass(frozen=True)
class Piece:
    """Lines that stand or fall together: a section down to its name, an entry with the comments above it, or a key.

    `section` is where it stands, for a key of an entry the name of the entry; `key` tells it from what else stands
    there, empty for the head of a section.
    """

    section: str
    key: str
    text: str
    value: Any = None
    line: int = 0  # of the file, of an entry itself

    @property
    def name(self) -> str:
        return f"{self.section}: {self.key}" if self.key else self.section

    @property
    def comment(self) -> str:
        """The comments above an entry."""
        return "".join(takewhile(_margin, LINE.findall(self.text)))


@dataclass(frozen=True)
class Layout:
    """A whole file; `root` is what it means.

    A section is its head and its entries, none where it is written in one line; the last one is what follows them all.
    """

    root: Mapping
    sections: dict[str, list[Piece]]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in chain(*self.sections.values()))


def read_layout(text: str, file: str) -> Layout:
    """Cut a file into its pieces; joined again they are the file. Raises DataError where it is no YAML."""
    root = parse(text, file)
    lines = LINE.findall(text)
    if lines and not lines[-1].endswith(("\n", "\r")):  # what is added after it begins on a line of its own
        lines[-1] += "\r\n" if lines[0].endswith("\r\n") else "\n"
    pieces: list[Piece] = []
    begins: list[int] = []
    for name, value in root.items():
        least = root.lines[name]
        begins.append(_above(lines, least - 1, 0))
        pieces.append(Piece(name, "", ""))
        seen = Counter[str]()
        listed = isinstance(value, Sequence) and value.lines[:1] != [least]
        for item, line, _ in value.placed() if listed else ():
            row = line - 1
            while not lines[row].lstrip(" ").startswith("-") and row > root.lines[name]:
                row -= 1
            begins.append(_above(lines, row, indentation(lines[row]), least))
            seen[key := entry_key(name, item)] += 1
            pieces.append(Piece(name, key if seen[key] == 1 else f"{key} ({seen[key]})", "", item, line))
            least = line
    begins = [0, *begins[1:], _above(lines, len(lines), 0), len(lines)]
    sections: dict[str, list[Piece]] = {}
    for piece, (start, stop) in zip([*pieces, Piece(END, "", "")], pairwise(begins), strict=True):
        sections.setdefault(piece.section, []).append(replace(piece, text="".join(lines[start:stop])))
    return Layout(root, sections)


def _above(lines: list[str], row: int, indent: int, least: int = 0) -> int:
    """The first of the comments and blank lines that stand above a row and no deeper than it."""
    while row > least and _margin(lines[row - 1]):
        before = lines[row - 1]
        if before.strip() and indentation(before) > indent:
            break
        row -= 1
    return row


def _margin(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def entry_key(section: str, item: Any) -> str:
    """The id of an entry; of one that has none, what it is about."""
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return str(item["id"])
    names = {"not_facts": ("source", "quote", "prefix", "suffix", "figure"), "corrections": ("fact", "date", "what")}
    if isinstance(item, dict) and section in names:
        item = [item.get(name) for name in names[section]]
    return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False, sort_keys=True)


def fields(piece: Piece) -> list[Piece]:
    """An entry cut into its keys; nothing where it does not give each its own line, or is no entry."""
    if not piece.line or not isinstance(piece.value, Mapping):
        return []
    lines, above = LINE.findall(piece.text), len(LINE.findall(piece.comment))
    begins = [line - piece.line + above for line in piece.value.lines.values()]
    if begins[0] != above or len(set(begins)) < len(begins):
        return []
    return [
        Piece(piece.name, key, "".join(lines[start:stop]), value)
        for (key, value), (start, stop) in zip(piece.value.items(), pairwise([0, *begins[1:], len(lines)]), strict=True)
    ]


def merge_texts(base: str, ours: str, theirs: str, file: str) -> tuple[str, list[str]]:
    """What two versions of a file make of a third, entry by entry and key by key, and what both changed otherwise.

    A conflict stands in the text between the marks of git. Raises DataError where a version, or what comes of them, is
    no YAML, and where entries are left of a section that one version has taken out.
    """
    versions = [[*chain(*read_layout(text, file).sections.values())] for text in (base, ours, theirs)]
    conflicts: list[str] = []
    made = merged(versions, conflicts)
    text = "".join(piece.text for piece in made)
    begun = {piece.section for piece in made if not piece.key}
    if gone := next((piece.section for piece in made if piece.section not in begun), ""):
        message = f"one version has entries of {gone}: and the other has taken that section out."
        raise DataError([Problem(file, 1, "", message, "Merge the file by hand.")])
    if not conflicts:
        parse(text, file)  # an entry beneath names: [] is no YAML
    return text, conflicts


def merged(versions: list[list[Piece]], conflicts: list[str]) -> list[Piece]:
    """Of the pieces of a file or of an entry, as they were, in ours and in theirs: ours with what theirs changed.

    What is new stays behind what it followed.
    """
    kept = list(versions[1])
    known = {piece.name for piece in kept}
    before = ""
    for piece in versions[2]:
        if piece.name not in known:
            kept.insert(next((i for i, found in enumerate(kept, 1) if found.name == before), 0), piece)
        before = piece.name
    found = [{piece.name: piece for piece in pieces} for pieces in versions]
    settled = [_settled([pieces.get(piece.name, replace(piece, text="")) for pieces in found], conflicts)
               for piece in kept]  # fmt: skip
    return [piece for piece in settled if piece.text]


def _settled(versions: list[Piece], conflicts: list[str]) -> Piece:
    """The one of two pieces that changed, what the keys of both make of it, or both between marks."""
    base, ours, theirs = versions
    if theirs.text in (base.text, ours.text):
        return ours
    if ours.text == base.text:
        return theirs
    cut = [fields(piece) if piece.text else [] for piece in versions]
    if all(cut) and len({pieces[0].key for pieces in cut}) == 1:
        return replace(ours, text="".join(piece.text for piece in merged(cut, conflicts)))
    conflicts.append(ours.name)
    return replace(ours, text=f"<<<<<<< ours\n{ours.text}=======\n{theirs.text}>>>>>>> theirs\n")
