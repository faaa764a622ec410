"""Provinces, cities, counties, towns and communities stand in panels of their own, or on one logarithmic axis."""

import math
import re
from dataclasses import replace

import pandas as pd
import pytest

from outcomes.analysis.compare import amounts
from outcomes.charts.amounts import comparison, multiples
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.palette import LIGHT, province_colour
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import LEVELS
from tests.charting import CHINESE, ENGLISH, axes, figure, made, texts, traces, words


@pytest.fixture(params=[3, 12, 40])
def rows(request: pytest.FixtureRequest, frame: pd.DataFrame) -> pd.DataFrame:
    """Amounts of the real data as if they counted one thing: a few of them, some, and many, of several levels."""
    found = amounts(frame)[:: request.param].assign(group="made", unit="problems", measure="level", part_of=math.nan)
    assert found["level"].nunique() > 2
    return found


def by_level(rows: pd.DataFrame) -> list[set[str]]:
    """The facts of each level, the highest first."""
    return [set(part["id"]) for level in LEVELS if len(part := rows[rows["level"] == level])]


def test_each_level_has_an_axis_of_its_own_the_highest_first(rows: pd.DataFrame) -> None:
    assert axes(comparison(rows, ENGLISH)) == by_level(rows)


def test_the_levels_are_named_and_the_scales_said_to_differ(rows: pd.DataFrame) -> None:
    text = words(comparison(rows, CHINESE))
    for level in rows["level"].unique():
        assert t("zh", f"charts.places_{level}") in text
    assert t("zh", "charts.by_level") in text.replace(" ", "")


def test_one_level_needs_no_name(frame: pd.DataFrame) -> None:
    text = words(comparison(made(frame, {"value": 3.0}, {"value": 5.0, "region": "suzhou"}), ENGLISH))
    assert t("en", "charts.places_prefecture") not in text
    assert t("en", "charts.by_level") not in text


def test_the_switch_puts_all_levels_on_one_logarithmic_axis(rows: pd.DataFrame) -> None:
    chart = comparison(rows, ENGLISH, log=True)
    assert axes(chart) == [set(rows["id"])]
    assert figure(chart).layout.xaxis.type == "log"
    assert not [one for one in traces(chart, "printed") if one["type"] == "bar"], "a bar has no length without a zero"
    assert t("en", "charts.log_levels") in words(chart)
    none = rows.assign(value=[0.0, *rows["value"][1:]], low=[0.0, *rows["low"][1:]], high=[0.0, *rows["high"][1:]])
    assert figure(comparison(none, ENGLISH, log=True)).layout.xaxis.type != "log", "it has no zero"


def test_no_mark_of_a_level_is_a_sliver_because_of_another_level(frame: pd.DataFrame) -> None:
    chart = comparison(frame[frame["group"] == "problems-solved"], ENGLISH)
    layout = figure(chart).layout.to_plotly_json()
    for drawn in traces(chart, "printed"):
        if layout["xaxis" + drawn["xaxis"][1:]].get("visible", True):
            low, top = layout["xaxis" + drawn["xaxis"][1:]]["range"]
            assert max(drawn["x"]) > (top - low) / 3


def test_a_lone_number_is_written_large_and_has_no_axis(frame: pd.DataFrame) -> None:
    chart = comparison(frame[frame["id"] == "wuxi-problems-solved"], ENGLISH)
    assert figure(chart).layout.xaxis.visible is False
    (value,) = [mark for mark in figure(chart).layout.annotations if mark.name == "value"]
    assert value.font.size > 20
    assert traces(chart, "number")[0]["customdata"] == [["wuxi-problems-solved"]], "it can be clicked"


def test_figures_that_may_overlap_are_joined_with_the_doubt_beside_them(frame: pd.DataFrame) -> None:
    chart = comparison(made(frame, {"value": 9.0}, {"value": 5.0, "region": "suzhou"}, {"value": 4.0}), ENGLISH)
    braces = [shape for shape in figure(chart).layout.shapes if shape.xsizemode == "pixel"]
    assert len(braces) == 1
    drawn = traces(chart, "printed")[0]
    assert [ids[0] for ids in drawn["customdata"]] == ["a", "c", "b"], "beside each other, whatever the others count"
    assert braces[0].y0 < drawn["y"][0] < drawn["y"][1] < braces[0].y1 < drawn["y"][2]
    assert words(chart).count("May overlap") == 1


