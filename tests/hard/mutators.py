"""Ways to spoil a curated file, each drawn from a seed: the same kind and number always give the same mutant."""

import hashlib
import random
import re
import unicodedata
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from opencc import OpenCC

from tests.hard.base import ENTRY, FIELD, SECTION, Base, Mutant

Dice = random.Random
Change = Callable[[str, Dice], str]
LOOKALIKE = dict(zip("aceopxyiAB:-,.\"'", "асеорхуіАВ：－，．“’", strict=True)) | dict(
    zip("一二日未土了", "ー⼆曰末士孑", strict=True)
)
ALIKE = "[" + re.escape("".join(LOOKALIKE)) + "]"
INVISIBLE = ("\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\u00a0", "\u3000", "\x00", "\x07", "\x85", "\u2028")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
SIGNS = (" #", ": ", "- ", "&a ", "*a ", "!x ", "{", "]", ", ", "%", "@", "\t", "\\")
TYPES = ("[1]", "{a: 1}", "", "null", "true", "~", "-1", "1e3", "0x10", "[]", "{}", "''", '"\\0"', ".nan", "1_000", "|")
REFERENCE = r"    (indicator|region|source|programme|part_of|theme|unit|parent|numerator|denominator): "


def _other_digit(digit: str, dice: Dice) -> str:
    return str((int(digit) + dice.randint(1, 9)) % 10)


def _sign(wanted: str, new: Change) -> Change:
    """One of the characters that are wanted becomes another. A small file may have none: then a space is added."""

    def change(line: str, dice: Dice) -> str:
        places = [i for i, sign in enumerate(line) if re.match(wanted, sign)]
        place = dice.choice(places or [len(line)])
        return line[:place] + (new(line[place], dice) if places else " ") + line[place + 1 :]

    return change


def _inserted(line: str, dice: Dice, *signs: str) -> str:
    """A sign put somewhere behind the key."""
    place = dice.randrange(line.index(":") + 1, len(line) + 1)
    return line[:place] + dice.choice(signs) + line[place:]


def _quotation_mark(line: str, dice: Dice) -> str:
    """One taken away or exchanged, or one put in."""
    if '"' in line and dice.random() < 0.5:
        return line.replace('"', dice.choice(["", "'", "”"]), 1)
    return _inserted(line, dice, '"', "'", "`")


def _invisible(line: str, dice: Dice) -> str:
    """A control, zero-width or direction character, as it is or as an escape in a quoted value."""
    sign = dice.choice(INVISIBLE)
    return line.replace('"', f'"\\u{ord(sign):04x}', 1) if dice.random() < 0.4 else _inserted(line, dice, sign)


def _misspelt(line: str, dice: Dice) -> str:
    place = dice.randrange(4, line.index(":"))
    return line[:place] + dice.choice(["x", "", "_", "А", " "]) + line[place + 1 :]


# One line changed: which lines, and what each becomes.
LINES: dict[str, tuple[str, Change]] = {
    "digit of a fact": (r"    (value|figure|quote|period|qualifier): .*[0-9]", _sign("[0-9]", _other_digit)),
    "digit anywhere": (".*[0-9]", _sign("[0-9]", _other_digit)),
    "full width digit": (".*[0-9]", _sign("[0-9]", lambda digit, dice: digit.translate(WIDE))),
    "look alike": (f".*{ALIKE}", _sign(ALIKE, lambda sign, dice: LOOKALIKE[sign])),
    "character of a quote": (
        r"    (quote|figure|term|prefix|suffix): ",
        _sign(r"[^\x00-\x7f]", lambda sign, dice: dice.choice(["", "的", "十", "多", "半"])),
    ),
    "quotation mark": (FIELD.pattern, _quotation_mark),
    "sign of yaml": (FIELD.pattern, lambda line, dice: _inserted(line, dice, *SIGNS)),
    "invisible": (FIELD.pattern, _invisible),
    "normal form": (
        ".*[（）：，０-９éüōāěǔ“”…％]",
        lambda line, dice: unicodedata.normalize(dice.choice(["NFD", "NFKC", "NFKD"]), line),
    ),
    "traditional": (
        r"    (quote|figure|term): ", lambda line, dice: OpenCC(dice.choice(["s2t", "t2s"])).convert(line),
    ),
    "key misspelt": (FIELD.pattern, _misspelt),
    "indentation": (r" +\S", lambda line, dice: " " * dice.choice([0, 1, 2, 3, 4, 5, 6, 8]) + line.lstrip()),
    "tab": (r" +\S", lambda line, dice: line.replace("  ", "\t", dice.randint(1, 2))),
    "type changed": (FIELD.pattern, lambda line, dice: line[: line.index(":") + 2] + dice.choice(TYPES)),
    "reference dangling": (REFERENCE, lambda line, dice: line + dice.choice(["x", "-2", " ", "-", "s"])),
    "id renamed": (r"  - id: ", lambda line, dice: line + dice.choice(["x", "-2", "s"])),
}  # fmt: skip

