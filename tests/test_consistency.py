"""Averages, shares and checks that are calculated here carry through what the print leaves open, and say so."""

import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from outcomes.analysis.consistency import (
    averages,
    checks,
    divided,
    equations,
    held_together,
    printed,
    roundest,
    shares,
    worded_average,
    worded_share,
    worded_verdict,
)
from outcomes.charts.scale import Mark, Strip, strip
from outcomes.export import calculated
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger, load
from outcomes.ledger.models import Consistency
from outcomes.text.figures import read_figure
from outcomes.text.interval import Interval
from tests.conftest import TEXT, facts, line_of, make_document, name, refused, source, write
from tests.test_checks import FROM_OTHER, OTHER
from tests.test_pages import html, opened, sidebar_line

D = Decimal
UNITS = [
    {"id": "lights", "name": name("盏", "lights"), "one": "light", "dimension": "count"},
    {"id": "percent", "name": name("%", "percent"), "symbol": "%", "dimension": "share"},
    {"id": "people", "name": name("人", "people"), "dimension": "people"},
]


def average(**overrides):
    made = {
        "id": "lights-per-person", "name": name("每人的灯", "Lights to a person"),
        "numerator": "town-lights", "denominator": "town-people",
    }  # fmt: skip
    return made | overrides


def check(**overrides):
    made = {
        "id": "town-check", "name": name("核对", "Check"),
        "quotients": [{"top": "town-lights", "bottom": "town-people"}],
    }  # fmt: skip
    return made | overrides


def room(value, low=None, high=None, *, about=False) -> Interval:
    return Interval(D(value), None if low is None else D(low), None if high is None else D(high), about)


# The room of a printed numeral


@pytest.mark.parametrize(
    ("figure", "half"),
    [
        ("864", "0"), ("15000", "0"), ("897,293", "0"), ("两", "0"), ("十二", "0"), ("0", "0"),
        ("8.5萬", "500"), ("60万", "5000"), ("138.3万", "500"), ("26.8亿", "5000000"), ("二十万", "5000"),
        ("1.2", "0.05"), ("98%", "0.5"), ("98.96%", "0.005"), ("九成", "0"), ("9成", "5"),
    ],
)  # fmt: skip
def test_rounding_is_half_a_unit_of_the_last_printed_digit(figure, half):
    assert read_figure(figure).half == D(half)


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        ("8.5万", "84500", "85500"),
        ("1.5万余", "15000", "16000"),
        ("超5万", "50000", None),
        ("近50万", None, "500000"),
        ("90%以上", "90", None),
        ("约5万", "45000", "55000"),
        ("57", "57", "57"),
    ],
)
def test_a_wording_that_leaves_room_is_not_widened_by_rounding(figure, low, high):
    reading = read_figure(figure)
    room = printed(reading)
    assert (room.low, room.high) == (low and D(low), high and D(high))


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (room(15000, 15000, 16000), room("1.2", "1.15", "1.25"), room(12500, 12000, D(16000) / D("1.15"))),
        (room(500, None, 500), room(600, 600, 600), room(D(500) / 600, None, D(500) / 600)),
        (room(500, 500, None), room(10, 10, 20), room(50, 25, None)),
        (room(500, 400, 500), room(10, None, 10), room(50, 40, None)),
        (room(5, 4, 6), room(1, 0, 2), room(5, 2, None)),
        (room(6, 6, 6, about=True), room(2, 2, 2), room(3, 3, 3, about=True)),
        (room(6, 6, 6), room(2, 2, 2, about=True), room(3, 3, 3, about=True)),
    ],
)
def test_a_quotient_is_as_open_as_its_parts(top, bottom, expected):
    assert top.divided(bottom) == expected


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        ("1199571", "1201480", "1200000"),
        ("12000", "13920", None),
        ("2.6", "3.4", None),
        ("4.99", "5.01", "5"),
        (None, "5", None),
        ("5", None, None),
        ("7", "7", None),
    ],
)
def test_a_round_number_is_named_only_in_a_narrow_room(low, high, found):
    assert roundest(room(1, low, high)) == (found and D(found))


@pytest.mark.parametrize(
    ("rooms", "verdict", "common"),
    [
        ([room(5, 4, 6), room(7, 5, 9)], "agree", (D(5), D(6))),
        ([room(5, 4, 6), room(7, 6, 9)], "agree", (D(6), D(6))),
        ([room(5, 4, 6), room(8, 7, 9)], "differ", None),
        ([room(5, 4, None), room(8, None, 9)], "agree", (D(4), D(9))),
        ([room(5, None, 6), room(8, None, 9)], "agree", (None, D(6))),
        ([room(5, 4, 6)], "alone", None),
    ],
)
def test_results_agree_where_one_number_fits_them_all(rooms, verdict, common):
    found = held_together(Consistency.model_validate(check()), tuple(rooms))
    assert (found.verdict, found.common and (found.common.low, found.common.high)) == (verdict, common)


# Words


