"""Stacked bars of counts: figures by theme and stage, and what became of the numerals of each text."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from outcomes.analysis.numeral_counts import KINDS
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.palette import palette, stage_colour
from outcomes.charts.panel import BARE, CALM, LABEL, Panel, at_left, note
from outcomes.charts.rows import GAP, MARK, counted
from outcomes.charts.scale import Scale, fitted
from outcomes.charts.style import Head, drawn, nothing
from outcomes.charts.text_layout import LINE, block, escape, width, wrap
from outcomes.i18n.labels import described
from outcomes.i18n.language import t

NAMED = 4
SMALL = 11  # the size of the number in a segment


@dataclass(frozen=True)
class Stack:
    """`counts` are of a bar and a segment; `names` and `words` name the bars and the segments, in the order in which
    they are drawn; `fills` pair fill and ink.

    `total` and `hover` are keys of the catalogue for the number at a bar's end and for a segment.
    """

    counts: Mapping[tuple[str, ...], int]
    names: Mapping[str, str]
    words: Mapping[str, str]
    fills: Mapping[str, tuple[str, str]]
    total: str
    hover: str

    def key(self) -> list[tuple[str, str, str]]:
        return [("■", self.fills[name][0], words) for name, words in self.words.items()]


def by_theme_and_stage(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """The number of figures of each theme, most first. Segments carry customdata [theme id, stage]."""
    lang, title, slug = style.lang, t(style.lang, "charts.counts"), "figures-by-theme"
    if frame.empty:
        return nothing(slug, title, frame, style)
    totals = Counter({theme: n for (theme,), n in counted(frame, "theme").items()}).most_common()
    names = dict(zip(frame["theme"], frame[f"theme_{lang}"], strict=True))
    words = {stage: t(lang, f"stages.{stage}") for (stage,) in counted(frame, "stage")}
    fills = {stage: stage_colour(stage, style.dark) for stage in words}
    names = {theme: names[theme] for theme, _ in totals}
    stack = Stack(counted(frame, "theme", "stage"), names, words, fills, "charts.facts", "charts.segment_hover")
    items = [t(lang, "charts.alt_count", name=names[theme], n=n) for theme, n in totals]
    alt = described("stack", title, items[:NAMED], len(items) - NAMED, lang)
    head = Head(slug, title, alt, [t(lang, "charts.counts_unit")], stack.key())
    return drawn(head, [_panel(stack, style)], frame, style)


def by_role(counts: pd.DataFrame, style: ChartStyle) -> Chart:
    """The number of numerals of each source by kind of role; `counts` has the columns of `role_counts`.

    Segments carry customdata [source id, kind].
    """
    lang, title = style.lang, t(style.lang, "charts.roles")
    held: Counter[tuple[str, ...]] = Counter()
    totals: Counter[str] = Counter()
    for source, kind, n in zip(counts["source"], counts["kind"], counts["numerals"], strict=True):
        held[source, kind] += n
        totals[kind] += n
    names = dict(zip(counts["source"], counts[f"source_{lang}"], strict=True))
    # The same two blues on either page: the text below the chart is marked in them and its hint names them.
    blues, colours = palette(dark=False), style.colours
    inks = [(blues.steps[n], blues.on_steps[n]) for n in (3, 1)]
    inks += [(colours.stages[n], colours.on_stages[n]) for n in (0, 4)]
    words = {kind: t(lang, f"roles.kind_{kind}") for kind in KINDS}
    stack = Stack(held, names, words, dict(zip(KINDS, inks, strict=True)), "charts.numerals", "charts.numerals_hover")
    items = [t(lang, "charts.alt_count", name=words[kind], n=totals[kind]) for kind in KINDS]
    alt = described("stack", title, items, 0, lang)
    head = Head("numerals-by-role", title, alt, [t(lang, "charts.fates_unit")], stack.key())
    return drawn(head, [_panel(stack, style)], counts, style)


def _panel(stack: Stack, style: ChartStyle) -> Panel:
    """The bars, each below its name, the number in a segment where there is room."""
    totals = {row: sum(stack.counts.get((row, column), 0) for column in stack.words) for row in stack.names}
    words = {row: t(style.lang, stack.total, n=n) for row, n in totals.items()}
    scale = fitted([(float(n), width(words[row], LABEL) + 8) for row, n in totals.items()], style.room)
    marks: list[dict[str, Any]] = []
    middles, at = {}, 2.0
    for row, name in stack.names.items():
        lines = wrap(name, style.room / 1.06, LABEL)
        marks.append(at_left(f"<b>{block(lines)}</b>", at))
        at += len(lines) * LABEL * LINE + 3
        middles[row] = at + MARK / 2 + 1
        total = {"xanchor": "left", "xshift": 6, "yanchor": "middle"}
        marks.append(note("value", escape(words[row]), float(totals[row]), middles[row]) | total)
        at += MARK + 2 + GAP
    traces, starts = [], dict.fromkeys(stack.names, 0)
    for column in stack.words:
        traces.append(_segment(stack, column, starts, middles, scale, style))
        starts = {row: start + stack.counts.get((row, column), 0) for row, start in starts.items()}
    return Panel(at, traces, {"visible": False, "range": [0, scale.top]}, marks, below=BARE)


def _segment(
    stack: Stack, column: str, starts: Mapping[str, int], middles: Mapping[str, float], scale: Scale, style: ChartStyle
) -> dict[str, Any]:
    fill, ink = stack.fills[column]
    held = [(row, n) for row in stack.names if (n := stack.counts.get((row, column), 0))]
    hovers = [t(style.lang, stack.hover, row=stack.names[row], part=stack.words[column], n=n) for row, n in held]
    return {
        "type": "bar", "orientation": "h", "name": column, "width": MARK + 2, "x": [n for _, n in held],
        "base": [starts[row] for row, _ in held], "y": [middles[row] for row, _ in held],
        "customdata": [[row, column] for row, _ in held], "hovertext": list(map(escape, hovers)),
        "hoverinfo": "text", "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "text": [f"{n}" if scale.share(n) * style.room > width(f"{n}", SMALL) + 4 else "" for _, n in held],
        "constraintext": "none", "textfont": {"size": SMALL, "color": ink},
        "marker": {"color": fill, "line": {"color": style.colours.paper, "width": 1}},
    } | CALM  # fmt: skip
