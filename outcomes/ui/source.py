"""Where a source comes from, what it is, and what is read from it."""

import streamlit as st

from outcomes.i18n.labels import issued, records
from outcomes.i18n.readings import agreed
from outcomes.ui import address
from outcomes.ui.plain import plain
from outcomes.ui.view import View


def about(view: View, name: str) -> None:
    """Author, publisher and date; folded, so that the text begins sooner, what the date rests on and the readings."""
    source, lang = view.ledger.sources[name], view.lang
    people = [part[lang] for part in (source.author, source.publisher) if part]
    notes = [source.note[lang]] if source.note else []
    st.caption(_lines([*people, issued(source, lang), *notes]))
    basis = [view.t("sources.basis", words=source.published_basis[lang])] if source.published_basis else []
    versions = [view.t("sources.version", date=entry.date, why=entry.why[lang]) for entry in source.versions]
    with st.expander(view.t("sources.read")):
        st.caption(_lines([*basis, agreed(source, lang), *versions]))


def _lines(parts: list[str]) -> str:
    return "  \n".join(plain(part) for part in parts)


def entries(view: View, name: str) -> None:
    """What is read from the source, whatever the filters: each figure and statement, in the order of the text."""

    def html() -> str:
        figures, statements = (
            records(rows[rows["source"] == name].sort_values("line", kind="stable"))
            for rows in (view.everything, view.every_statement)
        )
        return view.html(
            "source_entries.html",
            figures=figures, statements=statements, wide=view.wide, numerals=len(view.ledger.roles[name]),
        )  # fmt: skip

    st.html(view.cached(("source entries", name, view.wide), html))


def now(view: View) -> tuple[str, str, str]:
    """The fact, else the statement, else the programme that the address names: its kind, its id and the text that it
    stands in; three times nothing without any."""
    for kind in ("fact", "statement", "programme"):
        section = getattr(view.ledger, address.SECTIONS[kind])
        if name := address.choice_now(kind, section):
            return kind, name, section[name].source
    return "", "", ""
