"""Whether two figures may be compared, and what differs between them: the same reasons for pages and for programs.

The rules are those by which charts are drawn (see outcomes.charts): one axis holds one unit, one kind of thing and one
level of place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from operator import itemgetter

import pandas as pd

from outcomes.analysis.relations import room
from outcomes.i18n.dates import period
from outcomes.i18n.labels import Row, records, where
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import MOVING

CODES = ("unit", "kind", "scope", "level", "period", "wording")
FAR = 2  # times: “nearly 500,000” may be any number below it, but nobody takes it for 3,000
ON_ONE_AXIS = (*MOVING, "target-share")  # of these measures, what moved or whose target it was may differ


@dataclass(frozen=True)
class Reason:
    """What differs between two facts: a code of CODES, what it is of each, and a sentence. One that `refuses` keeps
    them off one axis; the others are to be known when comparing."""

    code: str
    a: str
    b: str
    words: str
    refuses: bool


@dataclass(frozen=True)
class Comparison:
    """Two facts, what differs between them, and the pair nearest to it that may be compared, where there is one."""

    facts: tuple[str, str]
    reasons: tuple[Reason, ...]
    nearest: tuple[str, str] | None

    @property
    def comparable(self) -> bool:
        return not any(reason.refuses for reason in self.reasons)


def compared(ledger: Ledger, table: pd.DataFrame, facts: tuple[str, str], lang: str) -> Comparison:
    """Two facts of the table. Raises KeyError for an id that is not in it."""
    rows = {row["id"]: row for row in records(table[table["id"].isin(facts)])}
    one, other = (rows[fact] for fact in facts)
    found = Comparison(facts, tuple(reasons(ledger, one, other, lang)), None)
    return found if found.comparable else Comparison(facts, found.reasons, _nearest(ledger, table, one, other, lang))


def reasons(ledger: Ledger, one: Row, other: Row, lang: str) -> list[Reason]:
    """What differs between two rows of the table, in the order of CODES."""
    return [
        Reason(code, a, b, t(lang, f"compare.why_{said}", a=a, b=b), refuses)
        for code, rule in zip(CODES, (_unit, _kind, _scope, _level, _period, _wording), strict=True)
        for said, of, refuses in rule(ledger, one, other, lang)
        for a, b in [(of(one), of(other))]
    ]


Found = list[tuple[str, Callable[[Row], str], bool]]  # the key of the words, what it is of a row, whether it refuses


def _unit(ledger: Ledger, one: Row, other: Row, lang: str) -> Found:
    same = one["unit"] == other["unit"]
    return [] if same else [("unit", itemgetter(f"unit_{lang}"), True)]


def _kind(ledger: Ledger, one: Row, other: Row, lang: str) -> Found:
    """A level against a change, one kind of thing against another, a result against a target that is not its own."""
    if one["measure"] != other["measure"]:
        return [("measure", lambda row: t(lang, f"compare.measure_{row['measure']}"), True)]
    found: Found = []
    if one["group"] != other["group"]:
        found.append(("kind", lambda row: ledger.group_name(row["group"])[lang], one["measure"] not in ON_ONE_AXIS))
    if one["kind"] != other["kind"]:
        own = (one["indicator"], one["region"]) == (other["indicator"], other["region"])
        found.append(("target", lambda row: t(lang, f"compare.kind_{row['kind']}"), not own))
    return found


def _scope(ledger: Ledger, one: Row, other: Row, lang: str) -> Found:
    """A part against its whole, a place against one around it, two indicators of one group."""
    for key, inner, outer in (("part_first", one, other), ("part_second", other, one)):
        if inner["part_of"] == outer["id"]:
            return [(key, itemgetter(f"worded_{lang}"), True)]
    if one["group"] == other["group"] and one["indicator"] != other["indicator"]:
        return [("scope", itemgetter(f"indicator_{lang}"), False)]
    return []


def _level(ledger: Ledger, one: Row, other: Row, lang: str) -> Found:
    """Amounts grow with the place; rates, changes and ranks do not."""
    if one["level"] == other["level"]:
        return []
    amounts = one["measure"] == "level" and one["dimension"] != "share"
    return [("level", lambda row: t(lang, f"charts.level_{row['level']}"), amounts)]


def _period(ledger: Ledger, one: Row, other: Row, lang: str) -> Found:
    """A count at a date against one over a time; different times."""
    counts = [row["counts"] if isinstance(row["counts"], str) else "" for row in (one, other)]
    if all(counts) and (counts[0] == "stock") != (counts[1] == "stock"):
        return [("counts", lambda row: t(lang, f"compare.counts_{row['counts']}"), True)]
    if one["period"] == other["period"] != "":
        return []
    return [("period", lambda row: period(row["period"], lang) if row["period"] else t(lang, "dates.none"), False)]


def _wording(ledger: Ledger, one: Row, other: Row, lang: str) -> Found:
    """Ranges that meet: the wordings do not say which figure is the larger."""
    if one["unit"] != other["unit"] or one["measure"] != other["measure"]:
        return []
    rooms = [room(ledger.readings[row["id"]]) for row in (one, other)]
    same = (one["value"], one["qualifier"]) == (other["value"], other["qualifier"])
    small, large = sorted(abs(row["high"] if isnan(row["value"]) else row["value"]) for row in (one, other))
    if same or large > FAR * small or rooms[0].shared(rooms[1]) is None:
        return []
    return [("wording", itemgetter(f"worded_{lang}"), False)]


def _nearest(ledger: Ledger, table: pd.DataFrame, one: Row, other: Row, lang: str) -> tuple[str, str] | None:
    """One of two facts with another in place of the other: of another place if there is one, with the fewest
    differences, of the province of the one that it stands for."""
    found = []
    for kept, left in ((one, other), (other, one)):
        for row in records(table[(table["group"] == kept["group"]).to_numpy()]):
            if row["id"] in (kept["id"], left["id"]):
                continue
            differing = reasons(ledger, kept, row, lang)
            if not any(reason.refuses for reason in differing):
                key = (row["region"] == kept["region"], len(differing), row["province"] != left["province"])
                found.append((key, (kept["id"], row["id"])))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def named(row: Row, lang: str) -> str:
    """A figure in one line: as worded, of what and where."""
    return f"{row[f'worded_{lang}']} · {row[f'indicator_{lang}']} · {where(row, lang)}"
