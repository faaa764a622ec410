"""The tidy table: one row a fact, everything that pages, charts and exports show."""

from typing import Any

import pandas as pd

from outcomes.analysis.columns import Row, both, found, row, shared, table, words
from outcomes.i18n.wording import of_fact, unit_name, worded
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Before, Fact, Indicator
from outcomes.text.figures import Reading

COLUMNS = (
    "id", "indicator", "theme", "stage", "measure", "counts", "better", "list_length", "group", "unit", "dimension",
    "region", "level", "province", "source", "programme", "part_of", "kind", "target_of", "against", "value", "low",
    "high", "qualifier", "figure", "before_value", "before_low", "before_high", "before_qualifier", "before_figure",
    "before_period",
    "period", "first", "last", "approximate", "header", "quote", "translation", "line",
    *(f"{name}_{lang}" for lang in ("zh", "en") for name in ("indicator", "theme", "unit", "place", "path", "province",
      "source", "worded", "before_worded", "period_basis", "note")), "search",
)  # fmt: skip


FOUND = ("region", "source", "programme")


def facts_table(ledger: Ledger) -> pd.DataFrame:
    """One row a fact, in the order of the file.

    Columns: id; indicator, theme (the fact's own where it has one), stage, measure, counts (stock, flow, cumulative;
    NaN where it is not said), group, unit, dimension, region, level, province, source, programme, kind (actual, target,
    plan), against (NaN except on a change) (ids, categories); better; list_length (of ranks, NaN where it is not
    known); part_of, target_of (ids of facts, or NaN);
    indicator_zh/_en, theme_zh/_en, unit_zh/_en (with its “per”), place_zh/_en (the place itself), path_zh/_en (its
    chain from the province), province_zh/_en, source_zh/_en, worded_zh/_en (value as worded, with kind, earlier value
    and direction), before_worded_zh/_en (the earlier value alone); value, low, high (float; NaN where the wording
    leaves that side open; of a range value is NaN), qualifier, figure; before_value, before_low, before_high (NaN where
    there is no earlier value), before_qualifier, before_figure, before_period (empty there); period (EDTF), first, last
    (years, Int16, NA where the text gives no period), approximate (bool); header (of the table's column), quote,
    translation, period_basis_zh/_en, note_zh/_en (empty where there is none); line (of the source file), search
    (folded text).
    """
    indicators = {name: _of_indicator(ledger, entry) for name, entry in ledger.indicators.items()}
    known = shared(ledger)
    rows = [_row(ledger, fact, indicators[fact.indicator], known) for fact in ledger.facts.values()]
    return table(ledger, rows, COLUMNS)


def _row(ledger: Ledger, fact: Fact, indicator: Row, known: dict[str, dict[Any, Row]]) -> Row:
    """A fact may have a theme of its own in place of that of its indicator."""
    places = {"theme": fact.theme or indicator["theme"], **{key: getattr(fact, key) for key in FOUND}}
    made = row(ledger, fact, [indicator, *(known[key][place] for key, place in places.items())])
    made |= {name: getattr(fact, name) or float("nan") for name in ("part_of", "target_of", "against")}
    made |= {"figure": fact.figure, "header": fact.header or ""} | _numbers("", ledger.readings[fact.id])
    made |= {f"worded_{lang}": of_fact(ledger, fact.id, lang) for lang in ("zh", "en")}
    return made | (_before(ledger, fact, fact.before) if fact.before else NO_BEFORE)


def _before(ledger: Ledger, fact: Fact, before: Before) -> Row:
    """The earlier value, which almost no fact has."""
    reading, unit = ledger.readings[f"before:{fact.id}"], ledger.units[ledger.indicators[fact.indicator].unit]
    made = {"before_figure": before.figure, "before_period": before.period or ""}
    made |= {f"before_worded_{lang}": worded(before.figure, reading, unit, lang) for lang in ("zh", "en")}
    return made | _numbers("before_", reading)


def _numbers(prefix: str, reading: Reading | None) -> Row:
    made: Row = {f"{prefix}{name}": _float(reading and getattr(reading, name)) for name in ("value", "low", "high")}
    return made | {f"{prefix}qualifier": reading.qualifier if reading else ""}


def _of_indicator(ledger: Ledger, indicator: Indicator) -> Row:
    unit = ledger.units[indicator.unit]
    return {
        "indicator": indicator.id, "theme": indicator.theme, "stage": indicator.stage, "measure": indicator.measure,
        "counts": indicator.counts or float("nan"), "better": indicator.better,
        "list_length": float(indicator.list_length or "nan"), "group": indicator.group,
        "unit": unit.id, "dimension": unit.dimension, **both("indicator", indicator.name),
        **{f"unit_{lang}": unit_name(unit, lang) for lang in ("zh", "en")},
        "names": found(*words(indicator.name)), "around": "",
    }  # fmt: skip


def _float(value: Any) -> float:
    return float("nan") if value is None else round(float(value), 6)  # a third has no end


NO_BEFORE = _numbers("before_", None) | dict.fromkeys(
    ("before_figure", "before_period", "before_worded_zh", "before_worded_en"), ""
)
