"""What strangers ask of a server, below / and below /x/: told kindly, kept out, and nothing of it kept."""

import asyncio
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import websockets

from outcomes.api.guards import FRAME
from outcomes.api.question import JSON
from outcomes.api.routes import PAGES, matches
from outcomes.export.plotly_js import ADDRESS
from outcomes.i18n.language import t
from outcomes.settings import public_address
from outcomes.ui.navigation import PAGES as NAVIGATION
from tests.conftest import make_document, write
from tests.hard.client import Reader
from tests.serving import in_thread, replica, serving, serving_quietly
from tests.test_api import FACT, SOURCE, asked
from tools.soak import state

PUBLIC = "https://outcomes.example.org/x"
FEW = 3  # readers that the small server takes


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server below /x that knows its public address."""
    log = tmp_path_factory.mktemp("below") / "log"
    with serving_quietly(log, STREAMLIT_SERVER_BASE_URL_PATH="x", OUTCOMES_URL=f"{PUBLIC}/") as address:
        yield address


@pytest.fixture(params=["/", "/x/"])
def place(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue("server" if request.param == "/" else "below")


@pytest.mark.parametrize(
    ("path", "lang", "kinds"),
    [("", "zh-CN,zh", "script font font"), ("compare", "en", "script"), ("places", "zh", "font font"),
     ("facts", "en", ""), ("api/datapackage.json", "zh", "")],
)  # fmt: skip
def test_a_page_names_what_it_will_need_and_all_of_it_is_there(place: str, path: str, lang: str, kinds: str) -> None:
    header = asked(f"{place}/{path}", Accept_Language=lang).headers["Link"] or ""
    named = re.findall(r"<([^>]+)>; rel=preload; as=(\w+)", header)
    assert " ".join(kind for _, kind in named) == kinds
    for needed, _ in named:
        assert len(asked(urljoin(place, needed)).body) > 10_000


def test_the_pages_that_are_known_are_those_of_the_navigation() -> None:
    assert set(PAGES) == set(NAVIGATION)


# By status and beginning of the media type.
ADDRESSES = {
    (200, "text/html"): [
        "", *(name for name in NAVIGATION if name != "overview"), "download/charts/timeline.html",
        f"embed/fact/{FACT}", "embed/chart/map",
    ],
    (200, "text/plain"): ["_stcore/health", "api/state", "api/ready", f"api/sources/{SOURCE}.txt"],
    (200, "text/csv; charset=utf-8"): ["api/facts.csv", "api/sources.csv"],
    (200, JSON): ["api/datapackage.json"],
    (200, "application/vnd.openxml"): ["download/facts.xlsx"],
    (200, "application/x-bibtex; charset=utf-8"): [f"api/facts/{FACT}.bib", "api/facts.bib?province=qinghai"],
    (200, "application/vnd.citationstyles.csl+json"): [f"api/facts/{FACT}.csl.json"],
    (200, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'): [
        f"api/facts/{FACT}.jsonld", "api/annotations.jsonld?province=qinghai",
    ],
    (200, "application/csvm+json"): ["api/facts.csv-metadata.json"],
    (200, ""): [ADDRESS],
    (400, JSON): [
        "download/brief.html?region=atlantis", "download/charts/atlantis.csv", "download/charts/multiples.csv?about=x",
        "download/facts.csv?province=nowhere",
        *(f"{path}?provinse=jiangsu&lang=en" for path in (
            "api/facts.csv", "api/statements.json", "download/facts.xlsx", "download/brief.md")),
    ],
    (400, ""): ["api/facts/%2e%2e%2fREADME.json", "api/sources/..%5cfacts.json"],  # ways out of the folder
    (404, JSON): [
        *(f"api/{path}" for path in (
            "facts/atlantis.json", "facts/atlantis.csl.json", "statements/atlantis.jsonld", "sources/atlantis.txt",
            "sources/atlantis.json", "sources/atlantis.bib", "facts/.json", "facts/x/y.json", "nothing", "",
            "facts.exe", "facts/facts.yaml")),
        "download/nothing",
    ],
    (404, "text/html"): [
        "robots.txt", ".well-known/security.txt", "nothing", "facts/nothing", "index.html", "static/nothing.js",
        "%E6%B1%9F%E8%A5%BF", "embedded",
        *(f"embed/{path}" for path in (
            "chart/map?province=nowhere&lang=zh", "chart/nothing", "chart/nothing.png", "chart/comparison",
            "fact/atlantis", "fact/atlantis.png", "statement/x", "", "x/y/z")),
    ],
    (404, "text/plain"): ["app/static/nothing"],
    (404, ""): ["_stcore/upload_file/a/b"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("status", "kind", "path"), [(*answer, path) for answer, paths in ADDRESSES.items() for path in paths]
)
def test_each_address_is_itself_or_says_why_not_and_guards_a_browser(
    place: str, path: str, status: int, kind: str
) -> None:
    reply = asked(f"{place}/{path}")
    headers, embedded = reply.headers, path.startswith("embed/")
    assert (reply.status, (headers["Content-Type"] or "")[: len(kind)]) == (status, kind)
    assert bool(headers["Content-Disposition"]) == (status == 200 and path.startswith("download/"))
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")
    (policy,) = headers.get_all("Content-Security-Policy")
    assert re.findall("frame-ancestors (.*)", policy) == ["*" if embedded else "'self'"]
    strict = ("default-src 'none';", "script-src 'self';") if embedded else ("default-src 'self';",)
    assert [rule for rule in strict if rule not in policy] == []
    assert ("'unsafe-eval'" in policy, "http:" in policy) == (False, False)
    if status != 200 and kind == JSON:
        said = json.loads(reply.body)
        assert {"error", "fix"} <= {*said}
        assert "provinse" not in path or ("'provinse'" in said["error"] and {"fact", "lang"} <= {*said["known"]})
    if (status, kind) == (404, "text/html"):
        page = reply.body.decode()
        assert [words in page for words in ("没有这一页", "There is no such page")] == [not embedded] * 2
        assert (t("zh" if "lang=zh" in path else "en", "embed.missing_hint") in page) == embedded


def test_an_answer_names_the_address_that_the_server_was_told(below: str) -> None:
    for path in ("facts.csv", "facts.json", "statements.json", "datapackage.json", "sources.csv"):
        reply = asked(f"{below}/api/{path}", X_Forwarded_Host="evil.example")
        assert reply.headers["Cache-Control"] == "public, max-age=60"
        assert set(re.findall(rb"https?://[^/ ]+/x(?=/)", reply.body)) <= {PUBLIC.encode()}
        assert b"127.0.0.1" not in reply.body + b"evil" * (b"evil.example" in reply.body)
    assert f"{PUBLIC}/facts?fact=".encode() in asked(f"{below}/api/facts.csv").body


@pytest.mark.parametrize("host", ["evil.example", "outcomes.example.org.evil.example", "evil.example:8501", "", "a/b"])
@pytest.mark.parametrize("path", ["", "api/facts.csv", "_stcore/health", "api/state"])
def test_another_host_is_refused(below: str, host: str, path: str) -> None:
    reply = asked(f"{below}/{path}", Host=host)
    assert reply.status == 400
    assert b"evil" not in reply.body
    assert asked(f"{below}/{path}", Host="outcomes.example.org").status == 200


def test_a_session_for_another_host_is_refused(below: str) -> None:
    async def told() -> int:
        address = f"{below.replace('http', 'ws', 1)}/_stcore/stream"
        with pytest.raises(websockets.InvalidStatus) as refused:
            async with websockets.connect(address, additional_headers={"Host": "evil.example"}):
                pass
        return refused.value.response.status_code

    assert in_thread(told()) == 400


def test_where_nobody_said_the_address_no_cache_shares_an_answer(server: str) -> None:
    reply = asked(f"{server}/api/facts.json", Host="other.example")
    assert reply.headers["Cache-Control"] == "private, max-age=60"


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("https://a.example:443/x/", "https://a.example/x"), ("http://a.example:80", "http://a.example"),
        ("http://a.example:443/", "http://a.example:443"), ("a.example", ""), ("https://a.example/?x", ""),
    ],
)  # fmt: skip
def test_the_public_address_is_taken_as_browsers_name_it(said: str, taken: str) -> None:
    assert public_address(said) == taken


@pytest.mark.parametrize("host", ["a/b", "a b", "[", "a:b", "<a>", "a@b"])
def test_a_host_that_is_none_is_refused_anywhere(server: str, host: str) -> None:
    assert asked(f"{server}/api/sources.csv", Host=host).status == 400


def test_below_a_path_a_reader_sees_each_page_and_its_public_address(below: str) -> None:
    async def seen() -> str:
        async with Reader(below) as one:
            for name in NAVIGATION:
                found = await one.open(name, "lang=en")
                assert found.lost == ""
                await one.get()
                assert found.files == [] or asked(f"{below}/{found.files[0]}").status == 200
            return (await one.open("facts", "lang=en")).text

    text = in_thread(seen())
    assert f"{PUBLIC}/facts?lang=en" in text
    assert "127.0.0.1" not in text


def test_what_is_named_by_its_hash_is_kept_for_good(place: str) -> None:
    assert asked(f"{place}/{ADDRESS}").headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert asked(f"{place}/{ADDRESS.partition('?')[0]}").headers["Cache-Control"] is None


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving_quietly(tmp_path_factory.mktemp("small") / "log", OUTCOMES_READERS=str(FEW)) as address:
        yield address


def test_a_reader_too_many_is_told_so_and_finds_room_when_one_has_left(small: str) -> None:
    address = f"{small.replace('http', 'ws', 1)}/_stcore/stream"

    async def crowd() -> int:
        held = [await websockets.connect(address) for _ in range(FEW)]
        for path in ("", "facts"):
            full = await asyncio.to_thread(asked, f"{small}/{path}")
            assert (full.status, full.headers["Retry-After"]) == (503, "30")
            assert "读者太多" in full.body.decode()
            assert "Too many readers" in full.body.decode()
        assert (await asyncio.to_thread(asked, f"{small}/api/state")).status == 200
        assert (await asyncio.to_thread(asked, f"{small}/_stcore/health")).status == 200
        with pytest.raises(websockets.InvalidStatus) as refused:
            await websockets.connect(address)
        await held.pop().close()
        held.append(await websockets.connect(address))
        await asyncio.gather(*(one.close() for one in held))
        return refused.value.response.status_code

    assert in_thread(crowd()) == 503
    assert asked(small).status == 200


FRAMES = {  # and the code with which the connection ends
    "text": ("hello", 1003), "empty text": ("", 1003),
    "no message": (b"\xff" * 100, 1002), "cut": (b"\x0a\x7f\x01", 1002),
    "large": (b"\0" * (FRAME + 1), 1009), "larger": (b"\0" * 2_000_000, 1009),
}  # fmt: skip


@pytest.mark.parametrize(("frame", "code"), FRAMES.values(), ids=FRAMES)
def test_a_broken_frame_ends_the_connection_and_leaves_no_traceback(frame: str | bytes, code: int, bad: tuple) -> None:
    address, log = bad

    async def sent() -> int:
        async with websockets.connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", max_size=None) as socket:
            await socket.send(frame)
            with suppress(websockets.ConnectionClosedError):
                async for _ in socket:
                    pass
            return socket.close_code or 0

    assert in_thread(sent()) == code
    assert "Traceback" not in log.read_text("utf-8")


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server for broken frames, and its log."""
    log = tmp_path_factory.mktemp("bad") / "log"
    with serving(log) as address:
        yield address, log


