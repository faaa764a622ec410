"""The last good data stay, whatever goes wrong."""

import pytest

from outcomes.analysis import store as module
from outcomes.analysis.store import Store
from outcomes.settings import Settings
from tests.conftest import make_document, write


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
