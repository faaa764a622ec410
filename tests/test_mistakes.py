"""What curators mistype: one message each, on the line where they slipped, and a remedy that mends it."""

from hashlib import sha256

import pytest

from outcomes.ledger.document import SECTIONS
from outcomes.ledger.ledger import load
from outcomes.ledger.yaml_mistakes import mistakes
from outcomes.settings import ROOT, Settings
from tests.conftest import refused

NOTE = "note: {zh: 存疑, en: a doubt}"
LIGHTS = "translation: The town installed over 12,000 street lights"
CITY = 'translation: "=2.68 billion yuan invested this year"'
FIGURE = "    figure: 1.2万多"
SATISFIED = "  - id: town-satisfied"
PERIOD = 'period: "2021"'
TITLE = "title: {zh: 小镇新闻, en: Town News}"
INDICATOR = "indicator: lights-installed"
PLACE = "region: small-town\n    value: 12000"
GROUP = "group: invested"
BASIS = "\n    period_basis: {zh: 2021年三季度, en: the third quarter of 2021}"
COLON = "a colon with a space after it ends a key"
CUT = "the words after # are cut off"
COMMA = "between { and } it begins the next key"
BEGIN = "unless they stand in quotation marks"
# What is mistyped: the right words; what stands there instead; words of the message and of the remedy; what the remedy
# makes of it, where it is not the right words again. The line is that of the first difference.
MISTAKES = {
    "an English comma": (NOTE, "note: {zh: 存疑, en: a doubt, or two}", COMMA, 'en: "a doubt, or two"',
                         'note: {zh: 存疑, en: "a doubt, or two"}'),
    "a comma and a colon": (NOTE, "note: {zh: 存疑, en: a doubt, namely: one}", COMMA, 'en: "a doubt, namely: one"',
                            'note: {zh: 存疑, en: "a doubt, namely: one"}'),
    "a # in a translation": (LIGHTS, f"{LIGHTS} #a", CUT, "in quotation marks", f'translation: "{LIGHTS[13:]} #a"'),
    "a # in braces": (NOTE, "note: {zh: 存疑, en: doubt #2}", CUT, "in quotation marks",
                      'note: {zh: 存疑, en: "doubt #2"}'),
    "a # in a quote": ("quote: 近50万人受益", "quote: 近50万人 #受益", CUT, "a line of its own"),
    "no dash": (SATISFIED, "    id: town-satisfied", "the key id stands twice", "Write - id:"),
    "no dash, less indented": (SATISFIED, "  id: town-satisfied", "without its dash", "Write - id: town-satisfied"),
    "no space after the dash": (SATISFIED, "  -id: town-satisfied", "the dash has no space", "- id: town-satisfied"),
    "a dash too far in": (SATISFIED, "   - id: town-satisfied", "the dash is indented by 3", "Indent it by 2"),
    "no closing brace": (NOTE, NOTE[:-1], "{ is not closed", "Write }"),
    "no closing brace above": (TITLE, TITLE[:-1], "{ is not closed", "Write }"),
    "no opening brace": (NOTE, "note: zh: 存疑, en: a doubt}", "there is no {", "Write note: {zh: 存疑, en: a doubt}"),
    "no closing bracket": ("idioms: [一切]", "idioms: [一切", "[ is not closed", "Write ]"),
    "no closing quotation mark": (PERIOD, 'period: "2021', 'the quotation mark " is not closed', 'Write "'),
    "no closing mark at the end": (CITY, CITY[:-1], 'the quotation mark " is not closed', 'Write "'),
    "no closing mark in braces": (NOTE, "note: {zh: '存疑, en: a doubt}", "the quotation mark ' is not", "Write '",
                                  "note: {zh: '存疑', en: a doubt}"),
    "words after the mark": (CITY, 'translation: "=2.68 billion" yuan', "follow the closing quotation mark",
                             "translation: '\"=2.68 billion\" yuan'", "translation: '\"=2.68 billion\" yuan'"),
    "one space too few": (FIGURE, FIGURE[1:], "figure is indented by 3 spaces", "Indent it by 4"),
    "one space too many": (FIGURE, f" {FIGURE}", "figure is indented by 5 spaces", "Indent it by 4"),
    "a last key at the margin": ("    " + NOTE, NOTE, "note is indented by 0 spaces", "Indent it by 4"),
    "a tab": (FIGURE, "\tfigure: 1.2万多", "U+0009 (tab)", "ordinary spaces"),
    "a tab after spaces": (FIGURE, "  \tfigure: 1.2万多", "U+0009 (tab)", "ordinary spaces"),
    "a space that is none": (FIGURE, "   \u00a0figure: 1.2万多", "U+00A0 (no-break space)", "ordinary spaces"),
    "a colon in a translation": (LIGHTS, "translation: Town: 12,000 lights", COLON,
                                 'translation: "Town: 12,000 lights"', 'translation: "Town: 12,000 lights"'),
    "a colon in braces": (NOTE, "note: {zh: 存疑, en: doubt: one}", COLON, 'en: "doubt: one"',
                          'note: {zh: 存疑, en: "doubt: one"}'),
    "a full-width colon": (FIGURE, "    figure：1.2万多", "the colon after figure is full-width", "figure: 1.2万多"),
    "a full-width colon after a dash": (SATISFIED, "  - id：town-satisfied", "full-width", "- id: town-satisfied"),
    "a full-width comma": (NOTE, "note: {zh: 存疑，en: a doubt}", "the comma before en is full-width",
                           "Write , and a space before en:"),
    "full-width braces": (NOTE, "note: ｛zh: 存疑, en: a doubt｝", "｛ is full-width", "{zh: 存疑, en: a doubt}"),
    "no space after a colon": (FIGURE, "    figure:1.2万多", "the colon after figure has no space", "figure: 1.2万多"),
    "no space in braces": (NOTE, "note: {zh:存疑, en: a doubt}", "the colon after zh has no space", "zh: 存疑"),
    "no colon": (FIGURE, "    figure 1.2万多", "there is no colon after figure", "Write figure: 1.2万多"),
    "no colon of a section": ("ratios: []", "ratios []", "there is no colon after ratios", "Write ratios: []"),
    "an at sign": (NOTE, "note: {zh: 存疑, en: @doubt}", BEGIN, 'en: "@doubt"', 'note: {zh: 存疑, en: "@doubt"}'),
    "a per cent sign": ("en: percent}, symbol", "en: %}, symbol", BEGIN, 'en: "%"', 'en: "%"}, symbol'),
    "a dash for words": (LIGHTS, "translation: - 12,000 lights", "read as a list", 'translation: "- 12,000 lights"',
                         'translation: "- 12,000 lights"'),
    "a bracket for words": ("quote: 近50万人受益", "quote: [近]50万人受益", "read as a list", "[近]50万人受益"),
    "a backslash": (PERIOD, 'period: "2021\\d"', "a backslash", "leave the quotation marks out"),
    "an anchor": (INDICATOR, "indicator: &a lights-installed", "anchors (&)", "Write the value out"),
    "marks of a merge": ("ratios: []", "<<<<<<< HEAD\nratios: []\n=======\nratios: []\n>>>>>>> other", "merged here",
                         "Keep one"),
    "a folded line": (LIGHTS, f"{LIGHTS}\n    in all", "are not indented", "Indent the line by 6",
                      f"{LIGHTS}\n      in all"),
    "smart quotation marks": (PERIOD, "period: “2021”", "is not a period", 'Write period: "2021"'),
    "a year with 年": (PERIOD, "period: 2021年", "is not a period", 'Write period: "2021"'),
    "a year with a dot": ('published: "2023"', "published: 2023.", "is not a period", "Write EDTF"),
    "two years with a hyphen": (PERIOD, "period: 2021-2022", "is not a period", 'Write period: "2021/2022"'),
    "a month of one digit": (PERIOD, "period: 2021-1", "is not a period", "2021-01", 'period: "2021-01"'),
    "a month with a slash": (PERIOD, "period: 2021/10", "is not a period", 'Write period: "2021-10"',
                             'period: "2021-10"'),
    "a quarter": (PERIOD, "period: 2021Q1", "is not a period", 'Write period: "2021-01/2021-03"',
                  'period: "2021-01/2021-03"'),
    "another quarter": (PERIOD, f'period: "2021-10~/2021-12~"{BASIS}', "the months 10, 12", "Correct it",
                        f'period: "2021-07~/2021-09~"{BASIS}'),
    "another month": (PERIOD, f'period: "2021-08~"{BASIS}', "the months 8 of the period", "Correct it",
                      f'period: "2021-07~/2021-09~"{BASIS}'),
    "a closing mark alone": (LIGHTS, f'{LIGHTS}"', "stands alone", "Write the other one"),
    "a smart mark alone": (NOTE, "note: {zh: 存疑, en: a “doubt}", "stands alone", "take it away"),
    "smart marks round a translation": (LIGHTS, f"translation: “{LIGHTS[13:]}”", "the quote does not", "Take them"),
    "smart marks round a figure": (FIGURE, "    figure: “1.2万多”", "stands not at all in the quote", "Copy the words"),
    "another year": (PERIOD, 'period: "2020"', "the year 2020 stands neither", "Correct it"),
    "a comma in a value": ("value: 12000", "value: 12,000", "“12,000” is no plain number", "Write value: 12000"),
    "万 in a value": ("value: 12000", "value: 1.2万", "“1.2万” is no plain number", "Write value: 12000"),
    "a wording in a value": ("value: 12000", "value: 1.2万多", "no plain number", "12000, and qualifier: more-than"),
    "% in a value": ("value: 90\n", "value: 90%\n", "“90%” is no plain number", "Write value: 90"),
    "full-width digits": ("value: 12000", "value: １２０００", "no plain number", "Write value: 12000"),
    "a unit in a value": ("value: 2680000000", "value: 2680000000元", "no plain number", "Write value: 2680000000"),
    "a zero too few": ("value: 12000", "value: 1200", "reads 12000, the value says 1200", "Correct the one"),
    "another wording": ("qualifier: more-than", "qualifier: at-least", "reads more-than", "Correct the one"),
    "an underscore in a qualifier": ("qualifier: more-than", "qualifier: more_than", "is not one of exactly",
                                     "Did you mean more-than?"),
    "a no-break space in an id": (INDICATOR, "indicator: lights-\u00a0installed", "U+00A0 (no-break space)",
                                  "Write indicator: lights-installed"),
    "a no-break space after an id": (PLACE, PLACE.replace("\n", "\u00a0\n"), "U+00A0", "Write region: small-town"),
    "capitals in an id": ("id: town-lights", "id: Town-Lights", "“Town-Lights” is no id", "Write id: town-lights"),
    "an underscore in an id": (INDICATOR, "indicator: lights_installed", "is no id", "indicator: lights-installed"),
    "a name for an id": (PLACE, PLACE.replace("small-town", "小镇"), "“小镇” is no id", "Write region: small-town"),
    "an id nearly right": (INDICATOR, "indicator: light-installed", "is not in indicators", "mean lights-installed?"),
    "a key nearly right": (FIGURE, "    Figure: 1.2万多", "the key Figure is not known", "Did you mean figure?"),
    "a key nearly right deeper down": (TITLE, f"{TITLE}\n    readings: {{timеs: 1, date: 2026-01-01}}",
                                       "the key readings.timеs is not known", "Did you mean times?",
                                       f"{TITLE}\n    readings: {{times: 1, date: 2026-01-01}}"),
    "a key alone in braces": ("reason: date}", "reason: date, id}", "the key id is not known", "Add the"),
    "a key of one's own": (FIGURE, f"{FIGURE}\n    colour: 1", "the key colour is not known", "Add the entry or"),
    "a language too many": (TITLE, "title: {zh: 甲, en: A, eng: A}", "key title.eng is not known", "Did you mean en?"),
    "a list for a name": (TITLE, "title: [Town]", "title: {zh: …, en: …} is expected here, not a list", ""),
    "a name still to be written": (TITLE, "title: {zh: 小镇新闻, en: …}", "title.en is still to be written", "the …."),
    "a word for a value": ("value: 12000", "value: lots", "“lots” is no plain number", "26.5, or a range such as [30"),
    "a word outside the vocabulary": ("qualifier: nearly", "qualifier: almost", "is not one of exactly, more-than, "
                                      "nearly, about, at-least, at-most, between.", "Write one of them"),
    "an emoji for an id": (INDICATOR, "indicator: 💡", "“💡” is no id", "a–z, digits and hyphens, such as town-lights"),
    "a combining accent in an id": (INDICATOR, "indicator: cafe\u0301", "“cafe\u0301” is no id", "lower-case letters"),
    "an entry for a phrase": ("idioms: [一切]", "idioms: [{a: b}]", "a phrase is expected here", ""),
    "nothing for a section": ("ratios: []", "ratios:", "the section ratios must be a list", "each entry with a dash"),
    "a section nearly right": ("ratios: []", "ratois: []", "the section ratois is not known",
                               f"The sections are {', '.join(SECTIONS)}."),
    "a key without a value": (FIGURE, "    figure:", "figure is empty", "Write it"),
    "a key twice": (FIGURE, f"{FIGURE}\n{FIGURE}", "the key figure stands twice", "Keep one of them"),
    "an id twice": (SATISFIED, "  - id: town-lights", "town-lights stands twice", "Give each its own"),
    "one language": (NOTE, "note: {zh: 存疑}", "note.en is missing", "Add it"),
    "one name": ("name: {zh: 住房, en: Housing}", "name: 住房", "“住房” stands alone", "Write name: {zh: …, en: …}"),
    "a group of another unit": (GROUP, "group: lights", "but unit is yuan here and lights in lights-installed",
                                "Give it a group of its own"),
    "a group of the others": ("group: lights\n", "group: satisfied\n", "but unit is lights here and percent in satisf",
                              "Give it a group of its own"),
    "an idiom that claims too much": ("idioms: [一切]", "idioms: [一切, 万]", "“万” claims", "Write more words"),
    "a figure cut": (FIGURE, "    figure: 1.2万", "“多” touch the figure", "Write the figure with them: 1.2万多"),
    "a figure in digits": (FIGURE, "    figure: 12000", "stands not at all in the quote", "Copy the words"),
    "a time": (FIGURE, "    figure: 12:30", "stands not at all in the quote", "Copy the words"),
    "a quote with a word left out": ("quote: 近50万人受益", "quote: 近50万受益", "nearest passage: “近50万〔人〕受益”",
                                     "Copy the words"),
    "a mark of another width": ("quote: 近50万人受益", "quote: 近50万人受益.", "does not stand in the source",
                                'if these are the words, write quote: "近50万人受益。"', "quote: 近50万人受益。"),
    "another source": ("source: city-report\n    quote: 近", "source: town-news-2022\n    quote: 近",
                       "does not stand in the source", "They stand in city-report"),
    "another text's file": ("file: city.txt", "file: town.txt", "is that of town-news-2022", "the text's own file"),
    "a file nearly right": ("file: city.txt", "file: ctiy.txt", "there is no such file", "Check the name"),
    "a number in a translation": ("Nearly 500,000 people", "Nearly 50,000 people", "the translation says 50,000",
                                  "Correct the one"),
}  # fmt: skip


