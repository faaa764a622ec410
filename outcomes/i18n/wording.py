"""Say a figure in words, as worded in its source: 1.2万多盏 / over 12,000 lights."""

from decimal import Decimal

from babel import Locale

from outcomes.i18n.numbers import number
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Unit
from outcomes.text.figures import PLAIN, Reading

ENGLISH = {
    "exactly": "",
    "more-than": "over ",
    "nearly": "nearly ",
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
}
ENDINGS = {"one": "st", "two": "nd", "few": "rd", "other": "th"}  # by the form that CLDR gives an ordinal


def worded(figure: str, reading: Reading, unit: Unit, lang: str) -> str:
    """The figure with its wording and unit, for a reader of `lang` (zh or en)."""
    return _chinese(figure, unit) if lang == "zh" else _english(figure, reading, unit)


def of_fact(ledger: Ledger, fact: str, lang: str) -> str:
    """The figure of a fact, by its id."""
    entry = ledger.facts[fact]
    return worded(entry.figure, ledger.readings[fact], ledger.units[ledger.indicators[entry.indicator].unit], lang)


def _chinese(figure: str, unit: Unit) -> str:
    plain = figure.translate(PLAIN)
    if unit.dimension == "share" or plain.endswith("强"):
        return plain
    if plain.endswith(("以上", "以下", "以内", "左右", "上下")):
        return f"{plain[:-2]}{unit.name.zh}{plain[-2:]}"
    return f"{plain}{unit.name.zh}"


def _english(figure: str, reading: Reading, unit: Unit) -> str:
    words = ENGLISH[reading.qualifier]
    if figure.translate(PLAIN).startswith(("不到", "不足")):
        words = "under "
    value = number(reading.value, "en")
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
    return f"{value}{ENDINGS[Locale('en').ordinal_form(value)]}"
