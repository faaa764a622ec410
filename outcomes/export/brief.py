"""The brief of a place: what it says, before it takes a form, with its quotes and citations."""

import re
from dataclasses import dataclass
from itertools import count

import pandas as pd

from outcomes.analysis.columns import path
from outcomes.analysis.profile import by_stage, by_theme, silent
from outcomes.charts.notes import notes
from outcomes.export.passage import language_of
from outcomes.export.tables import statement_link
from outcomes.export.templates import render
from outcomes.i18n.citation import citation, version
from outcomes.i18n.dates import period, when
from outcomes.i18n.labels import Row, records, where
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


def brief(
    region: str, rows: pd.DataFrame, everything: pd.DataFrame, statements: pd.DataFrame, ledger: Ledger, lang: str,
    sentence: str, link: str = "",
) -> Brief:  # fmt: skip
    """What the brief of a place says.

    `rows` and `statements` are those of the place that pass the filter, `everything` all its rows; `sentence` says
    their number and the filter in words.
    `link` is the address of a fact with {id} in place of its id.
    """
    name = ledger.regions[region].name[lang]
    chain = t(lang, "brief.comma").join(
        t(lang, "brief.stage", stage=t(lang, f"stages.{stage}"), n=len(part) or t(lang, "brief.none"))
        for stage, part, _ in by_stage(rows, everything)
    )
    about = [
        (t(lang, "brief.rows"), sentence), (t(lang, "brief.chain"), chain),
        (t(lang, "brief.version"), version(ledger)),
    ]  # fmt: skip
    cited, numbers = _citations(rows, statements, ledger, lang, link)
    themes = [
        (ledger.themes[theme].name[lang], [_figure(row, ledger, lang, numbers, link) for row in records(of_theme)])
        for theme, of_theme in by_theme(rows)
    ]
    silence = ""
    if silent(everything):
        silence = t(lang, "brief.silent" if len(everything) else "brief.no_figure", n=len(everything))
    elif rows.empty:
        silence = t(lang, "brief.nothing")
    # Each figure carries its own note here, so that the notes on all of them need not repeat any.
    general = notes(rows, lang, doubts=False)
    title = t(lang, "brief.title", place=name)
    foot = f"{title} · {t(lang, 'shell.name')} {ledger.version} · {t(lang, 'brief.as_reported')}"
    place = path(ledger.chain(region), lang) if ledger.regions[region].parent else ""  # a province is its own address
    return Brief(
        lang, title, place, about, silence, themes,
        [_statement(row, lang, numbers, link) for row in records(statements)], general, cited,
        _texts([rows, statements], ledger, lang), foot,
    )  # fmt: skip


def brief_html(made: Brief) -> str:
    """The brief as one page without a file beside it, set for A4."""
    return render("brief.html", made.lang, brief=made)


def _citations(
    rows: pd.DataFrame, statements: pd.DataFrame, ledger: Ledger, lang: str, link: str
) -> tuple[list[Cited], dict[str, int]]:
    """A citation for each passage, in the order of figures and statements, and the number of each entry's own."""
    cited: dict[tuple[str, str], Cited] = {}
    numbers: dict[str, int] = {}
    counter = count(1)
    told = [(row, link) for _, of_theme in by_theme(rows) for row in records(of_theme)]
    told += [(row, statement_link(link)) for row in records(statements)]
    for row, permalink in told:
        passage = (row["source"], row["quote"])
        if passage not in cited:
            quote = re.sub(r"\s*\n\s*", " ", row["quote"])
            before, _, after = citation(row["id"], ledger, lang, _link(permalink, row)).partition(quote)
            script = language_of(ledger, row["source"])
            cited[passage] = Cited(next(counter), before, quote, after.rstrip(), [], script)
        numbers[row["id"]] = cited[passage].number
        if lang == "en" and row["translation"] not in cited[passage].translations:
            cited[passage].translations.append(row["translation"])
    return list(cited.values()), numbers


def _figure(row: Row, ledger: Ledger, lang: str, numbers: dict[str, int], link: str) -> Figure:
    details = " · ".join([where(row, lang), when(row, lang), t(lang, f"stages.{row['stage']}")])
    remarks = [row[f"note_{lang}"]] if row[f"note_{lang}"] else []
    if isinstance(row["part_of"], str):
        indicator = ledger.indicators[ledger.facts[row["part_of"]].indicator]
        figure = of_fact(ledger, row["part_of"], lang)
        remarks.append(t(lang, "card.part", name=indicator.name[lang], figure=figure))
    return Figure(
        row[f"worded_{lang}"], row[f"indicator_{lang}"], details, remarks, numbers[row["id"]], _link(link, row)
    )


def _statement(row: Row, lang: str, numbers: dict[str, int], link: str) -> Figure:
    details = " · ".join([where(row, lang), when(row, lang), row[f"theme_{lang}"]])
    remarks = [row[f"note_{lang}"]] if row[f"note_{lang}"] else []
    kind, url = t(lang, f"statements.kind_{row['kind']}"), _link(statement_link(link), row)
    return Figure(kind, row[f"name_{lang}"], details, remarks, numbers[row["id"]], url)


def _texts(tables: list[pd.DataFrame], ledger: Ledger, lang: str) -> list[tuple[str, list[str]]]:
    """Each source of the rows as GB/T 7714 writes it, its title in English, its date and what to know about it."""
    made = []
    first: dict[str, str] = {}
    for rows in tables:
        for source, name in rows.drop_duplicates("source")[["source", "id"]].itertuples(index=False):
            first.setdefault(source, name)
    for source_id, entry in first.items():
        about = ledger.sources[source_id]
        basis = about.published_basis[lang] if about.published_basis else ""
        date = t(lang, "brief.published", date=period(about.published, lang))
        lines = [about.title.en] if lang == "en" else []
        lines += [f"{date}{t(lang, 'brief.space')}{basis}".rstrip()]
        lines += [about.note[lang]] if about.note else []
        made.append((gbt7714(of_entry(entry, ledger, lang)), lines))
    return made


def _link(link: str, row: Row) -> str:
    return link.replace("{id}", row["id"])
