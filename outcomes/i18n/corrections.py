"""Mistakes of ours that were published and then corrected, put into words."""

from outcomes.i18n.dates import period
from outcomes.i18n.language import catalogue, t
from outcomes.i18n.markdown import escaped
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Correction, Fact

DATES = ("period", "before_period", "published")
NAMED = ("region", "programme", "theme", "unit")  # fields that hold the id of an entry of the section of that name
WORDS = {  # fields that hold a code, by section
    ("indicators", "stage"): "stages.{}", ("facts", "kind"): "compare.kind_{}",
    ("statements", "kind"): "statements.kind_{}", ("facts", "against"): "card.against_{}",
}  # fmt: skip
COLUMN = {"region": "place", "before": "before_value"}  # what a table calls a field otherwise than the curated file

CHANGELOG = """# Corrections of the data · 数据更正

Made from `corrections:` and `withdrawn:` in `data/facts.yaml` by `python -m outcomes corrections`.

本文件由 `python -m outcomes corrections` 根据 `data/facts.yaml` 的 `corrections:` 和 `withdrawn:` 生成。
"""


def corrected(ledger: Ledger, name: str) -> list[Correction]:
    """The corrections of a fact, those of its indicator included, or of a statement; the latest first."""
    entry = ledger.reported(name)
    told = [("facts", name), ("indicators", entry.indicator)] if isinstance(entry, Fact) else [("statements", name)]
    found = sorted((at for one in told for at in ledger.corrected.get(one, ())), reverse=True)
    return [ledger.corrections[at] for at in found]


def shown(ledger: Ledger, name: str, lang: str) -> list[Correction]:
    """The corrections of an entry; those of its translation only where the translation is shown."""
    return [entry for entry in corrected(ledger, name) if lang == "en" or entry.what != "translation"]


def in_words(ledger: Ledger, name: str, lang: str) -> list[str]:
    """The same, each in a sentence."""
    return [worded(ledger, entry, lang) for entry in shown(ledger, name, lang)]


def worded(ledger: Ledger, entry: Correction, lang: str) -> str:
    """Corrected on 22 November 2026: value 1200, now 12000. Why."""
    old, new = (_shown(ledger, entry, value, lang) for value in (entry.old, entry.new))
    date = period(entry.date, lang)
    return t(lang, "card.corrected", date=date, what=_title(entry, lang), old=old, new=new, why=entry.why[lang])


def changelog(ledger: Ledger) -> str:
    """CHANGELOG-DATA.md: every correction and withdrawal, the latest first; what changed in one entry on one day
    stands under one heading, each field with its old and its new value once and the reason in both languages."""
    headed: dict[str, list[str]] = {}
    for entry in sorted([*ledger.withdrawn, *ledger.corrections], key=lambda entry: entry.date, reverse=True):
        section, name = entry.entry
        what = "withdrawn · 撤回"
        if isinstance(entry, Correction):
            old, new = (value or "not given · 未注明" for value in (entry.old, entry.new))
            what = f"{_title(entry, 'en')} · {_title(entry, 'zh')}: {old} → {new}"
        heading = f"{entry.date} · {section.removesuffix('s')} `{name}`"
        headed.setdefault(heading, []).append(f"- {escaped(f'{what}. {entry.why.en} {entry.why.zh}')}")
    told = [line for heading, fields in headed.items() for line in (f"## {heading}", "", *fields, "")]
    return "\n".join([CHANGELOG, *(told or ["No published figure has been corrected. 尚无更正。", ""])])


def _shown(ledger: Ledger, entry: Correction, value: str | None, lang: str) -> str:
    """The value of a field as a card shows it: a period in words, the name behind an id, one of two languages."""
    section, what = entry.entry[0], entry.what
    if value is None:
        return t(lang, "card.not_given")
    if what in DATES:
        return period(value, lang)
    if (section, what) in WORDS:
        return t(lang, WORDS[section, what].format(value))
    named = getattr(ledger, f"{what}s", {}).get(value) if what in NAMED else None
    if named:
        return named.name[lang]
    words = value.split(" / ")[lang == "en"] if value.count(" / ") == 1 else value
    return t(lang, "filters.quoted", words=words) if what in ("quote", "translation") else words


def _title(entry: Correction, lang: str) -> str:
    """What a table or, for fields that no table has, the catalogue of corrections calls a field."""
    what = COLUMN.get(entry.what, entry.what)
    return t(lang, f"fields.{what}" if what in catalogue(lang, "fields") else f"corrections.{what}")
