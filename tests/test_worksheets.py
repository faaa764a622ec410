"""Worksheets: a text opened, written by a person, checked alone and put into the curated file."""

import os
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from outcomes.cli.open import slug
from outcomes.ledger.layout import read_layout
from outcomes.ledger.splice import spliced
from outcomes.ledger.worksheet import read_worksheet
from outcomes.ledger.writing import WIDTH, entry_lines, packed, scalar
from outcomes.settings import ROOT
from tests.conftest import DISTRICT, line_of, refused
from tests.made_up import CITY
from tests.workspace import NEW, Workspace, entries

FILES = {
    "real": (ROOT / "data" / "facts.yaml", ROOT / "seeds"),
    "district": DISTRICT,
    "second": (ROOT / "tests" / "second" / "facts.yaml", ROOT / "tests" / "second" / "seeds"),
}
SOURCES = [
    (name, entry["id"])
    for name, (data, _) in FILES.items()
    for entry in yaml.load(data.read_text("utf-8"), yaml.CSafeLoader)["sources"]
]


def drafted(workspace: Workspace, text: str) -> list[dict]:
    """The facts and the other numerals of a new text, as the worksheet drafts them."""
    sheet = yaml.load(workspace.open(workspace.new(text)).read_text("utf-8"), yaml.BaseLoader)
    found = []
    for passage in sheet["text"]:
        found += [passage] if "reason" in passage else []
        for section in ("facts", "not_facts"):
            found += [{"quote": passage.get("quote"), **entry} for entry in passage.get(section, ())]
    return found


def without(text: str, path: Path) -> str:
    """The curated file as if the text of a worksheet had never been in it."""
    head = path.read_text("utf-8").partition("\ntext:")[0]
    left, _ = spliced(text, read_worksheet(f"{head}\ntext: []\n", "nothing.yaml"), "data.yaml")
    source = re.search(r"(?m)^source:\n  id: (.*)$", head)[1]
    left = re.sub(rf"(?ms)^  - id: {source}\n.*?(?=^  - id|^\n|^#)", "", left, count=1)
    return left.replace("\nsources:\n\n", "\nsources: []\n\n")


# Open and put


@pytest.mark.parametrize(("file", "source"), SOURCES)
def test_a_text_that_is_opened_put_taken_out_and_put_again_means_the_same(tmp_path, capsys, file, source):
    """Put as it was opened, it leaves the file byte for byte."""
    workspace = Workspace(tmp_path, capsys, *FILES[file])
    sheet = workspace.open(source)
    assert workspace.run("check", sheet)[0] == 0
    assert workspace.run("put", sheet)[0] == 0
    assert workspace.data.read_bytes() == FILES[file][0].read_bytes()
    workspace.data.write_text(without(workspace.data.read_text("utf-8"), sheet), "utf-8")
    sheet.write_text(re.sub("(?m)^base: .*\n", "", sheet.read_text("utf-8")), "utf-8")
    before = entries(sheet)
    assert workspace.run("put", sheet)[0] == 0
    assert entries(workspace.open(source, out="again.yaml")) == before


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_changed_key_changes_its_line_alone(workspace, newline):
    """The file keeps its line ends and its mark."""
    before = b"\xef\xbb\xbf" + workspace.data.read_bytes().replace(b"\n", newline)
    workspace.data.write_bytes(before)
    sheet = workspace.open("town-news-2022")
    workspace.change("en: a doubt", "en: a grave doubt", sheet)
    assert workspace.run("put", sheet)[0] == 0
    assert workspace.data.read_bytes() == before.replace(b"a doubt", b"a grave doubt")


def test_an_entry_that_the_worksheet_drops_is_taken_out_and_told(workspace):
    sheet = workspace.open("town-news-2022")
    text = sheet.read_text("utf-8")
    not_fact = "  - {quote: 群众满意率90%以上, figure: 90%以上, reason: idiom}\n"
    start, end = text.index("  - quote: 群众满意率90%以上"), text.index("  #| 一切为了群众。")
    sheet.write_text(text[:start] + not_fact + text[end:], "utf-8")
    code, out, _ = workspace.run("put", sheet)
    assert (code, "facts: town-satisfied: taken out" in out.splitlines()) == (0, True)
    assert "town-satisfied" not in workspace.data.read_text("utf-8")
    assert "satisfied\n    theme" not in workspace.data.read_text("utf-8")  # and the indicator that nobody else uses


