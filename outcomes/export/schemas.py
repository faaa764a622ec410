"""The tables as CSV, described for programs: as a Table Schema (Frictionless) and as CSVW (W3C), of the same columns.

The vocabulary: Metadata Vocabulary for Tabular Data (W3C). A column is known by its name in the file; its titles are in
both languages.
"""

from collections.abc import Iterable
from typing import Any

from outcomes.export.fields import TABLES, Column
from outcomes.export.tables import json_of, permalink
from outcomes.i18n.citation import version
from outcomes.i18n.language import LANG, LANGUAGES, t
from outcomes.ledger.ledger import Ledger

KIND = "application/csvm+json"
LEADING = ("part_of", "target_of")  # columns that hold the id of another fact


def table_schema(table: str, lang: str) -> dict[str, Any]:
    """The schema of a table in the terms of Table Schema."""
    schema = {
        "fields": [_field(column, lang) for column in TABLES[table]], "missingValues": [""], "primaryKey": ["id"],
    }  # fmt: skip
    reference = {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["id"]}}
    return schema if table == "sources" else {**schema, "foreignKeys": [reference]}


def _field(column: Column, lang: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "description": column.description(lang)}
    constraints = {
        "required": column.required, "enum": list(column.known), "unique": column.name == "id",
    }  # fmt: skip
    found = {
        "title": column.title(lang), "unit": t(lang, "exports.unit") if column.kind == "number" else "",
        "constraints": {name: value for name, value in constraints.items() if value},
    }  # fmt: skip
    return field | {name: value for name, value in found.items() if value}


def csvw_bytes(ledger: Ledger, lang: str, tables: Iterable[str], *, link: str = "") -> bytes:
    """CSVW metadata of those `tables` that lie beside it."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANG[lang]}],
        "dc:title": t(lang, "shell.name"), "dc:description": t(lang, "exports.notice"),
        "schema:version": version(ledger),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tables": [_table(table, lang, permalink(link, table)) for table in tables],
    }  # fmt: skip
    return json_of(group)


def _table(table: str, lang: str, link: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column, lang, link) for column in TABLES[table]], "primaryKey": "id"}
    if table != "sources":
        reference = {"resource": "sources.csv", "columnReference": "id"}
        schema["foreignKeys"] = [{"columnReference": "source_id", "reference": reference}]
        schema |= {"aboutUrl": link} if link else {}
    return {"url": f"{table}.csv", "dc:title": t(lang, f"exports.{table}"), "tableSchema": schema}


def _column(column: Column, lang: str, link: str) -> dict[str, Any]:
    base: Any = "decimal" if column.kind == "number" else column.kind
    if column.known:
        base = {"base": base, "format": f"^({'|'.join(column.known)})$"}
    made = {
        "name": column.name, "titles": column.name, "datatype": base, "required": column.required,
        "dc:description": [{"@value": column.description(one), "@language": LANG[one]} for one in LANGUAGES],
    }  # fmt: skip
    if column.title(lang):
        titles = {"und": column.name, **{LANG[one]: column.title(one) for one in LANGUAGES}}
        made |= {"titles": titles, "lang": column.spoken or LANG[lang]}
    if column.kind == "number":
        made["schema:unitText"] = t(lang, "exports.unit")
    if link and column.name in LEADING:
        made["valueUrl"] = link.replace("{id}", f"{{{column.name}}}")
    return made
