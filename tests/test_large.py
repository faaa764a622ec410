"""What is drawn and sent of more facts than a page has room for."""

import pandas as pd
import pytest

from outcomes.analysis.compare import FEWEST_BARS, commonest, largest
from outcomes.analysis.filters import years
from outcomes.analysis.numeral_counts import longest
from outcomes.charts.chart import ChartStyle
from outcomes.charts.style import MOST_SOURCES, origin
from outcomes.i18n.language import t


def of(groups: str, values: list[float], measure: str = "level") -> pd.DataFrame:
    return pd.DataFrame({"group": list(groups), "value": values, "high": values, "measure": measure})


@pytest.mark.parametrize(
    ("rows", "most", "kept", "missing"),
    [
        (of("aaa", [1, 2, 3]), 3, [1, 2, 3], 0),
        (of("a" * 8, [1, 8, 2, 7, 3, 6, 4, 5]), 6, [8, 7, 3, 6, 4, 5], 2),
        (of("a" * 8, [1, 8, 2, 7, 3, 6, 4, 5], "rank"), 6, [1, 2, 3, 6, 4, 5], 2),
        (of("a" * 8 + "b", [1, 8, 2, 7, 3, 6, 4, 5, 9]), 2, [8, 7, 6, 4, 5, 9], 3),
    ],
)
def test_a_chart_draws_the_largest_of_each_group_in_their_order(
    rows: pd.DataFrame, most: int, kept: list[float], missing: int
) -> None:
    assert FEWEST_BARS == 5
    found, left_out = largest(rows, most)
    assert (found["value"].tolist(), left_out) == (kept, missing)


def test_the_line_of_years_draws_the_periods_with_most_facts() -> None:
    rows = pd.DataFrame({"province": list("ppppq"), "period": ["2020", "2021", "2021", "2022", "2020"]})
    assert commonest(rows, 12)[1] == 0
    found, left_out = commonest(rows, 1)
    assert (found.to_numpy().tolist(), left_out) == ([["p", "2021"], ["p", "2021"], ["q", "2020"]], 2)


def test_a_chart_of_texts_draws_those_with_most_numerals() -> None:
    counts = pd.DataFrame({"source": list("aabbcc"), "numerals": [1, 1, 5, 0, 0, 3]})
    found, left_out = longest(counts, 2)
    assert (found["source"].tolist(), left_out) == (list("bbcc"), 1)


@pytest.mark.parametrize("extra", [0, 3])
def test_a_picture_names_some_texts_and_counts_the_others(extra: int) -> None:
    names = [f"s{n}" for n in range(MOST_SOURCES + extra)]
    lines = origin(pd.DataFrame({"source": names, "source_en": names}), ChartStyle("en"))
    assert sum("] “s" in line for line in lines) == MOST_SOURCES
    assert (t("en", "charts.more_sources", n=extra) in lines) == bool(extra)


def test_the_years_offered_are_those_of_the_periods(frame: pd.DataFrame) -> None:
    expected = sorted({int(year) for name in ("first", "last") for year in frame[name].dropna()})
    assert years(frame) == expected
