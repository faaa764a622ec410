"""python -m outcomes schema: the JSON Schema with which an editor completes and checks as one types.

Write the JSON Schema beside the curated file (facts.yaml: facts.schema.json). It knows the ids of the file, except
those of facts, so that an editor completes them.
"""

import argparse
import json
from typing import Any

from pydantic.json_schema import models_json_schema

from outcomes.cli.common import keep_current, read_curated
from outcomes.ledger.checks.references import REFERENCES
from outcomes.ledger.document import SECTIONS, Document
from outcomes.ledger.models import CuratedFile
from outcomes.ledger.worksheet import DEFAULTS, PASSAGE, PHRASES, REPORTED

# Facts are left out: they are added daily, and each would make the schema out of date.
LISTED = tuple(name for name in SECTIONS if name not in ("facts", "not_facts", "idioms", "names"))
ABOUT = {
    "id": "Kebab-case, stable, never reused: it is part of a URL.",
    "file": "The name of the text in the folder of source texts.",
    "sha256": "Of the text, whatever its line ends, so that a changed source is noticed.",
    "published": "EDTF: 2022, 2022-01, 2022-01-31; ~ for approximate, such as 2022-01~.",
    "published_basis": "The words or the reasoning the date rests on.",
    "transcription": "pinyin-annotated where a reading in brackets follows the characters.",
    "code": "GB/T 2260, six digits; every province has one.",
    "parent": "The region that contains this one; a province has none.",
    "stage": "The results chain.",
    "measure": "Levels, changes, shares of a target and ranks never share a chart.",
    "group": "Indicators of one group may share a chart.",
    "definition": "What the text counts, in one sentence.",
    "comparison": "What a reader must know before comparing places.",
    "value": "The number the figure reads: 1.2万多 is 12000, 90%以上 is 90, 下降3.2% is -3.2, 30—50 is [30, 50].",
    "qualifier": "How the figure is worded; exactly where it is not.",
    "period": "EDTF; left out where the text gives none.",
    "period_basis": "The words an inferred period rests on.",
    "quote": "The words of the source, character for character, without the readings of an annotated text.",
    "figure": "The numeral as printed, once in the quote, with its words of approximation.",
    "prefix": "What stands before the quote, only where the quote stands more than once.",
    "suffix": "What stands after the quote, only where the quote stands more than once.",
    "translation": "The quote in English.",
    "part_of": "A fact that contains this one: the two are never added.",
    "note": "A doubt the reader must see.",
    "per": "What a rate is of: 每人每月, a person a month.",
    "counts": "A stock is dated as of a date, a flow by a stretch of time, a cumulative number runs from a start on.",
    "kind": "A target or a plan is no result. Of a statement: an award, a status, full coverage or an effect. "
    "Of a source: what it was published as.",
    "against": "What a change is measured from.",
    "before": "The earlier value of the same quote: 12 days in 由12天缩短到3天.",
    "target_of": "The fact whose target this share is of.",
    "theme": "Of a fact: overrules the theme of its indicator.",
    "header": "The head of the table's column in which the figure stands, as printed.",
    "result": "The fact that the facts under of give.",
    "of": "Two facts, for a sum two or more, in the order of the calculation.",
    "why": "The reason, in both languages.",
    "formerly": "Ids that the entry had: their addresses lead on to it.",
    "readings": "How often the text was read, when last, and how far two readings agree.",
    "found": "Figures that the first reading found, the second, and both.",
    "alike": "How many of the figures that both readings found have the same code.",
    "alpha": "Krippendorff's nominal alpha; left out where only one code was ever used.",
    "versions": "Texts that this one replaced: their sha256, until when, and why.",
    "reason": "Why the numeral is no fact.",
}


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("--check", action="store_true", help="write nothing; say whether the schema is current")


def run(args: argparse.Namespace) -> int:
    """Write the schema, or compare it with the one that is there."""
    document, _ = read_curated(args.data)
    return keep_current(args, args.data.with_suffix(".schema.json"), schema_bytes(document))


