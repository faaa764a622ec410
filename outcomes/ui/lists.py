"""Lists of figures and statements, and what unfolds, shown by Streamlit."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from outcomes.ui.view import View


def unfolds(label: str, key: str, fill: Callable[[], None]) -> None:
    """A closed list, which is sent to the browser only once it is opened."""
    closed = st.expander(label, key=f"unfold-{key}", on_change="rerun")
    if closed.open:
        with closed:
            fill()


def figures(view: View, rows: pd.DataFrame, *, across: int = 1) -> None:
    """Figures as compact lines, each with its place, period and stage, and the way to its words."""
    st.html(view.html("figures.html", rows=rows, across=across))


def cards(view: View, rows: pd.DataFrame, section: str = "") -> None:
    """A card for each figure or statement, one click from its words; three in a line on a wide screen.

    `section` is the key of a heading above them, in the same element: each costs the server and the browser its time.
    """
    if rows.empty:
        nothing(view, "facts.nothing")
    else:

        def html() -> str:
            head = view.html("section.html", key=section, titled=False) if section else ""
            return head + view.html("cards.html", rows=rows)

        st.html(view.cached(("cards", section, *rows["id"]), html))


def alone(rows: pd.DataFrame) -> bool:
    """Whether a card is enough: a chart would compare a lone figure with nothing, not even an earlier value."""
    return len(rows) == 1 and not rows["before_figure"].iloc[0]


def nothing(view: View, words: str) -> None:
    """That no row passes the filter."""
    st.info(view.t(words), icon=":material/search_off:")


def to_copy(view: View, words: str, *texts: str) -> None:
    """Texts that others paste elsewhere, below a line of the catalogue that says what they are."""
    st.caption(view.t(words))
    for text in texts:
        st.code(text, language=None, wrap_lines=True)


def unfolded_table(view: View, words: str, rows: pd.DataFrame) -> None:
    """A table to unfold, which `words` of the catalogue name."""
    with st.expander(view.t(words), icon=":material/table:"):
        st.dataframe(rows, hide_index=True, alt=view.t(words))
