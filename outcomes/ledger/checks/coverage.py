"""Account for every numeral of a source: each is claimed by exactly one entry of the curated file."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from outcomes.text.numerals import Numeral, scan
from outcomes.text.spelling import CHINESE

ATOM = re.compile(rf"[0-9０-９.．,，%％]+|[{CHINESE}]")
NUMBERS = ("fact", "rank", "refused")  # kinds of numerals that one claim must hold whole
PHRASES = ("idiom", "name")


@dataclass(frozen=True)
class Claim:
    """A stretch of a reading text that an entry accounts for.

    `role` is a fact's stage, a reason, programme, idiom or name.
    """

    start: int
    end: int
    role: str
    id: str = ""

    @property
    def phrase(self) -> bool:
        """Whether a set phrase or a name claims it, and not an entry."""
        return self.role in PHRASES


@dataclass(frozen=True)
class NumeralRole:
    """One numeral, with the role and the id of the entry that accounts for it."""

    numeral: Numeral
    role: str
    id: str = ""


@dataclass(frozen=True)
class Miscount:
    """A numeral that nobody claims, or more than one entry does."""

    numeral: Numeral
    claims: tuple[Claim, ...]


def account(text: str, claims: Iterable[Claim]) -> tuple[list[NumeralRole], list[Miscount]]:
    """The role of every numeral of a reading text, and those that are not claimed exactly once.

    One claim must hold the whole of a number. A date and a set phrase may be shared, character by character (一五一十).
    """
    known = sorted(dict.fromkeys(claims), key=lambda claim: (claim.start, claim.end))
    longest = max((claim.end - claim.start for claim in known), default=0)
    roles, miscounts = [], []
    for numeral in scan(text):
        first = bisect_left(known, numeral.start - longest, key=lambda claim: claim.start)
        last = bisect_left(known, numeral.end, key=lambda claim: claim.start)
        owners = [claim for claim in known[first:last] if claim.end > numeral.start]
        if _held(numeral, owners):
            roles.append(NumeralRole(numeral, owners[0].role, owners[0].id))
        else:
            miscounts.append(Miscount(numeral, tuple(owners)))
    return roles, miscounts


def _held(numeral: Numeral, owners: list[Claim]) -> bool:
    """Whether the claims hold the numeral once: one the whole, or several the pieces of what is no number."""
    if len(owners) == 1:
        return owners[0].start <= numeral.start and numeral.end <= owners[0].end
    if numeral.kind in NUMBERS and not all(claim.phrase for claim in owners):
        return False
    atoms = [(numeral.start + m.start(), numeral.start + m.end()) for m in ATOM.finditer(numeral.text)]
    held = [[claim for claim in owners if claim.start <= start and end <= claim.end] for start, end in atoms]
    return bool(held) and all(len(found) == 1 for found in held)


def set_phrases(text: str, idioms: Iterable[str], names: Iterable[str]) -> list[Claim]:
    """Claims of the set phrases and names in a text. Of two that overlap the first wins, then the longest."""
    role = dict.fromkeys(idioms, "idiom") | dict.fromkeys(names, "name")
    # A pattern of many words is slow at every place of the text; few of a long list stand in one text.
    words = sorted((word for word in role if word in text), key=lambda word: (-len(word), word))
    found = re.finditer("|".join(map(re.escape, words)), text) if words else ()
    return [Claim(match.start(), match.end(), role[match[0]], match[0]) for match in found]
