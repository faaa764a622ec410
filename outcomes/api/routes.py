"""What is served beside the pages: /api/ for programs, headers for browsers, data read before the first visit."""

import hashlib
import logging
import re
import threading
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial
from itertools import product
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from outcomes import logs
from outcomes.analysis.store import state, store
from outcomes.api import answers, downloads, embeds, guards
from outcomes.api.question import KINDS, Answer, Question, misnamed, unknown
from outcomes.api.watchdog import watched
from outcomes.errors import OutcomesError
from outcomes.settings import ROOT, Settings

log = logging.getLogger("outcomes")

METHODS = "GET, HEAD, OPTIONS"
READABLE = {
    "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match", "Access-Control-Expose-Headers": "ETag",
    "Access-Control-Max-Age": "86400",
}  # fmt: skip
FRESH = {"Cache-Control": "no-store"}
MOST_TAGS = 1_000
_tags: dict[str, str] = {}  # of the last answers, by a hash of what was asked; so few that they never matter
PAGES = tuple(path.stem for path in (ROOT / "pages").glob("*.py"))


# Each path, what answers it, and its parts in single braces with all their values; those in double braces are free. The
# first path that fits answers.
ADDRESSES: list[tuple[str, Callable[..., Answer], dict[str, Collection[str]]]] = [
    ("/api/{kind}s.{ending}", answers.rows, {"kind": KINDS, "ending": answers.ROWS}),
    ("/api/{kind}s/{{name}}.{ending}", answers.entry, {"kind": KINDS, "ending": answers.ONE}),
    ("/api/sources/{{name}}.{ending}", answers.source, {"ending": answers.SOURCE}),
    ("/api/sources.csv", answers.sources, {}),
    ("/api/agreements.json", answers.agreements, {}),
    ("/api/compare.json", answers.comparison, {}),
    ("/api/relations.json", answers.relations, {}),
    ("/api/annotations.jsonld", answers.annotated, {}),
    ("/api/facts.csv-metadata.json", answers.described, {}),
    ("/api/datapackage.json", answers.package, {}),
    ("/api/oembed", embeds.oembed, {}),
    ("/download/{kind}s.{ending}", downloads.rows, {"kind": KINDS, "ending": answers.ROWS}),
    ("/download/facts.zip", downloads.archive, {}),
    ("/download/brief.{ending}", downloads.place, {"ending": downloads.WRITERS}),
    ("/download/charts/{{name}}.{ending}", downloads.chart, {"ending": ("html", "pdf", "csv")}),
    ("/embed/{kind}/{{name}}.png", embeds.picture, {"kind": embeds.KINDS}),
    ("/embed/{kind}/{{name}}", embeds.shown, {"kind": embeds.KINDS}),
    ("/embed/{{rest:path}}", embeds.missing, {}),
    ("/download/{{rest:path}}", lambda asked, rest: unknown("There is no such file.", "See the pages."), {}),
    ("/api/{{rest:path}}", lambda asked, rest: unknown("There is nothing at this address.", "See README."), {}),
]


def base_path(asked: str) -> str:
    """How every path begins where the app lies below one: /x for Streamlit's setting x, else nothing."""
    return f"/{asked.strip('/')}" if asked.strip("/") else ""


def routes(base: str = "") -> list[Route]:
    """The addresses under /api/, /embed/ and /download/; whatever is not among them is answered in JSON too."""
    found = [Route(f"{base}/api/{name}", answer, methods=["GET"]) for name, answer in TOLD.items()]
    for path, make, parts in ADDRESSES:
        for values in product(*parts.values()):
            chosen = dict(zip(parts, values, strict=True))
            endpoint = _endpoint(partial(make, **chosen), base)
            found.append(Route(base + path.format(**chosen), endpoint, methods=["GET", "OPTIONS"]))
    return found


