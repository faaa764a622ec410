"""A small made-up curated file with its texts, for tests that must not depend on the real data."""

import shutil
from pathlib import Path

SMALL = Path(__file__).parent / "small"
TOWN, CITY = ((SMALL / "seeds" / f"{name}.txt").read_text("utf-8") for name in ("town", "city"))


def write(folder: Path) -> tuple[Path, Path]:
    """A copy of the file and the folder of its texts, in a folder."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    return folder / "facts.yaml", folder / "seeds"
