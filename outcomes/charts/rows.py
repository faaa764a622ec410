"""Rows of a chart, each with its label above the mark, so that long names fit a phone as well as a wide page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from outcomes.charts.chart import ChartStyle
from outcomes.charts.order import beside, ordered
from outcomes.charts.palette import palette, province_colour
from outcomes.charts.style import room, source_numbers
from outcomes.charts.text_layout import LINE, block, escape, tinted, width, wrap
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, records, where
from outcomes.i18n.language import t

LABEL, DETAIL, VALUE = 13, 12, 13
MARK, GAP, INDENT = 16, 16, 18
BRACE = 7  # pixels to the left of rows that may overlap, where the line runs that joins them

# A click selects a mark; the others must not fade.
CALM: dict[str, Any] = {"unselected": {"marker": {"opacity": 1}}, "selected": {"marker": {"opacity": 1}}}


@dataclass(frozen=True)
class ChartRow:
    """One row: what it is called, what is drawn of it, and where.

    `whole` is the value of the row above that it is part of; `joined` says that it may overlap with the row above.
    `target` is what the place aimed at, drawn beside what it reached. `remarks` are lines below the name: a
    definition, a doubt.
    """

    row: Row
    head: str
    detail: str
    colour: str
    whole: float | None = None
    joined: bool = False
    target: Row | None = None
    remarks: tuple[str, ...] = ()

    @property
    def indent(self) -> int:
        return 0 if self.whole is None else INDENT


@dataclass(frozen=True)
class Placed:
    """Rows one below the other: the middle of each one's mark, labels, joining lines, and the height of all."""

    items: list[ChartRow]
    middles: list[float]
    marks: list[dict[str, Any]]
    shapes: list[dict[str, Any]]
    height: float


def chart_rows(
    frame: pd.DataFrame,
    style: ChartStyle,
    within: pd.DataFrame | None = None,
    *,
    named: bool = False,
    levelled: bool = False,
    definitions: Mapping[str, str] | None = None,
) -> list[ChartRow]:
    """Rows in the order they are drawn, labelled by place and, where there are several, by indicator.

    `within` is the whole chart of which `frame` is a panel: sources, provinces and wholes are looked up in it. `named`
    puts the indicator first, `levelled` says the level of each place; `definitions` are sentences by indicator.
    """
    within = frame if within is None else within
    several, numbers, colour = frame["indicator"].nunique() > 1, source_numbers(within), colours(within, style)
    known = {row["id"]: row for row in records(within[within["id"].isin(within["part_of"])])}
    items = []
    results, targets = beside(frame)
    for row, whole, joined in ordered(results):
        place, indicator = where(row, style.lang), row[f"indicator_{style.lang}"]
        head, *others = (indicator, place) if named else (place, *([indicator] if several else []))
        levels = [t(style.lang, f"charts.level_{row['level']}")] if levelled else []
        against = [_against(row, style.lang)] if isinstance(row["against"], str) else []
        detail = " · ".join([*others, *levels, when(row, style.lang), *against]) + numbers.get(str(row["source"]), "")
        remarks = [definitions[row["indicator"]]] if definitions else []
        remarks += _doubts(row, known.get(row["part_of"]) if whole is None else None, joined, style.lang)
        drawn = (colour[row["province"]], whole, joined, targets.get(row["id"]), tuple(remarks))
        items.append(ChartRow(row, head, detail, *drawn))
    return items


def colours(rows: pd.DataFrame, style: ChartStyle) -> dict[str, str]:
    """One accent; the provinces' own colours only where several share the chart."""
    present = list(dict.fromkeys(rows["province"].tolist()))
    if len(present) < 2:
        return dict.fromkeys(present, palette(style.dark).mark)
    known = list(rows["province"].cat.categories)
    return {province: province_colour(province, known, style.dark) for province in present}


def province_key(rows: pd.DataFrame, style: ChartStyle) -> list[tuple[str, str, str]]:
    """Whose the colours are, where there are several."""
    names = dict(zip(rows["province"].tolist(), rows[f"province_{style.lang}"].tolist(), strict=True))
    return [("■", colour, names[province]) for province, colour in colours(rows, style).items() if len(names) > 1]


def _against(row: Row, lang: str) -> str:
    return t(lang, "card.against", what=t(lang, f"card.against_{row['against']}"))


