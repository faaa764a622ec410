"""Charts keep unlike things apart, draw what the wording says, and carry their source inside the picture."""

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from itertools import combinations
from types import SimpleNamespace

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
from outcomes.charts.palette import LIGHT, province_colour
from outcomes.charts.panel import text_trace
from outcomes.charts.rates import changes, ranks, rates, target_shares
from outcomes.charts.ratios import ratios
from outcomes.charts.scale import Scale, fitted, short
from outcomes.charts.squares import Square, key, step
from outcomes.charts.stacks import by_theme_and_stage
from outcomes.charts.style import room
from outcomes.charts.text_layout import KEEP, width, wrap
from outcomes.charts.tiles import tile_map
from outcomes.charts.timeline import timeline
from outcomes.charts.years import CUT, Years
from outcomes.errors import OutcomesError
from outcomes.export.chart_html import html
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.provinces import TILES
from tests.charting import made, texts, traces

ENGLISH = ChartStyle("en", version="abc12345", link="https://example.org/compare")
CHINESE = ChartStyle("zh", version="abc12345")
OPEN = math.nan
LIGHTS = ("changleng-corridor-lights", "hupan-corridor-lights", "changleng-street-lights", "hupan-street-lights")
PANELS: dict[str, Callable[[pd.DataFrame, ChartStyle], Chart]] = {
    "rates": rates, "changes": changes, "target_shares": target_shares, "ranks": ranks,
}  # fmt: skip
WHOLE: dict[str, Callable[[pd.DataFrame, ChartStyle], Chart]] = {
    "counts": by_theme_and_stage, "matrix": matrix, "timeline": timeline,
    "tiles": lambda frame, style: tile_map(frame, style, {"320000": "jiangsu", "360000": "jiangxi"}),
}  # fmt: skip


def trace(chart: Chart, name: str) -> dict:
    """The one trace of a name, as plain data."""
    found = [one for one in json.loads(chart.json)["data"] if one.get("name") == name]
    assert len(found) == 1, f"{len(found)} traces are called {name}"
    return found[0]


def layout(chart: Chart) -> SimpleNamespace:
    """The layout of a chart as it is sent; quicker than plotly's own objects, which check every value again."""
    return json.loads(chart.json, object_hook=lambda found: SimpleNamespace(**found)).layout


def marks(chart: Chart, name: str = "") -> list[SimpleNamespace]:
    """The labels of a name, or all: annotations, and the text of traces as if each were one."""
    written = [
        SimpleNamespace(name=called, text=text.lstrip(KEEP))
        for drawn in json.loads(chart.json)["data"]
        if drawn.get("name") == "text"
        for called, text in zip(drawn["meta"], drawn["text"], strict=True)
    ]
    return [mark for mark in [*layout(chart).annotations, *written] if not name or getattr(mark, "name", "") == name]


def words(chart: Chart) -> str:
    """All text of a picture, without tags and line ends."""
    joined = " ".join(one.text for one in texts(chart.whole()))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", joined)).strip()


def every(frame: pd.DataFrame, style: ChartStyle) -> Iterator[Chart]:
    """Every chart of a frame."""
    for _, rows in frame.groupby("group"):
        yield comparison(rows, style)
        yield comparison(rows, style, log=True)
    for draw in (PANELS | WHOLE).values():
        yield draw(frame, style)


def of(frame: pd.DataFrame, *facts: str) -> pd.DataFrame:
    """Some facts, so that others of their group may come."""
    rows = frame[frame["id"].isin(facts)]
    assert len(rows) == len(facts), f"not all of {facts} are in the data"
    return rows


# Unlike things


def axes(chart: Chart) -> dict[str, set[str]]:
    """The facts on each axis of a chart."""
    found: dict[str, set[str]] = {}
    for drawn in json.loads(chart.json)["data"]:
        found.setdefault(drawn["xaxis"], set()).update(point[0] for point in drawn.get("customdata", ()))
    return found


