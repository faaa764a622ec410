"""Text from data, ready for places that read Markdown: shown as typed, never as markup."""

import re

MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=])")


def plain(text: str) -> str:
    """The text with every character escaped that Markdown, LaTeX, icons or HTML could read."""
    return MARKUP.sub(r"\\\1", text.replace("\n", " "))
