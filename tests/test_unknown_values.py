"""What an address asks of the filters that is not here is said, and leaves the address."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.analysis.filters import MAX_QUERY
from tests.test_pages import opened


def said(app: AppTest) -> str:
    return "\n".join(info.value for info in app.info)


def address(app: AppTest) -> dict[str, Any]:
    asked = {name: [values] if isinstance(values, str) else values for name, values in app.query_params.items()}
    return {name: values for name, values in asked.items() if name != "lang"}


@pytest.mark.parametrize(
    ("asked", "words", "left"),
    [
        ({"province": "nowhere"}, "There is no province “nowhere”; showing all.", {}),
        ({"province": ["nowhere", "hebei"]}, "“nowhere”; showing the others", {"province": ["hebei"]}),
        ({"from": "soon", "to": "2020"}, "There is no year “soon”; showing all.", {"to": ["2020"]}),
        ({"stage": "impact", "lang": "zh"}, "没有结果链层级“impact”，已显示全部。", {}),
    ],
)  # fmt: skip
def test_an_unknown_value_is_said_and_leaves_the_address(asked: dict, words: str, left: dict) -> None:
    app = opened("facts", **asked)
    assert words in said(app)
    assert address(app) == left


def test_it_is_said_until_the_filter_or_the_page_changes() -> None:
    app = opened("facts", province="nowhere")
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
