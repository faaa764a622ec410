"""Text from data, ready for places that read Markdown: shown as typed, never as markup."""

import re

MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=])")
# Streamlit makes a link of every bare address, escaped or not, unless something without width stands inside.
ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=[\w-])", re.IGNORECASE)
WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text with every character escaped that Markdown, LaTeX, icons or HTML could read; addresses are no links."""
    return MARKUP.sub(r"\\\1", ADDRESS.sub(WORD_JOINER, text.replace("\n", " ")))
