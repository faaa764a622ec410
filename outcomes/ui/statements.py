"""Statements, which are outcomes reported without a number: their card, their files, and how many a text has."""

import streamlit as st

from outcomes.analysis.statements import by_kind
from outcomes.export.card import of_statement
from outcomes.ui import card
from outcomes.ui.plain import plain
from outcomes.ui.search_results import lit
from outcomes.ui.view import View


def show(view: View, name: str, *, opens: bool = True) -> None:
    """The card of one statement. `opens` offers the way to its passage."""
    row = view.every_statement.loc[view.every_statement["id"] == name].iloc[0]
    lang, query = view.lang, view.chosen.query
    st.markdown(f"## {lit(row[f'name_{lang}'], query)}")
    kind = view.t("statements.card", kind=view.t(f"statements.kind_{row['kind']}"))
    st.markdown(f"**{plain(kind)}** · {lit(row[f'path_{lang}'], query)}")
    card.passage(view, row)
    st.caption("  \n".join(map(plain, of_statement(view, row))))
    card.corrections(view, name)
    card.ways(view, row, "statement", opens=opens)


def titles(view: View) -> dict[str, str]:
    """What each statement is called, and where."""
    rows = view.every_statement
    places = zip(rows[f"name_{view.lang}"], rows[f"place_{view.lang}"], strict=True)
    return dict(zip(rows["id"], map(" · ".join, places), strict=True))


def counted(view: View) -> None:
    """How many statements stand in the texts, whatever the filter."""
    rows = view.every_statement
    st.markdown(view.t("statements.counted", n=len(rows)))
    counts = by_kind(rows, view.lang)
    counts.insert(0, view.t("coverage.all"), counts.sum(axis=1))
    counts.insert(0, view.t("statement_fields.kind"), [view.t(f"statements.kind_{kind}") for kind in counts.index])
    with st.expander(view.t("statements.table"), icon=":material/table:"):
        st.dataframe(counts, hide_index=True, alt=view.t("statements.table"))
