"""The tables of the page Completeness, each below the sentence that sums it up, whatever the filter."""

import pandas as pd
import streamlit as st

from outcomes.analysis.statements import by_kind
from outcomes.i18n.readings import share
from outcomes.ledger.vocabulary import CODED
from outcomes.ui.view import View


def roles(view: View, counts: pd.DataFrame) -> None:
    """Numerals by role (down) and text (across)."""
    wide = counts.pivot_table(index="role", columns=f"source_{view.lang}", values="numerals", sort=False)
    wide.insert(0, view.t("coverage.all"), wide.sum(axis=1))
    wide.insert(0, view.t("coverage.role"), [view.t(f"roles.{role}") for role in wide.index])
    _unfolded(view, "coverage.table", wide.astype(dict.fromkeys(wide.columns[1:], int)))


def statements(view: View) -> None:
    """Statements by kind (down) and text (across)."""
    st.markdown(view.t("statements.counted", n=len(view.every_statement)))
    counts = by_kind(view.every_statement, view.lang)
    counts.insert(0, view.t("coverage.all"), counts.sum(axis=1))
    counts.insert(0, view.t("statement_fields.kind"), [view.t(f"statements.kind_{kind}") for kind in counts.index])
    _unfolded(view, "statements.table", counts)


def _unfolded(view: View, words: str, rows: pd.DataFrame) -> None:
    """A table to unfold, which `words` of the catalogue name."""
    with st.expander(view.t(words), icon=":material/table:"):
        st.dataframe(rows, hide_index=True, alt=view.t(words))


def readings(view: View) -> None:
    """How often the texts were read, and how far two readings agree on those that were read twice."""
    sources = view.ledger.sources
    twice = [(source, read, read.found) for source in sources.values() if (read := source.readings) and read.found]
    st.header(view.t("readings.heading"), anchor=False)
    if not twice:
        st.markdown(view.t("readings.summary_once"))
        return
    both = sum(found[2] for _, _, found in twice)
    total = sum(found[0] + found[1] for _, _, found in twice) - both
    st.markdown(view.t("readings.summary", twice=len(twice), texts=len(sources), total=total, both=both))
    titles = [*(source.title[view.lang] for source, *_ in twice), view.t("coverage.all")]
    figures = [*(found[2] for *_, found in twice), both]
    columns: dict[str, list] = {view.t("readings.source"): titles, view.t("readings.both"): figures}
    for code in CODED:
        alike = [read.agreement[code].alike for _, read, _ in twice if code in read.agreement]
        if len(alike) == len(twice):
            columns[view.t(f"readings.{code}")] = list(map(share, [*alike, sum(alike)], figures))
    _unfolded(view, "readings.table", pd.DataFrame(columns))