# One line or entry as often as it stands then: which.
COUNTED: dict[str, tuple[str, int]] = {
    "key repeated": (r"    [a-z_]+: ", 2), "key taken out": (r"    [a-z_]+: ", 0),
    "line repeated": ("", 2), "line deleted": ("", 0),
    "entry repeated": (ENTRY.pattern, 2), "entry deleted": (ENTRY.pattern, 0),
}  # fmt: skip


def _line(base: Base, dice: Dice, pattern: str, new: Change) -> Mutant:
    at = base.pick(dice, pattern)
    return Mutant(base.spliced(at, at + 1, [new(base.lines[at], dice)]), base.entry(at))


def _counted(base: Base, dice: Dice, pattern: str, times: int) -> Mutant:
    at = base.pick(dice, pattern)
    entry = base.entry(at)
    until = entry[-1] if pattern == ENTRY.pattern else at + 1
    lines: range | None = range(entry[0], entry[-1] + until - at + 2) if times else entry
    if not times and not base.lines[at].startswith("    "):
        lines = None  # where an entry is gone its neighbours are told
    return Mutant(base.spliced(at, until, base.lines[at:until] * times), lines)


def lines_swapped(base: Base, dice: Dice) -> Mutant:
    at = dice.randrange(len(base.lines) - 2)
    return Mutant(base.spliced(at, at + 2, [base.lines[at + 1], base.lines[at]]))


def section_head(base: Base, dice: Dice) -> Mutant:
    line = base.lines[at := base.pick(dice, SECTION)]
    new = dice.choice([[], [line] * 2, ["x" + line], [" " + line], [line[:-1]]])
    return Mutant(base.spliced(at, at + 1, new))


def entry_moved(base: Base, dice: Dice) -> Mutant:
    """Into another place of the file, often another section."""
    lines = base.entry(base.pick(dice, ENTRY))
    moved, rest = base.lines[lines[0] - 1 : lines[-1]], [*base.lines[: lines[0] - 1], *base.lines[lines[-1] :]]
    to = dice.choice([i for i, line in enumerate(rest) if ENTRY.match(line)])
    return Mutant("\n".join([*rest[:to], *moved, *rest[to:]]).encode())


def id_taken_twice(base: Base, dice: Dice) -> Mutant:
    """The id of the entry above or below in its section."""
    ids = [at for at, line in enumerate(base.lines) if line.startswith("  - id: ") or SECTION.match(line)]
    pairs = [pair for pair in pairwise(ids) if not any(SECTION.match(base.lines[at]) for at in pair)]
    one, other = dice.sample(dice.choice(pairs), 2)
    return Mutant(base.spliced(one, one + 1, [base.lines[other]]), base.entry(one))


def field_of_another(base: Base, dice: Dice) -> Mutant:
    key = dice.choice(["value", "figure", "qualifier", "quote", "period", "source", "sha256", "file", "term", "reason"])
    one, other = (base.pick(dice, rf"    {key}: ") if key != "reason" else base.pick(dice, FIELD) for _ in range(2))
    return Mutant(base.spliced(one, one + 1, [base.lines[other]]), base.entry(one))


