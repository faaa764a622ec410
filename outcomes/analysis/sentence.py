"""What is shown, in words."""

from outcomes.analysis.filters import CHOICES, Filter
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger


def label(ledger: Ledger, name: str, value: str, lang: str) -> str:
    """The name of an option in the reader's language."""
    if name == "stage":
        return t(lang, f"stages.{value}")
    if name == "source":
        return ledger.sources[value].title[lang]
    section = ledger.regions if name == "province" else ledger.themes
    return section[value].name[lang]


def sentence(chosen: Filter, ledger: Ledger, lang: str, shown: int, total: int, *, table: str = "facts") -> str:
    """What is shown of a table, in words: 23 of 152 facts · Jiangsu · outcomes."""
    parts = [t(lang, "filters.shown" if table == "facts" else f"filters.shown_{table}", n=shown, total=total)]
    for name in CHOICES:
        joined = t(lang, "filters.or").join(label(ledger, name, value, lang) for value in getattr(chosen, name))
        parts += [joined] if joined else []
    if chosen.since or chosen.until:
        parts.append(t(lang, "dates.years", first=chosen.since or "…", last=chosen.until or "…"))
    if chosen.query:
        parts.append(t(lang, "filters.quoted", words=chosen.query))
    return " · ".join(parts)
