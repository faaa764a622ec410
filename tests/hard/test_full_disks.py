"""Nothing can be written: a full disk, a folder that may not be written, no home. It works without or says why."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outcomes.export import pdf
from outcomes.settings import ROOT
from tests.hard.children import ANYBODY, as_nobody, export, in_child, limited

pytestmark = pytest.mark.hard
FULL = "too large"
DENIED = "ermission denied"
AWAY = {"PATH": os.environ["PATH"], "HOME": "/nowhere", "TMPDIR": "/nowhere", "XDG_CACHE_HOME": "/nowhere"}
CHECK = [sys.executable, "-B", "-m", "outcomes", "check"]


def told(done: tuple[int, str], words: str) -> None:
    """A failure is one line that says what happened."""
    code, said = done
    assert code == 2
    assert re.search(words, said)
    assert len(said.strip().splitlines()) == 1


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody may write, in one that everybody may pass through."""
    with tempfile.TemporaryDirectory(dir=ANYBODY) as place:
        os.chmod(place, 0o555)
        yield Path(place)


@pytest.mark.parametrize("limit", [1_000, 30_000, 120_000])
def test_an_export_tells_of_the_file_that_no_longer_fits(tmp_path: Path, limit: int) -> None:
    told(in_child(lambda: limited(limit) or export(tmp_path / "out")), FULL)
    assert [path.name for path in tmp_path.rglob(".*") if path.is_file()] == [], "begun and not ended"


def test_an_export_to_a_folder_that_may_not_be_written_says_so(closed: Path) -> None:
    told(in_child(lambda: as_nobody() or export(closed / "out")), DENIED)


def test_a_check_that_cannot_print_its_words_says_so() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(CHECK, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_check_needs_no_home_and_no_folder_of_its_own() -> None:
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
