"""What a reader takes away: files that the server makes when asked for them (see outcomes.api.downloads), and texts to
paste elsewhere."""

from collections.abc import Iterable, Mapping

import streamlit as st

from outcomes.api.embeds import THEMES
from outcomes.export.embed import Embed
from outcomes.export.templates import render
from outcomes.ui import address
from outcomes.ui.view import View


def table(view: View, name: str, kinds: Iterable[str]) -> None:
    """A link to the rows of facts or of statements on screen, for each kind of file."""
    links(view, {view.t(f"facts.download_{kind.replace('.', '_')}"): f"{name}.{kind}" for kind in kinds})


def links(view: View, files: Mapping[str, str], **asked: str) -> None:
    """A link to each of the `files`, which are paths under /download/ by what readers see; `asked` are parameters that
    they take beside the filter."""
    carried = view.chosen.parameters() | {"lang": [view.lang]}
    st.html(render("downloads.html", view.lang, carried, files=files, asked=asked))


def to_copy(view: View, words: str, *texts: str) -> None:
    """Texts that others paste elsewhere, below a line of the catalogue that says what they are."""
    st.caption(view.t(words))
    for text in texts:
        st.code(text, language=None, wrap_lines=True)


def embed(view: View, path: str, title: str, height: int, chosen: Mapping[str, list[str]]) -> None:
    """What to paste, unfolded, for the embed under `path`, in the reader's language; its colours follow each reader's
    system."""
    query = address.query({**chosen, "lang": [view.lang]})
    root = address.root("").rstrip("/")
    found = Embed(title, "", root, f"embed/{path}?{query}", "", THEMES[0], view.ledger.version, view.lang)
    with st.expander(view.t("embed.embed"), icon=":material/code:"):
        to_copy(view, "embed.code", found.code(height))
        to_copy(view, "embed.address", found.address)
