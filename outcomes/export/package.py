"""The whole ledger as files: tables, source texts and a Frictionless data package that describes them."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from outcomes.analysis.filters import Filter
from outcomes.analysis.sentence import sentence
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.charts.chart import Chart
from outcomes.export.chart_html import beside, html
from outcomes.export.csvw import csvw_bytes
from outcomes.export.fields import NUMERIC, SOURCE_FIELDS, TABLES, columns
from outcomes.export.tables import Cell, csv_bytes, csv_of, json_bytes, statement_link, xlsx_bytes
from outcomes.i18n.citation import citation, version
from outcomes.i18n.language import t
from outcomes.i18n.markdown import escaped
from outcomes.ledger.ledger import Ledger

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package_files(ledger: Ledger, texts: dict[str, bytes], lang: str, link: str = "") -> dict[str, bytes]:
    """Every file of the whole export by its path. `texts` holds the bytes of each source's file, by the source's id."""
    return selection_files(
        facts_table(ledger), ledger, lang, "", statements=statements_table(ledger), link=link, texts=texts
    )


def selection_files(
    frame: pd.DataFrame, ledger: Ledger, lang: str, sentence: str, *, texts: dict[str, bytes],
    statements: pd.DataFrame | None = None, link: str = "",
) -> dict[str, bytes]:  # fmt: skip
    """The files of rows of a facts table and, where given, of a statements table.

    `sentence` says what was filtered, empty for all.
    """
    files = {
        "facts.csv": csv_bytes(frame, ledger, lang, sentence, link=link),
        "facts.json": json_bytes(frame, ledger, lang, sentence, link=link),
        "facts.xlsx": xlsx_bytes(frame, ledger, lang, sentence, link=link),
        "sources.csv": sources_csv(ledger, lang, texts),
        **{f"sources/{ledger.sources[source].file}": data for source, data in texts.items()},
    }
    if statements is not None:
        for ending, write in (("csv", csv_bytes), ("json", json_bytes), ("xlsx", xlsx_bytes)):
            files[f"statements.{ending}"] = write(statements, ledger, lang, sentence, link=link)
    described = [table for table in TABLES if f"{table}.csv" in files]
    files["facts.csv-metadata.json"] = csvw_bytes(ledger, lang, described, link=link)
    return {**files, "datapackage.json": _descriptor(ledger, files, lang, sentence, len(frame), texts)}


def online_descriptor(
    frame: pd.DataFrame, statements: pd.DataFrame, ledger: Ledger, lang: str, *, link: str = ""
) -> bytes:
    """datapackage.json for tables that are served beside it, without the texts."""
    said = sentence(Filter(), ledger, lang, len(statements), len(statements), table="statements")
    files = {
        "facts.csv": csv_bytes(frame, ledger, lang, link=link),
        "facts.json": json_bytes(
            frame, ledger, lang, sentence(Filter(), ledger, lang, len(frame), len(frame)), link=link
        ),
        "statements.csv": csv_bytes(statements, ledger, lang, link=link),
        "statements.json": json_bytes(statements, ledger, lang, said, link=link),
        "sources.csv": sources_csv(ledger, lang, {}),
    }
    return _descriptor(ledger, files, lang, "", len(frame), {})


def archive_bytes(
    frame: pd.DataFrame, ledger: Ledger, lang: str, sentence: str, *,
    statements: pd.DataFrame | None = None, charts: Sequence[Chart] = (), link: str = "",
) -> bytes:  # fmt: skip
    """One ZIP of a selection: tables, data package, charts, and a readme with every quoted passage and its citation."""
    files = selection_files(frame, ledger, lang, sentence, statements=statements, link=link, texts={})
    files |= {_path(chart): html(chart, lang, shared=True).encode() for chart in charts}
    files |= {f"charts/{name}": data for name, data in beside().items()} if charts else {}
    files["readme.md"] = readme(frame, ledger, lang, sentence, link, statements, charts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def readme(
    frame: pd.DataFrame, ledger: Ledger, lang: str, sentence: str, link: str = "",
    statements: pd.DataFrame | None = None, charts: Sequence[Chart] = (),
) -> bytes:  # fmt: skip
    """What the selection is, and each figure with its words. Text of the data stands in quoted blocks, as it is."""
    lines = [f"# {t(lang, 'shell.name')}", "", t(lang, "exports.notice"), ""]
    said = {"filters": sentence or t(lang, "exports.all"), "count": len(frame), "version": version(ledger)}
    lines += [*(f"- {t(lang, f'exports.{name}')}: {value}" for name, value in said.items()), ""]
    lines += _listed(charts, lang) if charts else []
    lines += _passages(frame, ledger, lang, link, ("worded", "indicator", "path"))
    if statements is not None:
        lines += _passages(statements, ledger, lang, statement_link(link), ("name", "path"))
    return "\n".join(lines).encode("utf-8")


def _path(chart: Chart) -> str:
    return f"charts/{chart.slug}.html"


def _listed(charts: Sequence[Chart], lang: str) -> list[str]:
    """The charts by file, each with what it shows and the sources it draws on; the picture names them too."""
    lines = [f"## {t(lang, 'exports.charts')}", ""]
    for chart in charts:
        lines.append(f"- [{_path(chart)}]({_path(chart)}): {escaped(chart.title)}")
        if (column := f"source_{lang}") in chart.rows:
            sources = t(lang, "charts.semicolon").join(chart.rows[column].unique())
            lines.append(f"  {t(lang, 'exports.sources')}{t(lang, 'brief.colon')}{escaped(sources)}")
    return [*lines, ""]


def _passages(frame: pd.DataFrame, ledger: Ledger, lang: str, link: str, heads: tuple[str, ...]) -> Iterator[str]:
    """Each row with its words and its citation."""
    for row in frame.to_dict("records"):
        cited = citation(row["id"], ledger, lang, link.replace("{id}", row["id"]))
        yield from ("## " + " · ".join(escaped(row[f"{name}_{lang}"]) for name in heads), "")
        yield from (*(f"> {line}" for line in row["quote"].splitlines()), "", escaped(cited), "")


def sources_csv(ledger: Ledger, lang: str, texts: dict[str, bytes]) -> bytes:
    """One row a source; one that reports nothing stands there with 0 facts."""
    rows: list[list[Cell]] = []
    for source in ledger.sources.values():
        facts = len(ledger.index.facts.get(source.id, ()))
        statements = sum(entry.source == source.id for entry in ledger.statements.values())
        named = [name[lang] if name else "" for name in (source.title, source.author, source.publisher)]
        cells = [source.id, named[0], source.kind or "", *named[1:], source.published]
        cells += [source.published_basis[lang] if source.published_basis else "", source.url or ""]
        cells += [f"sources/{source.file}" if source.id in texts else "", source.sha256, source.transcription]
        rows.append([*cells, facts, statements])
    return csv_of(SOURCE_FIELDS, rows)


def _descriptor(
    ledger: Ledger, files: dict[str, bytes], lang: str, sentence: str, count: int, texts: dict[str, bytes]
) -> bytes:
    """datapackage.json. It names no licence: the texts belong to their publishers."""
    # The workbook holds the same rows; as a resource of its own every validator would have to read XLSX.
    facts = {**_resource("facts", "facts.csv", files, t(lang, "exports.facts")), **_table(_rows_schema(lang, "facts"))}
    resources = [
        {**facts, "alternates": ["facts.json", "facts.xlsx"]},
        {**_resource("sources", "sources.csv", files, t(lang, "exports.sources")), **_table(_sources_schema(lang))},
        _resource("facts-json", "facts.json", files, t(lang, "exports.facts")),
        *_statements(files, lang),
        *(_resource(f"source-{id_}", f"sources/{ledger.sources[id_].file}", files, id_) for id_ in texts),
    ]
    package = {
        "$schema": PROFILE, "name": "reported-outcomes", "title": t(lang, "shell.name"),
        "description": t(lang, "exports.notice"), "version": version(ledger), "language": lang,
        "filters": sentence or t(lang, "exports.all"), "count": count,
        "sources": [_cited(source, lang) for source in ledger.sources.values()],
        "units": [_unit(unit, lang) for unit in ledger.units.values()],
        "resources": resources,
    }  # fmt: skip
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _statements(files: dict[str, bytes], lang: str) -> list[dict[str, Any]]:
    """The resources of the statements, where there are any files of them."""
    if "statements.csv" not in files:
        return []
    title = t(lang, "exports.statements")
    table = {**_resource("statements", "statements.csv", files, title), **_table(_rows_schema(lang, "statements"))}
    others = [name for name in ("statements.json", "statements.xlsx") if name in files]
    return [{**table, "alternates": others}, _resource("statements-json", "statements.json", files, title)]


def _resource(name: str, path: str, files: dict[str, bytes], title: str) -> dict[str, Any]:
    kinds = {"csv": "text/csv", "json": "application/json", "txt": "text/plain"}
    ending = path.rsplit(".", 1)[-1]
    digest = hashlib.sha256(files[path]).hexdigest()
    return {
        "name": name, "title": title, "path": path, "format": ending, "mediatype": kinds[ending],
        "encoding": "utf-8", "bytes": len(files[path]), "hash": f"sha256:{digest}",
    }  # fmt: skip


def _table(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "table", "dialect": {"lineTerminator": "\r\n"}, "schema": schema}


def _rows_schema(lang: str, table: str) -> dict[str, Any]:
    fields = []
    for column in columns(lang, table):
        constraints: dict[str, Any] = {"required": True} if column.required else {}
        constraints |= {"enum": list(column.known)} if column.known else {}
        constraints |= {"unique": True} if column.name == "id" else {}
        fields.append(
            {
                "name": column.name, "type": column.kind, "title": column.title, "description": column.description,
                **({"unit": t(lang, "exports.unit")} if column.name in NUMERIC else {}),
                **({"constraints": constraints} if constraints else {}),
            }
        )  # fmt: skip
    reference = {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["id"]}}
    return {"fields": fields, "missingValues": [""], "primaryKey": ["id"], "foreignKeys": [reference]}


def _sources_schema(lang: str) -> dict[str, Any]:
    fields = [
        {
            "name": name, "type": "integer" if name in ("facts", "statements") else "string",
            "description": t(lang, f"sources_csv.{name}"),
        }
        for name in SOURCE_FIELDS
    ]  # fmt: skip
    return {"fields": fields, "missingValues": [""], "primaryKey": ["id"]}


def _cited(source: Any, lang: str) -> dict[str, str]:
    return {"title": source.title[lang], **({"path": source.url} if source.url else {})}


def _unit(unit: Any, lang: str) -> dict[str, str]:
    found = {"id": unit.id, "name": unit.name[lang], "dimension": unit.dimension}
    return {**found, **({"symbol": unit.symbol} if unit.symbol else {})}