def mistyped(path, right, wrong):
    """Put something else in the place of words; the first line, from 1, that differs then."""
    was = path.read_bytes().decode()
    assert right in was
    now = was.replace(right, wrong, 1)
    path.write_bytes(now.encode())
    pairs = zip(was.split("\n"), now.split("\n"), strict=False)
    return next(at for at, (one, other) in enumerate(pairs, 1) if one != other)


@pytest.mark.parametrize("case", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_once_on_its_line_with_its_remedy(workspace, case):
    right, wrong, message, fix = case[:4]
    line = mistyped(workspace.data, right, wrong)
    (problem,) = refused(load, workspace.data, workspace.seeds)
    assert message in problem.message
    assert fix in problem.fix
    assert problem.line == line


@pytest.mark.parametrize("case", [case for case in MISTAKES.values() if case[4:]])
def test_a_remedy_that_is_followed_makes_the_file_right(workspace, case):
    mistyped(workspace.data, case[0], case[4])
    assert load(workspace.data, workspace.seeds).facts


# The same in a worksheet, whose entries stand between braces and go on in the next line.
LIGHT = '      - {id: town-lights, indicator: lights-installed, value: 12000, qualifier: more-than, period: "2021",\n'
REST = "         figure: 1.2万多, programme: lighting}"
NO_FACT = '  - {quote: 2021年完工, figure: "2021", reason: date}'
IN_WORKSHEET = {
    "no comma": ("town-lights, indicator", "town-lights indicator", "no comma before indicator", "Write a comma"),
    "no comma at the end": ('"2021",\n', '"2021"\n', "no comma before figure", "Write a comma before figure:"),
    "two commas": ("town-lights, indicator", "town-lights,, indicator", "two commas", "Take one of them away"),
    "a full-width comma": ("town-lights, indicator", "town-lights，indicator", "full-width", "before indicator:"),
    "a full-width colon": ("value: 12000", "value：12000", "the colon after value is full-width", "Write value: 12000"),
    "no space": ("value: 12000", "value:12000.0", "the colon after value has no space", "Write value: 12000.0"),
    "no closing brace": (NO_FACT, NO_FACT[:-1], "{ is not closed", "Write }"),
    "no closing brace after two lines": (REST, REST[:-1], "{ is not closed", "Write }"),
    "no opening brace": (NO_FACT, NO_FACT.replace("{", ""), "there is no { before quote", "Write {quote: 2021年完工"),
    "a full-width brace": (REST, REST[:-1] + "｝", "the bracket ｝ is full-width", "Write }"),
    "no closing quotation mark": ('"2021",\n', '"2021,\n', 'the quotation mark " is not closed', 'Write "'),
    "a colon in words": ("quote: 2021年完工", "quote: 完工: 2021年", "a colon with a space", 'quote: "完工: 2021年"'),
    "a comma in words": ("en: a doubt", "en: a doubt, or two", COMMA, 'en: "a doubt, or two"'),
    "a # in words": ("en: a doubt", "en: a doubt #2", CUT, "in quotation marks"),
    "no dash": (NO_FACT, NO_FACT.replace("- ", ""), "without its dash", "Write - {quote: 2021年完工"),
    "no space after the dash": (LIGHT, LIGHT.replace("- {", "-{"), "the dash has no space", "Write - {id: town-lights"),
    "a dash too far in": (NO_FACT, f" {NO_FACT}", "the dash is indented by 3", "Indent it by 2"),
    "a dash too far out": (NO_FACT, NO_FACT[1:], "the dash is indented by 1", "Indent it by 2"),
    "a tab": (LIGHT, f"\t{LIGHT[6:]}", "U+0009 (tab)", "ordinary spaces"),
}  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message", "fix"), IN_WORKSHEET.values(), ids=IN_WORKSHEET)
def test_a_mistake_in_a_worksheet_is_told_once_on_its_line_with_its_remedy(workspace, right, wrong, message, fix):
    sheet = workspace.open("town-news-2022")
    line = mistyped(sheet, right, wrong)
    (problem,) = workspace.json("check", sheet)["problems"]
    assert message in problem["message"]
    assert fix in problem["fix"]
    assert problem["line"] == line


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_text_is_the_same_whatever_its_line_ends(workspace, ends):
    for path in (workspace.data, *workspace.seeds.iterdir()):
        path.write_bytes(path.read_bytes().replace(b"\n", ends))
    assert "\r" not in load(workspace.data, workspace.seeds).texts["town-news-2022"].raw


@pytest.mark.data
@pytest.mark.parametrize("file", [Settings.from_environment().data, ROOT / "docs" / "training" / "qingqu-2024.yaml"])
def test_no_line_of_a_file_without_mistakes_is_taken_for_one(file):
    """Wherever the parser gives up, the lines before it that are right are not blamed."""
    text = file.read_text("utf-8")
    assert [found for failed in range(1, text.count("\n"), 19) for found in mistakes(text, failed)] == []


# What is valid and meant otherwise: the right words, what stands there instead, words of the warning.
BIG_TOWN = "  - {id: big-town, name: {zh: 大镇, en: Big Town}, level: township, parent: jiangxi}\n"
CLINICS = """\
  - {id: clinics, theme: housing, unit: people, name: {zh: 诊所数, en: Clinics}, stage: output, measure: level,
     better: higher, definition: {zh: 诊所, en: clinics}, comparison: {zh: 诊所, en: clinics}, group: clinics}
"""
DOUBTS = {
    "another place": ("region: jiangxi\n    value: 500000", "region: big-town\n    value: 500000", "小镇 (small-town)"),
    "another indicator": ("indicator: people-served", "indicator: clinics", "the indicator clinics (诊所数)"),
}


@pytest.mark.parametrize("case", DOUBTS.values(), ids=DOUBTS)
def test_what_may_be_meant_otherwise_is_a_warning(workspace, case):
    right, wrong, message = case
    workspace.change("themes:", f"{BIG_TOWN}themes:")
    workspace.change("programmes:", f"{CLINICS}programmes:")
    city = workspace.seeds / "city.txt"
    told = city.read_text("utf-8").replace("=今年", "小镇消息。=今年")
    was = sha256(city.read_bytes()).hexdigest()
    city.write_text(told, "utf-8")
    workspace.change(was, sha256(city.read_bytes()).hexdigest())
    assert workspace.json("check")["warnings"] == []
    line = mistyped(workspace.data, right, wrong)
    code, said, _ = workspace.run("check")
    warning = said.splitlines()[1:]
    assert code == 0
    assert len(warning) == 1
    assert message in warning[0]
    assert warning[0].startswith(f"warning: {workspace.data}:{line}: city-people: ")


def test_an_escape_that_yaml_knows_is_not_blamed():
    line, message, _ = next(mistakes('facts:\n  - id: a\n    quote: "a\\tb\\u4e00"\n\tvalue: 1\n', 4))
    assert (line, message) == (4, "the line is indented with U+0009 (tab).")
