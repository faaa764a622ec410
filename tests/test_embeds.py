"""Charts and cards in pages of others: what they hold, who may frame them, and what oEmbed says of them."""

import io
import json
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from outcomes.api import embeds
from outcomes.api.question import Answer, Question
from outcomes.charts.chart import Chart
from outcomes.export.embed import Embed
from outcomes.export.preview import png
from outcomes.ledger.ledger import Ledger
from tests.conftest import Ask
from tests.test_accessibility import violations
from tests.test_api import FACT, asked

ROOT = "http://host"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of another site, and the folder of its pages."""
    serve = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://localhost:{site.server_port}", tmp_path
        site.shutdown()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["fact", "statement"])
def test_a_card_carries_its_words_its_source_and_the_way_back(kind: str, lang: str, ledger: Ledger, ask: Ask) -> None:
    name = next(iter(getattr(ledger, f"{kind}s")))
    page = embeds.shown(ask(lang=[lang]), name, kind).body.decode()
    source = ledger.sources[ledger.reported(name).source]
    plain = re.sub(r"<[^>]+>", "", page)
    assert ledger.reported(name).quote.split("\n")[0][:20] in plain
    assert source.title[lang][:10] in plain
    assert f"sources?lang={lang}&amp;source={source.id}&amp;{kind}={name}" in page
    assert f"{ROOT}/facts?{kind}={name}&amp;lang={lang}" in page


def test_the_height_is_taken_from_the_server_that_the_frame_shows() -> None:
    embed = Embed("Lights", "", "https://Host.example/x", "embed/chart/map", "", "auto", "", "en")
    assert 'e.origin==="https://host.example"&&' in embed.code(300)


@pytest.mark.parametrize(
    ("address", "embedded"),
    [
        (f"/facts?fact={FACT}&lang=zh", f"/embed/fact/{FACT}?lang=zh"),
        ("/facts?statement={statement}", "/embed/statement/{statement}?lang=en"),
        (f"/sources?source=changleng-peoples-daily-2022&fact={FACT}", f"/embed/fact/{FACT}?lang=en"),
        (f"/embed/fact/{FACT}?theme=dark", f"/embed/fact/{FACT}?lang=en&theme=dark"),
        ("/embed/chart/map?province=jiangxi", "/embed/chart/map?province=jiangxi&lang=en"),
        ("/embed/chart/map?theme=dark&theme=housing-and-streets",
         "/embed/chart/map?theme=housing-and-streets&theme=dark&lang=en"),
        ("/compare?group=lights", "/embed/chart/comparison?group=lights&lang=en"),
        ("/compare?section=amounts&group=lights&scale=log", "/embed/chart/comparison?group=lights&scale=log&lang=en"),
        ("/compare?section=rates", "/embed/chart/rates?lang=en"),
        ("/compare?kinds=several&about=problem-solving", "/embed/chart/multiples?about=problem-solving&lang=en"),
        ("/", "/embed/chart/map?lang=en"),
    ],
)  # fmt: skip
def test_oembed_answers_for_addresses_of_ours(address: str, embedded: str, ledger: Ledger, ask: Ask) -> None:
    statement = next(iter(ledger.statements))
    url = f"{ROOT}{address}".format(statement=statement)
    answer = embeds.oembed(ask(url=[url], maxwidth=["500"], maxheight=["300"]))
    found = json.loads(answer.body)
    assert (answer.status, found["version"], found["type"]) == (200, "1.0", "rich")
    assert (found["width"], found["height"]) == (500, 300)
    source = f"{ROOT}{embedded}".format(statement=statement).replace("&", "&amp;")
    assert f'<iframe src="{source}"' in found["html"]


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({}, 404),
        ({"url": ["http://elsewhere/facts?fact=" + FACT]}, 404),
        ({"url": [f"{ROOT}.elsewhere/facts?fact={FACT}"]}, 404),
        ({"url": [f"{ROOT}/facts?fact=atlantis"]}, 404),
        ({"url": [f"{ROOT}/facts"]}, 404),
        ({"url": [f"{ROOT}/embed/chart/nothing"]}, 404),
        ({"url": [f"{ROOT}/compare?fact={FACT}&fact=hupan-street-lights"]}, 404),  # a verdict in words, no chart
        ({"url": [f"{ROOT}/embed/chart/map?province=nowhere"]}, 404),
        ({"url": ["http://[broken/facts"]}, 404),
        ({"url": [f"{ROOT}/facts?fact={FACT}"], "format": ["xml"]}, 501),
    ],
)
def test_oembed_refuses_what_is_not_ours(parameters: dict[str, list[str]], status: int, ask: Ask) -> None:
    assert embeds.oembed(ask(**parameters)).status == status


def test_an_embed_tells_where_its_code_is(server: str) -> None:
    page = asked(f"{server}/embed/fact/{FACT}").body.decode()
    (link,) = re.findall(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert quote(f"{server}/embed/fact/{FACT}", safe="") in link
    reply = asked(link.replace("&amp;", "&"))
    assert (reply.status, FACT in reply.body.decode()) == (200, True)


@pytest.mark.parametrize("kind", embeds.KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_preview_of_a_link_has_a_picture_of_its_words(kind: str, lang: str, ask: Ask, ledger: Ledger) -> None:
    name = "map" if kind == "chart" else next(iter(getattr(ledger, f"{kind}s")))
    page = embeds.shown(ask(lang=[lang]), name, kind).body.decode()
    assert f'og:image" content="{ROOT}/embed/{kind}/{name}.png?lang={lang}"' in page
    answer = embeds.picture(ask(lang=[lang]), name, kind)
    drawn = Image.open(io.BytesIO(answer.body))
    assert (answer.status, answer.kind, drawn.format, drawn.size) == (200, "image/png", "PNG", (1200, 630))


def test_words_that_the_shipped_font_lacks_are_no_picture() -> None:
    has, lacks = (Embed("", f"灯{char}", ROOT, "embed/fact/a?x", "", "auto", "", "zh") for char in ("瘸", "\ue000"))
    assert (has.picture, lacks.picture) == (f"{ROOT}/embed/fact/a.png?x", "")


@pytest.mark.parametrize(
    ("answer", "theme", "times"),
    [(embeds.picture, "auto", 1), (embeds.shown, "auto", 4), (embeds.shown, "light", 2), (embeds.shown, "dark", 2)],
)
def test_a_chart_is_drawn_once_in_each_size_and_colour_that_is_shown(
    answer: Callable[..., Answer], theme: str, times: int, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    looks, drawn = [], embeds.drawn

    def counted(asked: Question, name: str) -> Chart | None:
        looks.append((asked.one("width"), asked.one("dark")))
        return drawn(asked, name)

    monkeypatch.setattr(embeds, "drawn", counted)
    page = answer(ask(theme=[theme]), "map", "chart").body
    assert len(looks) == len({*looks}) == times
    if answer is embeds.shown:
        assert f'data-theme="{theme}"'.encode() in page
        colours = {colour.decode() for colour in re.findall(rb'"(light|dark)-(?:narrow|wide)":', page)}
        assert colours == ({theme} if times == 2 else {"light", "dark"})


def test_words_become_smaller_and_then_end_above_the_foot() -> None:
    drawn = [Image.open(io.BytesIO(png("Lights", n * "lamp ", "foot"))) for n in (1, 90, 130, 500, 501)]
    assert len({image.tobytes() for image in drawn}) == 4
    assert len({image.crop((0, 515, 1200, 630)).tobytes() for image in drawn}) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "width"), [("chart/rates", 390), ("chart/map", 800), (f"fact/{FACT}", 390), ("statement/{statement}", 800)]
)
def test_an_embed_is_accessible_and_loads_nothing_from_elsewhere(
    path: str, width: int, theme: str, page: Page, server: str, ledger: Ledger
) -> None:
    loaded: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.set_viewport_size({"width": width, "height": 600})
    page.emulate_media(color_scheme=theme)
    address = path.format(statement=next(iter(ledger.statements)))
    page.goto(f"{server}/embed/{address}?lang=zh", wait_until="networkidle")
    if path.startswith("chart"):
        expect(page.locator("svg.main-svg").first).to_be_visible()
    assert violations(page) == []
    assert [url for url in loaded if not url.startswith(server)] == []
    assert [text for text in said if "Content Security Policy" in text] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_another_site_shows_an_embed_at_its_height_and_no_other_page(
    page: Page, server: str, elsewhere: tuple[str, Path]
) -> None:
    address, folder = elsewhere
    embed = Embed("Lights", "", server, "embed/chart/comparison?group=lights&lang=en&theme=light", "", "", "", "en")
    other = f'<iframe src="{server}/facts" title="Figures"></iframe>'
    (folder / "index.html").write_text(f"<!DOCTYPE html><title>x</title>{embed.code(77)}{other}", "utf-8")
    page.goto(f"{address}/index.html")
    inside = page.frame_locator("iframe[title=Lights]")
    expect(inside.get_by_role("img").get_by_text("over 12,000 lights").first).to_be_visible()
    inside.get_by_text("in words").click()
    expect(inside.get_by_role("link", name="See the source sentence").first).to_be_visible()
    height = inside.locator("html").evaluate("(html) => html.scrollHeight")
    expect(page.locator("iframe[title=Lights]")).to_have_attribute("height", str(height))
    assert height > 77
    assert page.frames[-1].url.startswith("chrome-error:")