@pytest.mark.parametrize(
    ("fact", "other", "zh", "en"),
    [
        ("hupan-corridor-lights", "hupan-buildings-lit", "每栋住宅15.2盏", "15.2 lights per building"),
        ("hupan-street-lights", "hupan-alleys-lit", "每条小巷4.23盏", "4.23 lights per alley"),
        ("banan-workers-with-rest-place", "banan-workers-rest-stations", "每处约30人", "about 30 people per facility"),
        (
            "sichuan-problems-registered", "sichuan-ledgers",
            "每本台账4.76至5.27个问题", "4.76 to 5.27 problems per ledger",
        ),
        (
            "sichuan-livelihood-funds", "sichuan-livelihood-problems-solved",
            "每个问题8910元至1.35万元", "¥8,910 to ¥13,500 per problem",
        ),
        ("sichuan-problems-solved", "sichuan-ledgers", "每本台账不超过4.35个问题", "at most 4.35 problems per ledger"),
    ],
)  # fmt: skip
def test_an_average_is_worded_with_the_units_of_both(ledger: Ledger, fact, other, zh, en):
    top, bottom = (ledger.units[ledger.indicators[ledger.facts[f].indicator].unit] for f in (fact, other))
    found = divided(ledger, fact, other)
    assert (worded_average(found, top, bottom, "zh"), worded_average(found, top, bottom, "en")) == (zh, en)


CHECKS = {
    "jiangsu-people-doing-research": (
        [("12,500 people", "12,000 to 13,920 people"), ("12,500 people", "12,330 to 12,670 people")],
        "The results agree: their ranges share 12,330 to 12,670 people.",
    ),
    "jiangsu-urban-jobs-target-size": (
        [("1.201 million people", "1.199 million to 1.202 million people")],
        "The source has no second result, but the range of this one is narrow, and a round number lies in it: "
        "1.2 million people.",
    ),
    "shijingshan-people-per-family": (
        [("3 people per household", "2.63 to 3.45 people per household")],
        "One result. The source has no second one to check it against.",
    ),
    "changleng-lights-per-household": (
        [("13.3 lights per household", "12 to 14.5 lights per household")],
        "One result. The source has no second one to check it against.",
    ),
}


def test_the_checks_of_the_real_texts_come_out_as_reckoned_by_hand(ledger: Ledger):
    assert {
        found.check.id: (
            [(made.result, made.room) for made in equations(ledger, found, "en")], worded_verdict(ledger, found, "en"),
        )
        for found in checks(ledger, ledger.facts)
    } == CHECKS  # fmt: skip


@pytest.mark.parametrize(("find", "section"), [(averages, "averages"), (shares, "ratios"), (checks, "consistency")])
def test_a_calculation_is_shown_only_with_all_its_facts(ledger: Ledger, find, section):
    entries = getattr(ledger, section)
    assert len(find(ledger, ledger.facts)) == len(entries)
    for entry in entries.values():
        pairs = [(p.top, p.bottom) for p in entry.quotients] if section == "consistency" else None
        for fact in [f for pair in pairs for f in pair] if pairs else [entry.numerator, entry.denominator]:
            rest = find(ledger, set(ledger.facts) - {fact})
            ids = {getattr(x, "check", x[0] if isinstance(x, tuple) else x).id for x in rest}
            assert entry.id not in ids


# What the file may say


@pytest.mark.parametrize(
    ("sections", "line", "entry", "message"),
    [
        ({"averages": [average(numerator="nobody")]}, 'numerator: "nobody"', "lights-per-person",
         "numerator: nobody is not in facts."),
        ({"averages": [average(denominator="town-corridor-lights")]}, 'numerator: "town-lights"', "lights-per-person",
         "town-lights and town-corridor-lights have one unit."),
        ({"averages": [average(denominator="town-satisfied")]}, 'denominator: "town-satisfied"', "lights-per-person",
         "“lights per percent” means nothing: shares and ranks are not divided."),
        ({"consistency": [check(unit="stars")]}, 'unit: "stars"', "town-check", "unit: stars is not in units."),
        ({"consistency": [check(quotients=[{"top": "town-lights", "bottom": "nobody"}])]}, "quotients:", "town-check",
         "nobody is not in facts."),
        ({"consistency": [check(quotients=check()["quotients"] * 2)]}, "quotients:", "town-check",
         "quotients that are held against each other need their unit."),
        ({"consistency": [check(quotients=[{"top": "town-lights", "bottom": "town-satisfied"}])]}, "quotients:",
         "town-check", "“lights per percent” means nothing: shares and ranks are not divided."),
        ({"consistency": [check(quotients=[])]}, '- id: "town-check"', "town-check",
         "the kind quotients has quotients, and neither result nor of."),
        ({"averages": [average()], "units": UNITS}, "denominator:", "lights-per-person",
         "the unit people has no English word for one of it."),
    ],
)  # fmt: skip
def test_what_cannot_be_divided_is_refused(tmp_path: Path, sections, line, entry, message):
    document = make_document(ratios=[], **sections)
    problems = refused(load, *write(tmp_path, document))
    assert [(p.line, p.id, p.message) for p in problems] == [(line_of(document, line), entry, message)]


