"""Where a source comes from and what it is."""

import streamlit as st

from outcomes.i18n.dates import period
from outcomes.ledger.ledger import Ledger
from outcomes.ui import address
from outcomes.ui.plain import plain
from outcomes.ui.view import View


def about(view: View, name: str) -> None:
    """Author, publisher, date and the words the date rests on."""
    source, lang = view.ledger.sources[name], view.lang
    people = [part[lang] for part in (source.author, source.publisher) if part]
    parts = [*people, view.t("sources.published", date=period(source.published, lang))]
    if source.published_basis:
        parts.append(view.t("sources.basis", words=source.published_basis[lang]))
    stated = len(view.ledger.index.facts.get(name, ()))
    parts.append(view.t("sources.stated", n=stated))
    if source.note:
        parts.append(source.note[lang])
    st.caption("  \n".join(plain(part) for part in parts))


def turn_to(fact: str) -> None:
    """Put the fact of a figure chosen in a text into the address."""
    address.write("fact", fact)
    address.write("source", None)
    address.write("programme", None)


def of(ledger: Ledger, fact: str | None, programme: str | None) -> str:
    """The text in which a fact, else a programme, stands; empty without either."""
    if fact:
        return ledger.facts[fact].source
    return ledger.programmes[programme].source if programme else ""