def test_nothing_that_is_uploaded_is_read_or_kept(tmp_path: Path) -> None:
    """Twelve uploads of 30 MB: each is refused before its bytes are read."""

    def put(address: str) -> int:
        place = urlsplit(address)
        connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
        connection.putrequest("PUT", "/_stcore/upload_file/a/b")
        connection.putheader("Content-Length", str(30_000_000))
        connection.endheaders()
        status = connection.getresponse().status
        connection.close()
        return status

    with replica(tmp_path / "log") as (address, process):
        asked(address)
        before = state(process.pid).megabytes
        with ThreadPoolExecutor(4) as many:
            assert set(many.map(put, [address] * 12)) == {404}
        assert state(process.pid).megabytes - before < 20


def test_a_server_without_data_is_well_and_not_ready(tmp_path: Path) -> None:
    folder = tmp_path / "数据"  # a name that C, the plainest of locales, does not know
    folder.mkdir()
    data, seeds = write(folder, make_document())
    places = {"OUTCOMES_DATA": str(data), "OUTCOMES_SEEDS": str(seeds), "LC_ALL": "C"}
    empty = places | {"OUTCOMES_CACHE": str(tmp_path / "empty")}
    kept = places | {"OUTCOMES_CACHE": str(tmp_path / "kept")}
    with serving(tmp_path / "log", **kept) as address:
        assert asked(f"{address}/api/ready").status == 200
    data.write_text("facts: 1", "utf-8")
    with serving(tmp_path / "log", **empty) as address:
        assert asked(f"{address}/api/ready").status == 503
        assert asked(f"{address}/_stcore/health").status == 200
        assert asked(f"{address}/api/facts.json").status == 503
    with serving(tmp_path / "log", **kept) as address:
        assert asked(f"{address}/api/ready").status == 200
        assert len(json.loads(asked(f"{address}/api/facts.json").body)["facts"]) == 5

        async def seen() -> list[str]:
            async with Reader(address) as one:
                return (await one.open("", "lang=en")).alerts

        assert any("The last good data are shown." in alert for alert in in_thread(seen()))


@pytest.mark.parametrize("asked_for", ["W/", 'W/"a', '"a"b', "a", ",", ""])
def test_what_is_no_tag_matches_none(asked_for: str) -> None:
    assert not matches(asked_for, 'W/"a"')
