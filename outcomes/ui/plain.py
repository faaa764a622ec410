"""Text of the data in a place where Streamlit reads Markdown."""

import re

from outcomes.i18n.markdown import escaped

# Streamlit makes a link of every bare address, escaped or not, unless something without width stands inside.
ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=[\w-])", re.IGNORECASE)
WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """The text as it stands: nothing is markup, no address is a link."""
    return escaped(ADDRESS.sub(WORD_JOINER, text))
