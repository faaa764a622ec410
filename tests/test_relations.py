"""What the numbers of a text say of each other: found, confirmed or declined, and held together by intervals."""

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest

from outcomes.analysis.consistency import checks, equations, worded_verdict
from outcomes.analysis.finder import find
from outcomes.analysis.relations import held, room, same_things
from outcomes.errors import DataError
from outcomes.ledger.ledger import Ledger, load
from outcomes.ledger.models import Declined, Related
from outcomes.settings import ROOT
from outcomes.text.figures import read_figure
from tests.conftest import DISTRICT
from tests.workspace import Workspace

REPORT = "qiyun-report-2023"
EXPECTED = {
    ("share", "qiyun-older-share", ("qiyun-older", "qiyun-residents")),
    ("growth", "qiyun-petitions-change", ("qiyun-petitions", "qiyun-petitions-2022")),
    ("target", "qiyun-jobs-of-target", ("qiyun-jobs", "qiyun-jobs-target")),
    ("sum", "qiyun-houses", ("dongping-houses", "xiling-houses")),
    ("sum", "qiyun-lights", ("dongping-lights", "xiling-lights")),
    ("average", "qiyun-visits-per-canteen", ("qiyun-canteen-visits", "qiyun-canteens")),
}


@pytest.fixture
def unread(district: Ledger) -> Ledger:
    """The district before any relation was confirmed."""
    return replace(district, consistency={})


