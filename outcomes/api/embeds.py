"""The answers of /embed/, which other sites may frame, and of /api/oembed, by which they find how."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode

from outcomes.analysis.compare import groups
from outcomes.analysis.filters import unknown as unknown_values
from outcomes.api.answers import Answer, Question, json_answer, unknown
from outcomes.api.downloads import drawn
from outcomes.charts.chart import NARROW, WIDE, Chart
from outcomes.charts.named import CHARTS
from outcomes.export.embed import (
    THEMES,
    WIDTH,
    Embed,
    card_height,
    card_page,
    chart_height,
    chart_page,
    missing_page,
)
from outcomes.i18n.labels import Row, records
from outcomes.i18n.language import t

HTML = "text/html; charset=utf-8"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'unsafe-inline'",  # plotly.js writes its own
        "img-src 'self' data:",
        "font-src 'self'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors *",
    )
)
WIDTHS = {"narrow": NARROW, "wide": WIDE}
LONGEST = 10_000  # letters of an address that is asked about
SHAPES = ("group", "level", "scale", "about", "axis")  # parameters by which a chart is chosen and drawn
KINDS = ("fact", "statement")
FIRST = {"section": "amounts", "kinds": "one"}  # what the page of comparisons shows where nothing is chosen


@dataclass(frozen=True)
class Target:
    """What an address leads to: a chart by its name, or a fact or a statement by its id."""

    kind: str
    name: str


def chart(asked: Question, name: str) -> Answer:
    """A chart of the pages, drawn in the reader's browser, with its figures in words below it."""
    charts = None if _unknown(asked) else _charts(asked, name)
    if charts is None:
        return missing(asked)
    embed = _of_chart(asked, name, next(iter(charts.values())))
    carried = asked.chosen.parameters() | {"lang": [asked.lang]}
    return Answer(200, chart_page(embed, asked.lang, carried, charts).encode(), HTML)


def card(asked: Question, name: str, kind: str) -> Answer:
    """The card of a fact or a statement, whatever the filter."""
    row = _row(asked, kind, name)
    if row is None:
        return _gone(asked, Target(kind, name))
    return Answer(200, card_page(_of_card(asked, kind, row), asked.selection, row).encode(), HTML)


def missing(asked: Question, rest: str = "") -> Answer:
    """In place of what is not here: a page, because readers of the page around it see it."""
    return _told(asked, 404, t(asked.lang, "embed.missing_hint"))


def _told(asked: Question, status: int, words: str) -> Answer:
    title, page = t(asked.lang, "embed.missing"), f"{asked.root}/?lang={asked.lang}"
    embed = Embed(title, words, asked.root, "", page, _theme(asked), asked.ledger.version)
    return Answer(status, missing_page(embed, asked.lang).encode(), HTML)


def _gone(asked: Question, target: Target) -> Answer:
    """In place of a card that is not here: where it is now, why it was withdrawn, or that there never was one."""
    if (now := _now(asked, target)) != target:
        return Answer(308, b"", HTML, location=f"{asked.root}/embed/{now.kind}/{now.name}{asked.query}")
    if gone := asked.ledger.withdrawal(f"{target.kind}s", target.name):
        return _told(asked, 410, t(asked.lang, "unknown.withdrawn", date=gone.date, why=gone.why[asked.lang]))
    return missing(asked)


def _now(asked: Question, target: Target) -> Target:
    """Where the id of a fact or a statement leads today."""
    return Target(*asked.ledger.now(target.kind, target.name))


def oembed(asked: Question) -> Answer:
    """The code to paste for an address of ours, as oembed.com has it: type rich, JSON alone."""
    if asked.one("format") not in ("", "json"):
        return Answer(501, unknown("There is no such format here.", "Take format=json.").body)
    inner, target = _meant(asked)
    found = target and (_oembed_chart if target.kind == "chart" else _oembed_card)(asked, inner, target)
    if not found:
        return unknown("This address names no chart, figure or statement here.", "Take one that a page shows.")
    embed, width, height = found
    about = {
        "version": "1.0", "type": "rich", "title": embed.title, "provider_name": t(inner.lang, "shell.name"),
        "provider_url": f"{asked.root}/", "cache_age": 60, "width": width, "height": height,
        "html": embed.code(height, str(width), script=False),
    }  # fmt: skip
    return json_answer(about)


def _charts(asked: Question, name: str) -> dict[str, Chart] | None:
    """The chart for a narrow and a wide frame, light and dark as it is asked for; None where there is no such chart."""
    colours = {"light": {"light": ""}, "dark": {"dark": "1"}}.get(_theme(asked), {"light": "", "dark": "1"})
    found = {}
    for colour, dark in colours.items():
        for size, width in WIDTHS.items():
            made = drawn(_with(asked, width=str(width), dark=dark), name)
            if made is None:
                return None
            found[f"{colour}-{size}"] = made.whole()
    return found


def _row(asked: Question, kind: str, name: str) -> Row | None:
    table = asked.table if kind == "fact" else asked.statements
    return next(iter(records(table[(table["id"] == name).to_numpy()])), None)


