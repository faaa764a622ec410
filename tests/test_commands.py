"""The curator's commands: what they say, what they change, and that they never end in a traceback."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from outcomes.__main__ import main
from outcomes.cli import new_source
from outcomes.cli.new_source import slug
from outcomes.cli.stubs import scalar
from outcomes.ledger.ledger import load
from outcomes.settings import ROOT
from tests.made_up import CITY, TOWN, write

NEW = "今年修路12.5公里，超过3000人受益。\n一切为民，约90%的人满意。\n"
PLACEHOLDERS = ["title.zh", "title.en", "published", "published_basis.zh", "published_basis.en"]


class Workspace:
    """A made-up file on a curator's workspace, and the commands run on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]):
        self.folder, self.capsys = folder, capsys
        self.data, self.seeds = write(folder)

    def run(self, *arguments: object) -> tuple[int, str, str]:
        """Exit code, output and errors."""
        try:
            code = main([str(a) for a in arguments] + ["--data", str(self.data), *self._seeds(arguments)])
        except SystemExit as stop:
            code = int(str(stop.code or 0))
        out, err = self.capsys.readouterr()
        return code, out, err

    def json(self, *arguments: object) -> dict:
        return json.loads(self.run(*arguments, "--json")[1])

    def change(self, old: str, new: str) -> None:
        text = self.data.read_bytes().decode()
        assert text.count(old) == 1, old
        self.data.write_bytes(text.replace(old, new).encode())

    def new(self, text: str | bytes = NEW, name: str = "New Town 2024.txt") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in [self.data, *self.seeds.iterdir()]}

    def _seeds(self, arguments: tuple[object, ...]) -> list[str]:
        return [] if arguments[0] == "schema" else ["--seeds", str(self.seeds)]


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    return Workspace(tmp_path, capsys)


def scanned(workspace: Workspace, text: str) -> list[dict]:
    return workspace.json("scan", workspace.new(text))["unclaimed"]


# check


def test_check_counts_what_is_accounted_for(workspace):
    assert workspace.run("check") == (0, "4 facts, 6 numerals, all accounted for\n", "")


def test_check_accepts_the_real_data(real, capsys, ledger):
    numerals = sum(map(len, ledger.roles.values()))
    assert main(["check", "--data", str(real[0]), "--seeds", str(real[1])]) == 0
    counted = f"{len(ledger.facts)} facts, {numerals} numerals, all accounted for"
    assert capsys.readouterr().out.splitlines()[:2] == [
        counted,
        f"{len(ledger.statements)} statements without a number",
    ]


def test_check_names_file_line_entry_and_remedy(workspace):
    workspace.change("value: 12000", "value: 12001")
    line = workspace.data.read_text("utf-8").splitlines().index("    value: 12001") + 1
    code, out, _ = workspace.run("check")
    assert (code, out.splitlines()) == (
        1,
        [
            f"{workspace.data}:{line}: town-lights: the figure “1.2万多” reads 12000, the value says 12001. "
            "Correct the one that is wrong.",
            "1 problem.",
        ],
    )


def test_check_names_every_problem_at_once(workspace):
    workspace.change("value: 12000", "value: 12001")
    workspace.change("indicator: satisfied", "indicator: satisfide")
    assert workspace.run("check")[1].splitlines()[-1] == "2 problems."


def test_check_shortens_the_path_of_the_file(workspace, monkeypatch):
    workspace.change("value: 12000", "value: 12001")
    monkeypatch.chdir(workspace.folder)
    assert workspace.run("check")[1].startswith("facts.yaml:")


def test_check_gives_each_problem_to_machines(workspace):
    workspace.change("value: 12000", "value: 12001")
    (problem,) = workspace.json("check")["problems"]
    assert (problem["id"], problem["fix"]) == ("town-lights", "Correct the one that is wrong.")


def test_check_gives_the_counts_to_machines(workspace):
    found = workspace.json("check")
    assert (found["ok"], found["facts"], found["numerals"], found["problems"]) == (True, 4, 6, [])


