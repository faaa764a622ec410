"""The real file: it loads, nothing is left out, and no mistake in it goes unnoticed."""

import hashlib
from collections import Counter

import pytest

from outcomes.errors import AnchorError
from outcomes.ledger.checks import accounts
from outcomes.ledger.checks.coverage import account, set_phrases
from outcomes.ledger.checks.quotes import anchor
from outcomes.ledger.document import read_document
from outcomes.ledger.yamlfile import parse
from outcomes.text.numerals import scan

PROVINCES = {"江苏省", "河北省", "重庆市", "浙江省", "江西省", "青海省", "北京市", "四川省"}


@pytest.fixture(scope="module")
def document(real):
    return read_document(parse(real[0].read_text("utf-8"), "facts.yaml"), "facts.yaml")[0]


def test_every_fact_of_the_file_is_on_the_table(frame, written):
    assert frame["id"].tolist() == [fact["id"] for fact in written["facts"]]


def test_every_source_has_its_facts(frame, written):
    assert frame["source"].value_counts().to_dict() == Counter(fact["source"] for fact in written["facts"])
    assert set(frame["source"]) == {source["id"] for source in written["sources"]}


def test_every_text_is_a_source_unchanged(real, written):
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in real[1].iterdir()}
    assert {source["file"]: source["sha256"] for source in written["sources"]} == hashes


def test_all_provinces_that_the_texts_name_are_present(frame):
    assert set(frame["province_zh"]) >= PROVINCES


def test_every_quote_of_a_plain_text_stands_in_the_file_once(real, written):
    plain = {
        source["id"]: (real[1] / source["file"]).read_text("utf-8")
        for source in written["sources"]
        if source.get("transcription", "plain") == "plain"
    }
    assert len(plain) >= 4
    for fact in written["facts"]:
        if fact["source"] in plain:
            words = fact.get("prefix", "") + fact["quote"] + fact.get("suffix", "")
            assert (fact["id"], plain[fact["source"]].count(words)) == (fact["id"], 1)
            assert fact["quote"].count(fact["figure"]) == 1


def test_every_numeral_of_every_text_has_a_fate(ledger):
    for source, text in ledger.texts.items():
        assert [role.numeral for role in ledger.roles[source]] == scan(text.reading)


def test_a_fact_that_is_left_out_leaves_its_numerals_unclaimed(ledger, document):
    claims, unsure = accounts.claims(document, ledger.anchors)
    assert unsure == set()
    phrases = {
        source: set_phrases(text.reading, document.phrases("idioms"), document.phrases("names"))
        for source, text in ledger.texts.items()
    }
    for fact in ledger.facts.values():
        text, place = ledger.texts[fact.source].reading, ledger.anchors[fact.id]
        others = [claim for claim in claims[fact.source] if claim.id != fact.id]
        missing = [found.numeral for found in account(text, others + phrases[fact.source])[1]]
        assert missing == [n for n in scan(text) if place.figure_start < n.end and n.start < place.figure_end]
        assert missing


def test_a_digit_that_differs_in_any_quote_is_noticed(ledger):
    for fact in ledger.facts.values():
        text = ledger.texts[fact.source].reading
        for i, c in enumerate(fact.quote):
            if c in "0123456789":
                wrong = fact.quote[:i] + str((int(c) + 1) % 10) + fact.quote[i + 1 :]
                with pytest.raises(AnchorError):
                    anchor(text, fact.model_copy(update={"quote": wrong}), hint=False)
