"""The text a person reads, and the way back to the file."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outcomes.text.source_text import SENTENCE_END, SourceText

# A character of a text with the reading printed after it, if any.
CHARACTERS = st.tuples(
    st.sampled_from(list("學黨性。\n 1%2（）(市、区)AQ")), st.sampled_from(["", "", "(xué)", "（qún）", "(lǜ)", "(de)"])
)


@pytest.mark.parametrize(
    ("raw", "reading"),
    [
        ("強（qiáng）黨性", "強黨性"),
        ("文件(2021)", "文件(2021)"),
        ("小區(A區)", "小區(A區)"),
        ("空()格", "空()格"),
    ],
)
def test_readings_in_brackets_are_left_out_of_an_annotated_text(raw, reading):
    assert SourceText(raw, annotated=True).reading == reading


@given(st.lists(CHARACTERS, min_size=1, max_size=30), st.data())
def test_a_stretch_of_the_reading_leads_back_to_all_of_its_characters(characters, data):
    text = SourceText("".join(map("".join, characters)), annotated=True)
    assert text.reading == "".join(character for character, _ in characters)
    start = data.draw(st.integers(0, len(characters) - 1))
    end = data.draw(st.integers(start + 1, len(characters)))
    left, right = text.raw_span(start, end)
    assert text.raw[left:right] == "".join(map("".join, characters[start:end]))


@given(st.text(min_size=1, max_size=30))
@example("學(xué)思想")
def test_a_plain_text_leads_back_to_itself(raw):
    text = SourceText(raw)
    assert text.reading == raw
    assert [text.raw_span(i, i + 1) for i in range(len(raw))] == [(i, i + 1) for i in range(len(raw))]


@given(st.lists(CHARACTERS, min_size=1, max_size=30))
def test_the_line_of_a_place_is_counted_in_the_file(characters):
    text = SourceText("".join(map("".join, characters)), annotated=True)
    lines = [text.line(i) for i in range(len(characters))]
    assert lines == [1 + sum(c == "\n" for c, _ in characters[:i]) for i in range(len(characters))]


@pytest.mark.parametrize(
    ("raw", "word", "sentence"),
    [
        ("前一句。中间一句有12盏灯。后一句。", "12", "中间一句有12盏灯。"),
        ("12盏灯", "12", "12盏灯"),
        ("前段\n　　装了12盏灯\n后段", "12", "装了12盏灯\n"),
        ("真的？装了12盏！是的", "12", "装了12盏！"),
        ("一；装了12盏；三", "12", "装了12盏；"),
        ("a; 12 lights; b", "12", "12 lights;"),
        ("修了1.2万盏。", "1.2万", "修了1.2万盏。"),
        ("装了12盏。修了3盏。完。", "12盏。修了3", "装了12盏。修了3盏。"),
        ("12。", "12", "12。"),
    ],
)
def test_a_sentence_runs_from_mark_to_mark(raw, word, sentence):
    text = SourceText(raw)
    start = raw.index(word)
    left, right = text.sentence(start, start + len(word))
    assert raw[left:right] == sentence


@given(st.text("字1 。\n；!", min_size=1, max_size=30), st.data())
def test_a_sentence_holds_the_words_and_ends_at_the_first_mark_after_them(raw, data):
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    left, right = SourceText(raw).sentence(start, end)
    assert left <= start < end <= right
    assert not set(raw[end : right - 1]) & set(SENTENCE_END)
    assert not set(raw[left:start]) & set(SENTENCE_END)
