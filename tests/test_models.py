"""The shape of one entry."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from outcomes.ledger.models import CuratedFile, Name, Region, Source
from tests.conftest import make_fact, source


@pytest.mark.parametrize("value", ["0", "12", "26.5", "98.96", "0.000001", "123456789012345", 12000, 26.5])
def test_a_value_is_a_plain_number(value):
    assert str(make_fact(value=value).value) == str(value)


@pytest.mark.parametrize(
    "value",
    ["--1", "+1", "1e5", "1,200", "NaN", "Infinity", "１２", "1.", ".5", "", " 1", "1.2万", "1" * 16, "0.0000001",
     None],
)  # fmt: skip
def test_a_value_in_any_other_form_is_refused(value):
    with pytest.raises(ValidationError, match=r"a plain number such as 12000 or 26\.5 is expected"):
        make_fact(value=value)


@pytest.mark.parametrize("key", ["a", "a1", "1-a", "town-street-lights", "a" * 80])
def test_an_id_is_kebab_case(key):
    assert make_fact(id=key).id == key


@pytest.mark.parametrize(
    "key", ["", "A", "a_b", "a--b", "-a", "a-", "a b", "路灯", "é", "e\u0301", "💡", "a\n", "a/b", "../a", "a" * 81]
)
def test_any_other_id_is_refused(key):
    with pytest.raises(ValidationError, match="id"):
        make_fact(id=key)


@pytest.mark.parametrize("file", ["a.txt", "000_8ac3.txt", "路灯.txt", "a b.txt"])
def test_a_source_names_a_text_in_the_folder(file):
    assert Source.model_validate(source(file=file)).file == file


@pytest.mark.parametrize(
    "file", ["", "a", "a.txt.exe", "../a.txt", "a/b.txt", "a\\b.txt", "c:a.txt", "a\n.txt", ".txt\n"]
)
def test_a_file_name_that_leads_elsewhere_is_refused(file):
    with pytest.raises(ValidationError, match="file"):
        Source.model_validate(source(file=file))


@pytest.mark.parametrize(
    ("key", "value"),
    [("url", "javascript:alert(1)"), ("url", "https://a.org/<b>"), ("url", "example.org"), ("sha256", "E" * 64),
     ("sha256", "e" * 63), ("transcription", "pinyin"), ("title", "小镇"), ("title", {"zh": "小镇"}),
     ("title", {"zh": "小镇", "en": " "}), ("published", " ")],
)  # fmt: skip
def test_a_source_with_a_wrong_value_is_refused(key, value):
    with pytest.raises(ValidationError, match=key):
        Source.model_validate(source(**{key: value}))


@pytest.mark.parametrize(
    ("key", "value"),
    [("qualifier", "over"), ("quote", ""), ("quote", "x" * 2001), ("figure", ""), ("translation", " "), ("note", "x")],
)
def test_a_fact_with_a_wrong_value_is_refused(key, value):
    with pytest.raises(ValidationError, match=key):
        make_fact(**{key: value})


def test_a_figure_is_exact_where_no_wording_is_given():
    fact = make_fact().model_dump(exclude_unset=True)
    del fact["qualifier"]
    assert make_fact(**fact).qualifier == "more-than"  # the builder's own
    assert type(make_fact()).model_validate(fact).qualifier == "exactly"


@pytest.mark.parametrize("code", ["32000", "3200000", "32000a", "３２００００"])
def test_the_code_of_a_place_has_six_digits(code):
    with pytest.raises(ValidationError, match="code"):
        Region(id="a", name=Name(zh="甲", en="A"), level="province", code=code)


def test_a_name_is_found_by_its_language():
    assert (Name(zh="路灯", en="lights")["zh"], Name(zh="路灯", en="lights")["en"]) == ("路灯", "lights")


def test_an_entry_does_not_change_after_loading():
    with pytest.raises(ValidationError, match="frozen"):
        make_fact().value = 1


def test_the_schema_for_editors_refuses_unknown_keys_everywhere():
    definitions = CuratedFile.model_json_schema()["$defs"]
    assert len(definitions) > 10
    assert {name for name, entry in definitions.items() if entry.get("additionalProperties") is not False} == set()


@pytest.mark.parametrize("value", [[1], [1, 2, 3], [3, 2], [2, 2]])
def test_a_range_has_two_ends_and_rises(value):
    with pytest.raises(ValidationError, match="a range"):
        make_fact(value=value)


def test_a_range_and_a_fall_are_values():
    assert make_fact(value=[30, 50]).value == (30, 50)
    assert make_fact(value=-3.2).value == Decimal("-3.2")
