"""Where the keyboard stands when a card opens and when it closes."""

from outcomes.ui.components import component

_follow = component("focus/focus", '<span tabindex="-1"></span>\n')


def follow(name: str, title: str = "", *, by: str = "") -> None:
    """Called inside a card, `name` is what it shows: its opener has the focus again once the card is gone.

    With a `title` the focus goes to the card when it opens, if the id of its opener begins with `by`, and the title is
    what a screen reader says. A dialog needs none: Streamlit moves the focus into it.
    """
    _follow(data={"title": title, "by": by}, key=f"focus-{name}")
