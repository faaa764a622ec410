"""What stands between strangers and the pages: ASGI middleware, given to the server in dashboard.py."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.websockets import WebSocketDisconnect

from outcomes.export.templates import render
from outcomes.i18n.language import LANG, LANGUAGES, t
from outcomes.settings import BELOW, Settings, most_readers

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
EMBED_POLICY = "; ".join(
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
SNIFFED = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin"))
GUARDS = (*SNIFFED, (b"content-security-policy", POLICY.encode("ascii")))
EMBEDDED = (*SNIFFED, (b"content-security-policy", EMBED_POLICY.encode("ascii")))  # other sites may frame these
FOREVER = (b"cache-control", b"public, max-age=31536000, immutable")
EMBED = "/embed/"
STREAM, UPLOAD, MEDIA, STATIC = "/_stcore/stream", "/_stcore/upload_file", "/media/", f"/{BELOW}/"
HOST = re.compile(r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.IGNORECASE)
NEAR = {"localhost", "127.0.0.1", "[::1]"}  # those who look after the server ask on the machine itself
FRAME = 200_000  # bytes that a page has to say at once at most: a few choices and the address bar
AGAIN = 30  # seconds after which a reader who found no room may ask again


class Guarded:
    """Adds the headers that keep a page from being framed, sniffed or told of elsewhere; what is named with the hash of
    its bytes is kept for good. A header that an answer has already stays."""

    def __init__(self, app: Any, base: str = ""):
        self.app, self.static, self.embed = app, base + STATIC, base + EMBED

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        hashed = scope["type"] == "http" and scope["path"].startswith(self.static) and b"v=" in scope["query_string"]
        guards = EMBEDDED if scope.get("path", "").startswith(self.embed) else GUARDS

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = [*message.get("headers", ())]
                has = {name.lower() for name, _ in headers}
                headers += [guard for guard in guards if guard[0] not in has]
                if hashed and message["status"] == 200:
                    headers.append(FOREVER)
                message["headers"] = headers
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


class Hosts:
    """Answers only to the name under which readers know the server, where OUTCOMES_URL says it."""

    def __init__(self, app: Any):
        self.app, self.host = app, Settings.from_environment().host

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        asked = Headers(scope=scope).getlist("host") if scope["type"] in ("http", "websocket") else []
        if scope["type"] == "lifespan" or self._known(asked):
            await self.app(scope, receive, send)
        else:
            said = {"error": "This server does not answer to that host.", "fix": "Ask for it by its public address."}
            await JSONResponse(said, 400)(scope, receive, send)

    def _known(self, asked: Sequence[str]) -> bool:
        if len(asked) != 1 or not HOST.fullmatch(asked[0]):
            return False
        host = asked[0].lower()
        return not self.host or host == self.host or host.rpartition(":")[0] in NEAR or host in NEAR


class Readers:
    """Takes so many readers at once and no more: a session costs files and memory. `pages` are their paths."""

    def __init__(self, app: Any, pages: Collection[str], base: str = ""):
        self.app, self.pages, self.stream = app, pages, base + STREAM
        self.most, self.here = most_readers(), 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        socket = scope["type"] == "websocket" and scope["path"] == self.stream
        page = scope["type"] == "http" and scope["path"] in self.pages
        if self.here >= self.most and (socket or page):
            await told("full", 503, {"Retry-After": str(AGAIN)})(scope, receive, send)
        elif socket:
            self.here += 1
            try:
                await self.app(scope, _frames(receive, send), send)
            finally:
                self.here -= 1
        else:
            await self.app(scope, receive, send)


def _frames(receive: Any, send: Any) -> Any:
    """What a reader sends. Streamlit's page speaks in bytes, and few of them: whoever sends text, or more than a choice
    can be, ends the connection, and nothing is logged or kept."""

    async def received() -> Any:
        message = await receive()
        data = message.get("bytes")
        if message["type"] != "websocket.receive" or (data is not None and len(data) <= FRAME):
            return message
        code = 1003 if data is None else 1009
        await send({"type": "websocket.close", "code": code})
        raise WebSocketDisconnect(code)

    return received


class Known:
    """Streamlit answers an address that it does not know with its page, and takes files: here both are a 404."""

    def __init__(self, app: Any, pages: Collection[str], routes: Sequence[BaseRoute], base: str = ""):
        self.app, self.pages, self.routes = app, pages, routes
        self.upload, self.media = base + UPLOAD, base + MEDIA

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] in self.pages or scope["path"].startswith(self.media):
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(self.upload):  # refused before it is read
            await Response(status_code=404, headers={"Connection": "close"})(scope, receive, send)
            return
        lost = False

        async def known(message: Any) -> None:
            nonlocal lost
            if message["type"] == "http.response.start" and message["status"] == 200:
                kind = Headers(raw=message.get("headers", [])).get("content-type", "")
                lost = kind.startswith("text/html") and not self._ours(scope)
                if lost:
                    await told("lost", 404)(scope, receive, send)
            if not lost:
                await send(message)

        await self.app(scope, receive, known)

    def _ours(self, scope: Any) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self.routes)


def told(what: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """A page that says in both languages what is the matter; it needs no script."""
    words = [(LANG[lang], t(lang, f"shell.{what}"), t(lang, f"shell.{what}_lead")) for lang in LANGUAGES]
    page = render("told.html", LANGUAGES[0], words=words)
    return HTMLResponse(page, status, {"Cache-Control": "no-store", **(headers or {})})
