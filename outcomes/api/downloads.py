"""The answers of /download/: files to keep, of exactly what a page shows, made when they are asked for.

The parameters are those of the page; what they name is looked up in the ledger, and none of them becomes a file's name
but known ids and years.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from outcomes.analysis.compare import groups
from outcomes.analysis.filters import Filter
from outcomes.analysis.selection import Selection
from outcomes.api import answers
from outcomes.api.question import KINDS, NAMED, Answer, Parameters, Question, refused, unknown
from outcomes.charts.chart import NARROW, WIDE, Chart, ChartStyle
from outcomes.charts.named import CHARTS
from outcomes.export import pdf
from outcomes.export.brief import Brief, brief, brief_html
from outcomes.export.brief_markdown import brief_markdown
from outcomes.export.chart_html import html
from outcomes.export.package import archive_bytes
from outcomes.export.tables import counts_bytes, csv_bytes
from outcomes.ledger.vocabulary import LEVELS

CHOSEN = ("comparison", "multiples")  # charts of one group and of one theme, which their address names
MOST_COMPARED = 20  # comparisons in one archive, those of most places
WIDEST = 2000  # of a picture, in CSS pixels
WRITERS: dict[str, tuple[Callable[[Brief], str], str]] = {
    "html": (brief_html, "text/html"), "md": (brief_markdown, "text/markdown"),
}  # fmt: skip
PATIENCE = 20  # seconds that a PDF waits for the one before it
_printing = threading.Lock()  # a PDF starts a browser: one at a time


def file_stem(what: str, chosen: Filter) -> str:
    """A file name without its ending, that says what it holds and which filter: comparison-lights_jiangxi_2021."""
    return "_".join([what, *chosen.named])[:100]


def rows(asked: Question, kind: str, ending: str) -> Answer:
    """The facts or statements that pass the filter, in one of the forms of answers.ROWS."""
    return replace(answers.rows(asked, kind, ending), file=f"{file_stem(f'{kind}s', asked.chosen)}.{ending}")


def archive(asked: Question) -> Answer:
    """All that passes the filter, with the charts of it."""
    if asked.unknown:
        return refused(asked)
    made = archive_bytes([asked.extract(kind) for kind in KINDS], _charts(asked))
    return Answer(200, made, "application/zip", f"{file_stem('facts', asked.chosen)}.zip")


def place(asked: Question, ending: str) -> Answer:
    """The brief of the place that the parameter `region` names, of the figures and statements that pass the filter."""
    if asked.unknown:
        return refused(asked)
    region = asked.ledger.former["regions"].get(asked.one("region"), asked.one("region"))
    if region not in asked.ledger.regions:
        return unknown(f"There is no place {region[:80]!r}.", "See /api/facts.json for all ids.", 400)
    write, kind = WRITERS[ending]
    made = write(brief(asked.selection, region, asked.link))
    file = f"{file_stem(f'brief_{region}', asked.chosen)}.{ending}"
    return Answer(200, made.encode(), f"{kind}; charset=utf-8", file)


def chart(asked: Question, name: str, ending: str) -> Answer:
    """A chart of the pages as html, pdf or csv."""
    if asked.unknown:
        return refused(asked)
    made = drawn(asked, name)
    if made is None:
        return unknown(f"There is no chart {name[:80]!r} of this.", f"The charts are {', '.join(CHARTS)}.", 400)
    file = f"{file_stem(made.slug, asked.chosen)}.{ending}"
    if ending == "csv":
        return Answer(200, _table(asked, made), answers.CSV, file)
    whole = made.whole()
    page = partial(html, whole)
    if ending == "html":
        return Answer(200, page().encode(), "text/html; charset=utf-8", file)
    if not pdf.browser():
        return unknown("This server has no browser to print with.", "Take the HTML and print it.")
    if not _printing.acquire(timeout=PATIENCE):
        return unknown("Another chart is being printed.", "Try again in a minute.", 503)
    try:
        return Answer(200, pdf.pdf_bytes(page, whole.width, whole.height), "application/pdf", file)
    finally:
        _printing.release()


def _charts(asked: Question) -> list[Chart]:
    """The charts of the filter, a comparison for each group of several figures; none of facts asked for by name."""
    if asked.named(NAMED) is not None:
        return []
    compared = [group.id for group in groups(asked.selection.frame) if group.facts > 1][:MOST_COMPARED]
    chosen: list[tuple[str, Parameters]] = [(name, {}) for name in CHARTS if name not in CHOSEN]
    chosen += [("comparison", {"group": [group]}) for group in compared]
    wide = {"width": [str(WIDE)], **asked.parameters}
    made = (drawn(replace(asked, parameters={**wide, **more}), name) for name, more in chosen)
    return [chart.whole() for chart in made if chart is not None and len(chart.rows)]


def drawn(asked: Question, name: str) -> Chart | None:
    """The chart as the page draws it; None where name and parameters name nothing that could be drawn."""
    if name not in CHARTS:
        return None
    named, selection = CHARTS[name], asked.selection
    chosen = _choices(selection, name, asked)
    if chosen is None:
        return None
    link = asked.page(named.page, {**named.at, **chosen})
    width = min(WIDEST, max(NARROW, asked.pixels("width", NARROW)))
    style = ChartStyle.of(asked.ledger, asked.lang, dark=bool(asked.one("dark")), link=link, width=width)
    return named.draw(selection, chosen, style).chart


def _choices(selection: Selection, name: str, asked: Question) -> Mapping[str, str] | None:
    """The parameters beside the filter, as far as they can be meant; None where one that is needed cannot."""
    if name == "comparison":
        known = [group.id for group in groups(selection.frame)]
        scale = "log" if asked.one("scale") == "log" else "linear"
        level = {"level": asked.one("level")} if asked.one("level") in LEVELS else {}
        return {"group": asked.one("group"), "scale": scale, **level} if asked.one("group") in known else None
    if name == "rates":
        return {"axis": "whole" if asked.one("axis") == "whole" else "near"}
    if name == "multiples":
        return {"about": asked.one("about")} if asked.one("about") in selection.ledger.themes else None
    return {}


def _table(asked: Question, chart: Chart) -> bytes:
    """The rows that a chart draws, or what it counts."""
    if chart.counts is not None or "quote" not in chart.rows:
        return counts_bytes(chart.rows if chart.counts is None else chart.counts)
    return csv_bytes(asked.extract_of(chart.rows))
