"""Say a figure in words, as worded in its source: 1.2万多盏 / over 12,000 lights."""

from dataclasses import replace
from decimal import Decimal

from outcomes.ledger.models import Fact, Indicator, Unit
from outcomes.text.figures import PLAIN, Reading, read_figure
from outcomes.text.periods import read_period

ENGLISH = {
    "exactly": "",
    "more-than": "over ",
    "nearly": "nearly ",
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "between": "",
}
KIND = {"target": ("目标：", "target: "), "plan": ("计划：", "plan: ")}
SCALES = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))


def worded(figure: str, reading: Reading, unit: Unit, lang: str) -> str:
    """The figure with its wording and unit, for a reader of `lang` (zh or en)."""
    return _chinese(figure, unit) if lang == "zh" else _english(figure, reading, unit)


def unit_name(unit: Unit, lang: str) -> str:
    """The unit with what it is a rate of: 元（每人每月） / yuan a person a month."""
    if unit.per is None:
        return unit.name[lang]
    return f"{unit.name.zh}（{unit.per.zh}）" if lang == "zh" else f"{unit.name.en} {unit.per.en}"


def fact_worded(fact: Fact, reading: Reading, indicator: Indicator, unit: Unit, lang: str) -> str:
    """A fact's figure with all that its kind adds.

    目标：4000人 / target: 4,000 people; 由12天到3天 / from 12 to 3 days; 下降3.2% / fell by 3.2%;
    累计1.2万人（2021年以来） / 12,000 people in all since 2021.
    """
    words = _moved(fact, reading, indicator, unit, lang)
    if fact.before:
        earlier = worded(fact.before.figure, read_figure(fact.before.figure), unit, lang)
        words = f"由{earlier}到{words}" if lang == "zh" else f"from {_shortened(earlier, words)} to {words}"
    if indicator.counts == "cumulative":
        words = _in_all(words, fact, lang)
    return f"{KIND[fact.kind][lang == 'en']}{words}" if fact.kind in KIND else words


def _moved(fact: Fact, reading: Reading, indicator: Indicator, unit: Unit, lang: str) -> str:
    """A change whose figure says its direction; any other figure as it is."""
    highest = reading.value if reading.value is not None else reading.high
    if lang == "zh" or indicator.measure not in ("change", "points") or highest is None or highest >= 0:
        return worded(fact.figure, reading, unit, lang)
    value, low, high = (None if side is None else -side for side in (reading.value, reading.high, reading.low))
    return f"fell by {worded(fact.figure, replace(reading, value=value, low=low, high=high), unit, lang)}"


def _in_all(words: str, fact: Fact, lang: str) -> str:
    """A running total, with the year from which it runs where that is known."""
    period = read_period(fact.period) if fact.period else None
    since = period and "/" in period.text and period.years[0]
    if lang == "zh":
        return f"累计{words.removeprefix('累计')}" + (f"（{since}年以来）" if since else "")
    return f"{words} in all" + (f" since {since}" if since else "")


def _shortened(earlier: str, later: str) -> str:
    """The earlier amount without the unit that the later one names: 12 of 12 days, where 3 days follow."""
    words, after = earlier.split(" "), later.split(" ")
    while len(words) > 1 and len(after) > 1 and words[-1] == after[-1]:
        words, after = words[:-1], after[:-1]
    return " ".join(words)


def number(value: Decimal | float) -> str:
    """A number as English writes it: 12,000; 98.96; from a million on 2.68 billion."""
    value = Decimal(str(value))
    value = (value if value == value.to_integral_value() else round(value, 6)).normalize()  # a third has no end
    if value < 0:
        return f"−{number(-value)}"
    for scale, name in SCALES:
        if value >= scale:
            return f"{(value / scale).normalize():f}{name}"
    return f"{value:,f}"


def _range(reading: Reading) -> str:
    low, high = (number(side) for side in (reading.low or 0, reading.high or 0))
    return f"{low}–{high}"


def _chinese(figure: str, unit: Unit) -> str:
    plain = figure.translate(PLAIN)
    if unit.per and not plain.startswith(unit.per.zh):
        plain = f"{unit.per.zh}{plain}"
    if unit.dimension in ("share", "ratio") or plain.endswith("强") or unit.name.zh in plain:
        return plain
    if plain.endswith(("以上", "以下", "以内", "左右", "上下")):
        return f"{plain[:-2]}{unit.name.zh}{plain[-2:]}"
    return f"{plain}{unit.name.zh}"


def _english(figure: str, reading: Reading, unit: Unit) -> str:
    said = figure if unit.dimension == "ratio" else _english_amount(figure, reading, unit)
    return f"{said} {unit.per.en}" if unit.per else said


def _english_amount(figure: str, reading: Reading, unit: Unit) -> str:
    words = ENGLISH[reading.qualifier]
    if figure.translate(PLAIN).startswith(("不到", "不足")):
        words = "under "
    value = number(reading.value) if reading.value is not None else _range(reading)
    if unit.dimension == "rank" and unit.id == "rank":
        return f"top {value}" if reading.qualifier == "at-most" else f"{words}{ordinal(int(reading.value))}"
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


def ordinal(value: int) -> str:
    """29 → 29th."""
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"
