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


def quoting(quote, figure, **overrides):
    return make_fact(quote=quote, figure=figure, **overrides)


def test_words_that_stand_once_are_found_with_their_figure():
    place = anchor(TEXT, quoting("全镇装了12盏灯", "12"))
    assert TEXT[place.start : place.end] == "全镇装了12盏灯"
    assert TEXT[place.figure_start : place.figure_end] == "12"


@pytest.mark.parametrize(
    ("text", "quote", "times"),
    [(TEXT, "装了3盏灯", "twice"), ("三次3盏，3盏，3盏", "3盏", "3 times"), ("一一一", "一一", "twice")],
)
def test_words_that_stand_more_than_once_are_refused_with_their_number(text, quote, times):
    with pytest.raises(AnchorError, match=f"stands {times} in the source; add a prefix or a suffix"):
        anchor(text, quoting(quote, quote[0]))


def test_words_that_stand_nowhere_are_refused():
    with pytest.raises(AnchorError, match=r"“修了5座桥” does not stand in the source$"):
        anchor(TEXT, quoting("修了5座桥", "5"))


def test_a_digit_that_differs_is_refused_and_the_hint_marks_it():
    with pytest.raises(AnchorError, match=r"does not stand in the source; nearest passage: “全镇装了1〔2〕盏灯”$"):
        anchor(TEXT, quoting("全镇装了13盏灯", "13"))


def test_without_a_hint_only_the_refusal_is_said():
    with pytest.raises(AnchorError, match=r"does not stand in the source$"):
        anchor(TEXT, quoting("全镇装了13盏灯", "13"), hint=False)


def test_a_text_too_long_to_compare_gets_no_hint():
    with pytest.raises(AnchorError, match=r"does not stand in the source$"):
        anchor(TEXT + "。" * HINT_MAX, quoting("全镇装了13盏灯", "13"))


@pytest.mark.parametrize(
    ("around", "start"),
    [({"prefix": "社区"}, 11), ({"prefix": "街道也"}, 20), ({"suffix": "，"}, 11), ({"suffix": "。"}, 20)],
)
def test_a_prefix_or_a_suffix_tells_apart_words_that_stand_twice(around, start):
    place = anchor(TEXT, quoting("装了3盏灯", "3", **around))
    assert (place.start, TEXT[place.start : place.end]) == (start, "装了3盏灯")


@pytest.mark.parametrize("around", [{"prefix": "全市"}, {"suffix": "！"}, {"prefix": "社区", "suffix": "。"}])
def test_a_prefix_or_a_suffix_that_does_not_stand_there_is_refused(around):
    with pytest.raises(AnchorError, match="does not stand"):
        anchor(TEXT, quoting("装了3盏灯", "3", **around))


@pytest.mark.parametrize(
    ("quote", "figure", "times"),
    [
        ("社区装了3盏灯，街道也装了3盏", "3", "twice"),
        ("全镇装了12盏灯", "13", "not at all"),
        ("全镇装了12盏灯", "12盏路灯", "not at all"),
    ],
)
def test_a_figure_stands_once_in_its_quote(quote, figure, times):
    with pytest.raises(AnchorError, match=f"the figure “{figure}” stands {times} in the quote"):
        anchor(TEXT, quoting(quote, figure))


@pytest.mark.parametrize(
    ("quote", "figure", "start"),
    [("全镇12盏灯中的2盏", "2", 8), ("全镇21盏灯中的2盏", "2", 8), ("全镇12盏灯", "2", 3)],
)
def test_a_digit_of_a_longer_number_is_no_place_where_the_figure_stands_by_itself(quote, figure, start):
    assert anchor(quote, quoting(quote, figure)).figure_start == start


def test_a_programme_is_placed_by_its_name():
    entry = Programme.model_validate(programme(quote="全镇装了12盏灯", term="12盏"))
    place = anchor(TEXT, entry)
    assert TEXT[place.figure_start : place.figure_end] == "12盏"


def test_a_programme_without_a_name_in_the_text_claims_nothing():
    place = anchor(TEXT, Programme.model_validate(programme(quote="全镇装了12盏灯")))
    assert (place.start, place.end) == (0, 8)
    assert place.figure_start == place.figure_end


def test_a_programme_whose_name_is_not_in_the_quote_is_refused():
    with pytest.raises(AnchorError, match="the name “点亮” stands not at all"):
        anchor(TEXT, Programme.model_validate(programme(quote="全镇装了12盏灯", term="点亮")))


def test_a_numeral_that_is_no_fact_is_placed_like_a_fact():
    place = anchor(TEXT, NotFact(source="town-news", quote="全镇装了12盏", figure="12", reason="threshold"))
    assert (place.figure_start, place.figure_end) == (4, 6)


@given(st.text("灯1一。", min_size=1, max_size=12), st.text("灯1一。", min_size=1, max_size=4))
def test_words_are_placed_only_where_they_stand_exactly_once(text, quote):
    starts = [i for i in range(len(text)) if text.startswith(quote, i)]
    try:
        place = anchor(text, Programme.model_validate(programme(quote=quote)))
    except AnchorError:
        assert len(starts) != 1
    else:
        assert starts == [place.start]


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("社区装了8盏灯，街道", "社区装了〔3〕盏灯，街道"),
        ("全镇装了12盏路灯。社区", "全镇装了12盏灯。社区"),
        ("全镇装了12灯", "全镇装了12〔盏〕灯"),
        ("没有一样的地方", ""),
        ("灯", ""),
        ("盏灯。后来又修了很多很多别的东西", ""),
    ],
)
def test_the_nearest_passage_marks_what_differs(words, passage):
    assert nearest(TEXT, words) == passage


def test_the_nearest_passage_stays_on_one_line():
    assert nearest("全镇装了\n12盏灯", "全镇装了\n13盏灯") == "全镇装了⏎1〔2〕盏灯"
