"""The real file: it loads, nothing is left out, and no mistake in it goes unnoticed."""

import hashlib
import shutil
from collections import Counter
from decimal import Decimal

import pytest

from outcomes.errors import AnchorError
from outcomes.ledger.checks import accounts
from outcomes.ledger.checks.coverage import account, set_phrases
from outcomes.ledger.document import read_document
from outcomes.ledger.ledger import load
from outcomes.ledger.yamlfile import parse
from outcomes.text.anchors import anchor
from outcomes.text.figures import read_figure
from outcomes.text.numerals import scan
from tests.conftest import refused

PROVINCES = {"江苏省", "河北省", "重庆市", "浙江省", "江西省", "青海省", "北京市", "四川省"}
LIGHTS = "changleng-corridor-lights"  # “1.2万多”, a number with a decimal and a wording
TANKS = "changleng-septic-tanks-cleaned"  # its quote was never corrected, so that no correction repeats it


@pytest.fixture(scope="module")
def document(real):
    return read_document(parse(real[0].read_text("utf-8"), "facts.yaml"), "facts.yaml")[0]


@pytest.fixture
def copy(real, tmp_path):
    """The real data in a folder of its own, to be spoilt."""
    shutil.copy(real[0], tmp_path)
    shutil.copytree(real[1], tmp_path / "seeds")
    return tmp_path / real[0].name, tmp_path / "seeds"


def entry(lines: list[str], key: str) -> tuple[int, int]:
    """The lines of a fact, from that of its id up to the next entry, counted from 0."""
    start = lines.index(f"  - id: {key}\n", lines.index("facts:\n"))
    end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("    "))
    return start, end


def change(path, key: str, field: str, old: str, new: str) -> int:
    """Change one field of a fact; the number of its line."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    start, end = entry(lines, key)
    at = next(i for i in range(start, end) if lines[i].startswith(f"    {field}: "))
    assert lines[at].count(old) == 1
    lines[at] = lines[at].replace(old, new)
    path.write_text("".join(lines), "utf-8")
    return at + 1


def test_every_fact_of_the_file_is_on_the_table(frame, written):
    assert frame["id"].tolist() == [fact["id"] for fact in written["facts"]]
    assert len(frame) >= 120


def test_every_source_has_its_facts(frame, written):
    assert frame["source"].value_counts().to_dict() == Counter(fact["source"] for fact in written["facts"])
    assert set(frame["source"]) == {source["id"] for source in written["sources"]}


def test_every_text_is_a_source_unchanged(real, written):
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in real[1].iterdir()}
    assert {source["file"]: source["sha256"] for source in written["sources"]} == hashes


def test_all_provinces_that_the_texts_name_are_present(frame):
    assert set(frame["province_zh"]) >= PROVINCES


def test_every_number_is_entered_twice_and_agrees(written):
    for fact in written["facts"]:
        reading = read_figure(fact["figure"])
        assert (fact["id"], round(reading.value, 6)) == (fact["id"], Decimal(str(fact["value"])))
        assert (fact["id"], reading.qualifier) == (fact["id"], fact.get("qualifier", "exactly"))


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


def test_a_copy_of_the_real_data_is_accepted(copy, ledger):
    assert load(*copy).version == ledger.version


def test_a_digit_of_a_quote_changed_is_named_with_its_line(copy):
    line = change(copy[0], TANKS, "quote", "40多", "41多")
    problems = refused(load, *copy)
    assert [(p.line, p.id) for p in problems] == [(line, TANKS)]
    assert "does not stand in the source; nearest passage: “看到有的化粪池堵塞" in problems[0].message
    assert "化粪池4〔0〕多个" in problems[0].message


def test_a_value_changed_is_named_with_its_line(copy):
    line = change(copy[0], LIGHTS, "value", "12000", "13000")
    assert [(p.line, p.id, p.message) for p in refused(load, *copy)] == [
        (line, LIGHTS, "the figure “1.2万多” reads 12000, the value says 13000.")
    ]


def test_a_numeral_added_to_a_text_is_named_with_its_line(copy, written):
    source = written["sources"][-1]
    path = copy[1] / source["file"]
    text = path.read_text("utf-8").rstrip("\n") + "\n又办结37件。\n"
    path.write_text(text, "utf-8")
    document = copy[0].read_text("utf-8").replace(source["sha256"], hashlib.sha256(path.read_bytes()).hexdigest())
    copy[0].write_text(document, "utf-8")
    line = document.splitlines().index(f"  - id: {source['id']}") + 1
    assert [(p.line, p.id, p.message) for p in refused(load, *copy)] == [
        (
            line,
            source["id"],
            f"{source['file']}:{text.count(chr(10))}: the numeral “37” in “又办结37件。” is claimed by no entry.",
        )
    ]


def test_a_text_changed_behind_the_file_is_named_with_the_line_of_its_hash(copy, written):
    source = written["sources"][0]
    path = copy[1] / source["file"]
    path.write_bytes(path.read_bytes() + b"\n")
    line = copy[0].read_text("utf-8").splitlines().index(f"    sha256: {source['sha256']}") + 1
    assert [(p.line, p.id) for p in refused(load, *copy)] == [(line, source["id"])]


def test_a_fact_deleted_is_named_with_the_line_of_its_numeral(copy, written, ledger):
    needed = {fact.get("part_of") for fact in written["facts"]} | set(written.get("headlines", []))
    needed |= {
        ratio[side] for ratio in written["ratios"] + written["averages"] for side in ("numerator", "denominator")
    }
    needed |= {correction["fact"] for correction in written["corrections"]}
    fact = next(fact for fact in written["facts"] if fact["id"] not in needed and len(scan(fact["figure"])) == 1)
    lines = copy[0].read_text("utf-8").splitlines(keepends=True)
    start, end = entry(lines, fact["id"])
    del lines[start:end]
    copy[0].write_text("".join(lines), "utf-8")
    source = ledger.sources[fact["source"]]
    raw = (copy[1] / source.file).read_text("utf-8")
    at = raw[: raw.index(fact["quote"]) + fact["quote"].index(fact["figure"])].count("\n") + 1
    problems = refused(load, *copy)
    assert [(p.line, p.id) for p in problems] == [(lines.index(f"  - id: {source.id}\n") + 1, source.id)]
    numeral = scan(fact["figure"])[0].text
    assert problems[0].message.startswith(f"{source.file}:{at}: the numeral “{numeral}” in “")
    assert problems[0].message.endswith("is claimed by no entry.")


def test_a_qualifier_dropped_is_named_with_the_line_of_its_fact(copy):
    lines = copy[0].read_text("utf-8").splitlines(keepends=True)
    start, end = entry(lines, LIGHTS)
    at = next(i for i in range(start, end) if lines[i] == "    qualifier: more-than\n")
    del lines[at]
    copy[0].write_text("".join(lines), "utf-8")
    assert [(p.line, p.id, p.message) for p in refused(load, *copy)] == [
        (start + 1, LIGHTS, "the figure “1.2万多” reads more-than, the qualifier says exactly.")
    ]