@pytest.mark.parametrize(
    ("bottom", "message"),
    [
        ("other-people", "town-lights and other-people must have one source."),
        ("town-nobody", "town-nobody is 0: nothing can be divided by it."),
    ],
)
@pytest.mark.parametrize("section", ["averages", "consistency"])
def test_nothing_is_divided_by_nothing_or_by_another_text(tmp_path: Path, section, bottom, message):
    text = TEXT + "另0人。\n"
    nobody = {**FROM_OTHER[1], "id": "town-nobody", "source": "town-news"}
    made = {
        "averages": [average(denominator=bottom)],
        "consistency": [check(quotients=[{"top": "town-lights", "bottom": bottom}])],
    }
    sections = {
        "sources": [source(text), source(OTHER, id="other-news", file="other.txt")],
        "facts": [*facts(), nobody, *FROM_OTHER], "ratios": [], section: made[section],
    }  # fmt: skip
    problems = refused(load, *write(tmp_path, make_document(text, **sections), town=text, other=OTHER))
    assert [p.message for p in problems] == [message]


# The page


def calculations(**chosen: str) -> str:
    """The tables of what is calculated, as one text."""
    return unescape(html(opened("compare", section="calculated", **chosen)))


@pytest.mark.parametrize("section", ["ratios", "averages", "consistency"])
def test_the_page_names_every_calculation_of_the_file(written, section):
    page = calculations()
    for entry in written[section]:
        assert page.count(f'<th scope="row">{entry["name"]["en"]}<') == 1


def test_the_page_shows_each_check_with_its_arithmetic_and_verdict():
    words = re.sub("<[^>]*>", "", calculations())
    for formula in (
        "over 15,000 research topics ÷ 1.2 research topics per person",
        "85,000 visits ÷ 6.8 field visits per person",
    ):
        assert formula in words
    assert words.count("12,500 people") == 2
    assert "The results agree: their ranges share 12,330 to 12,670 people." in words


def test_each_figure_of_a_formula_links_to_its_fact_with_the_filters(written):
    links = re.findall(r'href="facts\?province=sichuan&lang=en&fact=([^"]*)"', calculations(province="sichuan"))
    for entry in (*written["averages"], *written["ratios"]):
        if entry["id"].startswith("sichuan"):
            assert {entry["numerator"], entry["denominator"]} <= set(links)


def test_averages_of_one_unit_share_a_strip_and_others_do_not(ledger: Ledger):
    made = {row.name: row.strip for row in calculated.averages(ledger, averages(ledger, ledger.facts), "en")}
    ends = {name: (strip.low, strip.top) for name, strip in made.items()}
    economic, livelihood = (name for name in made if "session" in name)
    assert ends[economic] == ends[livelihood]
    assert made[economic].marks != made[livelihood].marks
    assert len(set(ends.values())) > 2


@pytest.mark.parametrize(
    ("low", "value", "high", "near", "drawn"),
    [
        (3, 3, 3, False, Strip("0", "3", (Mark(100, 100, 100, False),))),
        (3, 3.5, 4, False, Strip("0", "4", (Mark(75, 100, None, False),))),
        (103, 103, 104, True, Strip("103", "104", (Mark(0, 100, None, False),))),
        (None, 3, 3, False, Strip("0", "3", (Mark(0, 100, None, True),))),
        (2, 2, None, False, Strip("0", "2", (Mark(100, 100, None, True),))),
    ],
)
def test_a_strip_holds_what_is_known(low, value, high, near, drawn):
    sides = [None if side is None else Decimal(str(side)) for side in (value, low, high)]
    assert strip([Interval(*sides)], "en", near=near) == drawn


def test_a_share_is_no_narrower_than_its_inputs_allow(ledger: Ledger):
    """近50万 ÷ 60万: 600,000 may stand for 595,000."""
    said = {ratio.id: worded_share(room, "en") for ratio, room in shares(ledger, ledger.facts)}
    assert said["sichuan-problems-solved-share"] == "at most 84.1%"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [("83.33", "83.33", "83.3%"), ("33.34", "50", "33.3% to 50%"), (None, "84.03", "at most 84.1%"),
     ("8.399", None, "at least 8.39%"), (None, None, "not known"), ("200", "300.1", "200% to 301%")],
)  # fmt: skip
def test_a_share_is_rounded_outward(low, high, said):
    low, high = (side and Decimal(side) for side in (low, high))
    assert worded_share(Interval(low or high, low, high), "en") == said


def test_a_calculation_whose_facts_are_filtered_out_is_not_shown():
    app = opened("compare", section="calculated", province="zhejiang")
    assert [heading.value for heading in app.subheader] == []
    assert [told.value for told in app.info] == ["Nothing can be calculated from the figures that match the filters."]


def test_a_click_on_a_square_opens_its_figures_with_the_other_filters_kept():
    app = opened("compare", section="spread", stage="output")
    app.session_state["opened-from-chart"] = {"province": ("jiangxi",), "theme": ("housing-and-streets",)}
    app.run()
    assert app.title[0].value == t("en", "pages.facts_title")
    assert "(Outputs)" in sidebar_line(app)
    assert sidebar_line(app).endswith(" · Jiangxi · Housing and streets")
