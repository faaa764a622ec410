"""Data for programs: what is asked for over HTTP is what the downloads hold, and nothing else can be reached."""

import gzip
import hashlib
import json
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

import pandas as pd
import pytest

from outcomes.analysis.filters import Filter
from outcomes.analysis.options import options
from outcomes.analysis.sentence import sentence
from outcomes.analysis.statements import statements_table
from outcomes.analysis.store import Store
from outcomes.api import answers
from outcomes.api.answers import Question
from outcomes.export.tables import csv_bytes, json_bytes
from outcomes.ledger.ledger import Ledger
from outcomes.settings import Settings
from tests.conftest import csv_rows

FACT = "changleng-corridor-lights"


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


def question(ledger: Ledger, frame: pd.DataFrame, **parameters: list[str]) -> Question:
    return Question(ledger, frame, parameters, "http://host", statements_table(ledger))


def test_the_api_and_the_download_give_the_same_bytes(server: str, ledger: Ledger, frame: pd.DataFrame) -> None:
    chosen = Filter(province=("jiangsu",), stage=("outcome",))
    rows, link = chosen.apply(frame), f"{server}/facts?fact={{id}}"
    said = sentence(chosen, ledger, "zh", len(rows), len(frame))
    for ending, write in (("csv", csv_bytes), ("json", json_bytes)):
        reply = asked(f"{server}/api/facts.{ending}?province=jiangsu&stage=outcome&lang=zh")
        assert (reply.status, reply.body) == (200, write(rows, ledger, "zh", said, link=link))


def test_without_parameters_every_fact_is_there(server: str, ledger: Ledger) -> None:
    reply = asked(f"{server}/api/facts.csv")
    assert [row["id"] for row in csv_rows(reply.body)] == list(ledger.facts)
    assert reply.headers["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize(("query", "found"), [(f"fact={FACT}", [FACT]), (f"fact={FACT}&province=sichuan", [])])
def test_facts_are_asked_for_by_name(server: str, query: str, found: list[str]) -> None:
    assert [row["id"] for row in csv_rows(asked(f"{server}/api/facts.csv?{query}").body)] == found


@pytest.mark.parametrize("table", ["facts", "statements"])
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
    ledger: Ledger, frame: pd.DataFrame, table: str, query: str, known: dict
) -> None:
    offered = options(ledger)
    lists = {"provinces": offered["province"], "themes": offered["theme"], "stages": offered["stage"],
             "sources": offered["source"]}  # fmt: skip
    answer = getattr(answers, table)(question(ledger, frame, **parse_qs(query)), "csv")
    said = json.loads(answer.body)
    assert answer.status == 400
    assert said["known"] == {name: lists.get(str(value), value) for name, value in known.items()}
    assert all(repr(value) in said["error"] for name in known for value in parse_qs(query)[name] if value != "sichuan")


def test_the_api_takes_names_for_ids(server: str) -> None:
    by_name = asked(f"{server}/api/facts.csv?province=%E5%9B%9B%E5%B7%9D%E7%9C%81")
    assert (by_name.status, by_name.body) == (200, asked(f"{server}/api/facts.csv?province=sichuan").body)


def test_a_refused_download_is_not_kept_as_a_file(server: str) -> None:
    kept, refused = (asked(f"{server}/download/facts.csv?province={name}") for name in ("hebei", "nowhere"))
    assert "attachment" in kept.headers["Content-Disposition"]
    assert (refused.status, refused.headers["Content-Disposition"]) == (400, None)


def test_a_refusal_is_never_mistaken_for_an_answer_known_already(server: str) -> None:
    tag = asked(f"{server}/api/facts.csv").headers["ETag"]
    assert asked(f"{server}/api/facts.csv?province=nowhere", If_None_Match=tag).status == 400


def test_one_fact_comes_with_its_words(server: str, ledger: Ledger) -> None:
    (fact,) = json.loads(asked(f"{server}/api/facts/{FACT}.json").body)["facts"]
    assert (fact["id"], fact["quote"]) == (FACT, ledger.facts[FACT].quote)
    assert fact["citation"].endswith(f"{server}/facts?fact={FACT}")