def alike_on_each_axis(chart: Chart, frame: pd.DataFrame) -> None:
    by_id = frame.set_index("id")
    drawn: set[str] = set()
    for ids in axes(chart).values():
        rows = by_id.loc[sorted(ids)]
        assert rows["unit"].nunique() <= 1
        assert rows["measure"].nunique() <= 1
        drawn |= ids
    assert drawn == set(chart.rows["id"])


def test_no_axis_mixes_units_or_measures(frame: pd.DataFrame) -> None:
    groups = [rows for _, rows in frame.groupby("group")]
    assert sum(map(len, groups)) == len(frame)
    for rows in groups:
        alike_on_each_axis(comparison(rows, ENGLISH), frame)
    for draw in PANELS.values():
        alike_on_each_axis(draw(frame, ENGLISH), frame)


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


@given(data=st.data())
def test_unlike_things_are_refused(frame: pd.DataFrame, data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(frame["id"])), min_size=2, max_size=6, unique=True))
    rows = frame[frame["id"].isin(ids)]
    if rows["group"].nunique() == 1:
        assert len(comparison(rows, ENGLISH).rows) == len(ids)
    else:
        with pytest.raises(UnlikeThings, match="more than one group"):
            comparison(rows, ENGLISH)


@pytest.mark.parametrize(("column", "other"), [("unit", "percent"), ("measure", "change")])
def test_a_group_with_two_units_or_measures_is_refused(frame: pd.DataFrame, column: str, other: str) -> None:
    rows = of(frame, *LIGHTS).copy()
    rows[column] = [other, *rows[column].astype(str)[1:]]
    with pytest.raises(UnlikeThings, match=column):
        comparison(rows, ENGLISH)
    assert issubclass(UnlikeThings, OutcomesError)


def test_small_multiples_keep_unlike_things_on_axes_of_their_own(frame: pd.DataFrame, ledger: Ledger) -> None:
    rows = frame[frame["region"] == "suqian"]
    names = {group: ledger.group_name(group).en for group in rows["group"]}
    chart = multiples(rows, ENGLISH, names, title="Suqian")
    alike_on_each_axis(chart, frame)
    assert len(axes(chart)) == rows["group"].nunique() > 1
    for name in names.values():
        assert squeezed(name) in squeezed(words(chart))


def test_panels_hold_all_of_their_kind(frame: pd.DataFrame) -> None:
    for name, measure in (("changes", "change"), ("target_shares", "target-share"), ("ranks", "rank")):
        assert list(PANELS[name](frame, ENGLISH).rows["id"]) == list(frame[frame["measure"] == measure]["id"])
    shares = frame[(frame["measure"] == "level") & (frame["unit"] == "percent")]
    assert set(rates(frame, ENGLISH).rows["id"]) == set(shares["id"])
    assert len(shares) > 2


# Bars


def test_parts_follow_their_whole_and_are_never_stacked(frame: pd.DataFrame) -> None:
    rows = made(frame, {"value": 175.0}, {"value": 144.0, "part_of": "a"})
    chart = comparison(rows, ENGLISH)
    printed, whole = trace(chart, "printed"), trace(chart, "whole")
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


def test_rows_say_the_words_of_the_source(frame: pd.DataFrame) -> None:
    rows = of(frame, *LIGHTS)
    assert "over 12,000 lights" in words(comparison(rows, ENGLISH))
    chinese = comparison(rows, CHINESE, title="安装的灯")
    assert "1.2万多盏" in words(chinese)
    assert chinese.title == "安装的灯"
    hover = traces(chinese, "printed")[0]["hovertext"][0]
    assert "长堎镇" in hover


def test_years_are_named_in_the_picture(frame: pd.DataFrame) -> None:
    rows = of(frame, "sichuan-problems-solved", "wuxi-problems-solved")
    assert "from 2013 to 2024" in words(comparison(rows, ENGLISH))


