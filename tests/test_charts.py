"""Charts keep unlike things apart, draw what the wording says, and carry their source inside the picture."""

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outcomes.analysis.consistency import shares
from outcomes.analysis.filters import Filter
from outcomes.analysis.options import options
from outcomes.charts.amounts import UnlikeThings, comparison, multiples
from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.matrix import matrix
from outcomes.charts.notes import notes
from outcomes.charts.palette import LIGHT
from outcomes.charts.panel import text_trace
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.charts.ratios import ratios
from outcomes.charts.scale import Scale, fitted, short
from outcomes.charts.squares import Square, key, step
from outcomes.charts.stacks import by_theme_and_stage
from outcomes.charts.text_layout import KEEP, width, wrap
from outcomes.charts.tiles import tile_map
from outcomes.charts.timeline import timeline
from outcomes.charts.years import CUT, Years
from outcomes.export.chart_html import html
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.provinces import TILES
from tests.charting import CHINESE, ENGLISH, axes, figure, made, of, texts, traces, words

Draw = Callable[[pd.DataFrame, ChartStyle], Chart]
LIGHTS = ("changleng-corridor-lights", "hupan-corridor-lights", "changleng-street-lights", "hupan-street-lights")
PANELS: dict[str, Draw] = {"rates": rates, "changes": changes, "target_shares": target_shares, "ranks": ranks}
WHOLE: dict[str, Draw] = {
    "counts": by_theme_and_stage, "matrix": matrix, "timeline": timeline,
    "tiles": lambda frame, style: tile_map(frame, style, {"320000": "jiangsu", "360000": "jiangxi"}),
}  # fmt: skip


def every(frame: pd.DataFrame, style: ChartStyle) -> Iterator[Chart]:
    """Every chart of a frame."""
    for _, rows in frame.groupby("group"):
        yield comparison(rows, style)
        yield comparison(rows, style, log=True)
    for draw in (PANELS | WHOLE).values():
        yield draw(frame, style)


# Unlike things


def alike_on_each_axis(chart: Chart, frame: pd.DataFrame) -> None:
    by_id = frame.set_index("id")
    drawn: set[str] = set()
    for ids in axes(chart):
        rows = by_id.loc[sorted(ids)]
        assert rows["unit"].nunique() <= 1
        assert rows["measure"].nunique() <= 1
        drawn |= ids
    assert drawn == set(chart.rows["id"])


@given(data=st.data())
def test_no_filter_makes_an_axis_mix(frame: pd.DataFrame, ledger: Ledger, data: st.DataObject) -> None:
    known = options(ledger)
    chosen = {key: tuple(data.draw(st.lists(st.sampled_from(ids), max_size=3, unique=True)))
              for key, ids in known.items()}  # fmt: skip
    rows = Filter(**chosen).apply(frame)
    for draw in PANELS.values():
        alike_on_each_axis(draw(rows, CHINESE), frame)
    for _, group in rows.groupby("group"):
        alike_on_each_axis(comparison(group, CHINESE, log=data.draw(st.booleans())), frame)


@pytest.mark.parametrize(("column", "other"), [("group", "grids"), ("unit", "percent"), ("measure", "change")])
def test_unlike_things_are_refused(frame: pd.DataFrame, column: str, other: str) -> None:
    rows = of(frame, *LIGHTS).copy()
    rows[column] = [other, *rows[column].astype(str)[1:]]
    with pytest.raises(UnlikeThings, match=f"more than one {column}"):
        comparison(rows, ENGLISH)


# Bars


def test_parts_follow_their_whole_and_are_never_stacked(frame: pd.DataFrame) -> None:
    rows = made(frame, {"value": 175.0}, {"value": 144.0, "part_of": "a"})
    chart = comparison(rows, ENGLISH)
    (printed,), (whole,) = traces(chart, "printed"), traces(chart, "whole")
    assert printed["type"] == "bar"
    assert set(printed["base"]) == {0}
    planned, finished = printed["x"]
    assert planned > finished
    assert list(whole["x"]) == [planned]
    assert list(whole["y"]) == [printed["y"][1]], "the whole lies behind its part"
    labels = [one.text for one in texts(chart, "label")]
    assert ["└" in text for text in labels] == [False, True]


