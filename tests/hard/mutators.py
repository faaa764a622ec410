"""Ways to spoil the real files, each drawn from a seed: the same kind and number always give the same mutant."""

import hashlib
import random
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from opencc import OpenCC

from tests.hard.base import ENTRY, FIELD, SECTION, Base, Mutant

# One character changed: a digit, a look-alike, a mark, a sign that nobody sees.

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
    line = base.lines[at := base.pick(dice, r"    (quote|figure|term): ")]
    return base.with_line(at, OpenCC(dice.choice(["s2t", "t2s"])).convert(line))


# A line changed, repeated, taken out, moved or shifted.

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


# Whole entries deleted, repeated or moved, and ids that lead elsewhere or nowhere.

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
    """The id of the entry above or below in its section."""
    ids = [at for at, line in enumerate(base.lines) if line.startswith("  - id: ") or SECTION.match(line)]
    pairs = [pair for pair in pairwise(ids) if not any(SECTION.match(base.lines[at]) for at in pair)]
    one, other = dice.sample(dice.choice(pairs), 2)
    return base.with_line(one, base.lines[other])


def id_renamed(base: Base, dice: random.Random) -> Mutant:
    at = base.pick(dice, r"  - id: ")
    return base.with_line(at, base.lines[at] + dice.choice(["x", "-2", "s"]))


def field_of_another(base: Base, dice: random.Random) -> Mutant:
    key = dice.choice(["value", "figure", "qualifier", "quote", "period", "source", "sha256", "file", "term", "reason"])
    one, other = (base.pick(dice, rf"    {key}: ") if key != "reason" else base.pick(dice, FIELD) for _ in range(2))
    return base.with_line(one, base.lines[other])


# Bytes changed without a look at what they say: cut, flipped, encoded otherwise, other line ends.


def truncated(base: Base, dice: random.Random) -> Mutant:
    whole = "\n".join(base.lines).encode()
    return Mutant(whole[: dice.randrange(len(whole) - 1)])


def byte_changed(base: Base, dice: random.Random) -> Mutant:
    whole = bytearray("\n".join(base.lines).encode())
    at = dice.randrange(len(whole))
    lines = base.entry(whole.count(b"\n", 0, at))
    new = {
        "flip": bytes([whole[at] ^ (1 << dice.randrange(8))]),
        "drop": b"",
        "add": bytes([whole[at], dice.randrange(256)]),
    }
    whole[at : at + 1] = new[dice.choice(list(new))]
    return Mutant(bytes(whole), lines)


def encoding(base: Base, dice: random.Random) -> Mutant:
    text = "\n".join(base.lines)
    name = dice.choice(["gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "latin-1", "shift_jis", "utf-7", "mixed"])
    if name != "mixed":
        return Mutant(text.encode(name, "replace" if name not in ("utf-7",) else "strict"))
    at = base.pick(dice, r".*[^\x00-\x7f]")
    lines = [line.encode("gb18030" if i == at else "utf-8") for i, line in enumerate(base.lines)]
    return Mutant(b"\n".join(lines), base.entry(at))


def line_ends(base: Base, dice: random.Random) -> Mutant:
    """Windows line ends, everywhere or here and there; a byte order mark; spaces; comments; blank lines."""
    kind, some = dice.choice(["\r\n", " \n", "\r\n", "\n\n", "\n# a remark\n"]), dice.choice([1, 0.3, 0.001])
    text = "".join(
        line + ("\n" if dice.random() > some or (kind[-2:] in ("\n\n", "k\n") and not nxt) else kind)
        for line, nxt in zip(base.lines, [*(FIELD.match(x) for x in base.lines[1:]), None], strict=True)
    )
    return Mutant(("\ufeff" * dice.randint(0, 1) + text).encode())


# The source texts changed, with and without their SHA-256.


def source_text(base: Base, dice: random.Random) -> Mutant:
    """A text changed, cut, emptied, re-encoded or exchanged for another."""
    name, other = (dice.choice(list(base.seeds)) for _ in range(2))
    raw = base.seeds[name]
    at = dice.randrange(len(raw))
    new = dice.choice(
        [
            raw[:at],
            raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :],
            b"",
            base.seeds[other],
            raw + b"\n",
            raw.replace(b"\n", b"\r\n"),
            raw.decode().encode("gb18030"),
            b"\xef\xbb\xbf" + raw,
            raw[at:],
        ]
    )
    return Mutant("\n".join(base.lines).encode(), None, {name: new})


def source_text_accepted(base: Base, dice: random.Random) -> Mutant:
    """One character of a text changed and its new sha256 written: what a careless curator would do."""
    name = dice.choice(list(base.seeds))
    text = base.seeds[name].decode()
    places = (
        [i for i, c in enumerate(text) if c.isdigit() or c in "一二三十百千万多余"]
        if dice.random() < 0.7
        else range(len(text))
    )
    at = dice.choice(list(places))
    new = (text[:at] + dice.choice(["", "3", "五", "七", "字"]) + text[at + 1 :]).encode()
    old = hashlib.sha256(base.seeds[name]).hexdigest()
    data = "\n".join(base.lines).replace(old, hashlib.sha256(new).hexdigest())
    return Mutant(data.encode(), None, {name: new})


KINDS: dict[str, Callable[[Base, random.Random], Mutant]] = {
    made.__name__.replace("_", " "): made
    for made in (
        digit_of_a_fact, digit_anywhere, full_width_digit, look_alike, character_of_a_quote, quotation_mark,
        sign_of_yaml, key_misspelt, key_repeated, key_taken_out, line_deleted, line_repeated, lines_swapped,
        indentation, tab, entry_deleted, entry_repeated, entry_moved, reference_dangling, id_taken_twice, id_renamed,
        field_of_another, type_changed, section_head, truncated, byte_changed, encoding, line_ends, invisible,
        normal_form, traditional, source_text, source_text_accepted,
    )
}  # fmt: skip


def mutant(base: Base, kind: str, number: int) -> Mutant:
    """The mutant of a kind with a number, the same every time."""
    return KINDS[kind](base, random.Random(f"{kind}:{number}"))
