"""What became of every numeral, counted."""

from collections import Counter

import pandas as pd

from outcomes.analysis.columns import both
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import STAGES

FATES = (
    *STAGES, "programme", "date", "ordinal", "threshold", "restatement", "name", "slogan", "idiom", "web-page",
    "withdrawn",
)  # fmt: skip
MOST_SOURCES = 30  # in a chart
KINDS = ("fact", "programme", "reason", "phrase")


def kind(role: str) -> str:
    """The kind of a role: a fact of any stage, a programme, a set phrase, or no fact for a reason."""
    if role in STAGES:
        return "fact"
    if role in ("idiom", "name"):
        return "phrase"
    return "programme" if role == "programme" else "reason"


def role_counts(ledger: Ledger) -> pd.DataFrame:
    """Numerals by source and role, every source with every role.

    Columns: source (id), source_zh, source_en (titles), role, kind, numerals (count, 0 included).
    """
    rows = [
        {
            "source": source, **both("source", ledger.sources[source].title), "role": role, "kind": kind(role),
            "numerals": counted[role],
        }
        for source, counted in ((name, Counter(found.role for found in roles)) for name, roles in ledger.roles.items())
        for role in FATES
    ]  # fmt: skip
    return pd.DataFrame(rows)


def longest(counts: pd.DataFrame, most: int = MOST_SOURCES) -> tuple[pd.DataFrame, int]:
    """The counts of the sources with most numerals, and how many sources are left out."""
    totals = counts.groupby("source", sort=False)["numerals"].sum()
    if len(totals) <= most:
        return counts, 0
    kept = totals.nlargest(most).index
    return counts[counts["source"].isin(kept)], len(totals) - len(kept)
