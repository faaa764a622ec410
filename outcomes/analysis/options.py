"""What each choice of the filter offers, and what readers call it."""

from outcomes.analysis.cache import CACHE
from outcomes.analysis.columns import known_categories
from outcomes.i18n.language import LANGUAGES, t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.provinces import TILES
from outcomes.text.folding import folded

SECTION = {"province": "regions", "theme": "themes", "source": "sources"}
CHOICES = ("province", "theme", "stage", "source")


def options(ledger: Ledger) -> dict[str, list[str]]:
    """The ids each choice offers, in the order of the file."""
    known = known_categories(ledger)
    return {name: known[name] for name in CHOICES}


def label(ledger: Ledger, name: str, value: str, lang: str) -> str:
    """The name of an option in the reader's language."""
    if name == "stage":
        return t(lang, f"stages.{value}")
    if name == "source":
        return ledger.sources[value].title[lang]
    section = ledger.regions if name == "province" else ledger.themes
    return section[value].name[lang]


def meant(ledger: Ledger, name: str, value: str) -> str | None:
    """The id of the option that a value of an address means: its id or its name in either language, a province's also
    without 省 or 市. None where it means none."""
    known = CACHE.get(("names of options", ledger.version), lambda: _names(ledger))[name]
    return known.get(value) or known.get(folded(value))


def _names(ledger: Ledger) -> dict[str, dict[str, str]]:
    """By choice: each id and each folded name → the id. An id is never taken for a name of another."""
    found: dict[str, dict[str, str]] = {}
    for name, ids in options(ledger).items():
        known = {folded(label(ledger, name, value, lang)): value for value in ids for lang in LANGUAGES}
        former = {old: new for old, new in ledger.former.get(SECTION.get(name, ""), {}).items() if new in ids}
        found[name] = known | former | {value: value for value in ids}
    provinces = {ledger.regions[value].code: value for value in options(ledger)["province"]}
    short = {tile.zh: provinces[tile.code] for tile in TILES if tile.code in provinces}
    return found | {"province": short | found["province"]}
