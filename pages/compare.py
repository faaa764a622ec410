"""Places side by side on the same kind of thing; then what we calculate from the figures, and how many there are."""

import streamlit as st

from outcomes.charts.bars import comparison
from outcomes.charts.multiples import multiples
from outcomes.charts.notes import notes
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.compare import amounts, groups, meanings, panel
from outcomes.interface import calculated, choose, picture, shell

view = shell.view("compare")

found = groups(view.frame, view.ledger, view.lang)
if found.empty:
    st.info(view.say("compare.nothing"), icon=":material/search_off:")
else:
    st.subheader(view.say("compare.amounts"), anchor=False)
    kinds = choose.form(view, "kinds", ("one", "several"))
    if kinds == "one":
        group = choose.group(view, found)
        scale = choose.form(view, "scale", ("linear", "log"))
        rows = view.frame[view.frame["group"] == group]
        title = view.ledger.group_name(group)[view.lang]
        chart = picture.drawn(view, comparison, rows, view.look, scale == "log", title=title)
    else:
        rows = choose.theme(view, amounts(view.frame))
        st.caption(view.say("compare.unlike"))
        names = dict(zip(found["group"], found["name"], strict=True))
        chart = picture.drawn(view, multiples, rows, view.look, names, title=rows[f"theme_{view.lang}"].iloc[0])
    picture.show(view, chart, opens=True)
    picture.remarks(view, notes(rows, view.lang))

for name, draw in (("rates", rates), ("changes", changes), ("target_shares", target_shares), ("ranks", ranks)):
    rows = panel(view.frame, name)
    if not rows.empty:
        st.subheader(view.say(f"compare.{name}"), anchor=False)
        st.caption(view.say(f"compare.{name}_hint"))
        picture.show(view, picture.drawn(view, draw, rows, view.look), opens=True)
        picture.remarks(view, meanings(rows, view.ledger, view.lang) if name == "rates" else [])
        picture.remarks(view, notes(rows, view.lang))

if not view.frame.empty:
    calculated.shares(view)
    calculated.averages(view)
    calculated.checks(view)
    calculated.themes(view)
    calculated.years(view)
