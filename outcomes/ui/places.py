"""The parts of the page of one place."""

from functools import partial

import streamlit as st

from outcomes.analysis import profile
from outcomes.analysis.profile import Place
from outcomes.export import place
from outcomes.ui import address, files, named, page_params
from outcomes.ui.components import copy_link
from outcomes.ui.view import View


def choose(view: View, known: list[Place]) -> str:
    """The place in the address, and the list to choose another from: a tree with the number of facts in each."""
    if (asked := st.query_params.get("place")) and "region" not in st.query_params:
        address.write("region", asked, "place")  # what a reader would guess the parameter is called
    named.tell(view, "region", [place.region.id for place in known])
    labels = view.cached("place labels", lambda: _labels(view, known))
    first = profile.first(known, view.chosen.province)
    return page_params.one(view, "region", labels, first=first, width=480)


def show(view: View, known: list[Place], region: str) -> None:
    """Each part is one element, because each element costs the server and the browser its time. The page of a place is
    made once for all readers who see it with the same filters."""
    parts = view.cached(("place", region), partial(place.page, view, view.parameters, known, region))
    st.html(parts.head)
    with st.container(horizontal=True, vertical_alignment="center", key="places-brief"):
        copy_link.link(view, "places", filtered=True, region=region)
        briefs = {view.t("places.brief_html"): "brief.html", view.t("places.brief_markdown"): "brief.md"}
        files.links(view, briefs, region=region)
        st.caption(view.t("places.brief_hint"), width="content")
    with st.container(key="places-chain"):
        st.html(parts.chain)
    st.html(parts.rest)


def _labels(view: View, known: list[Place]) -> dict[str, str]:
    return {
        place.region.id: view.t(
            "places.option_said" if place.statements else "places.option", indent="\u2003" * place.depth,
            name=place.region.name[view.lang], n=place.facts, said=place.statements,
        )
        for place in known
    }  # fmt: skip
