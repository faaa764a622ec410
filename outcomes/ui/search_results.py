"""What a search found, marked where it is shown."""

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
            script = language_of(view.ledger, row["source"])
            st.html(view.html("found.html", words=row["quote"], query=query, script=script))
            for words in (row["translation"], row[f"note_{lang}"]):
                if spans(words, query) and (words != row["translation"] or lang == "en"):
                    st.caption(lit(words, query))
