"""The shipped Chinese font, for pages that leave the app."""

import logging
from base64 import b64encode
from functools import lru_cache

from outcomes.settings import STATIC

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


def _face(weight: int) -> str:
    raw = (FOLDER / f"noto-sans-sc-core-{weight}.woff2").read_bytes()
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
        f'src: url(data:font/woff2;base64,{b64encode(raw).decode("ascii")}) format("woff2"); }}'
    )