def schema_bytes(document: Document) -> bytes:
    """The schema of the models, with the ids of a curated file, always in the same order."""
    _, made = models_json_schema([(CuratedFile, "validation")], ref_template="#/definitions/{model}")
    definitions = {name: _described(_typed(definition)) for name, definition in made["$defs"].items()}
    references = {**REFERENCES, "indicators": {**REFERENCES["indicators"], "group": "groups"}}
    for section, fields in references.items():
        properties = definitions[SECTIONS[section].__name__]["properties"]
        for field, target in fields.items():
            if target in LISTED and document.ids[target]:
                definitions[f"known_{target}"] = _list(document, target)
                properties[field] = _completed(properties[field], target)
    definitions["Worksheet"] = _worksheet(definitions)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",  # the newest that all YAML editors know
        "title": "Curated file of reported outcomes",
        "definitions": definitions,
        "if": {"required": ["text"]},
        "then": {"$ref": "#/definitions/Worksheet"},
        "else": {"$ref": "#/definitions/CuratedFile"},
    }
    return (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _worksheet(definitions: dict[str, Any]) -> dict[str, Any]:
    """A worksheet: entries of the curated file, of which each may leave out what its passage or the defaults say."""

    def entries(section: str) -> dict[str, Any]:
        name = SECTIONS[section].__name__
        keys = {key: {"$ref": f"#/definitions/{name}/properties/{key}"} for key in definitions[name]["properties"]}
        return {"type": "array", "items": {"type": "object", "properties": keys, "additionalProperties": False}}

    def shared(*names: str) -> dict[str, Any]:
        return {name: {"$ref": f"#/definitions/Fact/properties/{name}"} for name in names}

    passage = shared(*REPORTED, "period_basis", "prefix", "suffix") | {name: entries(name) for name in PASSAGE}
    shape: dict[str, Any] = {"type": "object", "additionalProperties": False}
    phrases = {"type": "array", "items": {"type": ["string", "number"]}}
    parts = {
        "base": {"type": ["string", "number"]},
        "source": {"$ref": "#/definitions/Source"},
        "defaults": shape | {"properties": shared(*DEFAULTS)},
        "text": {"type": "array", "items": {"anyOf": [shape | {"properties": passage}, entries("not_facts")["items"]]}},
        **dict.fromkeys(PHRASES, phrases),
    }
    return shape | {"required": ["source", "text"], "properties": parts}


def _typed(node: Any) -> Any:
    """The schema as our loader reads: the typed text of every scalar, quoted or not, and no empty value."""
    if isinstance(node, list):
        return [_typed(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _typed(value) for key, value in node.items() if key != "default" or value not in (None, [])}
    choices = [choice for choice in node.get("anyOf", []) if choice.get("type") != "null"]
    if len(choices) == 1:  # a key may be left out, but null is not a way to say so
        node = {key: value for key, value in node.items() if key != "anyOf"} | choices[0]
    if node.get("type") == "number":
        node |= {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"}
    elif node.get("type") == "string" and "enum" not in node and "const" not in node:
        node["type"] = ["string", "number", "boolean"]
    return node


def _described(definition: dict[str, Any]) -> dict[str, Any]:
    """Each property with its title and what a curator should know of it."""
    properties = {}
    for name, found in definition["properties"].items():
        # In this draft nothing beside a $ref counts, so that one is wrapped.
        wrapped = {"allOf": [found]} if "$ref" in found else found
        words = {"title": name.replace("_", " ").capitalize()}
        properties[name] = {**wrapped, **words, **({"description": ABOUT[name]} if name in ABOUT else {})}
    return {**definition, "properties": properties}


def _list(document: Document, section: str) -> dict[str, list[str]]:
    """The ids of a section, once for all keys that name them, and beside each what an editor shows: both names."""
    entries = document.by_id(section)
    ids = sorted(document.ids[section])
    named = [getattr(entries.get(key), "title" if section == "sources" else "name", None) for key in ids]
    return {"enum": ids, "enumDescriptions": [f"{name.zh} · {name.en}" if name else "" for name in named]}


def _completed(found: dict[str, Any], section: str) -> dict[str, Any]:
    """A reference: the ids of the file to choose from, and any other text, which the check will name."""
    shape = {key: found[key] for key in ("type", "pattern", "maxLength")}
    rest = {key: value for key, value in found.items() if key not in shape}
    return {**rest, "anyOf": [{"$ref": f"#/definitions/known_{section}"}, shape]}
