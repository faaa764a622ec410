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


def _data(change: Callable[[str], str | bytes]) -> Callable[[Path], None]:
    """A case that only changes the curated file."""

    def make(folder: Path) -> None:
        made = change(TEXT)
        (folder / "facts.yaml").write_bytes(made.encode() if isinstance(made, str) else made)

    return make


def _seed(put: Callable[[Path], None]) -> Callable[[Path], None]:
    """A case that puts something else in the place of a text."""

    def make(folder: Path) -> None:
        path = folder / "seeds" / SEED
        path.unlink()
        put(path)

    return make


def _bomb(text: str) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "\n".join(lines) + "\n" + text


def _named(name: str) -> Callable[[Path], None]:
    return _data(lambda text: text.replace(f"file: {SEED}", f"file: {name}"))


def _long(size: int) -> Callable[[Path], None]:
    return _data(lambda text: text.replace(f"zh: {TITLE}", "zh: " + "字" * (size // 3), 1))


def _in_title(form: str) -> Callable[[Path], None]:
    return _data(lambda text: text.replace(f"zh: {TITLE}", "zh: " + form.format(TITLE), 1))


def _many(size: int) -> Callable[[Path], None]:
    return _data(lambda text: text + "".join(f"  - 词{i}\n" for i in range(size)))


def _socket(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # the path of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def _data_as(put: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / "facts.yaml").unlink()
        put(folder / "facts.yaml")

    return make


def _no_folder(folder: Path) -> None:
    shutil.rmtree(folder / "seeds")
    (folder / "seeds").touch()


# What is put there, and the words of the refusal.
CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "alias bomb": (_data(_bomb), "anchors (&) and aliases (*) are not used here"),
    "10,000 brackets": (
        _data(lambda text: text + "x: " + "[" * 10_000 + "]" * 10_000 + "\n"),
        "nested more than 12 deep",
    ),
    "10,000 braces": (
        _data(lambda text: text + "x: " + "{a: " * 10_000 + "}" * 10_000 + "\n"),
        "nested more than 12 deep",
    ),
    "10,000 blocks": (
        _data(lambda text: text + "".join(" " * i + "a:\n" for i in range(10_000))),
        "nested more than 12 deep",
    ),
    "1,000,000 brackets": (_data(lambda text: text + "x: " + "[" * 1_000_000), "nested more than 12 deep"),
    "scalar of 100 MB": (_long(100_000_000), "bytes; at most 90,000,000 are read"),
    "scalar of 30 MB": (_long(30_000_000), "at most 2000 characters"),
    "300,000 phrases": (_many(300_000), "“词0” stands in no source"),
    "one line of 30 MB": (_data(lambda text: text + "x" * 30_000_000), "not valid YAML"),
    "raw NUL": (_in_title("{}\0"), "a NUL character"),
    "NUL as an escape": (_in_title('"{}\\0"'), "the invisible character U+0000"),
    "direction turned": (_in_title('"{}\\u202e"'), "the invisible character U+202E"),
    "zero width": (_in_title("{}\u200b"), "the invisible character U+200B"),
    "only NUL bytes": (_data(lambda text: b"\0" * 1_000_000), "a NUL character"),
    "random bytes": (_data(lambda text: os.urandom(1_000_000)), "the file is not UTF-8"),
    "tag of Python": (
        _data(lambda text: text + "x: !!python/object/apply:os.system ['touch hit']\n"),
        "the tag tag:yaml.org,2002:python/object/apply:os.system is not used here",
    ),
    "file: ../facts.yaml": (_named("../facts.yaml"), "file: “../facts.yaml” is not accepted"),
    "file: ../secret.txt": (_named("../secret.txt"), "file: “../secret.txt” is not accepted"),
    "file: an absolute path": (_named("/etc/hostname.txt"), "file: “/etc/hostname.txt” is not accepted"),
    "file: a NUL": (_named('"a\\0b.txt"'), "the invisible character U+0000"),
    "file: encoded dots": (_named("..%2Fsecret.txt"), "..%2Fsecret.txt: there is no such file"),
    "link out of the folder": (
        _seed(lambda path: path.symlink_to("/etc/passwd")),
        "does not lie in the folder of source texts",
    ),
    "link to itself": (_seed(lambda path: path.symlink_to(path)), "there is no such file"),
    "link to a device": (
        _seed(lambda path: path.symlink_to("/dev/zero")),
        "does not lie in the folder of source texts",
    ),
    "FIFO for a text": (_seed(lambda path: os.mkfifo(path)), "there is no such file"),
    "folder for a text": (_seed(lambda path: path.mkdir()), "there is no such file"),
    "socket for a text": (_seed(_socket), "there is no such file"),
    "text of 100 MB": (_seed(lambda path: path.write_bytes(b"1" * 100_000_000)), "at most 1,000,000 are read"),
    "text of 30 MB of digits": (_seed(lambda path: path.write_bytes(b"1" * 30_000_000)), "at most 1,000,000 are read"),
    "text of 12 MB of numerals": (
        _seed(lambda path: path.write_text("一，" * 2_000_000, "utf-8")),
        "at most 1,000,000 are read",
    ),
    "text of 1 MB of numerals": (
        _seed(lambda path: path.write_text("一，" * 166_000, "utf-8")),
        "is not the one that was curated",
    ),
    "FIFO for facts.yaml": (_data_as(lambda path: os.mkfifo(path)), "this is no plain file"),
    "folder for facts.yaml": (_data_as(lambda path: path.mkdir()), "this is no plain file"),
    "device for facts.yaml": (_data_as(lambda path: path.symlink_to("/dev/zero")), "this is no plain file"),
    "link in a circle for facts.yaml": (
        _data_as(lambda path: path.symlink_to(path)),
        "too many levels of symbolic links",
    ),
    "file for the folder of texts": (_no_folder, "not a directory"),
}


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
def test_it_is_refused_for_what_it_is_in_little_time_and_memory(
    make: Callable[[Path], None], why: str, tmp_path: Path
) -> None:
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
