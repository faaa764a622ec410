"""The files edited in every clumsy way while they are served: the last good data stay up, and the truth is told."""

import asyncio
import os
import re
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from outcomes.analysis.store import Data, Store
from outcomes.ledger.ledger import load
from outcomes.settings import Settings
from tests.hard.client import Reader
from tests.hard.conftest import NOBODY, InChild, as_nobody
from tests.serving import serving

REAL = Settings.from_environment()
GOOD = REAL.data.read_bytes()
OTHER = GOOD + b"\n# another good one\n"
# The first digit of the first value is another one.
BAD = re.sub(rb"(?m)^(    value: )(\d)", lambda found: found[1] + b"%d" % (int(found[2]) % 9 + 1), GOOD, count=1)
pause = threading.Event().wait


class Workspace:
    """A served folder, which somebody looks at all the time while it is edited."""

    def __init__(self, folder: Path):
        self.folder, self.data, self.seeds = folder, folder / "facts.yaml", folder / "seeds"
        shutil.copytree(REAL.seeds, self.seeds)
        self.text = next(self.seeds.glob("*.txt"))
        self.data.write_bytes(GOOD)
        self.store = Store(Settings(self.data, self.seeds))
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
            (self.folder / "said.yaml").write_bytes(shown)
            assert now.ledger is not None
            assert now.ledger.version == load(self.folder / "said.yaml", REAL.seeds).version

    def rename(self, data: bytes) -> None:
        """Another file put in the place of the curated one."""
        other = self.folder / "facts.yaml.new"
        other.write_bytes(data)
        os.replace(other, self.data)

    def append(self, data: bytes) -> None:
        with self.data.open("ab") as file:
            file.write(data)


Steps = list[Callable[[], object]]


def _in_parts(desk: Workspace, data: bytes) -> Steps:
    size = -(-len(data) // 8)
    return [desk.data.unlink, *(lambda at=at: desk.append(data[at : at + size]) for at in range(0, len(data), size))]


def _folder(desk: Workspace, data: bytes) -> Steps:
    return [desk.data.unlink, desk.data.mkdir, desk.data.rmdir, lambda: desk.data.write_bytes(data)]


def _texts_away(desk: Workspace, data: bytes) -> Steps:
    away = desk.folder / "elsewhere"
    return [lambda: desk.seeds.rename(away), lambda: away.rename(desk.seeds), lambda: desk.data.write_bytes(data)]


def _text_changed(desk: Workspace, data: bytes) -> Steps:
    raw, write = desk.text.read_bytes(), desk.text.write_bytes
    return [lambda: write(raw[:-1]), lambda: write(raw), lambda: desk.data.write_bytes(data)]


# What somebody does, one step after another with a rest between.
QUICK: dict[str, Callable[[Workspace, bytes], Steps]] = {
    "renamed": lambda desk, data: [lambda: desk.rename(data)],
    "emptied, then written": lambda desk, data: [lambda: desk.rename(b""), lambda: desk.data.write_bytes(data)],
    "deleted and restored": lambda desk, data: [desk.data.unlink, lambda: desk.data.write_bytes(data)],
    "a folder in its place": _folder,
}
SLOW = {"in parts": _in_parts, "texts taken away": _texts_away, "a text changed and restored": _text_changed}
EDITS = [
    pytest.param(edit, id=name, marks=[pytest.mark.hard] * (name in SLOW)) for name, edit in (QUICK | SLOW).items()
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


@pytest.mark.parametrize("edit", EDITS)
def test_the_last_good_data_stay_up_and_the_truth_is_told(
    workspace: Workspace, edit: Callable[[Workspace, bytes], Steps]
) -> None:
    def edited(data: bytes) -> None:
        for step in edit(workspace, data):
            step()
            pause(0.2)

    workspace.during(lambda: edited(BAD))
    workspace.settled(good=False, shown=GOOD)
    workspace.during(lambda: edited(OTHER))
    workspace.settled(good=True, shown=OTHER)


@pytest.mark.parametrize(("data", "good"), [(BAD, False), (re.sub(rb"(?m)^# \w", b"# X", GOOD, count=1), True)])
def test_a_file_as_long_and_as_old_as_the_one_it_replaces_is_read(
    workspace: Workspace, data: bytes, good: bool
) -> None:
    before = workspace.data.stat()
    workspace.rename(data)
    os.utime(workspace.data, ns=(before.st_atime_ns, before.st_mtime_ns))
    workspace.settled(good=good, shown=data if good else GOOD)


@pytest.mark.hard
@pytest.mark.parametrize("last", [BAD, OTHER], ids=["wrong", "good"])
def test_a_hundred_edits_a_second_end_in_the_truth(workspace: Workspace, last: bytes) -> None:
    def edited() -> None:
        started = time.monotonic()
        for i in range(300):
            workspace.rename((GOOD, BAD, OTHER, b"", GOOD[: i * 300])[i % 5])
            pause(max(0, started + (i + 1) / 100 - time.monotonic()))
        workspace.rename(last)

    workspace.during(edited)
    workspace.settled(good=last is OTHER, shown=OTHER if last is OTHER else None)


def test_a_file_that_may_not_be_read_is_refused(in_child: InChild, public: Path) -> None:
    """chmod 000 and back does not bind root: a child that owns the files gives its rights away first."""
    workspace = Workspace(public)
    shown = workspace.look().ledger.version

    def work() -> None:
        as_nobody()
        for right, good in ((0, False), (0o644, True)):
            workspace.during(lambda right=right: workspace.data.chmod(right))
            workspace.settled(good=good)
            assert workspace.look().ledger.version == shown

    if os.geteuid() == 0:
        for path in (public, workspace.data):
            os.chown(path, NOBODY, NOBODY)
    assert in_child(work) == (0, "")


async def _read(address: str, workspace: Workspace) -> None:
    async with Reader(address) as one:
        for data, told in ((GOOD, False), (BAD, True), (OTHER, False), (b"", True), (GOOD, False)):
            workspace.rename(data)
            seen = await one.open("facts", "lang=en")
            assert any("facts.yaml" in alert for alert in seen.alerts) == told
            assert seen.lost == ""
            assert f"{len(workspace.look().ledger.facts)} figures" in seen.text


@pytest.mark.hard
def test_a_page_shows_all_facts_and_a_banner_exactly_while_the_file_is_wrong(workspace: Workspace) -> None:
    where = {"OUTCOMES_DATA": str(workspace.data), "OUTCOMES_SEEDS": str(workspace.seeds)}
    with serving(workspace.folder / "log", **where) as address:
        asyncio.run(_read(address, workspace))
