"""What we calculate from reported figures, as a table: each result, its strip, and the figures it is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outcomes.analysis import consistency
from outcomes.analysis.consistency import Checked, Equation
from outcomes.analysis.relations import unit_of
from outcomes.charts.scale import Strip, strip
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Average, Name, Ratio, Unit
from outcomes.text.interval import Interval


@dataclass(frozen=True)
class Calculation:
    """A row of the table: its name, its lines and, of a check, the verdict on them."""

    name: str
    lines: Sequence[Equation]
    note: Name | None
    strip: Strip | None = None
    verdict: str = ""


def shares(ledger: Ledger, found: Iterable[tuple[Ratio, Interval]], lang: str) -> list[Calculation]:
    """Shares in per cent; the chart above them draws them."""
    return [_divided(ledger, ratio, consistency.worded_share(room, lang), lang) for ratio, room in found]


def averages(ledger: Ledger, found: Iterable[tuple[Average, Interval]], lang: str) -> list[Calculation]:
    """Averages, each on a strip from zero; those of one unit share an axis."""
    made = [(average, room, _units(ledger, average)) for average, room in found]
    return [
        _divided(
            ledger, average, consistency.worded_average(room, *units, lang), lang,
            strip([room], lang, [other for _, other, others in made if others == units]),
        )
        for average, room, units in made
    ]  # fmt: skip


def checks(ledger: Ledger, found: Iterable[Checked], lang: str) -> list[Calculation]:
    """Checks of texts on themselves: where there are two results, their ranges lie on one strip."""
    return [
        Calculation(
            checked.check.name[lang], consistency.equations(ledger, checked, lang), checked.check.note,
            strip(checked.rooms, lang, near=True, dots=True) if len(checked.rooms) > 1 else None,
            consistency.worded_verdict(ledger, checked, lang),
        )
        for checked in found
    ]  # fmt: skip


def _divided(ledger: Ledger, made: Ratio | Average, result: str, lang: str, drawn: Strip | None = None) -> Calculation:
    quotient = consistency.formula(ledger, (made.numerator, made.denominator), lang)
    return Calculation(made.name[lang], [Equation(quotient, result, result)], made.note, drawn)


def _units(ledger: Ledger, made: Average) -> tuple[Unit, Unit]:
    return unit_of(ledger, made.numerator), unit_of(ledger, made.denominator)
