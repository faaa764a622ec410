"""The table of facts for paper: HTML that a printer shows and a screen does not."""

from html import escape

import pandas as pd

from outcomes.i18n.dates import when
from outcomes.i18n.language import t

MOST = 200  # rows; the downloads hold every row


def table_html(frame: pd.DataFrame, lang: str) -> str:
    """The first rows of a facts table with place, indicator, figure, period and quote; a line tells of the rest."""
    names = ("place", "indicator", "worded", "period", "quote")
    head = "".join(f"<th>{escape(t(lang, f'facts.{name}'))}</th>" for name in names)
    rows = "".join(_row(row, lang) for row in frame.head(MOST).to_dict("records"))
    left = len(frame) - MOST
    rest = f'<p class="only-paper">{escape(t(lang, "facts.left_out", n=left))}</p>' if left > 0 else ""
    return f'<table class="only-paper"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{rest}'


def _row(row: dict, lang: str) -> str:
    cells = (row[f"path_{lang}"], row[f"indicator_{lang}"], row[f"worded_{lang}"], when(row, lang))
    said = "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
    return f'<tr>{said}<td lang="zh">{escape(row["quote"])}</td></tr>'
