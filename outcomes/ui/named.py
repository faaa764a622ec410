"""What the address names: shown above the list it was chosen from, or, where it is not here, said kindly: an id with
what is most like it and the way to the search; values that no filter knows and names that are misspelt leave it."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

import streamlit as st

from outcomes.analysis.filters import PARAMETERS, YEARS, Filter, unknown
from outcomes.i18n.wording import of_fact
from outcomes.ledger.ledger import Ledger
from outcomes.ui import address
from outcomes.ui.components import focus
from outcomes.ui.plain import plain
from outcomes.ui.view import View

MOST = 3  # ids that are offered
LIKE = 0.5  # how alike an offered id must be, from 0 to 1
LONGEST = 80  # letters of an id
KEPT = "unknown-values"
NAMES = {parameter: name for name, parameter in PARAMETERS.items()} | dict.fromkeys(YEARS, "year")


def show(view: View, name: str, fill: Callable[[View, str], None]) -> None:
    """What the parameter `name` names, drawn by `fill` in a box, until it is closed; whatever the filters."""
    tell(view, name)
    with st.container():  # its place is kept, so that the list below stays what it is
        if chosen := address.choice_now(name, known(view, name)):
            with st.container(border=True, key=name):
                focus.follow(chosen, title(view, name, chosen))
                fill(view, chosen)
                st.button(view.t("facts.close"), key=f"close-{name}", on_click=address.write, args=(name, None))


def tell(view: View, name: str, ids: Iterable[str] | None = None, *, clears: tuple[str, ...] = ()) -> None:
    """Say that the parameter `name` of the address names nothing here, if it does not: none of the `ids`, where not all
    known ones have a page. `clears` are the parameters that a choice among the offered ids takes out of the address."""
    asked, ids = st.query_params.get(name, ""), known(view, name) if ids is None else ids
    if not asked or asked in ids:
        return
    if gone := view.ledger.withdrawal(address.SECTIONS[name], asked):
        why = view.t("unknown.withdrawn", date=gone.date, why=gone.why[view.lang])
        st.info(plain(why), icon=":material/unpublished:")
        return
    with st.container(gap="xsmall", key=f"unknown-{name}"):
        st.info(plain(view.t(f"unknown.{name}", id=asked[:LONGEST])), icon=":material/help:")
        like = get_close_matches(asked[:LONGEST], ids, MOST, LIKE)
        if like:
            st.caption(view.t("unknown.like"))
        for found in like:
            st.button(
                f":primary[{plain(title(view, name, found))}]",
                key=f"like-{name}-{found}", type="tertiary", on_click=address.write, args=(name, found, *clears),
            )  # fmt: skip
        words = " ".join(asked[:LONGEST].replace("-", " ").split())
        view.ways(("facts", view.t("unknown.search", words=words), {"q": words}))


def known(view: View, name: str) -> Iterable[str]:
    """The ids that a parameter of the address may name."""
    if name == "group":
        return dict.fromkeys(indicator.group for indicator in view.ledger.indicators.values())
    return getattr(view.ledger, address.SECTIONS[name])


def title(view: View, name: str, entry: str) -> str:
    """What an entry is called, by the parameter that names its kind: of a fact its value, its name and its place."""
    ledger, lang = view.ledger, view.lang
    if name == "group":
        return ledger.group_name(entry)[lang]
    if name == "source":
        return ledger.sources[entry].title[lang]
    if name == "fact":
        fact = ledger.facts[entry]
        named = (ledger.indicators[fact.indicator].name, ledger.regions[fact.region].name)
        return " · ".join([of_fact(ledger, entry, lang), *(name[lang] for name in named)])
    found = getattr(ledger, address.SECTIONS[name])[entry].name[lang]
    return f"{found} · {ledger.regions[ledger.statements[entry].region].name[lang]}" if name == "statement" else found


def clean(ledger: Ledger, chosen: Filter, page: str) -> str | None:
    """The query that the address is to have: the filter as it was understood (ids for names, nothing unknown, no query
    longer than its box), no name that is misspelt. None where it has it already.

    The browser puts it in place of the one that was asked for, so that Back passes the page in one step. What was
    unknown is kept to be said as long as the page and the filter stay.
    """
    asked, names = address.filter_asked(), address.misspelt()
    if asked == chosen.parameters() and not names:
        return None
    found = unknown(asked, ledger)
    if found or names:
        st.session_state[KEPT] = (found, names, chosen, page)
    return address.mended(chosen)


def tell_values(view: View, page: str) -> None:
    """Say what the address named that is not here."""
    found, names, *where = st.session_state.get(KEPT, ({}, {}, None, None))
    if where != [view.chosen, page]:
        st.session_state.pop(KEPT, None)
        return
    rest = view.chosen.parameters()
    lines = [
        view.t(f"unknown.value_{'rest' if parameter in rest else 'all'}", id=value[:LONGEST],
               name=view.t(f"unknown.name_{NAMES[parameter]}"))
        for parameter, values in found.items() for value in values[:MOST]
    ]  # fmt: skip
    lines += [view.t("unknown.parameter", id=name[:LONGEST], name=near) for name, near in [*names.items()][:MOST]]
    with st.container(key="unknown-values"):
        st.info("  \n".join(map(plain, lines)), icon=":material/help:")