def test_check_names_each_placeholder_once(workspace):
    workspace.change('published: "2023"', "published: …")
    code, out, _ = workspace.run("check")
    assert (code, out.count("published is still to be written. Replace the …."), out.count("\n")) == (1, 1, 2)


def test_check_gives_a_hint_for_the_first_fifty_wrong_quotes(workspace):
    wrong = "".join(
        f"  - {{source: town-news-2022, quote: 群众满意率{n}%以上的镇, figure: {n}%, reason: date}}\n"
        for n in range(100, 160)
    )
    workspace.change("idioms:", f"{wrong}idioms:")
    out = workspace.run("check")[1]
    assert (out.count("does not stand in the source"), out.count("nearest passage")) == (60, 50)


# Whatever is handed in, one line and no traceback


@pytest.mark.parametrize(
    "command", [["check"], ["scan", "x"], ["new-source", "x"], ["schema"], ["export", "--out", "x"]]
)
def test_a_missing_file_could_not_run(workspace, command):
    workspace.data = workspace.folder / "none.yaml"
    code, out, err = workspace.run(*command)
    assert (code, out, err) == (2, "", f"outcomes {command[0]}: {workspace.data}: no such file or directory.\n")


def test_a_failure_is_told_to_machines_on_the_output(workspace):
    workspace.data = workspace.folder
    code, out, err = workspace.run("check", "--json")
    assert (code, json.loads(out), err) == (2, {"ok": False, "error": f"{workspace.data}: this is no plain file."}, "")


def test_a_pipe_is_no_file(workspace):
    workspace.data = workspace.folder / "pipe"
    os.mkfifo(workspace.data)
    assert workspace.run("check")[2] == f"outcomes check: {workspace.data}: this is no plain file.\n"


def test_a_text_that_links_to_itself_is_a_problem(workspace):
    (workspace.seeds / "town.txt").unlink()
    (workspace.seeds / "town.txt").symlink_to("town.txt")
    assert "town-news-2022: seeds/town.txt: there is no such file." in workspace.run("check")[1]


def test_a_full_disk_is_one_line(workspace):
    command = [sys.executable, "-m", "outcomes", "check", "--data", workspace.data, "--seeds", workspace.seeds]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_a_name_that_no_system_takes_is_one_line(workspace):
    assert workspace.run("scan", "a\0b.txt") == (2, "", "outcomes scan: the path holds a NUL character.\n")


@pytest.mark.parametrize(
    "command", [["check"], ["scan", "town-news-2022"], ["new-source", "x"], ["export", "--out", "x"]]
)
def test_a_missing_folder_of_texts_could_not_run(workspace, command):
    workspace.seeds = workspace.folder / "none"
    assert workspace.run(*command)[::2] == (
        2,
        f"outcomes {command[0]}: {workspace.seeds}: no such file or directory.\n",
    )


