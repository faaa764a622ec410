"""What a first visitor is told."""

import streamlit as st

from outcomes.i18n.language import t
from outcomes.ui.components import component

SEEN = "outcomes-hint"  # the cookie by which a browser remembers that it has shown the hint

_hint = component(
    "first_visit/first_visit", '<section><p></p><button type="button" hidden></button></section>\n', "button.css"
)


def hint(lang: str) -> None:
    """One line, in the first session of a browser, until the reader puts it away. A cookie without a value of its own
    remembers that it was shown."""
    if SEEN in st.context.cookies or st.session_state.get(SEEN):
        return
    words = {name: t(lang, f"shell.{name}") for name in ("hint", "hint_label", "hint_close")}
    _hint(data={"cookie": SEEN, **words}, key="hint", on_closed_change=_put_away)


def _put_away() -> None:
    st.session_state[SEEN] = True  # cookies are read again only with the next session
