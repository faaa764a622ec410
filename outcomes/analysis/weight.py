"""The order of a list: by theme, in each theme what weighs most first. A search orders by relevance instead."""

import numpy as np
import pandas as pd

STAGES = ("outcome", "output", "activity", "input", "context")


def by_theme(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The themes that rows of facts or of statements speak of, in the order of the file, each with its rows.

    What weighs more stands first: the higher place; of one level what was achieved before what was done, given or only
    surrounds it, the actual before a plan or a target, a stated value before a bare range; then the order of the file.
    Statements have no stage: of one level titles come first, then what now is, who is covered, what has changed.
    """
    keys = [rows["kind"].cat.codes, rows["level"].cat.codes, rows["theme"].cat.codes]  # the last one weighs most
    if "stage" in rows:
        stage = rows["stage"].astype(object).map(STAGES.index).astype(int)
        keys = [rows["value"].isna(), keys[0], stage, *keys[1:]]
    ordered = rows.iloc[np.lexsort(keys)]
    return [(str(theme), part) for theme, part in ordered.groupby("theme", observed=True)]
