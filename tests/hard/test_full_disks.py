"""Nothing can be written: a full disk, a folder that may not be written, no cache. It works without or says why."""

import logging
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from outcomes.export import pdf
from outcomes.ledger import snapshot
from outcomes.ledger.store import Store
from outcomes.settings import ROOT, Settings
from tests.hard.children import ANYBODY, as_nobody, export, in_child, limited, small_disk

pytestmark = pytest.mark.hard
REAL = Settings.from_environment()
FULL = "too large|No space"
DENIED = "ermission denied"
AWAY = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "TMPDIR": "/nowhere", "XDG_CACHE_HOME": "/nowhere"}
CHECK = [sys.executable, "-B", "-m", "outcomes", "check"]


def told(done: tuple[int, str], words: str) -> None:
    """A failure is one line that says what happened."""
    code, said = done
    assert code == 2
    assert re.search(words, said)
    assert len(said.strip().splitlines()) == 1


def halves(place: Path) -> list[str]:
    """Files that were begun and not ended."""
    return [path.name for path in place.rglob(".*") if path.is_file()]


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody may write, in one that everybody may pass through."""
    with tempfile.TemporaryDirectory(dir=ANYBODY) as place:
        os.chmod(place, 0o555)
        yield Path(place)


@pytest.mark.parametrize("limit", [1_000, 30_000, 120_000])
def test_an_export_tells_of_the_file_that_no_longer_fits(tmp_path: Path, limit: int) -> None:
    told(in_child(lambda: limited(limit) or export(tmp_path / "out")), FULL)
    assert halves(tmp_path) == []


def test_an_export_to_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    with small_disk(tmp_path, "64k") as mounted:
        if mounted:  # only root may mount one; the limits above do the same to a file
            told(in_child(lambda: export(tmp_path / "out")), FULL)
            assert halves(tmp_path) == []


def test_an_export_to_a_folder_that_may_not_be_written_says_so(closed: Path) -> None:
    told(in_child(lambda: as_nobody() or export(closed / "out")), DENIED)


def test_a_check_that_cannot_print_its_words_says_so() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(CHECK, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_check_needs_no_home_and_no_cache() -> None:
    done = subprocess.run(CHECK, cwd=ROOT, env=AWAY, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("before", [lambda: limited(1_000), lambda: setattr(tempfile, "tempdir", "/nowhere")])
def test_a_pdf_without_room_for_its_files_is_one_message(before: Callable[[], None]) -> None:
    def work() -> int:
        before()
        with pytest.raises(pdf.PrintError):
            pdf.pdf_bytes(lambda: "<html><head></head></html>" * 1000, 100, 100)
        return 0

    assert in_child(work) == (0, "")


# Snapshots


def reads_without(cache: Path, before: Callable[[], None] = lambda: None) -> None:
    """A server that can keep no snapshot has its data all the same, and says so once."""

    def work() -> int:
        before()
        logging.getLogger("outcomes").addHandler(logging.StreamHandler(sys.stdout))
        data = Store(replace(REAL, cache=cache)).current()
        return 0 if data.ledger and not data.problems else 3

    code, said = in_child(work)
    assert code == 0, said
    assert said.count("no snapshot kept") == 1
    assert "Traceback" not in said


def kept(cache: Path) -> bool:
    """Whether a snapshot is made now, and used by the next start."""
    settings = replace(REAL, cache=cache)
    snapshot.opened(settings)
    return bool(snapshot.opened(settings)[2])


@pytest.mark.parametrize("limit", [100, 5_000])
def test_a_snapshot_that_does_not_fit_is_kept_once_there_is_room(tmp_path: Path, limit: int) -> None:
    reads_without(tmp_path / "cache", lambda: limited(limit))
    assert halves(tmp_path) == []
    assert kept(tmp_path / "cache")


def test_a_snapshot_on_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    with small_disk(tmp_path, "8k") as mounted:
        if mounted:
            reads_without(tmp_path)
            assert halves(tmp_path) == []


@pytest.mark.parametrize("cache", ["/proc/nowhere", __file__, f"{__file__}/cache"])
def test_a_cache_that_cannot_be_is_done_without(cache: str) -> None:
    reads_without(Path(cache))


@pytest.mark.parametrize("below", ["", "cache"])
def test_a_cache_that_may_not_be_written_is_done_without(closed: Path, below: str) -> None:
    readable, _ = in_child(lambda: as_nobody() or int(os.access(ROOT / "outcomes", os.R_OK)))
    if readable:  # else another user may not read the project either
        reads_without(closed / below, as_nobody)


def test_a_snapshot_killed_on_its_way_is_made_anew(tmp_path: Path) -> None:
    settings = replace(REAL, cache=tmp_path)

    def dies() -> int:
        os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
        snapshot.opened(settings)
        return 0

    assert in_child(dies)[0] == -signal.SIGKILL
    for half in tmp_path.glob(".*"):
        os.utime(half, (0, 0))  # as if it had lain there for a day
    assert kept(tmp_path)
    assert halves(tmp_path) == []


def test_a_snapshot_cut_short_is_not_read(tmp_path: Path) -> None:
    settings = replace(REAL, cache=tmp_path)
    assert kept(tmp_path)
    whole = snapshot.path(settings).read_bytes()
    for size in range(0, len(whole), len(whole) // 7):
        snapshot.path(settings).write_bytes(whole[:size])
        data = Store(settings).current()
        assert data.ledger is not None
        assert data.problems == ()
