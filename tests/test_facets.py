"""The form of the filters: what it offers, and what of its answers gets into the address."""

import pytest

from outcomes.analysis.facets import answered, facets
from outcomes.analysis.filters import KEYS, Filter, counts, years
from outcomes.analysis.options import options
from outcomes.i18n.language import LANGUAGES

SICHUAN = Filter(province=("sichuan",), since=2013, query="路灯")


@pytest.fixture(scope="module")
def tables(frame, statements):
    return frame, statements


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_choice_is_offered_by_its_name_with_how_much_it_would_show(ledger, tables, lang):
    lists = facets(ledger, tables, years(tables[0]), SICHUAN, lang)["lists"]
    facts, statements = (counts(table, SICHUAN) for table in tables)
    for name, key in (("province", "province"), ("theme", "theme"), ("stage", "stage"), ("source", "text")):
        offered = lists[key]["options"]
        assert [value for value, _, _ in offered] == options(ledger)[name]
        assert {value: n for value, _, n in offered} == {
            value: n + statements.get(name, {}).get(value, 0) for value, n in facts[name].items()
        }
    assert lists["theme"]["options"][0][1] == next(iter(ledger.themes.values())).name[lang]


def test_what_is_chosen_is_told_by_the_names_of_the_address(ledger, tables):
    made = facets(ledger, tables, years(tables[0]), SICHUAN, "en")
    assert made["chosen"] == {"province": ["sichuan"], "from": ["2013"], "q": ["路灯"]}


def test_every_parameter_of_a_filter_can_be_set_in_the_form(ledger, tables):
    form = facets(ledger, tables, years(tables[0]), Filter(), "en")
    assert [*form["lists"], *form["spans"], "q"] == list(KEYS)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ({"province": ["sichuan"], "from": ["2013"], "q": ["路灯"]}, SICHUAN),
        ({}, Filter()),
        ({"province": ["atlantis", 7, None, "sichuan"], "q": [["x"]], "from": "2013", "page": ["x"]},
         Filter(province=("sichuan",))),
        (None, None),
        (["province"], None),
        ("province", None),
    ],
)  # fmt: skip
def test_only_what_can_be_chosen_is_taken_from_an_answer(ledger, said, chosen):
    assert answered(said, ledger) == chosen
