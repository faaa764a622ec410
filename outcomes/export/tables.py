"""The filtered facts or statements as CSV and JSON, with quote, source and citation in each row.

The same rows feed chart, table and export.
"""

import csv
import io
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from outcomes.export.fields import TABLES, Column
from outcomes.i18n.citation import citation, version
from outcomes.i18n.corrections import in_words
from outcomes.i18n.labels import Row
from outcomes.i18n.language import t
from outcomes.i18n.reference import source_address
from outcomes.ledger.ledger import Ledger

# What spreadsheets take for the beginning of a formula, full-width forms included (Excel in Chinese reads ＝ as =).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ALL = {"facts": "exports.all", "statements": "exports.all_statements"}
Cell = str | int | float | None


@dataclass(frozen=True)
class Extract:
    """Rows of the table of facts or of statements as they leave the app, in the language of a reader.

    `sentence` says what was filtered, empty for all; `link` is the permalink of a fact with {id} in place of its id.
    """

    frame: pd.DataFrame
    ledger: Ledger
    lang: str
    sentence: str = ""
    link: str = ""

    @property
    def table(self) -> str:
        """facts or statements: the table of which the rows are a part."""
        return "facts" if "figure" in self.frame.columns else "statements"

    @property
    def columns(self) -> tuple[Column, ...]:
        return TABLES[self.table]

    @property
    def about(self) -> dict[str, Any]:
        """What the rows are: project, notice, version, language, filter and count."""
        return {
            "project": t(self.lang, "shell.name"), "notice": t(self.lang, "exports.notice"),
            "version": version(self.ledger), "language": self.lang,
            "filters": self.sentence or t(self.lang, ALL[self.table]), "count": len(self.frame),
        }  # fmt: skip

    def address(self, name: str) -> str:
        """The permalink of an entry of the table; empty without one."""
        return permalink(self.link, self.table).replace("{id}", name)

    def citation(self, name: str) -> str:
        """Of an entry, with its permalink."""
        return citation(name, self.ledger, self.lang, self.address(name))

    def named(self, row: Row) -> list[str]:
        """What an entry is called: figure, indicator and place, or name and place."""
        names = ("worded", "indicator", "path") if self.table == "facts" else ("name", "path")
        return [row[f"{name}_{self.lang}"] for name in names]

    def cells(self) -> list[list[Cell]]:
        """A list a row, in the order of the columns. None where nothing is reported."""
        ids, ledger, lang = self.frame["id"].tolist(), self.ledger, self.lang
        made = {
            "citation": map(self.citation, ids),
            "link": map(self.address, ids),
            "source_link": (source_address(name, ledger) for name in ids),
            "corrections_{lang}": ("\n".join(in_words(ledger, name, lang)) for name in ids),
            "programme_{lang}": (_programme(ledger, name, lang) for name in ids),
        }
        found = [
            map(cell, made.get(column.origin, self.frame.get(column.origin.format(lang=lang))))
            for column in self.columns
        ]
        return [list(row) for row in zip(*found, strict=True)]


def permalink(link: str, table: str) -> str:
    """The permalink of an entry of a table, made from that of a fact."""
    return link.replace("?fact=", "?statement=") if table == "statements" else link


def csv_bytes(rows: Extract) -> bytes:
    """The table alone as UTF-8 with BOM, so that Excel opens it. The filter has no place in a CSV; see the JSON."""
    return csv_of((column.name for column in rows.columns), rows.cells())


def counts_bytes(frame: pd.DataFrame) -> bytes:
    """A table of counts, which has no quotes to carry."""
    return csv_of(frame.columns, ([cell(value) for value in row] for row in frame.itertuples(index=False)))


def csv_of(head: Iterable[str], cells: Iterable[list[Cell]]) -> bytes:
    """A head and rows as UTF-8 with BOM; no spreadsheet runs one of the cells."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(map(_typed, row) for row in cells)
    return out.getvalue().encode("utf-8-sig")


def json_bytes(rows: Extract) -> bytes:
    """The rows with what they are: notice, version, filter, count and the meaning of each field."""
    names = [column.name for column in rows.columns]
    fields = [
        {"name": column.name, "type": column.kind, "title": column.title(rows.lang),
         "description": column.description(rows.lang)}
        for column in rows.columns
    ]  # fmt: skip
    entries = [dict(zip(names, row, strict=True)) for row in rows.cells()]
    return json_of({**rows.about, "fields": fields, rows.table: entries})


def json_of(document: Any) -> bytes:
    """A document as JSON for people and programs."""
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def safe_cell(text: str) -> str:
    """A text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _programme(ledger: Ledger, name: str, lang: str) -> str:
    programme = ledger.reported(name).programme
    return ledger.programmes[programme].name[lang] if programme else ""


def cell(value: Any) -> Cell:
    """A value for a cell: no NaN, no empty text, whole numbers without a decimal point."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int) else str(value)


def _typed(value: Cell) -> str:
    """A cell as it stands in a CSV. Only text can be taken for a formula: −3.2 stays a number."""
    if value is None:
        return ""
    return safe_cell(value) if isinstance(value, str) else f"{Decimal(str(value)):f}"
