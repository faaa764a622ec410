"""The last good data stay, whatever goes wrong."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from zipfile import ZipFile

import pytest

from outcomes.analysis import store as module
from outcomes.analysis.last_good import keep, last_good
from outcomes.analysis.store import Store
from outcomes.settings import Settings
from tests.conftest import TEXT, make_document, write


@pytest.fixture
def kept(tmp_path):
    data, seeds = write(tmp_path, make_document())
    return Store(Settings(data, seeds))


def test_a_failure_that_nobody_thought_of_keeps_the_last_good_data(kept, monkeypatch, caplog):
    good = kept.current()
    assert good.problems == ()
    monkeypatch.setattr(module, "load", lambda data, seeds: 1 // 0)
    kept.settings.data.write_text("changed", "utf-8")
    now = kept.current()
    assert (now.ledger, now.table) == (good.ledger, good.table)
    assert "ZeroDivisionError" in caplog.text
    (problem,) = now.problems
    assert "division" in problem.message
    monkeypatch.undo()
    kept.settings.data.write_text(make_document(), "utf-8")
    assert kept.current().problems == ()


@pytest.fixture
def copied(tmp_path):
    """A server that once had good data, its files wrong now."""
    data, seeds = write(tmp_path, make_document())
    settings = Settings(data, seeds, tmp_path / "cache")
    version = Store(settings).current().ledger.version
    data.write_text("facts: 1", "utf-8")
    (seeds / "town.txt").unlink()
    return settings, version


def test_a_start_with_a_wrong_file_shows_the_last_good_data_and_what_is_wrong(copied):
    settings, version = copied
    now = Store(settings).current()
    assert now.ledger.version == version
    assert len(now.table) == len(now.ledger.facts)
    assert now.problems


def test_the_copy_is_the_files_themselves_and_only_the_last(copied):
    settings, _ = copied
    (settings.seeds / "town.txt").write_text(TEXT, "utf-8")
    document = make_document() + "# later\n"
    settings.data.write_text(document, "utf-8")
    Store(settings).current()
    (copy,) = settings.cache.iterdir()
    with ZipFile(copy) as files:
        held = {name: files.read(name).decode() for name in files.namelist()}
    assert held == {"facts.yaml": document, "seeds/town.txt": TEXT}


@pytest.mark.parametrize(
    "damage", [lambda raw: raw.replace("盏".encode(), "個".encode()), lambda raw: raw[:-9], bytes.upper]
)
def test_a_copy_that_somebody_changed_is_not_shown(copied, damage):
    settings, _ = copied
    (copy,) = settings.cache.iterdir()
    copy.write_bytes(damage(copy.read_bytes()))
    now = Store(settings).current()
    assert now.ledger is None
    assert now.problems


def test_servers_that_share_the_folder_never_leave_it_without_a_copy(kept, tmp_path):
    """Two keep their data again and again, two others start."""
    settings = replace(kept.settings, cache=tmp_path / "cache")
    ledger = kept.current().ledger
    keep(settings, ledger)
    with ThreadPoolExecutor(4) as servers:
        done = [
            servers.submit(work)
            for _ in range(50)
            for work in (lambda: keep(settings, ledger), lambda: last_good(settings))
        ]
    assert {found.version for found in (one.result() for one in done[1::2])} == {ledger.version}
    assert len(list(settings.cache.iterdir())) == 1


def test_a_copy_is_shown_for_its_own_files_only(copied, tmp_path):
    settings, _ = copied
    other = Settings(tmp_path / "other.yaml", settings.seeds, settings.cache)
    assert Store(other).current().ledger is None


@pytest.mark.parametrize("scarce", [errno.EMFILE, errno.ENFILE])
def test_a_server_without_files_takes_the_data_as_unchanged(kept, monkeypatch, scarce):
    good = kept.current()

    def none_left(path):
        raise OSError(scarce, os.strerror(scarce))

    monkeypatch.setattr(module.os, "scandir", none_left)
    assert kept.fingerprint() == good.fingerprint
    assert kept.current() is good


def test_a_change_that_no_file_was_left_to_read_is_read_later(kept, monkeypatch):
    good = kept.current()
    kept.settings.data.write_text(make_document() + "# later\n", "utf-8")
    with monkeypatch.context() as now:
        now.setattr("pathlib.Path.read_bytes", lambda path: (_ for _ in ()).throw(OSError(errno.EMFILE, "")))
        assert kept.current() is good
    assert kept.current().ledger.version != good.ledger.version