def test_a_part_without_its_whole_stands_alone(frame: pd.DataFrame) -> None:
    chart = comparison(of(frame, "hupan-corridor-lights"), ENGLISH)
    assert "└" not in words(chart)
    assert not traces(chart, "whole")


# The picture carries its source


@pytest.fixture(scope="module", params=[ENGLISH, CHINESE, replace(ENGLISH, dark=True, width=1000)])
def drawn(request: pytest.FixtureRequest, frame: pd.DataFrame) -> tuple[ChartStyle, list[Chart]]:
    """A style, and every chart of the real data in it."""
    return request.param, list(every(frame, request.param))


def test_every_picture_carries_source_and_caution(drawn: tuple[ChartStyle, list[Chart]]) -> None:
    style, charts = drawn
    for chart in charts:
        text = words(chart.whole())
        assert t(style.lang, "charts.as_reported") in text
        assert "abc12345" in text
        titles = set(chart.rows[f"source_{style.lang}"])
        assert titles
        for title in titles:
            assert squeezed(title) in squeezed(text)
        assert squeezed(chart.title) in squeezed(text)
        assert t(style.lang, "charts.as_reported") in chart.alt
        assert re.fullmatch(r"[a-z0-9-]+", chart.slug)


def squeezed(text: str) -> str:
    """Without spaces: lines are broken anywhere between Chinese characters."""
    text = unescape(text).replace("\u00a0", "")
    return re.sub(r"\s", "", text)


def test_all_text_has_its_room(drawn: tuple[ChartStyle, list[Chart]]) -> None:
    style, charts = drawn
    for chart in charts:
        sent = json.loads(chart.json)["layout"]
        lines = [re.sub("<[^>]*>", "", line) for line in texts(chart, "origin")[0].text.split("<br>")]
        assert len(lines) * 11 * 1.3 < sent["margin"]["b"] - 6
        assert max(width(line, 11) for line in lines) <= style.width - sent["margin"]["l"] - sent["margin"]["r"]
        heads = texts(chart, "title", "subtitle", "key")
        assert sum((mark.text.count("<br>") + 1) * mark.size * 1.3 for mark in heads) < sent["margin"]["t"]
        assert sent["height"] > sent["margin"]["t"] + sent["margin"]["b"]


def test_figures_are_small_and_keep_their_colours(frame: pd.DataFrame) -> None:
    chart = comparison(of(frame, *LIGHTS), ENGLISH)
    assert len(figure(chart).to_json()) < 17_000
    assert figure(chart).layout.template.layout.colorway is None
    assert figure(chart).layout.paper_bgcolor == "#ffffff"
    assert figure(comparison(chart.rows, replace(ENGLISH, dark=True))).layout.paper_bgcolor == "#0e1117"


# Text from the data


def test_markup_in_the_data_is_text(frame: pd.DataFrame) -> None:
    bad = "<script>alert('&amp;')</script><b>%{x}"
    rows = of(frame, *LIGHTS).copy()
    for column in ("indicator_en", "place_en", "province_en", "path_en", "source_en", "worded_en", "unit_en",
                   "theme_en", "quote", "note_en", "translation"):  # fmt: skip
        rows[column] = bad
    style = replace(ENGLISH, link=bad, version=bad)
    charts = [comparison(rows, style, title=bad), by_theme_and_stage(rows, style), matrix(rows, style),
              timeline(rows, style), rates(rows.assign(dimension="share"), style)]  # fmt: skip
    for chart in charts:
        data = figure(chart).to_json()
        assert "<script" not in data
        assert "&lt;script" in data
        assert "&amp;amp;" in data
        page = html(chart)
        assert page.count("<script>") == 2
        assert "alert('&amp;')</script>" not in page


