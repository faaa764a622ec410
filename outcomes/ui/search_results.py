"""What a search found, marked where it is shown."""

from typing import Any

import streamlit as st

from outcomes.analysis import search
from outcomes.analysis.search import spans
from outcomes.export.passage import language_of
from outcomes.ui import address
from outcomes.ui.plain import plain
from outcomes.ui.view import View

MOST = 5  # of the best hits; the table below holds all


def lit(text: str, query: str) -> str:
    """Plain text as Markdown, what the query finds in it on a coloured ground."""
    (pieces,) = search.hits([text], query)
    return "".join(f":yellow-background[{plain(words)}]" if hit else plain(words) for words, hit in pieces)


def best(view: View) -> None:
    """The facts and statements that a search found first, each with the words it was found by. A click opens it."""
    query, lang = view.chosen.query, view.lang
    if not query or (view.frame.empty and view.statements.empty):
        return
    with st.container(border=True, gap="xsmall", key="hits"):
        if not view.frame.empty:
            st.caption(plain(view.t("facts.best", n=len(view.frame), words=query)))
        for row in view.frame.head(MOST).to_dict("records"):
            named = " · ".join(lit(row[f"{part}_{lang}"], query) for part in ("indicator", "path"))
            _hit(view, "fact", row, f"**{plain(row[f'worded_{lang}'])}** · {named}")
        if not view.statements.empty:
            st.caption(plain(view.t("statements.best", n=len(view.statements), words=query)))
        for row in view.statements.head(MOST).to_dict("records"):
            _hit(view, "statement", row, " · ".join(lit(row[f"{part}_{lang}"], query) for part in ("name", "path")))


def _hit(view: View, kind: str, row: dict[str, Any], label: str) -> None:
    """A fact or a statement, its quote, and the other words in which the query was found."""
    query, turn = view.chosen.query, (kind, row["id"])
    st.button(label, key=f"hit-{row['id']}", type="tertiary", on_click=address.turn_to, args=turn)
    script = language_of(view.ledger, row["source"])
    st.html(view.html("found.html", words=row["quote"], query=query, script=script))
    for words in (row["translation"], row[f"note_{view.lang}"]):
        if spans(words, query) and (words != row["translation"] or view.lang == "en"):
            st.caption(lit(words, query))
