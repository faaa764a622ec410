"""The answers of /embed/, which other sites may frame, and of /api/oembed, by which they find how."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlencode

from outcomes.analysis.compare import groups
from outcomes.analysis.filters import unknown as unknown_values
from outcomes.api.downloads import drawn
from outcomes.api.question import KINDS as ENTRIES
from outcomes.api.question import Answer, Question, json_answer, unknown
from outcomes.charts.chart import NARROW, WIDE, Chart
from outcomes.charts.named import CHARTS
from outcomes.export.card import content
from outcomes.export.embed import THEMES, Embed, card_height, chart_height
from outcomes.export.fonts import theme_faces
from outcomes.export.plotly_js import ADDRESS
from outcomes.export.preview import png
from outcomes.i18n.labels import records
from outcomes.i18n.language import t

HTML = "text/html; charset=utf-8"
WIDTHS = {"narrow": NARROW, "wide": WIDE}
COLOURS = {"light": "", "dark": "1"}  # the colours of a chart, each with the parameter that asks for it
LISTED = 30  # figures below a chart; the page that it links to has all
LONGEST = 10_000  # letters of an address that is asked about
SHAPES = ("group", "level", "scale", "about", "axis")  # parameters by which a chart is chosen and drawn
KINDS = ("chart", *ENTRIES)  # of what can be embedded
FIRST = {"section": "amounts", "kinds": "one"}  # what the page of comparisons shows where nothing is chosen
Target = tuple[str, str]  # what an address leads to: chart, fact or statement, and its name or id


class Shown(NamedTuple):
    """What is embedded: how others show it, its page, and the height of a frame around it by its width."""

    embed: Embed
    page: Callable[[], str]
    height: Callable[[int], int]


def shown(asked: Question, name: str, kind: str) -> Answer:
    """A chart of the pages with its figures in words below it, or the card of a fact or a statement."""
    if found := _found(asked, kind, name):
        return Answer(200, found.page().encode(), HTML)
    if (now := asked.ledger.now(kind, name)) != (kind, name):
        return Answer(308, b"", HTML, location=f"{asked.root}/embed/{'/'.join(now)}{asked.query}")
    if gone := asked.ledger.withdrawal(f"{kind}s", name):
        return _told(asked, 410, t(asked.lang, "unknown.withdrawn", date=gone.date, why=gone.why[asked.lang]))
    return missing(asked)


def picture(asked: Question, name: str, kind: str) -> Answer:
    """The same in words as a picture, which previews of a link to it show."""
    found = _found(asked, kind, name)
    if not found or not found.embed.picture:
        return missing(asked)
    foot = f"{t(asked.lang, 'exports.notice')} · {t(asked.lang, 'shell.name')}"
    return Answer(200, png(found.embed.title, found.embed.description, foot), "image/png")


def missing(asked: Question, rest: str = "") -> Answer:
    """In place of what is not here: a page, because readers of the page around it see it."""
    return _told(asked, 404, t(asked.lang, "embed.missing_hint"))


def _told(asked: Question, status: int, words: str) -> Answer:
    page = f"{asked.root}/?lang={asked.lang}"
    embed = _embed(asked, "", t(asked.lang, "embed.missing"), words, page)
    return Answer(status, embed.html("embed_missing.html").encode(), HTML)


def oembed(asked: Question) -> Answer:
    """The code to paste for an address of ours, as oembed.com has it: type rich, JSON alone."""
    if asked.one("format") not in ("", "json"):
        return unknown("There is no such format here.", "Take format=json.", 501)
    inner, target = _meant(asked)
    found = target and _found(inner, *inner.ledger.now(*target))
    if not found:
        return unknown("This address names no chart, figure or statement here.", "Take one that a page shows.")
    width = min(WIDE, asked.pixels("maxwidth", WIDE))
    height = found.height(width)
    height = min(height, asked.pixels("maxheight", height))
    about = {
        "version": "1.0", "type": "rich", "title": found.embed.title, "provider_name": t(inner.lang, "shell.name"),
        "provider_url": f"{asked.root}/", "cache_age": 60, "width": width, "height": height,
        "html": found.embed.code(height, str(width), script=False),
    }  # fmt: skip
    return json_answer(about)


def _found(asked: Question, kind: str, name: str) -> Shown | None:
    """What an address leads to; None where it names nothing that could be shown."""
    return _chart(asked, name) if kind == "chart" else _card(asked, kind, name) if kind in ENTRIES else None


def _chart(asked: Question, name: str) -> Shown | None:
    """A chart for a narrow and a wide frame, light and dark as it is asked for; each is drawn once it is needed."""
    colours = [_theme(asked)] if _theme(asked) in COLOURS else [*COLOURS]

    @cache
    def made(colour: str, size: str) -> Chart | None:
        chart = drawn(_with(asked, width=str(WIDTHS[size]), dark=COLOURS[colour]), name)
        return chart and chart.whole()

    if _unknown(asked) or not (first := made(colours[0], "narrow")):
        return None
    shape = {key: asked.one(key) for key in SHAPES if asked.one(key)}
    page, chosen = asked.page(CHARTS[name].page, {**CHARTS[name].at, **shape}), asked.chosen.parameters()
    embed = _embed(asked, f"chart/{name}", first.title, first.alt, page, chosen | shape)

    def html() -> str:
        charts = {f"{colour}-{size}": made(colour, size) for colour in colours for size in WIDTHS}
        return embed.html(
            "embed_chart.html", chosen, faces=theme_faces(), library=ADDRESS, most=LISTED,
            rows=records(first.rows) if "quote" in first.rows else [],
            figures={key: json.loads(chart.json) for key, chart in charts.items() if chart},
        )  # fmt: skip

    def height(width: int) -> int:
        return chart_height(made(colours[0], "wide" if width >= WIDE else "narrow") or first)

    return Shown(embed, html, height)


def _card(asked: Question, kind: str, name: str) -> Shown | None:
    """The card of a fact or a statement, whatever the filter."""
    if name not in asked.known(kind):
        return None
    lang, (row,) = asked.lang, records(asked.entry(kind, name))
    said = content(asked.selection, row)
    named = [said["heading"], *([said["subject"]] if kind == "fact" else []), row[f"place_{lang}"]]
    about = t(lang, "embed.said", words=said["translation"] or row["quote"], source=row[f"source_{lang}"])
    page = f"{asked.root}/facts?{urlencode({kind: name, 'lang': lang})}"
    embed = _embed(asked, f"{kind}/{name}", " · ".join(named), about, page)
    return Shown(embed, partial(embed.html, "embed_card.html", **said), partial(card_height, said))


def _embed(
    asked: Question, path: str, title: str, description: str, page: str, chosen: Mapping[str, Any] | None = None
) -> Embed:
    """`path` is where it is below /embed/, with the parameters `chosen`; empty for what is not there."""
    theme, chosen = _theme(asked), chosen or {}
    themes = [*chosen.get("theme", ()), *([] if theme == THEMES[0] else [theme])]
    query = urlencode({**chosen, "lang": asked.lang, "theme": themes}, doseq=True)
    path = f"embed/{path}?{query}" if path else ""
    return Embed(title, description, asked.root, path, page, theme, asked.ledger.version, asked.lang)


def _theme(asked: Question) -> str:
    """The colours that are asked for; the filter has a parameter of the same name, whose values are other ones."""
    return next((value for value in asked.parameters.get("theme", ()) if value in THEMES), THEMES[0])


def _unknown(asked: Question) -> bool:
    """Whether the filter names what is not here: left out, everything would be drawn."""
    themes = [value for value in asked.parameters.get("theme", ()) if value not in THEMES]
    return bool(unknown_values({**asked.parameters, "theme": themes}, asked.ledger))


def _with(asked: Question, **more: str) -> Question:
    return replace(asked, parameters={**asked.parameters, **{name: [value] for name, value in more.items()}})


def _meant(asked: Question) -> tuple[Question, Target | None]:
    """What the address under `url` leads to, and its own parameters as a question."""
    url, root = asked.one("url")[:LONGEST].partition("#")[0], asked.root
    path, _, query = url.removeprefix(root).partition("?")
    inner = replace(asked, parameters=parse_qs(query))
    if not url.startswith(root) or path[:1] not in ("", "/"):
        return inner, None
    target = _target(inner, unquote(path).strip("/"))
    if target == ("chart", "comparison") and not inner.one("group"):  # what the page shows first
        inner = _with(inner, group=next((group.id for group in groups(inner.selection.frame)), ""))
    return inner, target


def _target(inner: Question, path: str) -> Target | None:
    first, _, rest = path.partition("/")
    if first == "embed":
        kind, _, name = rest.partition("/")
        return kind, name
    named = next((kind for kind in ENTRIES if inner.one(kind)), None)
    if path in ("facts", "sources") and named:
        return named, inner.one(named)
    if path == "compare" and inner.one("fact"):  # in words: whether two figures may be compared
        return None
    page = path or "overview"
    here = {name: inner.one(name) or value for name, value in FIRST.items()} if page == "compare" else {}
    fitting = [name for name, one in CHARTS.items() if one.page == page and one.at.items() <= here.items()]
    return ("chart", max(fitting, key=lambda name: len(CHARTS[name].at))) if fitting else None
