"""Bytes changed without a look at what they say: cut, flipped, encoded otherwise, other line ends."""

import random

from tests.hard.base import FIELD, Base, Mutant


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
