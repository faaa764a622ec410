"""The tidy table: one row a fact, everything that pages, charts and exports show."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from outcomes.i18n.wording import worded
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Fact, Indicator, Name, Programme, Region, Source
from outcomes.ledger.vocabulary import LEVELS, MEASURES, STAGES
from outcomes.text.folding import BREAK, folded
from outcomes.text.periods import read_period

CATEGORIES = {
    "theme": "themes", "indicator": "indicators", "unit": "units", "region": "regions",
    "source": "sources", "programme": "programmes",
}  # fmt: skip

NO_PROGRAMME: dict[Any, dict[str, Any]] = {None: {"programme": None, "names": "", "around": ""}}
PLAIN = {"value": float, "low": float, "high": float, "approximate": bool, "line": np.int64}
COLUMNS = (
    "id", "indicator", "theme", "stage", "measure", "better", "group", "unit", "dimension", "region", "level",
    "province", "source", "programme", "part_of", "value", "low", "high", "qualifier", "figure", "period", "first",
    "last", "approximate", "quote", "translation", "line",
    *(f"{name}_{lang}" for lang in ("zh", "en") for name in ("indicator", "theme", "unit", "place", "path", "province",
      "source", "worded", "period_basis", "note")), "search",
)  # fmt: skip


def facts_table(ledger: Ledger) -> pd.DataFrame:
    """One row a fact, in the order of the file.

    Columns: id; indicator, theme, stage, measure, better, group, unit, dimension, region, level, province, source,
    programme, part_of (ids, categories); indicator_zh/_en, theme_zh/_en, unit_zh/_en, place_zh/_en (the place itself),
    path_zh/_en (its chain from the province), province_zh/_en, source_zh/_en, worded_zh/_en (value as worded);
    value, low, high (float; NaN where the wording leaves that side open), qualifier, figure; period (EDTF), first, last
    (years, Int16, NA where the text gives no period), approximate (bool); quote, translation, period_basis_zh/_en,
    note_zh/_en (empty where there is none); line (of the source file), search (folded text).
    """
    facts = list(ledger.facts.values())
    shared = {
        "indicator": {name: _of_indicator(ledger, entry) for name, entry in ledger.indicators.items()},
        "region": {name: _of_region(ledger, name) for name in ledger.regions},
        "source": {name: _of_source(entry) for name, entry in ledger.sources.items()},
        "programme": {name: _of_programme(entry) for name, entry in ledger.programmes.items()} | NO_PROGRAMME,
    }
    columns = _own(ledger, facts)
    own, names, around = columns.pop("fields"), [], [columns.pop("around")]
    for key, entries in shared.items():
        of_facts = [entries[getattr(fact, key)] for fact in facts]
        columns |= {name: [entry[name] for entry in of_facts] for name in next(iter(entries.values()))}
        names.append(columns.pop("names"))
        around.append(columns.pop("around"))
    columns["search"] = [
        BREAK.join([_joined(named), *fields, _joined(near)])
        for named, fields, near in zip(zip(*names, strict=True), own, zip(*around, strict=True), strict=True)
    ]
    return pd.DataFrame({name: _typed(ledger, name, columns[name]) for name in COLUMNS})


def _typed(ledger: Ledger, name: str, values: list[Any]) -> Any:
    """A column in its type."""
    known = known_categories(ledger)
    if name in known:
        return pd.Categorical(values, categories=pd.Index(known[name], dtype=object))
    if name in ("first", "last"):
        return pd.array(values, dtype="Int16")
    if name in PLAIN:
        return np.array(values, dtype=PLAIN[name])
    # Plain Python strings: pages take rows out one by one, for which pandas' own text type is five times slower.
    return pd.Series(values, dtype=object)


def known_categories(ledger: Ledger) -> dict[str, list[str]]:
    """The values that each column of categories may take, in the order of the file."""
    known: dict[str, list[str]] = {column: list(getattr(ledger, section)) for column, section in CATEGORIES.items()}
    known["province"] = [region.id for region in ledger.regions.values() if region.level == "province"]
    return known | {"stage": list(STAGES), "measure": list(MEASURES), "level": list(LEVELS)}


def _own(ledger: Ledger, facts: list[Fact]) -> dict[str, list[Any]]:
    """The columns that a fact does not share with others. `fields` and `around` hold words it is found by."""
    readings = [ledger.readings[fact.id] for fact in facts]
    units = [ledger.units[ledger.indicators[fact.indicator].unit] for fact in facts]
    periods = [read_period(fact.period) if fact.period else None for fact in facts]
    columns: dict[str, list[Any]] = {
        name: [getattr(fact, name) for fact in facts] for name in ("id", "figure", "quote", "translation")
    }
    columns |= {
        "part_of": [fact.part_of or float("nan") for fact in facts], "period": [fact.period or "" for fact in facts],
        "value": [_float(reading.value) for reading in readings], "low": [_float(reading.low) for reading in readings],
        "high": [_float(reading.high) for reading in readings], "qualifier": [r.qualifier for r in readings],
        "first": [period.years[0] if period else None for period in periods],
        "last": [period.years[1] if period else None for period in periods],
        "approximate": [bool(period and period.approximate) for period in periods],
        "line": [ledger.texts[fact.source].line(ledger.anchors[fact.id].start) for fact in facts],
        "fields": [[_found(fact.quote), _found(fact.translation), _found(*_both(fact.note))] for fact in facts],
        "around": [_found(fact.id) for fact in facts],
    }  # fmt: skip
    for lang in ("zh", "en"):
        columns[f"worded_{lang}"] = [
            worded(fact.figure, reading, unit, lang) for fact, reading, unit in zip(facts, readings, units, strict=True)
        ]
        columns[f"period_basis_{lang}"] = [fact.period_basis[lang] if fact.period_basis else "" for fact in facts]
        columns[f"note_{lang}"] = [fact.note[lang] if fact.note else "" for fact in facts]
    return columns


def _of_indicator(ledger: Ledger, indicator: Indicator) -> dict[str, Any]:
    unit, theme = ledger.units[indicator.unit], ledger.themes[indicator.theme]
    return {
        "indicator": indicator.id, "theme": theme.id, "stage": indicator.stage, "measure": indicator.measure,
        "better": indicator.better, "group": indicator.group, "unit": unit.id, "dimension": unit.dimension,
        **_named("indicator", indicator.name), **_named("theme", theme.name), **_named("unit", unit.name),
        "names": _found(*_both(indicator.name)), "around": _found(*_both(theme.name)),
    }  # fmt: skip


def _of_region(ledger: Ledger, name: str) -> dict[str, Any]:
    chain = ledger.chain(name)
    paths = {f"path_{lang}": path(chain, lang) for lang in ("zh", "en")}
    return {
        "region": name, "level": chain[0].level, "province": chain[-1].id, **_named("place", chain[0].name), **paths,
        **_named("province", chain[-1].name),
        "names": _found(*_both(chain[0].name)), "around": _found(*paths.values()),
    }  # fmt: skip


def _of_source(source: Source) -> dict[str, Any]:
    around = _found(*_both(source.title))
    return {"source": source.id, **_named("source", source.title), "names": "", "around": around}


def _of_programme(programme: Programme) -> dict[str, Any]:
    return {"programme": programme.id, "names": _found(*_both(programme.name)), "around": ""}


def _named(column: str, name: Name) -> dict[str, str]:
    return {f"{column}_{lang}": name[lang] for lang in ("zh", "en")}


def _both(name: Name | None) -> tuple[str, ...]:
    return (name.zh, name.en) if name else ()


def _found(*words: str) -> str:
    """Words to find a fact by, folded. What facts share is folded once: folding takes most of the time."""
    return folded(" ".join(words))


def _joined(words: Iterable[str]) -> str:
    return " ".join(filter(None, words))


def path(chain: list[Region], lang: str) -> str:
    """A place with all that contain it: 江西省 南昌市 … / Changleng Town, …, Jiangxi."""
    if lang == "zh":
        return " ".join(region.name.zh for region in reversed(chain))
    return ", ".join(region.name.en for region in chain)


def _float(value: Any) -> float:
    return float("nan") if value is None else round(float(value), 6)  # a third has no end
