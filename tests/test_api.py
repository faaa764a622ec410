"""Data for programs: what is asked for over HTTP is what the downloads hold, and nothing else can be reached."""

import gzip
import hashlib
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs

import pytest

from outcomes.analysis.options import options
from outcomes.analysis.store import Store
from outcomes.api import answers
from outcomes.ledger.ledger import Ledger
from outcomes.settings import Settings
from tests.conftest import Ask, csv_rows

FACT, STATED = "changleng-corridor-lights", "luhe-waste-plant-running"
SOURCE = "changleng-peoples-daily-2022"


class Reply(NamedTuple):
    status: int
    headers: Message
    body: bytes


def asked(address: str, method: str = "GET", **headers: str) -> Reply:
    request = urllib.request.Request(
        address, method=method, headers={name.replace("_", "-"): v for name, v in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return Reply(reply.status, reply.headers, reply.read())
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, error.headers, error.read())


def ids(rows: list[dict[str, str]]) -> list[str]:
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("kind", "asks", "passes"),
    [
        ("fact", {}, lambda ledger, entry: True),
        ("fact", {"q": [""], "province": [""]}, lambda ledger, entry: True),
        ("fact", {"fact": [FACT]}, lambda ledger, entry: entry.id == FACT),
        ("fact", {"fact": [FACT], "province": ["sichuan"]}, lambda ledger, entry: False),
        ("fact", {"province": ["四川省"]}, lambda ledger, entry: ledger.chain(entry.region)[-1].id == "sichuan"),
        ("fact", {"province": ["jiangsu"], "stage": ["outcome"]}, lambda ledger, entry: (
            ledger.chain(entry.region)[-1].id == "jiangsu" and ledger.indicators[entry.indicator].stage == "outcome")),
        ("statement", {"province": ["jiangsu"]}, lambda ledger, entry: ledger.chain(entry.region)[-1].id == "jiangsu"),
        ("statement", {"statement": [STATED]}, lambda ledger, entry: entry.id == STATED),
    ],
)  # fmt: skip
def test_the_rows_are_those_that_pass_the_filter_and_are_named(
    ledger: Ledger, kind: str, asks: dict, passes: Callable[[Ledger, Any], bool], ask: Ask
) -> None:
    expected = [entry.id for entry in getattr(ledger, f"{kind}s").values() if passes(ledger, entry)]
    asked = ask(**asks)
    assert ids(csv_rows(answers.rows(asked, kind, "csv").body)) == expected
    assert ids(json.loads(answers.rows(asked, kind, "json").body)[f"{kind}s"]) == expected


@pytest.mark.parametrize("kind", ["fact", "statement"])
@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("province=nowhere&province=sichuan", {"province": "provinces"}),
        ("theme=x&stage=impact", {"theme": "themes", "stage": "stages"}),
        ("text=x", {"text": "sources"}),
        ("from=soon", {"from": "a year of four digits"}),
        ("lang=fr", {"lang": ["zh", "en"]}),
        ("fact=atlantis", {"fact": "the ids in /api/facts.json"}),
        ("statement=atlantis", {"statement": "the ids in /api/statements.json"}),
    ],
)
def test_an_unknown_value_is_refused_with_those_that_are_known(
    ledger: Ledger, kind: str, query: str, known: dict, ask: Ask
) -> None:
    offered = options(ledger)
    lists = {"provinces": offered["province"], "themes": offered["theme"], "stages": offered["stage"],
             "sources": offered["source"]}  # fmt: skip
    answer = answers.rows(ask(**parse_qs(query)), kind, "csv")
    said = json.loads(answer.body)
    assert answer.status == 400
    assert said["known"] == {name: lists.get(str(value), value) for name, value in known.items()}
    assert all(repr(value) in said["error"] for name in known for value in parse_qs(query)[name] if value != "sichuan")


@pytest.mark.parametrize(("kind", "name"), [("fact", FACT), ("statement", STATED)])
def test_one_entry_comes_with_its_words_and_its_address(ledger: Ledger, kind: str, name: str, ask: Ask) -> None:
    (found,) = json.loads(answers.entry(ask(), name, kind).body)[f"{kind}s"]
    assert (found["id"], found["quote"]) == (name, ledger.reported(name).quote)
    assert found["citation"].endswith(f"http://host/facts?{kind}={name}")