def middleware(base: str = "") -> list[Middleware]:
    """What each request passes."""
    pages = {f"{base}/", base, *(f"{base}/{name}" for name in PAGES)} - {""}
    return [Middleware(guards.Guards, pages=pages, routes=routes(base), base=base)]


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Read the data while the first reader's browser is still on its way."""
    logs.spare()
    threading.Thread(target=_ready, daemon=True).start()
    async with watched():
        yield


def _ready() -> None:
    try:
        store(Settings.from_environment()).current()
    except Exception:  # the first page will say what is wrong
        log.exception("data not read ahead")


def _state(request: Request) -> Response:
    """The state of the files, by which an open page sees that they have changed."""
    now = state(store(Settings.from_environment()).fingerprint())
    return Response(now, headers=FRESH, media_type="text/plain")


def _ready_to_show(request: Request) -> Response:
    """Whether there are data to show: what a proxy or a watchdog asks, which should leave out a server without."""
    there = store(Settings.from_environment()).current().ledger is not None
    return Response("ready" if there else "no data", 200 if there else 503, FRESH, "text/plain")


TOLD = {"state": _state, "ready": _ready_to_show}


def _endpoint(make: Callable[..., Answer], base: str) -> Callable[[Request], Response]:
    """An endpoint that runs in a thread, so that a large answer keeps no reader waiting."""

    def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=READABLE)
        return _response(request, make, base)

    return endpoint


def _response(request: Request, make: Callable[..., Answer], base: str) -> Response:
    settings = Settings.from_environment()
    data = store(settings).current()
    if data.ledger is None or data.table is None or data.statements is None:
        return _sent(unknown("The data cannot be read.", "See the server's log.", 503), {})
    parameters = {name: request.query_params.getlist(name) for name in request.query_params}
    root = settings.url or str(request.base_url).rstrip("/") + base
    asked = Question(data.ledger, data.table, parameters, root, data.statements)
    if wrong := misnamed(parameters):
        return _sent(wrong, {})
    identity = _hash(f"{request.url.path} {asked.identity}".encode())
    # An answer names the server's address: where only the request told it, no cache may give the answer to others.
    kept = {"Cache-Control": f"{'public' if settings.url else 'private'}, max-age=60"}
    known, tag = request.headers.get("if-none-match", ""), _tags.get(identity, "")
    if not tag or not matches(known, tag):
        try:
            answer = make(asked, **request.path_params)
        except OutcomesError as error:
            log.exception("api %s", request.url.path)
            return _sent(unknown(f"{error}.", "See the server's log.", 500), {})
        if answer.status != 200 or answer.file:
            return _sent(answer, {})
        tag = _tag(identity, answer.body)
        if not matches(known, tag):
            return _sent(answer, kept | {"ETag": tag})
    return Response(status_code=304, headers=READABLE | kept | {"ETag": tag})


def matches(asked: str, tag: str) -> bool:
    """Whether If-None-Match names a tag: a list, or * for whatever there is. Weak comparison (RFC 9110, 8.8.3.2)."""
    named = re.findall(r'(?:^|,)\s*(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")\s*(?=,|$)', asked)
    return asked.strip() == "*" or tag.removeprefix("W/") in named


def _sent(answer: Answer, kept: dict[str, str]) -> Response:
    headers = READABLE | (kept or FRESH)
    if answer.location:
        headers |= {"Location": answer.location}
    if answer.file and answer.status == 200:  # a refusal is read, not kept
        headers |= {"Content-Disposition": f'attachment; filename="{answer.file}"'}
    return Response(answer.body, answer.status, headers, media_type=answer.kind)


def _tag(identity: str, body: bytes) -> str:
    """A weak tag: the bytes are the same, compressed on the way or not."""
    while len(_tags) >= MOST_TAGS:
        _tags.pop(next(iter(_tags)), None)
    _tags[identity] = f'W/"{_hash(body)}"'
    return _tags[identity]


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=12).hexdigest()
