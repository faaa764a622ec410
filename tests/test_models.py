"""The shape of one entry."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from outcomes.ledger.models import CuratedFile, Fact, Name, Region, Source
from tests.conftest import make_fact, source

REGION = {"id": "a", "name": {"zh": "甲", "en": "A"}, "level": "province"}
BASE = {Fact: make_fact().model_dump(), Source: source(), Region: REGION}
NUMBER = r"a plain number such as 12000 or 26\.5 is expected"
RIGHT = [
    (Fact, "value", ["0", "12", "26.5", "98.96", "0.000001", "123456789012345", 12000, 26.5, -3.2]),
    (Fact, "id", ["a", "a1", "1-a", "town-street-lights", "a" * 80]),
    (Source, "file", ["a.txt", "000_8ac3.txt", "路灯.txt", "a b.txt"]),
]
WRONG = [
    # model, key, values, what is said of it
    (Fact, "value", ["--1", "+1", "1e5", "1,200", "NaN", "Infinity", "１２", "1.", ".5", "", " 1", "1.2万", "1" * 16,
                     "0.0000001", None], NUMBER),
    (Fact, "value", [[1], [1, 2, 3], [3, 2], [2, 2]], "a range"),
    (Fact, "id", ["", "A", "a_b", "a--b", "-a", "a-", "a b", "路灯", "é", "e\u0301", "💡", "a\n", "a/b", "../a",
                  "a" * 81], "id"),
    (Fact, "qualifier", ["over"], "qualifier"), (Fact, "quote", ["", "x" * 2001], "quote"),
    (Fact, "figure", [""], "figure"), (Fact, "translation", [" "], "translation"), (Fact, "note", ["x"], "note"),
    (Source, "file", ["", "a", "a.txt.exe", "../a.txt", "a/b.txt", "a\\b.txt", "c:a.txt", "a\n.txt", ".txt\n"],
     "file"),
    (Source, "url", ["javascript:alert(1)", "https://a.org/<b>", "example.org"], "url"),
    (Source, "sha256", ["E" * 64, "e" * 63], "sha256"), (Source, "transcription", ["pinyin"], "transcription"),
    (Source, "title", ["小镇", {"zh": "小镇"}, {"zh": "小镇", "en": " "}], "title"),
    (Source, "published", [" "], "published"),
    (Region, "code", ["32000", "3200000", "32000a", "３２００００"], "code"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "key", "value"), [(m, key, each) for m, key, values in RIGHT for each in values])
def test_a_value_of_the_right_shape_is_kept(model, key, value):
    assert str(getattr(model.model_validate(BASE[model] | {key: value}), key)) == str(value)


@pytest.mark.parametrize(
    ("model", "key", "value", "said"), [(m, key, each, said) for m, key, values, said in WRONG for each in values]
)
def test_a_value_of_any_other_shape_is_refused(model, key, value, said):
    with pytest.raises(ValidationError, match=said):
        model.model_validate(BASE[model] | {key: value})


def test_a_range_is_a_value():
    assert make_fact(value=[30, 50]).value == (Decimal(30), Decimal(50))


def test_a_figure_is_exact_where_no_wording_is_given():
    assert Fact.model_validate({key: value for key, value in BASE[Fact].items() if key != "qualifier"}).qualifier == (
        "exactly"
    )


def test_a_name_is_found_by_its_language():
    assert (Name(zh="路灯", en="lights")["zh"], Name(zh="路灯", en="lights")["en"]) == ("路灯", "lights")


def test_an_entry_does_not_change_after_loading():
    with pytest.raises(ValidationError, match="frozen"):
        make_fact().value = 1


def test_the_schema_for_editors_refuses_unknown_keys_everywhere():
    definitions = CuratedFile.model_json_schema()["$defs"]
    assert len(definitions) > 10
    assert {name for name, entry in definitions.items() if entry.get("additionalProperties") is not False} == set()
