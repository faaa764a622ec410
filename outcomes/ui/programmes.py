"""A programme: where it ran, the words that introduce it, and the figures reported for it."""

import streamlit as st

from outcomes.analysis.programmes import Described, by_province, whole
from outcomes.export import programme
from outcomes.ui import address, not_found
from outcomes.ui.components import copy_link
from outcomes.ui.plain import plain
from outcomes.ui.view import View


def asked(view: View) -> None:
    """The programme that the address names, above the others and whatever the filters."""
    name = address.choice_now("programme", view.ledger.programmes)
    if name:
        with st.container(border=True, key="programme"):
            st.markdown(f"## {plain(view.ledger.programmes[name].name[view.lang])}")
            _show(view, whole(view.ledger, view.everything, name), where="asked")
            st.button(view.t("programmes.close"), on_click=address.write, args=("programme", None))
    not_found.tell(view, "programme", {key: known.name[view.lang] for key, known in view.ledger.programmes.items()})


def count(view: View, found: list[Described]) -> None:
    """How many programmes are shown, with and without figures, and how the filters reach them."""
    told = sum(_reported(described) for described in found)
    parts = [f"**{view.t('programmes.count', n=len(found))}**"]
    parts += [view.t(f"programmes.{name}", n=n) for name, n in (("with", told), ("without", len(found) - told)) if n]
    st.markdown(" · ".join(parts))
    if view.chosen.active:
        st.caption(view.t("programmes.filters"))


def listed(view: View, found: list[Described]) -> None:
    """Every programme under its province, closed; a click opens it."""
    labels = view.cached("programme labels", lambda: {each.programme.id: _label(view, each) for each in found})
    for province, programmes in by_province(found, view.ledger).items():
        name = view.ledger.regions[province].name[view.lang]
        st.header(f"{plain(name)} :gray[{len(programmes)}]", anchor=False)
        with st.container(gap="xsmall", key=f"programmes-{province}"):
            for described in programmes:
                key = described.programme.id
                closed = st.expander(labels[key], key=f"programme-{key}", on_change="rerun")
                if closed.open:
                    with closed:
                        _show(view, described)


def _label(view: View, described: Described) -> str:
    """Name and place, and the figure that comes first: what the programme is reported to have brought."""
    rows = described.rows
    place = view.ledger.regions[described.programme.region].name[view.lang]
    head = f"**{plain(described.programme.name[view.lang])}** :gray[· {plain(place)}]"
    if not rows:
        return f"{head} :gray[· {view.t('programmes.none')}]"
    first = rows[0]
    told = view.t("programmes.first", name=first[f"indicator_{view.lang}"], figure=first[f"worded_{view.lang}"])
    more = f" :gray[{view.t('programmes.more', n=len(rows) - 1)}]" if len(rows) > 1 else ""
    return f"{head} · {plain(told)}{more}"


def _show(view: View, described: Described, where: str = "") -> None:
    st.html(programme.page(view.lang, view.parameters, view.ledger, described, view.chosen.query))
    copy_link.link(view, "programmes", where=where, programme=described.programme.id)


def _reported(described: Described) -> bool:
    return bool(described.rows or described.hidden)
