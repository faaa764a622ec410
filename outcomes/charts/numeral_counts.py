"""What became of the numerals of each text."""

import pandas as pd

from outcomes.analysis.numeral_counts import KINDS
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.palette import palette
from outcomes.charts.stacks import Stack, panel
from outcomes.charts.style import Head, frame_figure
from outcomes.i18n.labels import described
from outcomes.i18n.language import t


def by_role(counts: pd.DataFrame, style: ChartStyle) -> Chart:
    """Stacked bars of numerals, a bar a source and a segment a kind of role.

    `counts` has the columns of `role_counts`. Segments carry customdata [source id, kind].
    """
    lang, title = style.lang, t(style.lang, "charts.roles")
    table = counts.groupby(["source", "kind"], sort=False)["numerals"].sum().unstack("kind", fill_value=0)
    table = table.reindex(columns=[kind for kind in KINDS if kind in table.columns])
    names = counts.drop_duplicates("source").set_index("source")[f"source_{lang}"].to_dict()
    # The same two blues on either page: the text below the chart is marked in them and its hint names them.
    blues, colours = palette(dark=False), palette(style.dark)
    inks = [
        (blues.steps[3], blues.on_steps[3]),
        (blues.steps[1], blues.on_steps[1]),
        (colours.stages[0], colours.on_stages[0]),
        (colours.stages[4], colours.on_stages[4]),
    ]
    fills = dict(zip(KINDS, inks, strict=True))
    words = {kind: t(lang, f"roles.kind_{kind}") for kind in KINDS}
    stack = Stack(table, names, words, fills, "charts.numerals", "charts.numerals_hover")
    key = [("■", fills[kind][0], words[kind]) for kind in table.columns]
    figure = frame_figure(Head(title, t(lang, "charts.fates_unit"), key), [panel(stack, style)], counts, style)
    items = [t(lang, "charts.alt_count", name=words[kind], n=int(n)) for kind, n in table.sum().items()]
    return Chart.of(figure, title, described("stack", title, items, 0, lang), counts, "numerals-by-role", lang)
