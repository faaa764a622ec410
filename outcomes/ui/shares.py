"""Reported rates, a panel for each kind, and beside them those of our own."""

from outcomes.analysis.compare import meanings, panel
from outcomes.charts.notes import notes
from outcomes.ui import page_params
from outcomes.ui.components.chart import picture
from outcomes.ui.page_frame import section
from outcomes.ui.view import View


def show(view: View) -> None:
    """The chart of rates, what each of them means, and what must be known before comparing them."""
    section(view, "compare.rates")
    axis = page_params.form(view, "axis", ("near", "whole"))
    rows = panel(picture.show(view, "rates", opens=True, axis=axis), "rates")
    picture.remarks(view, [*meanings(rows, view.ledger, view.lang), *notes(rows, view.lang, doubts=False)])
