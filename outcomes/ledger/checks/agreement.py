"""What the curated file says twice must agree: periods with the words they rest on, translations with quotes,
codes with names.

Each check takes the document, changes nothing and returns problems.
"""

import contextlib
import re
from collections.abc import Iterator, Set
from decimal import Decimal
from typing import Any

from outcomes.errors import FigureError, Problem
from outcomes.ledger.checks.quotes import claimant
from outcomes.ledger.document import Document
from outcomes.ledger.provinces import TILES
from outcomes.text.amounts import read_amount
from outcomes.text.anchors import Anchor
from outcomes.text.dates import printed_months, printed_years
from outcomes.text.numerals import scan
from outcomes.text.periods import PeriodError, read_period
from outcomes.text.quantities import RUN
from outcomes.text.source_text import SourceText
from outcomes.text.spelling import spell

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
PRINTED_YEAR = re.compile(r"(?<!\d)\d{4}年")
ENGLISH = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion)?")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# All provinces of GB/T 2260; the last three have no tile of their own.
CODES = {tile.code: tile.zh for tile in TILES} | {"710000": "台湾", "810000": "香港", "820000": "澳门"}


def agreeing(document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor]) -> list[Problem]:
    """Check 6: what is written twice agrees."""
    found = [*_periods(document, texts, anchors), *_published(document, texts), *_translations(document)]
    return [*found, *_codes(document)]


def _reports(document: Document) -> Iterator[tuple[str, int, Any]]:
    """Facts and statements: both are dated and translated."""
    for section in ("facts", "statements"):
        for i, entry in document.each(section):
            yield section, i, entry


def _periods(document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor]) -> Iterator[Problem]:
    """The years of a period stand in the words that it rests on."""
    sources = document.by_id("sources")
    for section, i, fact in _reports(document):
        if fact.source not in texts or fact.source not in sources or claimant(section, i, fact) not in anchors:
            continue
        if fact.period is None:
            yield from _undated(document, section, i, fact)
        elif not _readable(fact.period):
            continue  # told once, where it is read
        elif fact.period_basis and not set("~?%") & set(fact.period):
            message = f"the period {fact.period} rests on other words than the quote and does not say so."
            yield document.problem(section, i, "period", message, f"Write {fact.period}~ or remove period_basis.")
        else:
            for year in _years(fact.period) - _known_years(fact, sources[fact.source], texts[fact.source].reading):
                message = f"the year {year} stands neither in the quote nor in the words it rests on."
                yield document.problem(section, i, "period", message, "Correct it, or say in period_basis why.")
            if section == "facts":  # a statement is dated by seasons and events, which name no month
                sentence = _sentence(texts[fact.source], anchors[fact.id])
                yield from _months(document, i, fact, sources[fact.source].published, sentence)


def _readable(period: str) -> bool:
    with contextlib.suppress(PeriodError):
        return bool(read_period(period))
    return False


def _undated(document: Document, section: str, index: int, fact: Any) -> Iterator[Problem]:
    if fact.period_basis:
        yield document.problem(section, index, "period_basis", "there is no period for this basis.", "Add period.")
    elif year := PRINTED_YEAR.search(fact.quote):
        message = f"the quote prints {year[0]} and the {section[:-1]} has no period."
        yield document.problem(section, index, "quote", message, "Add period, or take a shorter quote.")


def _known_years(fact: Any, source: Any, text: str) -> Set[str]:
    """The years that a period may have: those of the quote or, where it prints none, of the text.

    With a basis they are those of the basis and the quote, the year of publication and the year before (去年).
    """
    if fact.period_basis is None:
        return printed_years(fact.quote) or printed_years(text)
    published = _years(source.published)
    last = {f"{int(year) - 1:04}" for year in published if int(year)}
    return _years(f"{fact.period_basis.zh} {fact.period_basis.en}") | printed_years(fact.quote) | published | last


def _sentence(text: SourceText, place: Anchor) -> str:
    return text.reading[slice(*text.sentence(place.start, place.end))]


def _months(document: Document, index: int, fact: Any, published: str, sentence: str) -> Iterator[Problem]:
    """A month or a quarter that is entered is one that the quote, or the words it rests on, print.

    Where they print none it is one of the sentence's. With a basis it may be the month of publication, to which a
    running total is dated.
    """
    basis = f" {fact.period_basis.zh} {fact.period_basis.en}" if fact.period_basis else ""
    printed = printed_months(f"{fact.quote}{basis}") or (set() if basis else printed_months(sentence))
    known = printed | ({int(month) for month in MONTH.findall(published)} if fact.period_basis else set())
    wrong = {int(month) for month in MONTH.findall(fact.period)} - known
    if printed and wrong:
        entered, right = (", ".join(map(str, sorted(months))) for months in (wrong, printed))
        message = f"the months {entered} of the period are not those of the words, which print {right}."
        yield document.problem("facts", index, "period", message, "Correct it, or say in period_basis why.")


def _published(document: Document, texts: dict[str, SourceText]) -> Iterator[Problem]:
    for i, source in document.each("sources"):
        if source.id not in texts or source.published_basis is None:
            continue
        printed = _years(f"{source.published_basis.zh} {source.published_basis.en}")
        for year in _years(source.published) - printed - printed_years(texts[source.id].reading) if printed else ():
            message = f"the year {year} stands neither in the text nor in published_basis."
            yield document.problem("sources", i, "published", message, "Correct the one that is wrong.")


def _translations(document: Document) -> Iterator[Problem]:
    """A number in digits in a translation is a number of the quote: 1.2万 is 12,000, 26.8亿 is 2.68 billion."""
    for section, i, fact in _reports(document):
        value = getattr(fact, "value", ())
        known = {*map(abs, value if isinstance(value, tuple) else (value,)), *_values(fact.quote)}
        for match in ENGLISH.finditer(fact.translation):
            number = Decimal(match[1].replace(",", "")) * SCALES.get(match[2], 1)
            if number not in known:
                message = f"the translation says {match[0].strip()}; the quote has no such number."
                yield document.problem(section, i, "translation", message, "Correct the one that is wrong.")


def _codes(document: Document) -> Iterator[Problem]:
    """A province has the code of its name; the code of another place begins as that of the place that holds it."""
    regions = document.by_id("regions")
    for i, region in document.each("regions"):
        name, parent = CODES.get(region.code), regions.get(region.parent)
        if region.level == "province" and region.code and not name:
            message = f"no province has the code {region.code}."
            yield document.problem("regions", i, "code", message, "Look it up in GB/T 2260.")
        elif region.level == "province" and name and not region.name.zh.startswith(name):
            message = f"the code {region.code} is that of {name}, not of {region.name.zh}."
            yield document.problem("regions", i, "code", message, "Correct the one that is wrong.")
        if region.level == "province" or not (region.code and parent and parent.code):
            continue
        if region.code[:2] != parent.code[:2]:
            message = f"the code {region.code} is not of {parent.name.zh}, {parent.code}."
            yield document.problem("regions", i, "code", message, "Correct the one that is wrong.")


def _years(text: str) -> set[str]:
    return set(YEAR.findall(text))


def _values(quote: str) -> Iterator[Decimal]:
    """Every number that the numerals of a quote say; of a date or a name the numbers inside it."""
    for numeral in scan(quote):
        if numeral.reading:
            read = numeral.reading
            yield from (abs(side) for side in ((read.low, read.high) if read.value is None else (read.value,)) if side)
            continue
        for run in RUN.finditer(spell(numeral.text).text):
            try:
                yield read_amount(run[0]).value
            except FigureError:
                continue  # a set phrase: no number to translate