def test_a_worksheet_that_was_opened_before_another_change_is_refused(workspace):
    sheet = workspace.open("town-news-2022")
    workspace.change("a doubt", "another doubt")
    assert "the curated file has changed town-news-2022 since" in workspace.refused("put", sheet)


@pytest.mark.parametrize("begin", ["", "\ufeff", "---\n", "\ufeff# mine\n---\n"])
def test_a_worksheet_can_be_put_twice_however_it_begins(workspace, begin):
    sheet = workspace.open("town-news-2022")
    text = sheet.read_text("utf-8").partition("\n")[2].replace("\n", "\r\n")
    sheet.write_bytes((begin.replace("\n", "\r\n") + text).encode())
    for _ in range(2):
        code, out, err = workspace.run("put", sheet)
        assert code == 0, out + err
    assert b"\n" not in sheet.read_bytes().replace(b"\r\n", b"")


@pytest.mark.parametrize(("old", "new"), [("{id: jiangxi,", "{ident: jiangxi,"), ("level: province", "level: {a: b}")])
def test_a_curated_file_without_its_shape_is_told_and_never_written_to(workspace, old, new):
    sheet = workspace.open("town-news-2022")
    workspace.change(old, new)
    before = workspace.files()
    for command in (["check", sheet], ["put", sheet], ["open", "town-news-2022"], ["compare", sheet, sheet]):
        code, out, err = workspace.run(*command)
        assert (code, "facts.yaml:" in out, err, workspace.files()) == (1, True, "", before)


def test_a_worksheet_with_a_problem_changes_nothing(workspace):
    sheet, before = workspace.open("town-news-2022"), workspace.files()
    workspace.change("value: 12000", "value: 12001", sheet)
    line = line_of(sheet.read_text("utf-8"), "value: 12001")
    code, out, _ = workspace.run("put", sheet)
    assert (code, workspace.files()) == (1, before)
    assert out.startswith(f"{sheet}:{line}: town-lights: the figure “1.2万多” reads 12000, the value says 12001. ")


def test_a_numeral_that_nobody_claims_is_told_where_the_worksheet_shows_it(workspace):
    sheet = workspace.open("town-news-2022")
    workspace.change('  - {quote: 2021年完工, figure: "2021", reason: date}\n', "", sheet)
    (problem,) = workspace.json("check", sheet)["problems"]
    assert problem["line"] == line_of(sheet.read_text("utf-8"), "#| 2021年完工。")
    assert problem["message"].startswith("town.txt:2: the numeral “2021” in “2021年完工。” is claimed by no entry.")


@pytest.mark.parametrize(
    ("curated", "sheet", "after"),
    [
        ("sources: []\nidioms: [甲]  # 词[3]\n", "idioms: [乙]",
         "sources:\n  - {id: a}\nidioms:  # 词[3]\n  - 甲\n  - 乙\n"),
        ("sources:\n- {id: a}\n", "names: [三农]", "sources:\n- {id: a}\n\nnames:\n  - 三农\n"),
        ("sources:\n- {id: a}\nnot_facts:  # none\n  - {source: a, quote: 二, figure: 二}\n", "",
         "sources:\n- {id: a}\nnot_facts: []  # none\n"),
    ],
    ids=["in one line", "not there", "emptied"],
)  # fmt: skip
def test_a_section_is_written_as_a_list_however_it_was(curated, sheet, after):
    found = read_worksheet(f"source: {{id: a}}\ntext: []\n{sheet}", "sheet.yaml")
    assert spliced(curated, found, "facts.yaml")[0] == after


def test_a_section_that_is_no_list_is_never_written_to():
    sheet = read_worksheet("source: {id: a}\ntext: []\nnames: [乙]\n", "sheet.yaml")
    (problem,) = refused(spliced, "sources:\n- {id: a}\nnames: words\n", sheet, "facts.yaml")
    assert (problem.line, "the section names is laid out in a way" in problem.message) == (3, True)


