"""Facts and statements as Web Annotations: what the W3C's own assertions accept, at the words they speak of."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest
from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from outcomes.analysis.table import facts_table
from outcomes.api import answers
from outcomes.api.question import Question
from outcomes.ledger.ledger import Ledger
from tests.test_api import question

MUSTS = json.loads((Path(__file__).parent / "standards" / "web-annotation-musts.json").read_text("utf-8"))
PUBLISHED = "jiangsu-theme-education-2024"


@cache
def validator(assertion: str) -> Draft4Validator:
    known = [(name, DRAFT4.create_resource(schema)) for name, schema in MUSTS["definitions"].items()]
    return Draft4Validator(MUSTS["assertions"][assertion], registry=Registry().with_resources(known))


def broken(test: str, document: Any) -> list[str]:
    """The assertions of a test of the W3C that a document does not meet."""
    return [name for name in MUSTS["tests"][test] if not validator(name).is_valid(document)]


def answered(asked: Question, name: str) -> dict[str, Any]:
    kind = "fact" if name in asked.ledger.facts else "statement"
    return json.loads(answers.entry(asked, name, kind, "jsonld").body)


@pytest.fixture(scope="module")
def collection(ledger: Ledger, frame: pd.DataFrame) -> dict[str, Any]:
    return json.loads(answers.annotated(question(ledger, frame, lang=["en"])).body)


def test_each_annotation_meets_what_the_w3c_demands(collection: dict[str, Any]) -> None:
    context = {"@context": collection["@context"]}
    found = [broken("annotation", context | item) for item in collection["first"]["items"]]
    assert [names for names in found if names] == []


@pytest.mark.parametrize("test", ["collection", "page"])
def test_a_selection_meets_what_the_w3c_demands(test: str, collection: dict[str, Any]) -> None:
    assert broken(test, collection) == []


@pytest.mark.parametrize(("key", "value"), [("@context", "x"), ("id", 1), ("type", "Note"), ("target", 1), ("body", 1)])
def test_the_assertions_of_the_w3c_tell_a_wrong_annotation(collection: dict[str, Any], key: str, value: Any) -> None:
    right = {"@context": collection["@context"]} | collection["first"]["items"][0]
    assert broken("annotation", right | {key: value}) != []


def test_a_selection_holds_its_facts_and_statements(ledger: Ledger, frame: pd.DataFrame) -> None:
    asked = question(ledger, frame, province=["qinghai"])
    made, chosen = json.loads(answers.annotated(asked).body), asked.selection
    names = [item["id"].rsplit("/", 1)[1].removesuffix(".jsonld") for item in made["first"]["items"]]
    assert names == [*chosen.frame["id"], *chosen.statements["id"]]
    assert (made["total"], "province=qinghai" in made["id"]) == (len(names), True)


def test_positions_count_characters_of_the_source_as_it_is_served(ledger: Ledger, frame: pd.DataFrame) -> None:
    asked = question(ledger, frame)
    for name in (*ledger.facts, *ledger.statements):
        quote, position = answered(asked, name)["target"][0]["selector"]
        source = ledger.reported(name).source
        text = answers.source(asked, source, "txt").body.decode()
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[position["start"] : position["end"]] == quote["exact"] == ledger.reported(name).quote
        assert text.count(words) == 1


def test_the_body_says_the_figure_for_readers_and_for_programs(district: Ledger) -> None:
    name = next(fact.id for fact in district.facts.values() if fact.qualifier == "more-than")
    rows = facts_table(district)
    row = rows[rows["id"] == name].iloc[0]
    words, figure = answered(question(district, rows, lang=["en"]), name)["body"]
    assert row["worded_en"] in words["value"]
    assert "not verified" in words["value"]
    assert (figure["schema:value"], figure["schema:minValue"], figure["schema:measurementQualifier"]) == (
        row["value"], row["low"], "more-than",
    )  # fmt: skip
    assert figure["schema:unitText"] == row["unit_en"]
    assert figure["id"] == f"http://host/facts?fact={name}"


def test_an_open_end_of_a_range_is_left_out(ledger: Ledger, frame: pd.DataFrame) -> None:
    name = frame.loc[frame["high"].isna(), "id"].iloc[0]
    assert "schema:maxValue" not in answered(question(ledger, frame), name)["body"][1]


def test_words_of_a_published_source_are_found_on_its_page_too(ledger: Ledger, frame: pd.DataFrame) -> None:
    name = next(fact.id for fact in ledger.facts.values() if fact.source == PUBLISHED)
    _, page = answered(question(ledger, frame), name)["target"]
    assert page["source"] == ledger.sources[PUBLISHED].url
    fragment, quote = page["selector"]
    assert unquote(fragment["value"].removeprefix(":~:text=")) in ledger.texts[PUBLISHED].raw
    assert quote["exact"] in ledger.texts[PUBLISHED].raw


def test_an_annotation_says_what_it_is(ledger: Ledger, frame: pd.DataFrame) -> None:
    kind = answers.entry(question(ledger, frame), next(iter(ledger.facts)), "fact", "jsonld").kind
    assert re.fullmatch(r'application/ld\+json; profile="http://www.w3.org/ns/anno.jsonld"', kind)
