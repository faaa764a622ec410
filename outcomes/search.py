"""Search text: what a fact can be found by, folded so that 路灯, 路燈 and Street Lights are found alike."""

import unicodedata
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # loads dictionaries; only searching and Simplified reading need it

    return OpenCC("t2s")


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Traditional characters as Simplified."""
    return _converter().convert(text)


def folded(text: str) -> str:
    """Simplified, without accents, lower case, one space between words."""
    plain = unicodedata.normalize("NFKD", simplified(text).casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def terms(query: str) -> list[str]:
    """The words of a query, folded; all of them must be found."""
    return folded(query[:200]).split()
