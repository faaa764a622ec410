"""The shape of the file: what is refused, and the line and the entry that are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import DataError, Problem
from outcomes.ledger.document import read_document
from outcomes.ledger.yamlfile import parse
from tests.conftest import changed, line_of, make_document

ID = 'id: "town-corridor-lights"'
NO_LIST = "Begin each entry with a dash."
# What is wrong; words of the small file and what stands there instead; words of the line that is named, the entry, the
# message and the remedy.
WRONG = {
    "a word still to be chosen": (
        'reason: "date"', "reason: …",
        "reason: …", "not_facts[1]", "reason is still to be written.", "Replace the ….",
    ),
    "a list for an id": (ID, "id: [a]", "id: [a]", "facts[2]", "id: words are expected here, not a list.", ""),
    "no id": (f"{ID}\n    ", "", '- indicator: "corridor-lights"', "facts[2]", "id is missing.", "Add it."),
    "a word for a fact": (
        '\nfacts:\n', "\nfacts:\n  - lights\n",
        "- lights", "facts[1]", "keys and values are expected here.", "",
    ),
    "an empty phrase": ('  - "一切"', '  - ""', '- ""', "idioms[1]", "a phrase is expected here.", ""),
    "a word for a section": (
        'headlines:\n  - "town-lights"', "headlines: town-lights",
        "headlines:", "", "the section headlines must be a list.", NO_LIST,
    ),
}  # fmt: skip


def problems(document: str) -> list[Problem]:
    return sorted(set(read_document(parse(document, "facts.yaml"), "facts.yaml")[1]))


def test_the_small_file_is_well_formed():
    document, found = read_document(parse(make_document(), "facts.yaml"), "facts.yaml")
    assert found == []
    assert [fact.id for _, fact in document.each("facts")] == [
        "town-lights", "town-corridor-lights", "town-satisfied", "town-people", "town-young",
    ]  # fmt: skip
    assert document.by_id("sources")["town-news"].title.en == "Town News"
    assert document.phrases("idioms") == ["一切"]


@pytest.mark.parametrize(("old", "new", "line", "entry", "message", "fix"), WRONG.values(), ids=WRONG)
def test_an_entry_of_the_wrong_shape_is_named_with_its_line(old, new, line, entry, message, fix):
    document = changed(old, new)
    found = problems(document)
    assert [(p.line, p.id, p.message, p.fix) for p in found] == [(line_of(document, line), entry, message, fix)]


@pytest.mark.parametrize(
    ("section", "old", "new", "first", "entry"),
    [
        ("idioms", '  - "一切"', '  - "一切"\n  - 一切', '- "一切"', "一切"),
        ("facts", 'id: "town-young"', "id: town-lights", '- id: "town-lights"', "town-lights"),
        ("regions", 'id: "small-town"', "id: jiangxi", 'id: "jiangxi"', "jiangxi"),
        ("units", 'id: "people"', "id: lights", '- id: "lights"\n    name: {"zh": "盏"', "lights"),
    ],
)
def test_an_id_that_stands_twice_is_named_with_both_lines(section, old, new, first, entry):
    document = changed(old, new)
    before = document[: document.index(first)].count("\n") + 1
    message = f"{entry} stands twice in {section}; first on line {before}."
    line = line_of(document, new.splitlines()[-1])
    assert [(p.line, p.message) for p in problems(document)] == [(line, message)]


def test_one_id_may_name_a_fact_and_a_place():
    assert problems(changed('id: "town-young"', 'id: "jiangxi"')) == []


@pytest.mark.parametrize("section", ["sources", "regions", "themes", "units", "indicators", "facts"])
def test_a_section_that_is_missing_is_named(section):
    root = parse(make_document(), "facts.yaml")
    del root[section]
    found = read_document(root, "facts.yaml")[1]
    assert [(p.line, p.message) for p in found] == [(1, f"the section {section}: is missing.")]


@pytest.mark.parametrize("section", ["groups", "programmes", "headlines", "ratios", "not_facts", "idioms", "names"])
def test_other_sections_may_be_left_out(section):
    document, found = read_document(parse(make_document(**{section: []}).replace(f"{section}: []\n", ""), "f"), "f")
    assert found == []
    assert list(document.each(section)) == []


def test_a_file_without_any_fact_is_refused():
    document = make_document(facts=[])
    assert [(p.line, p.message) for p in problems(document)] == [
        (line_of(document, "facts: []"), "the section facts: is empty.")
    ]


def test_every_problem_of_an_entry_is_named_at_once():
    document = changed("value: 864", "value: lots", changed('figure: "864"', "figuer: 864"))
    assert [(p.id, p.message.split(":")[0]) for p in problems(document)] == [
        ("town-corridor-lights", "value"),
        ("town-corridor-lights", "the key figuer is not known."),
    ]


def test_a_malformed_entry_does_not_hide_the_others():
    document, found = read_document(parse(changed("value: 864", "value: lots"), "facts.yaml"), "facts.yaml")
    others = ["town-lights", "town-satisfied", "town-people", "town-young"]
    assert [fact.id for _, fact in document.each("facts")] == others
    assert "town-corridor-lights" in document.ids["facts"]
    assert len(found) == 1


def test_problems_are_listed_once_in_the_order_of_the_file():
    first, second = Problem("f", 2, "a", "x"), Problem("f", 10, "a", "x")
    assert DataError([second, first, second]).problems == [first, second]


@given(st.data())
def test_a_line_mangled_in_any_way_is_accepted_or_refused_with_a_line_of_the_file(data):
    lines = make_document().splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    place = data.draw(st.integers(0, len(line)))
    junk = data.draw(
        st.sampled_from(["", "x", "- ", ": ", "\n", "\t", "{", "]", "'", '"', "&a ", "!", "#", "1", "万", "\0"])
    )
    lines[at] = line[:place] + junk + line[place + data.draw(st.integers(0, 3)) :]
    text = "".join(lines)
    try:
        found = problems(text)
    except DataError as error:
        found = error.problems
    assert all(1 <= problem.line <= len(text.splitlines()) + 1 and problem.message for problem in found)
