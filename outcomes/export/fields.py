"""The columns of every exported table: names that never change, titles and descriptions in both languages."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from outcomes.i18n.language import t
from outcomes.ledger.vocabulary import Measure, Qualifier, Stage


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
    ("province", "province_{lang}", "string", True),
    ("place", "place_{lang}", "string", True),
    ("place_path", "path_{lang}", "string", True),
    ("value", "value", "number", True),
    ("low", "low", "number", False),
    ("high", "high", "number", False),
    ("qualifier", "qualifier", "string", True),
    ("worded", "worded_{lang}", "string", True),
    ("unit", "unit_{lang}", "string", True),
    ("period", "period", "string", False),
    ("period_basis", "period_basis_{lang}", "string", False),
    ("quote", "quote", "string", True),
    ("figure", "figure", "string", True),
    ("translation", "translation", "string", True),
    ("note", "note_{lang}", "string", False),
    ("programme", "programme_{lang}", "string", False),
    ("part_of", "part_of", "string", False),
    ("source", "source_{lang}", "string", True),
    ("line", "line", "integer", True),
    ("corrections", "corrections_{lang}", "string", False),
    ("citation", "citation", "string", True),
    ("indicator_id", "indicator", "string", True),
    ("theme_id", "theme", "string", True),
    ("region_id", "region", "string", True),
    ("unit_id", "unit", "string", True),
    ("programme_id", "programme", "string", False),
    ("source_id", "source", "string", True),
)
KNOWN = {"stage": get_args(Stage), "measure": get_args(Measure), "qualifier": get_args(Qualifier)}


@cache
def columns(lang: str) -> tuple[Column, ...]:
    """The columns of an export, their titles and descriptions in the language of the reader."""
    return tuple(
        Column(
            name=name,
            origin=origin.format(lang=lang),
            kind=kind,
            title=t(lang, f"fields.{name}"),
            description=t(lang, f"fields.{name}_about"),
            required=required,
            known=KNOWN.get(name, ()),
        )
        for name, origin, kind, required in COLUMNS
    )
