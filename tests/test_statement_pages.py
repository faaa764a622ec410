"""Outcomes without a number: filtered, searched, counted apart from figures, and a click from their words both ways."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from outcomes.analysis.filters import Filter
from outcomes.analysis.selection import of_both, sentence
from outcomes.analysis.statements import by_kind
from outcomes.charts.chart import ChartStyle
from outcomes.charts.matrix import SILENT, STATED, matrix
from outcomes.export.passage import marked
from tests.charting import figure
from tests.test_pages import cells, heading, html, opened, said, sent, sidebar_line

STATEMENT = "luhe-hospital-grade"
AROUND = "luhe-services-without-crossing-the-river"  # holds the words of STATEMENT and of two others
WAYS = re.compile(
    r'<span class="statement" data-statement="([a-z0-9-]+)"[^>]*?( tabindex="0" role="button")?>(.*?)</span>'
)


@pytest.mark.parametrize(
    ("chosen", "passes"),
    [
        ({"province": ("sichuan",)}, lambda entry, ledger: ledger.chain(entry.region)[-1].id == "sichuan"),
        ({"theme": ("rural-development",)}, lambda entry, _: entry.theme == "rural-development"),
        ({"source": ("shijingshan-speeches-2014",)}, lambda entry, _: entry.source == "shijingshan-speeches-2014"),
        ({"until": 2013}, lambda entry, _: bool(entry.period) and entry.period[:4] <= "2013"),
        ({"since": 2022}, lambda entry, _: bool(entry.period) and entry.period.rpartition("/")[2][:4] >= "2022"),
        ({"query": "創成"}, lambda entry, _: "创成" in entry.quote + entry.name.zh),
        ({"stage": ("input",)}, lambda entry, _: True),
    ],
)
def test_each_choice_but_the_stage_chooses_statements(ledger, statements, chosen, passes) -> None:
    found = replace(Filter(), **chosen).apply(statements)
    expected = {name for name, entry in ledger.statements.items() if passes(entry, ledger)}
    assert expected
    assert set(found["id"]) == expected


@pytest.mark.parametrize(
    ("chosen", "en", "zh"),
    [
        (Filter(), "120 figures and 73 statements", "120条数据，73条定性成效"),
        (
            Filter(province=("jiangsu",), stage=("outcome",)),
            "9 of 120 figures (Outcomes) and 5 of 73 statements · Jiangsu",
            "120条数据中的9条（成效），73条定性成效中的5条 · 江苏省",
        ),
    ],
)
def test_the_sentence_counts_both_and_a_stage_stands_with_the_figures(ledger, chosen, en, zh) -> None:
    shown = ((9, 120), (5, 73)) if chosen.active else ((120, 120), (73, 73))
    assert (of_both(chosen, ledger, "en", *shown), of_both(chosen, ledger, "zh", *shown)) == (en, zh)


def test_the_sentence_of_a_table_of_statements_names_no_stage(ledger) -> None:
    chosen = Filter(province=("jiangsu",), stage=("outcome",))
    assert sentence(chosen, ledger, "en", 5, 73, table="statements") == "5 of 73 statements · Jiangsu"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_statement_can_be_reached_from_its_words_by_mouse_and_by_keyboard(ledger, lang) -> None:
    ways = [way for source in ledger.sources for way in WAYS.findall(marked(ledger, source, "readable", lang))]
    assert {name for name, *_ in ways} == set(ledger.statements)
    assert Counter(name for name, focusable, _ in ways if focusable) == Counter(list(ledger.statements))


def test_words_of_two_statements_belong_to_the_shorter(ledger) -> None:
    words = ledger.statements[STATEMENT].quote
    text = marked(ledger, ledger.statements[STATEMENT].source, "readable", "en")
    assert [name for name, _, said in WAYS.findall(text) if said == words] == [STATEMENT]


def test_a_figure_inside_a_statement_stays_a_figure(ledger) -> None:
    text = marked(ledger, "luhe-mass-line-2022", "readable", "en")
    (inside,) = (
        said for name, _, said in WAYS.findall(text) if name == "luhe-grids-all-with-branches" and "821" in said
    )
    assert re.search('data-fact="[^"]+"', inside)
    assert 'tabindex="0"' in inside


def test_the_passage_of_a_statement_is_highlighted_and_found_by_its_id(ledger) -> None:
    text = marked(ledger, "luhe-mass-line-2022", "readable", "en", AROUND)
    quoted = "".join(re.findall('<span class="quote"[^>]*>(.*?)</span></span>', text))
    assert re.sub("<[^>]*>", "", quoted) == ledger.statements[AROUND].quote
    assert text.count(f'id="statement-{AROUND}"') == 1


def test_the_address_of_a_statement_opens_its_card(ledger) -> None:
    entry = ledger.statements[STATEMENT]
    app = opened("facts", statement=STATEMENT)
    assert heading(app) == entry.name.en
    assert [words for words in ("Title or rating", entry.translation, "about 2022") if words not in said(app)] == []
    assert f"<span><strong></strong>{entry.quote}</span>" in html(app)
    assert any(f"facts?statement={STATEMENT}" in block.value for block in app.code)


def test_the_facts_page_holds_the_statements_that_pass_with_their_files(ledger) -> None:
    app = opened("facts", province="sichuan", stage="outcome")
    expected = [s.quote for s in ledger.statements.values() if ledger.chain(s.region)[-1].id == "sichuan"]
    assert sorted(cells(app, "q", table=1)) == sorted(expected)
    page = html(app)
    for kind in ("csv", "xlsx", "json"):
        link = rf'href="[^"]*download/statements\.{kind}\?province=sichuan&amp;stage=outcome&amp;lang=en" download'
        assert re.search(link, page)


def test_a_search_finds_statements_where_it_finds_no_figure(ledger) -> None:
    app = opened("facts", q="医院")
    found = {name for name, entry in ledger.statements.items() if "医院" in entry.quote}
    assert set(re.findall('facts[?][^"]*statement=([a-z-]+)', html(app))) == found
    assert sidebar_line(app).startswith(f"0 of {len(ledger.facts)} figures and {len(found)} of")


@pytest.mark.parametrize(("name", "page"), [("luhe", "places"), ("luhe-waste-to-energy-plant", "programmes")])
def test_statements_stand_beside_figures_each_with_the_way_to_its_words(ledger, name, page) -> None:
    app = opened(page, **{"region" if page == "places" else "programme": name})
    shown = html(app)
    around = {entry.id: [place.id for place in ledger.chain(entry.region)] for entry in ledger.statements.values()}
    inside = {entry.id for entry in ledger.statements.values() if name in (entry.programme, *around[entry.id])}
    assert inside
    assert set(re.findall("&amp;statement=([a-z0-9-]+)", shown)) == inside
    assert "Reported without a number" in shown


def test_coverage_counts_the_statements_of_each_text_by_kind(ledger, statements) -> None:
    app = opened("coverage", province="sichuan")
    assert any(f"**{len(ledger.statements)}** outcomes without a number" in text.value for text in app.markdown)
    counts = by_kind(statements, "en")
    told = Counter((entry.kind, ledger.sources[entry.source].title.en) for entry in ledger.statements.values())
    assert {(kind, title): int(n) for kind, row in counts.iterrows() for title, n in row.items() if n} == told


def test_the_matrix_tells_said_without_a_number_from_not_mentioned(ledger, frame, statements) -> None:
    chart = matrix(frame, ChartStyle("en"), statements)
    squares = figure(chart).to_plotly_json()["data"][0]
    signs = dict(zip(map(tuple, squares["customdata"]), squares["text"], strict=True))
    told = Counter((ledger.chain(fact.region)[-1].id, theme) for fact, theme in themed(ledger, ledger.facts.values()))
    said = Counter((ledger.chain(entry.region)[-1].id, entry.theme) for entry in ledger.statements.values())
    assert set(signs.values()) >= {STATED, SILENT}
    for square, sign in signs.items():
        assert sign == (f"<b>{told[square]}</b>" if told[square] else STATED if said[square] else SILENT)
    for square, hover in zip(map(tuple, squares["customdata"]), squares["hovertext"], strict=True):
        assert hover.endswith("not mentioned") == (not told[square] and not said[square])


def test_the_matrix_shows_themes_and_provinces_of_statements_alone(frame, statements) -> None:
    said = statements[statements["province"] == "beijing"]
    chart = matrix(frame.iloc[:0], ChartStyle("en"), said)
    squares = figure(chart).to_plotly_json()["data"][0]
    assert set(squares["text"]) == {STATED}
    assert len(squares["text"]) == said["theme"].nunique()


def test_the_page_compare_draws_statements_where_no_figure_passes() -> None:
    app = opened("compare", section="spread", q="医院")
    assert STATED in sent(app, "chart")[0]["figure"]["data"][0]["text"]


def themed(ledger, facts):
    """Each fact with its theme: its own, else that of its indicator."""
    return [(fact, fact.theme or ledger.indicators[fact.indicator].theme) for fact in facts]
