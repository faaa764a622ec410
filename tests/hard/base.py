"""The real files as lines and bytes, and a spoilt copy of them."""

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from outcomes.ledger.checks.coverage import set_phrases
from outcomes.ledger.yamlfile import parse

ENTRY = re.compile(r"  - ")
FIELD = re.compile(r"    [a-z_]+: |  - [a-z_]+: ")
SECTION = re.compile(r"[a-z_]+:")


@dataclass
class Mutant:
    """Changed bytes. `lines`, from 1, is where the change is; None where no line can be asked for."""

    data: bytes
    lines: range | None = None
    seeds: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Base:
    """The files as they are: the lines of the curated file and the bytes of each text."""

    lines: list[str]
    seeds: dict[str, bytes]
    found: dict[str | re.Pattern[str], list[int]] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls, data: Path, seeds: Path) -> "Base":
        texts = {path.name: path.read_bytes() for path in sorted(seeds.glob("*.txt"))}
        return cls(data.read_text("utf-8").split("\n"), texts)

    def smallest(self, number: int) -> list[str]:
        """The ids of the texts with the fewest facts, a fact at least: what is tried on them is tried soonest."""
        facts = Counter(item["source"] for item in parse("\n".join(self.lines), "facts.yaml")["facts"])
        return sorted(facts, key=lambda source: facts[source])[:number]

    def part(self, source: str) -> "Base":
        """The same file with what belongs to one text only: a third as long, and quicker to read."""
        root = parse("\n".join(self.lines), "facts.yaml")
        kept = {item["id"] for item in root["facts"] if item["source"] == source}
        text = next(self.seeds[item["file"]].decode() for item in root["sources"] if item["id"] == source)
        said = {claim.id for claim in set_phrases(text, root["idioms"], root["names"])}
        used = _used(root, source)
        dropped: set[int] = set()
        for section, items in root.items():
            for item, line in zip(items, items.lines, strict=True):
                if not _belongs(section, item, source, kept, used, said):
                    dropped |= set(self.entry(line - 1))
        empty = {root.lines[s] for s, items in root.items() if set(items.lines) <= dropped}
        lines = [
            f"{line.partition(':')[0]}: []" if i in empty else line
            for i, line in enumerate(self.lines, 1)
            if i not in dropped
        ]
        name = next(item["file"] for item in root["sources"] if item["id"] == source)
        return Base(lines, {name: self.seeds[name]})

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
        """The index of a line like the pattern, or of any where none is: a small text need not have every key."""
        if pattern not in self.found:
            self.found[pattern] = [i for i, line in enumerate(self.lines) if re.match(pattern, line)]
        return dice.choice(self.found[pattern] or range(len(self.lines) - 1))

    def with_lines(self, at: int, until: int, new: list[str], *, known: bool = True) -> Mutant:
        """The lines at..until-1 replaced."""
        lines = [*self.lines[:at], *new, *self.lines[until:]]
        return Mutant("\n".join(lines).encode("utf-8", "surrogatepass"), self.entry(at) if known else None)

    def with_line(self, at: int, line: str) -> Mutant:
        return self.with_lines(at, at + 1, [line])


def _used(root: Any, source: str) -> set[str]:
    """What the entries of a text name, and what that names in turn: an indicator its unit, a place its parent."""
    entries = [item for section in ("facts", "statements", "programmes") for item in root[section]]
    used = {str(value) for item in entries if item["source"] == source for value in item.values()}
    used |= {str(item["unit"]) for item in root["consistency"] if "unit" in item}
    while len(used) < len(used := used | _named(root, used)):
        pass
    return used


def _named(root: Any, used: set[str]) -> set[str]:
    named = [item for section in ("indicators", "regions") for item in root[section] if item["id"] in used]
    return {str(item[key]) for item in named for key in ("group", "unit", "theme", "parent") if key in item}


def _belongs(section: str, item: Any, source: str, kept: set[str], used: set[str], said: set[str]) -> bool:
    """Whether an entry is of a text, or used by one that is. In the whole file, too, each is used."""
    if isinstance(item, str):
        return item in (kept if section == "headlines" else said)
    if section in ("ratios", "averages"):
        return {item["numerator"], item["denominator"]} <= kept
    if section == "consistency":
        return all({pair["top"], pair["bottom"]} <= kept for pair in item["quotients"])
    if section in ("indicators", "groups", "regions", "themes", "units"):
        return item["id"] in used
    return source in (item.get("id"), item.get("source"))
