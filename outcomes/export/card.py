"""What the card of a fact or a statement says beside its words, in plain sentences."""

from typing import Any

from outcomes.analysis.selection import Selection
from outcomes.export.passage import in_context, language_of
from outcomes.i18n.corrections import in_words
from outcomes.i18n.dates import period
from outcomes.i18n.labels import Row
from outcomes.i18n.language import t
from outcomes.i18n.readings import checked
from outcomes.i18n.wording import of_fact
from outcomes.ledger.ledger import Ledger


def content(selection: Selection, row: Row) -> dict[str, Any]:
    """What the template card.html shows of a row of facts or of statements."""
    lang, ledger, kind = selection.lang, selection.ledger, "fact" if "indicator" in row else "statement"
    if kind == "fact":
        heading, subject = row[f"worded_{lang}"], row[f"indicator_{lang}"]
        meaning, related = _meaning(row, ledger, lang), _related(row, ledger, lang)
    else:
        kind_of = t(lang, f"statements.kind_{row['kind']}")
        heading, subject = row[f"name_{lang}"], t(lang, "statements.card", kind=kind_of)
        meaning, related = [t(lang, "statements.theme", name=row[f"theme_{lang}"])], []
    aim = t(lang, f"card.{row['kind']}") if row["kind"] in ("target", "plan") else ""
    return {
        "row": row, "kind": kind, "heading": heading, "subject": subject,
        "details": [*meaning, _when(row, lang), *related, *_origin(row, ledger, lang)],
        "remarks": [words for words in (aim, row[f"note_{lang}"]) if words],
        "corrections": in_words(ledger, row["id"], lang),
        "pieces": in_context(ledger, row["id"]), "script": language_of(ledger, row["source"]),
        "translation": row["translation"] if lang == "en" else "",
    }  # fmt: skip


def _meaning(row: Row, ledger: Ledger, lang: str) -> list[str]:
    """What a figure counts and may be compared with, what a change is measured against, when an earlier value held, and
    the head of the column of a table."""
    indicator = ledger.indicators[row["indicator"]]
    lines = [indicator.definition[lang], indicator.comparison[lang]]
    if isinstance(row["against"], str):
        lines.append(t(lang, "card.against", what=t(lang, f"card.against_{row['against']}")))
    if row["before_period"]:
        value, date = row[f"before_worded_{lang}"], period(row["before_period"], lang)
        lines.append(t(lang, "card.before", figure=value, period=date))
    if row["header"]:
        lines.append(t(lang, "card.header", words=row["header"]))
    return lines


def _when(row: Row, lang: str) -> str:
    """The period and what it rests on."""
    if not row["period"]:
        return t(lang, "dates.none")
    basis = row[f"period_basis_{lang}"]
    key = "card.period_inferred" if basis else "card.period"
    return t(lang, key, period=period(row["period"], lang), basis=basis)


def _related(row: Row, ledger: Ledger, lang: str) -> list[str]:
    """What a figure is part of or the target of, and where its text says it again."""
    lines = []
    for column, key in (("part_of", "part"), ("target_of", "target_of")):
        if isinstance(row[column], str):
            name = ledger.indicators[ledger.facts[row[column]].indicator].name[lang]
            lines.append(t(lang, f"card.{key}", name=name, figure=of_fact(ledger, row[column], lang)))
    return lines + [t(lang, "card.restated", words=words) for words in ledger.restated.get(row["id"], ())]


def _origin(row: Row, ledger: Ledger, lang: str) -> list[str]:
    """The programme, the text, and who says that the entry is right."""
    lines = [t(lang, "card.source", title=row[f"source_{lang}"], line=row["line"]), checked(ledger, row["id"], lang)]
    if not isinstance(row["programme"], str):
        return lines
    return [t(lang, "card.programme", name=ledger.programmes[row["programme"]].name[lang]), *lines]
