"""What we calculate from reported figures, as a table: each result, its strip, and the figures it is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outcomes.analysis import consistency
from outcomes.analysis.consistency import Checked, Formula
from outcomes.charts.strips import Strip, strip
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
    return [
        Calculation(
            ratio.name[lang],
            [Line(_quotient(ledger, ratio, lang), consistency.worded_share(room, lang))],
            ratio.note,
        )
        for ratio, room in found
    ]


def averages(ledger: Ledger, found: Sequence[tuple[Average, Interval]], lang: str) -> list[Calculation]:
    """Averages, each on a strip from zero; those of one unit share an axis."""
    units = [_units(ledger, average) for average, _ in found]
    rows = []
    for (average, room), pair in zip(found, units, strict=True):
        among = [other for (_, other), unit in zip(found, units, strict=True) if unit == pair]
        top, bottom = (ledger.units[unit] for unit in pair)
        line = Line(_quotient(ledger, average, lang), consistency.worded_average(room, top, bottom, lang))
        rows.append(Calculation(average.name[lang], [line], average.note, strip([room], lang, among)))
    return rows


def checks(ledger: Ledger, found: Iterable[Checked], lang: str) -> list[Calculation]:
    """Checks of texts on themselves: where there are two results, their ranges lie on one strip."""
    rows = []
    for checked in found:
        results = consistency.equations(ledger, checked, lang)
        lines = [
            Line(formula, result, room if room != result else "")
            for formula, (_, result, room) in zip(
                consistency.formulas(ledger, checked.check, lang), results, strict=True
            )
        ]
        drawn = strip(checked.rooms, lang, near=True, dots=True) if len(checked.rooms) > 1 else None
        verdict = consistency.worded_verdict(ledger, checked, lang)
        rows.append(Calculation(checked.check.name[lang], lines, checked.check.note, drawn, verdict))
    return rows


def _quotient(ledger: Ledger, made: Ratio | Average, lang: str) -> Formula:
    return consistency.formula(ledger, (made.numerator, made.denominator), lang)


def _units(ledger: Ledger, made: Average) -> tuple[str, str]:
    top, bottom = (ledger.indicators[ledger.facts[fact].indicator].unit for fact in (made.numerator, made.denominator))
    return top, bottom
