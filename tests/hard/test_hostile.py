"""Hostile files: refused in seconds, in under 500 MB, with the file named and without a traceback."""

import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from outcomes.settings import ROOT

pytestmark = pytest.mark.hard

SECONDS, MEGABYTES = 20, 500  # of processor time, so that a busy machine changes nothing; at most
TEXT = (ROOT / "data" / "facts.yaml").read_text("utf-8")
SOURCE = yaml.load(TEXT, Loader=yaml.CSafeLoader)["sources"][0]
SEED, TITLE = SOURCE["file"], SOURCE["title"]["zh"]

Change = Callable[[str], str | bytes]


def _added(text: str) -> Change:
    return lambda good: good + text


def _named(name: str) -> Change:
    return lambda good: good.replace(f"file: {SEED}", f"file: {name}")


def _titled(form: str) -> Change:
    return lambda good: good.replace(f"zh: {TITLE}", "zh: " + form.format(TITLE), 1)


def _linked(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _written(piece: str, times: int) -> Callable[[Path], object]:
    return lambda path: path.write_text(piece * times, "utf-8")


DATA, IN_SEEDS = "facts.yaml", f"seeds/{SEED}"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
)
DEEP, LONG = "nested more than 12 deep", "at most 1,000,000 are read"
OUTSIDE = "does not lie in the folder of source texts"
# What the curated file becomes, and the words of the refusal.
CHANGED: dict[str, tuple[Change, str]] = {
    "alias bomb": (lambda good: BOMB + good, "anchors (&) and aliases (*) are not used here"),
    "10,000 brackets": (_added("x: " + "[" * 10_000 + "]" * 10_000 + "\n"), DEEP),
    "10,000 braces": (_added("x: " + "{a: " * 10_000 + "}" * 10_000 + "\n"), DEEP),
    "10,000 blocks": (_added("".join(" " * i + "a:\n" for i in range(10_000))), DEEP),
    "1,000,000 brackets": (_added("x: " + "[" * 1_000_000), DEEP),
    "scalar of 100 MB": (lambda good: good.replace(TITLE, "字" * 33_333_333, 1), "at most 90,000,000 are read"),
    "scalar of 30 MB": (lambda good: good.replace(TITLE, "字" * 10_000_000, 1), "at most 2000 characters"),
    "300,000 phrases": (_added("".join(f"  - 词{i}\n" for i in range(300_000))), "“词0” stands in no source"),
    "one line of 30 MB": (_added("x" * 30_000_000), "the file cannot be read on from here"),
    "raw NUL": (_titled("{}\0"), "a NUL character"),
    "NUL as an escape": (_titled('"{}\\0"'), "the invisible character U+0000"),
    "direction turned": (_titled('"{}\\u202e"'), "the invisible character U+202E"),
    "zero width": (_titled("{}\u200b"), "the invisible character U+200B"),
    "only NUL bytes": (lambda good: b"\0" * 1_000_000, "a NUL character"),
    "random bytes": (lambda good: os.urandom(1_000_000), "the file is not UTF-8"),
    "tag of Python": (
        _added("x: !!python/object/apply:os.system ['touch hit']\n"),
        "the tag tag:yaml.org,2002:python/object/apply:os.system is not used here",
    ),
    "file: ../facts.yaml": (_named("../facts.yaml"), "file: “../facts.yaml” is not accepted"),
    "file: ../secret.txt": (_named("../secret.txt"), "file: “../secret.txt” is not accepted"),
    "file: an absolute path": (_named("/etc/hostname.txt"), "file: “/etc/hostname.txt” is not accepted"),
    "file: a NUL": (_named('"a\\0b.txt"'), "the invisible character U+0000"),
    "file: encoded dots": (_named("..%2Fsecret.txt"), "..%2Fsecret.txt: there is no such file"),
}  # fmt: skip
# What is put in the place of a file or folder, and the words of the refusal.
PUT: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "link out of the folder": (IN_SEEDS, _linked("/etc/passwd"), OUTSIDE),
    "link to itself": (IN_SEEDS, _linked(SEED), "there is no such file"),
    "link to a device": (IN_SEEDS, _linked("/dev/zero"), OUTSIDE),
    "FIFO for a text": (IN_SEEDS, os.mkfifo, "there is no such file"),
    "folder for a text": (IN_SEEDS, Path.mkdir, "there is no such file"),
    "socket for a text": (IN_SEEDS, lambda path: os.mknod(path, stat.S_IFSOCK), "there is no such file"),
    "text of 100 MB": (IN_SEEDS, _written("1", 100_000_000), LONG),
    "text of 12 MB of numerals": (IN_SEEDS, _written("一，", 2_000_000), LONG),
    "text of 1 MB of numerals": (IN_SEEDS, _written("一，", 166_000), "is not the one that was curated"),
    "FIFO for facts.yaml": (DATA, os.mkfifo, "this is no plain file"),
    "folder for facts.yaml": (DATA, Path.mkdir, "this is no plain file"),
    "device for facts.yaml": (DATA, _linked("/dev/zero"), "this is no plain file"),
    "link in a circle for facts.yaml": (DATA, _linked(DATA), "too many levels of symbolic links"),
    "file for the folder of texts": ("seeds", Path.touch, "not a directory"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real data, to be spoilt."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "data" / "facts.yaml", tmp_path)
    return tmp_path


def refused(folder: Path, why: str) -> None:
    """`check` refuses what lies in a folder for what it is, in little time and memory."""
    command = [sys.executable, "-m", "outcomes", "check", "--data", "facts.yaml", "--seeds", "seeds"]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
        signal.alarm(20 * SECONDS)  # where it only waits

    with tempfile.TemporaryFile() as output:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT, preexec_fn=limited
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read(2_000_000).decode("utf-8", "replace")
    assert process.returncode in (1, 2)
    assert "Traceback" not in said
    assert why in said, said[:300]
    assert any(name in said for name in ("facts.yaml", "seeds", SEED)), said[-300:]
    assert not list(folder.rglob("hit")), "the tag was run"
    assert used.ru_utime + used.ru_stime <= SECONDS
    assert used.ru_maxrss / 1024 <= MEGABYTES


@pytest.mark.parametrize(("change", "why"), CHANGED.values(), ids=CHANGED)
def test_a_hostile_curated_file_is_refused_for_what_it_is(folder: Path, change: Change, why: str) -> None:
    made = change(TEXT)
    (folder / "facts.yaml").write_bytes(made.encode() if isinstance(made, str) else made)
    refused(folder, why)


@pytest.mark.parametrize(("name", "put", "why"), PUT.values(), ids=PUT)
def test_what_is_no_file_to_be_read_is_refused_for_what_it_is(
    folder: Path, name: str, put: Callable[[Path], object], why: str
) -> None:
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    put(path)
    refused(folder, why)
