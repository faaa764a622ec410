"""Results are kept for those who ask next, and not for ever."""

import pandas as pd
import pyarrow as pa
import pytest

from outcomes.ledger.cache import LETTERS, ROOM, SMALL, Shelf


def test_a_result_is_made_once_for_each_key():
    made = []
    shelf = Shelf(10 * SMALL)

    def make(name):
        return lambda: made.append(name) or name

    assert [shelf.get(key, make(key)) for key in ("a", "b", "a", "a")] == ["a", "b", "a", "a"]
    assert made == ["a", "b"]


def test_what_was_asked_for_longest_ago_goes_first():
    shelf = Shelf(2 * SMALL)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, lambda: key)  # noqa: B023 (called at once)
    assert shelf.get("a", lambda: "made anew") == "a"
    assert shelf.get("b", lambda: "made anew") == "made anew"


@pytest.mark.parametrize("table", [pd.DataFrame, pa.table])
def test_rows_are_counted(table):
    shelf = Shelf(5 * SMALL)
    for key in range(4):
        shelf.get(key, lambda: table({"row": range(2 * SMALL)}))
    assert len(shelf) == 1


@pytest.mark.parametrize(
    "made", [b"x" * LETTERS * 2 * SMALL, "x" * LETTERS * 2 * SMALL, ("x" * LETTERS * SMALL, "y" * LETTERS * SMALL)]
)
def test_letters_are_counted(made):
    shelf = Shelf(5 * SMALL)
    for key in range(4):
        shelf.get(key, lambda: made)
    assert len(shelf) == 1


def test_a_result_too_large_for_the_shelf_is_still_given():
    shelf = Shelf(1)
    assert len(shelf.get("large", lambda: pd.DataFrame({"row": range(10)}))) == 10


def test_there_is_room_for_the_parts_of_a_large_table():
    shelf = Shelf(ROOM)
    shelf.begin(100 * SMALL)
    for key in range(31):
        shelf.get(key, lambda: pd.DataFrame({"row": range(10 * SMALL)}))
    assert len(shelf) == 31


def test_what_was_made_of_another_table_goes():
    shelf = Shelf(ROOM)
    shelf.get("a", lambda: "of the old table")
    shelf.begin(SMALL)
    assert shelf.get("a", lambda: "of the new one") == "of the new one"


def test_a_failure_is_not_kept():
    shelf = Shelf(SMALL)
    try:
        shelf.get("a", lambda: 1 // 0)
    except ZeroDivisionError:
        assert shelf.get("a", lambda: "mended") == "mended"
