"""Whether two figures may be compared: the same reasons on the page and for programs, and the nearest pair that may."""

import json
from itertools import combinations

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from outcomes.analysis.comparable import CODES, ON_ONE_AXIS, Reason, compared, reasons
from outcomes.api.answers import comparison
from outcomes.i18n.labels import records
from outcomes.i18n.language import LANGUAGES
from outcomes.ledger.ledger import Ledger
from tests.conftest import Ask
from tests.serving import settled

LIGHTS = ("changleng-street-lights", "hupan-street-lights")


@pytest.fixture(scope="module")
def rows(frame: pd.DataFrame) -> dict[str, dict]:
    return {row["id"]: dict(row) for row in records(frame)}


@pytest.mark.parametrize(
    ("like", "changes", "found"),
    [
        ({}, {}, {}),
        ({}, {"unit": "persons"}, {"unit": True}),
        ({}, {"group": "grids"}, {"kind": True}),
        *(({"measure": measure}, {"group": "grids"}, {"kind": False}) for measure in ON_ONE_AXIS),
        ({}, {"measure": "change"}, {"kind": True}),
        ({}, {"kind": "plan"}, {"kind": True}),
        ({}, {"kind": "plan", "region": "changleng"}, {"kind": False}),
        ({}, {"part_of": "changleng-street-lights"}, {"scope": True}),
        ({}, {"indicator": "corridor-lights-installed"}, {"scope": False}),
        ({}, {"level": "province"}, {"level": True}),
        ({"dimension": "share"}, {"level": "province"}, {"level": False}),
        ({"measure": "rank"}, {"level": "province"}, {"level": False}),
        ({}, {"counts": "stock"}, {"period": True}),
        ({}, {"period": "2020"}, {"period": False}),
        ({}, {"period": ""}, {"period": False}),
    ],
)
def test_each_difference_has_its_code(
    like: dict[str, str], changes: dict[str, str], found: dict[str, bool], rows: dict[str, dict], ledger: Ledger
) -> None:
    one = rows["changleng-street-lights"] | {"counts": "flow"} | like
    other = one | {"region": "elsewhere"} | changes
    assert {reason.code: reason.refuses for reason in reasons(ledger, one, other, "en")} == found


def test_what_may_be_compared_shares_an_axis_of_the_charts(rows: dict[str, dict], ledger: Ledger) -> None:
    """Held against every pair of the data."""
    for one, other in combinations(rows.values(), 2):
        found = reasons(ledger, one, other, "en")
        assert [CODES.index(reason.code) for reason in found] == sorted(CODES.index(reason.code) for reason in found)
        if any(reason.refuses for reason in found):
            continue
        assert (one["unit"], one["measure"]) == (other["unit"], other["measure"])
        assert one["group"] == other["group"] or one["measure"] in ON_ONE_AXIS
        assert one["level"] == other["level"] or one["measure"] != "level" or one["dimension"] == "share"


def test_wordings_whose_ranges_meet_do_not_say_which_is_larger(rows: dict[str, dict], ledger: Ledger) -> None:
    over = rows["changleng-corridor-lights"]  # 1.2万多
    assert "wording" not in {reason.code for reason in reasons(ledger, over, over, "en")}
    near = over | {"value": 12500.0, "qualifier": "exactly"}
    assert "wording" in {reason.code for reason in reasons(ledger, over, near, "en")}
    assert "wording" not in {reason.code for reason in reasons(ledger, over, near | {"value": 500.0}, "en")}


def test_every_refused_pair_has_a_permitted_one_beside_it_where_its_kinds_have_any(
    frame: pd.DataFrame, rows: dict[str, dict], ledger: Ledger
) -> None:
    for pair in (LIGHTS, ("sichuan-problems-solved", "wuxi-problems-solved")):
        found = compared(ledger, frame, pair, "en")
        assert not found.comparable
        assert found.nearest is not None
        assert found.nearest[0] in pair
        permitted = compared(ledger, frame, found.nearest, "en")
        assert (permitted.comparable, permitted.nearest) == (True, None)


def test_both_languages_give_the_same_codes(rows: dict[str, dict], ledger: Ledger) -> None:
    def coded(found: list[Reason]) -> list[tuple[str, bool]]:
        return [(reason.code, reason.refuses) for reason in found]

    for one, other in combinations(list(rows.values())[:30], 2):
        chinese, english = (reasons(ledger, one, other, lang) for lang in LANGUAGES)
        assert coded(chinese) == coded(english)


def test_a_program_is_told_the_reasons_with_both_quotes(ask: Ask, ledger: Ledger) -> None:
    answer = json.loads(comparison(ask(fact=list(LIGHTS), lang=["en"])).body)
    assert answer["comparable"] is False
    assert [reason["code"] for reason in answer["reasons"]] == ["scope", "level", "period"]
    for side, fact in zip("ab", LIGHTS, strict=True):
        assert (answer[side]["id"], answer[side]["quote"]) == (fact, ledger.facts[fact].quote)
        assert answer[side]["passage"].endswith(f"fact={fact}")
    assert answer["nearest"]["page"].count("fact=") == 2


@pytest.mark.parametrize("facts", [[], [LIGHTS[0]], [LIGHTS[0]] * 2, ["atlantis", LIGHTS[0]]])
def test_two_figures_are_needed(facts: list[str], ask: Ask) -> None:
    answer = comparison(ask(fact=facts))
    assert (answer.status, set(json.loads(answer.body)) >= {"error", "fix"}) == (400, True)


def test_a_split_chart_says_why_and_where_a_comparison_holds(page: Page, server: str) -> None:
    page.goto(f"{server}/compare?group=lights")
    settled(page)
    page.get_by_role("link", name="Why not on one axis?").click()
    expect(page.get_by_text("These two figures may not be compared.")).to_be_in_viewport()
    expect(page.get_by_text("Administrative level: township or subdistrict and village or community.")).to_be_visible()
    expect(page.locator("blockquote")).to_have_count(2)
    page.get_by_role("link", name="over 300 lights").click()
    expect(page.get_by_text("These two figures may be compared.")).to_be_visible()
    page.get_by_role("link", name="All comparisons").click()
    expect(page.get_by_role("combobox", name="Comparison group")).to_be_visible()
