"""What the numbers of a text say of each other, divided by us: averages, and checks of a text on itself.

Two kinds of room are carried through each division: what the wording leaves open (1.5万余 is 15 000 to 16 000) and what
rounding leaves open (8.5万 stands for 84 500 to 85 500). A count printed to its last digit has neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from outcomes.language import say
from outcomes.ledger import Ledger
from outcomes.models import Average, Consistency, Ratio, Unit
from outcomes.text.figures import Reading
from outcomes.text.interval import Interval
from outcomes.wording import number

DIGITS, FEW = 4, 3  # significant ones that a count and an average show
NARROW = 10  # a round number says something where its step is so many times wider than the room


@dataclass(frozen=True)
class Checked:
    """A check with its results. `verdict` is agree, differ or alone; `common` is what all results leave room for.

    `round` is the round number in the room of a result that stands alone, where that is no accident.
    """

    check: Consistency
    rooms: tuple[Interval, ...]
    verdict: str
    common: Interval | None
    round: Decimal | None


def averages(ledger: Ledger, shown: Iterable[str]) -> list[tuple[Average, Interval]]:
    """The averages of which both facts are shown."""
    known = set(shown)
    return [
        (average, divided(ledger, average.numerator, average.denominator))
        for average in ledger.averages.values()
        if {average.numerator, average.denominator} <= known
    ]


def shares(ledger: Ledger, shown: Iterable[str]) -> list[Ratio]:
    """The ratios of which both facts are shown."""
    known = set(shown)
    return [ratio for ratio in ledger.ratios.values() if {ratio.numerator, ratio.denominator} <= known]


def checks(ledger: Ledger, shown: Iterable[str]) -> list[Checked]:
    """The checks of which all facts are shown."""
    known = set(shown)
    return [
        held_together(check, tuple(divided(ledger, pair.top, pair.bottom) for pair in check.quotients))
        for check in ledger.consistency.values()
        if all({pair.top, pair.bottom} <= known for pair in check.quotients)
    ]


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
    unit = ledger.units[ledger.indicators[ledger.facts[bottom].indicator].unit]
    return above.divided(below, Decimal(100) if unit.dimension == "share" else Decimal(1))


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


def worded_result(ledger: Ledger, check: Consistency, at: int, room: Interval, lang: str) -> tuple[str, str]:
    """What the printed numbers of the quotient at a place give, and the room that they leave: both with their unit."""
    pair = check.quotients[at]
    top, bottom = (
        ledger.units[ledger.indicators[ledger.facts[fact].indicator].unit] for fact in (pair.top, pair.bottom)
    )
    unit = ledger.units[check.unit] if check.unit else top
    digits = DIGITS if check.unit else FEW
    value = worded_room(Interval(room.value, room.value, room.value, room.about), lang, digits, unit)
    words = (value, worded_room(room, lang, digits, unit))
    if check.unit:
        return words
    return _per(words[0], bottom, lang), _per(words[1], bottom, lang)


def worded_verdict(ledger: Ledger, checked: Checked, lang: str) -> str:
    """Whether the results agree, and on what."""
    if checked.common and checked.check.unit:
        room = worded_room(checked.common, lang, DIGITS, ledger.units[checked.check.unit])
        return say(lang, "calculated.agree", room=room)
    if checked.round and checked.check.unit:
        words = _counted(_number(checked.round, lang, DIGITS, ROUND_HALF_EVEN), ledger.units[checked.check.unit], lang)
        return say(lang, "calculated.round", number=words)
    return say(lang, f"calculated.{checked.verdict}")


def worded_room(room: Interval, lang: str, digits: int, unit: Unit) -> str:
    """12,000 to 13,920 people; a room is rounded outwards, so that it never looks narrower than it is."""
    if room.low is not None and room.exact:
        words = _counted(_number(room.low, lang, digits, ROUND_HALF_EVEN), unit, lang)
        return say(lang, "calculated.about", value=words) if room.about else words
    low = "" if room.low is None else _number(room.low, lang, digits, ROUND_FLOOR)
    high = "" if room.high is None else _number(room.high, lang, digits, ROUND_CEILING)
    if low and high:
        first = _counted(low, unit, lang) if unit.dimension == "money" and lang == "en" else low
        return say(lang, "calculated.between", low=first, high=_counted(high, unit, lang))
    if not low and not high:
        return say(lang, "calculated.open")
    key = "calculated.at_least" if low else "calculated.at_most"
    return say(lang, key, value=_counted(low or high, unit, lang))


def _per(words: str, bottom: Unit, lang: str) -> str:
    return say(lang, "calculated.per", top=words, one=bottom.name.zh if lang == "zh" else bottom.one)


def _counted(words: str, unit: Unit, lang: str) -> str:
    if lang == "zh":
        return f"{words}{unit.name.zh}"
    if unit.dimension == "money":
        return f"{unit.symbol or ''}{words}"
    return f"{words} {unit.one if words == '1' and unit.one else unit.name.en}"


def _number(value: Decimal, lang: str, digits: int, rounding: str) -> str:
    """A result to a few significant digits: 12,500; 1.2 million / 120万."""
    value = Context(prec=digits, rounding=rounding).plus(value)
    if lang == "en":
        return number(value)
    for size, word in ((Decimal(10**8), "亿"), (Decimal(10**5), "万")):
        if value >= size:
            return f"{(value / (size if word == '亿' else 10**4)).normalize():f}{word}"
    return f"{value.normalize():,f}"
