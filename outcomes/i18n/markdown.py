"""Text of the data in Markdown, shown as it stands."""

import re

# What Markdown and its extensions (tables, mathematics, Streamlit's icons and colours) read as markup inside a line;
# at its beginning a list, a rule or a heading too.
MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$&#]|!(?=\[)|:(?!//)")
BEGINNING = re.compile(r"^(\d+)([.)](?:\s|$))|^(?=[-+=])")


def escaped(text: str) -> str:
    """The text on one line, with a backslash before every character that could be read as markup."""
    line = MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    return BEGINNING.sub(lambda found: f"{found[1] or ''}\\{found[2] or ''}", line)
