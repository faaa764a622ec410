"""What is written of the rows of a chart: the label above each mark, so that long names fit a phone, the value beside
it, and everything about its fact as the text that hovers over it."""

from typing import Any

from outcomes.charts.chart import ChartStyle
from outcomes.charts.panel import LABEL, note
from outcomes.charts.rows import ChartRow
from outcomes.charts.text_layout import block, escape, tinted, width, wrap
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row
from outcomes.i18n.language import t

DETAIL, VALUE = 12, 13
HOVER = 270  # pixels; fits a narrow phone
BOLD = 1.06  # how much wider bold letters are


def label(item: ChartRow, style: ChartStyle) -> list[str]:
    """The name in bold and the details after it, on one line where both fit; each remark on one line, cut to it."""
    limit, muted = style.room - item.indent, style.colours.muted
    sign = "└ " if item.whole is not None else ""
    head, detail = sign + item.head, item.detail
    remarks = [small(_cut(words, limit), muted) for words in item.remarks]
    if not detail or width(head, LABEL) * BOLD + width("   " + detail, DETAIL) <= limit:
        return [f"<b>{escape(head)}</b>" + (f"&nbsp; {small(detail, muted)}" if detail else ""), *remarks]
    heads = [f"<b>{escape(line)}</b>" for line in wrap(head, limit / BOLD, LABEL)]
    return [*heads, *(small(line, muted) for line in wrap(detail, limit, DETAIL)), *remarks]


def _cut(words: str, limit: float) -> str:
    """The first line of a text; the whole is in the hover and below the chart."""
    first, *more = wrap(words, limit - DETAIL, DETAIL)
    return f"{first}…" if more else first


def small(text: str, colour: str) -> str:
    return f'<span style="font-size:{DETAIL}px">{tinted(text, colour)}</span>'


def value_label(
    item: ChartRow, x: float, y: float, shift: float, style: ChartStyle, *, size: int = VALUE
) -> dict[str, Any]:
    """The value as worded, `shift` pixels beside a place on the axis: to its left where that is negative."""
    text = block(worded_lines(item, style, size))
    return note(
        "value", f"<b>{text}</b>" if size > VALUE else text, x, y, size=size, align="left", yanchor="middle",
        xanchor="right" if shift < 0 else "left", xshift=shift, bgcolor=style.colours.paper,
    )  # fmt: skip


def worded_lines(item: ChartRow, style: ChartStyle, size: int = VALUE) -> list[str]:
    """A figure as worded, and the target beside it."""
    said = [row[f"worded_{style.lang}"] for row in item.both]
    return wrap(t(style.lang, "charts.semicolon").join(said), style.room * (0.55 if size == VALUE else 0.9), size)


def value_width(item: ChartRow, style: ChartStyle) -> float:
    """The pixels a value label takes."""
    return max(width(line, VALUE) for line in worded_lines(item, style))


def hover(row: Row, lang: str) -> str:
    """Everything about a fact, as plotly's text: wording, indicator, places, period, quote, source."""
    quote = f"“{row['quote']}”"
    translation = [row["translation"]] if lang == "en" else []
    paragraphs = [
        row[f"indicator_{lang}"], f"{row[f'path_{lang}']} · {when(row, lang)}", "", quote, *translation, "",
        t(lang, "charts.titled", title=row[f"source_{lang}"]), row[f"note_{lang}"],
    ]  # fmt: skip
    head = block(wrap(row[f"worded_{lang}"], HOVER, 14))
    lines = [block(wrap(words, HOVER, 12)) for words in paragraphs]
    body = "<br>".join(lines).replace("<br><br><br>", "<br><br>").removesuffix("<br>")
    return f"<b>{head}</b><br>{body}"


def points(rows: list[Row], lang: str) -> dict[str, Any]:
    """What every mark that stands for a fact carries: its id first in customdata, ids under `also` after it; hover."""
    return {
        "customdata": [[row["id"], *row.get("also", ())] for row in rows],
        "hovertext": [hover(row, lang) for row in rows],
        "hoverinfo": "text",
    }
