"""What a first visitor is told, and what a printed page needs."""

from html import escape

import streamlit as st

from outcomes.interface import address
from outcomes.interface.assets import component
from outcomes.language import say

_hint = component("hint", '<section><ul></ul><button type="button"></button></section>\n')


def hint(lang: str) -> None:
    """Three lines, until the reader puts them away; the browser remembers it."""
    lines = say(lang, "shell.hint").splitlines()
    words = {"label": say(lang, "shell.hint_label"), "close": say(lang, "shell.hint_close")}
    _hint(data={"lines": lines, **words}, key="hint")


def paper(lang: str, sentence: str) -> None:
    """A line that only paper shows: which facts, which data, where they were read."""
    words = " · ".join(filter(None, [say(lang, "shell.name"), sentence, address.here()]))
    st.html(f'<p class="only-paper">{escape(words)}</p>')
