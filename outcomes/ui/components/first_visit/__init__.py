"""What a first visitor is told."""

import streamlit as st

from outcomes.i18n.language import t
from outcomes.ui.components import component

_hint = component(
    "first_visit/first_visit", '<section><ul></ul><button type="button" hidden></button></section>\n', "button.css"
)


SEEN = "outcomes-hint"  # the cookie by which a browser remembers that the hint was put away


def hint(lang: str) -> None:
    """Three lines, until the reader puts them away; a cookie without a value of its own remembers it."""
    if SEEN in st.context.cookies or st.session_state.get(SEEN):
        return
    lines = t(lang, "shell.hint").splitlines()
    words = {"label": t(lang, "shell.hint_label"), "close": t(lang, "shell.hint_close")}
    _hint(data={"lines": lines, "cookie": SEEN, **words}, key="hint", on_closed_change=_put_away)


def _put_away() -> None:
    st.session_state[SEEN] = True  # the cookie is read again only with the next session
