"""What tests of charts read out of a figure, and rows of the real table made into others."""

import math
import re
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
from plotly.io import from_json

from outcomes.charts.chart import Chart, ChartStyle

ENGLISH = ChartStyle("en", version="abc12345", link="https://example.org/compare")
CHINESE = ChartStyle("zh", version="abc12345")
EXACT = "wuxi-problems-solved"


def made(frame: pd.DataFrame, *changed: dict[str, Any], fact: str = EXACT) -> pd.DataFrame:
    """Rows like that of a fact, each with its own changes; `value` alone is an exact figure. Ids are a, b, c …"""
    like = frame[frame["id"] == fact].iloc[0].to_dict() | {"note_en": "", "note_zh": "", "part_of": math.nan}
    rows = []
    for name, changes in zip("abcdefghij", changed, strict=False):
        if "value" in changes:
            changes = {"low": changes["value"], "high": changes["value"]} | changes
        rows.append(like | {"id": name} | changes)
    table = pd.DataFrame(rows, columns=frame.columns)
    for column, kind in frame.dtypes.items():
        if isinstance(kind, pd.CategoricalDtype):
            table[column] = pd.Categorical(table[column], categories=kind.categories)
    return table


def figure(chart: Chart) -> go.Figure:
    """The figure of a chart as plotly reads it, every value checked."""
    return from_json(chart.json)


def of(frame: pd.DataFrame, *facts: str) -> pd.DataFrame:
    """Some facts, so that others of their group may come."""
    rows = frame[frame["id"].isin(facts)]
    assert len(rows) == len(facts), f"not all of {facts} are in the data"
    return rows


def traces(chart: Chart, name: str) -> list[dict]:
    """All traces of a name, as plain data."""
    return [one for one in figure(chart).to_plotly_json()["data"] if one.get("name") == name]


def marked(chart: Chart, name: str) -> dict[str, float]:
    """Where the traces of a name stand: ids and values."""
    return {ids[0]: x for one in traces(chart, name) for ids, x in zip(one["customdata"], one["x"], strict=True)}


def axes(chart: Chart) -> list[set[str]]:
    """The facts on each axis, from the top of the picture down."""
    found: dict[str, set[str]] = {}
    for one in figure(chart).to_plotly_json()["data"]:
        found.setdefault(one["xaxis"], set()).update(ids[0] for ids in one.get("customdata", ()))
    return list(found.values())


class Said(NamedTuple):
    """A text of a chart: its name (title, label, value …), its size, and where it stands on its axis."""

    name: str
    text: str
    size: float
    y: float


def texts(chart: Chart, *names: str) -> list[Said]:
    """The texts of a chart, whether annotations or the text of a trace; all of them, or those of these names."""
    drawing = figure(chart).to_plotly_json()
    found = [Said(mark["name"], mark["text"], mark["font"]["size"], mark["y"])
             for mark in drawing["layout"]["annotations"]]  # fmt: skip
    for trace in traces(chart, "text"):
        found += map(Said, trace["meta"], trace["text"], trace["textfont"]["size"], trace["y"])
    return [one for one in found if not names or one.name in names]


def words(chart: Chart) -> str:
    """All text on the screen, without tags and line ends."""
    joined = " ".join(one.text for one in texts(chart))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>|&nbsp;", " ", joined)).strip()
