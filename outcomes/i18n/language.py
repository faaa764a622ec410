"""Words of the interface in Chinese and English, from the catalogues in outcomes/i18n/locale."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from outcomes.i18n.numbers import number

LANGUAGES = ("zh", "en")
LANG = {"zh": "zh-CN", "en": "en"}  # as HTML names them
CATALOGUE = Path(__file__).parent / "locale"
COUNTS = {"n", "total", "facts", "texts", "shown"}  # values of entries that say how many


def t(lang: str, key: str, **values: Any) -> str:
    """The words of a key such as `filters.reset`, filled in with values.

    An entry with `one` and `other` is chosen by the value `n`. Raises KeyError for a key that is in no catalogue.
    """
    area, _, name = key.partition(".")
    entry = catalogue(lang, area)[name]
    if isinstance(entry, dict):
        entry = entry["one" if values.get("n") == 1 else "other"]
    counted = {name: number(values[name], lang) for name in COUNTS & values.keys() if isinstance(values[name], int)}
    return entry.format(**values | counted) if values else entry


@lru_cache
def catalogue(lang: str, area: str) -> dict[str, Any]:
    """All words of one area, such as `filters`, in one language."""
    return yaml.safe_load((CATALOGUE / lang / f"{area}.yaml").read_text("utf-8"))


def preferred(locale: str | None) -> str:
    """The language for a browser's locale: Chinese for a Chinese browser, else English."""
    return "zh" if (locale or "").lower().startswith("zh") else "en"
