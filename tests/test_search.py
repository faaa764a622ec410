"""Search finds the same facts however the words are written."""

import pytest

from outcomes import search
from outcomes.filters import Filter
from outcomes.search import folded, simplified, terms
from outcomes.settings import ROOT


def found(frame, query):
    return set(Filter(query=query).apply(frame)["id"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("路燈", "路灯"),
        ("Street  Lights\n", "street lights"),
        ("ＡＢＣ１２", "abc12"),
        ("Café", "cafe"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("　萬　", "万"),
        ("", ""),
    ],
)
def test_text_is_folded_to_one_form(text, expected):
    assert folded(text) == expected


@pytest.mark.parametrize("text", ["路燈", "Café Straße", "ＡＢＣ", "萬億"])
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


def test_traditional_characters_are_read_as_simplified():
    assert simplified("實踐為民辦實事") == "实践为民办实事"


def test_a_query_is_split_into_words():
    assert terms("  Street\tLIGHTS 路燈 ") == ["street", "lights", "路灯"]


@pytest.mark.parametrize(
    "query", ["路灯", "路燈", "street lights", "STREET  lights", "lights street", "ＳＴＲＥＥＴ lights"]
)
def test_street_lights_are_found_in_either_script_and_language(frame, query):
    assert "changleng-street-lights" in found(frame, query)


def test_either_script_finds_the_same_facts(frame):
    lights = {row.id for row in frame.itertuples() if "路灯" in row.quote + row.indicator_zh}
    assert lights
    assert found(frame, "路灯") == found(frame, "路燈") >= lights


def test_all_words_of_a_query_must_be_found(frame):
    both = found(frame, "street lights")
    assert both == found(frame, "street") & found(frame, "lights")
    assert both < found(frame, "lights")


@pytest.mark.parametrize("query", ["[", ".*", "(", "\\", "zzzz", "💡"])
def test_signs_of_patterns_are_only_signs(frame, query):
    assert found(frame, query) == {row.id for row in frame.itertuples() if query in row.search}


def test_a_traditional_quote_is_found_by_simplified_words(frame):
    traditional = frame[frame["quote"].str.contains("萬", regex=False)]
    assert len(traditional)
    assert set(traditional["id"]) <= found(frame, "万")


@pytest.mark.parametrize("column", ["id", "quote", "translation", "indicator_en", "theme_en", "path_en", "source_en"])
def test_a_fact_is_found_by_what_is_shown_of_it(frame, column):
    for row in frame.iloc[:: len(frame) // 8].to_dict("records"):
        assert row["id"] in found(frame, row[column][:80])


def test_a_text_is_left_alone_only_where_converting_would_change_nothing() -> None:
    converter = search._converter()
    words = [old for *_, rules in converter.dict_cache.values() for old in rules]
    texts = [path.read_text("utf-8") for path in (ROOT / "seeds").iterdir()]
    wrong = [word for word in [*words, *texts] if simplified(word) != converter.convert(word)]
    assert wrong == []
