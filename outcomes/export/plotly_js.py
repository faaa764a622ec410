"""The script that draws charts in the browser: plotly.js with bars and points only, a quarter of the whole."""

from functools import lru_cache

from outcomes.settings import STATIC, static_address

FOLDER = STATIC / "plotly"
NAME = "plotly-basic.min.js"
ADDRESS = static_address(f"plotly/{NAME}")


@lru_cache(maxsize=1)
def script() -> str:
    """The library itself, for pages that leave the app; 1.2 MB."""
    return (FOLDER / NAME).read_text("utf-8")
