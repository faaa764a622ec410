"""Say a figure in words, as worded in its source: 1.2万多盏 / over 12,000 lights."""

import re
from decimal import Decimal

from outcomes.models import Unit
from outcomes.text.figures import Reading
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
WITH_UNIT = ("以上", "以下", "以内", "左右", "上下", "内", "之多")  # the figure has its unit between: 860个以上
ENDS_IN_NUMBER = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两半几多余%成]$")
SCALES = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))


def worded(figure: str, reading: Reading, unit: Unit, lang: str) -> str:
    """The figure with its wording and unit, for a reader of `lang` (zh or en)."""
    return _chinese(figure, unit) if lang == "zh" else _english(figure, reading, unit)


def number(value: Decimal | float) -> str:
    """A number as English writes it: 12,000; 98.96; from a million on 2.68 billion."""
    value = Decimal(str(value))
    value = (value if value == value.to_integral_value() else round(value, 6)).normalize()  # a third has no end
    for scale, name in SCALES:
        if value >= scale:
            return f"{(value / scale).normalize():f}{name}"
    return f"{value:,f}"


def _chinese(figure: str, unit: Unit) -> str:
    plain = figure.translate(PLAIN)
    if unit.dimension == "share" or plain.endswith("强"):
        return plain
    if plain.endswith(WITH_UNIT) and not ENDS_IN_NUMBER.search(plain[:-2]):
        return plain
    if plain.endswith(("以上", "以下", "以内", "左右", "上下")):
        return f"{plain[:-2]}{unit.name.zh}{plain[-2:]}"
    return f"{plain}{unit.name.zh}"


def _english(figure: str, reading: Reading, unit: Unit) -> str:
    words = ENGLISH[reading.qualifier]
    if figure.translate(PLAIN).startswith(("不到", "不足")):
        words = "under "
    if reading.value is None:
        return _range(reading, unit)
    down = "down " if reading.value < 0 and reading.form == "change" else ""
    words, value = f"{down}{words}", number(abs(reading.value) if down else reading.value)
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


def _range(reading: Reading, unit: Unit) -> str:
    """¥30 to ¥50, 10 to 15 places, 4 to 5%."""
    low, high = (number(side) for side in (reading.low, reading.high) if side is not None)
    if unit.dimension == "money":
        return f"{unit.symbol or ''}{low} to {unit.symbol or ''}{high}"
    return f"{low} to {high}{unit.symbol or '%'}" if unit.dimension == "share" else f"{low} to {high} {unit.name.en}"


def ordinal(value: int) -> str:
    """29 → 29th."""
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"
