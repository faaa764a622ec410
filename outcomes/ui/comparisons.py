"""Places side by side on the same kind of thing: amounts, rates, and what changed, was aimed at or ranked."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from outcomes.analysis.compare import amounts, groups, largest, meanings, panel, uneven
from outcomes.ui import address, compared, lists, named, page_params
from outcomes.ui.components import copy_link
from outcomes.ui.components.chart import picture
from outcomes.ui.page_frame import section
from outcomes.ui.view import View

OTHERS = ("changes", "target_shares", "ranks")


def of_amounts(view: View) -> None:
    """Reported amounts: one kind of thing in a panel for each level of place, or each kind on an axis of its own."""
    offered = view.cached("groups", lambda: _groups(view))
    if not offered:
        return lists.nothing(view, "compare.nothing")
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        kinds = page_params.form(view, "kinds", ("one", "several"))
    rows = _one(view, offered, row) if kinds == "one" else _several(view)
    picture.remarks(view, rows)


def of_rates(view: View) -> None:
    """The chart of rates, what each of them means, and what must be known before comparing them."""
    axis = page_params.form(view, "axis", ("near", "whole"))
    rows = panel(picture.show(view, "rates", {"axis": axis}, opens=True), "rates")
    picture.remarks(view, rows, *meanings(rows, view.ledger, view.lang))


def of_others(view: View) -> None:
    """Changes, shares of targets and ranks, each apart."""
    for name in OTHERS:
        rows, _ = largest(panel(view.frame, name))
        alone = lists.alone(rows)
        section(view, f"compare.{name}", titled=not alone)
        if alone:
            lists.cards(view, rows)
        else:
            picture.show(view, name, opens=True)
        picture.remarks(view, rows)


def _groups(view: View) -> dict[str, str]:
    """Each group of indicators that can be compared, with how many facts and places it holds."""
    return {
        group: view.t("choose.group_of", name=view.ledger.group_name(group)[view.lang], facts=facts, places=places)
        for group, facts, places in groups(view.frame)
    }


def _one(view: View, offered: dict[str, str], row: DeltaGenerator) -> pd.DataFrame:
    """One kind of thing, a panel for each level of place; the way to draw it stands in the `row` of choices. The
    address may name a single level, as that of a picture of the first page does."""
    named.tell(view, "group")
    group = page_params.one(view, "group", offered)
    rows = view.cached(("group", group), lambda: view.frame[view.frame["group"] == group])
    level = address.choice_now("level", set(rows["level"]))
    with row:
        scale = page_params.form(view, "scale", ("linear", "log")) if uneven(rows) else "linear"
        copy_link.link(view, "compare", filtered=True, group=group)
    if lists.alone(rows):
        lists.cards(view, rows)
        return rows
    chosen = {"group": group, "scale": scale} | ({"level": level} if level else {})
    drawn = picture.show(view, "comparison", chosen, opens=True)
    if level:
        view.ways(("compare", view.t("compare.all_levels"), {"group": group}))
    compared.why(view, drawn, "level")
    return drawn


def _several(view: View) -> pd.DataFrame:
    """Each kind of thing of one theme on an axis of its own."""
    themes = amounts(view.frame)["theme"].value_counts()
    counts = {name: f"{view.ledger.themes[name].name[view.lang]} ({n})" for name, n in themes.items() if n}
    about = page_params.one(view, "about", counts)
    st.caption(view.t("compare.unlike"))
    drawn = picture.show(view, "multiples", {"about": about}, opens=True)
    compared.why(view, drawn, "group")
    return drawn
