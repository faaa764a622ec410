"""Links to files that the server makes when asked for them, with the reader's filters: see outcomes.api.downloads."""

from collections.abc import Iterable, Mapping

import streamlit as st

from outcomes.export.templates import render
from outcomes.ui.view import View


def table(view: View, name: str, kinds: Iterable[str]) -> None:
    """A link to the rows of facts or of statements on screen, for each kind of file."""
    links(view, {view.t(f"facts.download_{kind.replace('.', '_')}"): f"{name}.{kind}" for kind in kinds})


def links(view: View, files: Mapping[str, str], **asked: str) -> None:
    """A link to each of the `files`, which are paths under /download/ by what readers see; `asked` are parameters that
    they take beside the filter."""
    carried = view.chosen.parameters() | {"lang": [view.lang]}
    st.html(render("downloads.html", view.lang, carried, files=files, asked=asked))
