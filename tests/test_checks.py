"""Every check of the file beyond its shape: the line, the entry, what is wrong and how to mend it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from outcomes.errors import DataError
from outcomes.ledger.checks import accounts
from outcomes.ledger.ledger import load
from tests.conftest import TEXT, changed, facts, line_of, make_document, ratio, refused, source, write

LIGHTS = "全镇共安装了1.2万多盏路灯和864盏楼道灯，群众满意率90%以上。"
CORRECT = "Correct the one that is wrong."
PRINTED = "Take the numeral as printed."
COPY = "Copy the words from the source."
EDTF = "Write EDTF, such as 2021, 2021-10, 2022-01~ or 2013-07~/2014-02~."
ADD = "Add the entry or correct the name."
BREAK = "Break the circle."
OWN = "Give it a group of its own."
LEVEL = "Name the parent or the level."


def _unclaimed(numeral, sentence, line, figure=None, reason="…", add="Add a fact"):
    stub = f'{{source: town-news, quote: "{sentence}", figure: "{figure or numeral}", reason: {reason}}}'
    message = f"town.txt:{line}: the numeral “{numeral}” in “{sentence}” is claimed by no entry."
    return '- id: "town-news"', "town-news", message, f"{add}, or to not_facts: {stub}"


def _claimed(numeral, sentence, line, owners):
    message = f"town.txt:{line}: the numeral “{numeral}” in “{sentence}” is claimed by {owners}."
    return '- id: "town-news"', "town-news", message, "Leave it to one of them."


# Words of the small file and what stands there instead, the entry, the section that has no such id, and the remedy.
DANGLING = [
    ('parent: "jiangxi"', "parent: jianxi", "small-town", "regions", "Did you mean jiangxi?"),
    ('"Lighting"}\n    region: "small-town"', '"Lighting"}\n    region: elsewhere', "lighting", "regions", ADD),
    ('source: "town-news"\n    quote: "共', 'source: x\n    quote: "共', "lighting", "sources", ADD),
    ('indicator: "satisfaction"', "indicator: satisfacton", "town-satisfied", "indicators",
        "Did you mean satisfaction?"),
    ('programme: "lighting"', "programme: lights", "town-lights", "programmes", "Did you mean lighting?"),
    ('part_of: "town-people"', "part_of: town-peple", "town-young", "facts", "Did you mean town-people?"),
    ('numerator: "town-young"', "numerator: x", "young-share", "facts", ADD),
    ('denominator: "town-people"', "denominator: x", "young-share", "facts", ADD),
    ('- source: "town-news"', "- source: town-new", "not_facts[1]", "sources", "Did you mean town-news?"),
    ('reason: "date"', "reason: restatement\n    of: town-light", "not_facts[1]", "facts",
        "Did you mean town-lights?"),
    ('headlines:\n  - "town-lights"', "headlines:\n  - town-light", "headlines[1]", "facts",
        "Did you mean town-lights?"),
]  # fmt: skip
# What is wrong; words of the small file and what stands there instead; for each problem words of the line that is
# named, the entry, the message and the remedy.
WRONG = {
    "a date that says a fact again": ('reason: "date"', 'reason: "date"\n    of: town-lights',
        ("of: town-lights", "not_facts[1]", "of: town-lights belongs to a restatement, the reason is date.",
        "Write reason: restatement, or leave of out.")),
    "a place inside itself": ('parent: "jiangxi"', "parent: small-town",
        ("parent: small-town", "small-town", "parent leads back to small-town.", BREAK)),
    "a part of itself": ('part_of: "town-people"', "part_of: town-young",
        ("part_of: town-young", "town-young", "part_of leads back to town-young.", BREAK)),
    "two facts that are parts of each other": ('quote: "全市近50万人受益"',
        'part_of: town-young\n    quote: "全市近50万人受益"',
        ("part_of: town-young", "town-people", "part_of leads back to town-people.", BREAK),
        ('part_of: "town-people"', "town-young", "part_of leads back to town-young.", BREAK)),
    "a province inside another": ('    code: "360000"\n',
        '    code: "360000"\n    parent: hubei\n'
        '  - {id: hubei, name: {zh: 湖北, en: Hubei}, level: province, code: "420000"}\n',
        ("parent: hubei", "jiangxi", "a province has no parent and every other place has one.", LEVEL)),
    "a town inside nothing": ('    parent: "jiangxi"\n', "",
        ('id: "small-town"', "small-town", "a province has no parent and every other place has one.", LEVEL)),
    "a province without its code": ('    code: "360000"\n', "",
        ('id: "jiangxi"', "jiangxi", "a province needs its code (GB/T 2260).", 'Add code: "320000" or the like.')),
    "a digit of a quote that differs": ('quote: "864盏楼道灯"\n    figure: "864"',
        'quote: "865盏楼道灯"\n    figure: "865"',
        ('quote: "865', "town-corridor-lights",
        "the quote “865盏楼道灯” does not stand in the source; nearest passage: “86〔4〕盏楼道灯”.", COPY),
        ("value: 864", "town-corridor-lights", "the figure “865” reads 865, the value says 864.", CORRECT)),
    "a quote of a programme that stands nowhere": ('"共安装了1.2万多盏路灯"', '"1.2万多盏吊灯"',
        ('quote: "1.2万多盏吊灯"', "lighting",
        "the quote “1.2万多盏吊灯” does not stand in the source; nearest passage: “1.2万多盏〔路〕灯”.", COPY)),
    "a quote of a numeral that stands nowhere": ('quote: "2021年完工"', 'quote: "2021年开工"',
        ('quote: "2021年开工"', "not_facts[1]",
        "the quote “2021年开工” does not stand in the source; nearest passage: “2021年〔完〕工”.", COPY)),
    "a quote that stands twice": ('quote: "全市近50万人受益"\n    figure: "近50万"',
        'quote: "万人"\n    figure: "万"',
        ('quote: "万人"', "town-people", "the quote “万人” stands twice in the source; add a prefix or a suffix.",
        COPY),
        ("value: 500000", "town-people", "the figure “万” reads 10000, the value says 500000.", CORRECT),
        ('qualifier: "nearly"', "town-people", "the figure “万” reads exactly, the qualifier says nearly.", CORRECT)),
    "a figure that is not in its quote": ('quote: "864盏楼道灯"', 'quote: "盏楼道灯"',
        ('quote: "盏楼道灯"', "town-corridor-lights", "the figure “864” stands not at all in the quote “盏楼道灯”.",
        COPY)),
    "a value that is not the figure's": ("value: 864", "value: 846",
        ("value: 846", "town-corridor-lights", "the figure “864” reads 864, the value says 846.", CORRECT)),
    "a value ten times too large": ("value: 12000", "value: 120000",
        ("value: 120000", "town-lights", "the figure “1.2万多” reads 12000, the value says 120000.", CORRECT)),
    "a qualifier that is not the figure's": ('qualifier: "nearly"', "qualifier: about",
        ("qualifier: about", "town-people", "the figure “近50万” reads nearly, the qualifier says about.", CORRECT)),
    "a qualifier dropped": ('    qualifier: "nearly"\n', "",
        ('id: "town-people"', "town-people", "the figure “近50万” reads nearly, the qualifier says exactly.", CORRECT),
    ),
    "a qualifier too many": ("value: 864", "value: 864\n    qualifier: about",
        ("qualifier: about", "town-corridor-lights", "the figure “864” reads exactly, the qualifier says about.",
        CORRECT)),
    "a word of approximation left out": (
        'qualifier: "nearly"\n    quote: "全市近50万人受益"\n    figure: "近50万"',
        'quote: "全市近50万人受益"\n    figure: "50万"',
        ('figure: "50万"', "town-people", "the words “近” touch the figure “50万” and belong to it.",
        "Write the figure with them: 近50万.")),
    "a figure that is no number": ('figure: "864"', 'figure: "盏楼道"',
        ('figure: "盏楼道"', "town-corridor-lights", "“盏楼道” cannot be read as a number.", PRINTED),
        ('figure: "盏楼道"', "town-corridor-lights", "the figure “盏楼道” holds no numeral.", PRINTED),
        _unclaimed("864", LIGHTS, 2)),
    "a share of an indicator that counts": ('indicator: "satisfaction"',
        'indicator: "corridor-lights" # of what?',
        ('figure: "90%以上"', "town-satisfied", "the figure “90%以上” is a share, the unit lights is not.",
        "Choose an indicator in percent.")),
    "an Arabic numeral that nobody claims": (
        'not_facts:\n  - source: "town-news"\n    quote: "2021年完工"\n    figure: "2021"\n    reason: "date"',
        "not_facts: []",
        _unclaimed("2021", "2021年完工。", 4, "2021年", "date")),
    "a Chinese numeral that nobody claims": ('idioms:\n  - "一切"', "idioms: []",
        _unclaimed("一", "一切为了群众。", 4, "一切", "idiom", "Add the phrase to idioms:")),
    "a numeral of two entries": ('quote: "2021年完工"\n    figure: "2021"',
        'quote: "864盏楼道灯"\n    figure: "864"\n    # twice',
        _claimed("864", LIGHTS, 2, "town-corridor-lights and the entry of not_facts on line 139"),
        _unclaimed("2021", "2021年完工。", 4, "2021年", "date")),
    "a numeral of a fact and a phrase": ('  - "一切"', '  - "一切"\n  - 864盏',
        ("- 864盏", "idioms[2]", "“864盏” claims numerals that other entries have: town-corridor-lights.",
        "Write more words of the phrase, or remove what counts nothing: the phrase or the entry.")),
    "a numeral that is no numeral": ('figure: "2021"', 'figure: "完工"',
        _unclaimed("2021", "2021年完工。", 4, "2021年", "date"),
        ('figure: "完工"', "not_facts[1]", "the figure “完工” holds no numeral.", PRINTED)),
    "a numeral that is cut": ('figure: "2021"', 'figure: "021年"',
        ('- id: "town-news"', "town-news", "town.txt:4: the numeral “2021” in “2021年完工。” is cut by the entry of "
         "not_facts on line 139, whose figure holds only a part of it.", "Write the figure 2021年.")),
    "a phrase that stands nowhere": ('  - "一切"', '  - "一切"\n  - 一线',
        ("- 一线", "idioms[2]", "“一线” stands in no source.", "Remove it.")),
    "a phrase that stands only inside a longer one": ('  - "一切"', '  - "一切"\n  - 一切为了',
        ('- "一切"', "idioms[1]", "“一切” stands in no source.", "Remove it.")),
    "a name that stands nowhere": ("names: []", "names: [四川]",
        ("四川", "names[1]", "“四川” stands in no source.", "Remove it.")),
    "a group of two units": ('group: "people"', 'group: "satisfaction" # of people',
        ("# of people", "people-served",
        "group satisfaction is shown on one axis, but unit is people here and percent in satisfaction.", OWN)),
    "a group of two measures": (
        'measure: "level"\n    better: "higher"\n    definition: {"zh": "释义", "en": "Meaning"}\n'
        '    comparison: {"zh": "比较", "en": "Comparing"}\n    group: "lights"\n  - id: "satisfaction"',
        'measure: change\n    better: "higher"\n    definition: {"zh": "释义", "en": "Meaning"}\n'
        '    comparison: {"zh": "比较", "en": "Comparing"}\n    group: "lights" # of changes\n  - id: "satisfaction"',
        ("# of changes", "corridor-lights",
        "group lights is shown on one axis, but measure is change here and level in street-lights.", OWN)),
    "a group without indicators": ('groups:\n  - id: "lights"',
        'groups:\n  - {id: roads, name: {zh: 路, en: Roads}}\n  - id: "lights"',
        ("id: roads", "roads", "no indicator is in roads.", "Remove it.")),
    "a ratio of two units": ('numerator: "town-young"', 'numerator: "town-lights"',
        ('numerator: "town-lights"', "young-share", "town-lights and town-people must have one unit and one source.",
        "Choose two facts that do.")),
    "a part in another unit": ('part_of: "town-people"', 'part_of: "town-lights"',
        ('part_of: "town-lights"', "town-young", "a part has the unit and the source of its whole, town-lights.",
        "Remove part_of or correct it.")),
    "a period that is none": ('period: "2021"', "period: last year",
        ("period: last year", "town-lights", "“last year” is not a period.", EDTF)),
    "a date of a source that is none": ('published: "2022-01~"', "published: 2022-13",
        ("published: 2022-13", "town-news", "“2022-13” is not a period.", EDTF)),
    "an approximate period that rests on nothing": ('period: "2021"', "period: 2021~",
        ("period: 2021~", "town-lights", "an approximate period needs the words it rests on.",
        "Add period_basis in both languages.")),
}  # fmt: skip
for old, new, entry, section, fix in DANGLING:
    named = new.rpartition("\n")[2].strip() if "quote" not in new else new.partition("\n")[0]
    WRONG[named] = (old, new, (named, entry, f"{named.removeprefix('- ')} is not in {section}.", fix))


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


@pytest.mark.parametrize(("old", "new", "expected"), [(c[0], c[1], c[2:]) for c in WRONG.values()], ids=WRONG)
def test_what_is_wrong_is_named_with_its_line_its_entry_and_the_remedy(tmp_path, old, new, expected):
    document = changed(old, new)
    problems = refused(load, *write(tmp_path, document))
    found = {(p.line, p.id, p.message, p.fix) for p in problems}
    assert found == {(line_of(document, line), *rest) for line, *rest in expected}


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
    document = make_document()
    expected = []
    for case in (
        "a province without its code", "a group without indicators", "indicator: satisfacton",
        "a value that is not the figure's", "an approximate period that rests on nothing", "a qualifier dropped",
        "numerator: x", "- source: town-new",
    ):  # fmt: skip
        old, new, *problems = WRONG[case]
        document = changed(old, new, document)
        expected += problems
    found = refused(load, *write(tmp_path, document))
    assert [(p.line, p.id, p.message) for p in found] == sorted(
        (line_of(document, line), entry, message) for line, entry, message, _ in expected
    )


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
