"""What is shipped besides our own files, the font and the drawing script, with its version and hashes: SHA256SUMS.

The file is of the form that `sha256sum -c SHA256SUMS` reads; a line that begins with # names the versions.
"""

import hashlib
import re
from pathlib import Path

from fontTools.ttLib import TTFont

from outcomes.settings import STATIC

SUMS = STATIC / "SHA256SUMS"


def versions(folder: Path = STATIC) -> dict[str, str]:
    """The version of each part, by its name, as its files give it."""
    script = next(folder.glob("plotly/*.js")).read_text("utf-8")
    font = TTFont(next(iter(sorted(folder.glob("fonts/*-400.woff2")))))
    return {
        "plotly.js": re.search(r"plotly\.js \(basic - minified\) v([\d.]+)", script)[1],  # type: ignore[index]
        "Noto Sans CJK SC": re.search(r"[\d.]+", font["name"].getDebugName(5))[0],  # type: ignore[index]
    }


def sums(folder: Path = STATIC) -> str:
    """The text of SHA256SUMS."""
    files = sorted([*folder.glob("plotly/*.js"), *folder.glob("fonts/*.woff2")])
    head = ", ".join(f"{name} {version}" for name, version in versions(folder).items())
    hashes = ((hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(folder).as_posix()) for path in files)
    return "\n".join((f"# {head}", *map("  ".join, hashes))) + "\n"


def write() -> None:
    SUMS.write_text(sums(), "utf-8")
