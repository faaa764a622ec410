"""What is calculated from reported figures, each with a link to them; and the charts that count figures."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from outcomes.analysis import consistency
from outcomes.export import calculated
from outcomes.ledger.models import Fact
from outcomes.ui import address, lists, navigation
from outcomes.ui.components.chart import picture
from outcomes.ui.page_frame import section
from outcomes.ui.view import View

OPENED = "opened-from-chart"
# Each kind of calculation with the rule that finds it and the one that puts it in words.
KINDS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "ratios": (consistency.shares, calculated.shares),
    "averages": (consistency.averages, calculated.averages),
    "checks": (consistency.checks, calculated.checks),
}


def show(view: View) -> None:
    """Every calculation whose figures are shown, with their quotes; shares have a chart above them."""
    shown = {name: find(view.ledger, view.frame["id"]) for name, (find, _) in KINDS.items()}
    if not any(shown.values()):
        lists.nothing(view, "compare.nothing_calculated")
    for name, found in shown.items():
        if found:
            section(view, f"calculated.{name}", titled=name == "ratios")
            if name == "ratios":
                picture.show(view, name, opens=True)
            made = [(row, _inputs(view, row)) for row in KINDS[name][1](view.ledger, found, view.lang)]
            st.html(view.html("calculated.html", made=made, ledger=view.ledger))


def _inputs(view: View, row: calculated.Calculation) -> list[Fact]:
    """The facts that a calculation uses, of several with one quote the first."""
    names = [name for line in row.lines for _, name in line.formula if name]
    facts = [view.ledger.facts[name] for name in names]
    return list({fact.quote: fact for fact in reversed(facts)}.values())[::-1]


def spread(view: View) -> None:
    """How many figures there are of what and when; a click opens them."""
    if view.frame.empty and view.statements.empty:
        return

    def square(picked: list) -> None:
        """Of a province and a theme."""
        province, theme = picked
        tables = (view.frame, view.statements)
        if any(((rows["province"] == province) & (rows["theme"] == theme)).any() for rows in tables):
            st.session_state[OPENED] = {"province": (province,), "theme": (theme,)}

    def dot(picked: list) -> None:
        """Of a province and a period."""
        row = view.frame.loc[view.frame["id"] == picked[0]].iloc[0]
        st.session_state[OPENED] = {"province": (row["province"],), "since": row["first"], "until": row["last"]}

    for key, name, on_pick in (("where", "matrix", square), ("when", "timeline", dot)):
        section(view, f"calculated.{key}", titled=True)
        picture.show(view, name, on_pick=on_pick)
    if asked := st.session_state.pop(OPENED, None):
        chosen = replace(view.chosen, **asked)
        st.switch_page(navigation.path("facts"), query_params=address.carried(chosen, view.lang))
