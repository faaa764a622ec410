"""A page that leaves the app: one file, in a language, as wide as the reader's screen."""

from html import escape

LANG = {"zh": "zh-CN", "en": "en"}  # as HTML names them


def page(lang: str, title: str, head: str, body: str) -> str:
    """The whole document; `head` and `body` are HTML already."""
    return f"""<!DOCTYPE html>
<html lang="{LANG[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
{head}
</head>
<body>
{body}
</body>
</html>
"""
