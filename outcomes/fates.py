"""What became of every numeral, counted."""

import pandas as pd

from outcomes.ledger import Ledger
from outcomes.models import STAGES

FATES = (*STAGES, "programme", "date", "ordinal", "threshold", "restatement", "name", "slogan", "idiom", "web-page")


def fate_counts(ledger: Ledger) -> pd.DataFrame:
    """Numerals by source and fate, every source with every fate.

    Columns: source (id), source_zh, source_en (titles), fate, numerals (count, 0 included).
    """
    rows = [
        {
            "source": source,
            "source_zh": ledger.sources[source].title.zh,
            "source_en": ledger.sources[source].title.en,
            "fate": fate,
            "numerals": sum(found.fate == fate for found in fates),
        }
        for source, fates in ledger.fates.items()
        for fate in FATES
    ]
    return pd.DataFrame(rows)
