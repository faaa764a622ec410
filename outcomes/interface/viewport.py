"""What only the browser knows or can do: how wide the page is, and the language that it says it is in."""

import streamlit as st

from outcomes.charts.html import LANG
from outcomes.interface.assets import component

WIDE = 620  # pixels that a chart across a wide page has at least
_probe = component("viewport", "<span hidden></span>\n")


def is_wide() -> bool:
    """What the browser last said, else a guess from its name."""
    told = st.session_state.get("viewport", {}).get("wide")
    return "Mobi" not in (st.context.headers.get("User-Agent") or "") if told is None else told


def watch(wide: bool, lang: str) -> None:
    """Listen for a page that is wider or narrower than it was drawn for, and name its language."""
    with st.container(key="viewport-probe", height=1, border=False):
        _probe(data={"wide": wide, "lang": LANG[lang]}, key="viewport", on_wide_change=lambda: None)