def test_logarithmic_axes_have_dots_and_no_zero(frame: pd.DataFrame) -> None:
    rows = of(frame, *LIGHTS)
    chart = comparison(rows, ENGLISH, log=True)
    assert trace(chart, "printed")["type"] == "scatter"
    assert "Logarithmic scale" in words(chart)
    none = rows.assign(value=[0.0, *rows["value"][1:]], low=[0.0, *rows["low"][1:]], high=[0.0, *rows["high"][1:]])
    assert comparison(none, ENGLISH, log=True).figure.layout.xaxis.type == "linear"


# The picture carries its source


@pytest.fixture(scope="module", params=[ENGLISH, CHINESE, replace(ENGLISH, dark=True, width=1000)])
def drawn(request: pytest.FixtureRequest, frame: pd.DataFrame) -> tuple[ChartStyle, list[Chart]]:
    """A style, and every chart of the real data in it."""
    return request.param, list(every(frame, request.param))


def test_every_picture_carries_source_and_caution(drawn: tuple[ChartStyle, list[Chart]]) -> None:
    style, charts = drawn
    for chart in charts:
        text = words(chart)
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


def test_sources_are_numbered_and_dated(frame: pd.DataFrame, ledger: Ledger) -> None:
    style = ChartStyle.of(ledger, "en", link="https://example.org/x")
    text = words(comparison(of(frame, "sichuan-problems-solved", "wuxi-problems-solved"), style))
    assert re.search(r"Source: \[1\] “.*\(about.\w* ?2024\) \[2\] “.*\(about.\w* ?2014\)", text)
    assert f"data version {ledger.version} https://example.org/x" in text


def test_all_text_has_its_room(drawn: tuple[ChartStyle, list[Chart]]) -> None:
    style, charts = drawn
    for chart in charts:
        sent = layout(chart)
        (origin,) = marks(chart, "origin")
        lines = [re.sub("<[^>]*>", "", line) for line in origin.text.split("<br>")]
        assert len(lines) * 11 * 1.3 < sent.margin.b - 6
        assert max(width(line, 11) for line in lines) <= style.width - sent.margin.l - sent.margin.r
        heads = [mark for name in ("title", "subtitle", "key") for mark in marks(chart, name)]
        assert sum((mark.text.count("<br>") + 1) * mark.font.size * 1.3 for mark in heads) < sent.margin.t
        assert sent.height > sent.margin.t + sent.margin.b


def test_figures_are_small_and_keep_their_colours(frame: pd.DataFrame) -> None:
    chart = comparison(of(frame, *LIGHTS), ENGLISH)
    assert len(chart.figure.to_json()) < 17_000
    assert chart.figure.layout.template.layout.colorway is None
    assert chart.figure.layout.paper_bgcolor == "#ffffff"
    assert comparison(chart.rows, replace(ENGLISH, dark=True)).figure.layout.paper_bgcolor == "#0e1117"


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
        data = chart.figure.to_json()
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
    assert '<html lang="en">' in html(chart, "en")
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


def test_ratios_say_that_they_are_ours(frame: pd.DataFrame, ledger: Ledger) -> None:
    chart = ratios(frame, ENGLISH, shares(ledger, frame["id"]))
    text = words(chart)
    assert chart.title == "Shares calculated by us"
    assert "at most 84.1%" in text
    assert re.search("nearly 500,000 problems.* ÷ 600,000 problems", text.replace("\u00a0", " "))
    drawn = [trace(chart, name) for name in ("printed", "bound")]
    pairs = {(top, bottom) for one in drawn for top, bottom in one["customdata"]}
    assert pairs == {(ratio.numerator, ratio.denominator) for ratio, _ in shares(ledger, frame["id"])}
    only = ratios(frame[frame["province"] == "jiangsu"], ENGLISH, shares(ledger, frame["id"]))
    assert set(only.rows["province"]) == {"jiangsu"}


