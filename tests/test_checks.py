"""Every check of the file beyond its shape: the line, the entry, what is wrong and how to mend it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import DataError
from outcomes.ledger.checks import accounts
from outcomes.ledger.ledger import load
from tests.conftest import TEXT, changed, differing, facts, line_of, make_document, ratio, refused, source, write

LIGHTS = "全镇共安装了1.2万多盏路灯和864盏楼道灯，群众满意率90%以上。"
CORRECT = "Correct the one that is wrong."
PRINTED = "Take the numeral as printed."
COPY = "Copy the words from the source."
EDTF = "Write EDTF, such as 2021, 2021-10, 2022-01~ or 2013-07~/2014-02~."
ADD = "Add the entry or correct the name."
BREAK = "Break the circle."
OWN = "Give it a group of its own."
LEVEL = "Name the parent or the level."
BASIS = "period_basis: {zh: 去年, en: last year}"
WHY = "Correct it, or say in period_basis why."
STREET = "over 12,000 street lights"
DATED = 'period: "2021~"\n    period_basis: {zh: %s, en: "%s"}'
MEANING = """
    better: "higher"
    definition: {"zh": "释义", "en": "Meaning"}
    comparison: {"zh": "比较", "en": "Comparing"}"""


def _numeral(numeral, sentence, line, wrong, fix):
    message = f"town.txt:{line}: the numeral “{numeral}” in “{sentence}” is {wrong}."
    return '- id: "town-news"', message, fix


def _unclaimed(numeral, sentence, line, figure=None, reason="…", add="Add a fact"):
    stub = f'{{source: town-news, quote: "{sentence}", figure: "{figure or numeral}", reason: {reason}}}'
    return _numeral(numeral, sentence, line, "claimed by no entry", f"{add}, or to not_facts: {stub}")


# Words of the small file and what stands there instead; the message and the remedy of what is wrong then, or of each
# thing that is, before them words of the line that is named where it is not the first that differs.
WRONG = [
    ('    code: "360000"\n', '    code: "360000"\n    parent: hubei\n'
        '  - {id: hubei, name: {zh: 湖北, en: Hubei}, level: province, code: "420000"}\n',
        "a province has no parent and every other place has one.", LEVEL),
    ('figure: "864"', 'figure: "盏楼道"', _unclaimed("864", LIGHTS, 2),
        ("the figure “盏楼道” holds no numeral.", PRINTED), ("“盏楼道” cannot be read as a number.", PRINTED)),
    ('not_facts:\n  - source: "town-news"\n    quote: "2021年完工"\n    figure: "2021"\n    reason: "date"',
        "not_facts: []", _unclaimed("2021", "2021年完工。", 4, "2021年", "date")),
    ('idioms:\n  - "一切"', "idioms: []",
        _unclaimed("一", "一切为了群众。", 4, "一切", "idiom", "Add the phrase to idioms:")),
    ('quote: "2021年完工"\n    figure: "2021"', 'quote: "864盏楼道灯"\n    figure: "864"\n    # twice',
        _numeral("864", LIGHTS, 2, "claimed by town-corridor-lights and the entry of not_facts on line 139",
        "Leave it to one of them."), _unclaimed("2021", "2021年完工。", 4, "2021年", "date")),
    ('figure: "2021"', 'figure: "完工"', _unclaimed("2021", "2021年完工。", 4, "2021年", "date"),
        ("the figure “完工” holds no numeral.", PRINTED)),
    ('figure: "2021"', 'figure: "021年"', _numeral("2021", "2021年完工。", 4,
        "cut by the entry of not_facts on line 139, whose figure holds only a part of it", "Write the figure 2021年.")),
    (f'measure: "level"{MEANING}\n    group: "lights"\n  - id: "satisfaction"',
        f'measure: change{MEANING}\n    group: "lights" # of changes\n  - id: "satisfaction"', "# of changes",
        "group lights is shown on one axis, but measure is change here and level in street-lights.", OWN),
    ('reason: "date"', 'reason: "date"\n    of: town-lights',
        "of: town-lights belongs to a restatement, the reason is date.", "Write reason: restatement, or leave of out."),
    ('parent: "jiangxi"', "parent: small-town", "parent leads back to small-town.", BREAK),
    ('part_of: "town-people"', "part_of: town-young", "part_of leads back to town-young.", BREAK),
    ('quote: "全市近50万人受益"', 'part_of: town-young\n    quote: "全市近50万人受益"',
        ("part_of leads back to town-people.", BREAK), ('part_of: "town-people"', "part_of leads back to town-young.",
        BREAK)),
    ('    parent: "jiangxi"\n', "", '- id: "small-town"', "a province has no parent and every other place has one.",
        LEVEL),
    ('    code: "360000"\n', "", '- id: "jiangxi"', "a province needs its code (GB/T 2260).",
        'Add code: "320000" or the like.'),
    ('quote: "864盏楼道灯"\n    figure: "864"', 'quote: "865盏楼道灯"\n    figure: "865"', ("value: 864",
        "the figure “865” reads 865, the value says 864.", CORRECT),
        ("the quote “865盏楼道灯” does not stand in the source; nearest passage: “86〔4〕盏楼道灯”.", COPY)),
    ('"共安装了1.2万多盏路灯"', '"1.2万多盏吊灯"',
        "the quote “1.2万多盏吊灯” does not stand in the source; nearest passage: “1.2万多盏〔路〕灯”.", COPY),
    ('quote: "2021年完工"', 'quote: "2021年开工"',
        "the quote “2021年开工” does not stand in the source; nearest passage: “2021年〔完〕工”.", COPY),
    ('quote: "全市近50万人受益"\n    figure: "近50万"', 'quote: "万人"\n    figure: "万"', ("value: 500000",
        "the figure “万” reads 10000, the value says 500000.", CORRECT), ('qualifier: "nearly"',
        "the figure “万” reads exactly, the qualifier says nearly.", CORRECT),
        ("the quote “万人” stands twice in the source; add a prefix or a suffix.", COPY)),
    ('quote: "864盏楼道灯"', 'quote: "盏楼道灯"', "the figure “864” stands not at all in the quote “盏楼道灯”.", COPY),
    ("value: 864", "value: 846", "the figure “864” reads 864, the value says 846.", CORRECT),
    ('    qualifier: "nearly"\n', "", '- id: "town-people"',
        "the figure “近50万” reads nearly, the qualifier says exactly.", CORRECT),
    ('indicator: "satisfaction"', 'indicator: "corridor-lights" # of what?', 'figure: "90%以上"',
        "the figure “90%以上” is a share, the unit lights is not.", "Choose an indicator in percent."),
    ('  - "一切"', '  - "一切"\n  - 864盏', "“864盏” claims numerals that other entries have: town-corridor-lights.",
        "Write more words of the phrase, or remove what counts nothing: the phrase or the entry."),
    ('  - "一切"', '  - "一切"\n  - 一线', "“一线” stands in no source.", "Remove it."),
    ('  - "一切"', '  - "一切"\n  - 一切为了', '- "一切"', "“一切” stands in no source.", "Remove it."),
    ("names: []", "names: [四川]", "“四川” stands in no source.", "Remove it."),
    ('groups:\n  - id: "lights"', 'groups:\n  - {id: roads, name: {zh: 路, en: Roads}}\n  - id: "lights"',
        "no indicator is in roads.", "Remove it."),
    ('numerator: "town-young"', 'numerator: "town-lights"',
        "town-lights and town-people must have one unit and one source.", "Choose two facts that do."),
    ('part_of: "town-people"', 'part_of: "town-lights"',
        "a part has the unit and the source of its whole, town-lights.", "Remove part_of or correct it."),
    ('period: "2021"', "period: last year", "“last year” is not a period.", EDTF),
    ('period: "2021"', "period: 2021~", "an approximate period needs the words it rests on.",
        "Add period_basis in both languages."),
    ('parent: "jiangxi"', "parent: jianxi", "parent: jianxi is not in regions.", "Did you mean jiangxi?"),
    ('"Lighting"}\n    region: "small-town"', '"Lighting"}\n    region: elsewhere',
        "region: elsewhere is not in regions.", ADD),
    ('source: "town-news"\n    quote: "共', 'source: x\n    quote: "共', "source: x is not in sources.", ADD),
    ('indicator: "satisfaction"', "indicator: satisfacton", "indicator: satisfacton is not in indicators.",
        "Did you mean satisfaction?"),
    ('programme: "lighting"', "programme: lights", "programme: lights is not in programmes.", "Did you mean lighting?"),
    ('part_of: "town-people"', "part_of: town-peple", "part_of: town-peple is not in facts.",
        "Did you mean town-people?"),
    ('numerator: "town-young"', "numerator: x", "numerator: x is not in facts.", ADD),
    ('denominator: "town-people"', "denominator: x", "denominator: x is not in facts.", ADD),
    ('- source: "town-news"', "- source: town-new", "source: town-new is not in sources.", "Did you mean town-news?"),
    ('reason: "date"', "reason: restatement\n    of: town-light", "of: town-light", "of: town-light is not in facts.",
        "Did you mean town-lights?"),
    ('headlines:\n  - "town-lights"', "headlines:\n  - town-light", "town-light is not in facts.",
        "Did you mean town-lights?"),
    ('period: "2021"', 'period: "2021/2031"', "the year 2031 stands neither in the quote nor in the words it rests on.",
        WHY),
    ('period: "2021"', f'period: "2019~"\n    {BASIS}',
        "the year 2019 stands neither in the quote nor in the words it rests on.",
        WHY),
    ('period: "2021"', f'period: "2021"\n    {BASIS}', 'period: "2021"',
        "the period 2021 rests on other words than the quote and does not say so.",
        "Write 2021~ or remove period_basis."),
    ('period: "2021"', BASIS, "there is no period for this basis.", "Add period."),
    ("Nearly 500,000", "Nearly 5 million", "the translation says 5 million; the quote has no such number.", CORRECT),
    ("At least 90%", "At least 9.0%", "the translation says 9.0; the quote has no such number.", CORRECT),
    ('code: "360000"', 'code: "330000"', "the code 330000 is that of 浙江, not of 江西省.", CORRECT),
    ('code: "360000"', 'code: "030000"', "no province has the code 030000.", "Look it up in GB/T 2260."),
    ('code: "360000"', 'code: "710000"', "the code 710000 is that of 台湾, not of 江西省.", CORRECT),
    ('parent: "jiangxi"', 'parent: "jiangxi"\n    code: "110101"', "the code 110101 is not of 江西省, 360000.",
        CORRECT),
    ('published: "2022-01~"', 'published: "2032-01~"\n    published_basis: {zh: 2021年, en: 2021}',
        "the year 2032 stands neither in the text nor in published_basis.", CORRECT),
    (STREET, "ovеr 12,000 street lights",
        "the words hold е (U+0435, cyrillic small letter ie), which is no Latin letter and no Chinese character.",
        "Type it anew."),
    (STREET, "over 12,00０ street lights",
        "the words hold ０ (U+FF10, fullwidth digit zero), which is of full width.", "Write 0."),
    (STREET, "over 12,000，street lights",
        "the words hold ， (U+FF0C, fullwidth comma), which is of full width.", "Write ,."),
    (STREET, "over 12,000\u00a0street lights", "the words hold the space U+00A0.",
        "Write an ordinary one."),
    (STREET, "over 12,000  street lights", "the words hold two spaces in a row.", "Write one."),
    (STREET, "over 12,000 street lights in the whole town lights in the whole town",
        "“s in the w…” stands twice in a row.", "Keep it once."),
    ('one: "light"', 'one: "lіght"',
        "the words hold і (U+0456, cyrillic small letter byelorussian-ukrainian i), which is no Latin letter and no "
        "Chinese character.", "Type it anew."),
    ('period: "2021"', 'period: "2021~"\n    period_basis: {zh: "“去年”,见下", en: last year}', "period_basis:",
        "the Chinese words hold the half-width mark , here.", "Write ，."),
    ('period: "2021"', 'period: "2021~"\n    period_basis: {zh: 去年２月, en: last year}', "period_basis:",
        "the words hold ２ (U+FF12, fullwidth digit two), which is of full width.", "Write 2."),
    ('period: "2021"', DATED % ("文章约在2022年刊出", "when it was printed"), "period_basis:",
        "the Chinese words give the year 2022, the English do not.", CORRECT),
    ('period: "2021"', DATED % ("文章刊出的前一年", "the year before 2022"), "period_basis:",
        "the English words give the year 2022, the Chinese do not.", CORRECT),
    ('period: "2021"', DATED % ("文章约在2922年刊出", "it dates from 2922"), "period_basis:",
        "the Chinese words give the year 2922, the English do not.", CORRECT),
    ('unit: "people"', "unit: peple", "unit: peple is not in units.", "Did you mean people?"),
]  # fmt: skip
RIGHT = [
    ('period: "2021"', f'period: "2021~"\n    {BASIS}'),
    ('period: "2021"', 'period: "2018~"\n    period_basis: {zh: 自2018年, en: since 2018}'),
    ("Nearly 500,000 people", "Nearly 0.5 million people"),
    (STREET, "thousands of street lights"),
    ('parent: "jiangxi"', 'parent: "jiangxi"\n    code: "360112"'),
    ('period: "2021"', DATED % ("“去年”（约2021年）；见2022年的版面", "“Last year” (2021), on a page of 2022")),
    ('period: "2021"', DATED % ("共2013户，去年", "2,013 households, last year")),
    (STREET, "over 12,000 street lights in Maqên – “路灯”…"),
    ('published: "2022-01~"', "published: 2014"),
    ('    part_of: "town-people"\n', ""),
    ('quote: "共安装了1.2万多盏路灯"', 'quote: "小镇新闻"\n    term: 新闻'),
    ('group: "people"', "group: served"),
    ('code: "360000"', 'code: "360000"\n  - {id: sichuan, name: {zh: 四川省, en: S}, level: province, code: "510000"}'),
    ("names: []", "names: [小镇]"),
]


def test_the_small_file_is_accepted(tmp_path):
    ledger = load(*write(tmp_path, make_document()))
    assert len(ledger.facts) == 5
    assert [(role.numeral.text, role.role, role.id) for role in ledger.roles["town-news"]] == [
        ("1.2万多", "output", "town-lights"),
        ("864", "output", "town-corridor-lights"),
        ("90%", "outcome", "town-satisfied"),
        ("50万", "outcome", "town-people"),
        ("20多万", "outcome", "town-young"),
        ("一", "idiom", "一切"),
        ("2021", "date", "not_fact:0"),
    ]


@pytest.mark.parametrize(("old", "new", "said"), [(old, new, said) for old, new, *said in WRONG])
def test_what_is_wrong_is_named_with_its_line_and_the_remedy(tmp_path, old, new, said):
    document = changed(old, new)
    problems = {(p.line, p.message, p.fix) for p in refused(load, *write(tmp_path, document))}
    assert problems == set(_expected(document, said))


def _expected(document, said):
    """The line, the message and the remedy of each problem of a row."""
    first = differing(make_document().splitlines(), document.splitlines())
    for *at, message, fix in said if isinstance(said[0], tuple) else [said]:
        yield line_of(document, at[0]) if at else first, message, fix


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_a_change_that_breaks_no_rule_is_accepted(tmp_path, old, new):
    assert load(*write(tmp_path, changed(old, new))).version


def test_a_group_of_several_indicators_has_a_name(tmp_path):
    document = changed('groups:\n  - id: "lights"', 'groups:\n  - id: "lamps"')
    (problem,) = refused(load, *write(tmp_path, document))
    assert problem.message == "the group lights holds several indicators and has no name."


FIGURES = [(fact["figure"], fact["value"]) for fact in facts()]
OTHER = "邻镇有300人，另0人。\n"
FROM_OTHER = [
    {
        "id": key, "indicator": "people-served", "value": value, "quote": quote, "figure": str(value),
        "translation": f"{value} people", "region": "small-town", "source": "other-news",
    }
    for key, value, quote in (("other-people", 300, "有300人"), ("other-nobody", 0, "另0人"))
]  # fmt: skip


@pytest.mark.parametrize(
    ("overrides", "line", "entry", "message", "fix"),
    [
        (
            {"ratios": [ratio(numerator="other-people")]}, "numerator:", "young-share",
            "other-people and town-people must have one unit and one source.", "Choose two facts that do.",
        ),
        (
            {"ratios": [ratio(numerator="other-people", denominator="other-nobody")]}, "denominator:", "young-share",
            "the denominator is 0.", "",
        ),
        (
            {"facts": [*facts()[:4], facts()[4] | {"part_of": "other-people"}, *FROM_OTHER]}, "part_of:", "town-young",
            "a part has the unit and the source of its whole, other-people.", "Remove part_of or correct it.",
        ),
        (
            {"not_facts": [{"source": "town-news", "quote": "2021年完工", "figure": "2021", "reason": "restatement",
                            "of": "other-people"}]},
            'of: "other', "not_facts[1]", "other-people stands in another text, other-news.",
            "Name a fact of the same text.",
        ),
    ],
)  # fmt: skip
def test_facts_of_two_sources_are_not_reckoned_together(tmp_path, overrides, line, entry, message, fix):
    sources = [source(), source(OTHER, id="other-news", file="other.txt")]
    document = make_document(**{"sources": sources, "facts": [*facts(), *FROM_OTHER]} | overrides)
    problems = refused(load, *write(tmp_path, document, other=OTHER))
    assert [(p.line, p.id, p.message, p.fix) for p in problems] == [(line_of(document, line), entry, message, fix)]


def test_a_numeral_that_cannot_be_read_and_that_nobody_claims_says_why(tmp_path):
    text = TEXT + "打5折\n"
    (problem,) = refused(load, *write(tmp_path, make_document(text), town=text))
    assert "It is not read as a figure: “折” touches it" in problem.message
    assert problem.fix.startswith("If it reports a result, say it in words")


def test_of_many_numerals_that_nobody_claims_the_first_are_told_and_the_others_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(accounts, "LISTED", 2)
    text = TEXT + "11、12、13\n"
    problems = refused(load, *write(tmp_path, make_document(text), town=text))
    assert [problem.fix for problem in problems].count("Is it the right text?") == 1
    assert "1 more numerals of town.txt are not claimed exactly once." in [problem.message for problem in problems]


def test_the_stub_for_an_unclaimed_numeral_can_be_pasted(tmp_path):
    text = TEXT + '新增"两免一补",共: 3类{#1}\n'
    problems = refused(load, *write(tmp_path, make_document(text), town=text))
    stubs = [yaml.safe_load(problem.fix.partition("not_facts: ")[2]) for problem in problems]
    assert {stub["figure"] for stub in stubs} == {"两", "一", "3", "1"}
    assert {stub["quote"] for stub in stubs} == {'新增"两免一补",共: 3类{#1}'}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 864", "value: lots"),
        ('id: "town-young"', "id: town-people"),
        ('quote: "864盏楼道灯"', 'quote: "盏吊灯"'),
        ('source: "town-news"\n    quote: "2021', 'source: town\n    quote: "2021'),
        ('source: "town-news"\n    quote: "2021', 'source: [town-news]\n    quote: "2021'),
        ('reason: "date"', "reason: day"),
        ('reason: "date"', "reason: {a: 1}"),
        ('  - "一切"', "  - [一切]"),
        ('idioms:\n  - "一切"', "idioms: 一切"),
    ],
)
def test_numerals_are_not_called_unclaimed_while_their_entry_is_wrong(tmp_path, old, new):
    problems = refused(load, *write(tmp_path, changed(old, new)))
    assert [problem.message for problem in problems if "claimed" in problem.message] == []


def test_a_source_whose_entries_are_right_is_counted_while_another_is_wrong(tmp_path):
    sources = [source(), source(OTHER, id="other-news", file="other.txt")]
    document = changed("value: 864", "value: lots", make_document(sources=sources))
    problems = refused(load, *write(tmp_path, document, other=OTHER))
    assert [problem.message.split(" in ")[0] for problem in problems if "claimed" in problem.message] == [
        "other.txt:1: the numeral “0”",
        "other.txt:1: the numeral “300”",
    ]


def test_all_problems_are_named_at_once_in_the_order_of_the_file(tmp_path):
    document, expected = make_document(), []
    for change in (
        "", 'groups:\n  - {id: roads, name: {zh: 路, en: Roads}}\n  - id: "lights"', "indicator: satisfacton",
        "value: 846", "period: 2021~", "numerator: x", "- source: town-new",
    ):  # fmt: skip
        old, _, *said = next(row for row in WRONG if row[1] == change)
        expected += _expected(changed(old, change), said)
        document = changed(old, change, document)
    found = refused(load, *write(tmp_path, document))
    assert [p.message for p in found] == [message for _, message, _ in sorted(expected)]


@given(data=st.data())
def test_a_file_mangled_in_any_way_is_accepted_or_refused_and_never_fails(tmp_path_factory, data):
    lines = make_document().splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    place = data.draw(st.integers(0, len(line)))
    junk = data.draw(
        st.sampled_from(["", "x", "- ", ": ", "\n", "\t", "{", "[]", "'", '"', "#", "1", "万", "多", "近"])
    )
    lines[at] = line[:place] + junk + line[place + data.draw(st.integers(0, 3)) :]
    document = "".join(lines)
    problems = []
    try:
        ledger = load(*write(tmp_path_factory.mktemp("mangled"), document))
    except DataError as error:
        problems = error.problems
    else:
        assert [(fact.figure, fact.value) for fact in ledger.facts.values()] == FIGURES
    assert all(1 <= problem.line <= len(lines) + 2 for problem in problems)
