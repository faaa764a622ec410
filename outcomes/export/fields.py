"""The columns of every exported table: names that never change, titles and descriptions in both languages.

There are two tables, of facts and of statements; a frame tells by its columns which of the two it is a part of.
"""

from dataclasses import dataclass
from functools import cache
from typing import get_args

import pandas as pd

from outcomes.i18n.language import t
from outcomes.ledger.vocabulary import Against, Counts, Kind, Measure, Qualifier, Stage, StatementKind


@dataclass(frozen=True)
class Column:
    """One exported column. `name` is the same in every language, so that a script reads any export.

    `kind` is a Table Schema type; `origin` is the column of the facts table, with {lang} where it has one a language.
    """

    name: str
    origin: str
    kind: str
    title: str
    description: str
    required: bool = False
    known: tuple[str, ...] = ()


COLUMNS = (  # name, column of the facts table, type of Table Schema, whether every row has it
    ("id", "id", "string", True),
    ("indicator", "indicator_{lang}", "string", True),
    ("theme", "theme_{lang}", "string", True),
    ("stage", "stage", "string", True),
    ("measure", "measure", "string", True),
    ("kind", "kind", "string", True),
    ("counts", "counts", "string", False),
    ("against", "against", "string", False),
    ("province", "province_{lang}", "string", True),
    ("place", "place_{lang}", "string", True),
    ("place_path", "path_{lang}", "string", True),
    ("value", "value", "number", False),
    ("low", "low", "number", False),
    ("high", "high", "number", False),
    ("qualifier", "qualifier", "string", True),
    ("worded", "worded_{lang}", "string", True),
    ("unit", "unit_{lang}", "string", True),
    ("before_value", "before_value", "number", False),
    ("before_low", "before_low", "number", False),
    ("before_high", "before_high", "number", False),
    ("before_worded", "before_worded_{lang}", "string", False),
    ("before_period", "before_period", "string", False),
    ("period", "period", "string", False),
    ("period_basis", "period_basis_{lang}", "string", False),
    ("quote", "quote", "string", True),
    ("figure", "figure", "string", True),
    ("before_figure", "before_figure", "string", False),
    ("header", "header", "string", False),
    ("translation", "translation", "string", True),
    ("note", "note_{lang}", "string", False),
    ("programme", "programme_{lang}", "string", False),
    ("part_of", "part_of", "string", False),
    ("target_of", "target_of", "string", False),
    ("source", "source_{lang}", "string", True),
    ("line", "line", "integer", True),
    ("corrections", "corrections_{lang}", "string", False),
    ("citation", "citation", "string", True),
    ("link", "link", "string", False),
    ("source_link", "source_link", "string", False),
    ("indicator_id", "indicator", "string", True),
    ("theme_id", "theme", "string", True),
    ("region_id", "region", "string", True),
    ("unit_id", "unit", "string", True),
    ("programme_id", "programme", "string", False),
    ("source_id", "source", "string", True),
)
STATEMENTS = (
    ("id", "id", "string", True),
    ("kind", "kind", "string", True),
    ("name", "name_{lang}", "string", True),
    *(row for row in COLUMNS if row[0] in (
        "theme", "province", "place", "place_path", "period", "period_basis", "quote", "translation", "note",
        "programme", "source", "line", "citation", "link", "source_link",
        "theme_id", "region_id", "programme_id", "source_id",
    )),
)  # fmt: skip
OWN = ("id", "kind", "name")  # what means something else than in the table of facts
SOURCE_FIELDS = (  # of sources.csv
    "id", "title", "kind", "author", "publisher", "published", "published_basis", "url", "path", "sha256",
    "transcription", "facts", "statements",
)  # fmt: skip
NUMERIC = {"value", "low", "high", "before_value", "before_low", "before_high"}  # in the unit of the row
TABLES = {"facts": COLUMNS, "statements": STATEMENTS}
KNOWN = {
    "facts": {
        "stage": get_args(Stage), "measure": get_args(Measure), "qualifier": get_args(Qualifier),
        "kind": get_args(Kind), "counts": get_args(Counts), "against": get_args(Against),
    },
    "statements": {"kind": get_args(StatementKind)},
}  # fmt: skip


def _word(lang: str, table: str, name: str) -> str:
    own = table == "statements" and name.removesuffix("_about") in OWN
    return t(lang, f"statement_fields.{name}") if own else t(lang, f"fields.{name}")


def table_of(frame: pd.DataFrame) -> str:
    """facts or statements: the table of which a frame is a part."""
    return "facts" if "figure" in frame.columns else "statements"


@cache
def columns(lang: str, table: str = "facts") -> tuple[Column, ...]:
    """The columns of a table, their titles and descriptions in the language of the reader."""
    return tuple(
        Column(
            name, origin.format(lang=lang), kind, _word(lang, table, name), _word(lang, table, f"{name}_about"),
            required, KNOWN[table].get(name, ()),
        )
        for name, origin, kind, required in TABLES[table]
    )  # fmt: skip
