"""The real file with one more source about one more province, the made-up one of tests/second."""

import re
import shutil
from pathlib import Path

import yaml

from outcomes.settings import ROOT, Settings

SECOND = Path(__file__).parent / "second"


def grown(folder: Path) -> Settings:
    """A copy in a folder. An entry whose id the real file has already is left out."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(SECOND / "seeds", folder / "seeds", dirs_exist_ok=True)
    real, more = (_sections(file.read_text("utf-8")) for file in (ROOT / "data" / "facts.yaml", SECOND / "facts.yaml"))
    taken = {entry["id"] for entry in yaml.safe_load(real["indicators"])["indicators"]}
    added = [entry for entry in yaml.safe_load(more["indicators"])["indicators"] if entry["id"] not in taken]
    idle = {entry["id"] for entry in yaml.safe_load(more["groups"])["groups"]} - {entry["group"] for entry in added}
    for section, text in more.items():
        known = {entry.get("id") for entry in yaml.safe_load(real[section])[section] if isinstance(entry, dict)}
        for entry in re.split(r"(?m)^(?=  - )", text)[1:]:
            name = yaml.safe_load(entry)[0].get("id", "")
            if name not in known and not (section == "groups" and name in idle):  # a group without an indicator
                real[section] += entry.rstrip("\n") + "\n"
    (folder / "facts.yaml").write_text("".join(real.values()), "utf-8")
    return Settings(folder / "facts.yaml", folder / "seeds")


def _sections(text: str) -> dict[str, str]:
    """The text of each section, without what stands before the first, blank lines and comments at its end."""
    parts = re.split(r"(?m)^(?=[a-z_]+:)", text)[1:]
    return {part.partition(":")[0]: re.sub(r"(\n\s*(#.*)?)*\Z", "\n", part) for part in parts}