def altered(tmp_path, *pairs: tuple[str, str], text: tuple[str, str] = ("", "")) -> Ledger:
    """The district with other words in its file and, in step, in its text."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    report = (DISTRICT[1] / "qiyun-2023.txt").read_text("utf-8")
    changed = report.replace(*text) if text[0] else report
    (seeds / "qiyun-2023.txt").write_text(changed, "utf-8")
    (seeds / "brief-2023.txt").write_bytes((DISTRICT[1] / "brief-2023.txt").read_bytes())
    data = DISTRICT[0].read_text("utf-8")
    for old, new in pairs:
        assert old in data
        data = data.replace(old, new)
    sums = (hashlib.sha256(words.encode()).hexdigest() for words in (report, changed))
    (tmp_path / "facts.yaml").write_text(data.replace(*sums), "utf-8")
    return load(tmp_path / "facts.yaml", seeds)


def test_every_relation_of_the_report_is_found_and_no_other(unread):
    found = {(entry.related.kind, entry.related.result, tuple(entry.related.of)) for entry in find(unread, REPORT)}
    assert found == EXPECTED
    assert {entry.verdict for entry in find(unread, REPORT)} == {"consistent"}


def test_a_brief_without_relations_has_none(unread):
    assert find(unread, "qiyun-brief-2023") == []


def test_what_a_curator_confirmed_or_declined_is_not_found_again(district):
    assert [entry.related.result for entry in find(district, REPORT)] == ["qiyun-lights"]
    why, of = {"zh": "无", "en": "none"}, ["xiling-lights", "dongping-lights"]
    declined = Declined.model_validate({"kind": "sum", "result": "qiyun-lights", "of": of, "why": why})
    assert find(replace(district, declined=(declined,)), REPORT) == []


def test_the_two_averages_of_one_count_are_found_in_the_real_text(ledger):
    unread = replace(ledger, consistency={})
    found = [tuple(entry.related.facts) for entry in find(unread, "jiangsu-theme-education-2024")]
    confirmed = [set(entry.facts) for entry in ledger.consistency.values()]
    assert found
    assert all(set(facts) in confirmed for facts in found)


def test_the_shipped_texts_hold_no_relation_that_nobody_looked_at():
    ledger = load(ROOT / "data" / "facts.yaml", ROOT / "seeds")  # a new text may hold some until somebody looks
    assert [entry for source in ledger.sources for entry in find(ledger, source)] == []


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        ("105.3%", "105.25", "105.4"),  # rounded from 105.25, or cut from just under 105.4
        ("下降6.3%", "-6.4", "-6.25"), ("42.6万", "425500", "427000"), ("864", "864", "864"),
        ("1.2万多", "12000", "13000"), ("90%以上", "90", None), ("近30", None, "30"),
    ],
)  # fmt: skip
def test_a_printed_number_stands_for_all_that_rounds_or_is_cut_to_it(figure, low, high):
    found = room(read_figure(figure))
    assert (found.low, found.high) == (low and Decimal(low), high and Decimal(high))


@pytest.mark.parametrize(
    ("kind", "result", "of", "verdict"),
    [
        ("share", "qiyun-older-share", ["qiyun-older", "qiyun-residents"], "consistent"),
        ("share", "qiyun-older-share", ["qiyun-jobs", "qiyun-residents"], "inconsistent"),
        ("growth", "qiyun-petitions-change", ["qiyun-petitions", "qiyun-petitions-2022"], "consistent"),
        ("growth", "qiyun-petitions-change", ["qiyun-petitions-2022", "qiyun-petitions"], "inconsistent"),
        ("sum", "qiyun-houses", ["dongping-houses", "xiling-houses"], "consistent"),
        ("sum", "qiyun-houses", ["dongping-houses", "dongping-houses"], "inconsistent"),
        ("average", "qiyun-visits-per-canteen", ["qiyun-canteen-visits", "qiyun-canteens"], "consistent"),
        ("share", "qiyun-satisfaction", ["qiyun-residents", "qiyun-residents"], "consistent"),
        ("sum", "qiyun-village-roads", ["qiyun-village-roads", "qiyun-village-roads"], "unchecked"),
    ],
)
def test_a_relation_is_consistent_inconsistent_or_cannot_be_checked(district, kind, result, of, verdict):
    assert held(district, Related(kind=kind, result=result, of=of)).verdict == verdict


def test_a_share_that_its_words_contradict_is_told_as_inconsistent(tmp_path):
    made = altered(tmp_path, ("20%", "31%"), ("value: 20\n", "value: 31\n"), text=("占20%", "占31%"))
    (found,) = [entry for entry in find(replace(made, consistency={}), REPORT) if entry.related.kind == "share"]
    assert found.verdict == "inconsistent"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("of: [dongping-houses, xiling-houses]", "of: [dongping-houses, xiling-lights]", "must have one unit"),
        ("of: [qiyun-older, qiyun-residents]", "of: [qiyun-older, qiyun-estate-households]", "must have one unit"),
        ("    result: qiyun-older-share", "    result: qiyun-residents", "qiyun-residents is no share"),
        (
            "    result: qiyun-petitions-change",
            "    result: qiyun-residents",
            "neither in per cent nor in",
        ),
        ("of: [qiyun-jobs, qiyun-jobs-target]", "of: [brief-jobs, qiyun-jobs-target]", "stand in one text"),
        ("of: [qiyun-jobs, qiyun-jobs-target]", "of: [qiyun-jobs]", "has a result and two facts under of"),
        ("of: [qiyun-jobs, qiyun-jobs-target]", "of: [qiyun-jobs, no-such]", "no-such is not in facts"),
        ("of: [qiyun-canteen-visits, qiyun-canteens]", "of: [qiyun-canteen-visits, qiyun-canteen-visits]", "one unit"),
    ],
)
def test_a_relation_that_means_nothing_is_refused(tmp_path, old, new, message):
    with pytest.raises(DataError, match=message):
        altered(tmp_path, (old, new))


def test_nothing_is_divided_by_nothing(tmp_path):
    target = ("目标为4000人", "目标为0人")
    values = ('value: 4000\n    period: "2023~"', 'value: 0\n    period: "2023~"'), ('figure: "4000"', 'figure: "0"')
    with pytest.raises(DataError, match="qiyun-jobs-target is 0, and nothing can be divided by it"):
        altered(tmp_path, target, *values, text=target)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_confirmed_relation_is_worded_with_what_is_printed(district, lang):
    made = {entry.check.id: entry for entry in checks(district, district.facts)}["qiyun-older-share-fits"]
    ((formula, result, between),) = equations(district, made, lang)
    assert (
        "".join(words for words, _ in formula)
        == {"zh": "8.52万人 ÷ 42.6万人", "en": "85,200 people ÷ 426,000 people"}[lang]
    )
    assert "20" in result
    assert "20.0" in between
    assert "20%" in worded_verdict(district, made, lang)


def test_the_command_prints_an_entry_to_paste_of_a_source_that_it_knows(tmp_path, capsys):
    practice = Workspace(tmp_path, capsys, *DISTRICT)
    code, out, _ = practice.run("relations", REPORT)
    assert (code, "# consistent: 150 lights + 90 lights; printed: 240 lights" in out) == (0, True)
    assert "    kind: sum\n    result: qiyun-lights\n    of: [dongping-lights, xiling-lights]\n" in out
    assert practice.refused("relations", "qiyun-report-2032").endswith("Did you mean qiyun-report-2023?")


# Two texts about the same thing


def test_figures_of_two_texts_about_the_same_thing_are_classed(district):
    found = {(pair.one, pair.other): pair.agreement for pair in same_things(district)}
    assert found == {
        ("qiyun-jobs", "brief-jobs"): "consistent",
        ("qiyun-petitions", "brief-petitions"): "same",
        ("qiyun-estates", "brief-estates"): "same",
        ("qiyun-parks", "brief-parks"): "inconsistent",
    }


def test_only_facts_that_are_shown_are_paired(district):
    assert same_things(district, [fact for fact in district.facts if not fact.startswith("brief")]) == []


def test_a_flow_of_half_the_time_need_not_agree(tmp_path):
    half = ('period: "2023"\n    source: qiyun-brief-2023', 'period: "2023-01/2023-06"\n    source: qiyun-brief-2023')
    found = {pair.agreement for pair in same_things(altered(tmp_path, half))}
    assert found == {"other-period"}


def test_the_real_texts_speak_of_no_thing_twice(ledger):
    assert same_things(ledger) == []