# Bytes changed without a look at what they say: cut, flipped, encoded otherwise, other line ends.


def truncated(base: Base, dice: Dice) -> Mutant:
    return Mutant(base.whole[: dice.randrange(len(base.whole) - 1)])


def byte_changed(base: Base, dice: Dice) -> Mutant:
    whole, at = base.whole, dice.randrange(len(base.whole))
    flipped, added = whole[at] ^ (1 << dice.randrange(8)), dice.randrange(256)
    new = dice.choice([bytes([flipped]), b"", bytes([whole[at], added])])
    return Mutant(whole[:at] + new + whole[at + 1 :], base.entry(whole.count(b"\n", 0, at)))


def encoding(base: Base, dice: Dice) -> Mutant:
    name = dice.choice(["gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "latin-1", "shift_jis", "utf-7", "mixed"])
    if name != "mixed":
        return Mutant(base.whole.decode().encode(name, "replace" if name != "utf-7" else "strict"))
    at = base.pick(dice, r".*[^\x00-\x7f]")
    lines = [line.encode("gb18030" if i == at else "utf-8") for i, line in enumerate(base.lines)]
    return Mutant(b"\n".join(lines), base.entry(at))


def line_ends(base: Base, dice: Dice) -> Mutant:
    """Windows line ends, everywhere or here and there; a byte order mark; spaces; comments; blank lines."""
    kind, some = dice.choice(["\r\n", " \n", "\r\n", "\n\n", "\n# a remark\n"]), dice.choice([1, 0.3, 0.001])
    text = "".join(
        line + ("\n" if dice.random() > some or (kind[-2:] in ("\n\n", "k\n") and not nxt) else kind)
        for line, nxt in zip(base.lines, [*(FIELD.match(x) for x in base.lines[1:]), None], strict=True)
    )
    return Mutant(("\ufeff" * dice.randint(0, 1) + text).encode())


# The source texts changed, with and without their SHA-256.


def source_text(base: Base, dice: Dice) -> Mutant:
    """A text changed, cut, emptied, re-encoded or exchanged for another."""
    name, other = (dice.choice(list(base.seeds)) for _ in range(2))
    raw = base.seeds[name]
    at = dice.randrange(len(raw))
    new = dice.choice(
        [
            raw[:at], raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], b"", base.seeds[other], raw + b"\n",
            raw.replace(b"\n", b"\r\n"), raw.decode().encode("gb18030"), b"\xef\xbb\xbf" + raw, raw[at:],
        ]
    )  # fmt: skip
    return Mutant(base.whole, None, {name: new})


def source_text_accepted(base: Base, dice: Dice) -> Mutant:
    """One character of a text changed and its new sha256 written: what a careless curator would do."""
    name = dice.choice(list(base.seeds))
    text = base.seeds[name].decode()
    numerals = [i for i, sign in enumerate(text) if sign.isdigit() or sign in "一二三十百千万多余"]
    at = dice.choice(numerals if dice.random() < 0.7 else range(len(text)))
    new = (text[:at] + dice.choice(["", "3", "五", "七", "字"]) + text[at + 1 :]).encode()
    old, accepted = (hashlib.sha256(raw).hexdigest().encode() for raw in (base.seeds[name], new))
    return Mutant(base.whole.replace(old, accepted), None, {name: new})


KINDS: dict[str, Callable[[Base, Dice], Mutant]] = {
    **{name: partial(_line, pattern=pattern, new=new) for name, (pattern, new) in LINES.items()},
    **{name: partial(_counted, pattern=pattern, times=times) for name, (pattern, times) in COUNTED.items()},
    **{made.__name__.replace("_", " "): made for made in (
        lines_swapped, section_head, entry_moved, id_taken_twice, field_of_another, truncated, byte_changed, encoding,
        line_ends, source_text, source_text_accepted,
    )},
}  # fmt: skip


def mutant(base: Base, kind: str, number: int) -> Mutant:
    """The mutant of a kind with a number, the same every time."""
    return KINDS[kind](base, Dice(f"{kind}:{number}"))
