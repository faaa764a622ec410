"""Periods in EDTF: a year, a month, a day or an interval, with ~ where the date was inferred."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from outcomes.errors import OutcomesError

# What a person may have typed: a span of years, a quarter, a half, and a year with or without month and day.
SPAN = re.compile(r"(\d{4})年?(?:-|–|—|至|到)(\d{4})年?")
PART = re.compile(r"(\d{4})年?(?:第?([一二三四1-4])季度|([上下])半年)")
DATE = re.compile(r"(\d{4})年?(?:(?:(?<=年)|[-/.])(\d{1,2})月?(?:(?:(?<=月)|[-/.])(\d{1,2})日?)?)?")
HALVES = {"上": (1, 6), "下": (7, 12)}
PARTS = HALVES | {quarter: (3 * at - 2, 3 * at) for at in range(1, 5) for quarter in (str(at), " 一二三四"[at])}


class PeriodError(OutcomesError):
    """A text is not a period in EDTF, or reaches back before it began."""


@dataclass(frozen=True)
class Period:
    """First and last day, both included; `approximate` where any part of it was inferred."""

    text: str
    first: date
    last: date
    approximate: bool

    @property
    def years(self) -> tuple[int, int]:
        return self.first.year, self.last.year


@lru_cache(maxsize=10_000)
def read_period(text: str) -> Period:
    """Read a period such as 2021, 2021-10, 2022-01~ or 2013-07~/2014-02~. Raises PeriodError."""
    import edtf  # takes a quarter of a second; only loading needs it

    if text.startswith("/") or text.endswith("/"):  # edtf would make ten years of an unknown end
        raise PeriodError(f"“{text}” has no end or no beginning")
    try:
        parsed = edtf.parse_edtf(text)
        first, last = (date(*part[:3]) for part in (parsed.lower_strict(), parsed.upper_strict()))
    except (edtf.parser.edtf_exceptions.EDTFParseException, TypeError, ValueError, AttributeError, OverflowError):
        raise PeriodError(f"“{text}” is not a period") from None
    if last < first:
        raise PeriodError(f"“{text}” ends before it begins")
    return Period(text, first, last, not set("~?%").isdisjoint(text))


def written(words: str) -> str:
    """A period as a person may have typed it (2021年10月, 2021/10, “2021”, 2021Q1, 2020-2021) in EDTF, or nothing."""
    plain = re.sub(r"[“”‘’\"'\s]", "", unicodedata.normalize("NFKC", words))
    plain = re.sub(r"(?<=\d{4})Q([1-4])", r"年\1季度", plain, flags=re.I)
    mark = "~" if plain.endswith(("~", "左右")) else ""
    plain = plain.removesuffix("~").removesuffix("左右")
    if found := SPAN.fullmatch(plain):
        text = f"{found[1]}{mark}/{found[2]}{mark}"
    elif found := PART.fullmatch(plain):
        first, last = PARTS[found[2] or found[3]]
        text = f"{found[1]}-{first:02}{mark}/{found[1]}-{last:02}{mark}"
    elif found := DATE.fullmatch(plain):
        text = "-".join([found[1], *(f"{int(part):02}" for part in found.group(2, 3) if part)]) + mark
    else:
        return ""
    try:
        return read_period(text).text
    except PeriodError:
        return ""
