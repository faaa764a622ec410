"""Links in our own HTML that lead to another page of the session, as a click on one of Streamlit's own links does.

`st.page_link` does the same for one link that is an element of its own; a list of a hundred figures would be a hundred.
"""

from collections.abc import Callable
from itertools import count

from outcomes.ui.components import component

_listener = component("internal_links/internal_links", "<span hidden></span>\n")
_runs = count()


def follow(go: Callable[[str], None]) -> None:
    """Call `go` with the address of an `a.internal` that was clicked. It comes early in a run, which `go` ends, but
    after the pages are declared: a click may be the first that a session hears of, where its server was exchanged.

    The script learns of each run by its number: a click that no run answers, because the connection was gone, is
    followed by the browser.
    """
    clicked = _listener(data={"run": next(_runs)}, key="internal-links", on_clicked_change=lambda: None).clicked
    if clicked:
        go(clicked)
