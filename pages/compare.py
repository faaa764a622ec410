"""Places side by side on the same kind of thing; then what we calculate from the figures, and how many there are."""

import streamlit as st

from outcomes.charts.bars import comparison
from outcomes.charts.notes import notes
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.compare import groups, panel
from outcomes.interface import calculated, choose, picture, shell

view = shell.view("compare")

found = groups(view.frame, view.ledger, view.lang)
if found.empty:
    st.info(view.say("compare.nothing"), icon=":material/search_off:")
else:
    st.subheader(view.say("compare.amounts"), anchor=False)
    group = choose.group(view, found)
    scale = choose.form(view, "scale", ("linear", "log"))
    rows = view.frame[view.frame["group"] == group]
    title = view.ledger.group_name(group)[view.lang]
    picture.show(view, picture.drawn(view, comparison, rows, view.look, scale == "log", title=title), opens=True)
    picture.remarks(view, notes(rows, view.lang))

for name, draw in (("rates", rates), ("changes", changes), ("target_shares", target_shares), ("ranks", ranks)):
    rows = panel(view.frame, name)
    if not rows.empty:
        st.subheader(view.say(f"compare.{name}"), anchor=False)
        st.caption(view.say(f"compare.{name}_hint"))
        picture.show(view, picture.drawn(view, draw, rows, view.look), opens=True)
        picture.remarks(view, notes(rows, view.lang))

if not view.frame.empty:
    calculated.shares(view)
    calculated.averages(view)
    calculated.checks(view)
    calculated.themes(view)
    calculated.years(view)
