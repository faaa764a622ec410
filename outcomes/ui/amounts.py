"""Reported amounts on one axis, or on one for each kind of thing."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from outcomes.analysis.compare import amounts, largest, uneven
from outcomes.charts.bars import comparison
from outcomes.charts.chart import Chart
from outcomes.charts.multiples import multiples
from outcomes.charts.notes import notes
from outcomes.ui import cards, not_found, page_params
from outcomes.ui.components import copy_link
from outcomes.ui.components.chart import picture
from outcomes.ui.view import View


def show(view: View, found: pd.DataFrame) -> None:
    """What is compared is chosen first; `found` are the groups that can be."""
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        kinds = page_params.form(view, "kinds", ("one", "several"))
    chart, rows = _one(view, found, row) if kinds == "one" else _several(view, found)
    if chart:
        picture.show(view, chart, opens=True)
    picture.remarks(view, notes(rows, view.lang))


def _one(view: View, found: pd.DataFrame, row: DeltaGenerator) -> tuple[Chart | None, pd.DataFrame]:
    """One kind of thing, a panel for each level of place; the way to draw it stands in the `row` of choices."""
    not_found.tell(view, "group", page_params.groups(view))
    group = page_params.group(view, found)
    rows = view.cached(("group", group), lambda: view.frame[view.frame["group"] == group])
    with row:
        scale = page_params.form(view, "scale", ("linear", "log")) if uneven(rows) else "linear"
        copy_link.link(view, "compare", filtered=True, group=group)
    if cards.alone(view, rows):
        return None, rows
    rows = picture.fitting(view, rows, largest)
    title = view.ledger.group_name(group)[view.lang]
    style = view.shown(section="amounts", group=group, scale=scale)
    return picture.drawn(view, comparison, rows, style, scale == "log", title=title), rows


def _several(view: View, found: pd.DataFrame) -> tuple[Chart, pd.DataFrame]:
    """Each kind of thing of one theme on an axis of its own."""
    rows = picture.fitting(view, page_params.theme(view, amounts(view.frame)), largest)
    st.caption(view.t("compare.unlike"))
    names = dict(zip(found["group"], found["name"], strict=True))
    style = view.shown(section="amounts", kinds="several", about=str(rows["theme"].iloc[0]))
    return picture.drawn(view, multiples, rows, style, names, title=rows[f"theme_{view.lang}"].iloc[0]), rows
