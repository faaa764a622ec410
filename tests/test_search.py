"""Search finds the same facts however the words are written."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.analysis.filters import Filter
from outcomes.analysis.search import finds, ranks, search_text, spans, terms
from outcomes.text.folding import folded, simplified


def found(frame, query):
    return set(Filter(query=query).apply(frame)["id"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("路燈", "路灯"), ("Street  Lights\n", "street lights"), ("ＡＢＣ１２", "abc12"), ("Café", "cafe"),
     ("STRASSE", "strasse"), ("Straße", "strasse"), ("　萬　", "万"), ("", "")],
)  # fmt: skip
def test_text_is_folded_to_one_form(text, expected):
    assert folded(text) == expected


@pytest.mark.parametrize("text", ["路燈", "Café Straße", "ＡＢＣ", "萬億"])
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


def test_traditional_characters_are_read_as_simplified():
    assert simplified("實踐為民辦實事") == "实践为民办实事"


def test_a_query_is_split_into_words():
    assert terms("  Street\tLIGHTS 路燈 ") == ["street", "lights", "路灯"]


def test_all_words_of_a_query_must_be_found(frame):
    both = found(frame, "street lights")
    assert both == found(frame, "street") & found(frame, "lights")
    assert both <= found(frame, "lights")


@pytest.mark.parametrize("query", ["[", ".*", "(", "\\", "zzzz", "💡"])
def test_signs_of_patterns_are_only_signs(frame, query):
    assert found(frame, query) == {row.id for row in frame.itertuples() if query in row.search}


@pytest.mark.parametrize("column", ["id", "quote", "translation", "indicator_en", "theme_en", "path_en", "source_en"])
def test_a_fact_is_found_by_what_is_shown_of_it(frame, column):
    for row in frame.iloc[:: len(frame) // 8].to_dict("records"):
        assert row["id"] in found(frame, row[column][:80])


@pytest.mark.parametrize(
    "query",
    ["路灯", "路燈", "street light", "STREET  lights", "lights street", "ＳＴＲＥＥＴ lights", "lùdēng", "LÙDĒNG",
     "lu\u0300de\u0304ng", "ludeng", "lu deng", "lu'deng"],
)  # fmt: skip
def test_street_lights_are_found_first_however_they_are_written(frame, query):
    best = Filter(query=query).apply(frame)["id"].tolist()[:2]
    assert best == ["hupan-street-lights", "changleng-street-lights"]


@pytest.mark.parametrize("query", ["lùdēng", "ludeng", "lu deng"])
def test_pinyin_finds_what_its_characters_find(frame, query):
    assert found(frame, query) == found(frame, "路灯")


@pytest.mark.parametrize(
    ("query", "text", "hit"),
    [
        ("lùdēng", "安装路灯", True),
        ("lúdēng", "安装路灯", False),  # another tone
        ("lude", "安装路灯", False),  # no whole syllable
        ("udeng", "安装路灯", False),
        ("lu", "安装路灯", False),  # one syllable without its tone says too little
        ("lù", "安装路灯", True),
        ("anzhuangludeng", "安装路灯", True),
        ("xian", "西安市", True),  # xi'an
        ("xi an", "先进", False),
        ("manyilv", "满意率", True),
        ("manyilü", "满意率", True),
        ("luhe", "六合区", True),  # a reading that only the name of the place has
        ("chongqing", "重慶市", True),
        ("重庆", "重慶市", True),
        ("重慶", "重庆市", True),
        ("装 ludeng", "安装路灯", True),
        ("county", "two counties", True),
        ("Counties", "a county", True),
        ("lights", "one light", True),
        ("light", "all the lights", True),
        ("classes", "a class", True),
        ("light", "a delight", False),  # a word is found from its beginning on
        ("bus", "business", True),
    ],
)
def test_a_query_finds_words_and_whole_syllables(query, text, hit):
    assert finds(search_text([[text]]), query) == hit


def ordered(query, *texts):
    """The texts that a query finds, best first; each is a list of the fields of search.FIELDS."""
    table = pd.DataFrame({"search": [search_text([[field] for field in text]) for text in texts]})
    rank = ranks(table, query)
    return [int(row) for row in np.argsort(rank, kind="stable") if rank[row] >= 0]


@pytest.mark.parametrize(
    ("query", "texts", "expected"),
    [
        ("路灯", [["", "", "", "路灯"], ["", "", "路灯"], ["", "路灯"], ["路灯"]], [3, 2, 1, 0]),
        ("路灯", [["路灯"], ["路灯"]], [0, 1]),
        ("street lights", [["lights in a street"], ["", "street lights"]], [1, 0]),
        ("women", [["我们"], ["", "", "women"]], [1, 0]),
        ("路灯", [["道路"], ["灯"]], []),
    ],
)
def test_names_come_before_quotes_and_whole_phrases_before_parts(query, texts, expected):
    assert ordered(query, *texts) == expected


@given(query=st.text(alphabet="lu deng灯路Lights'ü\u0300 .", max_size=12))
def test_a_table_and_its_rows_one_by_one_are_searched_alike(frame, query):
    rank = ranks(frame, query)
    assert [value >= 0 for value in rank] == [finds(text, query) for text in frame["search"]]


@given(query=st.text(max_size=20), text=st.text(max_size=60))
def test_marks_lie_inside_the_text_and_apart(query, text):
    places = [place for span in spans(text, query) for place in span]
    assert places == sorted(set(places))
    assert not places or (places[0] >= 0 and places[-1] <= len(text))


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("路灯", "300多盞路燈", ["路燈"]),
        ("ludeng", "楼道灯和路灯", ["路灯"]),
        ("street lights", "Street  lights on the STREET", ["Street  lights"]),
        ("lights street", "street lights", ["street", "lights"]),
        ("light", "lights", ["lights"]),
        ("zzz", "路灯", []),
        ("", "路灯", []),
        ("Café", "a café", ["café"]),
    ],
)
def test_the_words_found_are_marked_as_they_stand(query, text, marked):
    assert [text[start:end] for start, end in spans(text, query)] == marked


def test_without_a_search_the_order_is_that_of_the_file(frame):
    shown = Filter(province=("jiangxi",)).apply(frame)
    assert shown.index.is_monotonic_increasing
