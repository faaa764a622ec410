"""Show a chart with its downloads: PNG and SVG are made in the browser, the rest by the server when asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from outcomes.analysis.filters import MAX_VALUES
from outcomes.api.downloads import file_stem
from outcomes.api.question import NAMED
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.named import CHARTS
from outcomes.charts.notes import notes
from outcomes.export import pdf
from outcomes.export.embed import chart_height
from outcomes.export.fonts import theme_faces
from outcomes.export.plotly_js import ADDRESS
from outcomes.i18n.citation import chart_citations
from outcomes.ui import address, card, files
from outcomes.ui.components import component, json_bytes
from outcomes.ui.plain import plain
from outcomes.ui.view import View

ROOM = 4  # pixels below a chart, which is kept its place while it is on its way

MARKUP = """
<div><button data-format="png" type="button">PNG</button>
<button data-format="svg" type="button">SVG</button><span role="status"></span></div>
"""
LIBRARY = "chart/library.js"
_save = component("chart/save", MARKUP, "button.css", LIBRARY)
# Not isolated: plotly.js writes its styles into the page.
_chart = component("chart/chart", '<div class="outcomes-chart"></div>\n', LIBRARY, isolated=False)


def show(
    view: View, name: str, asked: Mapping[str, str] = MappingProxyType({}), *,
    on_pick: Callable[[list], None] | None = None, opens: bool = False, half: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """Draw a chart of CHARTS with its download menu, and return the rows that it draws.

    `asked` are the parameters of the page that choose what is drawn. `on_pick` gets the customdata of a clicked mark;
    `opens` opens its fact.
    """
    named = CHARTS[name]
    style = view.style(named.page, half=half, **named.at, **asked)
    rows, left, chart = view.cached(("chart", name, *asked.items(), style), lambda: named.draw(view, asked, style))
    if left:
        st.caption(view.t(named.left, n=left, shown=len(rows)))
    key = f"chart-{chart.slug}"

    def picked() -> None:
        if customdata := st.session_state[key].get("picked"):
            (on_pick or (lambda marked: card.ask(marked[0])))(customdata)

    told = {"height": chart.height, "alt": chart.alt, "library": ADDRESS, "failed": view.t("charts.not_drawn")}
    data = json_bytes(told | {"picks": bool(on_pick or opens), "half": half}, figure=chart.json)
    _chart(data=data, key=key, height=chart.height + ROOM, on_picked_change=picked)
    if opens and len(chart.rows):
        st.caption(view.t("charts.click"))
    _downloads(view, chart, key, name, asked, style)
    if opens:
        _listed(view, chart, key)
        card.asked(view)
    return rows


def remarks(view: View, rows: pd.DataFrame, *first: str) -> None:
    """What a reader must know before comparing the rows, below the chart; sentences of the page come `first`."""
    known = view.cached(("notes", *rows["id"]), lambda: tuple(notes(rows, view.lang, doubts=False)))
    if sentences := (*first, *known):
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _listed(view: View, chart: Chart, key: str) -> None:
    """The figures of a chart as words, each with the way to its own: for the keyboard, a screen reader and paper. They
    are sent to the browser only once the list is opened."""
    if len(chart.rows):
        words = view.t("shell.listed", n=len(chart.rows))
        closed = st.expander(words, key=f"unfold-{key}-listed", on_change="rerun")
        if closed.open:
            closed.html(view.html("figures.html", rows=chart.rows, across=2))


def _downloads(view: View, chart: Chart, key: str, name: str, asked: Mapping[str, str], style: ChartStyle) -> None:
    """The menu, which is filled only when it is opened: most readers of a page download nothing."""
    menu = st.popover(
        view.t("shell.download"), icon=":material/download:", type="tertiary", key=f"{key}-menu", on_change="rerun"
    )
    if menu.open:
        with menu:
            _pictures(view, chart.whole(), key)
            endings = ("html", "pdf", "csv") if pdf.browser() else ("html", "csv")
            paths = {ending.upper(): f"charts/{name}.{ending}" for ending in endings}
            drawn = {"width": str(style.width)} | ({"dark": "1"} if style.dark else {})
            files.links(view, paths, **asked, **drawn)  # which look like the chart on the page
            chosen = view.chosen.parameters() | {name: [value] for name, value in asked.items()}
            files.embed(view, f"chart/{name}", chart.title, chart_height(chart.whole()), chosen)
            _texts(view, chart)


def _pictures(view: View, chart: Chart, key: str) -> None:
    """The buttons for PNG and SVG. They draw the figure anew, so they need no chart on the page."""
    stem, size = file_stem(chart.slug, view.chosen), {"width": chart.width, "height": chart.height}
    told = {"name": stem, "library": ADDRESS, "fonts": theme_faces(), "failed": view.t("charts.not_saved"), **size}
    _save(data=json_bytes(told, figure=chart.json), key=f"{key}-pictures")


def _texts(view: View, chart: Chart) -> None:
    """Where a program gets the figures of the picture, of one that counts figures those that were counted; then the
    citations of its sources."""
    drawn = list(chart.rows["id"]) if "quote" in chart.rows else []
    named = {NAMED: drawn} if 0 < len(drawn) <= MAX_VALUES else view.parameters
    files.to_copy(view, "facts.data_url", address.data("csv", named, view.lang))
    if sources := list(dict.fromkeys(map(str, chart.rows["source"]))):
        cited = chart_citations(chart.title, chart.slug, sources, view.ledger, view.lang, address.here())
        files.to_copy(view, "card.cite", *cited)
