"""What is shipped besides our own files, the font and the drawing script: versions, hashes and addresses.

`python -m tools.shipped` writes them anew, and so do `make fonts` and `make plotly`: SHA256SUMS, which `sha256sum -c`
reads, and the hash of each font behind its address in the theme. A browser keeps what is named by its hash for good, so
a file that changed needs another address.
"""

import hashlib
import re

from fontTools.ttLib import TTFont

from outcomes.settings import BELOW, ROOT, STATIC, static_address

SUMS = STATIC / "SHA256SUMS"
THEME = ROOT / ".streamlit" / "config.toml"
ADDRESS = re.compile(rf"{BELOW}/([\w/.-]+\.(?:woff2|js))(?:\?v=[0-9a-f]*)?")


def versions() -> dict[str, str]:
    """The version of each part, by its name, as its files give it."""
    script = next(STATIC.glob("plotly/*.js")).read_text("utf-8")
    font = TTFont(min(STATIC.glob("fonts/*-400.woff2")))
    return {
        "plotly.js": re.search(r"plotly\.js \(basic - minified\) v([\d.]+)", script)[1],  # type: ignore[index]
        "Noto Sans CJK SC": re.search(r"[\d.]+", font["name"].getDebugName(5))[0],  # type: ignore[index]
    }


def sums() -> str:
    """The text of SHA256SUMS. A line that begins with # names the versions."""
    files = sorted([*STATIC.glob("plotly/*.js"), *STATIC.glob("fonts/*.woff2")])
    head = ", ".join(f"{name} {version}" for name, version in versions().items())
    hashes = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(STATIC).as_posix()}" for path in files
    )
    return "\n".join((f"# {head}", *hashes)) + "\n"


def addressed(text: str) -> str:
    """A text with the addresses that are right now."""
    return ADDRESS.sub(lambda found: static_address(found[1]), text)


def write() -> None:
    SUMS.write_text(sums(), "utf-8")
    THEME.write_text(addressed(THEME.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    write()
