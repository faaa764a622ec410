"""The table of statements: outcomes that the texts report without a number, one row each."""

import pandas as pd

from outcomes.analysis.columns import found, row, shared, table, words
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import STATEMENTS

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
    known = shared(ledger)
    rows = [
        row(
            ledger,
            entry,
            [of[getattr(entry, part)] for part, of in known.items()],
            "name",
            called=found(*words(entry.name)),
        )
        for entry in ledger.statements.values()
    ]
    return table(ledger, rows, COLUMNS, kind=STATEMENTS)


def by_kind(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """How many statements of each kind (down) stand in each text (across, by its title), those with none included."""
    counts = rows.groupby(["kind", "source"], observed=False).size().unstack("source")
    titles = dict(zip(rows["source"].astype(str), rows[f"source_{lang}"], strict=True))
    return counts.astype(int).rename(columns=titles)
