"""The filtered facts or statements as CSV, JSON and XLSX, with quote, source and citation in each row.

The same frame feeds chart, table and export. `link` is a permalink with {id} where the id of the fact belongs; that
of a statement is made from it.
"""

import csv
import io
import json
import math
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

import pandas as pd

from outcomes.export.fields import Column, columns, table_of
from outcomes.i18n.citation import citation, version
from outcomes.i18n.corrections import in_words
from outcomes.i18n.language import t
from outcomes.i18n.reference import source_address
from outcomes.ledger.ledger import Ledger

# What spreadsheets take for the beginning of a formula, full-width forms included (Excel in Chinese reads ＝ as =).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
WIDE = {"quote", "translation", "citation", "note", "worded", "place_path", "source", "indicator"}
LINKS = {"link", "source_link"}
# Of Excel: characters of an address, and addresses of a sheet. What is over stays text.
LONGEST_LINK, MOST_LINKS = 2079, 65_530
ALL = {"facts": "exports.all", "statements": "exports.all_statements"}
Cell = str | int | float | None


def rows(frame: pd.DataFrame, ledger: Ledger, lang: str, link: str = "") -> list[list[Cell]]:
    """The cells of the export, a list a row, in the order of its columns. None where nothing is reported."""
    ids = frame["id"].tolist()
    table = table_of(frame)
    link = statement_link(link) if table == "statements" else link
    made = {
        "citation": [citation(fact, ledger, lang, link.replace("{id}", fact)) for fact in ids],
        "link": [link.replace("{id}", fact) for fact in ids],
        "source_link": [source_address(fact, ledger) for fact in ids],
        f"corrections_{lang}": ["\n".join(in_words(ledger, fact, lang)) for fact in ids],
        f"programme_{lang}": [_programme(ledger, fact, lang) for fact in ids],
    }
    found = [[_cell(value) for value in _values(column, frame, made)] for column in columns(lang, table)]
    return [list(row) for row in zip(*found, strict=True)]


def csv_bytes(frame: pd.DataFrame, ledger: Ledger, lang: str, filter_sentence: str = "", *, link: str = "") -> bytes:
    """The table alone as UTF-8 with BOM, so that Excel opens it. The filter has no place in a CSV; see the JSON."""
    return csv_of([column.name for column in columns(lang, table_of(frame))], rows(frame, ledger, lang, link))


def statement_link(link: str) -> str:
    """The permalink of a statement, made from that of a fact."""
    return link.replace("?fact=", "?statement=")


def counts_bytes(frame: pd.DataFrame) -> bytes:
    """A table of counts, which has no quotes to carry."""
    return csv_of(frame.columns, ([_cell(value) for value in row] for row in frame.itertuples(index=False)))


def csv_of(head: Iterable[str], cells: Iterable[list[Cell]]) -> bytes:
    """A head and rows as UTF-8 with BOM; no spreadsheet runs one of the cells."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_typed(cell) for cell in row] for row in cells)
    return out.getvalue().encode("utf-8-sig")


def json_bytes(frame: pd.DataFrame, ledger: Ledger, lang: str, filter_sentence: str = "", *, link: str = "") -> bytes:
    """The rows with what they are: notice, version, filter, count and the meaning of each field."""
    table = table_of(frame)
    names = [column.name for column in columns(lang, table)]
    document = {
        **_about(frame, ledger, lang, filter_sentence),
        "fields": [
            {"name": c.name, "type": c.kind, "title": c.title, "description": c.description}
            for c in columns(lang, table)
        ],
        table: [dict(zip(names, row, strict=True)) for row in rows(frame, ledger, lang, link)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def xlsx_bytes(frame: pd.DataFrame, ledger: Ledger, lang: str, filter_sentence: str = "", *, link: str = "") -> bytes:
    """A workbook: the rows under titles in the reader's language, and a sheet that says what they are."""
    import xlsxwriter  # only a download needs it

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        # A fixed date: the same facts give the same bytes, which the app's download cache relies on.
        made = {"title": t(lang, "shell.name"), "comments": t(lang, "exports.notice")}
        book.set_properties(made | {"created": datetime(1980, 1, 1)})  # noqa: DTZ001 (xlsxwriter wants it naive)
        head = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        table = table_of(frame)
        shown = columns(lang, table)
        cells = rows(frame, ledger, lang, link)
        _sheet(book.add_worksheet(t(lang, f"exports.{table}")), cells, shown, head, wrap, book.get_default_url_format())
        about = _about(frame, ledger, lang, filter_sentence)
        _about_sheet(book.add_worksheet(t(lang, "exports.about")), about, shown, lang, head, wrap)
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _about(frame: pd.DataFrame, ledger: Ledger, lang: str, filter_sentence: str) -> dict[str, Any]:
    return {
        "project": t(lang, "shell.name"), "notice": t(lang, "exports.notice"), "version": version(ledger),
        "language": lang, "filters": filter_sentence or t(lang, ALL[table_of(frame)]), "count": len(frame),
    }  # fmt: skip


def _sheet(sheet: Any, cells: list[list[Cell]], shown: tuple[Column, ...], head: Any, wrap: Any, linked: Any) -> None:
    links = {at for at, column in enumerate(shown) if column.name in LINKS}
    few = len(cells) * len(links) <= MOST_LINKS
    for at, column in enumerate(shown):
        sheet.set_column(at, at, 44 if column.name in WIDE else 16)
        sheet.write_string(0, at, column.title, head)
    for line, row in enumerate(cells, start=1):
        for at, cell in enumerate(row):
            if at in links and few and isinstance(cell, str) and _clickable(cell):
                sheet.write_url(line, at, cell, linked)
            elif isinstance(cell, str):
                sheet.write_string(line, at, cell, wrap)
            elif cell is not None:
                sheet.write_number(line, at, cell, wrap)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(cells), len(shown) - 1)


def _clickable(address: str) -> bool:
    """Of the web alone: a workbook could also link into itself and to files."""
    return address.startswith(("http://", "https://")) and len(address) <= LONGEST_LINK


def _about_sheet(sheet: Any, about: dict[str, Any], shown: tuple[Column, ...], lang: str, head: Any, wrap: Any) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, about.pop("project"), head)
    sheet.write_string(0, 1, about.pop("notice"), head)
    lines = [(t(lang, f"exports.{key}"), str(value)) for key, value in about.items()]
    for line, (name, value) in enumerate(lines, start=1):
        sheet.write_string(line, 0, name)
        sheet.write_string(line, 1, value, wrap)
    start = len(lines) + 2
    sheet.write_string(start, 0, t(lang, "exports.column"), head)
    sheet.write_string(start, 1, t(lang, "exports.meaning"), head)
    for line, column in enumerate(shown, start=start + 1):
        sheet.write_string(line, 0, column.title)
        sheet.write_string(line, 1, f"{column.description} [{column.name}]", wrap)


def _values(column: Column, frame: pd.DataFrame, made: dict[str, list[str]]) -> list[Any]:
    return made[column.origin] if column.origin in made else frame[column.origin].tolist()


def _programme(ledger: Ledger, fact: str, lang: str) -> str:
    programme = ledger.reported(fact).programme
    return ledger.programmes[programme].name[lang] if programme else ""


def _cell(value: Any) -> Cell:
    """A value for a cell: no NaN, no empty text, whole numbers without a decimal point."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int) else str(value)


def _typed(cell: Cell) -> str:
    """A cell as it stands in a CSV. Only text can be taken for a formula: −3.2 stays a number."""
    if cell is None:
        return ""
    return safe_cell(cell) if isinstance(cell, str) else f"{Decimal(str(cell)):f}"
