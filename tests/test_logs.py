"""A line a start, a line a reading of the data, at the level that was asked for."""

import logging
from pathlib import Path

import pytest

from outcomes import logs
from outcomes.analysis.store import Store
from outcomes.settings import Settings
from tests.conftest import changed, make_document, write


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch):
    """The logger of a process that has just begun."""
    monkeypatch.delenv("OUTCOMES_LOG", raising=False)
    kept, level = logs.log.handlers[:], logs.log.level
    logs.log.handlers.clear()
    yield monkeypatch
    logs.log.handlers[:] = kept
    logs.log.setLevel(level)


def written(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines on stderr without their times."""
    return [line.split(" ", 2)[2] for line in capsys.readouterr().err.splitlines()]


def test_a_start_is_one_line_however_often_it_is_asked_for(fresh, capsys):
    for _ in range(3):
        logs.begin(Settings(Path("f.yaml"), Path("seeds")))
    lines = written(capsys)
    assert len(lines) == 1
    assert lines[0].startswith("INFO outcomes: start: version 0.1.0, Python 3.")
    assert lines[0].endswith("data f.yaml, texts seeds")


def test_a_reading_of_the_data_and_a_refusal_are_one_line_each(fresh, capsys, tmp_path):
    settings = Settings(*write(tmp_path, make_document()))
    logs.begin(settings)
    store = Store(settings)
    version = store.current().ledger.version
    settings.data.write_text(changed("value: 12000", 'value: "12\\n2026-01-01 INFO"'), "utf-8")
    store.current()
    _, read, kept = written(capsys)
    assert read.startswith(f"INFO outcomes: data {version}: 5 facts, 7 numerals, 0 problems, ")
    assert read.endswith(" ms")
    assert kept.startswith("WARNING outcomes: data refused: 1 problems, ")
    assert f" ms, still shown: {version}; first: facts.yaml:" in kept
    assert "12⏎2026" in kept


@pytest.mark.parametrize(("asked", "level"), [("debug", 10), ("WARNING", 30), ("error", 40), ("", 20), ("loud", 20)])
def test_the_environment_sets_the_level_and_one_that_is_none_is_named(fresh, capsys, asked, level):
    fresh.setenv("OUTCOMES_LOG", asked)
    logs.begin(Settings(Path("f.yaml"), Path("seeds")))
    assert logging.getLogger("outcomes").level == level
    named = "WARNING outcomes: OUTCOMES_LOG is 'loud'; it may be debug, info, warning, error, critical. Taken as info."
    assert (named in written(capsys)) == (asked == "loud")


@pytest.fixture
def spared(caplog):
    """A logger of a server with the filter on it, and what came through."""
    logger = logging.Logger("server")
    logger.addFilter(logs.Sparing())
    logger.addHandler(caplog.handler)
    return logger


def failed(logger: logging.Logger, times: int) -> None:
    for n in range(times):
        try:
            raise OSError(24, "Too many open files")
        except OSError:
            logger.exception("request %d", n)


def test_an_error_that_is_repeated_is_a_few_lines_with_few_tracebacks(spared, caplog):
    failed(spared, 30_000)
    assert len(caplog.records) == logs.Sparing.MOST
    assert sum(record.exc_info is not None for record in caplog.records) == logs.Sparing.WHOLE
    spared.error("another place")
    assert caplog.records[-1].message == "another place"


def test_after_a_minute_the_log_says_how_many_were_kept_back(spared, caplog, monkeypatch):
    clock = iter([*[100.0] * 30, 200.0])
    monkeypatch.setattr(logs.time, "monotonic", lambda: next(clock))
    failed(spared, 31)
    assert caplog.records[-1].getMessage() == "request 30 (and 10 more like it before)"


def test_a_warning_is_one_line_without_a_traceback(spared, caplog):
    spared.warning("a broken frame", exc_info=ValueError("x"))
    assert caplog.records[-1].exc_info is None
