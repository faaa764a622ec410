"""Check 6: what the curated file says twice agrees: periods with the words they rest on, translations with quotes,
codes with names.
"""

import re
from collections.abc import Iterator, Set
from decimal import Decimal

from outcomes.errors import FigureError, Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.models import Fact, Region, Source, Statement
from outcomes.ledger.provinces import TILES
from outcomes.text.amounts import read_amount
from outcomes.text.dates import printed_months, printed_years
from outcomes.text.numerals import scan
from outcomes.text.periods import read_period
from outcomes.text.quantities import RUN
from outcomes.text.spelling import spell

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
PRINTED_YEAR = re.compile(r"(?<!\d)\d{4}年")
ENGLISH = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion)?")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# All provinces of GB/T 2260; the last three have no tile of their own.
CODES = {tile.code: tile.zh for tile in TILES} | {"710000": "台湾", "810000": "香港", "820000": "澳门"}
CORRECT = "Correct the one that is wrong."


def agreeing(file: Curated) -> Iterator[Problem]:
    """Check 6."""
    yield from file.each("facts", _period, _translation)
    yield from file.each("statements", _period, _translation)
    yield from file.each("sources", _published)
    yield from file.each("regions", _code)


def _period(file: Curated, report: Fact | Statement) -> Iterator[Fault]:
    """The years of a period stand in the words that it rests on."""
    period, basis, sentence = report.period, report.period_basis, file.sentence(report)
    if period is None and basis:
        yield "period_basis", "there is no period for this basis.", "Add period."
    elif period is None:
        if printed := PRINTED_YEAR.search(report.quote):
            message = f"the quote prints {printed[0]} and the {type(report).__name__.lower()} has no period."
            yield "quote", message, "Add period, or take a shorter quote."
    elif read_period(period) and basis and not set("~?%") & set(period):
        message = f"the period {period} rests on other words than the quote and does not say so."
        yield "period", message, f"Write {period}~ or remove period_basis."
    else:
        source, text = file.sources[report.source], file.texts[report.source].reading
        for year in _years(period) - _known_years(report, source, text):
            message = f"the year {year} stands neither in the quote nor in the words it rests on."
            yield "period", message, "Correct it, or say in period_basis why."
        if isinstance(report, Fact):  # a statement is dated by seasons and events, which name no month
            yield from _months(report, period, source.published, sentence)


def _known_years(report: Fact | Statement, source: Source, text: str) -> Set[str]:
    """The years that a period may have: those of the quote or, where it prints none, of the text.

    With a basis they are those of the basis and the quote, the year of publication and the year before (去年).
    """
    if report.period_basis is None:
        return printed_years(report.quote) or printed_years(text)
    published = _years(source.published)
    last = {f"{int(year) - 1:04}" for year in published if int(year)}
    return _years(f"{report.period_basis.zh} {report.period_basis.en}") | printed_years(report.quote) | published | last


def _months(fact: Fact, period: str, published: str, sentence: str) -> Iterator[Fault]:
    """A month or a quarter that is entered is one that the quote, or the words it rests on, print.

    Where they print none it is one of the sentence's. With a basis it may be the month of publication, to which a
    running total is dated.
    """
    basis = f" {fact.period_basis.zh} {fact.period_basis.en}" if fact.period_basis else ""
    printed = printed_months(f"{fact.quote}{basis}") or (set() if basis else printed_months(sentence))
    known = printed | ({int(month) for month in MONTH.findall(published)} if basis else set())
    wrong = {int(month) for month in MONTH.findall(period)} - known
    if printed and wrong:
        entered, right = (", ".join(map(str, sorted(months))) for months in (wrong, printed))
        message = f"the months {entered} of the period are not those of the words, which print {right}."
        yield "period", message, "Correct it, or say in period_basis why."


def _published(file: Curated, source: Source) -> Iterator[Fault]:
    basis, text = source.published_basis, file.texts[source.id].reading
    printed = _years(f"{basis.zh} {basis.en}") if basis else set()
    for year in _years(source.published) - printed - printed_years(text) if printed else ():
        yield "published", f"the year {year} stands neither in the text nor in published_basis.", CORRECT


def _translation(_: Curated, report: Fact | Statement) -> Iterator[Fault]:
    """A number in digits in a translation is a number of the quote: 1.2万 is 12,000, 26.8亿 is 2.68 billion."""
    value = report.value if isinstance(report, Fact) else ()
    known = {*map(abs, value if isinstance(value, tuple) else (value,)), *_values(report.quote)}
    for match in ENGLISH.finditer(report.translation):
        if Decimal(match[1].replace(",", "")) * SCALES.get(match[2], 1) not in known:
            yield "translation", f"the translation says {match[0].strip()}; the quote has no such number.", CORRECT


def _code(file: Curated, region: Region) -> Iterator[Fault]:
    """A province has the code of its name; the code of another place begins as that of the place that holds it."""
    code, parent = region.code, file.regions.get(region.parent or "")
    if code and region.level == "province":
        if code not in CODES:
            yield "code", f"no province has the code {code}.", "Look it up in GB/T 2260."
        elif not region.name.zh.startswith(CODES[code]):
            yield "code", f"the code {code} is that of {CODES[code]}, not of {region.name.zh}.", CORRECT
    elif code and parent and parent.code and code[:2] != parent.code[:2]:
        yield "code", f"the code {code} is not of {parent.name.zh}, {parent.code}.", CORRECT


def _years(text: str) -> set[str]:
    return set(YEAR.findall(text))


def _values(quote: str) -> Iterator[Decimal]:
    """Every number that the numerals of a quote say; of a date or a name the numbers inside it."""
    for numeral in scan(quote):
        if read := numeral.reading:
            yield from (abs(side) for side in ((read.low, read.high) if read.value is None else (read.value,)) if side)
            continue
        for run in RUN.finditer(spell(numeral.text).text):
            try:
                yield read_amount(run[0]).value
            except FigureError:
                continue  # a set phrase: no number to translate
