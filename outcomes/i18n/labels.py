"""Rows of the facts table in words: place, names in a row, alternative text. A row is a dictionary."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from outcomes.i18n.dates import period, when
from outcomes.i18n.language import t
from outcomes.ledger.models import Source

MOST = 3  # rows an alternative text names
# A measure word with its noun: 个问题, 栋住宅, 个县（市、区）（每人）; not 件（个）.
COUNTED = re.compile("^([个件栋条张本次])[^（]+(?:（[^）]*）(?=（))?")

Row = Mapping[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows as dictionaries; many times faster than to_dict on few rows of many columns."""
    names = frame.columns.tolist()
    return [dict(zip(names, values, strict=True)) for values in frame.to_numpy(object).tolist()]


def where(row: Row, lang: str) -> str:
    """A place with its province: 江苏 扬州市 / Yangzhou, Jiangsu."""
    place, province = row[f"place_{lang}"], row[f"province_{lang}"]
    if place == province:
        return place
    return f"{province} {place}" if lang == "zh" else f"{place}, {province}"


def unit_line(row: Row, lang: str) -> str:
    """The unit of a chart: 单位：个。 What is counted is in the title, so that in Chinese the measure word will do."""
    unit = row[f"unit_{lang}"]
    if lang == "zh" and row["dimension"] == "count":
        unit = COUNTED.sub(r"\1", unit)
    return t(lang, "charts.unit", unit=unit)


def issued(source: Source, lang: str) -> str:
    """What a source was published as and when: Newspaper · Published: about January 2022."""
    kind = [t(lang, f"sources.kind_{source.kind}")] if source.kind else []
    return " · ".join([*kind, t(lang, "sources.published", date=period(source.published, lang))])


def alternative(kind: str, title: str, rows: list[Row], lang: str) -> str:
    """A chart in words: its kind, what it compares, its first values as worded. `kind` is a key of the catalogue."""
    items = [
        t(lang, "charts.alt_item", place=where(row, lang), indicator=row[f"indicator_{lang}"],
            worded=row[f"worded_{lang}"], when=when(row, lang))
        for row in rows[:MOST]
    ]  # fmt: skip
    return described(kind, title, items, len(rows) - len(items), lang)


def described(kind: str, title: str, items: list[str], more: int, lang: str) -> str:
    """A chart in words, from items that are worded already."""
    parts = [t(lang, f"charts.alt_{kind}", title=title)]
    if items:
        parts.append(t(lang, "charts.alt_items", items=t(lang, "charts.semicolon").join(items)))
    if more > 0:
        parts.append(t(lang, "charts.alt_more", n=more))
    parts.append(t(lang, "charts.as_reported") + t(lang, "charts.stop"))
    return t(lang, "charts.space").join(parts)


def listed(names: list[str], lang: str) -> str:
    """Names in a row: 甲、乙 / a, b."""
    return t(lang, "charts.comma").join(names)
