"""The answers of /download/: files to keep, of exactly what a page shows, made when they are asked for.

The parameters are those of the page; what they name is looked up in the ledger, and none of them becomes a file's name
but known ids and years.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from outcomes.analysis import profile
from outcomes.analysis.compare import groups
from outcomes.analysis.filters import Filter
from outcomes.analysis.selection import Selection
from outcomes.analysis.sentence import sentence
from outcomes.api import answers
from outcomes.api.answers import Answer, Question, unknown
from outcomes.charts.chart import NARROW, Chart, ChartStyle
from outcomes.charts.named import CHARTS
from outcomes.export import pdf
from outcomes.export.brief import Brief, brief, brief_html
from outcomes.export.brief_markdown import brief_markdown
from outcomes.export.chart_html import html
from outcomes.export.tables import counts_bytes, csv_bytes

CHOICES = ("section", "kinds", "group", "scale", "about", "axis")  # of the pages, that choose what a chart draws
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
WIDTHS, WIDEST = re.compile(r"[0-9]{3,4}"), 1_200  # pixels of a chart
WRITERS: dict[str, tuple[Callable[[Brief], str], str]] = {
    "html": (brief_html, "text/html"), "md": (brief_markdown, "text/markdown"),
}  # fmt: skip
PATIENCE = 20  # seconds that a PDF waits for the one before it
_printing = threading.Lock()  # a PDF starts a browser: one at a time


def file_stem(what: str, chosen: Filter) -> str:
    """A file name without its ending, that says what it holds and which filter: comparison-lights_jiangxi_2021."""
    return "_".join([what, *chosen.named])[:100]


def facts(asked: Question, ending: str) -> Answer:
    """The table of what passes the filter: csv, json, xlsx, or all in one as zip."""
    return replace(answers.facts(asked, ending), file=f"{file_stem('facts', asked.chosen)}.{ending}")


def place(asked: Question, ending: str) -> Answer:
    """The brief of the place that the parameter `region` names, of the figures that pass the filter."""
    region = asked.one("region")
    if region not in asked.ledger.regions:
        return unknown(f"There is no place {region[:80]!r}.", "See /api/facts.json for all ids.")
    write, kind = WRITERS[ending]
    chosen = asked.selection
    rows, everything = (profile.within(part, asked.ledger, region) for part in (chosen.frame, asked.table))
    words = sentence(chosen.chosen, asked.ledger, asked.lang, len(rows), len(everything))
    made = write(brief(region, rows, everything, asked.ledger, asked.lang, words, asked.link))
    file = f"{file_stem(f'brief_{region}', asked.chosen)}.{ending}"
    return Answer(200, made.encode(), f"{kind}; charset=utf-8", file)


def chart(asked: Question, name: str, ending: str) -> Answer:
    """A chart of the pages as html, pdf or csv."""
    drawn = _drawn(asked, name) if name in CHARTS else None
    if drawn is None:
        return unknown(f"There is no chart {name[:80]!r} of this.", f"The charts are {', '.join(CHARTS)}.")
    page, file = partial(html, drawn, asked.lang), f"{file_stem(drawn.slug, asked.chosen)}.{ending}"
    if ending == "html":
        return Answer(200, page().encode(), "text/html; charset=utf-8", file)
    if ending == "csv":
        return Answer(200, _table(asked.selection, drawn, asked.link), answers.CSV, file)
    if not pdf.browser():
        return unknown("This server has no browser to print with.", "Take the HTML and print it.")
    if not _printing.acquire(timeout=PATIENCE):
        return Answer(503, unknown("Another chart is being printed.", "Try again in a minute.").body)
    try:
        return Answer(200, pdf.pdf_bytes(page, drawn.width, drawn.height), "application/pdf", file)
    finally:
        _printing.release()


def _drawn(asked: Question, name: str) -> Chart | None:
    """The chart as the page draws it; None where the parameters name nothing that could be drawn."""
    named, selection, chosen = CHARTS[name], asked.selection, _choices(asked)
    known = groups(selection.frame, selection.ledger, selection.lang)["group"]
    if name == "comparison" and chosen.get("group") not in set(known):
        return None
    if name == "multiples" and chosen.get("about") not in selection.ledger.themes:
        return None
    width = asked.one("width")
    style = ChartStyle.of(
        asked.ledger, asked.lang, dark=bool(asked.one("dark")), link=asked.page(named.page, chosen),
        width=min(max(NARROW, int(width) if WIDTHS.fullmatch(width) else NARROW), WIDEST),
    )  # fmt: skip
    return named.draw(selection, named.rows(selection, chosen)[0], style, chosen).whole()


def _choices(asked: Question) -> dict[str, str]:
    """What is asked of the page beside the filter, as far as it can be meant."""
    found = {name: asked.one(name) for name in CHOICES}
    return {name: value for name, value in found.items() if ID.fullmatch(value)}


def _table(selection: Selection, chart: Chart, link: str) -> bytes:
    """The rows that a chart draws."""
    if "quote" not in chart.rows:
        return counts_bytes(chart.rows)
    return csv_bytes(chart.rows, selection.ledger, selection.lang, selection.sentence_of_facts, link=link)
