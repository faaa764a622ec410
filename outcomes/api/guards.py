"""What stands between strangers and the pages: an ASGI middleware, given to the server in dashboard.py."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.websockets import WebSocketDisconnect

from outcomes.export.fonts import theme_faces
from outcomes.export.plotly_js import ADDRESS
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
SNIFFED = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
GUARDS = SNIFFED | {"Content-Security-Policy": POLICY}
EMBEDDED = SNIFFED | {"Content-Security-Policy": EMBED_POLICY}  # other sites may frame these
FOREVER = "public, max-age=31536000, immutable"
EMBED = "/embed/"
STREAM, UPLOAD, MEDIA, STATIC = "/_stcore/stream", "/_stcore/upload_file", "/media/", f"/{BELOW}/"
HOST = re.compile(r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.IGNORECASE)
NEAR = {"localhost", "127.0.0.1", "[::1]"}  # those who look after the server ask on the machine itself
FRAME = 200_000  # bytes that a page has to say at once at most: a few choices and the address bar
CHARTED = {"", "compare", "coverage"}  # the pages that begin with a chart
AGAIN = 30  # seconds after which a reader who found no room may ask again


class Guards:
    """Takes requests to the server's own name alone, where OUTCOMES_URL says it, and so many readers at once and no
    more: a session costs files and memory. Streamlit answers an address that it does not know with its page, and takes
    files: here both are a 404. `pages` are the paths of the pages, `routes` our own addresses."""

    def __init__(self, app: Any, pages: Collection[str], routes: Sequence[BaseRoute], base: str = ""):
        self.app, self.pages, self.routes, self.base = app, pages, routes, base
        self.host, self.most, self.here = Settings.from_environment().host, most_readers(), 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            send = self._guarded(scope, send)
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif refusal := self._refusal(scope):
            await refusal(scope, receive, send)
        elif self._begins(scope):
            self.here += 1
            try:
                await self.app(scope, _frames(receive, send), send)
            finally:
                self.here -= 1
        else:
            await self.app(scope, receive, self._known(scope, receive, send))

    def _refusal(self, scope: Any) -> Response | None:
        """What is answered in place of a request that is not let in."""
        http = scope["type"] == "http"
        if not self._named(Headers(scope=scope).getlist("host")):
            said = {"error": "This server does not answer to that host.", "fix": "Ask for it by its public address."}
            return JSONResponse(said, 400)
        if self.here >= self.most and (self._begins(scope) or (http and scope["path"] in self.pages)):
            return told("full", 503, {"Retry-After": str(AGAIN)})
        if http and scope["path"].startswith(self.base + UPLOAD):  # refused before it is read
            return Response(status_code=404, headers={"Connection": "close"})
        return None

    def _begins(self, scope: Any) -> bool:
        """Whether a request begins a session."""
        return scope["type"] == "websocket" and scope["path"] == self.base + STREAM

    def _named(self, asked: Sequence[str]) -> bool:
        """Whether the host that is asked for is this server's."""
        if len(asked) != 1 or not HOST.fullmatch(asked[0]):
            return False
        host = asked[0].lower()
        return not self.host or host == self.host or host.rpartition(":")[0] in NEAR or host in NEAR

    def _guarded(self, scope: Any, send: Any) -> Any:
        """Adds the headers that keep a page from being framed, sniffed or told of elsewhere; what is named with the
        hash of its bytes is kept for good. A header that an answer has already stays."""
        hashed = scope["path"].startswith(self.base + STATIC) and b"v=" in scope["query_string"]
        guards = EMBEDDED if scope["path"].startswith(self.base + EMBED) else GUARDS
        needed = self._needed(scope) if scope["path"] in self.pages else ""

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=[*message.get("headers", ())])
                for name, value in guards.items():
                    headers.setdefault(name, value)
                if needed:
                    headers.append("Link", needed)
                if hashed and message["status"] == 200:
                    headers.append("Cache-Control", FOREVER)
                message["headers"] = headers.raw
            await send(message)

        return guarded

    def _needed(self, scope: Any) -> str:
        """What a page will need, so that it is fetched while Streamlit's own script still loads: plotly.js where the
        page begins with a chart, and for readers of Chinese the font."""
        chinese = Headers(scope=scope).get("accept-language", "").startswith("zh")
        needed = [(ADDRESS, "script")] if scope["path"].removeprefix(f"{self.base}/") in CHARTED else []
        faces = [face["url"] for face in theme_faces() if chinese and "core" in face["url"]]
        needed += [(face, "font; type=font/woff2; crossorigin") for face in faces]
        return ", ".join(f"<{self.base}/{path}>; rel=preload; as={kind}" for path, kind in needed)

    def _known(self, scope: Any, receive: Any, send: Any) -> Any:
        """Answers 404 with a page of ours where Streamlit would answer an unknown address with its own."""
        if scope["path"] in self.pages or scope["path"].startswith(self.base + MEDIA):
            return send
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

        return known

    def _ours(self, scope: Any) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self.routes)


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


def told(what: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """A page that says in both languages what is the matter; it needs no script."""
    words = [(LANG[lang], t(lang, f"shell.{what}"), t(lang, f"shell.{what}_lead")) for lang in LANGUAGES]
    page = render("told.html", LANGUAGES[0], words=words)
    return HTMLResponse(page, status, {"Cache-Control": "no-store", **(headers or {})})
