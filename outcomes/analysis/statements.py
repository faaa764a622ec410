"""The table of statements: outcomes that the texts report without a number, one row each."""

from typing import Any, NamedTuple

import pandas as pd

from outcomes.analysis.columns import both, dated, found, joined, known_categories, of_theme, shared, typed, words
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import STATEMENTS
from outcomes.text.folding import BREAK

COLUMNS = (
    "id", "kind", "theme", "region", "level", "province", "source", "programme", "period", "first", "last",
    "approximate", "quote", "translation", "line",
    *(f"{name}_{lang}" for lang in ("zh", "en") for name in ("name", "theme", "place", "path", "province", "source",
      "period_basis", "note")), "search",
)  # fmt: skip


def statements_table(ledger: Ledger) -> pd.DataFrame:
    """One row a statement, in the order of the file. The same Filter applies to it as to the table of facts; it has no
    stage, so that a filter by stage leaves it whole.

    Columns: id; kind (award, status, coverage, effect), theme, region, level, province, source, programme (ids,
    categories); name_zh/_en (what is stated), theme_zh/_en, place_zh/_en, path_zh/_en, province_zh/_en, source_zh/_en;
    period (EDTF), first, last (years, Int16, NA where the text gives no period), approximate (bool); quote,
    translation, period_basis_zh/_en, note_zh/_en (empty where there is none); line (of the source file), search (folded
    text).
    """
    entries = list(ledger.statements.values())
    columns: dict[str, list[Any]] = {
        name: [getattr(entry, name) for entry in entries] for name in ("id", "kind", "quote", "translation")
    }
    columns |= dated(entries)
    for name in ("name", "period_basis", "note"):
        for lang in ("zh", "en"):
            columns[f"{name}_{lang}"] = [both("", getattr(entry, name))[f"_{lang}"] for entry in entries]
    columns["line"] = [ledger.texts[e.source].line(ledger.anchors[f"statement:{e.id}"].start) for e in entries]
    around: list[list[str]] = [[found(entry.id)] for entry in entries]
    named: list[list[str]] = [[found(*words(entry.name))] for entry in entries]
    parts = shared(ledger) | {"theme": {name: {**of_theme(t), "names": ""} for name, t in ledger.themes.items()}}
    for key, known in parts.items():
        rows = [known[getattr(entry, key)] for entry in entries]
        for name in next(iter(known.values())):
            values = [row[name] for row in rows]
            if name in ("names", "around"):
                for words_, value in zip(named if name == "names" else around, values, strict=True):
                    words_.append(value)
            else:
                columns[name] = values
    columns["search"] = [
        BREAK.join([joined(names), found(e.quote), found(e.translation), found(*words(e.note)), joined(near)])
        for e, names, near in zip(entries, named, around, strict=True)
    ]
    categories = known_categories(ledger) | {"kind": list(STATEMENTS)}
    return pd.DataFrame({name: typed(categories, name, columns[name]) for name in COLUMNS})


def by_kind(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """How many statements of each kind (down) stand in each text (across, by its title), those with none included."""
    counts = rows.groupby(["kind", "source"], observed=False).size().unstack("source")
    titles = dict(zip(rows["source"].astype(str), rows[f"source_{lang}"], strict=True))
    return counts.astype(int).rename(columns=titles)


class Stated(NamedTuple):
    """How many statements of a theme the texts make of a province; ids and names."""

    province: str
    theme: str
    names: tuple[str, str]
    n: int


def by_square(rows: pd.DataFrame, lang: str) -> tuple[Stated, ...]:
    """The statements of each theme of each province that have any."""
    named = ["province", "theme", f"province_{lang}", f"theme_{lang}"]
    counts = rows.groupby(named, observed=True).size()
    return tuple(Stated(province, theme, (p, t), int(n)) for (province, theme, p, t), n in counts.items())