def test_a_folder_that_may_not_be_read_could_not_run(workspace, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    assert workspace.run("check") == (2, "", f"outcomes check: {workspace.seeds}: permission denied.\n")


def test_a_folder_that_may_not_be_written_could_not_run(workspace, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied", "/nowhere")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert workspace.run("schema") == (2, "", "outcomes schema: /nowhere: Permission denied.\n")


@pytest.mark.parametrize(
    "command", [["check"], ["scan", "x"], ["new-source", "x"], ["schema"], ["export", "--out", "x"]]
)
def test_a_file_in_another_encoding_is_a_problem_with_its_line(workspace, command):
    workspace.data.write_bytes(workspace.data.read_text("utf-8").encode("gb18030"))
    code, out, _ = workspace.run(*command)
    assert (code, out.splitlines()[0].partition(": ")[2]) == (
        1,
        "the file is not UTF-8. It looks like GB18030: save it as UTF-8.",
    )


def test_an_unknown_command_could_not_run(workspace):
    assert workspace.run("chekc")[0] == 2


@pytest.mark.parametrize("command", ["check", "scan", "new-source", "schema", "export"])
def test_help_tells_the_exit_codes(workspace, command):
    code, out, _ = workspace.run(command, "--help")
    assert (code, "Exit codes: 0 all is well, 1 problems found, 2 could not run." in " ".join(out.split())) == (0, True)


def test_the_environment_names_file_and_folder(workspace, monkeypatch, capsys):
    monkeypatch.setenv("OUTCOMES_DATA", str(workspace.data))
    monkeypatch.setenv("OUTCOMES_SEEDS", str(workspace.seeds))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("4 facts")


def test_a_reader_who_has_seen_enough_gets_no_traceback(workspace):
    command = [
        sys.executable,
        "-m",
        "outcomes",
        "scan",
        workspace.new("一千二百三十四\n" * 3000),
        "--data",
        workspace.data,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_console_without_chinese_still_gets_the_message(workspace):
    workspace.change("value: 12000", "value: 12001")
    command = [sys.executable, "-m", "outcomes", "check", "--data", workspace.data, "--seeds", workspace.seeds]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, b"reads 12000" in done.stdout, done.stderr) == (1, True, b"")


# scan


@pytest.mark.parametrize(
    ("text", "quote", "figure", "value", "qualifier"),
    [
        ("本镇共安装1.2万多盏灯，", "本镇共安装1.2万多盏灯", "1.2万多", "12000", "more-than"),
        ("近50万人受益。", "近50万人受益", "近50万", "500000", "nearly"),
        ("满意率90%以上；", "满意率90%以上", "90%以上", "90", "at-least"),
        ("约有三十二个村", "约有三十二个村", "约有三十二", "32", "about"),
        ("超过七十万人", "超过七十万人", "超过七十万", "700000", "more-than"),
        ("达八成以上。", "达八成以上", "八成以上", "80", "at-least"),
        ("百分之九十八的人", "百分之九十八的人", "百分之九十八", "98", "exactly"),
        ("列全省20强。", "列全省20强", "20强", "20", "at-most"),
        ("近50万多人", "近50万多人", "近50万多", "…", "…"),
        ("共２５處", "共２５處", "２５", "25", "exactly"),
    ],
)
def test_scan_reads_figure_value_and_qualifier_from_the_text(workspace, text, quote, figure, value, qualifier):
    (stub,) = scanned(workspace, text)
    assert (stub["quote"], stub["figure"], stub["value"], stub["qualifier"]) == (quote, figure, value, qualifier)


def test_scan_shows_the_sentence_and_its_line(workspace):
    stub = scanned(workspace, "题目\n先说一件事。今年，修路5公里。")[1]
    assert (stub["sentence"], stub["line"]) == ("今年，修路5公里。", 2)


def test_scan_tells_apart_words_that_stand_twice(workspace):
    first, second = scanned(workspace, "修路5里。甲镇修路5里")
    assert (first["prefix"], first["suffix"]) == ("", "。")
    assert (second["quote"], second["prefix"]) == ("甲镇修路5里", "")


def test_scan_quotes_one_of_two_equal_figures(workspace):
    first, second = scanned(workspace, "甲修路5里乙修路5里")
    assert (first["quote"], second["quote"]) == ("甲修路5里乙修路", "里乙修路5里")


def test_scan_quotes_no_space_around_the_words(workspace):
    (stub,) = scanned(workspace, "题目　\n　　修路5里 　。")
    assert stub["quote"] == "修路5里"


def test_scan_leaves_the_rest_to_the_person(workspace):
    (stub,) = scanned(workspace, "近50万人受益。")
    assert stub["stub"].splitlines() == [
        "  - id: …", "    indicator: …", "    region: …", "    value: 500000", "    qualifier: nearly",
        "    period: …", "    source: …", "    quote: 近50万人受益", "    figure: 近50万", "    translation: …",
    ]  # fmt: skip


def test_scan_does_not_list_the_idioms_of_the_file(workspace):
    assert scanned(workspace, "一切为民") == []


def test_scan_of_a_source_lists_what_no_entry_claims(workspace):
    workspace.change("  - {source: town-news-2022, quote: 2021年完工, figure: 2021, reason: date}\n", "")
    assert [stub["numeral"] for stub in workspace.json("scan", "town-news-2022")["unclaimed"]] == ["2021"]


def test_scan_of_a_file_that_a_source_names_is_of_that_source(workspace):
    assert workspace.json("scan", workspace.seeds / "town.txt")["source"] == "town-news-2022"


def test_scan_is_content_where_all_is_claimed(workspace):
    code, out, _ = workspace.run("scan", "town-news-2022")
    assert (code, out.count("\n"), "4 numerals, 0 unclaimed." in out) == (0, 1, True)


def test_scan_finds_a_problem_in_an_unclaimed_numeral(workspace):
    assert workspace.run("scan", workspace.new())[0] == 1


def test_scan_of_an_unknown_source_suggests_one(workspace):
    assert workspace.run("scan", "town-news-2023")[2].endswith(
        "neither a source nor a file. Did you mean town-news-2022?\n"
    )


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        (NEW.encode(), ("UTF-8", "Simplified", "plain")),
        (b"\xef\xbb\xbf" + NEW.encode(), ("UTF-8", "Simplified", "plain")),
        (NEW.encode("gb18030"), ("GB18030", "Simplified", "plain")),
        ("為群眾辦實事，修路5里。".encode(), ("UTF-8", "Traditional", "plain")),
        ("為(wèi)群眾(zhòng)辦(bàn)實(shí)事，修(xiū)路5里。".encode(), ("UTF-8", "Traditional", "pinyin-annotated")),
        ("为群众办实事(shì)，修路5里（市、区）。".encode(), ("UTF-8", "Simplified", "plain")),
        ("為人民服务，一件件办好群众的事，件件有着落，事事有回音。".encode(), ("UTF-8", "Simplified", "plain")),
    ],
)
def test_scan_tells_the_sort_of_a_text(workspace, text, sort):
    found = workspace.json("scan", workspace.new(text))
    assert (found["encoding"], found["script"], found["transcription"]) == sort


