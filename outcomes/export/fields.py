"""The columns of every exported table, described once: CSV, JSON, workbook, data package and CSVW are made of them.

A name never changes; titles and descriptions are in both languages.
"""

from dataclasses import dataclass
from typing import get_args

from outcomes.i18n.language import catalogue, t
from outcomes.ledger.vocabulary import Against, Counts, Kind, Measure, Qualifier, Stage, StatementKind


@dataclass(frozen=True)
class Column:
    """One exported column. `name` is the same in every language, so that a script reads any export.

    `origin` is the column of the table, with {lang} where it has one a language; `kind` is a Table Schema type, and a
    number is in the unit of its row; `required` says that every row has it, `known` which values it takes, `spoken` the
    language of its words where that is not the reader's. `words` is the key of its title in the catalogue, where * is
    its name; with `_about` that of its description.
    """

    name: str
    origin: str
    kind: str = "string"
    required: bool = False
    known: tuple[str, ...] = ()
    spoken: str = ""
    words: str = "fields.*"

    def title(self, lang: str) -> str:
        """Its title in the language of the reader; the columns of sources have none."""
        return catalogue(lang, self.words.partition(".")[0]).get(self.name, "")

    def description(self, lang: str) -> str:
        return t(lang, f"{self.words.replace('*', self.name)}_about")


FACTS = (
    Column("id", "id", required=True),
    Column("indicator", "indicator_{lang}", required=True),
    Column("theme", "theme_{lang}", required=True),
    Column("stage", "stage", required=True, known=get_args(Stage)),
    Column("measure", "measure", required=True, known=get_args(Measure)),
    Column("kind", "kind", required=True, known=get_args(Kind)),
    Column("counts", "counts", known=get_args(Counts)),
    Column("against", "against", known=get_args(Against)),
    Column("province", "province_{lang}", required=True),
    Column("place", "place_{lang}", required=True),
    Column("place_path", "path_{lang}", required=True),
    Column("value", "value", kind="number"),
    Column("low", "low", kind="number"),
    Column("high", "high", kind="number"),
    Column("qualifier", "qualifier", required=True, known=get_args(Qualifier)),
    Column("worded", "worded_{lang}", required=True),
    Column("unit", "unit_{lang}", required=True),
    Column("before_value", "before_value", kind="number"),
    Column("before_low", "before_low", kind="number"),
    Column("before_high", "before_high", kind="number"),
    Column("before_worded", "before_worded_{lang}"),
    Column("before_period", "before_period"),
    Column("period", "period"),
    Column("period_basis", "period_basis_{lang}"),
    Column("quote", "quote", required=True, spoken="zh"),
    Column("figure", "figure", required=True, spoken="zh"),
    Column("before_figure", "before_figure", spoken="zh"),
    Column("header", "header", spoken="zh"),
    Column("translation", "translation", required=True, spoken="en"),
    Column("note", "note_{lang}"),
    Column("programme", "programme_{lang}"),
    Column("part_of", "part_of"),
    Column("target_of", "target_of"),
    Column("source", "source_{lang}", required=True),
    Column("line", "line", kind="integer", required=True),
    Column("corrections", "corrections_{lang}"),
    Column("citation", "citation", required=True),
    Column("link", "link"),
    Column("source_link", "source_link"),
    Column("indicator_id", "indicator", required=True),
    Column("theme_id", "theme", required=True),
    Column("region_id", "region", required=True),
    Column("unit_id", "unit", required=True),
    Column("programme_id", "programme"),
    Column("source_id", "source", required=True),
)
STATEMENTS = (
    Column("id", "id", required=True, words="statement_fields.*"),
    Column("kind", "kind", required=True, known=get_args(StatementKind), words="statement_fields.*"),
    Column("name", "name_{lang}", required=True, words="statement_fields.*"),
    *(column for column in FACTS if column.name in (
        "theme", "province", "place", "place_path", "period", "period_basis", "quote", "translation", "note",
        "programme", "source", "line", "citation", "link", "source_link",
        "theme_id", "region_id", "programme_id", "source_id",
    )),
)  # fmt: skip
SOURCES = tuple(
    Column(name, name, "integer" if name in ("facts", "statements") else "string", name == "id", words="sources_csv.*")
    for name in (
        "id", "title", "kind", "author", "publisher", "published", "published_basis", "url", "path", "sha256",
        "transcription", "facts", "statements",
    )
)  # fmt: skip
TABLES = {"facts": FACTS, "statements": STATEMENTS, "sources": SOURCES}
