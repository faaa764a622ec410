"""The address bar is the one place where filters, language and selection are kept."""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from outcomes.analysis.filters import KEYS, MAX_QUERY, Filter
from outcomes.i18n.language import LANGUAGES, preferred
from outcomes.ledger.ledger import Ledger
from outcomes.settings import Settings

MAX_VALUES = 200  # more of one parameter than any list of choices has
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")  # what every value looks like but years and the words to search for
SOUND = {"q": re.compile(rf".{{1,{MAX_QUERY}}}"), "from": re.compile(r"[0-9]{4}"), "to": re.compile(r"[0-9]{4}")}
OWN = {
    "lang", *KEYS, "fact", "statement", "source", "programme", "region", "place", "group", "about", "section", "kinds",
    "scale", "form", "axis",
}  # fmt: skip


def filter_now(ledger: Ledger) -> Filter:
    """The filter that the address asks for."""
    return Filter.read(filter_asked(), ledger)


def filter_asked() -> dict[str, list[str]]:
    """The parameters of the filter as they stand in the address."""
    found = {key: st.query_params.get_all(key)[:MAX_VALUES] for key in KEYS}
    return {key: values for key, values in found.items() if values}


def language_now() -> str:
    """The language that the address asks for, else the browser's."""
    asked = st.query_params.get("lang", "")
    return asked if asked in LANGUAGES else preferred(st.context.locale)


def write_filter(chosen: Filter) -> None:
    """Put a filter into the address and leave the rest of it alone."""
    wanted = chosen.parameters()
    for key in KEYS:
        if key in wanted:
            st.query_params[key] = wanted[key]
        elif key in st.query_params:
            del st.query_params[key]


def choice_now(name: str, known: Iterable[str]) -> str | None:
    """The value of a page's own parameter if it is one of the known ids."""
    value = st.query_params.get(name, "")
    return value if value in known else None


def write(name: str, value: str | None) -> None:
    """Put a page's own parameter into the address, or take it out."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


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


def turn_to(name: str, value: str | None) -> None:
    """Put a fact, a statement or a programme into the address in place of any other of the three."""
    for other in ("fact", "statement", "programme"):
        write(other, value if other == name else None)


def data(kind: str, parameters: dict[str, list[str]], lang: str, table: str = "facts") -> str:
    """Where a program gets a table: with the `parameters` of a filter, or the rows that are named; `kind` is csv …"""
    return root(f"api/{table}.{kind}?{query(parameters | {'lang': [lang]})}")


def here(**choices: str) -> str:
    """The address of what is on screen, for pictures and citations; empty where the browser does not tell.

    `choices` are what the page shows, whether it was asked to or not.

    What others have hung on it, such as marks of where a reader came from, is no part of it.
    """
    named = {name: [value] for name, value in choices.items()}
    if not st.context.url:
        return ""
    place, words = _place(), query(dict(sorted((asked() | named).items())))
    return f"{place}?{words}" if words else place


def _place() -> str:
    """The whole address of the page on screen, without its parameters."""
    parts = st.context.url.split("/")[3:] if st.context.url else []
    return root("/".join(parts[len(_base()) :]))


def asked() -> dict[str, list[str]]:
    """The parameters of the address that are the app's own and can be meant."""
    found = {name: _sound(name) for name in sorted(OWN & set(st.query_params))}
    return {name: values for name, values in found.items() if values}


def _sound(name: str) -> list[str]:
    """The values of a parameter that can be meant."""
    values = list(dict.fromkeys(st.query_params.get_all(name)))[:MAX_VALUES]
    return [value for value in values if SOUND.get(name, ID).fullmatch(value)]
