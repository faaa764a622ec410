"""The shipped Chinese font, for pages that leave the app."""

from base64 import b64encode
from functools import lru_cache

from outcomes.settings import ROOT

FOLDER = ROOT / "static" / "fonts"
FAMILY = "Noto Sans SC"
WEIGHTS = (400, 700)


@lru_cache(maxsize=1)
def faces() -> str:
    """CSS with the font inside, about 0.9 MB."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; '
        f'src: url(data:font/woff2;base64,{_file(weight)}) format("woff2"); }}'
        for weight in WEIGHTS
    )


def _file(weight: int) -> str:
    return b64encode((FOLDER / f"noto-sans-sc-core-{weight}.woff2").read_bytes()).decode("ascii")
