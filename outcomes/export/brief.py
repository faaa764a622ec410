"""The brief of a place: what it says, before it takes a form, with its quotes and citations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from outcomes.analysis.columns import path
from outcomes.analysis.profile import by_stage, by_theme, of_place, silent
from outcomes.analysis.selection import Selection, of_both
from outcomes.charts.notes import notes
from outcomes.export.passage import language_of
from outcomes.export.tables import Extract
from outcomes.export.templates import render
from outcomes.i18n.citation import version
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, issued, records, where
from outcomes.i18n.language import t
from outcomes.i18n.reference import gbt7714, of_entry
from outcomes.i18n.wording import of_fact
from outcomes.ledger.ledger import Ledger


@dataclass(frozen=True)
class Figure:
    """A figure, or a statement in place of one, as the brief tells it. `number` is that of its citation; `remarks` are
    what a reader must see."""

    worded: str
    indicator: str
    details: str
    remarks: list[str]
    number: int
    link: str


@dataclass(frozen=True)
class Cited:
    """A numbered citation, which holds the words it cites: `before` + `quote` + `after` is the whole of it.

    `script` is the language of the quote as HTML names it.
    """

    number: int
    before: str
    quote: str
    after: str
    translations: list[str]
    script: str


@dataclass(frozen=True)
class Brief:
    """What a brief says, in one language, before it takes a form."""

    lang: str
    title: str
    place: str
    about: list[tuple[str, str]]
    silence: str
    themes: list[tuple[str, list[Figure]]]
    statements: list[Figure]
    notes: list[str]
    cited: list[Cited]
    texts: list[tuple[str, list[str]]]
    foot: str

    def t(self, key: str) -> str:
        return t(self.lang, f"brief.{key}")


def brief(selection: Selection, region: str, link: str) -> Brief:
    """What the brief of a place says of its figures and statements that pass the filter. `link` is as in Extract."""
    ledger, lang = selection.ledger, selection.lang
    rows, everything, said, all_said = of_place(selection, region)
    words = of_both(selection.chosen, ledger, lang, (len(rows), len(everything)), (len(said), len(all_said)))
    facts, statements = (Extract(part, ledger, lang, link=link) for part in (rows, said))
    chain = t(lang, "brief.comma").join(
        t(lang, "brief.stage", stage=t(lang, f"stages.{stage}"), n=len(part) or t(lang, "brief.none"))
        for stage, part, _ in by_stage(rows, everything)
    )
    about = {"brief.rows": words, "places.chain": chain, "brief.version": version(ledger)}
    cited: dict[tuple[str, str], Cited] = {}
    themes = [
        (ledger.themes[theme].name[lang], [_told(facts, row, cited) for row in records(found)])
        for theme, found in by_theme(rows)
    ]
    told = [_told(statements, row, cited) for row in records(said)]
    silence = ""
    if silent(everything):
        silence = t(lang, "places.silent" if len(everything) else "brief.no_figure", n=len(everything))
    elif rows.empty:
        silence = t(lang, "brief.nothing")
    title = t(lang, "brief.title", place=ledger.regions[region].name[lang])
    return Brief(
        lang, title,
        place=path(ledger.chain(region), lang) if ledger.regions[region].parent else "",  # a province is its own path
        about=[(t(lang, name), words) for name, words in about.items()],
        silence=silence,
        themes=themes,
        statements=told,
        # Each figure carries its own note here, so that the notes on all of them need not repeat any.
        notes=notes(rows, lang, doubts=False),
        cited=[*cited.values()],
        texts=_texts([rows, said], ledger, lang),
        foot=f"{title} · {t(lang, 'shell.name')} {ledger.version} · {t(lang, 'charts.as_reported')}",
    )  # fmt: skip


def brief_html(made: Brief) -> str:
    """The brief as one page without a file beside it, set for A4."""
    return render("brief.html", made.lang, brief=made)


def _told(rows: Extract, row: Row, cited: dict[tuple[str, str], Cited]) -> Figure:
    ledger, lang = rows.ledger, rows.lang
    remarks = [row[f"note_{lang}"]] if row[f"note_{lang}"] else []
    if rows.table == "facts":
        worded, name, last = row[f"worded_{lang}"], row[f"indicator_{lang}"], t(lang, f"stages.{row['stage']}")
        if isinstance(row["part_of"], str):
            whole = ledger.indicators[ledger.facts[row["part_of"]].indicator].name[lang]
            remarks.append(t(lang, "card.part", name=whole, figure=of_fact(ledger, row["part_of"], lang)))
    else:
        worded, name, last = t(lang, f"statements.kind_{row['kind']}"), row[f"name_{lang}"], row[f"theme_{lang}"]
    details = " · ".join([where(row, lang), when(row, lang), last])
    return Figure(worded, name, details, remarks, _number(rows, row, cited), rows.address(row["id"]))


def _number(rows: Extract, row: Row, cited: dict[tuple[str, str], Cited]) -> int:
    """The number of the citation of a row. Each passage has one, made when its first row is told."""
    passage = (row["source"], row["quote"])
    if passage not in cited:
        quote = re.sub(r"\s*\n\s*", " ", row["quote"])
        before, _, after = rows.citation(row["id"]).partition(quote)
        script = language_of(rows.ledger, row["source"])
        cited[passage] = Cited(len(cited) + 1, before, quote, after.rstrip(), [], script)
    found = cited[passage]
    if rows.lang == "en" and row["translation"] not in found.translations:
        found.translations.append(row["translation"])
    return found.number


def _texts(tables: Iterable[pd.DataFrame], ledger: Ledger, lang: str) -> list[tuple[str, list[str]]]:
    """Each source of the rows as GB/T 7714 writes it, its title in English, its date and what to know about it."""
    first: dict[str, str] = {}  # the entry by which a source is cited
    for rows in tables:
        for source, name in zip(rows["source"], rows["id"], strict=True):
            first.setdefault(source, name)
    made = []
    for source, entry in first.items():
        about = ledger.sources[source]
        basis = about.published_basis[lang] if about.published_basis else ""
        date = t(lang, "brief.published", issued=issued(about, lang))
        lines = [about.title.en] if lang == "en" else []
        lines += [f"{date}{t(lang, 'charts.space')}{basis}".rstrip()]
        lines += [about.note[lang]] if about.note else []
        made.append((gbt7714(of_entry(entry, ledger, lang)), lines))
    return made