def test_scan_reads_an_annotated_text_without_its_readings(workspace):
    (stub,) = scanned(workspace, "為(wèi)群眾(zhòng)辦(bàn)實(shí)事，修(xiū)路5里。")
    assert stub["quote"] == "為群眾辦實事，修路5里"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (NEW.encode("utf-16"), "the file is UTF-16. Save it as UTF-8."),
        (b"\xff\xff\xff", "this is no text in UTF-8, GB18030 or Big5."),
        (b"a\0b", "this is no text in UTF-8, GB18030 or Big5."),
        (b" \n", "the file is empty."),
    ],
)
def test_scan_refuses_what_is_no_text(workspace, text, message):
    path = workspace.new(text)
    assert workspace.run("scan", path) == (2, "", f"outcomes scan: {path}: {message}\n")


@pytest.mark.parametrize(
    "text", ["a: b", "# 一", "- 一", "“一”", "行\n行", "\u2028", "\x85\x7f", "’s", "a, b", "1.20", "{", " 一"]
)
def test_a_stub_is_yaml_that_reads_back_as_the_text(text):
    entry = yaml.load(f"- {{quote: {scalar(text)}, figure: x}}\n", yaml.BaseLoader)
    assert entry == [{"quote": text, "figure": "x"}]


def test_a_plain_quote_stays_without_marks():
    assert scalar("全镇共安装了1.2万多盏路灯") == "全镇共安装了1.2万多盏路灯"


def test_the_stubs_of_a_new_source_make_it_complete_once_a_person_has_written_the_rest(workspace):
    stubs = workspace.json("new-source", workspace.new(), "--id", "new-town")["unclaimed"]
    indicators = {"12.5": "lights-installed", "超过3000": "people-served", "约90%": "satisfied"}
    for n, stub in enumerate(stubs):
        filled = (
            stub["stub"]
            .replace("id: …", f"id: n{n}", 1)
            .replace("indicator: …", f"indicator: {indicators[stub['figure']]}")
        )
        filled = filled.replace("region: …", "region: small-town").replace("    period: …\n", "").replace("…", "Words")
        workspace.change("ratios: []\n", f"{filled}\nratios: []\n")
    workspace.change("  title: {zh: …, en: …}", "  title: {zh: 新, en: New}")
    workspace.change("published: …", "published: 2024")
    workspace.change("    published_basis: {zh: …, en: …}\n", "")
    assert workspace.run("check")[1] == "7 facts, 10 numerals, all accounted for\n"


