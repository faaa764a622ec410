"""The code by which other sites show a chart or a card, and the plain link to the same."""

from collections.abc import Mapping

import streamlit as st

from outcomes.api.embeds import THEMES
from outcomes.export.embed import Embed
from outcomes.ui import address, lists
from outcomes.ui.view import View


def unfolds(view: View, path: str, title: str, height: int, chosen: Mapping[str, list[str]]) -> None:
    """What to paste for the embed under `path`, in the reader's language; its colours follow each reader's system."""
    query = address.query({**chosen, "lang": [view.lang]})
    root = address.root("").rstrip("/")
    embed = Embed(title, "", root, f"embed/{path}?{query}", "", THEMES[0], view.ledger.version, view.lang)
    with st.expander(view.t("embed.embed"), icon=":material/code:"):
        lists.to_copy(view, "embed.code", embed.code(height))
        lists.to_copy(view, "embed.address", embed.address)
