"""What we calculate from reported figures, as a table: each result, its strip, and the figures it is made of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outcomes.analysis import consistency
from outcomes.analysis.consistency import Checked, Formula
from outcomes.charts.scale import Strip, strip
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Average, Name, Ratio
from outcomes.text.interval import Interval


@dataclass(frozen=True)
class Line:
    """A formula and what it gives. `room` is the range around a result that is said as one number, else empty."""

    formula: Formula
    result: str
    room: str = ""


@dataclass(frozen=True)
class Calculation:
    """A row of the table: its name, its lines and, of a check, the verdict on them."""

    name: str
    lines: Sequence[Line]
    note: Name | None
    strip: Strip | None = None
    verdict: str = ""


def shares(ledger: Ledger, found: Iterable[tuple[Ratio, Interval]], lang: str) -> list[Calculation]:
    """Shares in per cent; the chart above them draws them."""
    return [_divided(ledger, ratio, consistency.worded_share(room, lang), lang) for ratio, room in found]


def averages(ledger: Ledger, found: Iterable[tuple[Average, Interval]], lang: str) -> list[Calculation]:
    """Averages, each on a strip from zero; those of one unit share an axis."""
    by_unit: dict[tuple[str, str], list[Interval]] = defaultdict(list)
    made = [(average, room, _units(ledger, average)) for average, room in found]
    for _, room, units in made:
        by_unit[units].append(room)
    rows = []
    for average, room, units in made:
        top, bottom = (ledger.units[unit] for unit in units)
        drawn = strip([room], lang, by_unit[units])
        rows.append(_divided(ledger, average, consistency.worded_average(room, top, bottom, lang), lang, drawn))
    return rows


def checks(ledger: Ledger, found: Iterable[Checked], lang: str) -> list[Calculation]:
    """Checks of texts on themselves: where there are two results, their ranges lie on one strip."""
    rows = []
    for checked in found:
        check = checked.check
        lines = [
            Line(made.formula, made.result, made.room if made.room != made.result else "")
            for made in consistency.equations(ledger, checked, lang)
        ]
        drawn = strip(checked.rooms, lang, near=True, dots=True) if len(checked.rooms) > 1 else None
        verdict = consistency.worded_verdict(ledger, checked, lang)
        rows.append(Calculation(check.name[lang], lines, check.note, drawn, verdict))
    return rows


def _divided(ledger: Ledger, made: Ratio | Average, result: str, lang: str, drawn: Strip | None = None) -> Calculation:
    quotient = consistency.formula(ledger, (made.numerator, made.denominator), lang)
    return Calculation(made.name[lang], [Line(quotient, result)], made.note, drawn)


def _units(ledger: Ledger, made: Average) -> tuple[str, str]:
    top, bottom = (ledger.indicators[ledger.facts[fact].indicator].unit for fact in (made.numerator, made.denominator))
    return top, bottom
