"""Say a figure in words, as worded in its source: 1.2万多盏 / over 12,000 lights."""

import re
from decimal import Decimal

from babel import Locale

from outcomes.i18n.language import t
from outcomes.i18n.numbers import number
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Fact, Indicator, Unit
from outcomes.text.figures import Reading, special
from outcomes.text.folding import simplified
from outcomes.text.spelling import PLAIN

DOUBLED = {Decimal(2): "doubled", Decimal(4): "quadrupled"}
SAID_OF = ("multiple-to", "multiple-by", "target-share")  # measures whose figure needs a word that it may not have
# What a figure that has no verb of its own begins with.
BARE = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿半几数近约超逾不]")
LEADS_TO = re.compile("[\u4e00-\u9fff]{0,6}[到至为成]")
RANGE_MARK = re.compile("[—–―~-]+")
AFTER_UNIT = ("以上", "以下", "以内", "左右", "上下")  # what stands after the unit: 50元左右
ENDS_IN_NUMBER = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿半几多余来%]$")
CLAUSE = re.compile("[，。；、,;]")
INFERRED = ("~", "?", "%")  # at the end of a date in EDTF
ENDINGS = {"one": "st", "two": "nd", "few": "rd", "other": "th"}  # by the form that CLDR gives an ordinal


def worded(figure: str, reading: Reading, unit: Unit, lang: str) -> str:
    """The figure with its wording and unit, for a reader of `lang` (zh or en)."""
    return _with_per(_amount(figure, reading, unit, lang), unit, lang)


def of_fact(ledger: Ledger, fact: str, lang: str) -> str:
    """The figure of a fact with all that its kind adds.

    目标：4000人 / target: 4,000 people; 由12天缩短到3天 / from 12 days to 3; 下降3.2% / fell by 3.2%; 为原来的2倍 /
    2 times the earlier level; 2021年以来累计24个 / 24 canteens in total since 2021.
    """
    entry = ledger.facts[fact]
    indicator = ledger.indicators[entry.indicator]
    unit, reading = ledger.units[indicator.unit], ledger.readings[fact]
    words = _with_per(_of_kind(ledger, entry, indicator, lang), unit, lang)
    if indicator.measure == "change" and unit.dimension == "rank" and reading.form != "change" and not entry.before:
        words = t(lang, "wording.ranks_gained", words=words)  # the verb stands outside the figure, in the name
    if indicator.counts == "cumulative":
        words = _in_all(words, entry, lang)
    return words if entry.kind == "actual" else t(lang, f"wording.{entry.kind}", words=words)


def unit_name(unit: Unit, lang: str) -> str:
    """The unit with what it is a rate of: 元（每人每月） / yuan a person a month."""
    return t(lang, "wording.unit_per", unit=unit.name[lang], per=unit.per[lang]) if unit.per else unit.name[lang]


def _with_per(words: str, unit: Unit, lang: str) -> str:
    return t(lang, "wording.per", words=words, per=unit.per[lang]) if unit.per else words


def _of_kind(ledger: Ledger, fact: Fact, indicator: Indicator, lang: str) -> str:
    """The figure with its earlier value, or with the word that its measure needs and the figure does not have."""
    unit, reading = ledger.units[indicator.unit], ledger.readings[fact.id]
    words, english = _amount(fact.figure, reading, unit, lang), lang == "en"
    if fact.before:
        earlier = _amount(fact.before.figure, ledger.readings[f"before:{fact.id}"], unit, lang)
        later = _number(fact.figure, reading, unit) if english else f"{_verb(ledger, fact, unit)}{words}"
        return t(lang, "wording.from_to", earlier=earlier, later=later)
    if english and special(fact.figure, unit.dimension) and reading.value in DOUBLED:
        return DOUBLED[reading.value]
    if indicator.measure in SAID_OF and (english or BARE.match(words)):
        base = t(lang, f"wording.against_{fact.against if fact.against in ('average', 'plan') else 'earlier'}")
        return t(lang, f"wording.{indicator.measure}", words=words, base=base)
    if english and indicator.measure in ("change", "points") and reading.form == "change":
        return _moved(fact.figure, reading, unit)
    return words


