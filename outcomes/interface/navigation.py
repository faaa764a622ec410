"""The pages, declared in one place and linked with the reader's filters."""

from typing import Any

import streamlit as st

from outcomes.language import say

PAGES = {
    "overview": ":material/home:",
    "compare": ":material/bar_chart:",
    "facts": ":material/table_rows:",
    "places": ":material/location_on:",
    "programmes": ":material/account_tree:",
    "sources": ":material/article:",
    "coverage": ":material/fact_check:",
}


def declare(lang: str) -> Any:
    """Declare the pages and return the one that is asked for."""
    # No icon here: Streamlit would fetch it from the internet for the browser's tab.
    pages = [st.Page(path(name), title=say(lang, f"pages.{name}"), default=name == "overview") for name in PAGES]
    return st.navigation(pages, position="hidden")


def path(name: str) -> str:
    return f"pages/{name}.py"


def links(lang: str, parameters: dict[str, list[str]]) -> None:
    """The list of pages. Each link carries the filters, so that the address always tells what is shown."""
    for name, icon in PAGES.items():
        st.page_link(path(name), label=say(lang, f"pages.{name}"), icon=icon, query_params=parameters)