# new-source


def test_a_new_source_changes_nothing_but_its_lines(workspace):
    before = workspace.data.read_bytes().decode()
    workspace.run("new-source", workspace.new())
    after = workspace.data.read_bytes().decode()
    digest = hashlib.sha256(NEW.encode()).hexdigest()
    added = (
        "  - id: new-town-2024\n"
        '    file: "New Town 2024.txt"\n'
        f"    sha256: {digest}\n"
        "    title: {zh: …, en: …}\n"
        "    published: …\n"
        "    published_basis: {zh: …, en: …}\n"
        "    transcription: plain\n"
    )
    assert after == before.replace("\nregions:", f"{added}\nregions:")


def test_the_check_names_what_a_new_source_leaves_to_write(workspace):
    workspace.run("new-source", workspace.new("一切为民\n"))
    said = [line.partition("new-town-2024: ")[2] for line in workspace.run("check")[1].splitlines()[:-1]]
    assert sorted(said) == sorted(f"{name} is still to be written. Replace the …." for name in PLACEHOLDERS)


def test_a_new_source_is_copied_byte_for_byte(workspace):
    text = b"\xef\xbb\xbf" + NEW.replace("\n", "\r\n").encode()
    workspace.run("new-source", workspace.new(text))
    assert (workspace.seeds / "New Town 2024.txt").read_bytes() == text


def test_a_new_source_is_kept_as_utf8(workspace):
    workspace.run("new-source", workspace.new(NEW.encode("gb18030")))
    assert (workspace.seeds / "New Town 2024.txt").read_text("utf-8") == NEW


def test_a_new_source_is_scanned(workspace):
    code, out, _ = workspace.run("new-source", workspace.new())
    assert (code, "4 numerals, 3 unclaimed" in out) == (0, True)


def test_a_new_annotated_source_says_so(workspace):
    workspace.run("new-source", workspace.new("為(wèi)群眾(zhòng)辦(bàn)實(shí)事，修(xiū)路。"))
    assert "    transcription: pinyin-annotated\n" in workspace.data.read_text("utf-8")


def test_a_new_source_keeps_the_line_ends_and_the_mark_of_the_file(workspace):
    workspace.data.write_bytes(b"\xef\xbb\xbf" + workspace.data.read_bytes().replace(b"\n", b"\r\n"))
    workspace.run("new-source", workspace.new())
    data = workspace.data.read_bytes()
    assert (data.startswith(b"\xef\xbb\xbf#"), data.count(b"\n") - data.count(b"\r\n")) == (True, 0)


@pytest.mark.parametrize(
    "layout",
    [
        "regions: []\nsources:\n- id: a\n  file: a.txt",
        "sources: []  # none yet\n\n# Places.\nregions: []\n",
        "sources:\n  - id: a\n    title: |\n      # no comment\n\n      words\n\n# Places.\nregions: []\n",
        "sources:\n  - id: a # a remark\n    # another, deeper\n\n  # about what follows\nregions: []\n",
    ],
)
def test_a_new_source_comes_last_in_any_layout(workspace, layout):
    workspace.data.write_text(layout, "utf-8")
    workspace.run("new-source", workspace.new())
    after = yaml.safe_load(workspace.data.read_text("utf-8"))
    assert after["sources"][-1]["id"] == "new-town-2024"
    assert {**after, "sources": after["sources"][:-1]} == yaml.safe_load(layout)


def test_a_comment_above_the_next_section_stays_there(workspace):
    workspace.change("\nregions:", "\n# Places.\n\nregions:")
    workspace.run("new-source", workspace.new())
    assert "transcription: plain\n\n# Places.\n\nregions:" in workspace.data.read_text("utf-8")


def refused(workspace: Workspace, *arguments: object) -> str:
    """What a command says that changes nothing."""
    before = workspace.files()
    code, out, err = workspace.run(*arguments)
    assert (code, out, workspace.files()) == (2, "", before)
    return err.removeprefix(f"outcomes {arguments[0]}: ").strip()


