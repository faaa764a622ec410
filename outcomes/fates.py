"""What became of every numeral, counted."""

import pandas as pd

from outcomes.ledger import Ledger
from outcomes.models import STAGES

FATES = (*STAGES, "programme", "date", "ordinal", "threshold", "restatement", "name", "slogan", "idiom", "web-page")


def fate_counts(ledger: Ledger) -> pd.DataFrame:
    """Numerals by source and fate. Columns: source (id), fate, numerals; every source with every fate, 0 included."""
    rows = [
        {"source": source, "fate": fate, "numerals": sum(found.fate == fate for found in fates)}
        for source, fates in ledger.fates.items()
        for fate in FATES
    ]
    return pd.DataFrame(rows, columns=["source", "fate", "numerals"])
