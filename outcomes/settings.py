"""Where files lie."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "outcomes" / "ui" / "static"  # served under app/static: fonts, the drawing script, the icon


@dataclass(frozen=True)
class Settings:
    """`data` is the curated file, `seeds` the folder of source texts."""

    data: Path
    seeds: Path

    @classmethod
    def from_environment(cls) -> "Settings":
        """OUTCOMES_DATA and OUTCOMES_SEEDS point at another file and folder."""
        return cls(
            Path(os.environ.get("OUTCOMES_DATA") or ROOT / "data" / "facts.yaml"),
            Path(os.environ.get("OUTCOMES_SEEDS") or ROOT / "seeds"),
        )