@pytest.mark.parametrize(
    "other", [{"region": "suzhou"}, {"indicator": "practical-matters-done"}, {"first": 2019, "last": 2020}]
)
def test_figures_of_other_places_things_or_years_are_not_joined(frame: pd.DataFrame, other: dict) -> None:
    chart = comparison(made(frame, {"value": 9.0}, {"value": 4.0} | other), ENGLISH)
    assert not [shape for shape in figure(chart).layout.shapes if shape.xsizemode == "pixel"]


def test_the_doubt_is_one_visible_line_of_its_row(frame: pd.DataFrame) -> None:
    note = "Only the old town; " * 20
    chart = comparison(made(frame, {"value": 9.0, "note_en": note}, {"value": 4.0, "region": "suzhou"}), ENGLISH)
    (label,) = [one.text for one in texts(chart) if "Only the old town" in one.text]
    lines = [line for line in label.split("<br>") if "old town" in line]
    assert len(lines) == 1
    assert "…" in lines[0]


def test_rows_carry_the_number_of_their_source(frame: pd.DataFrame, ledger: Ledger) -> None:
    rows = frame[frame["group"] == "problems-solved"]
    text = words(comparison(rows, ChartStyle.of(ledger, "en")))
    assert re.search(r"Source: \[1\] “[^“]*\(about.\w* ?20\d\d\) \[2\] “", text)
    for number, source in enumerate(rows["source"].unique(), 1):
        assert text.count(f"[{number}]") == (rows["source"] == source).sum() + 1, "each row, and the list once"
    alone = comparison(rows[rows["source"] == rows["source"].iloc[0]], ENGLISH)
    assert "[1]" not in words(alone)


def test_the_list_of_sources_is_short_on_screen_and_whole_in_the_picture(frame: pd.DataFrame) -> None:
    rows = frame[frame["group"] == "problems-solved"]
    chart = comparison(rows, ENGLISH)
    title = max(rows["source_en"], key=len)
    assert title not in words(chart)
    assert title[:20] in words(chart)
    whole = words(chart.whole())
    assert title.replace(" ", "") in whole.replace(" ", "")
    assert "https://example.org/compare" in whole
    assert "https://example.org/compare" not in words(chart), "the browser shows it"
    assert chart.whole().height > chart.height


def test_different_years_are_named_in_the_picture(frame: pd.DataFrame) -> None:
    rows = frame[frame["group"] == "problems-solved"]
    years = t("en", "charts.note_years", first=rows["first"].min(), last=rows["last"].max())
    assert years in words(comparison(rows, ENGLISH))


def test_text_uses_the_width_of_the_chart(frame: pd.DataFrame) -> None:
    rows = frame[frame["group"] == "problems-solved"]
    narrow, wide = (comparison(rows, replace(ENGLISH, width=width)) for width in (340, 940))
    assert lines(wide, "subtitle") < lines(narrow, "subtitle")
    assert wide.whole().width == 940


def lines(chart: Chart, name: str) -> int:
    (text,) = [mark.text for mark in figure(chart).layout.annotations if mark.name == name]
    return text.count("<br>") + 1


def test_provinces_have_colours_and_a_key_only_where_several_share_a_chart(frame: pd.DataFrame) -> None:
    known, rows = list(frame["province"].cat.categories), frame[frame["group"] == "problems-solved"]
    for part, named in ((rows, True), (rows[rows["province"] == "jiangsu"], False)):
        chart = comparison(part, ENGLISH)
        assert any("Jiangsu" in one.text for one in texts(chart, "key")) is named
        colour = province_colour("jiangsu", known) if named else LIGHT.mark
        assert colour in {one for drawn in traces(chart, "printed") for one in drawn["marker"]["color"]}
    assert len({province_colour(province, known) for province in known}) == len(known)
    assert province_colour("nowhere", known).startswith("#")


def test_kinds_of_one_theme_have_panels_by_kind_and_level(frame: pd.DataFrame) -> None:
    rows = amounts(frame)
    names = {group: f"Kind {group}" for group in rows["group"]}
    chart = multiples(rows, ENGLISH, names)
    parts = [part for _, part in rows.groupby("group", sort=False)]
    assert axes(chart) == [ids for kind in parts for ids in by_level(kind)]
    assert [name for name in names.values() if name not in words(chart)] == []
