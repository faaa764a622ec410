"""The tidy table: one row a fact, everything that pages, charts and exports show."""

from typing import Any

import pandas as pd

from outcomes.ledger import Ledger
from outcomes.models import LEVELS, MEASURES, STAGES, Fact, Region
from outcomes.periods import read_period
from outcomes.search import search_text
from outcomes.wording import worded

CATEGORIES = {
    "theme": "themes", "indicator": "indicators", "unit": "units", "region": "regions",
    "source": "sources", "programme": "programmes",
}  # fmt: skip


def facts_table(ledger: Ledger) -> pd.DataFrame:
    """One row a fact, in the order of the file.

    Columns: id; indicator, theme, stage, measure, better, group, unit, dimension, region, level, province, source,
    programme, part_of (ids, categories); indicator_zh/_en, theme_zh/_en, unit_zh/_en, place_zh/_en (the place itself),
    path_zh/_en (its chain from the province), province_zh/_en, source_zh/_en, worded_zh/_en (value as worded);
    value, low, high (float; NaN where the wording leaves that side open), qualifier, figure; period (EDTF), first, last
    (years, Int16, NA where the text gives no period), approximate (bool); quote, translation, period_basis_zh/_en,
    note_zh/_en (empty where there is none); line (of the source file), search (folded text, see search.search_text).
    """
    frame = pd.DataFrame([_row(ledger, fact) for fact in ledger.facts.values()])
    for column, section in CATEGORIES.items():
        frame[column] = _categories(frame[column], list(getattr(ledger, section)))
    provinces = [region.id for region in ledger.regions.values() if region.level == "province"]
    frame["province"] = _categories(frame["province"], provinces)
    for column, known in (("stage", STAGES), ("measure", MEASURES), ("level", LEVELS)):
        frame[column] = _categories(frame[column], list(known))
    for column in ("first", "last"):
        frame[column] = frame[column].astype("Int16")
    # Plain Python strings: pages take rows out one by one, for which pandas' own text type is five times slower.
    texts = frame.select_dtypes("str").columns
    return frame.astype(dict.fromkeys(texts, object))


def _categories(values: pd.Series, known: list[str]) -> pd.Categorical:
    return pd.Categorical(values, categories=pd.Index(known, dtype=object))


def _row(ledger: Ledger, fact: Fact) -> dict[str, Any]:
    indicator = ledger.indicators[fact.indicator]
    unit = ledger.units[indicator.unit]
    region = ledger.regions[fact.region]
    chain = ledger.chain(fact.region)
    source = ledger.sources[fact.source]
    reading = ledger.readings[fact.id]
    period = read_period(fact.period) if fact.period else None
    row: dict[str, Any] = {
        "id": fact.id, "indicator": indicator.id, "theme": indicator.theme, "stage": indicator.stage,
        "measure": indicator.measure, "better": indicator.better, "group": indicator.group,
        "unit": unit.id, "dimension": unit.dimension, "region": region.id, "level": region.level,
        "province": chain[-1].id, "source": source.id, "programme": fact.programme, "part_of": fact.part_of,
        "value": float(reading.value), "low": _float(reading.low), "high": _float(reading.high),
        "qualifier": reading.qualifier, "figure": fact.figure,
        "period": fact.period or "", "first": period.years[0] if period else None,
        "last": period.years[1] if period else None, "approximate": bool(period and period.approximate),
        "quote": fact.quote, "translation": fact.translation,
        "line": ledger.texts[source.id].line(ledger.anchors[fact.id].start),
    }  # fmt: skip
    for lang in ("zh", "en"):
        row |= {
            f"indicator_{lang}": indicator.name[lang], f"theme_{lang}": ledger.themes[indicator.theme].name[lang],
            f"unit_{lang}": unit.name[lang], f"place_{lang}": region.name[lang], f"path_{lang}": path(chain, lang),
            f"province_{lang}": chain[-1].name[lang], f"source_{lang}": source.title[lang],
            f"worded_{lang}": worded(fact.figure, reading, unit, lang),
            f"period_basis_{lang}": fact.period_basis[lang] if fact.period_basis else "",
            f"note_{lang}": fact.note[lang] if fact.note else "",
        }  # fmt: skip
    programme = ledger.programmes[fact.programme].name if fact.programme else None
    row["search"] = search_text(_findable(row, list(programme.model_dump().values()) if programme else []))
    return row


def path(chain: list[Region], lang: str) -> str:
    """A place with all that contain it: 江西省 南昌市 … / Changleng Town, …, Jiangxi."""
    if lang == "zh":
        return " ".join(region.name.zh for region in reversed(chain))
    return ", ".join(region.name.en for region in chain)


def _findable(row: dict[str, Any], programme: list[str]) -> list[list[str]]:
    """What a fact can be found by, in the order of search.FIELDS."""
    said = {
        name: [row[f"{name}_{lang}"] for lang in ("zh", "en")]
        for name in ("indicator", "place", "note", "theme", "path", "source")
    }
    names = [*said["indicator"], *said["place"], *programme]
    around = [row["id"], *said["theme"], *said["path"], *said["source"]]
    return [names, [row["quote"]], [row["translation"]], said["note"], around]


def _float(value: Any) -> float:
    return float("nan") if value is None else float(value)