def test_a_layout_that_cannot_be_added_to_is_left_alone(workspace):
    workspace.data.write_text("sources: [{id: a},\n  {id: b}]\n", "utf-8")
    assert refused(workspace, "new-source", workspace.new()).endswith("cannot be added to; begin each with a dash.")


def test_a_file_without_sources_is_left_alone(workspace):
    workspace.data.write_text("regions: []\n", "utf-8")
    assert refused(workspace, "new-source", workspace.new()).endswith(
        "there is no section sources: with a list to add to."
    )


def test_another_text_of_the_same_name_is_not_overwritten(workspace):
    (workspace.seeds / "New Town 2024.txt").write_text("他文", "utf-8")
    assert refused(workspace, "new-source", workspace.new()).endswith("is another text: rename yours.")


def test_a_text_that_lies_in_the_folder_already_is_entered(workspace):
    (workspace.seeds / "new-town.txt").write_text(NEW, "utf-8")
    assert workspace.run("new-source", workspace.seeds / "new-town.txt")[0] == 0


@pytest.mark.parametrize(("text", "name"), [(CITY, "other.txt"), (NEW, "town.txt")])
def test_a_text_that_is_a_source_already_is_refused(workspace, text, name):
    assert "this text is in the file already" in refused(workspace, "new-source", workspace.new(text, name))


def test_a_taken_id_is_refused(workspace):
    assert "is taken" in refused(workspace, "new-source", workspace.new(), "--id", "town-news-2022")


def test_an_id_that_is_none_is_refused(workspace):
    assert "is no id" in refused(workspace, "new-source", workspace.new(), "--id", "New Town")


def test_a_name_without_latin_letters_needs_an_id(workspace):
    assert "say --id" in refused(workspace, "new-source", workspace.new(NEW, "新镇.txt"))


def test_a_file_that_is_no_txt_is_refused(workspace):
    assert "is a file named something.txt" in refused(workspace, "new-source", workspace.new(NEW, "new.doc"))


def test_a_failure_half_way_changes_nothing(workspace, monkeypatch):
    whole = new_source.write_whole

    def fail(path, data):
        if path == workspace.data:
            raise OSError(28, "No space left on device", str(path))
        whole(path, data)

    monkeypatch.setattr(new_source, "write_whole", fail)
    assert refused(workspace, "new-source", workspace.new()) == f"{workspace.data}: No space left on device."


def test_a_failure_at_the_last_step_leaves_no_half_file(workspace, monkeypatch):
    def fail(*_):
        raise OSError(5, "Input/output error", "disk")

    monkeypatch.setattr(os, "replace", fail)
    assert refused(workspace, "new-source", workspace.new()) == "disk: Input/output error."


def test_a_rewritten_file_keeps_its_permissions(workspace):
    workspace.data.chmod(0o640)
    workspace.run("new-source", workspace.new())
    assert workspace.data.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_file_stays_a_link(workspace):
    link = workspace.folder / "link.yaml"
    link.symlink_to(workspace.data)
    workspace.data = link
    workspace.run("new-source", workspace.new())
    assert (link.is_symlink(), "new-town-2024" in link.read_text("utf-8")) == (True, True)


@pytest.mark.parametrize(("stem", "id_"), [("001_470e", "001-470e"), ("Été à Nice!", "ete-a-nice"), ("民生", "")])
def test_an_id_from_a_file_name(stem, id_):
    assert slug(stem) == id_


# schema


@pytest.fixture(scope="module")
def schema(real) -> dict:
    return json.loads((real[0].parent / "facts.schema.json").read_text("utf-8"))


def valid(schema: dict, text: str) -> bool:
    return jsonschema.Draft7Validator(schema).is_valid(yaml.load(text, _Core))