# Counts, tiles, matrix, timeline


def test_tiles_are_the_31_units_each_in_its_own_place() -> None:
    assert len(TILES) == 31
    for of in (lambda t: t.code, lambda t: t.zh, lambda t: t.en, lambda t: t.letters, lambda t: (t.column, t.row)):
        assert len({of(tile) for tile in TILES}) == 31
    assert {tile.code for tile in TILES}.isdisjoint({"710000", "810000", "820000"})


def test_the_tile_map_counts_hatches_and_outlines(frame: pd.DataFrame, ledger: Ledger) -> None:
    codes = {r.code: r.id for r in ledger.regions.values() if r.level == "province" and r.code}
    chart = tile_map(frame[frame["province"] != "qinghai"], ENGLISH, codes, ["sichuan"])
    drawn = chart.figure.to_plotly_json()["data"][0]
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
    assert drawn["marker"]["color"][hainan] == LIGHT.faint
    assert drawn["marker"]["color"][sichuan] in LIGHT.steps


def test_stacked_counts_add_up(frame: pd.DataFrame) -> None:
    chart = by_theme_and_stage(frame, ENGLISH)
    found: dict[tuple[str, str], int] = {}
    ends = dict.fromkeys(frame["theme"], 0)
    for drawn in (one for one in chart.figure.to_plotly_json()["data"] if "customdata" in one):
        for (theme, stage), start, n in zip(drawn["customdata"], drawn["base"], drawn["x"], strict=True):
            assert start == ends[theme], "a segment begins where the one before it ends"
            ends[theme] += n
            found[theme, stage] = n
    assert found == frame.groupby(["theme", "stage"], observed=True).size().to_dict()
    assert sum(found.values()) == len(frame)


def test_themes_come_with_the_most_figures_first(frame: pd.DataFrame) -> None:
    counts = frame["theme_en"].value_counts()
    chart = by_theme_and_stage(frame, ENGLISH)
    assert texts(chart, "label")[0].text == f"<b>{counts.index[0]}</b>"
    assert f"{counts.index[0]} {counts.iloc[0]}; " in chart.alt


@pytest.mark.parametrize(("n", "expected"), [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (39, 3), (40, 4), (1000, 4)])
def test_counts_have_steps_of_colour(n: int, expected: int) -> None:
    assert step(n) == expected
    assert len(key([Square([], 0, 0, 1, n, "", "", "")], "en", False)) == expected + 1


def test_values_stand_on_the_side_that_has_room(frame: pd.DataFrame, ledger: Ledger) -> None:
    sides = {mark.text: mark.xanchor for mark in marks(ratios(frame, ENGLISH, shares(ledger, frame["id"])), "value")}
    assert sides["at most 84.1%"] == "right"
    assert sides["10%"] == "left"


def test_a_label_is_an_annotation_only_where_the_text_of_a_trace_would_not_do(frame: pd.DataFrame) -> None:
    for chart in every(frame, CHINESE):
        log = chart.figure.layout.xaxis.type == "log"
        for mark in chart.figure.layout.annotations:
            head = mark.yref == "paper"
            assert head or log or mark.showarrow or mark.bgcolor or mark.xanchor != "left", mark.text


def test_spaces_move_a_label_and_each_of_its_lines() -> None:
    mark = {"name": "label", "text": "one<br>two", "x": 5, "y": 0, "xshift": 18, "yanchor": "top", "font": {"size": 13}}
    (text,) = text_trace([mark], 0)["text"]
    spaces = KEEP * 7
    assert text == f"{spaces}one<br>{spaces}two"


