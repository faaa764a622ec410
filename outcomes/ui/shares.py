"""Reported rates, a panel for each kind, and beside them those of our own."""

from outcomes.analysis.compare import completions, largest, meanings, panel
from outcomes.charts.notes import notes
from outcomes.charts.rates import rates
from outcomes.ui import page_params
from outcomes.ui.components.chart import picture
from outcomes.ui.page_frame import section
from outcomes.ui.view import View


def show(view: View) -> None:
    """The chart of rates, what each of them means, and what must be known before comparing them."""
    section(view, "compare.rates")
    axis = page_params.form(view, "axis", ("near", "whole"))
    rows = picture.fitting(view, panel(view.frame, "rates"), largest)
    ratios = completions(view.ledger, view.frame)
    used = {fact for ratio in ratios for fact in (ratio.numerator, ratio.denominator)}
    drawn = view.frame[view.frame["id"].isin({*rows["id"], *used})]
    names = {group: view.ledger.group_name(group)[view.lang] for group in rows["group"].unique()}
    definitions = {name: view.ledger.indicators[name].definition[view.lang] for name in rows["indicator"].unique()}
    style = view.shown(section="rates", axis=axis)
    chart = picture.drawn(view, rates, drawn, style, names, definitions, ratios, whole=axis == "whole")
    picture.show(view, chart, opens=True)
    picture.remarks(view, [*meanings(rows, view.ledger, view.lang), *notes(rows, view.lang)])
