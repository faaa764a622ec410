"""Reading YAML as it was typed, and refusing what lets a file mean something other than what it shows."""

import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outcomes.errors import DataError
from outcomes.ledger.yamlfile import MAX_BYTES, decode, parse, read_bytes
from tests.conftest import refused

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
WRONG = [
    # name, text, line, words of the message
    ("an anchor on a key", "a: 1\n&x b: 1\n", 2, "anchors (&) and aliases (*) are not used here"),
    ("an anchor on a list", "a: 1\nb: &x [1]\n", 2, "anchors (&) and aliases (*) are not used here"),
    ("an alias", "a: 1\nb: *x\n", 2, "anchors (&) and aliases (*) are not used here"),
    ("a bomb of aliases", BOMB, 1, "anchors (&) and aliases (*) are not used here"),
    ("a tag", "a: 1\nb: !!str 1\n", 2, "the tag tag:yaml.org,2002:str is not used here"),
    ("a tag of Python", "a: 1\nb: !!python/name:os.system x\n", 2, "python/name:os.system is not used here"),
    ("a tag on a mapping", "a: 1\nb: !x {c: 1}\n", 2, "the tag !x is not used here"),
    ("a second document", "a: 1\n---\nb: 2\n", 2, "a second document begins here"),
    ("a list at the top", "- a\n", 1, "must hold sections"),
    ("a word at the top", "a\n", 1, "must hold sections"),
    ("an empty file", "", 1, "must hold sections"),
    ("nothing but a comment", "# a\n", 1, "must hold sections"),
    ("a NUL", "a: 1\nb: x\0y\n", 2, "holds a NUL character"),
    ("a control character", "a: 1\nb: x\x07y\n", 2, "holds the control character U+0007"),
    ("a line end that editors do not show", "a: 1\nb: x\u2028y\n", 2, "holds the control character U+2028"),
    ("a NUL as an escape", 'a: 1\nb: "x\\0y"\n', 2, "the invisible character U+0000"),
    ("a turn of direction as an escape", 'a: 1\nb: "x\\u202ey"\n', 2, "the invisible character U+202E"),
    ("nothing visible", "a: 1\nb: x\u200by\n", 2, "the invisible character U+200B"),
    ("a list as a key", "a: 1\n? [b]\n: c\n", 2, "a key must be a word"),
    ("ten thousand brackets", "a: 1\nb: " + "[" * 10_000, 2, "nested more than 12 deep"),
    ("ten thousand dashes", "a: 1\nb:\n  " + "- " * 10_000, 3, "nested more than 12 deep"),
    ("ten thousand braces", "a: 1\nb: " + "{a: " * 10_000, 2, "nested more than 12 deep"),
    ("ten thousand braces as keys", "a: 1\nb: " + "{" * 10_000, 2, "a key must be a word"),
]


READ = [
    # text, what it holds
    ("NO: 1\n<<: 2\n2021: 3\n", {"NO": "1", "<<": "2", "2021": "3"}),
    ("a: 'x'\nb: \"y\\n\"\nc: |\n  one\n  two\n", {"a": "x", "b": "y\n", "c": "one\ntwo\n"}),
    ("d: >-\n  one\n  two\ne: [1, {f: g}]\nh:\n  - i\n", {"d": "one two", "e": ["1", {"f": "g"}], "h": ["i"]}),
    ("a:\n  - b: 1\n  - b: 2\n", {"a": [{"b": "1"}, {"b": "2"}]}),
]
TYPED = ["NO", "yes", "~", "null", "12:30", "2021-10", "2021-10-01", "0x1F", "1e5", "1_000", "007", ".5", "<<", "="]


@pytest.mark.parametrize(("text", "held"), [*READ, *((f"a: {value}\n", {"a": value}) for value in TYPED)])
def test_keys_and_values_stay_the_text_that_was_typed(text, held):
    assert parse(text, "f.yaml") == held


def test_every_key_and_every_item_knows_its_line():
    root = parse("# c\na: 1\n\nb:\n  - x\n  - c: 2\n    d: 3\n", "f.yaml")
    assert root.lines == {"a": 2, "b": 4}
    assert root["b"].lines == [5, 6]
    assert root["b"][1].lines == {"c": 6, "d": 7}


@pytest.mark.parametrize(("text", "line", "words"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_cannot_be_read_is_refused_with_its_line(text, line, words):
    problems = refused(parse, text, "f.yaml")
    assert [(problem.file, problem.line) for problem in problems] == [("f.yaml", line)]
    assert words in problems[0].message


def test_all_repeated_keys_are_named_at_once():
    problems = refused(parse, "a:\r\n  - {b: 1,\r\n     b: 2}\n  - c: 1\n    c: 2\na: 3\n", "f.yaml")
    assert [(p.line, p.message) for p in problems] == [
        (3, "the key b stands twice; first on line 2."),
        (5, "the key c stands twice; first on line 4."),
        (6, "the key a stands twice; first on line 1."),
    ]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", b"a: 1\r\nb: 2\r\n", b"\xef\xbb\xbfa: 1\nb: 2"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(data):
    root = parse(decode(data, "f.yaml"), "f.yaml")
    assert root == {"a": "1", "b": "2"}
    assert root.lines == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("data", "line", "fix"),
    [
        ("a: 1\nb: 路灯\n".encode("gb18030"), 2, "It looks like GB18030: save it as UTF-8."),
        (b"a: 1\nb: 2\nc: \xff\n", 3, "Save it as UTF-8."),
        ("a: 路灯".encode()[:-1], 1, "Save it as UTF-8."),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_the_line_and_the_likely_encoding(data, line, fix):
    problems = refused(decode, data, "f.yaml")
    assert [(p.line, p.message, p.fix) for p in problems] == [(line, "the file is not UTF-8.", fix)]


def test_a_file_is_read_byte_for_byte(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert read_bytes(path, "f.yaml") == b"\xef\xbb\xbfa\r\n"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "f.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)  # takes no room on the disk
    problems = refused(read_bytes, path, "f.yaml")
    assert [problem.message for problem in problems] == ["the file has 90,000,001 bytes; at most 90,000,000 are read."]


@pytest.mark.parametrize(
    "make",
    [lambda path: None, os.mkdir, os.mkfifo, lambda path: path.symlink_to("gone")],
    ids=["nothing", "folder", "pipe", "broken link"],
)
def test_what_is_no_file_is_refused_without_waiting(tmp_path, make):
    make(tmp_path / "f.yaml")
    problems = refused(read_bytes, tmp_path / "f.yaml", "f.yaml")
    assert [problem.message for problem in problems] == ["there is no such file."]


@given(st.text("ab: -[]{},'\"|>#&*!%@?\n\t\\0~", max_size=40) | st.text(st.characters(exclude_categories=["Cs"])))
@example("a: \x85\nb: \u2028")
def test_any_text_is_read_or_refused_with_a_line_of_the_file(text):
    problems = []
    try:
        parse(text, "f.yaml")
    except DataError as error:
        problems = error.problems
    assert all(1 <= problem.line <= len(text.splitlines()) + 1 for problem in problems)


@given(st.binary(max_size=40))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        expected = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        assert [problem.message for problem in refused(decode, data, "f.yaml")] == ["the file is not UTF-8."]
    else:
        assert decode(data, "f.yaml") == expected
