"""A start with unchanged files parses nothing; a snapshot that does not fit exactly is never used."""

import logging
import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import pytest

from outcomes.analysis.table import facts_table
from outcomes.errors import DataError
from outcomes.ledger import snapshot
from outcomes.ledger.ledger import load
from outcomes.settings import ROOT, Settings
from tests.conftest import TEXT, make_document, write


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The small file, with a cache folder that is not there yet."""
    return Settings(*write(tmp_path, make_document()), tmp_path / "cache")


@pytest.fixture
def kept(settings: Settings) -> Path:
    """The snapshot of the small file."""
    snapshot.opened(settings)
    return snapshot.path(settings)


def from_snapshot(settings: Settings) -> bool:
    return snapshot.opened(settings)[2]


def test_the_second_start_parses_and_checks_nothing(
    settings: Settings, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "load", None)
    assert from_snapshot(settings)


def test_what_is_restored_is_what_was_checked(real: tuple[Path, Path], tmp_path: Path) -> None:
    settings = Settings(*real, tmp_path)
    snapshot.opened(settings)
    restored, table, again = snapshot.opened(settings)
    checked = load(*real)
    assert again
    pd.testing.assert_frame_equal(table, facts_table(checked))
    for field in fields(checked):
        before, after = getattr(checked, field.name), getattr(restored, field.name)
        assert (list(before.items()) == list(after.items())) if hasattr(before, "items") else (before == after)
    assert restored.index == checked.index


@pytest.mark.parametrize("name", ["facts.yaml", "seeds/town.txt", "seeds/new.txt"])
def test_a_change_of_any_file_is_read_anew(settings: Settings, kept: Path, name: str) -> None:
    file = settings.data.parent / name
    if name == "seeds/town.txt":  # the text and its digest are changed together, the size stays
        file.write_text(TEXT.replace("小镇", "大镇"), "utf-8")
        settings.data.write_text(make_document(TEXT.replace("小镇", "大镇")), "utf-8")
    else:
        file.write_bytes((file.read_bytes() if file.exists() else b"") + b"# \n")
    assert not from_snapshot(settings)
    assert from_snapshot(settings)


def test_a_file_with_the_same_time_and_size_but_other_words_is_read_anew(settings: Settings, kept: Path) -> None:
    stamp = settings.data.stat()
    settings.data.write_bytes(settings.data.read_bytes().replace(b"864 corridor lights", b"864 stairway lights"))
    os.utime(settings.data, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    ledger, _, again = snapshot.opened(settings)
    assert (again, ledger.facts["town-corridor-lights"].translation) == (False, "864 stairway lights")


def test_other_code_reads_anew(settings: Settings, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_code", lambda: b"another version")
    assert not from_snapshot(settings)


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def flipped(raw: bytes) -> bytes:
    return raw[:-200] + bytes([raw[-200] ^ 1]) + raw[-199:]


def foreign(raw: bytes) -> bytes:
    return b"\x80\x04\x95 pickled by somebody else"


def emptied(raw: bytes) -> bytes:
    return b""


def signed_rubbish(raw: bytes) -> bytes:
    body = b"no Arrow at all"
    return raw[: snapshot.HEAD - snapshot.DIGEST] + snapshot._hash(body).digest() + body


@pytest.mark.parametrize("harm", [cut, flipped, foreign, emptied, signed_rubbish])
def test_a_damaged_or_foreign_snapshot_is_made_anew(
    settings: Settings, kept: Path, harm, caplog: pytest.LogCaptureFixture
) -> None:
    kept.write_bytes(harm(kept.read_bytes()))
    with caplog.at_level(logging.INFO):
        ledger, table, again = snapshot.opened(settings)
    assert (again, len(table), len(ledger.facts)) == (False, 5, 5)
    assert [record.message.split(":")[0] for record in caplog.records] == [f"snapshot {kept} not used"]
    assert from_snapshot(settings)


@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_snapshot_that_others_may_write_is_not_trusted(settings: Settings, kept: Path, which: str) -> None:
    (kept if which == "file" else kept.parent).chmod(0o777)
    assert not from_snapshot(settings)


@pytest.mark.parametrize("obstacle", ["a file", "full"])
def test_where_nothing_can_be_kept_one_line_says_so_and_all_works(
    settings: Settings, obstacle: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if obstacle == "a file":
        settings.cache.write_text("in the way")
    else:
        monkeypatch.setattr(snapshot.os, "fdopen", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    ledger, table, again = snapshot.opened(settings)
    assert (again, len(table), len(ledger.facts)) == (False, 5, 5)
    warnings = [record.message for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert warnings[0].startswith(f"no snapshot kept in {settings.cache}")
    assert not settings.cache.is_dir() or not list(settings.cache.iterdir())


@pytest.mark.parametrize(("age", "left"), [(0, True), (7200, False)], ids=["of now", "of two hours ago"])
def test_what_a_killed_writer_left_is_taken_away_once_nobody_can_be_writing_it(
    settings: Settings, kept: Path, age: int, left: bool
) -> None:
    half = kept.parent / f".{kept.stem}.half"
    half.write_bytes(b"half of it")
    os.utime(half, (half.stat().st_mtime - age,) * 2)
    kept.unlink()
    snapshot.opened(settings)
    assert (half.exists(), from_snapshot(settings)) == (left, True)


def test_a_wrong_file_leaves_no_snapshot(settings: Settings) -> None:
    settings.data.write_text("facts: [", "utf-8")
    with pytest.raises(DataError):
        snapshot.opened(settings)
    assert not settings.cache.exists()


def test_without_a_cache_folder_nothing_is_kept(settings: Settings) -> None:
    off = replace(settings, cache=None)
    assert not from_snapshot(off)
    assert not from_snapshot(off)


def test_files_changed_while_they_are_read_are_not_kept(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(data: Path, seeds: Path):
        ledger = load(data, seeds)
        data.write_bytes(data.read_bytes() + b"# edited meanwhile\n")
        return ledger

    monkeypatch.setattr(snapshot, "load", slow)
    snapshot.opened(settings)
    assert not snapshot.path(settings).exists()


def test_two_processes_that_start_at_once_do_not_harm_each_other(settings: Settings) -> None:
    code = (
        "import sys; from pathlib import Path; from outcomes.ledger import snapshot; from outcomes.settings import Settings\n"
        "s = Settings(*map(Path, sys.argv[1:4]))\n"
        "[snapshot._write(s, snapshot.key(s), *snapshot.opened(s)[:2]) for _ in range(30)]\n"
        "print(len(snapshot.opened(s)[1]))"
    )
    command = [sys.executable, "-c", code, *map(str, (settings.data, settings.seeds, settings.cache))]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=60)[0] for process in running]
    assert answers == ["5\n", "5\n"]
    assert from_snapshot(settings)
    assert [file.name for file in settings.cache.iterdir()] == [snapshot.path(settings).name]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"OUTCOMES_CACHE": "/somewhere"}, "/somewhere"),
        ({"OUTCOMES_CACHE": "off"}, None),
        ({"OUTCOMES_CACHE": "", "XDG_CACHE_HOME": "/cache"}, "/cache/reported-outcomes"),
        ({"OUTCOMES_CACHE": "", "XDG_CACHE_HOME": "", "HOME": "/home/reader"}, "/home/reader/.cache/reported-outcomes"),
        ({"OUTCOMES_CACHE": "", "XDG_CACHE_HOME": "not/absolute"}, None),
    ],
)
def test_where_snapshots_are_kept(
    variables: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Settings.from_environment().cache == (Path(expected) if expected else None)
