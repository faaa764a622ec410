"""A link that names something which is not here: said kindly, with what is most like it and the way to the search."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import streamlit as st

from outcomes.ui import address, navigation
from outcomes.ui.plain import plain
from outcomes.ui.view import View

MOST = 3  # ids that are offered
LIKE = 0.5  # how alike an offered id must be, from 0 to 1
LONGEST = 80  # letters of an id


def tell(
    view: View, name: str, known: Mapping[str, Any], *, title: Callable[[str], str] | None = None,
    clears: tuple[str, ...] = (),
) -> None:  # fmt: skip
    """Say that the parameter `name` names none of the `known` ids, if it does not.

    `known` has their titles, unless `title` makes that of one: many facts are not named in vain. `clears` are the
    parameters that a choice among the offered ones takes out of the address.
    """
    asked = st.query_params.get(name, "")
    if not asked or asked in known:
        return
    if gone := view.ledger.withdrawal(address.SECTIONS[name], asked):
        why = view.t("unknown.withdrawn", date=gone.date, why=gone.why[view.lang])
        st.info(plain(why), icon=":material/unpublished:")
        return
    with st.container(gap="xsmall", key=f"unknown-{name}"):
        st.info(plain(view.t(f"unknown.{name}", id=asked[:LONGEST])), icon=":material/help:")
        like = get_close_matches(asked[:LONGEST], known, MOST, LIKE)
        if like:
            st.caption(view.t("unknown.like"))
        for found in like:
            st.button(
                f":primary[{plain(title(found) if title else known[found])}]",
                key=f"like-{name}-{found}", type="tertiary", on_click=_choose, args=(name, found, clears),
            )  # fmt: skip
        _search(view, name, asked)


def _choose(name: str, found: str, clears: tuple[str, ...]) -> None:
    address.write(name, found)
    for other in clears:
        address.write(other, None)


def _search(view: View, name: str, asked: str) -> None:
    """The way to the search, with the words of the id in it."""
    words = " ".join(asked[:LONGEST].replace("-", " ").split())
    label, icon = plain(view.t("unknown.search", words=words)), ":material/search:"
    if name in ("fact", "statement"):

        def search() -> None:
            address.write("q", words)
            address.write(name, None)

        st.button(label, icon=icon, key=f"search-instead-{name}", on_click=search)
    else:
        st.page_link(navigation.path("facts"), label=label, icon=icon, query_params=view.parameters | {"q": [words]})
