"""What is calculated from reported figures, each with its passages; and the charts that count figures."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from outcomes import consistency
from outcomes.charts.matrix import matrix
from outcomes.charts.ratios import Bounded, ratio_bounds, ratios, worded_share
from outcomes.charts.timeline import timeline
from outcomes.interface import address, navigation, picture
from outcomes.interface.plain import plain
from outcomes.interface.shell import View
from outcomes.models import Name, Ratio

OPENED = "opened-from-chart"
VERDICTS = {"agree": ":material/check_circle:", "differ": ":material/error:", "alone": ":material/help:"}


def shares(view: View) -> None:
    """Two figures of one unit divided: the chart, and below it the passages of each."""
    found = consistency.shares(view.ledger, view.frame["id"])
    if not found:
        return
    st.subheader(view.say("calculated.ratios"), anchor=False)
    st.caption(view.say("calculated.ratios_hint"))
    picture.show(view, ratios(view.frame, view.look, found), opens=True)
    facts = _facts(view)
    for ratio in found:
        share = ratio_bounds(facts[ratio.numerator], facts[ratio.denominator])
        _opened(view, ratio, worded_share(Bounded(*(100 * side for side in share)), view.lang))


def averages(view: View) -> None:
    """Two figures of unlike units divided: text, never an axis."""
    found = consistency.averages(view.ledger, view.frame["id"])
    if not found:
        return
    st.subheader(view.say("calculated.averages"), anchor=False)
    st.caption(view.say("calculated.averages_hint"))
    units = {fact: view.ledger.units[row["unit"]] for fact, row in _facts(view).items()}
    for average, room in found:
        top, bottom = units[average.numerator], units[average.denominator]
        _opened(view, average, consistency.worded_average(room, top, bottom, view.lang))


def checks(view: View) -> None:
    """What the texts allow to be checked on themselves."""
    found = consistency.checks(view.ledger, view.frame["id"])
    if not found:
        return
    st.subheader(view.say("calculated.checks"), anchor=False)
    st.caption(view.say("calculated.checks_hint"))
    for checked in found:
        with st.container(border=True):
            _checked(view, checked)


def themes(view: View) -> None:
    """Provinces and themes; a click on a square opens its figures."""
    st.subheader(view.say("calculated.where"), anchor=False)
    st.caption(view.say("calculated.where_hint"))

    def picked(square: list) -> None:
        province, theme = square
        if ((view.frame["province"] == province) & (view.frame["theme"] == theme)).any():
            st.session_state[OPENED] = {"province": (province,), "theme": (theme,)}

    picture.show(view, matrix(view.frame, view.look), on_pick=picked)
    _open(view)


def years(view: View) -> None:
    """Provinces on a line of years; a click on a bar opens the figures of its province and years."""
    st.subheader(view.say("calculated.when"), anchor=False)
    st.caption(view.say("calculated.when_hint"))

    def picked(facts: list) -> None:
        row = _facts(view)[facts[0]]
        st.session_state[OPENED] = {"province": (row["province"],), "since": row["first"], "until": row["last"]}

    picture.show(view, timeline(view.frame, view.look), on_pick=picked)
    _open(view)


def _open(view: View) -> None:
    """Turn to the facts, filtered by what was clicked in the run before."""
    if asked := st.session_state.pop(OPENED, None):
        chosen = replace(view.chosen, **asked)
        st.switch_page(navigation.path("facts"), query_params=address.carried(chosen, view.lang))


def _opened(view: View, made: Ratio, result: str) -> None:
    """A quotient of two facts as one line, and its passages when it is opened."""
    with st.expander(f"**{plain(result)}** · {plain(made.name[view.lang])}", key=f"made-{made.id}"):
        facts = _facts(view)
        words = (plain(facts[fact][f"worded_{view.lang}"]) for fact in (made.numerator, made.denominator))
        st.markdown(view.say("calculated.equation", **dict(zip(("top", "bottom"), words, strict=True))))
        _passages(view, (made.numerator, made.denominator))
        _note(view, made.note)


def _checked(view: View, checked: consistency.Checked) -> None:
    check, lang, facts = checked.check, view.lang, _facts(view)
    st.markdown(f"#### {plain(check.name[lang])}")
    for at, (pair, room) in enumerate(zip(check.quotients, checked.rooms, strict=True)):
        value, around = consistency.worded_result(view.ledger, check, at, room, lang)
        top, bottom = (plain(facts[fact][f"worded_{lang}"]) for fact in (pair.top, pair.bottom))
        st.markdown(view.say("calculated.equals", top=top, bottom=bottom, result=plain(value)))
        st.caption(plain(view.say("calculated.room", room=around)))
    st.markdown(f"{VERDICTS[checked.verdict]} {plain(consistency.worded_verdict(view.ledger, checked, lang))}")
    _note(view, check.note)
    _passages(view, [fact for pair in check.quotients for fact in (pair.top, pair.bottom)])


def _passages(view: View, facts: Iterable[str]) -> None:
    """The words of facts, and a link from each to where they stand."""
    for words in consistency.passages(view.ledger, facts):
        st.html(f'<blockquote lang="zh" class="passage">{words}</blockquote>')
    rows = _facts(view)
    if view.lang == "en":
        for words in dict.fromkeys(rows[fact]["translation"] for fact in facts):
            st.markdown(plain(words))
    with st.container(horizontal=True, gap="small"):
        for fact in facts:
            st.page_link(
                navigation.path("sources"),
                label=plain(view.say("calculated.words", figure=rows[fact][f"worded_{view.lang}"])),
                icon=":material/article:",
                query_params=view.parameters | {"source": [rows[fact]["source"]], "fact": [fact]},
            )


def _note(view: View, note: Name | None) -> None:
    if note:
        st.caption(plain(note[view.lang]))


def _facts(view: View) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in view.frame.to_dict("records")}