def _doubts(row: Row, whole: Row | None, joined: bool, lang: str) -> list[str]:
    """What a reader must not miss beside this row: the whole it lies in, the overlap, the curator's doubt."""
    found = []
    if whole is not None:
        found.append(t(lang, "charts.lies_in", place=where(whole, lang), worded=whole[f"worded_{lang}"]))
    if note := row[f"note_{lang}"]:
        return [*found, t(lang, "charts.doubt", note=note)]
    return [*found, t(lang, "charts.may_overlap")] if joined else found


def place(items: list[ChartRow], style: ChartStyle) -> Placed:
    """Set items below each other, in pixels from the top; those that may overlap are joined by a line at their left."""
    middles, marks, shapes, at, first = [], [], [], 2.0, 2.0
    for item in items:
        lines = label(item, style)
        marks.append(at_left("<br>".join(lines), at, item.indent))
        first = first if item.joined else at
        at += len(lines) * LABEL * LINE + 4
        high = max(MARK, len(worded_lines(item, style)) * VALUE * LINE)
        middles.append(at + high / 2)
        at += high
        if item.joined:
            shapes.append(_brace(first, at, palette(style.dark).muted))
        at += GAP
    return Placed(items, middles, marks, shapes, at)


def label(item: ChartRow, style: ChartStyle) -> list[str]:
    """The name in bold and the details after it, on one line where both fit; each remark on one line, cut to it."""
    limit, muted = room(style) - item.indent, palette(style.dark).muted
    sign = "└ " if item.whole is not None else ""
    head, detail = sign + item.head, item.detail
    remarks = [small(_cut(words, limit), muted) for words in item.remarks]
    if not detail or width(head, LABEL) * 1.06 + width("   " + detail, DETAIL) <= limit:
        return [f"<b>{escape(head)}</b>" + (f"&nbsp; {small(detail, muted)}" if detail else ""), *remarks]
    heads = [f"<b>{escape(line)}</b>" for line in wrap(head, limit / 1.06, LABEL)]
    return [*heads, *(small(line, muted) for line in wrap(detail, limit, DETAIL)), *remarks]


def _cut(words: str, limit: float) -> str:
    """The first line of a text; the whole is in the hover and below the chart."""
    first, *more = wrap(words, limit - DETAIL, DETAIL)
    return f"{first}…" if more else first


def _brace(top: float, bottom: float, colour: str) -> dict[str, Any]:
    return {
        "type": "line", "xref": "paper", "xsizemode": "pixel", "xanchor": 0, "x0": -BRACE, "x1": -BRACE, "y0": top,
        "y1": bottom, "line": {"color": colour, "width": 3},
    }  # fmt: skip


def small(text: str, colour: str) -> str:
    return f'<span style="font-size:{DETAIL}px">{tinted(text, colour)}</span>'


def at_left(text: str, y: float, indent: float = 0, behind: str | None = None) -> dict[str, Any]:
    """A label that begins at the left edge of a panel; `text` is plotly's, its top is at `y`.

    `behind` is a colour that keeps grid lines from crossing the words.
    """
    return {
        "name": "label", "text": text, "showarrow": False, "align": "left", "font": {"size": LABEL},
        "xref": "paper", "x": 0, "xanchor": "left", "xshift": indent, "y": y, "yanchor": "top", "borderpad": 0,
        "borderwidth": 0, "bgcolor": behind,
    }  # fmt: skip


def value_label(
    item: ChartRow, x: float, y: float, shift: float, style: ChartStyle, *, size: int = VALUE
) -> dict[str, Any]:
    """The value as worded, `shift` pixels beside a place on the axis: to its left where that is negative."""
    text = block(worded_lines(item, style, size))
    return {
        "name": "value", "text": f"<b>{text}</b>" if size > VALUE else text, "showarrow": False, "align": "left",
        "font": {"size": size}, "x": x, "xanchor": "right" if shift < 0 else "left", "xshift": shift, "y": y,
        "yanchor": "middle", "borderpad": 0, "borderwidth": 0, "bgcolor": palette(style.dark).paper,
    }  # fmt: skip


def worded_lines(item: ChartRow, style: ChartStyle, size: int = VALUE) -> list[str]:
    """A figure as worded, and the target beside it."""
    said = [row[f"worded_{style.lang}"] for row in (item.row, item.target) if row]
    return wrap(t(style.lang, "charts.semicolon").join(said), room(style) * (0.55 if size == VALUE else 0.9), size)


def value_width(item: ChartRow, style: ChartStyle) -> float:
    """The pixels a value label takes."""
    return max(width(line, VALUE) for line in worded_lines(item, style))
