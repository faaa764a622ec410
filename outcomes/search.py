"""Search text: what a fact can be found by, folded so that 路灯, 路燈 and Street Lights are found alike."""

import unicodedata
from functools import lru_cache
from typing import Any


class _Marks(dict[int, int | None]):
    """For str.translate: accents are left out. Each character is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_MARKS = _Marks()


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # loads dictionaries; only searching and Simplified reading need it

    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _traditional() -> frozenset[str]:
    """Characters without which a text is Simplified already: one of them stands in every word that is converted."""
    rules = {old: new for *_, rules in _converter().dict_cache.values() for old, new in rules.items() if old != new}
    return frozenset(char for old, new in rules.items() for char in (set(old) - set(new) or set(old)))


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Traditional characters as Simplified."""
    if text.isascii() or _traditional().isdisjoint(text):  # a hundred times faster than converting
        return text
    return _converter().convert(text)


def folded(text: str) -> str:
    """Simplified, without accents, lower case, one space between words."""
    plain = unicodedata.normalize("NFKD", simplified(text).casefold())
    return " ".join(plain.translate(_MARKS).split())


def terms(query: str) -> list[str]:
    """The words of a query, folded; all of them must be found."""
    return folded(query[:200]).split()
