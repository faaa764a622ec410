"""Tell the browser at once what a page will need, while Streamlit's own script is still loading.

The chart library is a megabyte of script that is asked for only when the first chart has arrived. A Link header on
the page (RFC 8288; modulepreload and preload of the HTML standard) lets the browser fetch and compile it meanwhile.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from outcomes.export.fonts import FOLDER as FONTS
from outcomes.export.plotly_js import ADDRESS

INDEX = Path(st.__file__).parent / "static" / "index.html"
SCRIPTS = INDEX.parent / "static" / "js"
COMMON = ("Html", "BidiComponent")
# What the first screen of a page draws with; other pages need only what all need.
PARTS = {
    "/facts": ("DataFrame",), "/compare": ("ButtonGroup", "Selectbox"), "/places": ("Selectbox",),
    "/sources": ("Selectbox",),
}  # fmt: skip
IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
CHARTS = {"/", "/compare", "/coverage"}
PAGES = {"/", *(f"/{path.stem}" for path in (Path(__file__).parents[2] / "pages").glob("*.py"))}


class Ahead:
    """Adds Link headers to the answers that are pages."""

    def __init__(self, app: Any):
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] not in PAGES:
            await self.app(scope, receive, send)
            return
        asked = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")

        async def hinted(message: Any) -> None:
            if message["type"] == "http.response.start":
                line = links(scope["path"], asked.lower().startswith("zh")).encode("ascii")
                message["headers"] = [*message.get("headers", ()), (b"link", line)]
            await send(message)

        await self.app(scope, receive, hinted)


@lru_cache(maxsize=64)
def links(page: str, chinese: bool) -> str:
    """The value of the header for a page. A part that this Streamlit does not have under its name is left out."""
    scripts = [*_files(PARTS.get(page, ())), *_common()]
    found = [f"<./static/js/{name}>; rel=modulepreload" for name in scripts]
    found += [f"<./{ADDRESS}>; rel=preload; as=script"] * (page in CHARTS)
    if chinese:
        fonts = sorted(path.name for path in FONTS.glob("*-core-*.woff2"))
        kind = "rel=preload; as=font; type=font/woff2; crossorigin"
        found += [f"<./app/static/fonts/{name}>; {kind}" for name in fonts]
    return ", ".join(found)


@lru_cache(maxsize=1)
def _common() -> list[str]:
    """What all pages need and what that imports, which a browser would ask for only after it. Streamlit's page names
    its own scripts itself."""
    known = set(re.findall(r"js/([\w.-]+\.js)", INDEX.read_text("utf-8")))
    found = _files(COMMON)
    known |= set(found)
    for name in found:
        imported = dict.fromkeys(IMPORT.findall((SCRIPTS / name).read_text("utf-8")))
        found += [other for other in imported if other not in known]
        known |= set(imported)
    return found


def _files(names: Iterable[str]) -> list[str]:
    return [path.name for name in names for path in sorted(SCRIPTS.glob(f"{name}.*.js"))]
