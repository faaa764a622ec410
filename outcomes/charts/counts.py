"""How many figures there are of each theme, split by stage of the results chain."""

import pandas as pd

from outcomes.charts.chart import Chart, Look
from outcomes.charts.empty import empty
from outcomes.charts.labels import described
from outcomes.charts.lanes import CALM, GAP, LABEL, MARK, at_left
from outcomes.charts.lettering import LINE, escape, width
from outcomes.charts.palette import palette, stage_colour
from outcomes.charts.panel import BARE, Panel
from outcomes.charts.scale import Scale, fitted
from outcomes.charts.style import Head, frame_figure, room
from outcomes.language import say
from outcomes.models import STAGES

NAMED = 4
STEP = LABEL * LINE + 3 + MARK + 2 + GAP


def by_theme_and_stage(frame: pd.DataFrame, look: Look) -> Chart:
    """Stacked bars of the number of figures, most first. Segments carry customdata [theme id, stage]."""
    lang = look.lang
    title = say(lang, "charts.counts")
    if frame.empty:
        return empty(title, frame, look, "figures-by-theme")
    table = frame.groupby(["theme", "stage"], observed=True).size().unstack("stage", fill_value=0)
    table = table.reindex(columns=[stage for stage in STAGES if stage in table.columns])
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    names = frame.drop_duplicates("theme").set_index("theme")[f"theme_{lang}"].to_dict()
    key = [("■", stage_colour(stage, look.dark)[0], say(lang, f"stages.{stage}")) for stage in table.columns]
    head = Head(title, say(lang, "charts.counts_unit"), key)
    figure = frame_figure(head, [_panel(table, names, look)], frame, look)
    totals = [(names[theme], int(n)) for theme, n in table.sum(axis=1).items()]
    items = [say(lang, "charts.alt_count", name=name, n=n) for name, n in totals[:NAMED]]
    alt = described("stack", title, items, len(totals) - len(items), lang)
    return Chart(figure, title, alt, frame, "figures-by-theme", lang)


def _panel(table: pd.DataFrame, names: dict, look: Look) -> Panel:
    totals = table.sum(axis=1)
    words = {theme: say(look.lang, "charts.facts", n=int(n)) for theme, n in totals.items()}
    scale = fitted([(float(n), width(words[theme], LABEL) + 8) for theme, n in totals.items()], room(look))
    middles = [2 + i * STEP + LABEL * LINE + 3 + MARK / 2 + 1 for i in range(len(table))]
    marks = [at_left(f"<b>{escape(names[theme])}</b>", 2 + i * STEP) for i, theme in enumerate(table.index)]
    marks += [_total(words[theme], float(totals[theme]), y) for theme, y in zip(table.index, middles, strict=True)]
    traces, starts = [], pd.Series(0, index=table.index)
    for stage in table.columns:
        traces.append(_segment(table, stage, starts, middles, names, scale, look))
        starts = starts + table[stage]
    return Panel(len(table) * STEP, traces, {"visible": False, "range": [0, scale.top]}, marks, below=BARE)


def _segment(
    table: pd.DataFrame, stage: str, starts: pd.Series, middles: list[float], names: dict, scale: Scale, look: Look
) -> dict:  # fmt: skip
    """One stage in all bars; its number is written where there is room for it."""
    fill, ink = stage_colour(stage, look.dark)
    held = [(theme, int(n), y) for (theme, n), y in zip(table[stage].items(), middles, strict=True) if n]
    name = say(look.lang, f"stages.{stage}")
    hovers = [say(look.lang, "charts.segment_hover", theme=names[t], stage=name, n=n) for t, n, _ in held]
    return {
        "type": "bar", "orientation": "h", "name": stage, "width": MARK + 2, "x": [n for _, n, _ in held],
        "base": [int(starts[theme]) for theme, _, _ in held], "y": [y for *_, y in held],
        "customdata": [[theme, stage] for theme, _, _ in held], "hovertext": list(map(escape, hovers)),
        "hoverinfo": "text", "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "text": [f"{n}" if scale.share(n) * room(look) > width(f"{n}", 11) + 4 else "" for _, n, _ in held],
        "constraintext": "none", "textfont": {"size": 11, "color": ink},
        "marker": {"color": fill, "line": {"color": palette(look.dark).paper, "width": 1}},
    } | CALM  # fmt: skip


def _total(words: str, x: float, y: float) -> dict:
    return {
        "name": "value", "text": escape(words), "showarrow": False, "x": x, "xanchor": "left", "xshift": 6, "y": y,
        "yanchor": "middle", "font": {"size": LABEL}, "borderpad": 0, "borderwidth": 0,
    }  # fmt: skip