def test_html_is_whole_and_says_what_it_is(frame: pd.DataFrame) -> None:
    chart = comparison(of(frame, *LIGHTS), CHINESE, title="灯 & 光")
    page = html(chart)
    assert '<html lang="zh-CN">' in page
    assert '<html lang="en">' in html(replace(chart, lang="en"))
    assert "<title>灯 &amp; 光</title>" in page
    assert f'aria-label="{chart.alt.replace("&", "&amp;")}"' in page
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", page)
    assert "Plotly" in page


@given(text=st.text(max_size=200), limit=st.integers(40, 400))
def test_wrapped_lines_fit_and_lose_nothing(text: str, limit: int) -> None:
    lines = wrap(text, limit, 11)
    assert all(width(line, 11) <= limit for line in lines)
    kept = "".join(c for c in text if c.isprintable() or c == "\u00a0")
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", kept)


def test_a_mark_that_stands_over_a_letter_takes_no_room() -> None:
    assert width("e\u0301") == width("e")


def test_lines_do_not_begin_with_closing_marks() -> None:
    lines = wrap("据原文，未经核实。" * 6, 66, 11)
    assert len(lines) > 6
    assert not [line for line in lines if line[0] in "，。"]
    assert wrap("problems solved", 60, 11) == ["problems", "solved"]


# Ratios


def test_ratios_carry_both_their_facts_and_stand_where_there_is_room(frame: pd.DataFrame, ledger: Ledger) -> None:
    chart = ratios(frame, ENGLISH, shares(ledger, frame["id"]))
    pairs = {
        (top, bottom)
        for name in ("printed", "bound")
        for one in traces(chart, name)
        for top, bottom in one["customdata"]
    }
    assert pairs == {(ratio.numerator, ratio.denominator) for ratio, _ in shares(ledger, frame["id"])}
    sides = {mark.text: mark.xanchor for mark in figure(chart).layout.annotations if mark.name == "value"}
    assert (sides["at most 84.1%"], sides["10%"]) == ("right", "left")
    only = ratios(frame[frame["province"] == "jiangsu"], ENGLISH, shares(ledger, frame["id"]))
    assert set(only.rows["province"]) == {"jiangsu"}


# Counts, tiles, matrix, timeline


def test_tiles_are_the_31_units_each_in_its_own_place() -> None:
    assert len(TILES) == 31
    for names in (("code",), ("zh",), ("en",), ("letters",), ("column", "row")):
        assert len({tuple(getattr(tile, name) for name in names) for tile in TILES}) == 31
    assert {tile.code for tile in TILES}.isdisjoint({"710000", "810000", "820000"})


def test_the_tile_map_counts_hatches_and_outlines(frame: pd.DataFrame, ledger: Ledger) -> None:
    codes = {r.code: r.id for r in ledger.regions.values() if r.level == "province" and r.code}
    chart = tile_map(frame[frame["province"] != "qinghai"], ENGLISH, codes, ["sichuan"])
    drawn = figure(chart).to_plotly_json()["data"][0]
    by_code = {code: i for i, (code, _) in enumerate(drawn["customdata"])}
    sichuan, qinghai, hainan = (by_code[code] for code in ("510000", "630000", "460000"))
    count = (frame["province"] == "sichuan").sum()
    assert f"<b>{count}</b>" in drawn["text"][sichuan]
    assert drawn["hovertext"][sichuan] == f"Sichuan: {count} figures"
    assert drawn["customdata"][sichuan] == ["510000", "sichuan"]
    assert "<b>0</b>" in drawn["text"][qinghai], "a text without a figure that passes is not the same as no text"
    assert drawn["hovertext"][hainan] == "Hainan: no source yet"
    assert [drawn["marker"]["pattern"]["shape"][i] for i in (sichuan, qinghai, hainan)] == ["", "", "/"]
    assert [drawn["marker"]["line"]["width"][i] for i in (sichuan, hainan)] == [3, 0]
    assert "▢ chosen" in words(chart)
    assert drawn["marker"]["color"][hainan] == LIGHT.faint
    assert drawn["marker"]["color"][sichuan] in LIGHT.steps


