"""The pages, declared in one place and linked with the reader's filters."""

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from outcomes.i18n.language import t
from outcomes.settings import ROOT
from outcomes.ui.view import View

PAGES = {  # each with its sign in the font Material Symbols, which Streamlit ships
    "overview": "home", "compare": "bar_chart", "facts": "table_rows", "places": "location_on",
    "programmes": "account_tree", "sources": "article", "coverage": "fact_check",
}  # fmt: skip


def declare(lang: str) -> Any:
    """Declare the pages and return the one that is asked for."""
    return st.navigation(_pages(lang), position="hidden")


@lru_cache
def _pages(lang: str) -> list[Any]:
    """The pages for all runs, which take turns: each looks for its file when it is made, a tenth of a run for all."""
    # No icon here: Streamlit would fetch it from the internet for the browser's tab.
    return [st.Page(path(name), title=t(lang, f"pages.{name}"), default=name == "overview") for name in PAGES]


def path(name: str) -> str:
    """The file of a page, from anywhere: Streamlit would look beside main.py."""
    return str(ROOT / "pages" / f"{name}.py")


def go(link: str) -> None:
    """Turn to the page of a link such as `/sources?fact=ID`. One that leads to no page is left alone."""
    place, _, query = link.partition("?")
    name = place.rpartition("/")[2] or "overview"
    if name in PAGES:
        st.switch_page(path(name), query_params=parse_qs(query))


def links(view: View, current: str) -> None:
    """The name of the app and the list of pages, the `current` one marked. Each link carries the filters on, so that
    the address always says what is shown.

    On a phone the sidebar lies over the page, and nothing public closes it: there the list stands on the page.
    """
    pages = view.cached(("pages", current), lambda: view.html("navigation.html", pages=PAGES, current=current))
    st.sidebar.html(pages)
    if not view.wide:
        with st.container(key="pages"):
            st.html(pages)
