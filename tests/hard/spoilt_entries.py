"""Whole entries deleted, repeated or moved, and ids that lead elsewhere or nowhere."""

import random
import re

from tests.hard.base import ENTRY, FIELD, Base, Mutant

REFERENCE = re.compile(r"    (indicator|region|source|programme|part_of|theme|unit|parent|numerator|denominator): ")


def _entry(base: Base, dice: random.Random) -> tuple[int, int]:
    lines = base.entry(base.pick(dice, ENTRY))
    return lines[0] - 1, lines[-1]


def entry_deleted(base: Base, dice: random.Random) -> Mutant:
    return base.with_lines(*_entry(base, dice), [], known=False)


def entry_repeated(base: Base, dice: random.Random) -> Mutant:
    first, last = _entry(base, dice)
    mutant = base.with_lines(last, last, base.lines[first:last])
    mutant.lines = range(first + 1, 2 * last - first + 2)
    return mutant


def entry_moved(base: Base, dice: random.Random) -> Mutant:
    """Into another place of the file, often another section."""
    first, last = _entry(base, dice)
    moved, rest = base.lines[first:last], [*base.lines[:first], *base.lines[last:]]
    to = dice.choice([i for i, line in enumerate(rest) if ENTRY.match(line)])
    return Mutant("\n".join([*rest[:to], *moved, *rest[to:]]).encode())


def reference_dangling(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, REFERENCE)
    return base.with_line(at, base.lines[at] + dice.choice(["x", "-2", " ", "-", "s"]))


def id_taken_twice(base: Base, dice: random.Random) -> Mutant:
    one, other = (base.pick(dice, r"  - id: ") for _ in range(2))
    return base.with_line(one, base.lines[other])


def field_of_another(base: Base, dice: random.Random) -> Mutant:
    key = dice.choice(["value", "figure", "qualifier", "quote", "period", "source", "sha256", "file", "term", "reason"])
    one, other = (base.pick(dice, rf"    {key}: ") if key != "reason" else base.pick(dice, FIELD) for _ in range(2))
    return base.with_line(one, base.lines[other])
