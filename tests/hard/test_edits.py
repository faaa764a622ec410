"""The files edited in every clumsy way while they are served: the last good data stay up, and the truth is told."""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hard.children import ANYBODY, NOBODY, as_nobody, in_child
from tests.hard.client import Reader
from tests.hard.editing_fixture import BAD, GOOD, OTHER, Workspace, pause
from tests.serving import serving

Edit = Callable[[Workspace, bytes], None]


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
    renamed(workspace, data)


def as_long_and_as_old(workspace: Workspace, data: bytes) -> None:
    """Another file of the same length that is given the time of the one it replaces."""
    before = workspace.data.stat()
    renamed(workspace, data)
    os.utime(workspace.data, ns=(before.st_atime_ns, before.st_mtime_ns))


QUICK = (renamed, truncated_then_written, deleted_and_restored, folder_in_its_place)
SLOW = (slowly, texts_taken_away, text_changed_and_restored)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


@pytest.mark.parametrize("edit", [*QUICK, *(pytest.param(edit, marks=pytest.mark.hard) for edit in SLOW)])
def test_the_last_good_data_stay_up_and_the_truth_is_told(workspace: Workspace, edit: Edit) -> None:
    workspace.during(lambda: edit(workspace, BAD))
    workspace.settled(good=False, shown=GOOD)
    workspace.during(lambda: edit(workspace, OTHER))
    workspace.settled(good=True, shown=OTHER)


def test_a_file_as_long_and_as_old_as_the_one_it_replaces_is_read(workspace: Workspace) -> None:
    workspace.during(lambda: as_long_and_as_old(workspace, BAD))
    workspace.settled(good=False, shown=GOOD)
    workspace.during(lambda: as_long_and_as_old(workspace, GOOD))
    workspace.settled(good=True, shown=GOOD)


@pytest.mark.hard
def test_a_hundred_edits_a_second_end_in_the_truth(workspace: Workspace) -> None:
    workspace.during(lambda: a_hundred_a_second(workspace, BAD))
    workspace.settled(good=False)
    workspace.during(lambda: a_hundred_a_second(workspace, OTHER))
    workspace.settled(good=True, shown=OTHER)


@pytest.fixture
def anybodys() -> Iterator[Workspace]:
    """A workspace whose files every user may read, owned by nobody where root runs the tests."""
    with tempfile.TemporaryDirectory(dir=ANYBODY) as place:
        made = Workspace(Path(place))
        for path in (made.folder, made.data):
            os.chown(path, *((NOBODY, NOBODY) if os.geteuid() == 0 else (-1, -1)))
        yield made


def test_a_file_that_may_not_be_read_is_refused(anybodys: Workspace) -> None:
    shown = anybodys.look().ledger.version

    def work() -> int:
        """chmod 000 and back does not bind root: a child that owns the files gives its rights away first."""
        as_nobody()
        for right, good in ((0, False), (0o644, True)):
            anybodys.during(lambda right=right: anybodys.data.chmod(right))
            anybodys.settled(good=good)
            assert anybodys.look().ledger.version == shown
        return 0

    assert in_child(work)[0] == 0


async def _read(address: str, workspace: Workspace) -> None:
    async with Reader(address) as one:
        for data, told in ((GOOD, False), (BAD, True), (OTHER, False), (b"", True), (GOOD, False)):
            renamed(workspace, data)
            seen = await one.open("facts", "lang=en")
            assert any("facts.yaml" in alert for alert in seen.alerts) == told
            assert seen.lost == ""
            assert f"{len(workspace.look().ledger.facts)} figures" in seen.text


@pytest.mark.hard
def test_a_page_shows_all_facts_and_a_banner_exactly_while_the_file_is_wrong(workspace: Workspace) -> None:
    where = {"OUTCOMES_DATA": str(workspace.data), "OUTCOMES_SEEDS": str(workspace.folder / "seeds")}
    with serving(workspace.folder / "log", **where) as address:
        asyncio.run(_read(address, workspace))
