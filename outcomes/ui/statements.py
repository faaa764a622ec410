"""Statements, which are outcomes reported without a number: their card, their table, and how many a text has."""

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import streamlit as st

from outcomes.analysis.statements import by_kind
from outcomes.api import answers
from outcomes.i18n.dates import when
from outcomes.i18n.labels import records
from outcomes.ui import address, card, downloads
from outcomes.ui.plain import plain
from outcomes.ui.search_results import lit
from outcomes.ui.view import View

COLUMNS = ("name", "place", "link", "kind", "theme", "province", "period", "source", "quote")
HEIGHT, ROW, HEAD = 420, 35, 40  # pixels, at most; of a row and of the heads of columns
PRINTED = 200  # rows; the downloads hold every row


def show(view: View, name: str, *, opens: bool = True) -> None:
    """The card of one statement. `opens` offers the way to its passage."""
    row = view.every_statement.loc[view.every_statement["id"] == name].iloc[0]
    lang, query = view.lang, view.chosen.query
    st.markdown(f"## {lit(row[f'name_{lang}'], query)}")
    kind = view.t("statements.card", kind=view.t(f"statements.kind_{row['kind']}"))
    st.markdown(f"**{plain(kind)}** · {lit(row[f'path_{lang}'], query)}")
    card.passage(view, row)
    lines = [view.t("statements.theme", name=row[f"theme_{lang}"]), card.when(view, row), *card.origin(view, row)]
    st.caption("  \n".join(map(plain, lines)))
    card.ways(view, row, "statement", opens=opens)


def titles(view: View) -> dict[str, str]:
    """What each statement is called, and where."""
    rows = view.every_statement
    places = zip(rows[f"name_{view.lang}"], rows[f"place_{view.lang}"], strict=True)
    return dict(zip(rows["id"], map(" · ".join, places), strict=True))


def table(view: View) -> None:
    """The statements that pass the filter. A chosen row opens its card."""
    st.header(view.t("statements.heading"), anchor=False)
    st.caption(view.t("statements.heading_hint"))
    if view.statements.empty:
        st.info(view.t("statements.nothing"), icon=":material/search_off:")
        return

    def opened() -> None:
        rows = st.session_state["statements"]["selection"]["rows"]
        known = rows and rows[0] < len(view.statements)  # a row of the table before the filter changed
        address.turn_to("statement", view.statements["id"].iloc[rows[0]] if known else None)

    st.dataframe(
        view.cached(("statements", "lang" in view.parameters), lambda: pa.Table.from_pandas(_columns(view))),
        hide_index=True,
        column_order=COLUMNS,
        height=min(HEIGHT, HEAD + ROW * len(view.statements)),
        on_select=opened,
        selection_mode="single-row",
        key="statements",
        alt=view.t("statements.alt", sentence=view.sentence),
        column_config=_config(view),
    )


def files(view: View) -> None:
    """The statements on screen as files, and for a printer, which cannot print a table that is drawn as a picture."""
    files = {view.t(f"facts.download_{kind.replace('.', '_')}"): f"statements.{kind}" for kind in answers.ROWS}
    downloads.links(view, files)
    if len(view.statements):
        st.html(view.html("print_statements.html", rows=view.statements, most=PRINTED, ledger=view.ledger))


def counted(view: View) -> None:
    """How many statements stand in the texts, whatever the filter."""
    rows = view.every_statement
    st.markdown(view.t("statements.counted", n=len(rows)))
    counts = by_kind(rows, view.lang)
    counts.insert(0, view.t("statements.all"), counts.sum(axis=1))
    counts.insert(0, view.t("statements.kind"), [view.t(f"statements.kind_{kind}") for kind in counts.index])
    with st.expander(view.t("statements.table"), icon=":material/table:"):
        st.dataframe(counts, hide_index=True, alt=view.t("statements.table"))


def _columns(view: View) -> pd.DataFrame:
    rows, lang, suffix = view.statements, view.lang, address.query(view.parameters)
    kinds: Mapping[str, str] = {kind: view.t(f"statements.kind_{kind}") for kind in rows["kind"].cat.categories}
    rest = f"&{suffix}" if suffix else ""
    shared = {name: rows[f"{name}_{lang}"] for name in ("name", "place", "theme", "province", "source")}
    return pd.DataFrame(
        {
            **shared,
            "kind": rows["kind"].astype(object).map(kinds),
            "period": [when(row, lang) for row in records(rows[["first", "last", "approximate"]])],
            "quote": rows["quote"],
            "link": "sources?source=" + rows["source"].astype(str) + "&statement=" + rows["id"] + rest,
        }
    )


def _config(view: View) -> dict:
    column = st.column_config
    names = {"name": "statements.name", "kind": "statements.kind", "theme": "filters.theme"}
    names |= {name: f"facts.{name}" for name in ("place", "province", "period", "source", "quote")}
    config: dict = {
        name: column.TextColumn(
            view.t(key), width="large" if name == "quote" or (name == "name" and view.wide) else None
        )
        for name, key in names.items()
    }
    config["link"] = column.LinkColumn(view.t("facts.link"), display_text=view.t("facts.open"))
    return config
