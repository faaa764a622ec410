"""A curated file as lines and bytes, and a spoilt copy of it."""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

ENTRY = re.compile(r"  - ")
FIELD = re.compile(r"    [a-z_]+: |  - [a-z_]+: ")
SECTION = re.compile(r"[a-z_]+:")


@dataclass
class Mutant:
    """Changed bytes. `lines`, from 1, is where the change is; None where no line can be asked for."""

    data: bytes
    lines: range | None = None
    seeds: dict[str, bytes] = field(default_factory=dict)


class Base:
    """The files as they are: the bytes and lines of the curated file and the bytes of each text."""

    def __init__(self, data: Path, seeds: Path):
        self.whole = data.read_bytes()
        self.lines = self.whole.decode().split("\n")
        self.seeds = {path.name: path.read_bytes() for path in sorted(seeds.glob("*.txt"))}
        self.found: dict[str | re.Pattern[str], list[int]] = {}  # lines like a pattern

    def entry(self, at: int) -> range:
        """The lines, from 1, of the entry or section head around the line with index `at`."""
        first = at = min(at, len(self.lines) - 1)
        while first > 0 and not (ENTRY.match(self.lines[first]) or SECTION.match(self.lines[first])):
            first -= 1
        last = max(first, at) + 1
        while last < len(self.lines) and (self.lines[last].startswith("    ") or not self.lines[last].strip()):
            last += 1
        return range(first + 1, last + 1)

    def pick(self, dice: random.Random, pattern: str | re.Pattern[str]) -> int:
        """The index of a line like the pattern, or of any where none is: a small file need not have every key."""
        if pattern not in self.found:
            self.found[pattern] = [i for i, line in enumerate(self.lines) if re.match(pattern, line)]
        return dice.choice(self.found[pattern] or range(len(self.lines) - 1))

    def spliced(self, at: int, until: int, new: list[str]) -> bytes:
        """The lines at..until-1 replaced."""
        return "\n".join([*self.lines[:at], *new, *self.lines[until:]]).encode("utf-8", "surrogatepass")
