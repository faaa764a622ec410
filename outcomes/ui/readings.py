"""How often the texts were read and how far two readings agree, on the page Coverage."""

import pandas as pd
import streamlit as st

from outcomes.i18n.readings import share
from outcomes.ledger.vocabulary import CODED
from outcomes.ui.view import View


def counted(view: View) -> None:
    """All sources summed up, and a table of those that were read twice."""
    sources = view.ledger.sources
    twice = [(source, read, read.found) for source in sources.values() if (read := source.readings) and read.found]
    st.header(view.t("readings.heading"), anchor=False)
    if not twice:
        st.markdown(view.t("readings.summary_once"))
        return
    both = sum(found[2] for _, _, found in twice)
    total = sum(found[0] + found[1] for _, _, found in twice) - both
    st.markdown(view.t("readings.summary", twice=len(twice), texts=len(sources), total=total, both=both))
    measured = [code for code in CODED if all(code in read.agreement for _, read, _ in twice)]
    titles = [*(source.title[view.lang] for source, *_ in twice), view.t("coverage.all")]
    figures = [*(found[2] for *_, found in twice), both]
    columns: dict[str, list] = {view.t("readings.source"): titles, view.t("readings.both"): figures}
    for code in measured:
        alike = [read.agreement[code].alike for _, read, _ in twice]
        columns[view.t(f"readings.{code}")] = list(map(share, [*alike, sum(alike)], figures))
    with st.expander(view.t("readings.table"), icon=":material/table:"):
        st.dataframe(pd.DataFrame(columns), hide_index=True, alt=view.t("readings.table"))
