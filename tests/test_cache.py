"""Results are kept for those who ask next, and not for ever."""

import pandas as pd
import pytest

from outcomes.analysis.cache import LETTERS, ROOM, SMALL, Cache


def test_a_result_is_made_once_for_each_key():
    made = []
    cache = Cache(10 * SMALL)

    def make(name):
        return lambda: made.append(name) or name

    assert [cache.get(key, make(key)) for key in ("a", "b", "a", "a")] == ["a", "b", "a", "a"]
    assert made == ["a", "b"]


def test_what_was_asked_for_longest_ago_goes_first():
    cache = Cache(2 * SMALL)
    for key in ("a", "b", "a", "c"):
        cache.get(key, lambda: key)  # noqa: B023 (called at once)
    assert cache.get("a", lambda: "made anew") == "a"
    assert cache.get("b", lambda: "made anew") == "made anew"


@pytest.mark.parametrize(
    "made",
    [
        pd.DataFrame({"row": range(2 * SMALL)}),
        b"x" * LETTERS * 2 * SMALL,
        "x" * LETTERS * 2 * SMALL,
        ("x" * LETTERS * SMALL, "y" * LETTERS * SMALL),
    ],
)
def test_rows_and_letters_are_counted(made):
    cache = Cache(5 * SMALL)
    for key in range(4):
        cache.get(key, lambda: made)
    assert len(cache) == 1


def test_a_result_too_large_for_the_cache_is_still_given():
    cache = Cache(1)
    assert len(cache.get("large", lambda: pd.DataFrame({"row": range(10)}))) == 10


def test_there_is_room_for_the_parts_of_a_large_table():
    cache = Cache(ROOM)
    cache.begin(100 * SMALL)
    for key in range(31):
        cache.get(key, lambda: pd.DataFrame({"row": range(10 * SMALL)}))
    assert len(cache) == 31


def test_what_was_made_of_another_table_goes():
    cache = Cache(ROOM)
    cache.get("a", lambda: "of the old table")
    cache.begin(SMALL)
    assert cache.get("a", lambda: "of the new one") == "of the new one"


def test_a_failure_is_not_kept():
    cache = Cache(SMALL)
    try:
        cache.get("a", lambda: 1 // 0)
    except ZeroDivisionError:
        assert cache.get("a", lambda: "mended") == "mended"
