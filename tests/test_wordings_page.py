"""docs/wordings.md says of each word what the grammar does with it."""

import re
from decimal import Decimal

import pytest

from outcomes.settings import ROOT
from outcomes.text.figures import read_figure
from outcomes.text.rulebook import bounds, page
from outcomes.text.wordings import WORDINGS

ALONE = [w for w in WORDINGS if w.word not in ("过", "破", "上", "来")]  # these bind only beside other words


PAGE = (ROOT / "docs" / "wordings.md").read_text("utf-8")


def test_the_page_is_current():
    assert page(PAGE) == PAGE
    assert page(PAGE.replace("| 突破 |", "| 破突 |").replace("| 破 | 前 before |", "")) == PAGE


def test_every_word_stands_on_the_page_once():
    rows = [row.split("|")[1] for row in PAGE.replace("&lt;", "<").replace("&gt;", ">").splitlines() if row[:1] == "|"]
    words = [word for row in rows for word in row.strip().split("、")]
    assert {w.word: words.count(w.word) for w in WORDINGS} == {w.word: 1 for w in WORDINGS}


@pytest.mark.parametrize("wording", ALONE, ids=lambda w: w.word)
def test_the_bounds_of_the_page_are_those_of_the_reading(wording):
    reading = read_figure(f"{wording.word}40" if wording.side == "before" else f"40{wording.word}")
    expected = bounds(wording)
    if reading.qualifier in ("about", "exactly"):
        assert expected in ("≈ n", "[n, n]")
        return
    low = "(…" if reading.low is None else f"{'(' if reading.low_open else '['}n"
    high = (
        "…)" if reading.high is None else f"{'n' if reading.high == 40 else 'n + u'}{')' if reading.high_open else ']'}"
    )
    assert (f"{low}, {high}", reading.value) == (expected, Decimal(40))


@pytest.mark.parametrize(
    ("word", "included"),
    [("以上", True), ("以下", True), ("以内", True), ("超过", False), ("不满", False), ("以外", False)],
)
def test_the_civil_code_decides_what_it_names(word, included):
    (wording,) = [w for w in WORDINGS if w.word == word]
    assert (wording.closed, bool(re.search("Art. 1259", wording.authority))) == (included, True)
