"""The script that draws charts in the browser: plotly.js with bars and points only, a quarter of the whole."""

from functools import lru_cache

from outcomes.settings import STATIC

FOLDER = STATIC / "plotly"
NAME = "plotly-basic.min.js"
ADDRESS = f"app/static/plotly/{NAME}"  # where the server has it, from the root of the app


@lru_cache(maxsize=1)
def script() -> str:
    """The library itself, for pages that leave the app; 1.2 MB."""
    return (FOLDER / NAME).read_text("utf-8")
