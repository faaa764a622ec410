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


def sentence(
    chosen: Filter, ledger: Ledger, lang: str, shown: int, total: int, statements: tuple[int, int] | None = None
) -> str:
    """What is shown, in words: 23 of 152 figures (Outcomes) and 9 of 73 statements · Jiangsu.

    `statements` are how many of them are shown, of how many. They have no stage: it stands with the figures.
    """
    names = {name: [label(ledger, name, value, lang) for value in getattr(chosen, name)] for name in CHOICES}
    joined = {name: t(lang, "filters.or").join(values) for name, values in names.items() if values}
    counted = _counted("shown", lang, shown, total)
    if statements is not None:
        figures = t(lang, "filters.of_stage", figures=counted, stage=joined.pop("stage")) if chosen.stage else counted
        counted = t(lang, "filters.both", figures=figures, statements=_counted("statements", lang, *statements))
    parts = [counted, *joined.values()]
    if chosen.since or chosen.until:
        parts.append(t(lang, "dates.years", first=chosen.since or "…", last=chosen.until or "…"))
    if chosen.query:
        parts.append(t(lang, "filters.quoted", words=chosen.query))
    return " · ".join(parts)


def _counted(key: str, lang: str, shown: int, total: int) -> str:
    """120 figures; 23 of 120 figures."""
    return t(lang, f"filters.{key}" if shown < total else f"filters.all_{key}", n=shown, total=total)
