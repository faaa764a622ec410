"""The files edited in every clumsy way while they are served: the last good data stay up, and the truth is told.

python -m hard.edits
"""

import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hard.table import Row, show
from outcomes.errors import DataError
from outcomes.ledger import load
from outcomes.settings import ROOT, Settings
from outcomes.store import Data, Store

GOOD = (ROOT / "data" / "facts.yaml").read_bytes()
OTHER = GOOD + b"\n# another good one\n"
BAD = GOOD.replace(b"value: 12000", b"value: 13000", 1)
SEED = "001_470e56a3171ce0f6.txt"
pause = threading.Event().wait


class Desk:
    """A served folder, which somebody looks at all the time while it is edited."""

    def __init__(self, folder: Path):
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        self.folder, self.data, self.text = folder, folder / "facts.yaml", folder / "seeds" / SEED
        self.data.write_bytes(GOOD)
        self.store = Store(Settings(self.data, folder / "seeds"))
        self.good = self.store.current().ledger
        self.looks, self.lost = 0, ""

    def look(self) -> Data:
        """What a reader sees now: good data, whatever stands in the files."""
        now = self.store.current()
        self.looks += 1
        if now.ledger is None or now.table is None or len(now.table) != len(now.ledger.facts):
            self.lost = "a reader saw no data"
        return now

    def during(self, edit: Callable[["Desk"], None]) -> None:
        """Look without a rest while an edit goes on."""
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


def version(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "facts.yaml").write_bytes(data)
        return load(Path(place) / "facts.yaml", ROOT / "seeds").version


def renamed(desk: Desk, data: bytes) -> None:
    other = desk.folder / "facts.yaml.new"
    other.write_bytes(data)
    os.replace(other, desk.data)


def slowly(desk: Desk, data: bytes) -> None:
    with desk.data.open("wb") as file:
        for at in range(0, len(data), 8192):
            file.write(data[at : at + 8192])
            file.flush()
            pause(0.02)


def truncated_then_written(desk: Desk, data: bytes) -> None:
    desk.data.write_bytes(b"")
    pause(0.2)
    desk.data.write_bytes(data)


def deleted_and_restored(desk: Desk, data: bytes) -> None:
    desk.data.unlink()
    pause(0.3)
    desk.data.write_bytes(data)


def folder_in_its_place(desk: Desk, data: bytes) -> None:
    desk.data.unlink()
    desk.data.mkdir()
    pause(0.3)
    desk.data.rmdir()
    desk.data.write_bytes(data)


def texts_taken_away(desk: Desk, data: bytes) -> None:
    os.rename(desk.folder / "seeds", desk.folder / "elsewhere")
    pause(0.3)
    os.rename(desk.folder / "elsewhere", desk.folder / "seeds")
    desk.data.write_bytes(data)


def text_changed_and_restored(desk: Desk, data: bytes) -> None:
    raw = desk.text.read_bytes()
    desk.text.write_bytes(raw[:-1])
    pause(0.3)
    desk.text.write_bytes(raw)
    desk.data.write_bytes(data)


def a_hundred_a_second(desk: Desk, data: bytes) -> None:
    for i in range(300):
        renamed(desk, (GOOD, BAD, OTHER, b"", GOOD[: i * 300])[i % 5])
        pause(0.01)
    renamed(desk, data)


def as_long_and_as_old(desk: Desk, data: bytes) -> None:
    """Another file of the same length that is given the time of the one it replaces."""
    before = desk.data.stat()
    renamed(desk, data)
    os.utime(desk.data, ns=(before.st_atime_ns, before.st_mtime_ns))


EDITS = (renamed, slowly, truncated_then_written, deleted_and_restored, folder_in_its_place, texts_taken_away,
         text_changed_and_restored, a_hundred_a_second, as_long_and_as_old)  # fmt: skip


@contextmanager
def desk() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as place:
        yield Desk(Path(place))


def tried(edit: Callable[[Desk, bytes], None]) -> Row:
    """An edit that ends in a wrong file, and the same edit that mends it, without a restart."""
    with desk() as one:
        one.during(lambda it: edit(it, BAD))
        one.settled(good=False, version=version(GOOD) if edit is not a_hundred_a_second else None)
        one.during(lambda it: edit(it, OTHER if edit is not as_long_and_as_old else GOOD))
        one.settled(good=True, version=version(OTHER if edit is not as_long_and_as_old else GOOD))
        return Row(
            f"edit: {edit.__name__.replace('_', ' ')}", 2, 0 if one.lost else 2, one.lost or f"{one.looks} looks"
        )


def unreadable() -> Row:
    """chmod 000. It does not bind root, so that a child gives its rights away first."""
    with desk() as one:
        os.chmod(one.folder, 0o755)
        os.chmod(one.data, 0)
        child = os.fork()
        if not child:
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                load(one.data, one.folder / "seeds")
            except DataError as error:
                os._exit(0 if "cannot be read" in str(error) else 1)
            except BaseException:
                os._exit(2)
            os._exit(3)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return Row("edit: chmod 000, as another user", 1, int(code == 0), f"exit code {code}")


def run() -> list[Row]:
    logging.getLogger("outcomes").setLevel(logging.ERROR)
    return [unreadable(), *map(tried, EDITS)]


if __name__ == "__main__":
    sys.exit(show(run()))
