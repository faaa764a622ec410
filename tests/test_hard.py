"""The run of everything that tries to break the dashboard: one table, and a failure wherever something was lost."""

import sys

import pytest

from tests.hard import __main__ as hard
from tests.hard import soak, table
from tests.hard.table import Row

GOOD, BAD = Row("edit: renamed", 2, 2, "4 looks"), Row("fault: clock", 4, 3, "not | read")


@pytest.mark.parametrize(("rows", "code"), [([GOOD], 0), ([GOOD, BAD], 1)], ids=["nothing lost", "one lost"])
def test_the_exit_code_says_whether_anything_was_lost(rows, code):
    assert table.show(rows) == code


def test_the_table_sums_each_group_and_all():
    sums = [(row.case, row.tried, row.lost, row.seen) for row in table.totals([GOOD, BAD, GOOD], {"edit": "3 s"})]
    assert sums == [("all: edit", 4, 0, "3 s"), ("all: fault", 4, 1, ""), ("all", 8, 1, "")]


def test_the_written_table_is_markdown_whatever_was_seen(tmp_path):
    table.write([BAD], tmp_path / "hard.md")
    lines = (tmp_path / "hard.md").read_text("utf-8").splitlines()
    assert lines[-1] == "| fault: clock | 4 | 3 | 1 | not \\| read |"


def test_a_case_that_dies_is_lost_and_its_last_words_are_shown(tmp_path, monkeypatch):
    monkeypatch.setattr(hard, "OUT", tmp_path)
    (tmp_path / "hard").mkdir()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    rows, *_ = hard.tried("edit")
    assert [(row.case, row.lost, row.seen) for row in rows] == [
        ("edit: runs to its end", 1, "it said nothing (CalledProcessError)")
    ]


def test_a_case_that_there_is_not_is_told(capsys):
    assert hard.main(["nonsense"]) == 2
    assert "There is no case nonsense. The cases are: mutant," in capsys.readouterr().err


@pytest.mark.parametrize("seconds", [180, 1200])
@pytest.mark.parametrize(("late", "flat"), [(262, True), (263, False)])
def test_memory_is_flat_when_it_grows_by_a_twentieth_after_the_first_minute_at_most(seconds, late, flat):
    states = [(at, soak.State(late if at >= seconds * 5 / 6 else 250, 9, 9)) for at in range(0, seconds, 10)]
    assert soak.memory(states, seconds)[0] is flat
