"""Quoted words stand in their source exactly once, or they are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import AnchorError
from outcomes.ledger.checks.quotes import anchor
from outcomes.ledger.models import NotFact, Programme
from outcomes.text.anchors import HINT_MAX, nearest
from tests.conftest import make_fact, programme

TEXT = "全镇装了12盏灯。社区装了3盏灯，街道也装了3盏灯。"
LIT = "全镇装了12盏灯"


def quoting(quote, figure, **overrides):
    return make_fact(quote=quote, figure=figure, **overrides)


def named(**overrides):
    return Programme.model_validate(programme(**overrides))


@pytest.mark.parametrize(
    ("text", "entry", "start", "claimed"),
    [
        # What is claimed, and where it begins.
        (TEXT, quoting(LIT, "12"), 4, "12"),
        (TEXT, quoting("装了3盏灯", "3", prefix="社区"), 13, "3"),
        (TEXT, quoting("装了3盏灯", "3", prefix="街道也"), 22, "3"),
        (TEXT, quoting("装了3盏灯", "3", suffix="，"), 13, "3"),
        (TEXT, quoting("装了3盏灯", "3", suffix="。"), 22, "3"),
        # A digit of a longer number is no place where the figure stands by itself.
        ("全镇12盏灯中的2盏", quoting("全镇12盏灯中的2盏", "2"), 8, "2"),
        ("全镇21盏灯中的2盏", quoting("全镇21盏灯中的2盏", "2"), 8, "2"),
        ("全镇12盏灯", quoting("全镇12盏灯", "2"), 3, "2"),
        (TEXT, named(quote=LIT, term="12盏"), 4, "12盏"),
        (TEXT, named(quote=LIT), 0, ""),
        (TEXT, NotFact(source="town-news", quote="全镇装了12盏", figure="12", reason="threshold"), 4, "12"),
    ],
)
def test_words_that_stand_once_are_found_with_what_they_claim(text, entry, start, claimed):
    place = anchor(text, entry)
    assert text[place.start : place.end] == entry.quote
    assert (place.figure_start, text[place.figure_start : place.figure_end]) == (start, claimed)


NONE = "does not stand in the source"


@pytest.mark.parametrize(
    ("text", "entry", "hint", "said"),
    [
        (TEXT, quoting("装了3盏灯", "3"), True, "stands twice in the source; add a prefix or a suffix"),
        ("三次3盏，3盏，3盏", quoting("3盏", "3"), True, "stands 3 times in the source; add a prefix or a suffix"),
        ("一一一", quoting("一一", "一"), True, "stands twice in the source; add a prefix or a suffix"),
        (TEXT, quoting("修了5座桥", "5"), True, f"“修了5座桥” {NONE}$"),
        # The hint marks what differs; none is sought where none is wanted, or in a text too long to compare.
        (TEXT, quoting("全镇装了13盏灯", "13"), True, f"{NONE}; nearest passage: “全镇装了1〔2〕盏灯”$"),
        (TEXT, quoting("全镇装了13盏灯", "13"), False, f"{NONE}$"),
        (TEXT + "。" * HINT_MAX, quoting("全镇装了13盏灯", "13"), True, f"{NONE}$"),
        (TEXT, quoting("装了3盏灯", "3", prefix="全市"), True, NONE),
        (TEXT, quoting("装了3盏灯", "3", suffix="！"), True, NONE),
        (TEXT, quoting("装了3盏灯", "3", prefix="社区", suffix="。"), True, NONE),
        (TEXT, quoting("社区装了3盏灯，街道也装了3盏", "3"), True, "the figure “3” stands twice in the quote"),
        (TEXT, quoting(LIT, "13"), True, "the figure “13” stands not at all in the quote"),
        (TEXT, quoting(LIT, "12盏路灯"), True, "the figure “12盏路灯” stands not at all in the quote"),
        (TEXT, named(quote=LIT, term="点亮"), True, "the name “点亮” stands not at all"),
    ],
)
def test_words_that_stand_never_or_more_than_once_are_refused(text, entry, hint, said):
    with pytest.raises(AnchorError, match=said):
        anchor(text, entry, hint=hint)


@given(st.text("灯1一。", min_size=1, max_size=12), st.text("灯1一。", min_size=1, max_size=4))
def test_words_are_placed_only_where_they_stand_exactly_once(text, quote):
    starts = [i for i in range(len(text)) if text.startswith(quote, i)]
    try:
        place = anchor(text, named(quote=quote))
    except AnchorError:
        assert len(starts) != 1
    else:
        assert starts == [place.start]


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        (TEXT, "社区装了8盏灯，街道", "社区装了〔3〕盏灯，街道"),
        (TEXT, "全镇装了12盏路灯。社区", "全镇装了12盏灯。社区"),
        (TEXT, "全镇装了12灯", "全镇装了12〔盏〕灯"),
        (TEXT, "没有一样的地方", ""),
        (TEXT, "灯", ""),
        (TEXT, "盏灯。后来又修了很多很多别的东西", ""),
        ("全镇装了\n12盏灯", "全镇装了\n13盏灯", "全镇装了⏎1〔2〕盏灯"),
    ],
)
def test_the_nearest_passage_marks_what_differs_on_one_line(text, words, passage):
    assert nearest(text, words) == passage
