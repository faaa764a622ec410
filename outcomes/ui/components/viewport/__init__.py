"""What only the browser knows or can do: how wide the page is, its language, and a look at the data's state."""

import streamlit as st

from outcomes.charts.chart import NARROW
from outcomes.i18n.language import LANG
from outcomes.ui.components import component

# Pixels that a chart across the page has at least, for a phone and from each step of viewport.js on, sidebar open.
WIDTHS = (NARROW, 540, 660, 820, 940)
STATE = "api/state"  # where the browser sees whether the data have changed, from the root of the app
_page = component("viewport/viewport", "<span hidden></span>\n")


def step() -> int:
    """The step of widths that the browser last told, else a guess from its name: most screens are 1400 wide or more."""
    told = st.session_state.get("page", {}).get("step")
    mobile = "Mobi" in (st.context.headers.get("User-Agent") or "")
    return (0 if mobile else len(WIDTHS) - 1) if told is None else int(told)


def watch(step: int, lang: str, state: str, address: str | None = None, cookie: str = "") -> None:
    """Listen for a page that is wider or narrower than it was drawn for, and for other data than `state`:
    either draws the page anew. `address` is the query that the address is to have, None where it is right; `cookie` is
    the name of one that the browser is to keep."""
    _page(
        data={"step": step, "lang": LANG[lang], "state": state, "look": STATE, "address": address, "cookie": cookie},
        key="page", on_step_change=lambda: None, on_changed_change=lambda: None,
        on_mended_change=lambda: None,
    )  # fmt: skip
