"""The columns that the tables of facts and of statements share: place, theme, source, programme, period and search."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Name, Programme, Region, Source, Theme
from outcomes.ledger.vocabulary import AGAINST, COUNTS, KINDS, LEVELS, MEASURES, STAGES
from outcomes.text.folding import BREAK, folded
from outcomes.text.periods import read_period

CATEGORIES = {
    "theme": "themes", "indicator": "indicators", "unit": "units", "region": "regions",
    "source": "sources", "programme": "programmes",
}  # fmt: skip
NO_PROGRAMME: dict[Any, dict[str, Any]] = {None: {"programme": None, "names": "", "around": ""}}
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


def shared(ledger: Ledger) -> dict[str, dict[Any, dict[str, Any]]]:
    """What a theme, region, source and programme give a row, by id; `names` and `around` hold words to find it by."""
    return {
        "theme": {name: _of_theme(theme) for name, theme in ledger.themes.items()},
        "region": {name: _of_region(ledger, name) for name in ledger.regions},
        "source": {name: _of_source(entry) for name, entry in ledger.sources.items()},
        "programme": {name: _of_programme(entry) for name, entry in ledger.programmes.items()} | NO_PROGRAMME,
    }


def own(ledger: Ledger, entries: Sequence[Any], *names: str) -> dict[str, list[Any]]:
    """The columns that facts and statements have of their own: words, line, period, and `names` in both languages."""
    columns: dict[str, list[Any]] = {
        name: [getattr(entry, name) for entry in entries] for name in ("id", "kind", "quote", "translation")
    }
    columns["line"] = [ledger.texts[entry.source].line(ledger.place(entry.id).start) for entry in entries]
    for name in (*names, "period_basis", "note"):
        for lang in ("zh", "en"):
            columns[f"{name}_{lang}"] = [both("", getattr(entry, name))[f"_{lang}"] for entry in entries]
    periods = [(entry.period or "", entry.period and read_period(entry.period)) for entry in entries]
    return columns | {
        "period": [text for text, _ in periods],
        "first": [period.years[0] if period else None for _, period in periods],
        "last": [period.years[1] if period else None for _, period in periods],
        "approximate": [bool(period and period.approximate) for _, period in periods],
    }


def completed(
    columns: dict[str, list[Any]], entries: Sequence[Any], parts: dict[str, dict[Any, dict[str, Any]]],
    of: Callable[[Any, str], Any], named: Sequence[str],
) -> dict[str, list[Any]]:  # fmt: skip
    """The columns of entries with those that the `parts` of `shared` give, and `search`, the text to find a row by.

    `of` tells the id that an entry has in a part; `named` are words of each entry that count as its name.
    """
    columns, names, around = dict(columns), [named], [[found(entry.id) for entry in entries]]
    for key, known in parts.items():
        rows = [known[of(entry, key)] for entry in entries]
        columns |= {name: [row[name] for row in rows] for name in next(iter(known.values()))}
        names.append(columns.pop("names"))
        around.append(columns.pop("around"))
    columns["search"] = [
        BREAK.join([joined(called), found(e.quote), found(e.translation), found(*words(e.note)), joined(near)])
        for e, called, near in zip(entries, zip(*names, strict=True), zip(*around, strict=True), strict=True)
    ]
    return columns


def both(column: str, name: Name | None) -> dict[str, str]:
    """A name as two columns; empty where there is none."""
    return {f"{column}_{lang}": name[lang] if name else "" for lang in ("zh", "en")}


def _of_theme(theme: Theme) -> dict[str, Any]:
    return {"theme": theme.id, **both("theme", theme.name), "names": "", "around": found(*words(theme.name))}


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


def _of_region(ledger: Ledger, name: str) -> dict[str, Any]:
    chain = ledger.chain(name)
    paths = {f"path_{lang}": path(chain, lang) for lang in ("zh", "en")}
    return {
        "region": name, "level": chain[0].level, "province": chain[-1].id, **both("place", chain[0].name), **paths,
        **both("province", chain[-1].name),
        "names": found(*words(chain[0].name)), "around": found(*paths.values()),
    }  # fmt: skip


def _of_source(source: Source) -> dict[str, Any]:
    return {"source": source.id, **both("source", source.title), "names": "", "around": found(*words(source.title))}


def _of_programme(programme: Programme) -> dict[str, Any]:
    return {"programme": programme.id, "names": found(*words(programme.name)), "around": ""}