def test_one_source_comes_with_the_ids_of_its_facts(server: str, ledger: Ledger) -> None:
    name = "changleng-peoples-daily-2022"
    found = json.loads(asked(f"{server}/api/sources/{name}.json").body)
    assert found["sha256"] == ledger.sources[name].sha256
    assert found["facts"] == [fact.id for fact in ledger.facts.values() if fact.source == name]


def test_the_data_package_describes_the_tables_beside_it(server: str) -> None:
    package = json.loads(asked(f"{server}/api/datapackage.json").body)
    for resource in package["resources"]:
        body = asked(f"{server}/api/{resource['path']}").body
        assert (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}") == (resource["bytes"], resource["hash"])
    assert [resource["path"] for resource in package["resources"]] == [
        "facts.csv", "sources.csv", "facts.json", "statements.csv", "statements.json",
    ]  # fmt: skip


def test_the_statements_of_a_selection_are_those_the_filter_passes(ledger: Ledger, frame: pd.DataFrame) -> None:
    reply = answers.statements(question(ledger, frame, province=["jiangsu"]), "json")
    found = json.loads(reply.body)
    assert [row["id"] for row in found["statements"]] == [
        entry.id for entry in ledger.statements.values() if ledger.chain(entry.region)[-1].id == "jiangsu"
    ]


def test_statements_are_asked_for_by_name(ledger: Ledger, frame: pd.DataFrame) -> None:
    name = next(iter(ledger.statements))
    reply = answers.statements(question(ledger, frame, statement=[name]), "csv")
    assert [row["id"] for row in csv_rows(reply.body)] == [name]


def test_one_statement_comes_with_its_words_and_its_address(ledger: Ledger, frame: pd.DataFrame) -> None:
    name = next(iter(ledger.statements))
    (found,) = json.loads(answers.statement(question(ledger, frame), name).body)["statements"]
    assert found["quote"] == ledger.statements[name].quote
    assert found["citation"].endswith(f"/facts?statement={name}")


def test_no_statement_is_made_up(ledger: Ledger, frame: pd.DataFrame) -> None:
    assert answers.statement(question(ledger, frame), "no-such").status == 404


def test_the_relations_come_with_their_verdicts(ledger: Ledger, frame: pd.DataFrame) -> None:
    found = json.loads(answers.relations(question(ledger, frame)).body)["relations"]
    assert [entry["id"] for entry in found] == list(ledger.consistency)
    assert all(entry["verdict"] and entry["calculations"] for entry in found)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (f"facts/{FACT}.bib", "application/x-bibtex; charset=utf-8"),
        (f"facts/{FACT}.csl.json", "application/vnd.citationstyles.csl+json"),
        (f"facts/{FACT}.jsonld", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'),
        ("annotations.jsonld?province=qinghai", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'),
        ("facts.bib?province=qinghai", "application/x-bibtex; charset=utf-8"),
        ("sources/changleng-peoples-daily-2022.txt", "text/plain; charset=utf-8"),
        ("facts.csv-metadata.json", "application/csvm+json"),
    ],
)
def test_each_form_says_what_it_is(server: str, path: str, kind: str) -> None:
    reply = asked(f"{server}/api/{path}")
    assert (reply.status, reply.headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    "path",
    [
        "facts/atlantis.json", "facts/atlantis.csl.json", "statements/atlantis.jsonld", "sources/atlantis.txt",
        "sources/atlantis.json", "facts/.json", "facts/x/y.json", "nothing", "", "facts.exe", "facts/facts.yaml",
    ],
)  # fmt: skip
def test_what_is_not_there_is_answered_kindly_in_json(server: str, path: str) -> None:
    reply = asked(f"{server}/api/{path}")
    assert reply.status == 404
    assert set(json.loads(reply.body)) == {"error", "fix"}


@pytest.mark.parametrize("path", ["facts/%2e%2e%2fREADME.json", "sources/..%5cfacts.json"])
def test_a_way_out_of_the_folder_is_refused(server: str, path: str) -> None:
    assert asked(f"{server}/api/{path}").status == 400


