"""Links in our own HTML that lead to another page of the session, as a click on one of Streamlit's own links does.

`st.page_link` does the same for one link that is an element of its own; a list of a hundred figures would be a hundred.
"""

from collections.abc import Callable

import streamlit as st

from outcomes.ui.components import component

_listener = component("internal_links/internal_links", "<span hidden></span>\n")


@st.fragment
def follow(go: Callable[[str], None]) -> None:
    """Call `go` with the address of an `a.internal` that was clicked. A fragment, so that the page does not run.

    The script learns of each run by its number: a click that no run answers, because the connection was gone, is
    followed by the browser.
    """
    run = st.session_state["links-run"] = st.session_state.get("links-run", 0) + 1
    clicked = _listener(data={"run": run}, key="internal-links", on_clicked_change=lambda: None).clicked
    if clicked:
        go(clicked)
