"""The tidy table: one row a fact, everything that pages, charts and exports show."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from outcomes.analysis.columns import both, completed, found, known_categories, own, shared, typed, words
from outcomes.i18n.wording import of_fact, unit_name, worded
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Fact, Indicator
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
    facts = list(ledger.facts.values())
    parts = {"indicator": {name: _of_indicator(ledger, entry) for name, entry in ledger.indicators.items()}}
    columns = own(ledger, facts) | _before(ledger, facts) | _numbers("", [ledger.readings[fact.id] for fact in facts])
    columns |= {name: [getattr(f, name) or float("nan") for f in facts] for name in ("part_of", "target_of", "against")}
    columns |= {"figure": [fact.figure for fact in facts], "header": [fact.header or "" for fact in facts]}
    columns |= {f"worded_{lang}": [of_fact(ledger, fact.id, lang) for fact in facts] for lang in ("zh", "en")}

    def of(fact: Fact, part: str) -> str:
        """A fact may have a theme of its own in place of that of its indicator."""
        return fact.theme or ledger.indicators[fact.indicator].theme if part == "theme" else getattr(fact, part)

    columns = completed(columns, facts, parts | shared(ledger), of, [""] * len(facts))
    known = known_categories(ledger)
    return pd.DataFrame({name: typed(known, name, columns[name]) for name in COLUMNS})


def _before(ledger: Ledger, facts: list[Fact]) -> dict[str, list[Any]]:
    """The columns of the earlier value, empty for almost every fact."""
    readings = [ledger.readings[f"before:{fact.id}"] if fact.before else None for fact in facts]
    columns = {f"before_{name}": [getattr(f.before, name) or "" if f.before else "" for f in facts]
               for name in ("figure", "period")}  # fmt: skip
    columns |= _numbers("before_", readings)
    for lang in ("zh", "en"):
        columns[f"before_worded_{lang}"] = [
            worded(fact.before.figure, reading, ledger.units[ledger.indicators[fact.indicator].unit], lang)
            if fact.before and reading
            else ""
            for fact, reading in zip(facts, readings, strict=True)
        ]
    return columns


def _numbers(prefix: str, readings: Sequence[Reading | None]) -> dict[str, list[Any]]:
    found = {name: [_float(r and getattr(r, name)) for r in readings] for name in ("value", "low", "high")}
    named = {f"{prefix}{name}": values for name, values in found.items()}
    return named | {f"{prefix}qualifier": [r.qualifier if r else "" for r in readings]}


def _of_indicator(ledger: Ledger, indicator: Indicator) -> dict[str, Any]:
    unit = ledger.units[indicator.unit]
    return {
        "indicator": indicator.id, "stage": indicator.stage, "measure": indicator.measure,
        "counts": indicator.counts or float("nan"), "better": indicator.better,
        "list_length": float(indicator.list_length or "nan"), "group": indicator.group,
        "unit": unit.id, "dimension": unit.dimension, **both("indicator", indicator.name),
        **{f"unit_{lang}": unit_name(unit, lang) for lang in ("zh", "en")},
        "names": found(*words(indicator.name)), "around": "",
    }  # fmt: skip


def _float(value: Any) -> float:
    return float("nan") if value is None else round(float(value), 6)  # a third has no end
