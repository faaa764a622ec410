"""What a mark of a chart carries: the id of its fact, and everything about it as the text that hovers over it."""

from typing import Any

from outcomes.charts.text_layout import block, wrap
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row
from outcomes.i18n.language import t

HOVER = 270  # pixels; fits a narrow phone


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