def test_the_matrix_tells_silence_from_a_number(frame: pd.DataFrame) -> None:
    drawn = matrix(frame, ENGLISH).figure.to_plotly_json()["data"][0]
    cells = {tuple(ids): (text, hover) for ids, text, hover in
             zip(drawn["customdata"], drawn["text"], drawn["hovertext"], strict=True)}  # fmt: skip
    counts = frame.groupby(["province", "theme"], observed=True).size().to_dict()
    assert len(cells) == frame["province"].nunique() * frame["theme"].nunique()
    for ids, (text, hover) in cells.items():
        assert text == (f"<b>{counts[ids]}</b>" if ids in counts else "·")
        assert hover.endswith("not mentioned") == (ids not in counts)


def test_the_timeline_holds_every_dated_fact_once(frame: pd.DataFrame) -> None:
    chart = timeline(frame, ENGLISH)
    (drawn,) = [one for one in chart.figure.to_plotly_json()["data"] if one["name"] == "periods"]
    assert sorted(fact for ids in drawn["customdata"] for fact in ids) == sorted(frame[frame["first"].notna()]["id"])
    rows, years = frame.set_index("id"), Years.of(frame["period"][frame["first"].notna()])
    for ids, x in zip(drawn["customdata"], drawn["x"], strict=True):
        shared = rows.loc[ids]
        assert shared["period"].nunique() == shared["province"].nunique() == 1
        assert years.at(shared["first"].iloc[0]) < x < years.at(shared["last"].iloc[0] + 0.9999)
    missing = frame["first"].isna().sum()
    assert t("en", "charts.undated", n=missing) in words(chart)


def test_the_dots_of_the_timeline_are_as_large_as_there_are_facts_and_do_not_touch(frame: pd.DataFrame) -> None:
    figure = timeline(frame, ENGLISH).figure.to_plotly_json()
    (drawn,) = [one for one in figure["data"] if one["name"] == "periods"]
    by_count = sorted(zip(map(len, drawn["customdata"]), drawn["marker"]["size"], strict=True))
    assert [size for _, size in by_count] == sorted(drawn["marker"]["size"])
    low, top = figure["layout"]["xaxis"]["range"]
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


@pytest.mark.parametrize("name", [*PANELS, "counts", "matrix", "timeline"])
def test_nothing_to_draw_is_said(frame: pd.DataFrame, name: str) -> None:
    chart = (PANELS | WHOLE)[name](frame.iloc[:0], ENGLISH)
    assert chart.rows.empty
    assert "No figures of this kind match the filters" in words(chart)
    assert "As reported, not verified" in words(chart)


def test_comparing_nothing_is_said(frame: pd.DataFrame) -> None:
    assert "No figures of this kind" in words(comparison(frame.iloc[:0], ENGLISH))
    assert "No figures of this kind" in words(ratios(frame.iloc[:0], ENGLISH, []))
    assert "No figures of this kind" in words(multiples(frame.iloc[:0], ENGLISH, {}))


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


def test_a_province_keeps_its_colour_where_several_share_a_chart(frame: pd.DataFrame) -> None:
    known = list(frame["province"].cat.categories)
    rows = frame[frame["group"] == "problems-solved"]
    chart = comparison(rows, ENGLISH)
    drawn = chart.figure.to_plotly_json()["data"]
    used = {colour for one in drawn if one["name"] == "printed" for colour in one["marker"]["color"]}
    mine = {province_colour(province, known) for province in rows["province"].unique()}
    assert used & mine == mine
    alone = comparison(rows[rows["province"] == "sichuan"], ENGLISH)
    assert set(trace(alone, "printed")["marker"]["color"]) == {LIGHT.mark}, "one accent where there is one province"
    assert len({province_colour(province, known) for province in known}) == len(known)
    assert province_colour("nowhere", known).startswith("#")


def test_wide_figures_have_longer_lines(frame: pd.DataFrame) -> None:
    narrow = comparison(frame[frame["group"] == "problems-solved"], ENGLISH)
    wide = comparison(narrow.rows, replace(ENGLISH, width=1000))
    assert wide.figure.layout.height < narrow.figure.layout.height
    assert room(ENGLISH) == 316
