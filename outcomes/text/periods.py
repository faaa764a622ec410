"""Periods in EDTF: a year, a month, a day or an interval, with ~ where the date was inferred."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from outcomes.errors import OutcomesError


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
