"""The shared filters: one set of widgets, written to the address and read back from it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from outcomes.filters import CHOICES, Filter, counts, options, years
from outcomes.interface import address
from outcomes.language import LANGUAGES, say
from outcomes.ledger import Ledger
from outcomes.sentence import label
from outcomes.shelf import KEPT


def filters(ledger: Ledger, table: pd.DataFrame, chosen: Filter, lang: str) -> None:
    """The filter widgets. Each shows what the address says and writes back what the reader changes."""
    known = KEPT.get(("options", ledger.version), lambda: options(ledger))
    found = KEPT.get(("counts", ledger.version, chosen), lambda: counts(table, chosen))
    for name in CHOICES:
        _show(name, list(getattr(chosen, name)))
        st.multiselect(
            say(lang, f"filters.{name}"),
            known[name],
            format_func=_counted(ledger, name, lang, found[name]),
            placeholder=say(lang, "filters.all"),
            key=f"filter-{name}",
            on_change=_changed(ledger),
        )
    known_years = KEPT.get(("years", ledger.version), lambda: years(table))
    pair = st.container(horizontal=True, key="years")
    for key in ("since", "until"):
        value = getattr(chosen, key)
        _show(key, value if value in known_years else None)
        pair.selectbox(
            say(lang, f"filters.{key}"),
            known_years,
            index=None,
            placeholder=say(lang, "filters.any"),
            key=f"filter-{key}",
            on_change=_changed(ledger),
        )
    _show("query", chosen.query)
    st.text_input(
        say(lang, "filters.search"),
        placeholder=say(lang, "filters.search_hint"),
        key="filter-query",
        max_chars=200,
        on_change=_changed(ledger),
    )
    if chosen.active:
        st.button(say(lang, "filters.reset"), icon=":material/restart_alt:", key="reset", on_click=_reset)


def language(lang: str) -> None:
    """The switch between Chinese and English."""
    st.session_state["language"] = lang
    st.segmented_control(
        say(lang, "filters.language"),
        LANGUAGES,
        format_func=lambda value: say(value, "shell.language"),
        label_visibility="collapsed",
        required=True,
        key="language",
        on_change=lambda: address.write("lang", st.session_state["language"]),
    )


def _counted(ledger: Ledger, name: str, lang: str, found: dict[str, int]) -> Callable[[str], str]:
    return lambda value: f"{label(ledger, name, value, lang)} ({found.get(value, 0)})"


def _show(name: str, value: object) -> None:
    """What the address says goes into the widget before it is drawn."""
    st.session_state[f"filter-{name}"] = value


def _changed(ledger: Ledger) -> Callable[[], None]:
    def write() -> None:
        state = st.session_state
        choices = {name: tuple(state[f"filter-{name}"]) for name in CHOICES}
        words = " ".join((state["filter-query"] or "").split())
        address.write_filter(Filter(**choices, since=state["filter-since"], until=state["filter-until"], query=words))

    return write


def _reset() -> None:
    address.write_filter(Filter())
