"""Mistakes of ours that were published and then corrected, put into words."""

from outcomes.i18n.language import t
from outcomes.i18n.markdown import escaped
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Correction

COLUMN = {"region": "place"}  # what a table calls a field otherwise than the curated file


def corrected(ledger: Ledger, fact: str) -> list[Correction]:
    """The corrections of a fact, the latest first."""
    return [entry for entry in reversed(ledger.corrections) if entry.fact == fact]


def worded(entry: Correction, lang: str) -> str:
    """Corrected on 2026-11-22: value 1200, now 12000. Why."""
    title = t(lang, f"fields.{COLUMN.get(entry.what, entry.what)}")
    old, new = (value or t(lang, "card.not_given") for value in (entry.old, entry.new))
    return t(lang, "card.corrected", date=entry.date, what=title, old=old, new=new, why=entry.why[lang])


def changelog(ledger: Ledger) -> str:
    """CHANGELOG-DATA.md: every correction in both languages, the latest first."""
    lines = ["# Corrections of the data · 数据更正", ""]
    lines += ["Made from `corrections:` in `data/facts.yaml` by `python -m outcomes corrections`.", ""]
    lines += ["本文件由 `python -m outcomes corrections` 根据 `data/facts.yaml` 的 `corrections:` 生成。", ""]
    if not ledger.corrections:
        lines += ["No published figure has been corrected. 尚无更正。", ""]
    for entry in sorted(ledger.corrections, key=lambda entry: entry.date, reverse=True):
        lines += [f"## {entry.date} · `{entry.fact}`", ""]
        lines += [f"- {escaped(worded(entry, lang))}" for lang in ("en", "zh")] + [""]
    return "\n".join(lines)
