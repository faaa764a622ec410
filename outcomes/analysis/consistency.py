"""What the numbers of a text say of each other, divided by us: averages, and checks of a text on itself.

Two kinds of room are carried through each division: what the wording leaves open (1.5万余 is 15 000 to 16 000) and what
rounding leaves open (8.5万 stands for 84 500 to 85 500). A count printed to its last digit has neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple, TypeVar

from outcomes.analysis.relations import HUNDRED, held, unit_of
from outcomes.i18n.language import t
from outcomes.i18n.numbers import number
from outcomes.i18n.wording import of_fact
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Average, Consistency, Name, Quotient, Ratio, Unit
from outcomes.text.figures import Reading
from outcomes.text.interval import Interval

PERCENT = Unit(id="percent", name=Name(zh="%", en="%"), dimension="share")
DIGITS, FEW, FINE = 4, 3, 5  # significant ones that a count, an average and what stands beside a printed number show
VERDICTS = {"consistent": "agree", "inconsistent": "differ", "unchecked": "unchecked"}
SIGNS = {"sum": " + ", "growth": " − "}
NARROW = 10  # a round number says something where its step is so many times wider than the room


Formula = list[tuple[str, str]]  # words, each with the id of the fact whose figure they are, or ""
Made = TypeVar("Made", Average, Ratio)


class Equation(NamedTuple):
    """A calculation: the figures with their signs, what they give, and the room that they leave, in words."""

    formula: Formula
    result: str
    room: str


@dataclass(frozen=True)
class Checked:
    """A check with its results. `verdict` is agree, differ, alone or unchecked; `common` is what all leave room for.

    A check with a printed result has two rooms, the calculated and the printed one.

    `round` is the round number in the room of a result that stands alone, where that is no accident.
    """

    check: Consistency
    rooms: tuple[Interval, ...]
    verdict: str
    common: Interval | None
    round: Decimal | None


def averages(ledger: Ledger, shown: Iterable[str]) -> list[tuple[Average, Interval]]:
    """The averages of which both facts are shown."""
    return _quotients(ledger, ledger.averages.values(), shown)


def shares(ledger: Ledger, shown: Iterable[str]) -> list[tuple[Ratio, Interval]]:
    """The ratios of which both facts are shown, in per cent."""
    return [(ratio, room.times(HUNDRED)) for ratio, room in _quotients(ledger, ledger.ratios.values(), shown)]


def _quotients(ledger: Ledger, made: Iterable[Made], shown: Iterable[str]) -> list[tuple[Made, Interval]]:
    known = set(shown)
    return [
        (each, divided(ledger, each.numerator, each.denominator))
        for each in made
        if {each.numerator, each.denominator} <= known
    ]


def checks(ledger: Ledger, shown: Iterable[str]) -> list[Checked]:
    """The checks of which all facts are shown."""
    known = set(shown)
    return [_checked(ledger, check) for check in ledger.consistency.values() if set(check.facts) <= known]


def _checked(ledger: Ledger, check: Consistency) -> Checked:
    if check.kind == "quotients":
        return held_together(check, tuple(divided(ledger, pair.top, pair.bottom) for pair in check.quotients))
    found = held(ledger, check)
    return Checked(check, found.rooms, VERDICTS[found.verdict], found.rooms[0].shared(found.rooms[1]), None)


def held_together(check: Consistency, rooms: tuple[Interval, ...]) -> Checked:
    """Whether the results of a check leave room for one number."""
    if len(rooms) == 1:
        return Checked(check, rooms, "alone", None, roundest(rooms[0]))
    common: Interval | None = rooms[0]
    for room in rooms[1:]:
        common = common and common.shared(room)
    return Checked(check, rooms, "agree" if common else "differ", common, None)


def divided(ledger: Ledger, top: str, bottom: str) -> Interval:
    """One fact divided by another; a share counts as the part of one that it is."""
    above, below = (printed(ledger.readings[fact]) for fact in (top, bottom))
    return above.divided(below, HUNDRED if unit_of(ledger, bottom).dimension == "share" else Decimal(1))


def printed(reading: Reading) -> Interval:
    """The room of a printed numeral: its wording's, or that of rounding where the wording leaves none."""
    return reading.interval.rounded(reading.half)


def roundest(room: Interval) -> Decimal | None:
    """The round number in a narrow room: 1 200 000 between 1 199 571 and 1 201 480. None where it proves nothing."""
    if room.low is None or room.high is None or room.low >= room.high:
        return None
    step = Decimal(1).scaleb(room.high.adjusted())
    while step >= NARROW * (room.high - room.low):
        found = room.high // step * step
        if found >= room.low:
            return found
        step /= 10
    return None


def worded_average(room: Interval, top: Unit, bottom: Unit, lang: str) -> str:
    """15.2 lights per building / 每栋住宅15.2盏; only the room where the print leaves any."""
    return _per(worded_room(room, lang, FEW, top), bottom, lang)


