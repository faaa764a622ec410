"""What is served beside the pages: /api/ for programs, headers for browsers, data read before the first visit."""

import hashlib
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from outcomes.analysis.store import state, store
from outcomes.api import answers, downloads
from outcomes.api.answers import Answer, Question
from outcomes.errors import OutcomesError
from outcomes.settings import Settings

log = logging.getLogger("outcomes")

METHODS = "GET, HEAD, OPTIONS"
READABLE = {
    "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match", "Access-Control-Expose-Headers": "ETag",
    "Access-Control-Max-Age": "86400", "Cache-Control": "public, max-age=60",
}  # fmt: skip
# As strict as Streamlit allows: its page has a script inside, components come as blobs, styles are written by script.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
GUARDS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", POLICY.encode("ascii")),
)


def routes() -> list[Route]:
    """The addresses under /api/ and /download/; whatever is not among them is answered in JSON too."""
    found: list[tuple[str, Callable[..., Answer]]] = [
        (f"/api/facts.{ending}", partial(answers.facts, ending=ending)) for ending in answers.ROWS
    ]
    found += [
        *((f"/api/statements.{end}", partial(answers.statements, ending=end)) for end in answers.ROWS),
        *((f"/api/statements/{{name}}.{end}", partial(answers.statement, ending=end)) for end in answers.ONE),
        ("/api/agreements.json", answers.agreements),
        ("/api/relations.json", answers.relations),
        *((f"/api/facts/{{name}}.{end}", partial(answers.fact, ending=end)) for end in answers.ONE),
        *((f"/api/sources/{{name}}.{end}", partial(answers.reference, ending=end)) for end in answers.REFERENCES),
        ("/api/sources/{name}.txt", answers.text),
        ("/api/annotations.jsonld", answers.annotated),
        ("/api/facts.csv-metadata.json", answers.described),
        ("/api/sources/{name}.json", answers.source),
        ("/api/sources.csv", answers.sources),
        ("/api/datapackage.json", answers.package),
        *((f"/download/facts.{end}", partial(downloads.facts, ending=end)) for end in answers.FILES),
        *((f"/download/statements.{end}", partial(downloads.statements, ending=end)) for end in answers.ROWS),
        *((f"/download/brief.{end}", partial(downloads.place, ending=end)) for end in downloads.WRITERS),
        *((f"/download/charts/{{name}}.{end}", partial(downloads.chart, ending=end)) for end in ("html", "pdf", "csv")),
        ("/download/{rest:path}", lambda asked, rest: answers.unknown("There is no such file.", "See the pages.")),
        ("/api/{rest:path}", lambda asked, rest: answers.unknown("There is nothing at this address.", "See README.")),
    ]
    told = [Route("/api/state", _state, methods=["GET"])]
    return told + [Route(path, _endpoint(make), methods=["GET", "OPTIONS"]) for path, make in found]


def middleware() -> list[Middleware]:
    return [Middleware(Guarded)]


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Read the data while the first reader's browser is still on its way."""
    threading.Thread(target=_ready, daemon=True).start()
    yield


class Guarded:
    """Adds the headers that keep a page from being framed, sniffed or told of elsewhere."""

    def __init__(self, app: Any):
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *GUARDS]
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


def _ready() -> None:
    try:
        store(Settings.from_environment()).current()
    except Exception:  # the first page will say what is wrong
        log.exception("data not read ahead")


def _state(request: Request) -> Response:
    """The state of the files, by which an open page sees that they have changed."""
    now = state(store(Settings.from_environment()).fingerprint())
    return Response(now, headers={"Cache-Control": "no-store"}, media_type="text/plain")


def _endpoint(make: Callable[..., Answer]) -> Callable[[Request], Response]:
    """An endpoint that runs in a thread, so that a large answer keeps no reader waiting."""

    def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=READABLE)
        return _response(request, make)

    return endpoint


def _response(request: Request, make: Callable[..., Answer]) -> Response:
    data = store(Settings.from_environment()).current()
    if data.ledger is None or data.table is None or data.statements is None:
        return _sent(Answer(503, b'{"error": "The data cannot be read.", "fix": "See the server\'s log."}\n'), None)
    parameters = {name: request.query_params.getlist(name) for name in request.query_params}
    root = str(request.base_url).rstrip("/")
    asked = Question(data.ledger, data.table, parameters, root, data.statements)
    identity = f"{request.url.path} {asked.identity}"
    wanted = request.headers.get("if-none-match", "")
    if wanted and wanted == _known(identity):
        return Response(status_code=304, headers=READABLE | {"ETag": wanted})
    try:
        answer = make(asked, **request.path_params)
    except OutcomesError as error:
        log.exception("api %s", request.url.path)
        return _sent(Answer(500, answers.unknown(f"{error}.", "See the server's log.").body), None)
    tag = _tag(identity, answer.body) if answer.status == 200 and not answer.file else None
    if tag and wanted == tag:
        return Response(status_code=304, headers=READABLE | {"ETag": tag})
    return _sent(answer, tag)


def _sent(answer: Answer, tag: str | None) -> Response:
    headers = READABLE | ({"ETag": tag} if tag else {"Cache-Control": "no-store"})
    if answer.file and answer.status == 200:  # a refusal is read, not kept
        headers |= {"Content-Disposition": f'attachment; filename="{answer.file}"'}
    return Response(answer.body, answer.status, headers, media_type=answer.kind)


class _Tags(dict[str, str]):
    """The tags of the last answers, by what was asked; so few are kept that they never matter."""

    MOST = 1_000


_tags = _Tags()


def _known(identity: str) -> str | None:
    return _tags.get(identity)


def _tag(identity: str, body: bytes) -> str:
    """A weak tag: the bytes are the same, compressed on the way or not."""
    while len(_tags) >= _Tags.MOST:
        _tags.pop(next(iter(_tags)), None)
    _tags[identity] = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    return _tags[identity]
