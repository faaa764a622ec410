"""The whole ledger as files: tables, source texts and a Frictionless data package that describes them."""

import csv
import hashlib
import io
import json
from typing import Any

from outcomes.export.fields import columns
from outcomes.export.tables import csv_bytes, json_bytes, safe_cell, xlsx_bytes
from outcomes.export.words import WORDS, version
from outcomes.ledger import Ledger
from outcomes.table import facts_table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SOURCE_FIELDS = (
    ("id", "Stable id of the source"),
    ("title", "Title of the text"),
    ("author", "Author, where the text names one"),
    ("publisher", "Publisher, where it is known"),
    ("published", "Date in EDTF, ~ where it was inferred"),
    ("published_basis", "What an inferred date rests on"),
    ("url", "Address, where there is one"),
    ("path", "File of the text in this package"),
    ("sha256", "Of the bytes of that file"),
    ("transcription", "plain, or pinyin-annotated: a reading in brackets follows the characters"),
    ("facts", "How many facts rest on the text"),
)
NUMERIC = {"value", "low", "high"}


def package_files(ledger: Ledger, texts: dict[str, bytes], lang: str, link: str = "") -> dict[str, bytes]:
    """Every file of the export by its path. `texts` holds the bytes of each source's file, by the source's id."""
    frame = facts_table(ledger)
    files = {
        "facts.csv": csv_bytes(frame, ledger, lang, link=link),
        "facts.json": json_bytes(frame, ledger, lang, link=link),
        "facts.xlsx": xlsx_bytes(frame, ledger, lang, link=link),
        "sources.csv": _sources_csv(ledger, lang),
        **{f"sources/{source.file}": texts[source.id] for source in ledger.sources.values()},
    }
    return {**files, "datapackage.json": _descriptor(ledger, files, lang, len(frame))}


def _sources_csv(ledger: Ledger, lang: str) -> bytes:
    """One row a source; one that reports nothing stands there with 0 facts."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in SOURCE_FIELDS])
    for source in ledger.sources.values():
        facts = sum(fact.source == source.id for fact in ledger.facts.values())
        named = [source.title, source.author, source.publisher]
        cells = [source.id, *(name[lang] if name else "" for name in named), source.published]
        cells += [source.published_basis[lang] if source.published_basis else "", source.url or ""]
        cells += [f"sources/{source.file}", source.sha256, source.transcription]
        writer.writerow([*map(safe_cell, cells), str(facts)])
    return out.getvalue().encode("utf-8-sig")


def _descriptor(ledger: Ledger, files: dict[str, bytes], lang: str, count: int) -> bytes:
    """datapackage.json. It names no licence: the texts belong to their publishers."""
    words = WORDS[lang]
    # The workbook holds the same rows; as a resource of its own every validator would have to read XLSX.
    facts = {**_resource("facts", "facts.csv", files, words["facts"]), "alternates": ["facts.json", "facts.xlsx"]}
    resources = [
        {**facts, **_table(_facts_schema(lang))},
        {**_resource("sources", "sources.csv", files, "Sources"), **_table(_sources_schema())},
        _resource("facts-json", "facts.json", files, words["facts"]),
        *(_text_resource(source_id, source.file, files) for source_id, source in ledger.sources.items()),
    ]
    package = {
        "$schema": PROFILE,
        "name": "reported-outcomes",
        "title": words["project"],
        "description": words["notice"],
        "version": version(ledger),
        "language": lang,
        "filters": words["all"],
        "count": count,
        "sources": [_cited(source, lang) for source in ledger.sources.values()],
        "units": [_unit(unit, lang) for unit in ledger.units.values()],
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, path: str, files: dict[str, bytes], title: str) -> dict[str, Any]:
    kinds = {"csv": "text/csv", "json": "application/json", "txt": "text/plain"}
    ending = path.rsplit(".", 1)[-1]
    digest = hashlib.sha256(files[path]).hexdigest()
    return {
        "name": name, "title": title, "path": path, "format": ending, "mediatype": kinds[ending],
        "encoding": "utf-8", "bytes": len(files[path]), "hash": f"sha256:{digest}",
    }  # fmt: skip


def _text_resource(source_id: str, file: str, files: dict[str, bytes]) -> dict[str, Any]:
    return _resource(f"source-{source_id}", f"sources/{file}", files, source_id)


def _table(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "table", "dialect": {"lineTerminator": "\r\n"}, "schema": schema}


def _facts_schema(lang: str) -> dict[str, Any]:
    fields = []
    for column in columns(lang):
        constraints: dict[str, Any] = {"required": True} if column.required else {}
        constraints |= {"enum": list(column.known)} if column.known else {}
        constraints |= {"unique": True} if column.name == "id" else {}
        fields.append(
            {
                "name": column.name, "type": column.kind, "title": column.title, "description": column.description,
                **({"unit": "given in the column unit"} if column.name in NUMERIC else {}),
                **({"constraints": constraints} if constraints else {}),
            }
        )  # fmt: skip
    reference = {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["id"]}}
    return {"fields": fields, "missingValues": [""], "primaryKey": ["id"], "foreignKeys": [reference]}


def _sources_schema() -> dict[str, Any]:
    fields = [
        {"name": name, "type": "integer" if name == "facts" else "string", "description": description}
        for name, description in SOURCE_FIELDS
    ]
    return {"fields": fields, "missingValues": [""], "primaryKey": ["id"]}


def _cited(source: Any, lang: str) -> dict[str, str]:
    return {"title": source.title[lang], **({"path": source.url} if source.url else {})}


def _unit(unit: Any, lang: str) -> dict[str, str]:
    found = {"id": unit.id, "name": unit.name[lang], "dimension": unit.dimension}
    return {**found, **({"symbol": unit.symbol} if unit.symbol else {})}
