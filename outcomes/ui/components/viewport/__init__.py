"""What only the browser knows or can do: how wide the page is, its language, and a look at the data's state."""

import streamlit as st

from outcomes.export.html_document import LANG
from outcomes.ui.components import component

STATE = "api/state"  # where the browser sees whether the data have changed, from the root of the app
_page = component("viewport/viewport", "<span hidden></span>\n")


def is_wide() -> bool:
    """What the browser last said, else a guess from its name."""
    told = st.session_state.get("page", {}).get("wide")
    return "Mobi" not in (st.context.headers.get("User-Agent") or "") if told is None else told


def watch(wide: bool, lang: str, state: str) -> None:
    """Listen for a page that is wider or narrower than it was drawn for, and for other data than `state`:
    either draws the page anew."""
    _page(
        data={"wide": wide, "lang": LANG[lang], "state": state, "look": STATE},
        key="page", on_wide_change=lambda: None, on_changed_change=lambda: None,
    )  # fmt: skip
