"""The table of facts: what is filtered is what is shown is what is downloaded."""

import pandas as pd
import pyarrow as pa
import streamlit as st

from outcomes.api import answers
from outcomes.i18n.dates import when
from outcomes.i18n.labels import records
from outcomes.i18n.language import t
from outcomes.i18n.numbers import number
from outcomes.ui import address, downloads
from outcomes.ui.view import View

WIDE = ("place", "province", "indicator", "worded", "link")
NARROW = ("worded", "indicator", "place", "link", "province")  # a phone shows two or three columns at a time
REST = ("value", "unit", "period", "stage", "source", "quote")
PAGE = 2_000  # rows; a longer table is sent in pages
PRINTED = 200  # rows; the downloads hold every row


def show(view: View) -> None:
    """Draw the filtered table. A chosen row opens its fact."""
    lang = view.lang
    if view.frame.empty:
        st.info(view.t("facts.nothing"), icon=":material/search_off:")
        return
    frame = _page(view)

    def opened() -> None:
        rows = st.session_state["facts"]["selection"]["rows"]
        address.turn_to("fact", str(frame["id"].iloc[rows[0]]) if rows and rows[0] < len(frame) else None)

    suffix = address.query(view.parameters)
    shown = view.cached(("table", suffix, frame.index[0]), lambda: pa.Table.from_pandas(_columns(frame, lang, suffix)))
    st.dataframe(
        shown,
        hide_index=True,
        column_order=[*(WIDE if view.wide else NARROW), *REST],
        height=560,
        on_select=opened,
        selection_mode="single-row",
        key="facts",
        alt=view.t("facts.alt", sentence=view.sentence),
        column_config=_config(view),
    )


def paper(view: View) -> None:
    """The same rows for a printer, which cannot print a table that is drawn as a picture."""
    st.html(
        view.cached("paper", lambda: view.html("print_table.html", ledger=view.ledger, rows=view.frame, most=PRINTED))
    )


def files(view: View) -> None:
    """Links to exactly the rows on screen, as files."""
    with st.container(horizontal=True):
        downloads.links(
            view, {view.t(f"facts.download_{kind.replace('.', '_')}"): f"facts.{kind}" for kind in answers.FILES}
        )
        _addresses(view)


def _addresses(view: View) -> None:
    """Where a program gets the same rows, now and after the data have changed."""
    menu = st.popover(
        view.t("facts.data_url"), icon=":material/link:", type="tertiary", key="data-urls", on_change="rerun"
    )
    if menu.open:
        with menu:
            st.caption(view.t("facts.data_url_hint"))
            for kind in answers.TABLES:
                st.code(address.data(kind, view.parameters, view.lang), language=None, wrap_lines=True)


def roles(view: View, counts: pd.DataFrame) -> None:
    """Numerals by role (down) and text (across)."""
    wide = counts.pivot_table(index="role", columns=f"source_{view.lang}", values="numerals", sort=False)
    wide.insert(0, view.t("coverage.all"), wide.sum(axis=1))
    wide.insert(0, view.t("coverage.role"), [view.t(f"roles.{role}") for role in wide.index])
    with st.expander(view.t("coverage.table"), icon=":material/table:"):
        st.dataframe(wide.astype(dict.fromkeys(wide.columns[1:], int)), hide_index=True, alt=view.t("coverage.table"))


def _page(view: View) -> pd.DataFrame:
    """The rows of the page that is open; all of them where one page holds them."""
    rows = len(view.frame)
    pages = -(-rows // PAGE)
    if pages == 1:
        return view.frame
    if st.session_state.get("facts-page", 1) > pages:  # the filter has changed
        st.session_state["facts-page"] = 1
    words, buttons = st.columns([3, 2], vertical_alignment="center")
    with buttons:
        first = (st.pagination(pages, key="facts-page") - 1) * PAGE
    last = min(first + PAGE, rows)
    low, high = (number(row, view.lang) for row in (first + 1, last))
    words.caption(view.t("facts.pages", first=low, last=high, n=rows))
    return view.frame.iloc[first:last]


def _columns(frame: pd.DataFrame, lang: str, suffix: str) -> pd.DataFrame:
    """What the table shows of a facts table; `suffix` is what each link carries on."""
    rest = f"&{suffix}" if suffix else ""
    stages = {stage: t(lang, f"stages.{stage}") for stage in frame["stage"].cat.categories}
    return pd.DataFrame(
        {
            "place": frame[f"place_{lang}"],
            "province": frame[f"province_{lang}"],
            "indicator": frame[f"indicator_{lang}"],
            "worded": frame[f"worded_{lang}"],
            "value": frame["value"],
            "unit": frame[f"unit_{lang}"],
            "period": [when(row, lang) for row in records(frame[["first", "last", "approximate"]])],
            "stage": frame["stage"].astype(object).map(stages),
            "source": frame[f"source_{lang}"],
            "quote": frame["quote"],
            "link": "sources?source=" + frame["source"].astype(str) + "&fact=" + frame["id"] + rest,
        }
    )


def _config(view: View) -> dict:
    column = st.column_config
    names = {name: view.t(f"facts.{name}") for name in ("place", "province", "indicator", "worded", "unit")}
    config: dict = {name: column.TextColumn(label) for name, label in names.items()}
    config["indicator"] = column.TextColumn(view.t("facts.indicator"), width="medium")
    config["value"] = column.NumberColumn(view.t("facts.value"), format="localized")
    for name in ("period", "stage", "source", "quote"):
        config[name] = column.TextColumn(view.t(f"facts.{name}"), width="large" if name == "quote" else None)
    config["link"] = column.LinkColumn(view.t("facts.link"), display_text=view.t("facts.open"))
    return config
