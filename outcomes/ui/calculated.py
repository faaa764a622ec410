"""What is calculated from reported figures, each with its passages; and the charts that count figures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from outcomes.analysis import consistency
from outcomes.charts.ratios import Bounded, ratio_bounds, worded_share
from outcomes.export.evidence import evidence
from outcomes.ledger.models import Name, Ratio
from outcomes.ui import address, navigation
from outcomes.ui.components.chart import picture
from outcomes.ui.page_frame import section
from outcomes.ui.plain import plain
from outcomes.ui.view import View

OPENED = "opened-from-chart"
Rows = dict[str, dict[str, Any]]
VERDICTS = {"agree": ":material/check_circle:", "differ": ":material/error:", "alone": ":material/help:",
            "unchecked": ":material/help:"}  # fmt: skip


def shares(view: View) -> bool:
    """Two figures of one unit divided: the chart, and below it the passages of each."""
    found = consistency.shares(view.ledger, view.frame["id"])
    if not found:
        return False
    section(view, "calculated.ratios")
    picture.show(view, "ratios", opens=True)
    facts = _facts(view)
    with st.container(gap="xsmall", key="ratios"):
        for ratio in found:
            pair = (ratio.numerator, ratio.denominator)
            share = Bounded(*(100 * side for side in ratio_bounds(*(facts[fact] for fact in pair))))
            _folded(view, facts, ratio, worded_share(share, view.lang))
    return True


def averages(view: View) -> bool:
    """Two figures of unlike units divided: text, never an axis. Each opens to its passages."""
    found = consistency.averages(view.ledger, view.frame["id"])
    if not found:
        return False
    section(view, "calculated.averages")
    facts = _facts(view)
    with st.container(gap="xsmall", key="averages"):
        for average, room in found:
            pair = (average.numerator, average.denominator)
            top, bottom = (view.ledger.units[facts[fact]["unit"]] for fact in pair)
            _folded(view, facts, average, consistency.worded_average(room, top, bottom, view.lang))
    return True


def checks(view: View) -> bool:
    """What the texts allow to be checked on themselves."""
    found = consistency.checks(view.ledger, view.frame["id"])
    if not found:
        return False
    section(view, "calculated.checks")
    facts, ledger, lang = _facts(view), view.ledger, view.lang
    for checked in found:
        check = checked.check
        with st.container(border=True, key=f"check-{check.id}"):
            st.markdown(f"### {plain(check.name[lang])}")
            results = [_calculated(view, *found) for found in consistency.equations(ledger, checked, lang)]
            verdict = plain(consistency.worded_verdict(ledger, checked, lang))
            st.markdown("  \n".join([*results, f"{VERDICTS[checked.verdict]} {verdict}"]))
            _evidence(view, facts, check.facts, check.note)
    return True


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
        row = _facts(view)[facts[0]]
        st.session_state[OPENED] = {"province": (row["province"],), "since": row["first"], "until": row["last"]}

    picture.show(view, "timeline", on_pick=picked)
    _open(view)


def _open(view: View) -> None:
    """Turn to the facts, filtered by what was clicked in the run before."""
    if asked := st.session_state.pop(OPENED, None):
        chosen = replace(view.chosen, **asked)
        st.switch_page(navigation.path("facts"), query_params=address.carried(chosen, view.lang))


def _folded(view: View, facts: Rows, made: Ratio, result: str) -> None:
    """A quotient as one line that opens to its arithmetic and passages."""
    pair = (made.numerator, made.denominator)
    with st.expander(f"**{plain(result)}** :gray[· {plain(made.name[view.lang])}]", key=f"made-{made.id}"):
        st.markdown(_equation(view, facts, pair, result))
        _evidence(view, facts, pair, made.note)


def _equation(view: View, facts: Rows, pair: tuple[str, str], result: str) -> str:
    """In words: nearly 500,000 problems ÷ 600,000 problems = at most 83.3%."""
    return _calculated(view, " ÷ ".join(facts[fact][f"worded_{view.lang}"] for fact in pair), result)


def _calculated(view: View, words: str, result: str, room: str = "") -> str:
    """A calculation, its result and, in grey, the room that wording and rounding leave."""
    said = view.t("calculated.calculates", words=plain(words), result=plain(result))
    return said if room in ("", result) else f"{said} :gray[{plain(view.t('calculated.room', room=room))}]"


def _evidence(view: View, facts: Rows, used: Sequence[str], note: Name | None) -> None:
    """The curator's note, the words of the facts, and a link from each to where they stand."""
    st.html(evidence(view.lang, view.parameters, view.ledger, facts, used, note))


def _facts(view: View) -> Rows:
    """What is said of each fact shown, by its id."""
    named = [f"worded_{view.lang}", "translation", "source", "unit", "value", "low", "high"]
    return view.frame.set_index("id")[[*named, "province", "first", "last"]].to_dict("index")
