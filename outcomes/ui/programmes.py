"""A programme: where it ran, the words that introduce it, and the figures reported for it."""

import streamlit as st

from outcomes.analysis.programmes import Described, by_province, chosen_programmes, whole
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
            _show(view, whole(view.ledger, view.everything, view.every_statement, name), where="asked")
            st.button(view.t("programmes.close"), on_click=address.write, args=("programme", None))
    not_found.tell(view, "programme", {key: known.name[view.lang] for key, known in view.ledger.programmes.items()})


def count(view: View, found: list[Described]) -> None:
    """How many programmes are shown, with figures, with words alone and with neither, and how filters reach them."""
    told = sum(_reported(described) for described in found)
    said = sum(bool(described.statements) and not _reported(described) for described in found)
    counts = {"with": told, "only": said, "without": len(found) - told - said}
    parts = [f"**{view.t('programmes.count', n=len(found))}**"]
    parts += [view.t(f"programmes.{name}", n=n) for name, n in counts.items() if n]
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
        said = len(described.statements)
        words = view.t("statements.only", n=said) if said else view.t("programmes.none")
        return f"{head} :gray[· {plain(words)}]"
    first = rows[0]
    told = view.t("programmes.first", name=first[f"indicator_{view.lang}"], figure=first[f"worded_{view.lang}"])
    more = f" :gray[{view.t('programmes.more', n=len(rows) - 1)}]" if len(rows) > 1 else ""
    return f"{head} · {plain(told)}{more}"


def _show(view: View, described: Described, where: str = "") -> None:
    st.html(programme.page(view.lang, view.parameters, view.ledger, described, view.chosen.query))
    copy_link.link(view, "programmes", where=where, programme=described.programme.id)


def _reported(described: Described) -> bool:
    return bool(described.rows or described.hidden)
