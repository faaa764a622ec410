"""Stacked bars of counts: figures by theme and stage, and what became of the numerals of each text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from outcomes.analysis.numeral_counts import KINDS
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.palette import palette, stage_colour
from outcomes.charts.panel import BARE, CALM, LABEL, Panel, at_left, note
from outcomes.charts.rows import GAP, MARK
from outcomes.charts.scale import Scale, fitted
from outcomes.charts.style import Head, drawn, nothing, room
from outcomes.charts.text_layout import LINE, block, escape, width, wrap
from outcomes.i18n.labels import described
from outcomes.i18n.language import t
from outcomes.ledger.vocabulary import STAGES

NAMED = 4
SMALL = 11  # the size of the number in a segment


@dataclass(frozen=True)
class Stack:
    """`table` holds counts, a row a bar and a column a segment; `names`, `words` name them; `fills` pair fill and ink.

    `total` and `hover` are keys of the catalogue for the number at a bar's end and for a segment.
    """

    table: pd.DataFrame
    names: Mapping[str, str]
    words: Mapping[str, str]
    fills: Mapping[str, tuple[str, str]]
    total: str
    hover: str


def by_theme_and_stage(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """The number of figures of each theme, most first. Segments carry customdata [theme id, stage]."""
    lang, title, slug = style.lang, t(style.lang, "charts.counts"), "figures-by-theme"
    if frame.empty:
        return nothing(title, frame, style, slug)
    table = frame.groupby(["theme", "stage"], observed=True).size().unstack("stage", fill_value=0)
    table = table.reindex(columns=[stage for stage in STAGES if stage in table.columns])
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    names = frame.drop_duplicates("theme").set_index("theme")[f"theme_{lang}"].to_dict()
    words = {stage: t(lang, f"stages.{stage}") for stage in table.columns}
    fills = {stage: stage_colour(stage, style.dark) for stage in table.columns}
    stack = Stack(table, names, words, fills, "charts.facts", "charts.segment_hover")
    items = [t(lang, "charts.alt_count", name=names[theme], n=int(n)) for theme, n in table.sum(axis=1).items()]
    alt = described("stack", title, items[:NAMED], len(items) - NAMED, lang)
    return drawn(_head(title, "charts.counts_unit", stack, lang), [_panel(stack, style)], frame, style, slug, alt)


def by_role(counts: pd.DataFrame, style: ChartStyle) -> Chart:
    """The number of numerals of each source by kind of role; `counts` has the columns of `role_counts`.

    Segments carry customdata [source id, kind].
    """
    lang, title = style.lang, t(style.lang, "charts.roles")
    table = counts.groupby(["source", "kind"], sort=False)["numerals"].sum().unstack("kind", fill_value=0)
    table = table.reindex(columns=[kind for kind in KINDS if kind in table.columns])
    names = counts.drop_duplicates("source").set_index("source")[f"source_{lang}"].to_dict()
    # The same two blues on either page: the text below the chart is marked in them and its hint names them.
    blues, colours = palette(dark=False), palette(style.dark)
    inks = [(blues.steps[n], blues.on_steps[n]) for n in (3, 1)]
    inks += [(colours.stages[n], colours.on_stages[n]) for n in (0, 4)]
    words = {kind: t(lang, f"roles.kind_{kind}") for kind in KINDS}
    fills = dict(zip(KINDS, inks, strict=True))
    stack = Stack(table, names, words, fills, "charts.numerals", "charts.numerals_hover")
    items = [t(lang, "charts.alt_count", name=words[kind], n=int(n)) for kind, n in table.sum().items()]
    alt, head = described("stack", title, items, 0, lang), _head(title, "charts.fates_unit", stack, lang)
    return drawn(head, [_panel(stack, style)], counts, style, "numerals-by-role", alt)


def _head(title: str, unit: str, stack: Stack, lang: str) -> Head:
    return Head(title, t(lang, unit), [("■", stack.fills[name][0], stack.words[name]) for name in stack.table.columns])


def _panel(stack: Stack, style: ChartStyle) -> Panel:
    """The bars, each below its name, the number in a segment where there is room."""
    totals = stack.table.sum(axis=1)
    words = [t(style.lang, stack.total, n=int(n)) for n in totals]
    ends = [(float(n), width(text, LABEL) + 8) for n, text in zip(totals, words, strict=True)]
    scale = fitted(ends, room(style))
    marks: list[dict[str, Any]] = []
    middles, at = [], 2.0
    for row, text in zip(stack.table.index, words, strict=True):
        lines = wrap(stack.names[row], room(style) / 1.06, LABEL)
        marks.append(at_left(f"<b>{block(lines)}</b>", at))
        at += len(lines) * LABEL * LINE + 3
        middles.append(at + MARK / 2 + 1)
        total = {"xanchor": "left", "xshift": 6, "yanchor": "middle"}
        marks.append(note("value", escape(text), float(totals[row]), middles[-1]) | total)
        at += MARK + 2 + GAP
    traces, starts = [], pd.Series(0, index=stack.table.index)
    for column in stack.table.columns:
        traces.append(_segment(stack, column, starts, middles, scale, style))
        starts = starts + stack.table[column]
    return Panel(at, traces, {"visible": False, "range": [0, scale.top]}, marks, below=BARE)


def _segment(
    stack: Stack, column: str, starts: pd.Series, middles: list[float], scale: Scale, style: ChartStyle
) -> dict:
    fill, ink = stack.fills[column]
    held = [(row, int(n), y) for (row, n), y in zip(stack.table[column].items(), middles, strict=True) if n]
    hovers = [t(style.lang, stack.hover, row=stack.names[r], part=stack.words[column], n=n) for r, n, _ in held]
    return {
        "type": "bar", "orientation": "h", "name": column, "width": MARK + 2, "x": [n for _, n, _ in held],
        "base": [int(starts[row]) for row, _, _ in held], "y": [y for *_, y in held],
        "customdata": [[row, column] for row, _, _ in held], "hovertext": list(map(escape, hovers)),
        "hoverinfo": "text", "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "text": [f"{n}" if scale.share(n) * room(style) > width(f"{n}", SMALL) + 4 else "" for _, n, _ in held],
        "constraintext": "none", "textfont": {"size": SMALL, "color": ink},
        "marker": {"color": fill, "line": {"color": palette(style.dark).paper, "width": 1}},
    } | CALM  # fmt: skip
