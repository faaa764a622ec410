"""Hostile files: refused in seconds, in under 500 MB, with the file named and without a traceback."""

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
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


Make = Callable[[Path], object]


def _data(change: Callable[[str], str | bytes]) -> Make:
    """A case that only changes the curated file."""

    def make(folder: Path) -> None:
        made = change(TEXT)
        (folder / "facts.yaml").write_bytes(made.encode() if isinstance(made, str) else made)

    return make


def _added(text: str) -> Make:
    """A case that writes something at the end of the curated file."""
    return _data(lambda good: good + text)


def _put(name: str, put: Make) -> Make:
    """A case that puts something else in the place of a file or folder."""

    def make(folder: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        put(path)

    return make


def _named(name: str) -> Make:
    return _data(lambda text: text.replace(f"file: {SEED}", f"file: {name}"))


def _in_title(form: str) -> Make:
    return _data(lambda text: text.replace(f"zh: {TITLE}", "zh: " + form.format(TITLE), 1))


def _linked(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def _written(piece: str, times: int) -> Make:
    return lambda path: path.write_text(piece * times, "utf-8")


def _socket(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # the path of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


DATA, IN_SEEDS = "facts.yaml", f"seeds/{SEED}"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
)
DEEP, LONG, OUTSIDE = (
    "nested more than 12 deep",
    "at most 1,000,000 are read",
    "does not lie in the folder of source texts",
)
# What is put there, and the words of the refusal.
CASES: dict[str, tuple[Make, str]] = {
    "alias bomb": (_data(lambda text: BOMB + text), "anchors (&) and aliases (*) are not used here"),
    "10,000 brackets": (_added("x: " + "[" * 10_000 + "]" * 10_000 + "\n"), DEEP),
    "10,000 braces": (_added("x: " + "{a: " * 10_000 + "}" * 10_000 + "\n"), DEEP),
    "10,000 blocks": (_added("".join(" " * i + "a:\n" for i in range(10_000))), DEEP),
    "1,000,000 brackets": (_added("x: " + "[" * 1_000_000), DEEP),
    "scalar of 100 MB": (_data(lambda text: text.replace(TITLE, "字" * 33_333_333, 1)), "at most 90,000,000 are read"),
    "scalar of 30 MB": (_data(lambda text: text.replace(TITLE, "字" * 10_000_000, 1)), "at most 2000 characters"),
    "300,000 phrases": (_added("".join(f"  - 词{i}\n" for i in range(300_000))), "“词0” stands in no source"),
    "one line of 30 MB": (_added("x" * 30_000_000), "the file cannot be read on from here"),
    "raw NUL": (_in_title("{}\0"), "a NUL character"),
    "NUL as an escape": (_in_title('"{}\\0"'), "the invisible character U+0000"),
    "direction turned": (_in_title('"{}\\u202e"'), "the invisible character U+202E"),
    "zero width": (_in_title("{}\u200b"), "the invisible character U+200B"),
    "only NUL bytes": (_data(lambda text: b"\0" * 1_000_000), "a NUL character"),
    "random bytes": (_data(lambda text: os.urandom(1_000_000)), "the file is not UTF-8"),
    "tag of Python": (
        _added("x: !!python/object/apply:os.system ['touch hit']\n"),
        "the tag tag:yaml.org,2002:python/object/apply:os.system is not used here",
    ),
    "file: ../facts.yaml": (_named("../facts.yaml"), "file: “../facts.yaml” is not accepted"),
    "file: ../secret.txt": (_named("../secret.txt"), "file: “../secret.txt” is not accepted"),
    "file: an absolute path": (_named("/etc/hostname.txt"), "file: “/etc/hostname.txt” is not accepted"),
    "file: a NUL": (_named('"a\\0b.txt"'), "the invisible character U+0000"),
    "file: encoded dots": (_named("..%2Fsecret.txt"), "..%2Fsecret.txt: there is no such file"),
    "link out of the folder": (_put(IN_SEEDS, _linked("/etc/passwd")), OUTSIDE),
    "link to itself": (_put(IN_SEEDS, _linked(SEED)), "there is no such file"),
    "link to a device": (_put(IN_SEEDS, _linked("/dev/zero")), OUTSIDE),
    "FIFO for a text": (_put(IN_SEEDS, os.mkfifo), "there is no such file"),
    "folder for a text": (_put(IN_SEEDS, Path.mkdir), "there is no such file"),
    "socket for a text": (_put(IN_SEEDS, _socket), "there is no such file"),
    "text of 100 MB": (_put(IN_SEEDS, _written("1", 100_000_000)), LONG),
    "text of 12 MB of numerals": (_put(IN_SEEDS, _written("一，", 2_000_000)), LONG),
    "text of 1 MB of numerals": (_put(IN_SEEDS, _written("一，", 166_000)), "is not the one that was curated"),
    "FIFO for facts.yaml": (_put(DATA, os.mkfifo), "this is no plain file"),
    "folder for facts.yaml": (_put(DATA, Path.mkdir), "this is no plain file"),
    "device for facts.yaml": (_put(DATA, _linked("/dev/zero")), "this is no plain file"),
    "link in a circle for facts.yaml": (_put(DATA, _linked(DATA)), "too many levels of symbolic links"),
    "file for the folder of texts": (_put("seeds", Path.touch), "not a directory"),
}  # fmt: skip


def check(folder: Path) -> tuple[float, int, int, str]:
    """`python -m outcomes check` on a folder: seconds, megabytes at most, exit code and output."""
    command = [sys.executable, "-m", "outcomes", "check", "--data", str(folder / "facts.yaml")]
    with tempfile.TemporaryFile() as output:
        started = time.monotonic()
        process = subprocess.Popen(
            [*command, "--seeds", str(folder / "seeds")],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS)),
        )
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            time.sleep(0.02)
            if time.monotonic() - started > 20 * SECONDS:
                os.kill(process.pid, signal.SIGKILL)
        seconds, megabytes = ended[2].ru_utime + ended[2].ru_stime, ended[2].ru_maxrss // 1024
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        output.seek(0)
        return seconds, megabytes, process.returncode, output.read(2_000_000).decode("utf-8", "replace")


@pytest.mark.parametrize(("make", "why"), CASES.values(), ids=CASES)
def test_it_is_refused_for_what_it_is_in_little_time_and_memory(make: Make, why: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "data" / "facts.yaml", tmp_path)
    make(tmp_path)
    seconds, megabytes, code, said = check(tmp_path)
    assert code in (1, 2)
    assert "Traceback" not in said
    assert why in said, said[:300]
    assert any(name in said for name in ("facts.yaml", "seeds", SEED)), said[-300:]
    assert not list(tmp_path.rglob("hit")), "the tag was run"
    assert seconds <= SECONDS
    assert megabytes <= MEGABYTES
