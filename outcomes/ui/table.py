"""The tables of facts and of statements: what is filtered is what is shown is what is downloaded."""

import pandas as pd
import streamlit as st

from outcomes.analysis.weight import by_theme
from outcomes.api import answers
from outcomes.i18n.numbers import number
from outcomes.ui import address, downloads
from outcomes.ui.view import View

HEADS = {
    "fact": ("fields.place", "fields.worded", "fields.indicator", "fields.period", "fields.quote", "facts.link"),
    "statement": ("fields.place", "statement_fields.name", "fields.period", "fields.quote", "facts.link"),
}
CAPTIONS = {"fact": "facts.alt", "statement": "statements.alt"}
PAGE = 200  # rows; a longer table is sent in pages


def show(view: View, kind: str, rows: pd.DataFrame) -> None:
    """Draw rows by theme, `kind` is fact or statement; of a search as they come. A row opens its card.

    It is a table of HTML and not Streamlit's, which is a picture: this one wraps the quotes, is read aloud and searched
    by the browser, prints, and is cards on a phone.
    """
    words = f"{kind}s"
    if rows.empty:
        st.info(view.t(f"{words}.nothing"), icon=":material/search_off:")
        return
    query = view.chosen.query
    themes = [("", rows)] if query else view.cached((words, "by theme"), lambda: by_theme(rows))
    first, last = _page(view, words, len(rows))

    def html() -> str:
        names = {theme: entry.name[view.lang] for theme, entry in view.ledger.themes.items()}
        parts = [(names.get(theme, ""), part) for theme, part in _between(themes, first, last)]
        caption = view.t(CAPTIONS[kind], sentence=view.sentence)
        return view.html(
            "table.html", kind=kind, themes=parts, heads=HEADS[kind], caption=caption, query=query, ledger=view.ledger
        )

    with st.container(key=words):
        st.html(view.cached((words, first, "lang" in view.parameters), html))


def files(view: View) -> None:
    """Links to exactly the rows on screen, as files."""
    with st.container(horizontal=True):
        downloads.table(view, "facts", answers.FILES)
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


def _page(view: View, words: str, rows: int) -> tuple[int, int]:
    """The rows of the page that is open, [first, last); all of them where one page holds them."""
    pages, key = -(-rows // PAGE), f"{words}-page"
    if pages == 1:
        return 0, rows
    if st.session_state.get(key, 1) > pages:  # the filter has changed
        st.session_state[key] = 1
    told, buttons = st.columns([3, 2], vertical_alignment="center")
    with buttons:
        first = (st.pagination(pages, key=key) - 1) * PAGE
    last = min(first + PAGE, rows)
    low, high = (number(row, view.lang) for row in (first + 1, last))
    told.caption(view.t("facts.pages", first=low, last=high, n=rows))
    return first, last


def _between(parts: list[tuple[str, pd.DataFrame]], first: int, last: int) -> list[tuple[str, pd.DataFrame]]:
    """The parts of a list that the rows [first, last) of the whole reach into, each cut to them."""
    found, at = [], 0
    for theme, rows in parts:
        cut = rows.iloc[max(0, first - at) : max(0, last - at)]
        at += len(rows)
        if len(cut):
            found.append((theme, cut))
    return found
