"""Provinces and themes: how many figures of each the texts give, and where they are silent."""

from itertools import accumulate

import pandas as pd

from outcomes.charts import steps
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.palette import palette
from outcomes.charts.panel import BARE, Panel
from outcomes.charts.rows import CALM, at_left
from outcomes.charts.style import Head, frame_figure, room
from outcomes.charts.text_layout import LINE, block, escape, width, wrap
from outcomes.i18n.labels import described
from outcomes.i18n.language import t

ROW, WIDEST, TIGHT = 30, 44, 14  # pixels
NAMES, SIZE = 0.38, 12  # the share of the width for the names of themes
NAMED = 5


def matrix(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Squares of themes (down) and provinces (across). Each carries customdata [province id, theme id].

    A theme the texts of a province do not mention has a pale square with a dot, never a zero.
    """
    lang, title = style.lang, t(style.lang, "charts.matrix")
    if frame.empty:
        return empty(title, frame, style, "themes-by-province")
    table = frame.groupby(["theme", "province"], observed=True).size().unstack("province", fill_value=0)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    names = {
        column: dict(zip(frame[column].tolist(), frame[f"{column}_{lang}"].tolist(), strict=True))
        for column in ("theme", "province")
    }
    counts = [int(n) for n in table.to_numpy().ravel()]
    silent = ("·", palette(style.dark).muted, t(lang, "charts.not_mentioned"))
    head = Head(title, t(lang, "charts.matrix_unit"), [*steps.key(counts, lang, style.dark), silent])
    figure = frame_figure(head, [_panel(table, names, style)], frame, style)
    totals = table.sum(axis=0).sort_values(ascending=False, kind="stable")
    items = [t(lang, "charts.alt_count", name=names["province"][p], n=int(n)) for p, n in totals.items()]
    alt = described("matrix", title, items[:NAMED], max(0, len(items) - NAMED), lang)
    return Chart.of(figure, title, alt, frame, "themes-by-province", lang)


def _panel(table: pd.DataFrame, names: dict[str, dict], style: ChartStyle) -> Panel:
    """Both axes are in pixels, so that squares stay squares and names stay beside them at any width."""
    themes = [wrap(names["theme"][theme], room(style) * NAMES - 8, SIZE) for theme in table.index]
    provinces = [names["province"][province] for province in table.columns]
    heights = [max(ROW, len(lines) * SIZE * LINE + 4) for lines in themes]
    side = min(WIDEST, room(style) * (1 - NAMES) / len(provinces))
    above = _above(provinces, style.lang)
    xs = [room(style) * NAMES + (i + 0.5) * side for i in range(len(provinces))]
    ys = [above + below - height / 2 for below, height in zip(accumulate(heights), heights, strict=True)]
    marks = [_theme(lines, y) for lines, y in zip(themes, ys, strict=True)]
    marks += [_province(name, x, above - 5, style.lang) for name, x in zip(provinces, xs, strict=True)]
    cells = [
        (p, t, (x, y, height - 2), int(table.at[t, p]))
        for p, x in zip(table.columns, xs, strict=True)
        for t, y, height in zip(table.index, ys, heights, strict=True)
    ]
    axis = {"visible": False, "range": [0, room(style)], "scaleanchor": "y", "constrain": "domain",
            "constraintoward": "left"}  # fmt: skip
    return Panel(above + sum(heights), [_squares(cells, names, side - 2, style)], axis, marks, below=BARE)


def _above(provinces: list[str], lang: str) -> float:
    """The room for the names of the columns: characters one below the other, or words turned."""
    if lang == "zh":
        return max(map(len, provinces)) * SIZE * LINE + 8
    return max(width(name, SIZE) for name in provinces) + 8


def _squares(cells: list[tuple], names: dict[str, dict], side: float, style: ChartStyle) -> dict:
    """Cells are (province, theme, (x, middle, height), count)."""
    colours = palette(style.dark)
    inks = [colours.on_steps[steps.step(n)] if n else colours.muted for *_, n in cells]
    return {
        "type": "bar", "x": [x for _, _, (x, *_), _ in cells],
        "base": [y - high / 2 for _, _, (_, y, high), _ in cells],
        "y": [high for _, _, (*_, high), _ in cells], "width": side, "customdata": [[p, t] for p, t, *_ in cells],
        "text": [(f"<b>{n}</b>" if n else "·") if side > TIGHT else "" for *_, n in cells],
        "textposition": "inside", "textangle": 0, "insidetextanchor": "middle", "constraintext": "none",
        "textfont": {"size": 12, "color": inks},
        "hovertext": [_hover(names, p, t, n, style.lang) for p, t, _, n in cells], "hoverinfo": "text",
        "marker": {"color": [colours.steps[steps.step(n)] if n else colours.paper for *_, n in cells],
                   "line": {"color": [colours.paper if n else colours.grid for *_, n in cells], "width": 1}},
    } | CALM  # fmt: skip


def _hover(names: dict[str, dict], province: str, theme: str, n: int, lang: str) -> str:
    key = "charts.cell_hover" if n else "charts.cell_silent"
    return escape(t(lang, key, province=names["province"][province], theme=names["theme"][theme], n=n))


def _theme(lines: list[str], y: float) -> dict:
    return at_left(block(lines), y) | {"yanchor": "middle", "font": {"size": SIZE}}


def _province(name: str, x: float, y: float, lang: str) -> dict:
    mark = {
        "name": "label", "text": block(list(name)) if lang == "zh" else escape(name), "showarrow": False, "x": x,
        "y": y, "font": {"size": SIZE}, "yanchor": "bottom", "xanchor": "center", "borderpad": 0, "borderwidth": 0,
    }  # fmt: skip
    return mark if lang == "zh" else mark | {"textangle": -90}