def _said(asked: Question, row: Row) -> str:
    """The words of a fact or a statement and whose they are, in one line."""
    words = row["quote"] if asked.lang == "zh" else row["translation"]
    return t(asked.lang, "embed.said", words=words, source=row[f"source_{asked.lang}"])


def _of_card(asked: Question, kind: str, row: Row) -> Embed:
    said = row[f"worded_{asked.lang}"] if kind == "fact" else row[f"name_{asked.lang}"]
    about = [row[f"indicator_{asked.lang}"]] if kind == "fact" else []
    title = " · ".join([said, *about, row[f"place_{asked.lang}"]])
    page = f"{asked.root}/facts?{urlencode({kind: row['id'], 'lang': asked.lang})}"
    return _embed(asked, f"{kind}/{row['id']}", title, _said(asked, row), page, {})


def _embed(asked: Question, path: str, title: str, description: str, page: str, chosen: Mapping[str, Any]) -> Embed:
    """`path` is where it is below /embed/, with the parameters `chosen`."""
    theme = _theme(asked)
    themes = [*chosen.get("theme", ()), *([] if theme == THEMES[0] else [theme])]
    query = urlencode({**chosen, "lang": asked.lang, "theme": themes}, doseq=True)
    return Embed(title, description, asked.root, f"embed/{path}?{query}", page, theme, asked.ledger.version)


def _theme(asked: Question) -> str:
    """The colours that are asked for; the filter has a parameter of the same name, whose values are other ones."""
    return next((value for value in asked.parameters.get("theme", ()) if value in THEMES), THEMES[0])


def _unknown(asked: Question) -> bool:
    """Whether the filter names what is not here: left out, everything would be drawn."""
    themes = [value for value in asked.parameters.get("theme", ()) if value not in THEMES]
    return bool(unknown_values({**asked.parameters, "theme": themes}, asked.ledger))


def _shape(asked: Question) -> dict[str, str]:
    """The parameters that choose a chart beside the filter."""
    return {key: asked.one(key) for key in SHAPES if asked.one(key)}


def _of_chart(asked: Question, name: str, chart: Chart) -> Embed:
    page = asked.page(CHARTS[name].page, {**CHARTS[name].at, **_shape(asked)})
    return _embed(asked, f"chart/{name}", chart.title, chart.alt, page, {**asked.chosen.parameters(), **_shape(asked)})


def _with(asked: Question, **more: str) -> Question:
    return replace(asked, parameters={**asked.parameters, **{name: [value] for name, value in more.items()}})


def _meant(asked: Question) -> tuple[Question, Target | None]:
    """What the address under `url` leads to, and its own parameters as a question."""
    url, root = asked.one("url")[:LONGEST].partition("#")[0], asked.root
    path, _, query = url.removeprefix(root).partition("?")
    inner = replace(asked, parameters=parse_qs(query))
    if not url.startswith(root) or path[:1] not in ("", "/"):
        return inner, None
    return inner, _target(inner, unquote(path).strip("/"))


def _target(inner: Question, path: str) -> Target | None:
    first, _, rest = path.partition("/")
    if first == "embed":
        return Target(*rest.partition("/")[::2])
    named = next((kind for kind in KINDS if inner.one(kind)), None)
    if path in ("facts", "sources") and named:
        return Target(named, inner.one(named))
    if path == "compare" and inner.one("fact"):  # in words: whether two figures may be compared
        return None
    page = path or "overview"
    here = {name: inner.one(name) or value for name, value in FIRST.items()} if page == "compare" else {}
    fitting = [name for name, one in CHARTS.items() if one.page == page and one.at.items() <= here.items()]
    return Target("chart", max(fitting, key=lambda name: len(CHARTS[name].at))) if fitting else None


def _oembed_chart(asked: Question, inner: Question, target: Target) -> tuple[Embed, int, int] | None:
    if target.name == "comparison" and not inner.one("group"):  # what the page shows first
        found = groups(inner.selection.frame, inner.ledger, inner.lang)["group"]
        inner = _with(inner, group=next(iter(found), ""))
    width, size = _width(asked)
    charts = None if _unknown(inner) else _charts(inner, target.name)
    if charts is None:
        return None
    made = next(chart for name, chart in charts.items() if name.endswith(size))
    return _of_chart(inner, target.name, made), width, _height(asked, chart_height(made))


def _oembed_card(asked: Question, inner: Question, target: Target) -> tuple[Embed, int, int] | None:
    target = _now(inner, target) if target.kind in KINDS else target
    row = _row(inner, target.kind, target.name) if target.kind in KINDS else None
    if row is None:
        return None
    width, _ = _width(asked)
    return _of_card(inner, target.kind, row), width, _height(asked, card_height(inner.selection, row, width))


def _width(asked: Question) -> tuple[int, str]:
    """The width of the frame, at most `maxwidth`, and whether it is narrow or wide."""
    width = min(max(WIDTH, WIDE), _most(asked, "maxwidth"))
    return width, "wide" if width >= WIDE else "narrow"


def _height(asked: Question, wanted: int) -> int:
    return min(wanted, _most(asked, "maxheight"))


def _most(asked: Question, name: str) -> int:
    """A bound in pixels; without one, more than any frame has."""
    value = asked.one(name)
    return int(value) if value.isdecimal() and 0 < len(value) < 6 and int(value) else 100_000
