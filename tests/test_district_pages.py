"""Every page drawn with the made-up district's report: each kind of figure in its words, nothing lost, nothing bare."""

import re
from html import unescape

import pytest

from outcomes.export.passage import marked
from outcomes.i18n.language import t
from outcomes.i18n.wording import of_fact
from outcomes.ui.navigation import PAGES
from tests.conftest import DISTRICT
from tests.test_pages import cells, heading, html, opened, said, sent
from tests.test_wording import KINDS

DRAWN = ("amounts", "rates", "others")  # sections of Compare that draw figures; the others count or calculate
LANGUAGES = ("zh", "en")


@pytest.fixture(autouse=True)
def at_the_district(monkeypatch: pytest.MonkeyPatch) -> None:
    data, seeds = DISTRICT
    monkeypatch.setenv("OUTCOMES_DATA", str(data))
    monkeypatch.setenv("OUTCOMES_SEEDS", str(seeds))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn(page: str, lang: str) -> None:
    app = opened(page, lang=lang)
    assert not app.exception
    assert not app.error
    assert app.title[0].value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_has_every_figure_in_the_words_of_its_kind(district, lang) -> None:
    shown = cells(opened("facts", lang=lang), "strong")
    assert sorted(shown) == sorted(of_fact(district, fact, lang) for fact in district.facts)


@pytest.mark.parametrize(("fact", "zh", "en"), KINDS)
def test_the_card_says_the_kind(fact, zh, en) -> None:
    assert heading(opened("facts", fact=fact, lang="zh")) == zh
    assert heading(opened("facts", fact=fact, lang="en")) == en


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_place_lists_every_figure_and_every_statement(district, lang) -> None:
    shown = unescape(html(opened("places", region="qiyun", lang=lang)))
    for fact in district.facts:
        assert f">{of_fact(district, fact, lang)}<" in shown
    for statement in district.statements.values():
        assert f">{statement.name[lang]}<" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_programme_lists_its_figures_and_its_statements(district, lang) -> None:
    shown = unescape(html(opened("programmes", programme="practical-matters", lang=lang)))
    facts = [name for name, fact in district.facts.items() if fact.programme]
    said = [entry.name[lang] for entry in district.statements.values() if entry.programme]
    assert facts
    assert said
    for words in [*(of_fact(district, fact, lang) for fact in facts), *said]:
        assert f">{words}<" in shown


@pytest.mark.parametrize("kind", ["target", "plan"])
def test_a_target_and_a_plan_are_said_to_be_no_result(kind) -> None:
    assert "not a result" in t("en", f"card.{kind}")
    assert t("en", f"card.{kind}") in said(opened("facts", fact=f"qiyun-jobs-{kind}"))
    assert t("en", f"card.{kind}") not in said(opened("facts", fact="qiyun-jobs"))


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("qiyun-petitions-change", "Measured against: the year before"),
        ("qiyun-care-beds-multiple", "Measured against: the start of the period"),
        ("qiyun-jobs-of-target", "Share of the target of: New urban jobs, 4,210 people."),
        ("dongping-lights", "Column heading in the table: 安装路灯"),
    ],
)
def test_the_card_says_what_a_figure_hangs_on(fact, words) -> None:
    assert words in said(opened("facts", fact=fact))


@pytest.mark.parametrize(
    ("fact", "other", "agreement"),
    [
        ("qiyun-estates", "brief-estates", "same"),
        ("brief-parks", "qiyun-parks", "inconsistent"),
        ("qiyun-jobs", "brief-jobs", "consistent"),
    ],
)
def test_figures_of_two_texts_about_the_same_thing_stand_side_by_side(district, fact, other, agreement) -> None:
    app = opened("facts", fact=fact)
    assert t("en", f"card.{agreement}") in said(app)
    (beside,) = (part.proto.body for part in app.main.get("html") if "same-thing" in part.proto.body)
    for name in (fact, other):
        assert f"<strong>{of_fact(district, name, 'en')}</strong>" in beside
        assert f"fact={name}" in beside
        assert district.facts[name].translation in unescape(beside)


def test_a_figure_of_one_text_alone_has_nothing_beside_it() -> None:
    assert "same-thing" not in html(opened("facts", fact="qiyun-residents"))


def test_the_text_marks_every_figure_and_every_statement(district) -> None:
    for source in district.sources:
        app = opened("sources", source=source)
        (pane,) = (part.proto for part in app.get("bidi_component") if part.proto.component_name.endswith("reader"))
        for section, name in ((district.facts, "fact"), (district.statements, "statement")):
            for entry in section.values():
                assert (f'data-{name}=\\"{entry.id}\\"' in (pane.json or pane.bytes.decode())) == (
                    entry.source == source
                )


def test_an_earlier_value_leads_to_the_figure_it_belongs_to(district) -> None:
    html_ = marked(district, "qiyun-report-2023", "readable", "en")
    words = [
        unescape(said) for said in re.findall('<mark[^>]*data-fact="qiyun-business-start"[^>]*>(.*?)</mark>', html_)
    ]
    assert words == ["12", "3"]
    assert html_.count('id="fact-qiyun-business-start"') == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_target_never_stands_bare_in_a_chart_or_beside_it(district, lang) -> None:
    aims = {fact: of_fact(district, fact, lang) for fact, entry in district.facts.items() if entry.kind != "actual"}
    seen = set()
    for section in DRAWN:
        for theme in district.themes:
            app = opened("compare", section=section, kinds="several", about=theme, lang=lang)
            assert not app.exception
            assert not app.error
            for drawn in sent(app, "chart"):
                for trace in drawn["figure"]["data"]:
                    marks = zip(trace.get("customdata") or [], trace.get("hovertext") or [], strict=False)
                    for fact, words in ((mark[0], words) for mark, words in marks if mark and mark[0] in aims):
                        seen.add(fact)
                        assert aims[fact] in unescape(words).replace("<br>", " ")
    assert seen == set(aims)
