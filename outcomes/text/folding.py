"""Folding: one form of a text for all the ways to write it, so that 路燈 and 路灯, Café and cafe are the same."""

import unicodedata
from functools import lru_cache
from typing import Any

ROW, BREAK = "\x1d", "\x1e"  # between rows, and between the fields of a search text; no query holds it


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # loads dictionaries; only searching and Simplified reading need it

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Traditional characters as Simplified."""
    return text if text.isascii() else _converter().convert(text)


@lru_cache(maxsize=1024)
def is_traditional(text: str) -> bool:
    """Whether more than one in twenty of the Chinese characters of a text have another form in Simplified.

    A text in Simplified characters may still print a name or a seal in Traditional ones.
    """
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in text)
    changed = sum(a != b for a, b in zip(text, simplified(text), strict=False))
    return changed * 20 > chinese


def script(text: str) -> str:
    """The language of a Chinese text as HTML names it; its characters are drawn accordingly."""
    return "zh-Hant" if is_traditional(text) else "zh-Hans"


class _Folding(dict):
    """What each character is folded to, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        known = simplified(char) if "\u2e80" <= char <= "\u9fff" or char > "\uf8ff" else char
        plain = unicodedata.normalize("NFKD", known.casefold())
        self[code] = "".join(
            " " if c.isspace() or c in (BREAK, ROW) else c for c in plain if not unicodedata.combining(c)
        )
        return self[code]


FOLDING = _Folding()


def folded(text: str) -> str:
    """Simplified, without accents, lower case, one space between words."""
    return " ".join(text.translate(FOLDING).split())
