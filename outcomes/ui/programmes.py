"""A programme: where it ran, the words that introduce it, and the figures reported for it."""

import streamlit as st

from outcomes.analysis.programmes import Described, whole
from outcomes.export import programme
from outcomes.ui.components import copy_link
from outcomes.ui.plain import plain
from outcomes.ui.view import View


def show(view: View, name: str) -> None:
    """All that is said of one programme, whatever the filters."""
    st.markdown(f"## {plain(view.ledger.programmes[name].name[view.lang])}")
    described = whole(view.ledger, view.everything, view.every_statement, name)
    st.html(programme.page(view.lang, view.parameters, view.ledger, described, view.chosen.query))
    copy_link.link(view, "programmes", where="asked", programme=name)


def count(view: View, found: list[Described]) -> None:
    """How many programmes are shown, with figures, with words alone and with neither, and how filters reach them."""
    told = sum(each.reported for each in found)
    said = sum(bool(each.statements) and not each.reported for each in found)
    counts = {"with": told, "only": said, "without": len(found) - told - said}
    parts = [f"**{view.t('programmes.count', n=len(found))}**"]
    parts += [view.t(f"programmes.{name}", n=n) for name, n in counts.items() if n]
    st.markdown(" · ".join(parts))
    if view.chosen.active:
        st.caption(view.t("programmes.filters"))
