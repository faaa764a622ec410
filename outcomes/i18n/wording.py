"""Say a figure in words, as worded in its source: 1.2万多盏 / over 12,000 lights."""

from dataclasses import replace
from decimal import Decimal

from babel import Locale

from outcomes.i18n.numbers import number
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Fact, Unit
from outcomes.ledger.vocabulary import Measure
from outcomes.text.figures import Reading
from outcomes.text.periods import read_period
from outcomes.text.ratios import special
from outcomes.text.spelling import PLAIN

ENGLISH = {
    "exactly": "",
    "more-than": "over ",
    "nearly": "nearly ",
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "between": "",
}
KIND = {"zh": {"target": "目标：", "plan": "计划："}, "en": {"target": "target: ", "plan": "plan: "}}
ENDINGS = {"one": "st", "two": "nd", "few": "rd", "other": "th"}  # by the form that CLDR gives an ordinal


def worded(figure: str, reading: Reading, unit: Unit, lang: str) -> str:
    """The figure with its wording and unit, for a reader of `lang` (zh or en)."""
    return _chinese(figure, unit) if lang == "zh" else _english(figure, reading, unit)


def of_fact(ledger: Ledger, fact: str, lang: str) -> str:
    """The figure of a fact with all that its kind adds.

    目标：4000人 / target: 4,000 people; 由12天到3天 / from 12 to 3 days; 下降3.2% / fell by 3.2%;
    累计1.2万人（2021年以来） / 12,000 people in all since 2021.
    """
    entry = ledger.facts[fact]
    indicator = ledger.indicators[entry.indicator]
    unit, reading = ledger.units[indicator.unit], ledger.readings[fact]
    words = worded(entry.figure, reading, unit, lang)
    if lang == "en":
        words = _moved(entry.figure, reading, unit, indicator.measure) or words
    if entry.before:
        earlier = worded(entry.before.figure, ledger.readings[f"before:{fact}"], unit, lang)
        words = f"由{earlier}到{words}" if lang == "zh" else f"from {_shortened(earlier, words)} to {words}"
    if indicator.counts == "cumulative":
        words = _in_all(words, entry, lang)
    return KIND[lang].get(entry.kind, "") + words


def unit_name(unit: Unit, lang: str) -> str:
    """The unit with what it is a rate of: 元（每人每月） / yuan a person a month."""
    if unit.per is None:
        return unit.name[lang]
    return f"{unit.name.zh}（{unit.per.zh}）" if lang == "zh" else f"{unit.name.en} {unit.per.en}"


def _moved(figure: str, reading: Reading, unit: Unit, measure: Measure) -> str:
    """A change whose figure says its direction, fell by 3.2%, or a multiple, “to” told from “by”; else empty."""
    if measure == "multiple-to":
        return f"{_english(figure, reading, unit)} as much"
    if reading.form != "change" or measure not in ("change", "points", "multiple-by"):
        return f"by {_english(figure, reading, unit)}" if measure == "multiple-by" else ""
    highest = reading.value if reading.value is not None else reading.high
    if highest is None or highest >= 0:
        return f"rose by {_english(figure, reading, unit)}"
    value, low, high = (None if side is None else -side for side in (reading.value, reading.high, reading.low))
    return f"fell by {_english(figure, replace(reading, value=value, low=low, high=high), unit)}"


def _shortened(earlier: str, later: str) -> str:
    """The earlier amount without the unit that the later one names: 12 of 12 days, where 3 days follow."""
    words, after = earlier.split(" "), later.split(" ")
    while len(words) > 1 and len(after) > 1 and words[-1] == after[-1]:
        words, after = words[:-1], after[:-1]
    return " ".join(words)


def _in_all(words: str, fact: Fact, lang: str) -> str:
    """A running total, with the year from which it runs where the period says it."""
    period = read_period(fact.period) if fact.period else None
    since = period.years[0] if period and "/" in period.text else None
    if lang == "zh":
        return f"累计{words}（{since}年以来）" if since else f"累计{words}"
    return f"{words} in all since {since}" if since else f"{words} in all"


def _chinese(figure: str, unit: Unit) -> str:
    plain = figure.translate(PLAIN)
    if special(figure, unit.dimension):
        return plain
    if unit.per:
        plain = f"{unit.per.zh}{plain}"
    if unit.dimension == "share" or plain.endswith("强") or unit.name.zh in plain:
        return plain
    if plain.endswith(("以上", "以下", "以内", "左右", "上下")):
        return f"{plain[:-2]}{unit.name.zh}{plain[-2:]}"
    return f"{plain}{unit.name.zh}"


def _english(figure: str, reading: Reading, unit: Unit) -> str:
    words = figure if unit.dimension == "ratio" else _amount(figure, reading, unit)
    return f"{words} {unit.per.en}" if unit.per else words


def _amount(figure: str, reading: Reading, unit: Unit) -> str:
    words = ENGLISH[reading.qualifier]
    if figure.translate(PLAIN).startswith(("不到", "不足")):
        words = "under "
    value = number(reading.value, "en") if reading.value is not None else _range(reading)
    if unit.dimension == "rank" and unit.id == "rank":
        return f"top {value}" if reading.qualifier == "at-most" else f"{words}{ordinal(int(reading.value or 0))}"
    if unit.dimension == "money":
        return f"{words}{unit.symbol or ''}{value}"
    if unit.dimension == "share":
        return f"{words}{value}{unit.symbol or '%'}"
    if reading.value == Decimal("0.5") and unit.one:
        article = "an" if unit.one.startswith(("a", "e", "i", "o", "hour")) else "a"
        return f"{words}half {article} {unit.one}"
    if reading.value == 1 and unit.one:
        return f"{words}{value} {unit.one}"
    return f"{words}{value} {unit.name.en}"


def _range(reading: Reading) -> str:
    """The two ends that are printed: 30–50."""
    return "–".join(number(side, "en") for side in (reading.low, reading.high) if side is not None)


def ordinal(value: int) -> str:
    """29 → 29th."""
    return f"{value}{ENDINGS[Locale('en').ordinal_form(value)]}"
