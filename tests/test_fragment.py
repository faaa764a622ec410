"""Text fragments: addresses that lead to words on a page, as the specification writes them."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from outcomes.i18n.reference import source_address
from outcomes.ledger.checks.quotes import anchor
from outcomes.ledger.ledger import Ledger, load
from outcomes.text.fragment import directive, with_directive
from outcomes.text.source_text import SourceText
from tests.made_up import write

# ValidTextDirective of the specification.
TERM = r"(?:[\w!$'()*+./:;=?@~]|%[0-9A-F]{2})+"
VALID = re.compile(rf":~:text=(?:{TERM}-,)?{TERM}(?:,{TERM})?(?:,-{TERM})?", re.ASCII)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return load(*write(tmp_path_factory.mktemp("small")))


@pytest.mark.parametrize(
    ("words", "prefix", "suffix", "found"),
    [
        ("plain words", "", "", "plain%20words"),
        ("a-b, c&d", "", "", "a%2Db%2C%20c%26d"),
        ("100% #1", "", "", "100%25%20%231"),
        ("群众", "", "", "%E7%BE%A4%E4%BC%97"),
        ("two", "one ", " three", "one-,two,-three"),
        ("two", "above\n one", "three\nbelow", "one-,two,-three"),
        ("first\n\u3000middle\n\u3000last", "", "", "first,last"),
        ("one line\n", "", "", "one%20line"),
    ],
)
def test_words_are_written_as_the_specification_has_it(words: str, prefix: str, suffix: str, found: str) -> None:
    assert directive(words, prefix, suffix) == f":~:text={found}"
    assert VALID.fullmatch(directive(words, prefix, suffix))


@pytest.mark.parametrize(
    ("url", "found"),
    [("https://a.org/b", "https://a.org/b#:~:text=x"), ("https://a.org/b#part", "https://a.org/b#part:~:text=x")],
)
def test_a_directive_stands_behind_a_fragment(url: str, found: str) -> None:
    assert with_directive(url, ":~:text=x") == found


def test_words_of_a_source_with_an_address_are_found_on_its_page(small: Ledger) -> None:
    assert source_address("city-people", small) == (
        "https://example.org/report?a=1&b=2#:~:text=%E8%BF%9150%E4%B8%87%E4%BA%BA%E5%8F%97%E7%9B%8A"
    )


def test_a_source_without_an_address_has_no_page(small: Ledger) -> None:
    assert source_address("town-lights", small) == ""


def test_words_that_stand_twice_bring_what_stands_beside_them(small: Ledger) -> None:
    twice = SourceText("前年，近50万人受益。今年，近50万人受益。")
    fact = small.facts["city-people"].model_copy(update={"prefix": "今年，", "suffix": "。"})
    made: dict[str, Any] = {
        "texts": {"city-report": twice},
        "facts": {fact.id: fact},
        "anchors": {fact.id: anchor(twice.reading, fact)},
    }
    words = unquote(source_address(fact.id, replace(small, **made)))
    assert words.endswith("#:~:text=今年，-,近50万人受益,-。")


def test_every_address_of_the_data_is_valid(ledger: Ledger) -> None:
    found = {name: source_address(name, ledger) for name in (*ledger.facts, *ledger.statements)}
    published = {name for name in found if ledger.sources[ledger.reported(name).source].url}
    assert {name for name, address in found.items() if address} == published
    assert [found[name] for name in published if not VALID.fullmatch(found[name].partition("#")[2])] == []