def test_an_open_page_learns_the_state_of_the_files_and_nobody_keeps_it(server: str, real: tuple[Path, Path]) -> None:
    reply = asked(f"{server}/api/state")
    assert reply.body.decode() == Store(Settings(*real)).current().state
    assert reply.headers["Cache-Control"] == "no-store"


def test_an_answer_that_has_not_changed_is_not_sent_again(server: str) -> None:
    address = f"{server}/api/facts.json?province=sichuan"
    tag = asked(address).headers["ETag"]
    again = asked(address, If_None_Match=tag)
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)
    assert asked(f"{address}&lang=zh", If_None_Match=tag).status == 200


@pytest.mark.parametrize(
    ("named", "status"),
    [("*", 304), ("{}", 304), ('W/"other", {}', 304), ('"a, b" , {},', 304), ("strong", 304),
     ('W/"other"', 200), ("bare", 200), ('"', 200)],
)  # fmt: skip
def test_any_form_of_the_tag_that_was_given_is_known_again(server: str, named: str, status: int) -> None:
    address = f"{server}/api/sources.csv"
    tag = asked(address).headers["ETag"]
    named = {"strong": tag.removeprefix("W/"), "bare": tag[3:-1]}.get(named, named).format(tag)
    assert asked(address, If_None_Match=named).status == status


@pytest.mark.parametrize("path", ["api/facts.csv", "api/statements.json", "download/facts.xlsx", "download/brief.md"])
def test_a_misspelt_parameter_is_told_with_those_that_are_known(server: str, path: str) -> None:
    reply = asked(f"{server}/{path}?provinse=jiangsu&lang=en")
    said = json.loads(reply.body)
    assert reply.status == 400
    assert "'provinse'" in said["error"]
    assert {"province", "text", "from", "q", "fact", "lang"} <= set(said["known"])


@pytest.mark.parametrize("path", ["brief.html?region=atlantis", "charts/atlantis.csv", "charts/multiples.csv?about=x"])
def test_a_download_of_what_is_not_there_is_a_mistake_of_the_question(server: str, path: str) -> None:
    assert asked(f"{server}/download/{path}").status == 400


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


@pytest.mark.parametrize("path", ["", "facts", "api/facts.csv", "api/nothing", "_stcore/health"])
def test_every_answer_carries_the_headers_that_guard_a_browser(server: str, path: str) -> None:
    headers = asked(f"{server}/{path}").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http:" not in policy


@pytest.mark.parametrize("parameters", [{"q": [""]}, {"province": [""]}])
def test_empty_values_are_ignored(ledger: Ledger, frame: pd.DataFrame, parameters: dict) -> None:
    expected = answers.facts(question(ledger, frame), "csv")
    assert answers.facts(question(ledger, frame, **parameters), "csv") == expected


def test_questions_with_one_answer_have_one_identity(ledger: Ledger, frame: pd.DataFrame) -> None:
    first = question(ledger, frame, province=["江苏省", "jiangsu"], lang=["en"])
    second = question(ledger, frame, province=["jiangsu"])
    assert first.identity == second.identity
    assert first.identity != question(ledger, frame, province=["sichuan"]).identity


@pytest.mark.parametrize(
    ("one", "other"),
    [({"group": ["lights"]}, {"group": ["cases"]}), ({"theme": ["dark"]}, {"theme": ["light"]}), ({"width": ["9"]}, {}),
     ({"url": ["a"]}, {"url": ["b"]}), ({"lang": ["zh"]}, {"lang": ["en"]})],
)  # fmt: skip
def test_questions_with_other_answers_have_other_identities(
    one: dict, other: dict, ledger: Ledger, frame: pd.DataFrame
) -> None:
    assert question(ledger, frame, **one).identity != question(ledger, frame, **other).identity


def test_no_other_site_may_send_messages_to_a_page_but_streamlits_public_cloud(server: str) -> None:
    told = json.loads(asked(f"{server}/_stcore/host-config").body)
    assert told["allowedOrigins"] == ["https://*.streamlit.app", "https://share.streamlit.io"]
