"""Facts and statements as Web Annotations: what the W3C's own assertions accept, at the words they speak of."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest
from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.api import answers
from outcomes.api.question import Question
from outcomes.i18n.labels import records
from outcomes.ledger.ledger import Ledger
from tests.conftest import Ask

MUSTS = json.loads((Path(__file__).parent / "standards" / "web-annotation-musts.json").read_text("utf-8"))
PUBLISHED = "jiangsu-theme-education-2024"


@cache
def validator(assertion: str) -> Draft4Validator:
    known = [(name, DRAFT4.create_resource(schema)) for name, schema in MUSTS["definitions"].items()]
    return Draft4Validator(MUSTS["assertions"][assertion], registry=Registry().with_resources(known))


def broken(test: str, document: Any) -> list[str]:
    """The assertions of a test of the W3C that a document does not meet."""
    return [name for name in MUSTS["tests"][test] if not validator(name).is_valid(document)]


@pytest.fixture(scope="module")
def collection(ask: Ask) -> dict[str, Any]:
    """All facts and statements in English."""
    return json.loads(answers.annotated(ask(lang=["en"])).body)


def test_what_is_served_meets_what_the_w3c_demands(collection: dict[str, Any]) -> None:
    context = {"@context": collection["@context"]}
    found = [broken("annotation", context | item) for item in collection["first"]["items"]]
    assert [names for names in (*found, broken("collection", collection), broken("page", collection)) if names] == []


@pytest.mark.parametrize(("key", "value"), [("@context", "x"), ("id", 1), ("type", "Note"), ("target", 1), ("body", 1)])
def test_the_assertions_of_the_w3c_tell_a_wrong_annotation(collection: dict[str, Any], key: str, value: Any) -> None:
    right = {"@context": collection["@context"]} | collection["first"]["items"][0]
    assert broken("annotation", right | {key: value}) != []


def test_a_selection_holds_its_facts_and_statements(ask: Ask) -> None:
    asked = ask(province=["qinghai"])
    made, chosen = json.loads(answers.annotated(asked).body), asked.selection
    names = [item["id"].rsplit("/", 1)[1].removesuffix(".jsonld") for item in made["first"]["items"]]
    assert names == [*chosen.frame["id"], *chosen.statements["id"]]
    assert (made["total"], "province=qinghai" in made["id"]) == (len(names), True)


def test_positions_count_characters_of_the_source_as_it_is_served(ask: Ask, collection: dict[str, Any]) -> None:
    ledger = ask().ledger
    texts = {name: answers.source(ask(), name, "txt").body.decode() for name in ledger.sources}
    for item, name in zip(collection["first"]["items"], (*ledger.facts, *ledger.statements), strict=True):
        quote, position = item["target"][0]["selector"]
        said = ledger.reported(name)
        words = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert texts[said.source][position["start"] : position["end"]] == quote["exact"] == said.quote
        assert texts[said.source].count(words) == 1


def test_the_body_says_the_figure_for_readers_and_for_programs(district: Ledger) -> None:
    name = next(fact.id for fact in district.facts.values() if fact.qualifier == "more-than")
    rows = facts_table(district)
    (row,) = records(rows[rows["id"] == name])
    asked = Question(district, rows, {}, "http://host", statements_table(district))
    words, figure = json.loads(answers.entry(asked, name, "fact", "jsonld").body)["body"]
    assert row["worded_en"] in words["value"]
    assert "not verified" in words["value"]
    assert (figure["schema:value"], figure["schema:minValue"]) == (row["value"], row["low"])
    assert (figure["schema:measurementQualifier"], figure["schema:unitText"]) == ("more-than", row["unit_en"])
    assert figure["id"] == f"http://host/facts?fact={name}"


def test_an_open_end_of_a_range_is_left_out(collection: dict[str, Any], frame: pd.DataFrame) -> None:
    for item, high in zip(collection["first"]["items"], frame["high"], strict=False):  # statements have none
        assert ("schema:maxValue" in item["body"][1]) == (high == high)


def test_words_of_a_published_source_are_found_on_its_page_too(ask: Ask, ledger: Ledger) -> None:
    name = next(fact.id for fact in ledger.facts.values() if fact.source == PUBLISHED)
    _, page = json.loads(answers.entry(ask(), name, "fact", "jsonld").body)["target"]
    fragment, quote = page["selector"]
    assert page["source"] == ledger.sources[PUBLISHED].url
    assert unquote(fragment["value"].removeprefix(":~:text=")) in ledger.texts[PUBLISHED].raw
    assert quote["exact"] in ledger.texts[PUBLISHED].raw
