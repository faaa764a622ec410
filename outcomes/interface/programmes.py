"""A programme: where it ran, the words that introduce it, and the figures reported for it."""

import streamlit as st

from outcomes.interface import address, copying, navigation, unknown
from outcomes.interface.hits import lit
from outcomes.interface.plain import plain
from outcomes.interface.shell import View
from outcomes.passage import language_of, quoted
from outcomes.programmes import Described, by_province, introduction, whole
from outcomes.table import path
from outcomes.vocabulary import STAGES


def asked(view: View) -> None:
    """The programme that the address names, above the others and whatever the filters."""
    name = address.choice_now("programme", view.ledger.programmes)
    if name:
        with st.container(border=True, key="programme"):
            st.markdown(f"## {plain(view.ledger.programmes[name].name[view.lang])}")
            _show(view, whole(view.ledger, view.everything, name), where="asked")
            st.button(view.say("programmes.close"), on_click=address.write, args=("programme", None))
    unknown.tell(view, "programme", {key: known.name[view.lang] for key, known in view.ledger.programmes.items()})


def count(view: View, found: list[Described]) -> None:
    """How many programmes are shown, with and without figures, and how the filters reach them."""
    told = sum(_reported(described) for described in found)
    parts = [f"**{view.say('programmes.count', n=len(found))}**"]
    parts += [view.say(f"programmes.{name}", n=n) for name, n in (("with", told), ("without", len(found) - told)) if n]
    st.markdown(" · ".join(parts))
    if view.chosen.active:
        st.caption(view.say("programmes.filters"))


def listed(view: View, found: list[Described]) -> None:
    """Every programme under its province, closed; a click opens it."""
    for province, programmes in by_province(found, view.ledger).items():
        name = view.ledger.regions[province].name[view.lang]
        st.header(f"{plain(name)} :gray[{len(programmes)}]", anchor=False)
        with st.container(gap="xsmall", key=f"programmes-{province}"):
            for described in programmes:
                key = f"programme-{described.programme.id}"
                closed = st.expander(_label(view, described), key=key, on_change="rerun")
                if closed.open:
                    with closed:
                        _show(view, described)


def _label(view: View, described: Described) -> str:
    """Name and place, and the figure that comes first: what the programme is reported to have brought."""
    programme, rows = described.programme, described.rows
    place = view.ledger.regions[programme.region].name[view.lang]
    head = f"**{plain(programme.name[view.lang])}** :gray[· {plain(place)}]"
    if not rows:
        return f"{head} :gray[· {view.say('programmes.none')}]"
    first = rows[0]
    told = view.say("programmes.first", name=first[f"indicator_{view.lang}"], figure=first[f"worded_{view.lang}"])
    more = f" :gray[{view.say('programmes.more', n=len(rows) - 1)}]" if len(rows) > 1 else ""
    return f"{head} · {plain(told)}{more}"


def _show(view: View, described: Described, where: str = "") -> None:
    programme, lang = described.programme, view.lang
    st.caption(plain(path(view.ledger.chain(programme.region), lang)))
    st.markdown(lit(programme.summary[lang], view.chosen.query))
    script = language_of(view.ledger, programme.source)
    st.html(quoted(introduction(view.ledger, programme.id), script, view.chosen.query))
    _figures(view, described)
    title = view.ledger.sources[programme.source].title[lang]
    st.page_link(
        navigation.path("sources"),
        label=plain(view.say("programmes.text", title=title)),
        icon=":material/article:",
        query_params=view.parameters | {"source": [programme.source], "programme": [programme.id]},
    )
    copying.link(view, "programmes", where=where, programme=programme.id)


def _figures(view: View, described: Described) -> None:
    """The figures by stage, each a line that leads to its words."""
    if not _reported(described):
        st.markdown(f":gray[{view.say('programmes.none_here')}]")
    for stage in STAGES:
        rows = [row for row in described.rows if row["stage"] == stage]
        if not rows:
            continue
        st.caption(view.say(f"stages.{stage}"))
        with st.container(gap="small"):
            for row in rows:
                words = (row[f"{name}_{view.lang}"] for name in ("worded", "indicator", "place"))
                worded, indicator, place = map(plain, words)
                st.page_link(
                    navigation.path("sources"),
                    label=f"**{worded}** · {indicator} · {place}",
                    icon=":material/format_quote:",
                    query_params=view.parameters | {"source": [row["source"]], "fact": [row["id"]]},
                )
    if described.hidden:
        st.caption(view.say("programmes.hidden", n=described.hidden))


def _reported(described: Described) -> bool:
    return bool(described.rows or described.hidden)