class _Core(yaml.SafeLoader):
    """Reads as an editor does: numbers and booleans are such, dates are text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_schema_is_current(real, capsys):
    assert main(["schema", "--check", "--data", str(real[0])]) == 0
    assert capsys.readouterr().out.endswith("facts.schema.json: current\n")


def test_the_schema_accepts_the_real_file(real, schema):
    assert list(jsonschema.Draft7Validator(schema).iter_errors(yaml.load(real[0].read_text("utf-8"), _Core))) == []


def test_the_schema_is_one(schema):
    jsonschema.Draft7Validator.check_schema(schema)


def test_schema_writes_beside_the_file(workspace):
    assert workspace.run("schema")[0] == 0
    assert (
        json.loads((workspace.folder / "facts.schema.json").read_bytes())["title"]
        == "Curated file of reported outcomes"
    )


def test_schema_check_finds_an_old_one(workspace):
    workspace.run("schema")
    workspace.change("  - id: lights-installed", "  - id: lights-put-up")
    assert (workspace.run("schema", "--check")[0], workspace.json("schema", "--check")["state"]) == (1, "out of date")


def test_schema_check_writes_nothing(workspace):
    workspace.run("schema", "--check")
    assert not (workspace.folder / "facts.schema.json").exists()


def test_a_new_fact_leaves_the_schema_current(workspace):
    workspace.run("schema")
    workspace.change("  - id: town-lights", "  - id: town-other-lights")
    assert workspace.run("schema", "--check")[0] == 0


def test_an_editor_is_told_the_ids_of_indicators(workspace):
    workspace.run("schema")
    made = json.loads((workspace.folder / "facts.schema.json").read_bytes())
    listed = made["definitions"]["Fact"]["properties"]["indicator"]["anyOf"][0]["$ref"].removeprefix("#/definitions/")
    known = made["definitions"][listed]
    assert known["enum"] == ["invested", "lights-installed", "people-served", "satisfied"]
    assert known["enumDescriptions"][1] == "安装路灯 · Street lights installed"


def _small(workspace: Workspace) -> tuple[dict, str]:
    workspace.run("schema")
    return json.loads((workspace.folder / "facts.schema.json").read_bytes()), workspace.data.read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 12000", 'value: "12000"'),
        ("value: 90", "value: 90.5"),
        ('period: "2021"', "period: 2021"),
        ('period: "2021"', "period: 2021-10-05"),
        ('code: "360000"', "code: 360000"),
        ("zh: 存疑", "zh: 2021"),
        ("en: a doubt", "en: true"),
        ("figure: 26.8亿", "figure: 26.8"),
        ("indicator: satisfied", "indicator: not-written-yet"),
    ],
)
def test_the_schema_accepts_what_the_loader_reads(workspace, old, new):
    made, text = _small(workspace)
    assert valid(made, text)
    assert text.count(old) == 1
    assert valid(made, text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 12000", "value: …"),
        ("value: 12000", "value: --1"),
        ("qualifier: nearly", "qualifier: almost"),
        ("figure: 26.8亿", "figur: 26.8亿"),
        ("    figure: 26.8亿\n", ""),
        ("id: town-lights", "id: Town Lights"),
        ("programme: lighting", "programme:"),
        ("en: a doubt", "fr: un doute"),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(workspace, old, new):
    made, text = _small(workspace)
    assert text.count(old) == 1
    assert not valid(made, text.replace(old, new))


# export


def test_export_writes_every_file(workspace):
    assert workspace.run("export", "--out", workspace.folder / "out")[0] == 0
    found = sorted(
        path.relative_to(workspace.folder / "out").as_posix() for path in (workspace.folder / "out").rglob("*.*")
    )
    assert found == [
        "datapackage.json", "facts.csv", "facts.csv-metadata.json", "facts.json", "facts.xlsx", "sources.csv",
        "sources/city.txt", "sources/town.txt", "statements.csv", "statements.json", "statements.xlsx",
    ]  # fmt: skip


def test_export_copies_the_texts(workspace):
    workspace.run("export", "--out", workspace.folder / "out")
    assert (workspace.folder / "out" / "sources" / "town.txt").read_bytes() == TOWN.encode()


def test_export_speaks_the_language_asked_for(workspace):
    workspace.run("export", "--out", workspace.folder / "out", "--lang", "zh")
    assert json.loads((workspace.folder / "out" / "facts.json").read_bytes())["facts"][0]["province"] == "江西省"


def test_export_links_each_citation(workspace):
    workspace.run("export", "--out", workspace.folder / "out", "--link", "https://example.org/?fact={id}")
    first = json.loads((workspace.folder / "out" / "facts.json").read_bytes())["facts"][0]
    assert first["citation"].endswith(" https://example.org/?fact=town-lights")


def test_export_leaves_other_files_alone(workspace):
    (workspace.folder / "out").mkdir()
    (workspace.folder / "out" / "mine.txt").write_text("mine", "utf-8")
    workspace.run("export", "--out", workspace.folder / "out")
    assert (workspace.folder / "out" / "mine.txt").read_text("utf-8") == "mine"


def test_export_lists_its_files_for_machines(workspace):
    found = workspace.json("export", "--out", workspace.folder / "out")
    assert (found["ok"], found["facts"], len(found["files"])) == (True, 4, 11)


def test_export_of_a_file_with_problems_writes_nothing(workspace):
    workspace.change("value: 12000", "value: 12001")
    assert workspace.run("export", "--out", workspace.folder / "out")[0] == 1
    assert not (workspace.folder / "out").exists()


def test_export_into_a_file_could_not_run(workspace):
    assert refused(workspace, "export", "--out", workspace.new()).endswith(": this is no folder.")


def test_export_does_not_replace_a_folder(workspace):
    (workspace.folder / "out" / "facts.csv").mkdir(parents=True)
    assert refused(workspace, "export", "--out", workspace.folder / "out").endswith(": there is a folder of this name.")


def test_the_desk_begins_without_problems(workspace):
    assert len(load(workspace.data, workspace.seeds).facts) == 4


def test_scan_reads_big5_and_never_as_gb18030(workspace):
    text = "全縣共安裝路燈三百二十盞，滿意度達九成二，大家都說好。"
    found = workspace.json("scan", workspace.new(text.encode("big5hkscs")))
    assert (found["encoding"], found["script"]) == ("Big5", "Traditional")
    assert [stub["value"] for stub in found["unclaimed"]] == ["320", "92"]


def test_scan_gives_the_ends_of_a_range_and_null_for_an_open_side(workspace):
    between, least = scanned(workspace, "补助30—50元，惠及300户以上。")
    assert (between["value"], between["low"], between["high"], between["qualifier"]) == (
        ["30", "50"],
        "30",
        "50",
        "between",
    )
    assert (least["value"], least["low"], least["high"], least["kind"]) == ("300", "300", None, "fact")


def test_scan_says_why_a_figure_is_not_read(workspace):
    (stub,) = scanned(workspace, "达到15k户")
    assert (stub["kind"], stub["value"]) == ("refused", "…")
    assert "“k”" in stub["reason"]


# find, and a Python without the packages


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("安装路灯", "indicators: lights-installed  安装路灯 · Street lights installed"),
        ("安裝路燈", "indicators: lights-installed  安装路灯 · Street lights installed"),
        ("ludeng", "indicators: lights-installed  安装路灯 · Street lights installed"),
        ("small town", "regions: small-town  小镇 · Small Town"),
        ("percent", "units: percent  % · percent"),
        ("点亮", "programmes: lighting  点亮工程 · Lighting Project"),
    ],
)
def test_an_id_is_found_by_words_of_either_language(capsys, tmp_path, words, line):
    assert main(["find", words, "--data", str(write(tmp_path)[0])]) == 0
    assert capsys.readouterr().out.splitlines()[0] == line


def test_words_that_nothing_has_are_told(capsys, tmp_path):
    assert main(["find", "海洋", "--data", str(write(tmp_path)[0])]) == 1
    assert "nothing is called 海洋" in capsys.readouterr().out


def test_a_python_without_the_packages_is_told_what_to_run():
    without = subprocess.run(
        [sys.executable, "-I", "-S", "-c",
         f"import sys, runpy; sys.path.insert(0, {str(ROOT)!r}); sys.argv = ['outcomes', 'check']; "
         "runpy.run_module('outcomes', run_name='__main__')"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert without.returncode == 2
    assert "Run: .venv/bin/python -m outcomes check" in without.stderr
    assert "Traceback" not in without.stderr
