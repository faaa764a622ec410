"""Where the curated file and the source texts lie, and where data may be kept between starts."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "outcomes" / "ui" / "static"  # served under app/static: fonts, the drawing script, the icon
OFF = "off"


@dataclass(frozen=True)
class Settings:
    """`data` is the curated file, `seeds` the folder of source texts, `cache` that of snapshots (None: keep none)."""

    data: Path
    seeds: Path
    cache: Path | None = None

    @classmethod
    def from_environment(cls) -> "Settings":
        """OUTCOMES_DATA and OUTCOMES_SEEDS point at another file and folder, OUTCOMES_CACHE at a folder, or is off."""
        return cls(
            Path(os.environ.get("OUTCOMES_DATA") or ROOT / "data" / "facts.yaml"),
            Path(os.environ.get("OUTCOMES_SEEDS") or ROOT / "seeds"),
            _cache(os.environ.get("OUTCOMES_CACHE", "")),
        )


def _cache(asked: str) -> Path | None:
    """The folder asked for, else one in the user's cache folder; None where it is off or there is no such folder."""
    if asked == OFF:
        return None
    if asked:
        return Path(asked)
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home) / "reported-outcomes" if os.path.isabs(home) else None
