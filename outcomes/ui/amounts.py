"""Reported amounts: one kind of thing in a panel for each level of place, or each kind on an axis of its own."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from outcomes.analysis.compare import amounts, uneven
from outcomes.charts.notes import notes
from outcomes.ui import cards, compared, not_found, page_params
from outcomes.ui.components import copy_link
from outcomes.ui.components.chart import picture
from outcomes.ui.view import View


def show(view: View, found: pd.DataFrame) -> None:
    """What is compared is chosen first; `found` are the groups that can be."""
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        kinds = page_params.form(view, "kinds", ("one", "several"))
    rows = _one(view, found, row) if kinds == "one" else _several(view)
    picture.remarks(view, notes(rows, view.lang, doubts=False))


def _one(view: View, found: pd.DataFrame, row: DeltaGenerator) -> pd.DataFrame:
    """One kind of thing, a panel for each level of place; the way to draw it stands in the `row` of choices."""
    not_found.tell(view, "group", page_params.groups(view))
    group = page_params.group(view, found)
    rows = view.cached(("group", group), lambda: view.frame[view.frame["group"] == group])
    with row:
        scale = page_params.form(view, "scale", ("linear", "log")) if uneven(rows) else "linear"
        copy_link.link(view, "compare", filtered=True, group=group)
    if cards.alone(view, rows):
        return rows
    drawn = picture.show(view, "comparison", opens=True, group=group, scale=scale)
    compared.why(view, drawn, "level")
    return drawn


def _several(view: View) -> pd.DataFrame:
    """Each kind of thing of one theme on an axis of its own."""
    about = page_params.theme(view, amounts(view.frame))
    st.caption(view.t("compare.unlike"))
    drawn = picture.show(view, "multiples", opens=True, about=about)
    compared.why(view, drawn, "group")
    return drawn