def test_a_second_reading_shows_nothing_of_the_first(workspace):
    sheet = workspace.open("town-news-2022", "--blind").read_text("utf-8")
    first = yaml.load(workspace.data.read_text("utf-8"), yaml.BaseLoader)
    told = [entry["id"] for name in ("facts", "programmes") for entry in first[name]]
    told += ["lights-installed", "over 12,000", "依据"]
    assert [word for word in told if word in sheet] == []
    assert "figure: 1.2万多" in sheet


def test_a_second_reading_does_not_replace_the_first(workspace):
    sheet = workspace.open("town-news-2022", "--blind")
    text = re.sub("(?ms)^text:.*?(?=^idioms)", "text: []\n", sheet.read_text("utf-8"))
    sheet.write_text(text.replace("published: …", 'published: "2022"'), "utf-8")
    assert workspace.run("put", sheet)[0] != 0
    assert "town-lights" in workspace.data.read_text("utf-8")


# What a draft knows


@pytest.mark.parametrize(
    ("text", "quote", "figure", "value", "qualifier"),
    [
        ("本镇共安装1.2万多盏灯，", "本镇共安装1.2万多盏灯", "1.2万多", "12000", "more-than"),
        ("近50万人受益。", "近50万人受益", "近50万", "500000", "nearly"),
        ("满意率90%以上；", "满意率90%以上", "90%以上", "90", "at-least"),
        ("约有三十二个村", "约有三十二个村", "约有三十二", "32", "about"),
        ("达八成以上。", "达八成以上", "八成以上", "80", "at-least"),
        ("百分之九十八的人", "百分之九十八的人", "百分之九十八", "98", None),
        ("补助30—50元。", "补助30—50元", "30—50", ["30", "50"], "between"),
        ("共２５處", "共２５處", "２５", "25", None),
        ("题目　\n　　修路5里 　。", "修路5里", "5", "5", None),
    ],
)
def test_a_draft_reads_figure_value_and_qualifier_from_the_text(workspace, text, quote, figure, value, qualifier):
    (fact,) = drafted(workspace, text)
    assert (fact["quote"], fact["figure"], fact["value"], fact.get("qualifier")) == (quote, figure, value, qualifier)


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("2021年完工", "reason", ["date"]),
        ("第3条。", "reason", ["ordinal"]),
        ("列第29位。", "reason", ["ordinal"]),
        ("达到15k户", "reason", ["…"]),
        ("达到15k户", "figure", ["15k"]),
        ("60周岁及以上老人", "reason", ["threshold"]),
        ("床位由300张增加到500张。", "before", [{"value": "300", "figure": "300"}]),
        ("时间从约12天缩短至3天。", "before", [{"value": "12", "figure": "约12", "qualifier": "about"}]),
        ("修路5里，栽树30棵，都好。", "quote", ["修路5里，栽树30棵"] * 2),
        ("甲修路5里乙修路5里", "quote", ["甲修路5里乙修路", "里乙修路5里"]),
        ("新闻\n2023年小镇安装路灯300盏。\n", "region", ["small-town", None]),
        ("新闻\n2023年小镇安装路灯300盏。\n", "period", ["2023", None]),
    ],
)
def test_a_draft_says_what_is_plain_of_each_numeral(workspace, text, key, values):
    assert [entry.get(key) for entry in drafted(workspace, text)] == values


@pytest.mark.parametrize(("term", "drafts"), [("微光工程", 1), ("点亮行动", 1), ("饭碗", 0)])
def test_what_is_called_a_project_is_drafted_as_a_programme(workspace, term, drafts):
    text = workspace.open(workspace.new(f"小镇实施“{term}”，装灯300盏。“{term}”好。")).read_text("utf-8")
    assert text.count(f"term: {term},") == drafts


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("全县获评省级示范县。", "全县获评省级示范县", "award"),
        ("去年，医疗保险实现应保尽保，大家满意。", "去年，医疗保险实现应保尽保", "coverage"),
        ("明年力争创成示范县。", None, None),
        ("要实现保险全覆盖。", None, None),
    ],
)
def test_an_outcome_that_is_plain_by_its_words_is_proposed_and_never_entered(workspace, text, quote, kind):
    sheet = workspace.open(workspace.new(text)).read_text("utf-8")
    assert yaml.load(sheet, yaml.BaseLoader)["text"] in ([], "")
    proposed = "\n".join(line[5:] for line in sheet.splitlines() if line.startswith("  #? "))
    (passage,) = yaml.load(proposed, yaml.BaseLoader) if proposed else [None]
    assert (passage and (passage["quote"], passage["statements"][0]["kind"])) == (quote and (quote, kind))