def test_a_segment_begins_where_the_one_before_it_ends(frame: pd.DataFrame) -> None:
    ends, found = dict.fromkeys(frame["theme"], 0), {}
    for drawn in json.loads(by_theme_and_stage(frame, ENGLISH).json)["data"][:-1]:
        for (theme, stage), start, n in zip(drawn["customdata"], drawn["base"], drawn["x"], strict=True):
            assert start == ends[theme]
            ends[theme] += n
            found[theme, stage] = n
    assert found == frame.groupby(["theme", "stage"], observed=True).size().to_dict()


@pytest.mark.parametrize(("n", "expected"), [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (39, 3), (40, 4), (1000, 4)])
def test_counts_have_steps_of_colour(n: int, expected: int) -> None:
    assert step(n) == expected
    assert len(key([Square([], 0, 0, 1, n, "", "", "")], ENGLISH)) == expected + 1


def test_a_label_is_an_annotation_only_where_the_text_of_a_trace_would_not_do(frame: pd.DataFrame) -> None:
    for chart in every(frame, CHINESE):
        log = figure(chart).layout.xaxis.type == "log"
        for mark in figure(chart).layout.annotations:
            head = mark.yref == "paper"
            assert head or log or mark.showarrow or mark.bgcolor or mark.xanchor != "left", mark.text


def test_spaces_move_a_label_and_each_of_its_lines() -> None:
    mark = {"name": "label", "text": "one<br>two", "x": 5, "y": 0, "xshift": 18, "yanchor": "top", "font": {"size": 13}}
    (text,) = text_trace([mark], 0)["text"]
    spaces = KEEP * 7
    assert text == f"{spaces}one<br>{spaces}two"


def test_the_timeline_holds_every_dated_fact_once(frame: pd.DataFrame) -> None:
    chart = timeline(frame, ENGLISH)
    (drawn,) = [one for one in figure(chart).to_plotly_json()["data"] if one["name"] == "periods"]
    assert sorted(fact for ids in drawn["customdata"] for fact in ids) == sorted(frame[frame["first"].notna()]["id"])
    rows, years = frame.set_index("id"), Years.of(frame["period"][frame["first"].notna()])
    for ids, x in zip(drawn["customdata"], drawn["x"], strict=True):
        shared = rows.loc[ids]
        assert shared["period"].nunique() == shared["province"].nunique() == 1
        assert years.at(shared["first"].iloc[0]) < x < years.at(shared["last"].iloc[0] + 0.9999)
    missing = frame["first"].isna().sum()
    assert t("en", "charts.undated", n=missing) in words(chart)


def test_the_dots_of_the_timeline_are_as_large_as_there_are_facts_and_do_not_touch(frame: pd.DataFrame) -> None:
    drawing = figure(timeline(frame, ENGLISH)).to_plotly_json()
    (drawn,) = [one for one in drawing["data"] if one["name"] == "periods"]
    by_count = sorted(zip(map(len, drawn["customdata"]), drawn["marker"]["size"], strict=True))
    assert [size for _, size in by_count] == sorted(drawn["marker"]["size"])
    low, top = drawing["layout"]["xaxis"]["range"]
    pixels = (ENGLISH.width - 24) / (top - low)
    dots = list(zip(drawn["x"], drawn["y"], drawn["marker"]["size"], strict=True))
    for (x, y, size), (other_x, other_y, other) in combinations(dots, 2):
        assert math.hypot((x - other_x) * pixels, y - other_y) >= (size + other) / 2


