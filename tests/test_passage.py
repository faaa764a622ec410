"""A source text as paragraphs: marks around figures, the quote highlighted, three forms, its script."""

import re

import pytest

from outcomes.analysis.search import hits
from outcomes.export.passage import MARK, QUOTE, STATEMENT, Span, forms_of, language_of, marked, paragraphs
from outcomes.text.anchors import Anchor
from outcomes.text.folding import is_traditional
from outcomes.text.source_text import SourceText
from tests.test_templates import Seen

TEXT = SourceText("　　一二三\n\n四五六\r\n　\n七")


def cut(*spans: tuple[int, int, str]) -> list[str]:
    """Paragraphs as text: [words] in a mark, <words> in the quote, {words} in a statement, its id before the first."""
    signs = {QUOTE: "<%s>", STATEMENT: "{%s}", MARK: "[%s]"}
    made = [Span(start, end, layer, {"data-of": layer}, {"id": f"{start}"}) for start, end, layer in spans]
    told = []
    for paragraph in paragraphs(TEXT, made):
        line = ""
        for words, around in paragraph:
            for _, attributes in reversed(around):
                words = attributes.get("id", "") + signs[attributes["data-of"]] % words
            line += words
        told.append(line)
    return told


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], ["一二三", "四五六", "七"]),
        ([(3, 4, MARK)], ["一3[二]三", "四五六", "七"]),
        ([(7, 8, MARK), (2, 3, MARK)], ["2[一]二三", "7[四]五六", "七"]),
        ([(3, 8, QUOTE)], ["一3<二三>", "<四>五六", "七"]),
        ([(3, 4, MARK), (2, 5, QUOTE)], ["2<一><3[二]><三>", "四五六", "七"]),
        (
            [(2, 3, MARK), (2, 8, STATEMENT)],
            ["{2[一]}2{二三}", "{四}五六", "七"],
        ),  # begins at words, not at a figure
        ([(2, 5, STATEMENT), (3, 4, STATEMENT)], ["2{一}3{二}{三}", "四五六", "七"]),  # the shortest has them
    ],
)
def test_a_text_is_cut_at_its_lines_and_at_what_is_marked(spans: list[tuple[int, int, str]], found: list[str]) -> None:
    assert cut(*spans) == found


@pytest.mark.parametrize(
    ("quote", "figure", "mark"),
    [("提前半年建成", "半", "半年"), ("用时一个半小时", "一个半", "一个半小时"), ("用时两天半。", "两天半", "两天半"),
     ("提前两年建成", "两", "两"), ("半数村民", "半数", "半数")],
)  # fmt: skip
def test_a_half_is_marked_with_its_unit(quote, figure, mark):
    at = 2 + quote.index(figure)
    place = Anchor(2, 2 + len(quote), at, at + len(figure))
    assert SourceText(f"县里{quote}年").in_sentence(place)[2] == mark


def test_every_text_is_shown_whole_in_each_form(ledger):
    for source, text in ledger.texts.items():
        for form in forms_of(ledger, source):
            seen = Seen(marked(ledger, source, form, "en")).text
            printed = text.raw if form == "original" else text.reading
            assert len(re.sub(r"\s", "", seen)) == len(re.sub(r"\s", "", printed)), (source, form)


def test_the_fact_in_focus_is_current_and_its_quote_highlighted(ledger):
    fact = next(iter(ledger.facts.values()))
    html = marked(ledger, fact.source, "readable", "en", fact.id)
    assert re.findall(r'id="fact-([\w-]+)"[^>]*aria-current="true"', html) == [fact.id]
    words = "".join(re.sub("<[^>]*>", "", part) for part in re.findall(r'<span class="quote">(.*?)</span>', html))
    assert words == fact.quote.replace("\n", "")


def test_the_script_of_a_text_is_that_of_its_characters(ledger):
    for source, text in ledger.texts.items():
        assert language_of(ledger, source) == ("zh-Hant" if is_traditional(text.reading) else "zh-Hans")
        assert language_of(ledger, source, "simplified") == "zh-Hans"


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        ("群眾路線教育實踐", True),
        ("群众路线教育实践", False),
        ("印有“萬”字的印章，" + "群众路线教育" * 5, False),
        ("abc", False),
    ],
)
def test_a_name_in_traditional_characters_makes_no_traditional_text(text, traditional):
    assert is_traditional(text) is traditional


def test_what_a_search_finds_may_reach_over_a_cut():
    assert hits(["安装路", "灯了"], "路灯") == [[("安装", False), ("路", True)], [("灯", True), ("了", False)]]
