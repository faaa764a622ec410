"""One character changed: a digit, a look-alike, a mark, a sign that nobody sees."""

import random
import re
import unicodedata
from collections.abc import Callable

from tests.hard.base import FIELD, Base, Mutant

LOOKALIKE = dict(zip("aceopxyiAB:-,.\"'", "асеорхуіАВ：－，．“’", strict=True)) | dict(
    zip("一二日未土了", "ー⼆曰末士孑", strict=True)
)
INVISIBLE = ("\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\u00a0", "\u3000", "\x00", "\x07", "\x85", "\u2028")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _character(base: Base, dice: random.Random, at: int, wanted: str, new: Callable[[str], str]) -> Mutant:
    """One of the wanted characters of a line changed."""
    line = base.lines[at]
    places = [i for i, c in enumerate(line) if re.match(wanted, c)]
    if not places:
        return base.with_line(at, line + " ")
    place = dice.choice(places)
    return base.with_line(at, line[:place] + new(line[place]) + line[place + 1 :])


def _other_digit(dice: random.Random) -> Callable[[str], str]:
    return lambda digit: str((int(digit) + dice.randint(1, 9)) % 10)


def digit_of_a_fact(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, r"    (value|figure|quote|period|qualifier): .*[0-9]")
    return _character(base, dice, at, "[0-9]", _other_digit(dice))


def digit_anywhere(base: Base, dice: random.Random) -> Mutant:
    return _character(base, dice, base.pick(dice, ".*[0-9]"), "[0-9]", _other_digit(dice))


def full_width_digit(base: Base, dice: random.Random) -> Mutant:
    return _character(base, dice, base.pick(dice, ".*[0-9]"), "[0-9]", lambda digit: digit.translate(WIDE))


def look_alike(base: Base, dice: random.Random) -> Mutant:
    wanted = "[" + re.escape("".join(LOOKALIKE)) + "]"
    return _character(base, dice, base.pick(dice, f".*{wanted}"), wanted, lambda c: LOOKALIKE[c])


def character_of_a_quote(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, r"    (quote|figure|term|prefix|suffix): ")
    return _character(base, dice, at, r"[^\x00-\x7f]", lambda _: dice.choice(["", "的", "十", "多", "半"]))


def quotation_mark(base: Base, dice: random.Random) -> Mutant:
    line = base.lines[at := base.pick(dice, FIELD)]
    if '"' in line and dice.random() < 0.5:
        return _character(base, dice, at, '"', lambda _: dice.choice(["", "'", "”"]))
    place = dice.randrange(line.index(":") + 1, len(line) + 1)
    return base.with_line(at, line[:place] + dice.choice("\"'`") + line[place:])


def sign_of_yaml(base: Base, dice: random.Random) -> Mutant:
    line = base.lines[at := base.pick(dice, FIELD)]
    place = dice.randrange(line.index(":") + 1, len(line) + 1)
    return base.with_line(
        at,
        line[:place]
        + dice.choice([" #", ": ", "- ", "&a ", "*a ", "!x ", "{", "]", ", ", "%", "@", "\t", "\\"])
        + line[place:],
    )


def invisible(base: Base, dice: random.Random) -> Mutant:
    """A control, zero-width or direction character, as it is or as an escape in a quoted value."""
    line = base.lines[at := base.pick(dice, FIELD)]
    sign = dice.choice(INVISIBLE)
    if '"' in line and dice.random() < 0.7:
        place, sign = line.index('"') + 1, f"\\u{ord(sign):04x}"
    else:
        place = dice.randrange(line.index(":") + 2, len(line) + 1)
    return base.with_line(at, line[:place] + sign + line[place:])


def normal_form(base: Base, dice: random.Random) -> Mutant:
    line = base.lines[at := base.pick(dice, r".*[（）：，０-９éüōāěǔ“”…％]")]
    return base.with_line(at, unicodedata.normalize(dice.choice(["NFD", "NFKC", "NFKD"]), line))


def traditional(base: Base, dice: random.Random) -> Mutant:
    from opencc import OpenCC

    line = base.lines[at := base.pick(dice, r"    (quote|figure|term): ")]
    return base.with_line(at, OpenCC(dice.choice(["s2t", "t2s"])).convert(line))