def worded_share(room: Interval, lang: str) -> str:
    """A share in per cent: 不超过84.1% / at most 84.1%."""
    return worded_room(room, lang, FEW, PERCENT)


def formula(ledger: Ledger, facts: Iterable[str], lang: str, sign: str = " ÷ ") -> Formula:
    """Figures with a sign between them: nearly 500,000 problems ÷ 600,000 problems."""
    said = [piece for fact in facts for piece in ((sign, ""), (of_fact(ledger, fact, lang), fact))]
    return said[1:]


def equations(ledger: Ledger, checked: Checked, lang: str) -> list[Equation]:
    """Each calculation of a check; one with a printed result has one: 85,200 people ÷ 426,000 people, 20%, 19.94% to
    20.05%."""
    check = checked.check
    if check.kind == "quotients":
        return [_quotient(ledger, check, pair, room, lang)
                for pair, room in zip(check.quotients, checked.rooms, strict=True)]  # fmt: skip
    unit, sign, rest = unit_of(ledger, check.result or ""), SIGNS.get(check.kind, " ÷ "), []
    if check.kind == "growth" and unit.dimension != "points":
        sign, rest = " ÷ ", [(" − 1", "")]
    return [Equation(formula(ledger, check.of, lang, sign) + rest, *_result(checked.rooms[0], lang, FINE, unit))]


def _quotient(ledger: Ledger, check: Consistency, pair: Quotient, room: Interval, lang: str) -> Equation:
    """A count where the check says its unit, else so much for each."""
    top, bottom = unit_of(ledger, pair.top), unit_of(ledger, pair.bottom)
    said = formula(ledger, (pair.top, pair.bottom), lang)
    if check.unit:
        return Equation(said, *_result(room, lang, DIGITS, ledger.units[check.unit]))
    value, between = _result(room, lang, FEW, top)
    return Equation(said, _per(value, bottom, lang), _per(between, bottom, lang))


def _result(room: Interval, lang: str, digits: int, unit: Unit) -> tuple[str, str]:
    """What the printed numbers give, and the room that they leave."""
    value = Interval(room.value, room.value, room.value, room.about)
    return worded_room(value, lang, digits, unit), worded_room(room, lang, digits, unit)


def worded_verdict(ledger: Ledger, checked: Checked, lang: str) -> str:
    """Whether the results agree, and on what."""
    if checked.check.result:
        printed_ = of_fact(ledger, checked.check.result, lang)
        return t(lang, f"calculated.{checked.verdict}_printed", printed=printed_)
    if checked.common and checked.check.unit:
        room = worded_room(checked.common, lang, DIGITS, ledger.units[checked.check.unit])
        return t(lang, "calculated.agree", room=room)
    if checked.round and checked.check.unit:
        words = _counted(_number(checked.round, lang, DIGITS, ROUND_HALF_EVEN), ledger.units[checked.check.unit], lang)
        return t(lang, "calculated.round", number=words)
    return t(lang, f"calculated.{checked.verdict}")


def worded_room(room: Interval, lang: str, digits: int, unit: Unit) -> str:
    """12,000 to 13,920 people; a room is rounded outwards, so that it never looks narrower than it is."""
    if room.low is not None and room.exact:
        words = _counted(_number(room.low, lang, digits, ROUND_HALF_EVEN), unit, lang)
        return t(lang, "calculated.about", value=words) if room.about else words
    low = "" if room.low is None else _number(room.low, lang, digits, ROUND_FLOOR)
    high = "" if room.high is None else _number(room.high, lang, digits, ROUND_CEILING)
    if low and high:
        # The unit twice: of ¥8,910 to ¥13,500, and where 8910至1.35万元 could be read as 8910万.
        twice = unit.dimension == "money" if lang == "en" else high[-1] in "万亿" and low[-1] not in "万亿"
        first = _counted(low, unit, lang) if twice or unit.dimension == "share" else low
        return t(lang, "calculated.between", low=first, high=_counted(high, unit, lang))
    if not low and not high:
        return t(lang, "calculated.open")
    key = "calculated.at_least" if low else "calculated.at_most"
    return t(lang, key, value=_counted(low or high, unit, lang))


def _per(words: str, bottom: Unit, lang: str) -> str:
    return t(lang, "calculated.per", top=words, one=bottom.name.zh if lang == "zh" else bottom.one)


def _counted(words: str, unit: Unit, lang: str) -> str:
    if unit.dimension == "share":
        return f"{words}{unit.symbol or '%'}"
    if lang == "zh":
        return f"{words}{unit.name.zh}"
    if unit.dimension == "money":
        return f"{unit.symbol or ''}{words}"
    return f"{words} {unit.one if words == '1' and unit.one else unit.name.en}"


def _number(value: Decimal, lang: str, digits: int, rounding: str) -> str:
    """A result to a few significant digits."""
    return number(Context(prec=digits, rounding=rounding).plus(value), lang)
