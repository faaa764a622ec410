"""The parts of the first page."""

import streamlit as st

from outcomes.analysis import overview
from outcomes.ui import lists, page_frame
from outcomes.ui.components.chart import picture
from outcomes.ui.view import View


def finding(view: View) -> None:
    """What the data say, in one sentence."""

    def html() -> str:
        words = overview.finding(view.frame, view.statements, _comparable(view), view.lang)
        return view.html("finding.html", words=words)

    st.html(view.cached("finding", html))


def compared(view: View) -> None:
    """The kind of thing that can best be compared between places of one level, and the way to the others."""
    found = _comparable(view)
    with st.container():  # its place is kept, so that the charts below need not be drawn anew
        if found:
            best = found[0]
            page_frame.section(view, "overview.compared")
            picture.show(view, "comparison", {"group": best.group, "level": best.level, "scale": "linear"}, opens=True)
            picture.remarks(view, best.rows)
            view.ways(("compare", view.t("overview.compare_all"), {"group": best.group}))


def shown(view: View) -> None:
    """Cards of figures, then of what is reported without a number."""
    rows = view.cached("headlines", lambda: overview.figures(view.frame, view.ledger))
    lists.cards(view, rows, "overview.figures")
    stated = view.cached("stated", lambda: overview.stated(view.statements, rows))
    if not stated.empty:
        lists.cards(view, stated, "overview.statements")


def _comparable(view: View) -> tuple[overview.Comparable, ...]:
    return view.cached("comparable", lambda: tuple(overview.comparable(view.frame)))
