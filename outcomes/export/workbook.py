"""The filtered facts or statements as a workbook of Excel."""

import io
from datetime import datetime
from typing import Any

from outcomes.export.tables import Extract
from outcomes.i18n.language import t

WIDE = {"quote", "translation", "citation", "note", "worded", "place_path", "source", "indicator"}
LINKS = {"link", "source_link"}
# Of Excel: characters of an address, and addresses of a sheet. What is over stays text.
LONGEST_LINK, MOST_LINKS = 2079, 65_530


def xlsx_bytes(rows: Extract) -> bytes:
    """A workbook: the rows under titles in the reader's language, and a sheet that says what they are."""
    import xlsxwriter  # only a download needs it

    out, lang = io.BytesIO(), rows.lang
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        # A fixed date: the same facts give the same bytes, which the app's download cache relies on.
        made = {"title": t(lang, "shell.name"), "comments": t(lang, "exports.notice")}
        book.set_properties(made | {"created": datetime(1980, 1, 1)})  # noqa: DTZ001 (xlsxwriter wants it naive)
        head = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        _rows(book.add_worksheet(t(lang, f"exports.{rows.table}")), rows, head, wrap, book.get_default_url_format())
        _about(book.add_worksheet(t(lang, "exports.about")), rows, head, wrap)
    return out.getvalue()


def _rows(sheet: Any, rows: Extract, head: Any, wrap: Any, linked: Any) -> None:
    cells, links = rows.cells(), {at for at, column in enumerate(rows.columns) if column.name in LINKS}
    few = len(cells) * len(links) <= MOST_LINKS
    for at, column in enumerate(rows.columns):
        sheet.set_column(at, at, 44 if column.name in WIDE else 16)
        sheet.write_string(0, at, column.title(rows.lang), head)
    for line, row in enumerate(cells, start=1):
        for at, cell in enumerate(row):
            if at in links and few and isinstance(cell, str) and _clickable(cell):
                sheet.write_url(line, at, cell, linked)
            elif isinstance(cell, str):
                sheet.write_string(line, at, cell, wrap)
            elif cell is not None:
                sheet.write_number(line, at, cell, wrap)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(cells), len(rows.columns) - 1)


def _clickable(address: str) -> bool:
    """Of the web alone: a workbook could also link into itself and to files."""
    return address.startswith(("http://", "https://")) and len(address) <= LONGEST_LINK


def _about(sheet: Any, rows: Extract, head: Any, wrap: Any) -> None:
    """Project and notice in the head, what else is known of the rows, and below them what each column means."""
    lang, about = rows.lang, rows.about
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    lines = [(about.pop("project"), about.pop("notice"), head, head)]
    lines += [(t(lang, f"exports.{key}"), str(value), None, wrap) for key, value in about.items()]
    lines += [("", "", None, None), (t(lang, "exports.column"), t(lang, "exports.meaning"), head, head)]
    for column in rows.columns:
        lines.append((column.title(lang), f"{column.description(lang)} [{column.name}]", None, wrap))
    for line, (name, value, left, right) in enumerate(lines):
        if name:
            sheet.write_string(line, 0, name, left)
            sheet.write_string(line, 1, value, right)
