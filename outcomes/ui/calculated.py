"""What is calculated from reported figures, each with a link to them; and the charts that count figures."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from outcomes.analysis import consistency
from outcomes.export import calculated
from outcomes.ui import address, navigation
from outcomes.ui.components.chart import picture
from outcomes.ui.page_frame import section
from outcomes.ui.view import View

OPENED = "opened-from-chart"


def shares(view: View) -> bool:
    """Two figures of one unit divided: the chart, and below it how each is made."""
    found = consistency.shares(view.ledger, view.frame["id"])
    if found:
        section(view, "calculated.ratios")
        picture.show(view, "ratios", opens=True)
        _table(view, calculated.shares(view.ledger, found, view.lang))
    return bool(found)


def averages(view: View) -> bool:
    """Two figures of unlike units divided; only those of one unit share a strip."""
    found = consistency.averages(view.ledger, view.frame["id"])
    if found:
        section(view, "calculated.averages")
        _table(view, calculated.averages(view.ledger, found, view.lang))
    return bool(found)


def checks(view: View) -> bool:
    """What the texts allow to be checked on themselves."""
    found = consistency.checks(view.ledger, view.frame["id"])
    if found:
        section(view, "calculated.checks")
        _table(view, calculated.checks(view.ledger, found, view.lang))
    return bool(found)


def themes(view: View) -> None:
    """Provinces and themes; a click on a square opens its figures."""
    section(view, "calculated.where")

    def picked(square: list) -> None:
        province, theme = square
        tables = (view.frame, view.statements)
        if any(((rows["province"] == province) & (rows["theme"] == theme)).any() for rows in tables):
            st.session_state[OPENED] = {"province": (province,), "theme": (theme,)}

    picture.show(view, "matrix", on_pick=picked)
    _open(view)


def years(view: View) -> None:
    """Provinces on a line of years; a click on a dot opens the figures of its province and period."""
    section(view, "calculated.when")

    def picked(facts: list) -> None:
        row = view.frame.loc[view.frame["id"] == facts[0]].iloc[0]
        st.session_state[OPENED] = {"province": (row["province"],), "since": row["first"], "until": row["last"]}

    picture.show(view, "timeline", on_pick=picked)
    _open(view)


def _open(view: View) -> None:
    """Turn to the facts, filtered by what was clicked in the run before."""
    if asked := st.session_state.pop(OPENED, None):
        chosen = replace(view.chosen, **asked)
        st.switch_page(navigation.path("facts"), query_params=address.carried(chosen, view.lang))


def _table(view: View, made: Sequence[calculated.Calculation]) -> None:
    st.html(calculated.table(view.lang, view.parameters, made))
