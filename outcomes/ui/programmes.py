"""A programme: where it ran, the words that introduce it, and the figures reported for it."""

import streamlit as st

from outcomes.analysis.programmes import Described, chosen_programmes, whole
from outcomes.export import programme
from outcomes.ui import address, not_found
from outcomes.ui.components import copy_link
from outcomes.ui.plain import plain
from outcomes.ui.view import View


def passing(view: View) -> list[Described]:
    """The programmes that pass the filter."""
    return chosen_programmes(view.ledger, view.everything, view.every_statement, view.chosen)


def asked(view: View) -> None:
    """The programme that the address names, above the others and whatever the filters."""
    name = address.choice_now("programme", view.ledger.programmes)
    if name:
        with st.container(border=True, key="programme"):
            st.markdown(f"## {plain(view.ledger.programmes[name].name[view.lang])}")
            described = whole(view.ledger, view.everything, view.every_statement, name)
            st.html(programme.page(view.lang, view.parameters, view.ledger, described, view.chosen.query))
            copy_link.link(view, "programmes", where="asked", programme=name)
            st.button(view.t("facts.close"), on_click=address.write, args=("programme", None))
    not_found.tell(view, "programme", {key: known.name[view.lang] for key, known in view.ledger.programmes.items()})


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


def listed(view: View, found: list[Described]) -> None:
    """Those with figures in a table by province, the others in one list; a click on a name opens it above."""
    st.html(programme.table(view.lang, view.parameters, view.ledger, found))
