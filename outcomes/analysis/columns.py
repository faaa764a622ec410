"""The columns that the tables of facts and of statements share: place, theme, source, programme, period and search."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Name, Programme, Region
from outcomes.ledger.vocabulary import AGAINST, COUNTS, KINDS, LEVELS, MEASURES, STAGES
from outcomes.text.folding import BREAK, folded
from outcomes.text.periods import read_period

Row = dict[str, Any]

CATEGORIES = {
    "theme": "themes", "indicator": "indicators", "unit": "units", "region": "regions",
    "source": "sources", "programme": "programmes",
}  # fmt: skip
NO_PROGRAMME: dict[Any, Row] = {None: {"programme": None, "names": "", "around": ""}}
NUMBERS = ("value", "low", "high", "before_value", "before_low", "before_high", "list_length")
PLAIN = {**dict.fromkeys(NUMBERS, float), "approximate": bool, "line": np.int64}


def typed(known: dict[str, list[str]], name: str, values: list[Any]) -> Any:
    """A column in its type: categories, years as Int16, numbers, else plain text."""
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
    known |= {"stage": list(STAGES), "measure": list(MEASURES), "level": list(LEVELS)}
    return known | {"kind": list(KINDS), "counts": list(COUNTS), "against": list(AGAINST)}


def table(ledger: Ledger, rows: Sequence[Row], columns: Iterable[str], **kinds: Iterable[str]) -> pd.DataFrame:
    """A table of these columns of rows; `kinds` are categories other than those that all tables have."""
    known = known_categories(ledger) | {name: list(values) for name, values in kinds.items()}
    return pd.DataFrame({name: typed(known, name, [row[name] for row in rows]) for name in columns})


def shared(ledger: Ledger) -> dict[str, dict[Any, Row]]:
    """What a theme, region, source and programme give a row, by id; `names` and `around` hold words to find it by."""
    return {
        "theme": {key: _named("theme", theme.id, theme.name) for key, theme in ledger.themes.items()},
        "region": {name: _of_region(ledger, name) for name in ledger.regions},
        "source": {key: _named("source", source.id, source.title) for key, source in ledger.sources.items()},
        "programme": {key: _of_programme(programme) for key, programme in ledger.programmes.items()} | NO_PROGRAMME,
    }


def row(ledger: Ledger, entry: Any, parts: Sequence[Row], *names: str, called: str = "") -> Row:
    """The row of a fact or a statement: words, line, period, `names` in both languages, and what the `parts` give.

    Its `search` is the text to find it by (see search.FIELDS); `called` are words that count as its name.
    """
    period = read_period(entry.period) if entry.period else None
    first, last = period.years if period else (None, None)
    made: Row = {"period": entry.period or "", "first": first, "last": last}
    made |= {"approximate": bool(period and period.approximate)}
    made |= {"line": ledger.texts[entry.source].line(ledger.place(entry.id).start)}
    made |= {name: getattr(entry, name) for name in ("id", "kind", "quote", "translation")}
    for name in (*names, "period_basis", "note"):
        made |= both(name, getattr(entry, name))
    for part in parts:
        made |= part
    near = joined([found(entry.id), *(part["around"] for part in parts)])
    fields = joined([called, *(part["names"] for part in parts)]), found(entry.quote), found(entry.translation)
    return made | {"search": BREAK.join([*fields, found(*words(entry.note)), near])}


def both(column: str, name: Name | None) -> dict[str, str]:
    """A name as two columns; empty where there is none."""
    return {f"{column}_{lang}": name[lang] if name else "" for lang in ("zh", "en")}


def words(name: Name | None) -> tuple[str, ...]:
    return (name.zh, name.en) if name else ()


def found(*given: str) -> str:
    """Words to find a row by, folded. What rows share is folded once: folding takes most of the time."""
    return folded(" ".join(given))


def joined(given: Iterable[str]) -> str:
    return " ".join(filter(None, given))


def path(chain: list[Region], lang: str) -> str:
    """A place with all that contain it: 江西省 南昌市 … / Changleng Town, …, Jiangxi."""
    if lang == "zh":
        return " ".join(region.name.zh for region in reversed(chain))
    return ", ".join(region.name.en for region in chain)


def _of_region(ledger: Ledger, name: str) -> Row:
    chain = ledger.chain(name)
    paths = {f"path_{lang}": path(chain, lang) for lang in ("zh", "en")}
    return {
        "region": name, "level": chain[0].level, "province": chain[-1].id, **both("place", chain[0].name), **paths,
        **both("province", chain[-1].name),
        "names": found(*words(chain[0].name)), "around": found(*paths.values()),
    }  # fmt: skip


def _named(column: str, key: str, name: Name) -> Row:
    return {column: key, **both(column, name), "names": "", "around": found(*words(name))}


def _of_programme(programme: Programme) -> Row:
    return {"programme": programme.id, "names": found(*words(programme.name)), "around": ""}
