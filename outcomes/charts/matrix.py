"""Provinces and themes: how many figures of each the texts give, where they use words alone, where they are silent."""

from collections import Counter
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd

from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.panel import BARE, Panel, at_left, note
from outcomes.charts.rows import counted
from outcomes.charts.squares import Square, key, trace
from outcomes.charts.style import Head, drawn, nothing
from outcomes.charts.text_layout import LINE, block, escape, width, wrap
from outcomes.i18n.labels import described
from outcomes.i18n.language import t

ROW, WIDEST, TIGHT = 30, 44, 14  # pixels
NAMES, SIZE = 0.38, 12  # the share of the width for the names of themes
NAMED = 5
STATED, SILENT = "□", "·"


class Cell(NamedTuple):
    """What the texts of a province say of a theme: how many figures, and how many statements."""

    province: str
    theme: str
    figures: int
    statements: int
    ids: tuple[str, str]


def matrix(frame: pd.DataFrame, style: ChartStyle, statements: pd.DataFrame | None = None) -> Chart:
    """Squares of themes (down) and provinces (across). Each carries customdata [province id, theme id].

    Of a theme that the texts of a province speak of without a number (`statements`) the square is pale with an open
    one inside, of one they do not mention it has a dot; neither is a zero.
    """
    lang, title, slug = style.lang, t(style.lang, "charts.matrix"), "themes-by-province"
    stated = frame.iloc[:0] if statements is None else statements
    if frame.empty and stated.empty:
        return nothing(slug, title, frame, style)
    cells = _cells(frame, stated, lang)
    squares, panel = _panel(cells, style)
    signs = [(STATED, style.colours.ink, t(lang, "charts.stated"))] if len(stated) else []
    signs.append((SILENT, style.colours.muted, t(lang, "charts.not_mentioned")))
    items = _totals(cells, lang)
    alt = described("matrix", title, items[:NAMED], len(items) - NAMED, lang)
    head = Head(slug, title, alt, [t(lang, "charts.matrix_unit")], [*key(squares, style), *signs])
    return replace(drawn(head, [panel], frame, style), counts=pd.DataFrame(cells).drop(columns="ids"))


def _cells(frame: pd.DataFrame, stated: pd.DataFrame, lang: str) -> list[Cell]:
    """A cell for each province and theme, province by province, in each the theme of most figures first."""
    figures, said = (counted(rows, "province", "theme") for rows in (frame, stated))
    provinces = dict.fromkeys(province for province, _ in (*figures, *said))
    totals = Counter({theme: n for (theme,), n in counted(frame, "theme").items()})
    themes = dict.fromkeys([*(theme for theme, _ in totals.most_common()), *(theme for _, theme in said)])
    named, called = (
        {key: name for rows in (frame, stated) for key, name in zip(rows[part], rows[f"{part}_{lang}"], strict=True)}
        for part in ("province", "theme")
    )
    return [
        Cell(named[p], called[t], figures.get((p, t), 0), said.get((p, t), 0), (p, t))
        for p in provinces
        for t in themes
    ]


def _totals(cells: list[Cell], lang: str) -> list[str]:
    """Each province with the number of its figures and of its statements, most first."""
    totals: dict[str, tuple[int, int]] = {}
    for cell in cells:
        figures, said = totals.get(cell.province, (0, 0))
        totals[cell.province] = figures + cell.figures, said + cell.statements
    return [
        t(lang, "charts.alt_square", name=name, figures=t(lang, "charts.facts", n=figures),
          statements=t(lang, "filters.all_statements", n=said))
        for name, (figures, said) in sorted(totals.items(), key=lambda total: total[1], reverse=True)
    ]  # fmt: skip


def _panel(cells: list[Cell], style: ChartStyle) -> tuple[list[Square], Panel]:
    """Both axes are in pixels, so that squares stay squares and names stay beside them at any width."""
    provinces = list({cell.ids[0]: cell.province for cell in cells}.values())
    themes = list({cell.ids[1]: cell.theme for cell in cells}.values())
    names = [wrap(name, style.room * NAMES - 8, SIZE) for name in themes]
    heights = [max(ROW, len(lines) * SIZE * LINE + 4) for lines in names]
    side = min(WIDEST, style.room * (1 - NAMES) / len(provinces))
    above = _above(provinces, style.lang)
    xs = [style.room * NAMES + (i + 0.5) * side for i in range(len(provinces))]
    ys = [above + below - height / 2 for below, height in zip(accumulate(heights), heights, strict=True)]
    marks = [
        at_left(block(lines), y, yanchor="middle", font={"size": SIZE}) for lines, y in zip(names, ys, strict=True)
    ]
    marks += [_province(name, x, above - 5, style.lang) for name, x in zip(provinces, xs, strict=True)]
    places = [(x, y, height) for x in xs for y, height in zip(ys, heights, strict=True)]
    squares = [
        _square(cell, *place, tight=side - 2 <= TIGHT, style=style) for cell, place in zip(cells, places, strict=True)
    ]
    paper, grid = style.colours.paper, style.colours.grid
    edges = {"color": [paper if square.n else grid for square in squares], "width": 1}
    axis = {"visible": False, "range": [0, style.room], "scaleanchor": "y", "constrain": "domain",
            "constraintoward": "left"}  # fmt: skip
    drawing = trace(squares, side - 2, style, paper, line=edges)
    return squares, Panel(above + sum(heights), [drawing], axis, marks, below=BARE)


def _above(provinces: list[str], lang: str) -> float:
    """The room for the names of the columns: characters one below the other, or words turned."""
    if lang == "zh":
        return max(map(len, provinces)) * SIZE * LINE + 8
    return max(width(name, SIZE) for name in provinces) + 8


def _square(cell: Cell, x: float, y: float, height: float, *, tight: bool, style: ChartStyle) -> Square:
    """A number, said without one, or not mentioned; without a sign where it is too `tight`."""
    colours, inner = style.colours, height - 2
    sign = f"<b>{cell.figures}</b>" if cell.figures else STATED if cell.statements else SILENT
    ink = colours.ink if cell.statements else colours.muted
    hover = _hover(cell, style.lang)
    return Square([*cell.ids], x, y - inner / 2, inner, cell.figures, ink, "" if tight else sign, hover)


def _hover(cell: Cell, lang: str) -> str:
    """What the texts of a province say of a theme, counted."""
    where = {"province": cell.province, "theme": cell.theme}
    found = [t(lang, "charts.cell_hover", n=cell.figures, **where)] if cell.figures else []
    if cell.statements:
        words = "charts.cell_also" if found else "charts.cell_stated"
        found.append(t(lang, words, n=cell.statements, **where))
    return t(lang, "charts.semicolon").join(found) or t(lang, "charts.cell_silent", **where)


def _province(name: str, x: float, y: float, lang: str) -> dict[str, Any]:
    text, turned = (block(list(name)), {}) if lang == "zh" else (escape(name), {"textangle": -90})
    return note("label", text, x, y, size=SIZE, yanchor="bottom", xanchor="center", **turned)
