"""What became of every numeral, counted."""

from collections import Counter

import pandas as pd

from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import STAGES

FATES = (*STAGES, "programme", "date", "ordinal", "threshold", "restatement", "name", "slogan", "idiom", "web-page")
MOST_SOURCES = 30  # in a chart
KINDS = ("fact", "programme", "reason", "phrase")


def kind(fate: str) -> str:
    """The kind of a fate: a fact of any stage, a programme, a set phrase, or no fact for a reason."""
    if fate in STAGES:
        return "fact"
    if fate in ("idiom", "name"):
        return "phrase"
    return "programme" if fate == "programme" else "reason"


def fate_counts(ledger: Ledger) -> pd.DataFrame:
    """Numerals by source and fate, every source with every fate.

    Columns: source (id), source_zh, source_en (titles), fate, kind, numerals (count, 0 included).
    """
    rows = [
        {
            "source": source,
            "source_zh": ledger.sources[source].title.zh,
            "source_en": ledger.sources[source].title.en,
            "fate": fate,
            "kind": kind(fate),
            "numerals": counted[fate],
        }
        for source, counted in ((name, Counter(found.fate for found in fates)) for name, fates in ledger.fates.items())
        for fate in FATES
    ]
    return pd.DataFrame(rows)


def longest(counts: pd.DataFrame, most: int = MOST_SOURCES) -> tuple[pd.DataFrame, int]:
    """The counts of the sources with most numerals, and how many sources are left out."""
    totals = counts.groupby("source", sort=False)["numerals"].sum()
    if len(totals) <= most:
        return counts, 0
    kept = totals.nlargest(most).index
    return counts[counts["source"].isin(kept)], len(totals) - len(kept)
