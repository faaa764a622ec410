"""A line changed, repeated, taken out, moved or shifted."""

import random
import re

from tests.hard.base import FIELD, SECTION, Base, Mutant

TYPES = ("[1]", "{a: 1}", "", "null", "true", "~", "-1", "1e3", "0x10", "[]", "{}", "''", '"\\0"', ".nan", "1_000", "|")


def key_misspelt(base: Base, dice: random.Random) -> Mutant:
    line = base.lines[at := base.pick(dice, FIELD)]
    place = dice.randrange(4, line.index(":"))
    return base.with_line(at, line[:place] + dice.choice(["x", "", "_", "А", " "]) + line[place + 1 :])


def key_repeated(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, r"    [a-z_]+: ")
    return base.with_lines(at, at, [base.lines[at]])


def key_taken_out(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, r"    [a-z_]+: ")
    return base.with_lines(at, at + 1, [])


def line_deleted(base: Base, dice: random.Random) -> Mutant:
    at = dice.randrange(len(base.lines) - 1)
    return base.with_lines(at, at + 1, [], known=bool(re.match("    ", base.lines[at])))


def line_repeated(base: Base, dice: random.Random) -> Mutant:
    at = dice.randrange(len(base.lines) - 1)
    return base.with_lines(at, at, [base.lines[at]])


def lines_swapped(base: Base, dice: random.Random) -> Mutant:
    at = dice.randrange(len(base.lines) - 2)
    return base.with_lines(at, at + 2, [base.lines[at + 1], base.lines[at]], known=False)


def indentation(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, r" +\S")
    return base.with_line(at, " " * dice.choice([0, 1, 2, 3, 4, 5, 6, 8]) + base.lines[at].lstrip())


def tab(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, r" +\S")
    return base.with_line(at, base.lines[at].replace("  ", "\t", dice.randint(1, 2)))


def type_changed(base: Base, dice: random.Random) -> Mutant:
    line = base.lines[at := base.pick(dice, FIELD)]
    return base.with_line(at, line[: line.index(":") + 2] + dice.choice(TYPES))


def section_head(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, SECTION)
    new = dice.choice([[], [base.lines[at]] * 2, ["x" + base.lines[at]], [" " + base.lines[at]], [base.lines[at][:-1]]])
    return base.with_lines(at, at + 1, new, known=False)
