"""Provinces and themes: how many figures of each the texts give, where they use words alone, where they are silent."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

import pandas as pd

from outcomes.analysis.statements import Stated
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
STATED, SILENT = "□", "·"


def matrix(frame: pd.DataFrame, style: ChartStyle, said: Sequence[Stated] = ()) -> Chart:
    """Squares of themes (down) and provinces (across). Each carries customdata [province id, theme id].

    Of a theme that the texts of a province speak of without a number (`said`) the square is pale with an open one
    inside, of one they do not mention it has a dot; neither is a zero.
    """
    lang, title = style.lang, t(style.lang, "charts.matrix")
    if frame.empty and not said:
        return empty(title, frame, style, "themes-by-province")
    table = frame.groupby(["theme", "province"], observed=True).size().unstack("province", fill_value=0)
    table = table.reindex(
        index=list(dict.fromkeys([*table.index, *(each.theme for each in said)])),
        columns=list(dict.fromkeys([*table.columns, *(each.province for each in said)])), fill_value=0,
    )  # fmt: skip
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    names = {
        column: dict(zip(frame[column].tolist(), frame[f"{column}_{lang}"].tolist(), strict=True))
        for column in ("theme", "province")
    }
    for each in said:
        names["province"][each.province], names["theme"][each.theme] = each.names
    counts, colours = [int(n) for n in table.to_numpy().ravel()], palette(style.dark)
    others = [(SILENT, colours.muted, t(lang, "charts.not_mentioned"))]
    if said:
        others.insert(0, (STATED, colours.ink, t(lang, "charts.stated")))
    head = Head(title, t(lang, "charts.matrix_unit"), [*steps.key(counts, lang, style.dark), *others])
    stated = {(each.province, each.theme): each.n for each in said}
    figure = frame_figure(head, [_panel(table, names, stated, style)], frame, style)
    squares = [
        (names["province"][p], names["theme"][theme], int(table.at[theme, p]), stated.get((p, theme), 0))
        for p in table.columns
        for theme in table.index
    ]
    counted = pd.DataFrame(squares, columns=["province", "theme", "figures", "statements"])
    items = _totals(counted, lang)
    alt = described("matrix", title, items[:NAMED], max(0, len(items) - NAMED), lang)
    return replace(Chart.of(figure, title, alt, frame, "themes-by-province", lang), counts=counted)


def _totals(counted: pd.DataFrame, lang: str) -> list[str]:
    """Each province with the number of its figures and of its statements, most first."""
    totals = counted.groupby("province", sort=False)[["figures", "statements"]].sum()
    totals = totals.sort_values(["figures", "statements"], ascending=False, kind="stable")
    return [
        t(lang, "charts.alt_square", name=name, figures=t(lang, "charts.facts", n=int(figures)),
          statements=t(lang, "filters.all_statements", n=int(said)))
        for name, figures, said in totals.itertuples()
    ]  # fmt: skip


def _panel(table: pd.DataFrame, names: dict[str, dict], said: dict[tuple[str, str], int], style: ChartStyle) -> Panel:
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
        (p, t, (x, y, height - 2), int(table.at[t, p]), said.get((p, t), 0))
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
    """Cells are (province, theme, (x, middle, height), figures, statements)."""
    colours = palette(style.dark)
    inks = [colours.on_steps[steps.step(n)] if n else colours.ink if said else colours.muted for *_, n, said in cells]
    return {
        "type": "bar", "x": [x for _, _, (x, *_), *_ in cells],
        "base": [y - high / 2 for _, _, (_, y, high), *_ in cells],
        "y": [high for _, _, (*_, high), *_ in cells], "width": side, "customdata": [[p, t] for p, t, *_ in cells],
        "text": [_sign(n, said) if side > TIGHT else "" for *_, n, said in cells],
        "textposition": "inside", "textangle": 0, "insidetextanchor": "middle", "constraintext": "none",
        "textfont": {"size": 12, "color": inks},
        "hovertext": [_hover(names, p, t, n, said, style.lang) for p, t, _, n, said in cells], "hoverinfo": "text",
        "marker": {"color": [colours.steps[steps.step(n)] if n else colours.paper for *_, n, _ in cells],
                   "line": {"color": [colours.paper if n else colours.grid for *_, n, _ in cells], "width": 1}},
    } | CALM  # fmt: skip


def _sign(figures: int, statements: int) -> str:
    """What stands in a square: a number, said without one, or not mentioned."""
    return f"<b>{figures}</b>" if figures else STATED if statements else SILENT


def _hover(names: dict[str, dict], province: str, theme: str, figures: int, statements: int, lang: str) -> str:
    """What the texts of a province say of a theme, counted."""
    where = {"province": names["province"][province], "theme": names["theme"][theme]}
    found = [t(lang, "charts.cell_hover", n=figures, **where)] if figures else []
    if statements:
        words = t(lang, "charts.cell_stated", n=statements, **where)
        found.append(words if not found else t(lang, "charts.cell_also", n=statements))
    return escape(t(lang, "charts.semicolon").join(found) or t(lang, "charts.cell_silent", **where))


def _theme(lines: list[str], y: float) -> dict:
    return at_left(block(lines), y) | {"yanchor": "middle", "font": {"size": SIZE}}


def _province(name: str, x: float, y: float, lang: str) -> dict:
    mark = {
        "name": "label", "text": block(list(name)) if lang == "zh" else escape(name), "showarrow": False, "x": x,
        "y": y, "font": {"size": SIZE}, "yanchor": "bottom", "xanchor": "center", "borderpad": 0, "borderwidth": 0,
    }  # fmt: skip
    return mark if lang == "zh" else mark | {"textangle": -90}
