"""Account for every numeral of a source: each is claimed by exactly one entry of the curated file."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from outcomes.text.numerals import CHINESE, Claim, Numeral, phrases, scan

ATOM = re.compile(rf"[0-9０-９.．,，%％]+|[{CHINESE}]")


@dataclass(frozen=True)
class NumeralRole:
    """One numeral and who accounts for it. `role` is a fact's stage, a reason, `programme`, `idiom` or `name`."""

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

    A claim must hold the whole of each number it touches; set phrases may share a run of Chinese numerals (一五一十).
    """
    at: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        for place in range(claim.start, claim.end):
            at[place].append(claim)
    roles, miscounts = [], []
    for numeral in scan(text):
        owners = [_owners(at, numeral.start + m.start(), numeral.start + m.end()) for m in ATOM.finditer(numeral.text)]
        wrong = next((found for found in owners if len(found) != 1), None)
        if wrong is None:
            roles.append(NumeralRole(numeral, owners[0][0].role, owners[0][0].id))
        else:
            miscounts.append(Miscount(numeral, tuple(wrong)))
    return roles, miscounts


def _owners(at: dict[int, list[Claim]], start: int, end: int) -> list[Claim]:
    """The claims that hold all of a number, or of one Chinese numeral character."""
    return [claim for claim in at.get(start, []) if claim.end >= end]


def set_phrases(text: str, idioms: Iterable[str], names: Iterable[str]) -> list[Claim]:
    """Claims of the set phrases and names that stand in a text."""
    role = dict.fromkeys(idioms, "idiom") | dict.fromkeys(names, "name")
    return [Claim(start, end, role[phrase], phrase) for start, end, phrase in phrases(text, role)]
