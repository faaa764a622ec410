"""Places side by side on the same kind of thing; then what we calculate from the figures, and how many there are."""

import streamlit as st

from outcomes.charts.bars import comparison
from outcomes.charts.multiples import multiples
from outcomes.charts.notes import notes
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.compare import amounts, groups, largest, meanings, panel
from outcomes.interface import calculated, choose, copying, picture, shell, unknown

PANELS = {
    "rates": {"rates": rates},
    "others": {"changes": changes, "target_shares": target_shares, "ranks": ranks},
}
view = shell.view("compare")

with st.container(horizontal=True, vertical_alignment="center"):
    section = choose.form(view, "section", ("amounts", "rates", "others", "calculated", "spread"))
    if section != "amounts":
        copying.link(view, "compare", filtered=True, section=section)

if section == "amounts":
    found = view.kept("groups", lambda: groups(view.frame, view.ledger, view.lang))
    if found.empty:
        st.info(view.say("compare.nothing"), icon=":material/search_off:")
        st.stop()
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        kinds = choose.form(view, "kinds", ("one", "several"))
    if kinds == "one":
        unknown.tell(view, "group", choose.groups(view))
        group = choose.group(view, found)
        with row:
            scale = choose.form(view, "scale", ("linear", "log"))
            copying.link(view, "compare", filtered=True, group=group)
        rows = view.kept(("group", group), lambda: view.frame[view.frame["group"] == group])
        rows = picture.fitting(view, rows, largest)
        title = view.ledger.group_name(group)[view.lang]
        chart = picture.drawn(view, comparison, rows, view.look, scale == "log", title=title)
    else:
        rows = picture.fitting(view, choose.theme(view, amounts(view.frame)), largest)
        st.caption(view.say("compare.unlike"))
        names = dict(zip(found["group"], found["name"], strict=True))
        chart = picture.drawn(view, multiples, rows, view.look, names, title=rows[f"theme_{view.lang}"].iloc[0])
    picture.show(view, chart, opens=True)
    picture.remarks(view, view.kept(("notes", chart.slug), lambda: notes(rows, view.lang)))

for name, draw in PANELS.get(section, {}).items():
    rows = panel(view.frame, name)
    shell.section(view, f"compare.{name}")
    rows = picture.fitting(view, rows, largest)
    picture.show(view, picture.drawn(view, draw, rows, view.look), opens=True)
    picture.remarks(view, meanings(rows, view.ledger, view.lang) if name == "rates" else [])
    picture.remarks(view, notes(rows, view.lang))

if section == "calculated":
    drawn = [calculated.shares(view), calculated.averages(view), calculated.checks(view)]
    if not any(drawn):
        st.info(view.say("compare.nothing_calculated"), icon=":material/search_off:")

if section == "spread" and not view.frame.empty:
    calculated.themes(view)
    calculated.years(view)
