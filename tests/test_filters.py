"""The filter: from the URL and back, and the facts it lets through."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.analysis.filters import KEYS, MAX_QUERY, PARAMETERS, Filter, counts, unknown
from outcomes.analysis.options import CHOICES, label, options
from tests.conftest import above

YEARS = st.none() | st.integers(1995, 2030)


def drawn(data, ledger, *, query=True) -> Filter:
    """Any filter a reader can set."""
    known = options(ledger)
    chosen = {
        name: tuple(data.draw(st.lists(st.sampled_from(known[name]), unique=True, max_size=3), label=name))
        for name in CHOICES
    }
    since, until = data.draw(YEARS, label="since"), data.draw(YEARS, label="until")
    if since and until and since > until:
        since, until = until, since
    words = st.sampled_from(["", "", "路灯", "street lights", "zzz"])
    return Filter(**chosen, since=since, until=until, query=data.draw(words) if query else "")


def facts_by_hand(written) -> dict[str, dict]:
    """What each choice looks at, for each fact, read from the file without any of our code."""
    indicators = {indicator["id"]: indicator for indicator in written["indicators"]}
    facts = {}
    for fact in written["facts"]:
        years = [int(year) for year in re.findall(r"(?:^|/)(\d{4})", str(fact.get("period", "")))]
        facts[fact["id"]] = {
            "province": above(written, fact["region"])[-1], "source": fact["source"],
            "theme": fact.get("theme", indicators[fact["indicator"]]["theme"]),
            "stage": indicators[fact["indicator"]]["stage"], "years": (years[0], years[-1]) if years else None,
        }  # fmt: skip
    return facts


def passes(fact: dict, chosen: Filter) -> bool:
    if any(getattr(chosen, name) and fact[name] not in getattr(chosen, name) for name in CHOICES):
        return False
    if chosen.since is None and chosen.until is None:
        return True
    return fact["years"] is not None and (
        fact["years"][1] >= (chosen.since or 0) and fact["years"][0] <= (chosen.until or 9999)
    )


def test_no_filter_lets_every_fact_through(frame):
    assert Filter().apply(frame) is frame
    assert not Filter().active


@given(data=st.data())
def test_any_filter_lets_through_what_the_file_says(ledger, frame, written, data):
    chosen = drawn(data, ledger, query=False)
    expected = [key for key, fact in facts_by_hand(written).items() if passes(fact, chosen)]
    assert chosen.apply(frame)["id"].tolist() == expected


@given(data=st.data())
def test_the_number_beside_an_option_is_what_choosing_it_shows(ledger, frame, data):
    chosen = drawn(data, ledger)
    name = data.draw(st.sampled_from(CHOICES))
    option = data.draw(st.sampled_from(options(ledger)[name]))
    assert counts(frame, chosen)[name][option] == len(replace(chosen, **{name: (option,)}).apply(frame))


@given(data=st.data())
def test_a_filter_comes_back_from_its_url(ledger, data):
    chosen = drawn(data, ledger)
    assert Filter.read(chosen.parameters(), ledger) == chosen


@given(data=st.data())
def test_any_parameters_are_read_and_reading_again_changes_nothing(ledger, data):
    values = st.lists(st.text(max_size=8) | st.sampled_from(["sichuan", "outcome", "2021", "0000", "0042"]), max_size=3)
    parameters = data.draw(st.dictionaries(st.sampled_from([*KEYS, "fact", "lang"]), values))
    chosen = Filter.read(parameters, ledger)
    assert Filter.read(chosen.parameters(), ledger) == chosen
    assert set(chosen.parameters()) <= set(parameters)


@given(data=st.data())
def test_lifting_a_choice_shows_no_fewer_facts(ledger, frame, data):
    chosen = drawn(data, ledger)
    name = data.draw(st.sampled_from(CHOICES))
    assert set(chosen.apply(frame)["id"]) <= set(chosen.without(name).apply(frame)["id"])


NAMES = [
    ({"province": ["四川省"]}, Filter(province=("sichuan",))),
    ({"province": ["四川"]}, Filter(province=("sichuan",))),
    ({"province": ["SICHUAN"]}, Filter(province=("sichuan",))),
    ({"stage": ["成效"]}, Filter(stage=("outcome",))),
    ({"stage": ["Outcomes"]}, Filter(stage=("outcome",))),
    ({"from": ["2023"], "to": ["2014"]}, Filter(since=2014, until=2023)),
    ({"q": [" street \n lights "]}, Filter(query="street lights")),
    ({"q": ["x" * 1000]}, Filter(query="x" * MAX_QUERY)),
]
UNKNOWN = [
    {"province": ["atlantis"]}, {"theme": ["Housing"]}, {"stage": ["impact"]}, {"text": ["no-such-text"]},
    {"from": ["last year"]}, {"from": ["21"]}, {"from": ["-2021"]}, {"from": ["２０２１"]}, {"from": ["0021"]},
    {"to": ["20211"]},
]  # fmt: skip
EMPTY = [
    {"province": [""]}, {"province": []}, {"colour": ["red"]}, {"q": [""]}, {"q": ["  \t"]}, {"to": [""]},
    {"source": ["sichuan-mass-line-2014"]},  # names the text to read and filters nothing
]  # fmt: skip
MIXED = {"province": ["atlantis", "sichuan", "hebei", "sichuan"], "from": ["2014", "2020"]}


@pytest.mark.parametrize(
    ("parameters", "chosen", "left"),
    [
        *((parameters, chosen, {}) for parameters, chosen in NAMES),
        *((parameters, Filter(), parameters) for parameters in UNKNOWN),
        *((parameters, Filter(), {}) for parameters in EMPTY),
        (MIXED, Filter(province=("sichuan", "hebei"), since=2014), {"province": ["atlantis"]}),
    ],
)
def test_names_find_their_ids_and_what_is_unknown_is_left_out_and_named(ledger, parameters, chosen, left):
    assert Filter.read(parameters, ledger) == chosen
    assert unknown(parameters, ledger) == left


def test_every_name_of_an_option_finds_it(ledger):
    for name, parameter in PARAMETERS.items():
        for value in options(ledger)[name]:
            for lang in ("zh", "en"):
                assert getattr(Filter.read({parameter: [label(ledger, name, value, lang)]}, ledger), name) == (value,)


def test_the_url_names_ids_and_leaves_out_what_lets_everything_through():
    chosen = Filter(province=("sichuan", "hebei"), source=("a",), since=2014, query="路灯")
    assert chosen.parameters() == {"province": ["sichuan", "hebei"], "text": ["a"], "from": ["2014"], "q": ["路灯"]}


def test_every_choice_has_a_parameter_of_its_own():
    assert set(PARAMETERS) == set(CHOICES)
    assert len(set(KEYS)) == len(CHOICES) + 3


def test_a_fact_without_a_period_passes_only_where_no_years_are_asked_for(frame):
    undated = frame.assign(first=frame["first"].where(frame.index > 0), last=frame["last"].where(frame.index > 0))
    key = undated["id"].iloc[0]
    assert key in set(Filter(query=key).apply(undated)["id"])
    assert key not in set(Filter(since=1900).apply(undated)["id"])
    assert key not in set(Filter(until=2100).apply(undated)["id"])


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (2013, 2013, True),
        (2014, 2014, True),
        (2012, 2012, False),
        (2015, None, False),
        (None, 2012, False),
        (2010, 2020, True),
    ],
)
def test_a_period_passes_where_it_touches_the_years_asked_for(frame, since, until, shown):
    spanning = frame.iloc[:1].assign(first=2013, last=2014).astype({"first": "Int16", "last": "Int16"})
    assert len(Filter(since=since, until=until).apply(spanning)) == shown