def _verb(ledger: Ledger, fact: Fact, unit: Unit) -> str:
    """What the text prints between an earlier value and the later one: 缩短到 in 由12天缩短到3天."""
    earlier, later = ledger.anchors[f"before:{fact.id}"], ledger.anchors[fact.id]
    between = ledger.texts[fact.source].reading[earlier.figure_end : later.figure_start]
    found = LEADS_TO.fullmatch(simplified(between).removeprefix(unit.name.zh))
    return found[0] if found else "变为"


def _moved(figure: str, reading: Reading, unit: Unit) -> str:
    """A change whose figure says its direction: fell by 3.2%."""
    highest = reading.value if reading.value is not None else reading.high
    fell = highest is not None and highest < 0
    words = _amount(figure, reading.opposite() if fell else reading, unit, "en")
    return t("en", "wording.fell" if fell else "wording.rose", words=words)


def _in_all(words: str, fact: Fact, lang: str) -> str:
    """A running total where the figure's own clause has 累计: no word is added that the source does not have.

    The year from which it runs stands there where the text gives it: one that was inferred is left out.
    """
    if "累计" not in simplified(CLAUSE.split(fact.quote.partition(fact.figure)[0])[-1]):
        return words
    start, _, end = (fact.period or "").partition("/")
    if end and start.isascii() and not start.endswith(INFERRED):
        return t(lang, "wording.in_all_since", words=words, year=start[:4])
    return t(lang, "wording.in_all", words=words)


def _amount(figure: str, reading: Reading, unit: Unit, lang: str) -> str:
    """The number with its wording and its unit."""
    if lang == "zh":
        return _as_printed(figure, reading, unit)
    words = _number(figure, reading, unit)
    if unit.dimension in ("money", "share", "ratio") or unit.id == "rank" or _half(reading, unit):
        return words
    return f"{words} {unit.one if reading.value == 1 and unit.one else unit.name.en}"


def _as_printed(figure: str, reading: Reading, unit: Unit) -> str:
    """The figure as printed and its unit, where that does not stand between already (860个以上)."""
    plain = figure.translate(PLAIN)
    if reading.qualifier == "between":
        plain = RANGE_MARK.sub("至", plain)
    if unit.dimension == "share" or special(figure, unit.dimension) or plain.endswith("强"):
        return plain
    number, wording = (plain[:-2], plain[-2:]) if plain.endswith(AFTER_UNIT) else (plain, "")
    inside = not ENDS_IN_NUMBER.search(number) and (wording or unit.name.zh in number)
    return plain if inside else f"{number}{unit.name.zh}{wording}"


def _number(figure: str, reading: Reading, unit: Unit) -> str:
    """The number in English, with its wording and with what cannot be parted from it: ¥, % or the ending of a rank."""
    if unit.dimension == "ratio":
        return figure
    printed = [reading.value] if reading.value is not None else [reading.low, reading.high]
    value = "–".join(number(side, "en") for side in printed if side is not None)
    if unit.id == "rank":
        if reading.qualifier == "at-most":
            return t("en", "wording.top", number=value)
        value = ordinal(int(reading.value or 0))
    elif unit.dimension == "money":
        value = f"{unit.symbol or ''}{value}"
    elif unit.dimension == "share":
        value = f"{value}{unit.symbol or '%'}"
    elif _half(reading, unit):
        article = "an" if str(unit.one).startswith(("a", "e", "i", "o", "hour")) else "a"
        value = f"half {article} {unit.one}"
    under = reading.qualifier == "at-most" and reading.high_open
    return t("en", f"wording.{'under' if under else reading.qualifier}", number=value)


def _half(reading: Reading, unit: Unit) -> bool:
    return reading.value == Decimal("0.5") and bool(unit.one) and unit.dimension not in ("money", "share", "times")


def ordinal(value: int) -> str:
    """29 → 29th."""
    return f"{value}{ENDINGS[Locale('en').ordinal_form(value)]}"
