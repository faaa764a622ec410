"""A served folder, which somebody looks at all the time while it is edited."""

import re
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from outcomes.analysis.store import Data, Store
from outcomes.ledger.ledger import load
from outcomes.settings import Settings

REAL = Settings.from_environment()
GOOD = REAL.data.read_bytes()
OTHER = GOOD + b"\n# another good one\n"
# The first digit of the first value is another one.
BAD = re.sub(rb"(?m)^(    value: )(\d)", lambda found: found[1] + b"%d" % (int(found[2]) % 9 + 1), GOOD, count=1)
pause = threading.Event().wait


class Workspace:
    """The folder and its files, and a store that reads them."""

    def __init__(self, folder: Path):
        shutil.copytree(REAL.seeds, folder / "seeds")
        self.folder, self.data, self.text = folder, folder / "facts.yaml", next((folder / "seeds").glob("*.txt"))
        self.data.write_bytes(GOOD)
        self.store = Store(Settings(self.data, folder / "seeds"))
        self.look()  # good data have been seen once

    def look(self) -> Data:
        """What a reader sees now: good data, whatever stands in the files."""
        now = self.store.current()
        assert now.ledger is not None
        assert now.table is not None
        assert len(now.table) == len(now.ledger.facts)
        return now

    def during(self, edit: Callable[[], object]) -> None:
        """Look without a rest while an edit goes on."""
        with ThreadPoolExecutor(1) as pool:
            edited = pool.submit(edit)
            while not edited.done():
                self.look()
                pause(0.005)
        edited.result()

    def settled(self, *, good: bool, shown: bytes | None = None) -> None:
        """Now that nobody writes, the banner stands exactly where the files are wrong, and `shown` is on the page."""
        now = self.look()
        assert [str(problem) for problem in now.problems if good] == []
        assert good or now.problems
        if shown is not None:
            assert now.ledger is not None
            assert now.ledger.version == version(shown, self.folder)


def version(data: bytes, folder: Path) -> str:
    """The version of what a file says."""
    (folder / "said.yaml").write_bytes(data)
    return load(folder / "said.yaml", REAL.seeds).version
