"""A served folder, which somebody looks at all the time while it is edited."""

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from outcomes.ledger.store import Data, Store
from outcomes.settings import ROOT, Settings

GOOD = (ROOT / "data" / "facts.yaml").read_bytes()
OTHER = GOOD + b"\n# another good one\n"
BAD = GOOD.replace(b"value: 12000", b"value: 13000", 1)
SEED = "001_470e56a3171ce0f6.txt"
pause = threading.Event().wait


class Workspace:
    """The folder, its files, and what was seen: how often somebody looked, and what was lost."""

    def __init__(self, folder: Path):
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        self.folder, self.data, self.text = folder, folder / "facts.yaml", folder / "seeds" / SEED
        self.data.write_bytes(GOOD)
        self.store = Store(Settings(self.data, folder / "seeds"))
        self.good = self.store.current().ledger
        self.looks, self.lost, self.note = 0, "", ""

    def look(self) -> Data:
        """What a reader sees now: good data, whatever stands in the files."""
        now = self.store.current()
        self.looks += 1
        if now.ledger is None or now.table is None or len(now.table) != len(now.ledger.facts):
            self.lost = "a reader saw no data"
        return now

    def during(self, edit: Callable[["Workspace"], None]) -> None:
        """ChartStyle without a rest while an edit goes on."""
        failed: list[BaseException] = []

        def run() -> None:
            try:
                edit(self)
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        while thread.is_alive():
            try:
                self.look()
            except Exception as error:  # that is what is looked for
                self.lost = f"{type(error).__name__}: {error}"
            pause(0.005)
        thread.join()
        if failed:
            raise failed[0]

    def settled(self, *, good: bool, version: str | None = None) -> None:
        """Now that nobody writes, the banner stands exactly where the files are wrong."""
        now = self.look()
        if bool(now.problems) == good:
            self.lost = (
                f"the files are {'good' if good else 'wrong'}, told of: {[str(p)[:80] for p in now.problems[:2]]}"
            )
        if version and now.ledger and now.ledger.version != version:
            self.lost = f"shows {now.ledger.version} where {version} is written"


@contextmanager
def workspace(where: str | None = None) -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory(dir=where) as place:
        yield Workspace(Path(place))
