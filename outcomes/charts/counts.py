"""How many figures there are of each theme, split by stage of the results chain."""

import pandas as pd

from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.empty import empty
from outcomes.charts.palette import stage_colour
from outcomes.charts.stacks import Stack, panel
from outcomes.charts.style import Head, frame_figure
from outcomes.i18n.labels import described
from outcomes.i18n.language import t
from outcomes.ledger.vocabulary import STAGES

NAMED = 4


def by_theme_and_stage(frame: pd.DataFrame, style: ChartStyle) -> Chart:
    """Stacked bars of the number of figures, most first. Segments carry customdata [theme id, stage]."""
    lang = style.lang
    title = t(lang, "charts.counts")
    if frame.empty:
        return empty(title, frame, style, "figures-by-theme")
    table = frame.groupby(["theme", "stage"], observed=True).size().unstack("stage", fill_value=0)
    table = table.reindex(columns=[stage for stage in STAGES if stage in table.columns])
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    named = frame.drop_duplicates("theme")
    names = dict(zip(named["theme"].tolist(), named[f"theme_{lang}"].tolist(), strict=True))
    words = {stage: t(lang, f"stages.{stage}") for stage in table.columns}
    fills = {stage: stage_colour(stage, style.dark) for stage in table.columns}
    stack = Stack(table, names, words, fills, "charts.facts", "charts.segment_hover")
    key = [("■", fills[stage][0], words[stage]) for stage in table.columns]
    figure = frame_figure(Head(title, t(lang, "charts.counts_unit"), key), [panel(stack, style)], frame, style)
    totals = [(names[theme], int(n)) for theme, n in table.sum(axis=1).items()]
    items = [t(lang, "charts.alt_count", name=name, n=n) for name, n in totals[:NAMED]]
    alt = described("stack", title, items, len(totals) - len(items), lang)
    return Chart.of(figure, title, alt, frame, "figures-by-theme", lang)
