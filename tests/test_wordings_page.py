"""docs/wordings.md says of each word what the grammar does with it."""

from decimal import Decimal

import pytest

from outcomes.settings import ROOT
from outcomes.text.figures import read_figure
from outcomes.text.rulebook import bounds, page
from outcomes.text.wordings import WORDINGS

PAGE = (ROOT / "docs" / "wordings.md").read_text("utf-8")


def test_the_page_is_current():
    assert page(PAGE) == PAGE
    assert page(PAGE.replace("| 突破 |", "| 破突 |").replace("| 破 | 前 before |", "")) == PAGE


def test_every_word_stands_on_the_page_once():
    rows = [row.split("|")[1] for row in PAGE.replace("&lt;", "<").replace("&gt;", ">").splitlines() if row[:1] == "|"]
    words = [word for row in rows for word in row.strip().split("、")]
    assert {w.word: words.count(w.word) for w in WORDINGS} == {w.word: 1 for w in WORDINGS}


def test_each_qualifier_has_its_bounds_on_the_page():
    assert {(w.qualifier, bounds(w)) for w in WORDINGS} == {
        ("exactly", "[n, n]"), ("about", "≈ n"), ("more-than", "(n, …)"), ("more-than", "[n, n + u)"),
        ("at-least", "[n, …)"), ("at-most", "(…, n]"), ("at-most", "(…, n)"), ("nearly", "(…, n)"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "included"),
    [("以上", True), ("以下", True), ("以内", True), ("超过", False), ("不满", False), ("以外", False)],
)
def test_the_civil_code_decides_what_it_names(word, included):
    (wording,) = [w for w in WORDINGS if w.word == word]
    reading = read_figure(f"{word}40" if wording.side == "before" else f"40{word}")
    assert (reading.holds(Decimal(40)), "Art. 1259" in wording.authority) == (included, True)
