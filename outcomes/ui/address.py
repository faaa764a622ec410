"""The address bar is the one place where filters, language and selection are kept."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import urlencode

import streamlit as st

from outcomes.analysis.filters import KEYS, MAX_QUERY, MAX_VALUES, Filter
from outcomes.i18n.language import LANGUAGES, preferred
from outcomes.ledger.ledger import Ledger
from outcomes.settings import Settings

SECTIONS = {
    "fact": "facts", "statement": "statements", "source": "sources", "text": "sources", "programme": "programmes",
    "region": "regions", "province": "regions", "theme": "themes", "about": "themes", "group": "groups",
}  # fmt: skip
LIKE = 0.7  # how alike a misspelt name must be to the one that is meant, from 0 to 1
LONGEST = 20  # letters of a name that are looked at
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")  # what every value looks like but years and the words to search for
SOUND = {"q": re.compile(rf".{{1,{MAX_QUERY}}}"), "from": re.compile(r"[0-9]{4}"), "to": re.compile(r"[0-9]{4}")}
OWN = {
    "lang", *KEYS, "fact", "statement", "source", "programme", "region", "place", "group", "about", "section", "kinds",
    "scale", "level", "form", "axis", "sort",
}  # fmt: skip


def lead_on(ledger: Ledger) -> None:
    """Put the ids that entries have now in place of the ones they had."""
    for name in filter(set(st.query_params).__contains__, SECTIONS):
        former, given = ledger.former[SECTIONS[name]], st.query_params.get_all(name)[:MAX_VALUES]
        if not former.keys() & set(given):
            continue
        if name in ("fact", "statement") and len(given) == 1:
            turn_to(*ledger.now(name, given[0]))
        else:
            st.query_params[name] = [former.get(value, value) for value in given]


def filter_asked() -> dict[str, list[str]]:
    """The parameters of the filter as they stand in the address."""
    given = set(st.query_params)
    return {key: st.query_params.get_all(key)[:MAX_VALUES] for key in KEYS if key in given}


def language_now() -> str:
    """The language that the address asks for, else the browser's."""
    asked = st.query_params.get("lang", "")
    return asked if asked in LANGUAGES else preferred(st.context.locale)


def misspelt() -> dict[str, str]:
    """The names of parameters that are none of the app's but nearly so, each with the one that is meant.

    What others hang on an address (utm_source, fbclid) is unlike any, or has a sign that none of ours has.
    """
    strange = [name for name in st.query_params if name not in OWN and name.isalpha()][:MAX_VALUES]
    near = {name: get_close_matches(name[:LONGEST].lower(), sorted(OWN), 1, LIKE) for name in strange}
    return {name: found[0] for name, found in near.items() if found}


def mended(chosen: Filter) -> str:
    """The query of the address as it was understood: the filter by ids, and no name that is misspelt."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name not in (*KEYS, *misspelt())}
    return query(kept | chosen.parameters())


def write_filter(chosen: Filter) -> None:
    """Put a filter into the address and leave the rest of it alone."""
    wanted = chosen.parameters()
    for key in KEYS:
        write(key, wanted.get(key))


def choice_now(name: str, known: Iterable[str]) -> str | None:
    """The value of a page's own parameter if it is one of the known ids."""
    value = st.query_params.get(name, "")
    return value if value in known else None


def values(name: str) -> list[str]:
    """The values of a parameter that can be meant."""
    given = list(dict.fromkeys(st.query_params.get_all(name)))[:MAX_VALUES]
    return [value for value in given if SOUND.get(name, ID).fullmatch(value)]


def write(name: str, value: str | list[str] | None, *cleared: str) -> None:
    """Put a parameter into the address, or take it out; those that are `cleared` leave it too."""
    if value:
        st.query_params[name] = value
    for gone in (*cleared, *(() if value else (name,))):
        if gone in st.query_params:
            del st.query_params[gone]


def carried(chosen: Filter, lang: str) -> dict[str, list[str]]:
    """The parameters that every link inside the app carries on."""
    asked = {"lang": [lang]} if st.query_params.get("lang") in LANGUAGES else {}
    return chosen.parameters() | asked


def query(parameters: dict[str, list[str]]) -> str:
    return urlencode(parameters, doseq=True)


def root(path: str) -> str:
    """The whole address of a path below the app's first page: below OUTCOMES_URL, else below what the browser asked."""
    return f"{Settings.from_environment().url or '/'.join([*(st.context.url or '').split('/')[:3], *_base()])}/{path}"


def _base() -> list[str]:
    """The parts of the path below which the app lies."""
    return [part for part in str(st.get_option("server.baseUrlPath")).split("/") if part]


def turn_to(name: str, value: str, *cleared: str) -> None:
    """Put a fact, a statement or a programme into the address in place of any other of the three."""
    write(name, value, *cleared, *({"fact", "statement", "programme"} - {name}))


def data(kind: str, parameters: dict[str, list[str]], lang: str, table: str = "facts") -> str:
    """Where a program gets a table: with the `parameters` of a filter, or the rows that are named; `kind` is csv …"""
    return root(f"api/{table}.{kind}?{query(parameters | {'lang': [lang]})}")


def here(page: str = "", **choices: str) -> str:
    """The address of what is on screen, for pictures and citations; empty where the browser does not tell.

    `page` is the name of the one to lead to, where it is not the one that is open.

    `choices` are what the page shows, whether it was asked to or not.

    What others have hung on it, such as marks of where a reader came from, is no part of it.
    """
    if not st.context.url:
        return ""
    open_now = "/".join(st.context.url.split("/")[3 + len(_base()) :])
    place = root(("" if page == "overview" else page) if page else open_now)
    words = query(dict(sorted((asked() | {name: [value] for name, value in choices.items()}).items())))
    return f"{place}?{words}" if words else place


def asked() -> dict[str, list[str]]:
    """The parameters of the address that are the app's own and can be meant."""
    found = {name: values(name) for name in sorted(OWN & set(st.query_params))}
    return {name: given for name, given in found.items() if given}
