"""The shipped Chinese font, for pages and pictures that leave the app."""

import logging
import tomllib
from base64 import b64encode
from functools import lru_cache
from typing import Any

from outcomes.settings import ROOT, STATIC

FOLDER = STATIC / "fonts"
FAMILY = "Noto Sans SC"
WEIGHTS = (400, 700)
log = logging.getLogger("outcomes")


@lru_cache(maxsize=1)
def faces() -> str:
    """CSS with the font inside, about 0.9 MB; empty where the font is gone, so that a page takes the reader's own."""
    try:
        return "\n".join(map(_face, WEIGHTS))
    except OSError as error:
        log.warning("no Chinese font in downloads: %s", error)
        return ""


@lru_cache(maxsize=1)
def theme_faces() -> list[dict[str, Any]]:
    """The faces as the theme names them: family, url from the root of the app, weight, unicodeRange where it has one.

    They are read from the file, because Streamlit rewrites what `st.get_option("theme.fontFaces")` gives.
    """
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]["fontFaces"]


def _face(weight: int) -> str:
    raw = (FOLDER / f"noto-sans-sc-core-{weight}.woff2").read_bytes()
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
        f'src: url(data:font/woff2;base64,{b64encode(raw).decode("ascii")}) format("woff2"); }}'
    )
