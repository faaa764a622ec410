"""Show a chart with its downloads: PNG and SVG made in the browser, HTML and CSV made when asked for."""

from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from typing import Any

import pandas as pd
import streamlit as st

from outcomes.analysis.cache import CACHE
from outcomes.api.answers import MAX_VALUES, NAMED
from outcomes.charts.chart import Chart
from outcomes.export import pdf
from outcomes.export.chart_html import html
from outcomes.export.fonts import theme_faces
from outcomes.export.plotly_js import ADDRESS
from outcomes.export.tables import counts_bytes, csv_bytes
from outcomes.i18n.citation import chart_citations
from outcomes.ui import address, card, fact_list
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


def drawn(view: View, draw: Callable[..., Chart], rows: pd.DataFrame, *args: Any, **options: Any) -> Chart:
    """A chart of rows of the table, drawn once for all readers who ask for the same."""
    of = (blake2b(rows.index.to_numpy()).digest(), repr((args, options)))
    return CACHE.get((draw, view.ledger.version, *of), partial(draw, rows, *args, **options))


def show(view: View, chart: Chart, on_pick: Callable[[list], None] | None = None, *, opens: bool = False) -> None:
    """Draw a chart and its download menu. `on_pick` gets the customdata of a clicked mark; `opens` opens its fact."""
    key = f"chart-{chart.slug}"

    def picked() -> None:
        if customdata := st.session_state[key].get("picked"):
            (on_pick or _ask)(customdata)

    told = {"height": chart.height, "alt": chart.alt, "library": ADDRESS, "failed": view.t("charts.not_drawn")}
    data = json_bytes(told | {"picks": bool(on_pick or opens)}, figure=chart.json)
    _chart(data=data, key=key, height=chart.height + ROOM, on_picked_change=picked)
    if opens and len(chart.rows):
        st.caption(view.t("charts.click"))
    _downloads(view, chart, key)
    if opens:
        _listed(view, chart, key)
        card.asked(view)


def fitting(
    view: View, rows: pd.DataFrame, choose: Callable[..., tuple[pd.DataFrame, int]], words: str = "charts.left_out"
) -> pd.DataFrame:
    """The rows that a chart has room for; a line says how many are left out."""
    kept, missing = choose(rows)
    if missing:
        st.caption(view.t(words, n=missing, shown=len(kept)))
    return kept


def remarks(view: View, sentences: list[str]) -> None:
    """What a reader must know before comparing, below the chart."""
    if sentences:
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _listed(view: View, chart: Chart, key: str) -> None:
    """The figures of a chart as words: for the keyboard, a screen reader and paper."""
    if len(chart.rows):
        words = view.t("shell.listed", n=len(chart.rows))
        fact_list.unfolds(words, f"{key}-listed", partial(fact_list.figures, view, chart.rows, across=2))


def _ask(customdata: list) -> None:
    card.ask(customdata[0])


def name(view: View, chart: Chart) -> str:
    """A file name that says what and which filter: lights-installed_jiangxi_2021."""
    return "_".join([chart.slug, *view.chosen.named])[:120]


def _downloads(view: View, chart: Chart, key: str) -> None:
    """The menu, which is filled only when it is opened: most readers of a page download nothing."""
    menu = st.popover(
        view.t("shell.download"),
        icon=":material/download:",
        type="tertiary",
        key=f"{key}-menu",
        on_change="rerun",
    )
    if menu.open:
        with menu:
            _files(view, chart, key)
            _data(view, chart)
            _citations(view, chart)


def _files(view: View, chart: Chart, key: str) -> None:
    stem, chart = name(view, chart), chart.whole()
    page = partial(html, chart, view.lang)
    files: dict[str, tuple[Callable[[], bytes | str], str]] = {"html": (page, "text/html")}
    if pdf.browser():
        files["pdf"] = (partial(pdf.pdf_bytes, page, chart.width, chart.height), "application/pdf")
    if "quote" in chart.rows:
        table = partial(csv_bytes, chart.rows, view.ledger, view.lang, view.sentence, link=card.link("{id}"))
    else:
        table = partial(counts_bytes, chart.rows)
    files["csv"] = (table, "text/csv")
    _pictures(view, chart, stem, key)
    with st.container(horizontal=True):
        for kind, (build, mime) in files.items():
            st.download_button(kind.upper(), build, f"{stem}.{kind}", mime, key=f"{key}-{kind}", on_click="ignore")


def _pictures(view: View, chart: Chart, stem: str, key: str) -> None:
    """The buttons for PNG and SVG. They draw the figure anew, so they need no chart on the page."""
    size = {"width": chart.width, "height": chart.height}
    told = {"name": stem, "library": ADDRESS, "fonts": theme_faces(), "failed": view.t("charts.not_drawn"), **size}
    _save(data=json_bytes(told, figure=chart.json), key=f"{key}-pictures")


def _data(view: View, chart: Chart) -> None:
    """Where a program gets the figures of the picture; for one that counts figures, those that were counted."""
    drawn = list(chart.rows["id"]) if "quote" in chart.rows else []
    named = {NAMED: drawn} if 0 < len(drawn) <= MAX_VALUES else view.parameters
    st.caption(view.t("facts.data_url"))
    st.code(address.data("csv", named, view.lang), language=None, wrap_lines=True)


def _citations(view: View, chart: Chart) -> None:
    sources = list(dict.fromkeys(map(str, chart.rows["source"])))
    if sources:
        st.caption(view.t("card.cite"))
        for text in chart_citations(chart.title, chart.slug, sources, view.ledger, view.lang, address.here()):
            st.code(text, language=None, wrap_lines=True)