def test_a_figure_that_was_said_before_is_marked(workspace):
    text = workspace.open(workspace.new("装灯300盏。修路5里。如今300盏灯亮了，5里路通了。")).read_text("utf-8")
    assert text.count("#? said above") == 1


def test_the_text_stands_in_the_worksheet_sentence_by_sentence(workspace):
    text = workspace.open(workspace.new("题目\n先说这事。今年，修路5公里。再说。\n")).read_text("utf-8")
    told = [line.strip() for line in text.splitlines() if line.strip().startswith("#|")]
    assert told == ["#| 题目", "#| 先说这事。", "#| 今年，修路5公里。", "#| 再说。"]


def test_a_draft_proposes_indicators_by_the_words_of_the_clause(workspace):
    text = workspace.open(workspace.new("全镇安装路灯300盏，投入资金5万元。\n")).read_text("utf-8")
    assert [line.split()[2] for line in text.splitlines() if "#? likely" in line] == ["lights-installed", "invested"]


@pytest.mark.parametrize(
    ("text", "encoding", "sort"),
    [
        (NEW, "utf-8", "Simplified, UTF-8"),
        (NEW.replace("\n", "\r\n"), "utf-8-sig", "Simplified, UTF-8"),
        (NEW, "gb18030", "Simplified, GB18030"),
        ("全縣共安裝路燈三百二十盞，滿意度達九成二，大家都說好。", "big5hkscs", "Traditional, Big5"),
        ("為(wèi)群眾(zhòng)辦(bàn)實(shí)事，修(xiū)路5里。", "utf-8", "Traditional, pinyin-annotated, UTF-8"),
        ("为群众办实事(shì)，修路5里（市、区）。", "utf-8", "Simplified, UTF-8"),
    ],
)
def test_the_sort_of_a_text_is_told_and_it_is_kept_as_utf8_byte_for_byte(workspace, text, encoding, sort):
    path = workspace.new(text.encode(encoding))
    assert f": {sort}. " in workspace.run("open", path, "--out", workspace.folder / "s.yaml")[1]
    kept = path.read_bytes() if "utf" in encoding else text.encode()
    assert (workspace.seeds / path.name).read_bytes() == kept


# What is refused


@pytest.mark.parametrize(
    ("text", "name", "more", "message"),
    [
        (NEW.encode("utf-16"), "new.txt", [], "the file is UTF-16. Save it as UTF-8."),
        (b"\xff\xff\xff", "new.txt", [], "this is no text in UTF-8, GB18030 or Big5."),
        (b"a\0b", "new.txt", [], "this is no text in UTF-8, GB18030 or Big5."),
        (b" \n", "new.txt", [], "the file is empty."),
        (CITY, "other.txt", [], "this text is in the file already: city-report."),
        (NEW, "town.txt", [], "this text is in the file already: town-news-2022."),
        (CITY.replace("\n", "\r\n\r\n").replace("，", ","), "new.txt", [],
         "this text is a reprint of city-report: the same words. Name it in the note there."),
        (NEW, "new.txt", ["--id", "town-news-2022"], "the id town-news-2022 is taken: choose another with --id."),
        (NEW, "new.txt", ["--id", "New Town"], "New Town is no id: lower-case letters, digits and hyphens are."),
        (NEW, "新镇.txt", [], "the file's name gives no id: say --id, such as --id town-news-2022."),
        (NEW, "new.doc", [], "new.doc: a source text is a file named something.txt."),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_new_is_refused(workspace, text, name, more, message):
    path = workspace.new(text, name)
    assert workspace.refused("open", path, *more).removeprefix(f"{path}: ") == message


def test_an_unknown_source_suggests_one(workspace):
    said = workspace.refused("open", "town-news-2023")
    assert said == "town-news-2023 is neither a source nor a file. Did you mean town-news-2022?"


def test_what_is_there_is_not_written_over(workspace):
    (workspace.seeds / "New Town 2024.txt").write_text("他文", "utf-8")
    assert workspace.refused("open", workspace.new(), "--out", workspace.folder / "x").endswith("rename yours.")
    sheet = workspace.open("town-news-2022")
    assert workspace.refused("open", "town-news-2022", "--out", sheet).endswith("put it, or remove it.")


def test_worksheets_are_not_held_against_what_was_published(workspace):
    assert "put the worksheets first" in workspace.refused("check", "sheet.yaml", "--against", "HEAD")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("defaults:", "defualts:", "the key defualts has no place here. Did you mean defaults?"),
        ("    facts:", "    fact:", "the key fact has no place here."),
        ("text:\n", "text: words\nnames:\n", "text: holds a list. Begin each entry with a dash."),
        ("  id: town-news-2022\n", "", "source: with the id of the text is missing. Add it."),
    ],
)
def test_a_worksheet_without_its_shape_is_told_where(workspace, old, new, message):
    sheet = workspace.open("town-news-2022")
    text = sheet.read_text("utf-8")
    assert text.count(old)
    sheet.write_text(text.replace("names: []\n", "").replace(old, new, 1), "utf-8")
    assert message in workspace.run("check", sheet)[1]


