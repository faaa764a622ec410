"""What a search found, marked where it is shown."""

import streamlit as st

from outcomes.analysis import search
from outcomes.analysis.search import spans
from outcomes.export.passage import found, language_of
from outcomes.ui import address
from outcomes.ui.plain import plain
from outcomes.ui.view import View

MOST = 5  # of the best hits; the table below holds all


def lit(text: str, query: str) -> str:
    """Plain text as Markdown, what the query finds in it on a coloured ground."""
    hits = spans(text, query) if query else []
    return search.lit(text, hits, plain, lambda hit: f":yellow-background[{plain(hit)}]")


def best(view: View) -> None:
    """The facts that a search found first, each with the words in which it was found. A click opens the fact."""
    query, lang = view.chosen.query, view.lang
    if not query or view.frame.empty:
        return
    with st.container(border=True, gap="xsmall", key="hits"):
        st.caption(plain(view.t("facts.best", n=len(view.frame), words=query)))
        for row in view.frame.head(MOST).to_dict("records"):
            name = " · ".join(lit(row[f"{part}_{lang}"], query) for part in ("indicator", "path"))
            st.button(
                f"**{plain(row[f'worded_{lang}'])}** · {name}",
                key=f"hit-{row['id']}", type="tertiary", on_click=address.write, args=("fact", row["id"]),
            )  # fmt: skip
            st.html(found(row["quote"], query, language_of(view.ledger, row["source"])))
            for words in (row["translation"], row[f"note_{lang}"]):
                if spans(words, query) and (words != row["translation"] or lang == "en"):
                    st.caption(lit(words, query))
