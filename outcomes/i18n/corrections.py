"""Mistakes of ours that were published and then corrected, put into words."""

from outcomes.i18n.language import catalogue, t
from outcomes.i18n.markdown import escaped
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Correction, Fact

COLUMN = {"region": "place", "before": "before_value"}  # what a table calls a field otherwise than the curated file


def corrected(ledger: Ledger, name: str) -> list[Correction]:
    """The corrections of a fact, those of its indicator included, or of a statement; the latest first."""
    entry = ledger.reported(name)
    told = [("facts", name), ("indicators", entry.indicator)] if isinstance(entry, Fact) else [("statements", name)]
    found = sorted((at for one in told for at in ledger.corrected.get(one, ())), reverse=True)
    return [ledger.corrections[at] for at in found]


def worded(entry: Correction, lang: str) -> str:
    """Corrected on 2026-11-22: value 1200, now 12000. Why."""
    old, new = (value or t(lang, "card.not_given") for value in (entry.old, entry.new))
    return t(lang, "card.corrected", date=entry.date, what=_title(entry, lang), old=old, new=new, why=entry.why[lang])


def changelog(ledger: Ledger) -> str:
    """CHANGELOG-DATA.md: every correction and withdrawal, the latest first; what changed in one entry on one day
    stands under one heading, each field with its old and its new value once and the reason in both languages."""
    lines = ["# Corrections of the data · 数据更正", ""]
    lines += ["Made from `corrections:` and `withdrawn:` in `data/facts.yaml` by `python -m outcomes corrections`.", ""]
    lines += [
        "本文件由 `python -m outcomes corrections` 根据 `data/facts.yaml` 的 `corrections:` 和 `withdrawn:` 生成。",
        "",
    ]
    changes = sorted([*ledger.withdrawn, *ledger.corrections], key=lambda entry: entry.date, reverse=True)
    if not changes:
        lines += ["No published figure has been corrected. 尚无更正。", ""]
    grouped: dict[tuple[str, str], list[str]] = {}
    for entry in changes:
        section, name = entry.entry
        what = "withdrawn · 撤回"
        if isinstance(entry, Correction):
            old, new = (value or "not given · 未注明" for value in (entry.old, entry.new))
            what = f"{_title(entry, 'en')} · {_title(entry, 'zh')}: {old} → {new}"
        heading = f"{entry.date} · {section.removesuffix('s')} `{name}`"
        grouped.setdefault((entry.date, heading), []).append(escaped(f"{what}. {entry.why.en} {entry.why.zh}"))
    for (_, heading), fields in grouped.items():
        lines += [f"## {heading}", "", *(f"- {field}" for field in fields), ""]
    return "\n".join(lines)


def _title(entry: Correction, lang: str) -> str:
    """What a table or, for fields that no table has, the catalogue of corrections calls a field."""
    what = COLUMN.get(entry.what, entry.what)
    return t(lang, f"fields.{what}" if what in catalogue(lang, "fields") else f"corrections.{what}")