def test_one_source_comes_with_the_ids_of_its_entries(ledger: Ledger, ask: Ask) -> None:
    found = json.loads(answers.source(ask(), SOURCE).body)
    assert found["sha256"] == ledger.sources[SOURCE].sha256
    for section in ("facts", "statements"):
        assert found[section] == [each.id for each in getattr(ledger, section).values() if each.source == SOURCE]


def test_the_relations_come_with_their_verdicts(ledger: Ledger, ask: Ask) -> None:
    found = json.loads(answers.relations(ask()).body)["relations"]
    assert ids(found) == list(ledger.consistency)
    assert all(entry["verdict"] and entry["calculations"] for entry in found)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"province": ["江苏省", "jiangsu"], "lang": ["en"]}, {"province": ["jiangsu"]}, True),
        ({"province": ["sichuan"]}, {"province": ["jiangsu"]}, False),
        ({"group": ["lights"]}, {"group": ["cases"]}, False),
        ({"theme": ["dark"]}, {"theme": ["light"]}, False),
        ({"width": ["9"]}, {}, False),
        ({"url": ["a"]}, {"url": ["b"]}, False),
        ({"lang": ["zh"]}, {"lang": ["en"]}, False),
    ],
)
def test_questions_with_one_answer_and_no_others_have_one_identity(
    one: dict, other: dict, same: bool, ask: Ask
) -> None:
    assert (ask(**one).identity == ask(**other).identity) == same


# Over HTTP


def test_the_data_package_describes_the_tables_beside_it(server: str) -> None:
    package = json.loads(asked(f"{server}/api/datapackage.json").body)
    for resource in package["resources"]:
        body = asked(f"{server}/api/{resource['path']}").body
        assert (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}") == (resource["bytes"], resource["hash"])
        assert [asked(f"{server}/api/{path}", "HEAD").status for path in resource.get("alternates", ())] in (
            [],
            [200] * 2,
        )
    assert [resource["path"] for resource in package["resources"]] == [
        "facts.csv", "facts.json", "statements.csv", "statements.json", "sources.csv",
    ]  # fmt: skip


def test_an_open_page_learns_the_state_of_the_files_and_nobody_keeps_it(server: str, real: tuple[Path, Path]) -> None:
    reply = asked(f"{server}/api/state")
    assert reply.body.decode() == Store(Settings(*real)).current().state
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "named", "status"),
    [("sources.csv", "*", 304), ("sources.csv", "{}", 304), ("sources.csv", 'W/"other", {}', 304),
     ("sources.csv", '"a, b" , {},', 304), ("sources.csv", "strong", 304), ("sources.csv", 'W/"other"', 200),
     ("sources.csv", "bare", 200), ("sources.csv", '"', 200), ("sources.csv?lang=zh", "{}", 200),
     ("facts.csv?province=nowhere", "{}", 400)],
)  # fmt: skip
def test_an_answer_that_the_reader_has_is_not_sent_again(server: str, path: str, named: str, status: int) -> None:
    tag = asked(f"{server}/api/sources.csv").headers["ETag"]
    named = {"strong": tag.removeprefix("W/"), "bare": tag[3:-1]}.get(named, named).format(tag)
    again = asked(f"{server}/api/{path}", If_None_Match=named)
    assert (again.status, again.body == b"") == (status, status == 304)
    assert status != 304 or again.headers["ETag"] == tag


def test_any_page_may_read_an_answer(server: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        reply = asked(f"{server}/api/facts.csv", method, Origin="https://example.org")
        assert reply.status == (204 if method == "OPTIONS" else 200)
        assert reply.headers["Access-Control-Allow-Origin"] == "*"
        assert reply.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert bool(reply.body) == (method == "GET")
    assert asked(f"{server}/api/facts.csv", "POST").status == 405


def test_an_answer_is_sent_compressed_to_those_who_can_read_it(server: str) -> None:
    plain = asked(f"{server}/api/facts.json")
    small = asked(f"{server}/api/facts.json", Accept_Encoding="gzip")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) * 4 < len(plain.body)


def test_no_other_site_may_send_messages_to_a_page_but_streamlits_public_cloud(server: str) -> None:
    told = json.loads(asked(f"{server}/_stcore/host-config").body)
    assert told["allowedOrigins"] == ["https://*.streamlit.app", "https://share.streamlit.io"]
