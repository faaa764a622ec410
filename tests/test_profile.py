"""What is reported of a place, against numbers counted straight from the YAML."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from outcomes.analysis import profile
from outcomes.analysis.filters import Filter
from outcomes.analysis.profile import Place
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.ledger.ledger import Ledger, load
from tests.conftest import above, facts_in, make_document, name, write


@pytest.fixture(scope="module")
def places(ledger: Ledger, frame: pd.DataFrame, statements: pd.DataFrame) -> list[Place]:
    return profile.places(ledger, frame, statements)


def test_each_place_counts_its_facts_and_statements_and_those_below_it(places: list[Place], written: dict) -> None:
    counted = {place.region.id: (place.facts, place.statements) for place in places}
    sections = ("facts", "statements")
    assert counted == {name: tuple(len(facts_in(written, name, each)) for each in sections) for name in counted}


def test_every_place_that_anything_names_is_in_the_tree_and_so_are_those_above(
    places: list[Place], written: dict
) -> None:
    named = {entry["region"] for section in ("facts", "statements", "programmes") for entry in written[section]}
    expected = {region for place in named for region in above(written, place)}
    assert {place.region.id for place in places} == expected


def test_a_place_of_which_nothing_is_said_is_left_out(tmp_path: Path) -> None:
    regions = [
        {"id": "jiangxi", "name": name("江西省", "Jiangxi"), "level": "province", "code": "360000"},
        {"id": "quiet", "name": name("静县", "Quiet"), "level": "county", "parent": "jiangxi"},
        {"id": "small-town", "name": name("小镇", "Small Town"), "level": "township", "parent": "jiangxi"},
    ]
    small = load(*write(tmp_path, make_document(regions=regions)))
    found = profile.places(small, facts_table(small), statements_table(small))
    assert [place.region.id for place in found] == ["jiangxi", "small-town"]


def test_the_tree_puts_each_place_right_below_the_one_that_contains_it(places: list[Place]) -> None:
    branch: list[str] = []
    for place in places:
        branch = branch[: place.depth]
        assert place.depth == len(branch)
        assert place.region.parent == (branch[-1] if branch else None)
        branch.append(place.region.id)


def test_children_are_the_places_right_below(places: list[Place]) -> None:
    assert [place.region.id for place in profile.children(places, "nanchang")] == ["xinjian"]
    assert profile.children(places, "hupan-community") == []


def test_the_first_place_is_the_province_that_reports_most(places: list[Place], written: dict) -> None:
    counted = Counter(above(written, fact["region"])[-1] for fact in written["facts"])
    assert profile.first(places, ()) == counted.most_common(1)[0][0]
    assert profile.first(places, ("qinghai",)) == "qinghai"


@pytest.mark.parametrize("region", ["jiangsu", "suzhou", "changleng", "hupan-community", "zoumaliang", "beijing"])
def test_the_rows_of_a_place_are_its_own_first_and_those_below_it(
    ledger: Ledger, frame: pd.DataFrame, written: dict, region: str
) -> None:
    rows = profile.within(frame, ledger, region)
    assert sorted(rows["id"]) == sorted(fact["id"] for fact in facts_in(written, region))
    own = [fact["id"] for fact in written["facts"] if fact["region"] == region]
    assert list(rows["id"])[: len(own)] == own


@pytest.mark.parametrize("shown", [(), ("input",)])
@pytest.mark.parametrize("region", ["sichuan", "xianghecheng", "beijing"])
def test_the_chain_holds_every_row_once_its_empty_stages_and_how_many_the_filter_hides(
    ledger: Ledger, frame: pd.DataFrame, written: dict, stages: dict[str, str], region: str, shown: tuple[str, ...]
) -> None:
    reported = Counter(stages[fact["indicator"]] for fact in facts_in(written, region))
    everything = profile.within(frame, ledger, region)
    steps = profile.by_stage(Filter(stage=shown).apply(everything), everything)
    assert [(stage, len(rows), hidden) for stage, rows, hidden in steps] == [
        (stage, reported[stage], 0) if stage in shown or not shown else (stage, 0, reported[stage])
        for stage in ("input", "activity", "output", "outcome", "context")
    ]


@pytest.mark.parametrize("region", ["jiangsu", "changleng", "beijing"])
def test_themes_hold_every_row_once(ledger: Ledger, frame: pd.DataFrame, written: dict, region: str) -> None:
    themes = {indicator["id"]: indicator["theme"] for indicator in written["indicators"]}
    expected = Counter(fact.get("theme", themes[fact["indicator"]]) for fact in facts_in(written, region))
    found = profile.by_theme(profile.within(frame, ledger, region))
    assert {theme: len(rows) for theme, rows in found} == expected
    assert [theme for theme, _ in found] == [theme["id"] for theme in written["themes"] if theme["id"] in expected]


def test_the_programmes_of_a_place_are_those_that_run_or_report_there(
    ledger: Ledger, frame: pd.DataFrame, written: dict
) -> None:
    for region in ("jiangsu", "hupan-community", "zoumaliang", "sichuan-tibetan-areas"):
        inside = [fact for fact in facts_in(written, region) if fact.get("programme")]
        expected = {each["id"] for each in written["programmes"] if region in above(written, each["region"])}
        expected |= {fact["programme"] for fact in inside}
        found = profile.programmes(ledger, profile.within(frame, ledger, region), region)
        assert {mechanism.programme.id for mechanism in found} == expected
        here = Counter(fact["programme"] for fact in inside)
        anywhere = Counter(fact.get("programme") for fact in written["facts"])
        for mechanism in found:
            assert mechanism.shown == here[mechanism.programme.id]
            assert mechanism.reported == anywhere[mechanism.programme.id]


def test_programmes_with_figures_come_before_those_without(ledger: Ledger, frame: pd.DataFrame) -> None:
    found = profile.programmes(ledger, profile.within(frame, ledger, "jiangsu"), "jiangsu")
    told = [mechanism.shown > 0 for mechanism in found]
    assert any(told)
    assert not all(told)
    assert told == sorted(told, reverse=True)


def test_only_places_without_any_result_are_silent(
    ledger: Ledger, frame: pd.DataFrame, places: list[Place], written: dict, stages: dict[str, str]
) -> None:
    for place in places:
        region = place.region.id
        expected = all(stages[fact["indicator"]] == "context" for fact in facts_in(written, region))
        assert profile.silent(profile.within(frame, ledger, region)) == expected
    assert profile.silent(profile.within(frame, ledger, "beijing"))


def test_the_text_that_reports_no_result_is_told_from_the_others(ledger: Ledger, frame: pd.DataFrame) -> None:
    silent = {
        text.source.id: text.silent
        for region in ledger.province_codes.values()
        for text in profile.texts(ledger, profile.within(frame, ledger, region), region)
    }
    assert [source for source, told in silent.items() if told] == ["shijingshan-speeches-2014"]
    assert set(silent) == set(ledger.sources)


def test_a_text_that_only_names_a_programme_of_a_place_is_one_of_its_texts(ledger: Ledger, frame: pd.DataFrame) -> None:
    found = profile.texts(ledger, profile.within(frame, ledger, "zoumaliang"), "zoumaliang")
    assert [(text.source.id, text.shown) for text in found] == [("changleng-peoples-daily-2022", 0)]
