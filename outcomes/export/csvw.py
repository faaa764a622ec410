"""CSVW metadata of the tables as CSV: made of the columns that the CSV itself is made of.

The vocabulary: Metadata Vocabulary for Tabular Data (W3C). A column is known by its name in the file; its titles are in
both languages.
"""

import json
from collections.abc import Iterable
from typing import Any

from outcomes.export.fields import NUMERIC, SOURCE_FIELDS, columns
from outcomes.export.tables import statement_link
from outcomes.i18n.citation import version
from outcomes.i18n.language import LANG, LANGUAGES, t
from outcomes.ledger.ledger import Ledger

KIND = "application/csvm+json"
BASES = {"string": "string", "number": "decimal", "integer": "integer"}
CHINESE, ENGLISH = {"quote", "figure", "before_figure", "header"}, {"translation"}
COUNTED = ("facts", "statements")  # columns of sources.csv that are numbers


def csvw_bytes(ledger: Ledger, lang: str, tables: Iterable[str], *, link: str = "") -> bytes:
    """Metadata of those `tables`, facts or statements, that lie beside it, and of sources.csv."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANG[lang]}],
        "dc:title": t(lang, "shell.name"), "dc:description": t(lang, "exports.notice"),
        "schema:version": version(ledger),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tables": [*(_rows(table, lang, link) for table in tables), _sources(lang)],
    }  # fmt: skip
    return (json.dumps(group, ensure_ascii=False, indent=1) + "\n").encode()


def _rows(table: str, lang: str, link: str) -> dict[str, Any]:
    link = statement_link(link) if table == "statements" else link
    reference = {"columnReference": "source_id", "reference": {"resource": "sources.csv", "columnReference": "id"}}
    schema = {
        "columns": _columns(table, lang, link), "primaryKey": "id", "foreignKeys": [reference],
        **({"aboutUrl": link} if link else {}),
    }  # fmt: skip
    return {"url": f"{table}.csv", "dc:title": t(lang, f"exports.{table}"), "tableSchema": schema}


def _columns(table: str, lang: str, link: str) -> list[dict[str, Any]]:
    made = []
    for each in zip(*(columns(one, table) for one in LANGUAGES), strict=True):
        told, column = dict(zip(LANGUAGES, each, strict=True)), each[0]
        base: Any = BASES[column.kind]
        if column.known:
            base = {"base": base, "format": f"^({'|'.join(column.known)})$"}
        spoken = "zh" if column.name in CHINESE else "en" if column.name in ENGLISH else LANG[lang]
        made.append(
            {
                "name": column.name,
                "titles": {"und": column.name, **{LANG[one]: told[one].title for one in LANGUAGES}},
                "dc:description": [{"@value": told[one].description, "@language": LANG[one]} for one in LANGUAGES],
                "datatype": base, "required": column.required, "lang": spoken,
                **({"schema:unitText": t(lang, "exports.unit")} if column.name in NUMERIC else {}),
                **({"valueUrl": link.replace("{id}", f"{{{column.name}}}")}
                   if link and column.name in ("part_of", "target_of") else {}),
            }
        )  # fmt: skip
    return made


def _sources(lang: str) -> dict[str, Any]:
    made = [
        {
            "name": name, "titles": name, "datatype": "integer" if name in COUNTED else "string",
            "dc:description": [{"@value": t(one, f"sources_csv.{name}"), "@language": LANG[one]} for one in LANGUAGES],
            "required": name == "id",
        }
        for name in SOURCE_FIELDS
    ]  # fmt: skip
    return {
        "url": "sources.csv",
        "dc:title": t(lang, "exports.sources"),
        "tableSchema": {"columns": made, "primaryKey": "id"},
    }
