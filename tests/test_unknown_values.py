"""What an address asks of the filters that is not here is said, and leaves the address."""

from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.analysis.filters import MAX_QUERY
from tests.test_pages import opened, sent


def said(app: AppTest) -> str:
    return "\n".join(info.value for info in app.info)


def address(app: AppTest) -> dict[str, Any] | None:
    """What the browser is told to put in place of the address; None where it stays."""
    told = sent(app, "viewport")[0]["address"]
    return told and {name: values for name, values in parse_qs(told).items() if name != "lang"}


@pytest.mark.parametrize(
    ("asked", "words", "left"),
    [
        ({"province": "nowhere"}, "There is no province “nowhere”; showing all.", {}),
        ({"province": ["nowhere", "hebei"]}, "“nowhere”; showing the others", {"province": ["hebei"]}),
        ({"from": "soon", "to": "2020"}, "There is no year “soon”; showing all.", {"to": ["2020"]}),
        ({"stage": "impact", "lang": "zh"}, "没有结果链层级“impact”，已显示全部。", {}),
        ({"provnice": "hebei"}, "“provnice”; perhaps “province”", {}),
        ({"themes": "x", "stage": "outcome"}, "“themes”; perhaps “theme”", {"stage": ["outcome"]}),
        ({"Fact": "y", "lang": "zh"}, "“Fact”的参数，可能是“fact”", {}),
    ],
)  # fmt: skip
def test_what_is_unknown_or_misspelt_is_said_and_leaves_the_address(asked: dict, words: str, left: dict) -> None:
    app = opened("facts", **asked)
    assert words in said(app)
    assert address(app) == left


@pytest.mark.parametrize("name", ["utm_source", "fbclid", "ref", "pages", "x", "路灯"])
def test_what_others_hang_on_an_address_is_no_misspelt_name(name: str) -> None:
    app = opened("facts", **{name: "x"})
    assert not said(app)
    assert address(app) is None


def test_it_is_said_until_the_filter_or_the_page_changes() -> None:
    app = opened("facts", province="nowhere")
    del app.query_params["province"]  # as the browser does
    assert "nowhere" in said(app.run())
    app.query_params["stage"] = "outcome"
    assert "nowhere" not in said(app.run())


def test_names_become_ids_and_nothing_is_said() -> None:
    app = opened("facts", province="四川省")
    assert address(app) == {"province": ["sichuan"]}
    assert not said(app)


def test_a_query_longer_than_its_box_is_cut_in_the_address_too() -> None:
    app = opened("facts", q="路" * (MAX_QUERY + 50))
    assert address(app) == {"q": ["路" * MAX_QUERY]}
