"""The files edited in every clumsy way while they are served: the last good data stay up, and the truth is told.

python -m tests.hard.edits
"""

import asyncio
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from outcomes.ledger.ledger import load
from outcomes.settings import ROOT
from tests.hard.children import ANYBODY, NOBODY, as_nobody, in_child
from tests.hard.client import reader
from tests.hard.editing_fixture import BAD, GOOD, OTHER, Workspace, pause, workspace
from tests.hard.table import Row, show
from tests.serving import serving


def version(data: bytes) -> str:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "facts.yaml").write_bytes(data)
        return load(Path(place) / "facts.yaml", ROOT / "seeds").version


def renamed(workspace: Workspace, data: bytes) -> None:
    other = workspace.folder / "facts.yaml.new"
    other.write_bytes(data)
    os.replace(other, workspace.data)


def slowly(workspace: Workspace, data: bytes) -> None:
    with workspace.data.open("wb") as file:
        for at in range(0, len(data), 8192):
            file.write(data[at : at + 8192])
            file.flush()
            pause(0.02)


def truncated_then_written(workspace: Workspace, data: bytes) -> None:
    workspace.data.write_bytes(b"")
    pause(0.2)
    workspace.data.write_bytes(data)


def deleted_and_restored(workspace: Workspace, data: bytes) -> None:
    workspace.data.unlink()
    pause(0.3)
    workspace.data.write_bytes(data)


def folder_in_its_place(workspace: Workspace, data: bytes) -> None:
    workspace.data.unlink()
    workspace.data.mkdir()
    pause(0.3)
    workspace.data.rmdir()
    workspace.data.write_bytes(data)


def texts_taken_away(workspace: Workspace, data: bytes) -> None:
    os.rename(workspace.folder / "seeds", workspace.folder / "elsewhere")
    pause(0.3)
    os.rename(workspace.folder / "elsewhere", workspace.folder / "seeds")
    workspace.data.write_bytes(data)


def text_changed_and_restored(workspace: Workspace, data: bytes) -> None:
    raw = workspace.text.read_bytes()
    workspace.text.write_bytes(raw[:-1])
    pause(0.3)
    workspace.text.write_bytes(raw)
    workspace.data.write_bytes(data)


def a_hundred_a_second(workspace: Workspace, data: bytes) -> None:
    started = time.monotonic()
    for i in range(300):
        renamed(workspace, (GOOD, BAD, OTHER, b"", GOOD[: i * 300])[i % 5])
        pause(max(0, started + (i + 1) / 100 - time.monotonic()))
    workspace.note = f"{300 / (time.monotonic() - started):.0f} edits a second"
    renamed(workspace, data)


def as_long_and_as_old(workspace: Workspace, data: bytes) -> None:
    """Another file of the same length that is given the time of the one it replaces."""
    before = workspace.data.stat()
    renamed(workspace, data)
    os.utime(workspace.data, ns=(before.st_atime_ns, before.st_mtime_ns))


EDITS = (renamed, slowly, truncated_then_written, deleted_and_restored, folder_in_its_place, texts_taken_away,
         text_changed_and_restored, a_hundred_a_second, as_long_and_as_old)  # fmt: skip


def tried(edit: Callable[[Workspace, bytes], None]) -> Row:
    """An edit that ends in a wrong file, and the same edit that mends it, without a restart."""
    with workspace() as one:
        one.during(lambda it: edit(it, BAD))
        one.settled(good=False, version=version(GOOD) if edit is not a_hundred_a_second else None)
        one.during(lambda it: edit(it, OTHER if edit is not as_long_and_as_old else GOOD))
        one.settled(good=True, version=version(OTHER if edit is not as_long_and_as_old else GOOD))
        return Row(
            f"edit: {edit.__name__.replace('_', ' ')}",
            2,
            0 if one.lost else 2,
            one.lost or f"{one.looks} looks {one.note}".strip(),
        )


def unreadable() -> Row:
    """chmod 000 and back. It does not bind root, so that a child that owns the files gives its rights away first."""
    with workspace(ANYBODY) as one:
        for path in (one.folder, one.data):
            os.chown(path, *((NOBODY, NOBODY) if os.geteuid() == 0 else (-1, -1)))

        shown = version(GOOD)

        def work() -> int:
            as_nobody()
            for right, good in ((0, False), (0o644, True)):
                one.during(lambda it, right=right: it.data.chmod(right))  # type: ignore[misc]
                one.settled(good=good, version=shown)
            print(one.lost)
            return int(bool(one.lost))

        code, said = in_child(work)
        return Row("edit: chmod 000 and back", 2, 0 if code else 2, said.strip())


async def _read(address: str, workspace: Workspace) -> str:
    """What one open page shows while the file is good, wrong, good again; empty where that is the truth."""
    wrong = []
    async with reader(address) as one:
        for data, told in ((GOOD, False), (BAD, True), (OTHER, False), (b"", True), (GOOD, False)):
            renamed(workspace, data)
            seen = await one.open("facts", "lang=en")
            banner = any("facts.yaml" in alert for alert in seen.alerts)
            if banner != told or seen.lost or "120 facts" not in seen.text:
                wrong.append(seen.lost or f"banner: {banner}, should be: {told}; {seen.alerts[:1]}")
    return "; ".join(wrong)


def on_the_page() -> Row:
    """The same on a page of a server: all facts are shown throughout, and a banner exactly while the file is wrong."""
    with workspace() as one, tempfile.TemporaryDirectory() as place:
        where = {"OUTCOMES_DATA": str(one.data), "OUTCOMES_SEEDS": str(one.folder / "seeds")}
        with serving(Path(place) / "log", **where) as address:
            lost = asyncio.run(_read(address, one))
    return Row("edit: the banner on the page", 5, 0 if lost else 5, lost)


def run() -> list[Row]:
    logging.getLogger("outcomes").setLevel(logging.ERROR)
    return [unreadable(), on_the_page(), *map(tried, EDITS)]


if __name__ == "__main__":
    sys.exit(show(run()))
