"""Periods in words, as exact as they are given: about January 2022, 2023–2024; 约2022年1月, 2023—2024年."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.dates import format_skeleton

from outcomes.i18n.language import t
from outcomes.i18n.numbers import LOCALES

DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([~?%]?)")


def today() -> date:
    """The day on which a reader has what is served (UTC)."""
    return datetime.now(UTC).date()


@lru_cache(maxsize=8192)
def period(edtf: str, lang: str) -> str:
    """A day, month, year or interval of EDTF in words, with “about” where any part was inferred.

    Rarer forms, such as seasons, stay as they are.
    """
    found = [DATE.fullmatch(part) for part in edtf.split("/")]
    parts = [match.groups() for match in found if match]
    if len(parts) < len(found):
        return edtf
    if any(month for _, month, *_ in parts) or len(parts) == 1:
        words = t(lang, "dates.to").join(_date(part, lang) for part in parts)
    else:
        words = t(lang, "dates.years", first=parts[0][0], last=parts[-1][0])
    return t(lang, "dates.about", period=words) if any(part[3] for part in parts) else words


def when(row: Any, lang: str) -> str:
    """The years of a row of the facts table; says so where the text gives none."""
    first, last = row["first"], row["last"]
    if pd.isna(first):
        return t(lang, "dates.none")
    years = f"{first:04}" if first == last else f"{first:04}/{last:04}"
    return period(f"{years}~" if row["approximate"] else years, lang)


def _date(parts: tuple[str | None, ...], lang: str) -> str:
    year, month, day = (int(part) if part else None for part in parts[:3])
    skeleton = "yMMMMd" if day else "yMMMM" if month else "y"  # of CLDR: as exact as it is given
    return format_skeleton(skeleton, date(year or 1, month or 1, day or 1), locale=LOCALES[lang])
