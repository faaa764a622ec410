"""The whole ledger as files: tables, source texts and a Frictionless data package that describes them."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.charts.chart import Chart
from outcomes.export.chart_html import beside, html
from outcomes.export.fields import SOURCES
from outcomes.export.schemas import csvw_bytes, table_schema
from outcomes.export.tables import Cell, Extract, csv_bytes, csv_of, json_bytes, json_of
from outcomes.export.workbook import xlsx_bytes
from outcomes.i18n.labels import records
from outcomes.i18n.language import t
from outcomes.i18n.markdown import escaped
from outcomes.ledger.ledger import Ledger

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA = {"csv": "text/csv", "json": "application/json", "txt": "text/plain"}
WRITERS = {"csv": csv_bytes, "json": json_bytes, "xlsx": xlsx_bytes}


def package_files(ledger: Ledger, texts: Mapping[str, bytes], lang: str, link: str = "") -> dict[str, bytes]:
    """Every file of the whole export by its path. `texts` holds the bytes of each source's file, by the source's id."""
    tables = facts_table(ledger), statements_table(ledger)
    return selection_files([Extract(table, ledger, lang, link=link) for table in tables], texts)


def selection_files(extracts: Sequence[Extract], texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of rows of the facts table and, after them, of the statements table."""
    files = {f"{rows.table}.{ending}": write(rows) for rows in extracts for ending, write in WRITERS.items()}
    ledger, lang, link = extracts[0].ledger, extracts[0].lang, extracts[0].link
    files["sources.csv"] = sources_csv(ledger, lang, texts)
    files |= {f"sources/{ledger.sources[source].file}": data for source, data in texts.items()}
    described = [*(rows.table for rows in extracts), "sources"]
    files["facts.csv-metadata.json"] = csvw_bytes(ledger, lang, described, link=link)
    return {**files, "datapackage.json": descriptor(extracts, files)}


def archive_bytes(extracts: Sequence[Extract], charts: Sequence[Chart] = ()) -> bytes:
    """One ZIP of a selection: tables, data package, charts, and a readme with every quoted passage and its citation."""
    files = selection_files(extracts, {})
    files |= {_path(chart): html(chart, shared=True).encode() for chart in charts}
    files |= {f"charts/{name}": data for name, data in beside().items()} if charts else {}
    files["readme.md"] = readme(extracts, charts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def readme(extracts: Sequence[Extract], charts: Sequence[Chart]) -> bytes:
    """What the selection is, and each figure with its words. Text of the data stands in quoted blocks, as it is."""
    lang, about = extracts[0].lang, extracts[0].about
    lines = [f"# {about['project']}", "", about["notice"], ""]
    lines += [*(f"- {t(lang, f'exports.{name}')}: {about[name]}" for name in ("filters", "count", "version")), ""]
    lines += _listed(charts, lang) if charts else []
    lines += [line for rows in extracts for line in _passages(rows)]
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


def _passages(rows: Extract) -> Iterator[str]:
    """Each row with its words and its citation."""
    for row in records(rows.frame):
        yield from ("## " + " · ".join(map(escaped, rows.named(row))), "")
        yield from (*(f"> {line}" for line in row["quote"].splitlines()), "", escaped(rows.citation(row["id"])), "")


def sources_csv(ledger: Ledger, lang: str, texts: Mapping[str, bytes]) -> bytes:
    """One row a source; one that reports nothing stands there with 0 facts."""
    rows: list[list[Cell]] = []
    for source in ledger.sources.values():
        statements = sum(entry.source == source.id for entry in ledger.statements.values())
        named = [name[lang] if name else "" for name in (source.title, source.author, source.publisher)]
        cells = [source.id, named[0], source.kind or "", *named[1:], source.published]
        cells += [source.published_basis[lang] if source.published_basis else "", source.url or ""]
        cells += [f"sources/{source.file}" if source.id in texts else "", source.sha256, source.transcription]
        rows.append([*cells, len(ledger.index.facts.get(source.id, ())), statements])
    return csv_of((column.name for column in SOURCES), rows)


def descriptor(extracts: Sequence[Extract], files: Mapping[str, bytes]) -> bytes:
    """datapackage.json of the rows and of sources.csv. It names no licence: the texts belong to their publishers."""
    ledger, lang, about = extracts[0].ledger, extracts[0].lang, extracts[0].about
    tables = [*(rows.table for rows in extracts), "sources"]
    resources = [resource for table in tables for resource in _resources(table, files, lang)]
    named = {f"sources/{source.file}": source.id for source in ledger.sources.values()}
    resources += [_resource(f"source-{named[path]}", path, files, named[path]) for path in files if path in named]
    package = {
        "$schema": PROFILE, "name": "reported-outcomes", "title": about["project"], "description": about["notice"],
        **{name: about[name] for name in ("version", "language", "filters", "count")},
        "sources": [_filled(title=source.title[lang], path=source.url) for source in ledger.sources.values()],
        "units": [
            _filled(id=unit.id, name=unit.name[lang], dimension=unit.dimension, symbol=unit.symbol)
            for unit in ledger.units.values()
        ],
        "resources": resources,
    }  # fmt: skip
    return json_of(package)


def _resources(table: str, files: Mapping[str, bytes], lang: str) -> list[dict[str, Any]]:
    """A table as CSV and, but for sources, as JSON. The workbook holds the same rows; as a resource of its own every
    validator would have to read XLSX."""
    title, schema = t(lang, f"exports.{table}"), table_schema(table, lang)
    as_csv = _resource(table, f"{table}.csv", files, title)
    as_csv |= {"type": "table", "dialect": {"lineTerminator": "\r\n"}, "schema": schema}
    if table == "sources":
        return [as_csv]
    as_csv["alternates"] = [f"{table}.json", f"{table}.xlsx"]
    return [as_csv, _resource(f"{table}-json", f"{table}.json", files, title)]


def _resource(name: str, path: str, files: Mapping[str, bytes], title: str) -> dict[str, Any]:
    ending = path.rsplit(".", 1)[-1]
    return {
        "name": name, "title": title, "path": path, "format": ending, "mediatype": MEDIA[ending], "encoding": "utf-8",
        "bytes": len(files[path]), "hash": f"sha256:{hashlib.sha256(files[path]).hexdigest()}",
    }  # fmt: skip


def _filled(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