def test_years_of_which_nothing_is_reported_are_cut() -> None:
    years = Years.of(["2010", "2011-03", "2015/2016"])
    assert (years.kept, years.cuts) == ((2010, 2011, 2015, 2016), [2011])
    assert years.at(2015) == pytest.approx(2 + CUT)
    assert years.at(2011.5) == pytest.approx(1.5)
    assert years.at(2017) == pytest.approx(4 + CUT)


NOTHING: dict[str, Draw] = (
    PANELS
    | WHOLE
    | {
        "comparison": comparison,
        "ratios": lambda frame, style: ratios(frame, style, []),
        "multiples": lambda frame, style: multiples(frame, style, {}),
    }
)


@pytest.mark.parametrize("name", sorted(set(NOTHING) - {"tiles"}))
def test_nothing_to_draw_is_said(frame: pd.DataFrame, name: str) -> None:
    chart = NOTHING[name](frame.iloc[:0], ENGLISH)
    assert chart.rows.empty
    assert "No figures of this kind match the filters" in words(chart)
    assert "As reported, not verified" in words(chart)


# Notes


def test_notes_come_from_the_data(frame: pd.DataFrame) -> None:
    lights = of(frame, *LIGHTS)
    said = " ".join(notes(lights, "en"))
    expected = [
        "different levels (", "from 2021 to 2022", "4 of 4 dates are inferred",
        "2 figures lie inside another one", "All of it comes from one source",
    ]  # fmt: skip
    for words_ in expected:
        assert words_ in said
    assert "Hupan Community, Jiangxi, 55 lights:" in said, "a curator's doubt is shown"
    alone = notes(of(frame, "hupan-buildings-lit").assign(note_en=""), "en")
    assert alone == ["The date is inferred; the source does not print it."]
    assert notes(frame.iloc[:0], "en") == []


def test_notes_name_mixed_units_and_missing_dates(frame: pd.DataFrame) -> None:
    said = " ".join(notes(frame[frame["id"].isin(["nianzha-altitude", "nianzha-herder-yaks"])], "en"))
    assert "Different things are counted" in said
    assert "1 figure gives no date." in said
    shares = notes(frame[frame["unit"] == "percent"], "en")[0]
    assert "report more" not in shares, "a share does not grow with the size of a place"


# Scales and colours


@pytest.mark.parametrize(
    ("value", "top", "zh", "en"),
    [(0, 5, "0", "0"), (5000, 9000, "5000", "5,000"), (5000, 20000, "5000", "5k"), (20000, 20000, "2万", "20k"),
     (1.5e6, 2e6, "150万", "1.5M"), (5e5, 2e6, "50万", "0.5M"), (1.5e8, 2e8, "1.5亿", "150M"),
     (2e9, 2e9, "20亿", "2bn"), (0.2, 0.4, "0.2", "0.2")],
)  # fmt: skip
def test_ticks_are_worded(value: float, top: float, zh: str, en: str) -> None:
    assert (short(value, "zh", top), short(value, "en", top)) == (zh, en)


@given(
    ends=st.lists(st.tuples(st.floats(1, 1e9), st.floats(0, 150)), min_size=1, max_size=20),
    log=st.booleans(),
)
@example(ends=[(999999999.5, 0.0)], log=False)
@example(ends=[(999999999.9999999, 0.0), (1.0, 3.0)], log=True)
def test_every_label_fits_on_the_axis(ends: list[tuple[float, float]], log: bool) -> None:
    scale = fitted(ends, 316, log=log)
    for value, label in ends:
        assert scale.share(value) * 316 + label <= 316 + 1e-6
    ticks = scale.ticks(max(value for value, _ in ends))
    assert len(ticks) <= 6
    assert all(scale.low <= tick <= scale.top for tick in ticks)


def test_ticks_are_round() -> None:
    assert Scale(0, 90).ticks(62) == [0, 20, 40, 60]
    assert Scale(10, 1e6, log=True).ticks() == [10, 1000, 100_000]
