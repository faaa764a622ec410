"""The pages, declared in one place and linked with the reader's filters."""

from typing import Any

import streamlit as st

from outcomes.export import markup
from outcomes.export.markup import Writer
from outcomes.i18n.language import t
from outcomes.settings import ROOT

PAGES = {  # each with its sign in the font Material Symbols, which Streamlit ships
    "overview": "home",
    "compare": "bar_chart",
    "facts": "table_rows",
    "places": "location_on",
    "programmes": "account_tree",
    "sources": "article",
    "coverage": "fact_check",
}


def declare(lang: str) -> Any:
    """Declare the pages and return the one that is asked for."""
    # No icon here: Streamlit would fetch it from the internet for the browser's tab.
    pages = [st.Page(path(name), title=t(lang, f"pages.{name}"), default=name == "overview") for name in PAGES]
    return st.navigation(pages, position="hidden")


def path(name: str) -> str:
    """The file of a page, from anywhere: Streamlit would look beside main.py."""
    return str(ROOT / "pages" / f"{name}.py")


def links(writer: Writer, current: str) -> None:
    """The name of the app and the list of pages, the `current` one marked. Each link carries the filters, so that the
    address always tells what is shown."""
    st.html(markup.navigation(writer, PAGES, current))