def test_a_missing_place_of_the_defaults_is_told_once(workspace):
    sheet = workspace.open(workspace.new("修路5里，栽树30棵。"))
    assert workspace.run("check", sheet)[1].count("region is still to be written") == 1


def test_a_failure_at_the_last_step_leaves_the_file(workspace, monkeypatch):
    sheet = workspace.open("town-news-2022")
    workspace.change("a doubt", "a grave doubt", sheet)

    def fail(*_):
        raise OSError(5, "Input/output error", "disk")

    monkeypatch.setattr(os, "replace", fail)
    assert workspace.refused("put", sheet) == "disk: input/output error."


@pytest.mark.parametrize(("stem", "id_"), [("001_470e", "001-470e"), ("Été à Nice!", "ete-a-nice"), ("民生", "")])
def test_an_id_from_a_file_name(stem, id_):
    assert slug(stem) == id_


# How entries are written


@pytest.mark.parametrize(
    "text",
    ["a: b", "# 一", "- 一", "“一”", "行\n行", "\u2028", "\x85\x7f", "’s", "a, b", "1.20", "{", " 一", "a  b", "no",
     "12:30", "x" * 200, "word " * 60 + "end", "=a", "a #b", "“a”: b", "[x]", "…b"],
)  # fmt: skip
@pytest.mark.parametrize("write", [entry_lines, lambda entry: packed("  - ", entry)], ids=["file", "worksheet"])
def test_an_entry_reads_back_as_the_same(text, write):
    entry = {"id": "x", "quote": text, "name": {"zh": text, "en": text}, "of": [text, "b"]}
    rows = "\n".join(write(entry))
    assert yaml.load(f"x:\n{rows}\n", yaml.BaseLoader) == {"x": [entry]}


def test_what_stands_between_braces_fills_its_lines():
    parts = [str(number) * 30 for number in range(1, 9)]
    rows = packed("  - ", parts)
    assert [len(row) <= WIDTH for row in rows] == [True] * len(rows)
    assert [len(row) + len(parts[0]) + 2 > WIDTH for row in rows[:-1]] == [True] * (len(rows) - 1)


def test_a_plain_quote_stays_without_marks():
    assert scalar("全镇共安装了1.2万多盏路灯") == "全镇共安装了1.2万多盏路灯"


@pytest.mark.parametrize("file", FILES)
def test_the_pieces_of_a_file_are_the_file(file):
    text = FILES[file][0].read_text("utf-8")
    assert read_layout(text, "facts.yaml").text == text


def test_an_editor_takes_a_worksheet_and_knows_its_keys(workspace):
    schema = jsonschema.Draft7Validator(workspace.schema())
    sheet = workspace.open("town-news-2022").read_text("utf-8")
    read = [yaml.load(text, yaml.BaseLoader) for text in (sheet, sheet.replace("indicator:", "indicater:"))]
    assert [schema.is_valid(found) for found in read] == [True, False]
