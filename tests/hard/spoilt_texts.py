"""The source texts changed, with and without their SHA-256."""

import hashlib
import random

from tests.hard.base import Base, Mutant


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
