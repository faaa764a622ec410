"""The frame of every figure: title, subtitle, key, sources and the words “as reported” inside the picture."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from outcomes.charts.chart import EDGE, Chart, ChartStyle, sent
from outcomes.charts.palette import Palette
from outcomes.charts.panel import Panel, at_left
from outcomes.charts.text_layout import LINE, block, escape, flat, tinted, width, wrap
from outcomes.i18n.dates import period
from outcomes.i18n.labels import described
from outcomes.i18n.language import t

CHINESE = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
# Source Sans is what the page around a chart is set in. A picture has only the shipped font, whose Latin letters are
# those of Source Sans.
ENGLISH = f'"Source Sans", {CHINESE}'
CAMERA = 64  # the corner where buttons appear over the figure
TITLE, SUBTITLE, FOOTER = 18, 13, 11
SIGN = 16  # of the signs of a key, large enough to tell colours apart
SQUARES = "■□▢▨"  # set large and in the shipped font: those of others are too small to tell their colours
MOST_SOURCES = 12  # named below a drawing; the others are counted
SHORT = 190  # pixels of a title on a screen
BOLD = 1.04  # how much wider bold letters are


@dataclass(frozen=True)
class Head:
    """What a chart is called and says: `slug` names its files, `alt` says it in words, `said` are the sentences below
    the title, `key` holds signs with their colour and meaning: [("■", "#888888", "…")]."""

    slug: str
    title: str
    alt: str
    said: Iterable[str] = ()
    key: list[tuple[str, str, str]] = field(default_factory=list)


def drawn(head: Head, panels: list[Panel], rows: pd.DataFrame, style: ChartStyle) -> Chart:
    """A chart: the head, the panels one below the other, and the footer made from the rows drawn."""
    above, top = _above(head, style)
    below, bottom = _below(origin(rows, style, short=True), style)
    whole, full = _below(origin(rows, style), style)
    body = sum(panel.size for panel in panels)
    height = top + body + bottom
    layout = _base(style) | {
        "height": height,
        "meta": {"width": style.width, "origin": whole["text"], "more": full - bottom},
        "margin": {"l": EDGE, "r": EDGE, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
    }
    traces: list[dict] = []
    shapes: list[dict] = []
    marks, offset = [*above, below], 0.0
    for n, panel in enumerate(panels):
        layout |= panel.layout(n, offset, body)
        placed = panel.placed(n)
        traces, marks, shapes = traces + placed[0], marks + placed[1], shapes + placed[2]
        offset += panel.size
    figure = {"data": traces, "layout": layout | {"annotations": marks, "shapes": shapes}}
    return Chart(sent(figure), int(height), head.title, head.alt, rows, head.slug, style.lang, style.width)


def nothing(slug: str, title: str, rows: pd.DataFrame, style: ChartStyle) -> Chart:
    """The picture of no rows, which says so instead of showing bare axes; `rows` keeps its columns."""
    lines = wrap(t(style.lang, "charts.nothing"), style.room, SUBTITLE)
    panel = Panel(24 + 17 * len(lines), [{"type": "scatter", "x": [], "y": []}], {"visible": False, "range": [0, 1]},
                  [at_left(block(lines), 6)], below=0)  # fmt: skip
    alt = described("nothing", title, [], 0, style.lang)
    return drawn(Head(slug, title, alt), [panel], rows.iloc[:0], style)


def numbers_axis(ticks: list[tuple[float, str]], limits: list[float], colours: Palette, **more: Any) -> dict[str, Any]:
    """A horizontal axis of numbers with a light grid."""
    return {
        "range": limits, "tickvals": [at for at, _ in ticks], "ticktext": [escape(words) for _, words in ticks],
        "gridcolor": colours.grid, "gridwidth": 1, "zeroline": False, "showline": False, "ticks": "",
        "tickangle": 0, "tickfont": {"size": 11, "color": colours.muted}, "automargin": False, "layer": "below traces",
        "ticklabeloverflow": "allow",
    } | more  # fmt: skip


def _base(style: ChartStyle) -> dict[str, Any]:
    colours = style.colours
    font = {"family": CHINESE if style.lang == "zh" else ENGLISH, "size": 12, "color": colours.ink}
    # Without a template of one's own plotly adds its default one, and 8 kB to each figure.
    return {
        "template": {"layout": {"font": font}}, "font": font, "paper_bgcolor": colours.paper,
        "plot_bgcolor": colours.paper, "showlegend": False, "hovermode": "closest", "dragmode": False,
        "bargap": 0, "barmode": "overlay", "separators": ".,", "autosize": True,
        "hoverlabel": {
            "align": "left", "bgcolor": colours.faint, "bordercolor": colours.muted, "namelength": -1,
            "font": {"family": font["family"], "size": 12, "color": colours.ink},
        },
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)", "color": colours.muted, "activecolor": colours.ink,
            "remove": ["zoom", "pan", "select", "lasso", "zoomin", "zoomout", "autoscale", "resetscale"],
        },
    }  # fmt: skip


def _above(head: Head, style: ChartStyle) -> tuple[list[dict], float]:
    """Title, subtitle and key as annotations, and the height of all that stands above the drawing."""
    colours, limit = style.colours, style.room
    title = [f"<b>{escape(line)}</b>" for line in wrap(head.title, (limit - CAMERA) / BOLD, TITLE)]
    said = list(map(escape, wrap(t(style.lang, "charts.space").join(head.said), limit, SUBTITLE)))
    key = _key(head.key, limit)
    marks, at = [], EDGE - 2.0
    for name, lines, size, line, colour in (
        ("title", title, TITLE, TITLE, colours.ink),
        ("subtitle", said, SUBTITLE, SUBTITLE, colours.muted),
        ("key", key, 12, SIGN, colours.ink),
    ):
        if lines:
            marks.append(_beside(name, "<br>".join(lines), size, colour, 1, -at))
            at += len(lines) * line * LINE + 6
    top = at + 8
    return [mark | {"yshift": top + mark["yshift"]} for mark in marks], top


def _key(key: list[tuple[str, str, str]], limit: float) -> list[str]:
    """Signs with their meaning, as many to a line as there is room for."""
    lines: list[tuple[str, float]] = []
    for sign, colour, meaning in key:
        wrapped = wrap(meaning, limit - 44, 12)
        size = SIGN if sign in SQUARES else 12
        style = f"font-size:{size}px;font-family:Noto Sans SC"
        first = f'<span style="{style}">{tinted(sign, colour)}</span> {escape(wrapped[0])}'
        long = width(f"{sign} ", SIGN) + width(wrapped[0], 12)
        if lines and len(wrapped) == 1 and lines[-1][1] + 18 + long <= limit:
            lines[-1] = (lines[-1][0] + "&nbsp;&nbsp;&nbsp; " + first, lines[-1][1] + 18 + long)
            continue
        lines.append((first, long if len(wrapped) == 1 else limit))
        lines += [(f"&nbsp;&nbsp;&nbsp;&nbsp; {escape(line)}", limit) for line in wrapped[1:]]
    return [text for text, _ in lines]


def _below(footer: list[str], style: ChartStyle) -> tuple[dict[str, Any], float]:
    """Sources, “as reported”, version and link: one annotation, and the room it needs."""
    lines = [line for words in footer for line in wrap(words, style.room, FOOTER)]
    height = len(lines) * FOOTER * LINE + 10
    return _beside("origin", block(lines), FOOTER, style.colours.muted, 0, -6), height + EDGE


def origin(rows: pd.DataFrame, style: ChartStyle, *, short: bool = False) -> list[str]:
    """The lines of the footer: every source of the rows with its date, what the numbers are, and the address.

    A `short` one, for a screen, cuts long titles and leaves the address to the browser.
    """
    dates, titles = dict(style.published), _titles(rows, style.lang)
    shown = {source: _cut(title) if short else flat(title) for source, title in list(titles.items())[:MOST_SOURCES]}
    sources = [
        t(style.lang, "charts.dated", title=title, date=period(dates[source], style.lang))
        if source in dates else t(style.lang, "charts.titled", title=title)
        for source, title in shown.items()
    ]  # fmt: skip
    numbered = [f"[{n}] {words}" for n, words in enumerate(sources, 1)] if len(sources) > 1 else sources
    if len(titles) > len(sources):
        numbered.append(t(style.lang, "charts.more_sources", n=len(titles) - len(sources)))
    lines = [t(style.lang, "charts.source", source=words) for words in numbered[:1]] + numbered[1:]
    lines = [" ".join(lines)] if short and lines else lines
    lines.append(t(style.lang, "charts.as_reported"))
    if style.version:
        lines[-1] += t(style.lang, "charts.version", version=style.version)
    return [*lines, style.link] if style.link and not short else lines


def _cut(title: str) -> str:
    """The beginning of a title, by which a reader knows it again."""
    first, *more = wrap(title, SHORT, FOOTER) or [""]
    return f"{first}…" if more else first


def source_numbers(rows: pd.DataFrame) -> dict[str, str]:
    """The numbers by which a footer of several sources lists them, as rows carry them: “ [2]”."""
    sources = list(dict.fromkeys(map(str, rows["source"])))
    return {source: f" [{n}]" for n, source in enumerate(sources, 1) if len(sources) > 1}


def _titles(rows: pd.DataFrame, lang: str) -> dict[str, str]:
    return dict(zip(map(str, rows["source"]), rows[f"source_{lang}"], strict=True)) if len(rows) else {}


def _beside(name: str, text: str, size: float, colour: str, y: int, shift: float) -> dict[str, Any]:
    """A left-aligned block of text above (y=1) or below (y=0) the drawing, its top `shift` pixels from that edge."""
    font = {"size": size, "color": colour}
    return at_left(text, y) | {"name": name, "yref": "paper", "yshift": shift, "font": font, "captureevents": False}
