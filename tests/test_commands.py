"""The curator's commands: what they say, what they change, and that they never end in a traceback."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest
import yaml

from outcomes.__main__ import main
from outcomes.settings import ROOT
from tests.made_up import TOWN, write
from tests.workspace import Workspace

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


@pytest.mark.parametrize("command", [["check"], ["open", "x"], ["put", "x"], ["schema"], ["export", "--out", "x"]])
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


@pytest.mark.parametrize("command", [["check"], ["open", "town-news-2022"], ["export", "--out", "x"]])
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
    assert workspace.run("schema") == (2, "", "outcomes schema: /nowhere: permission denied.\n")


@pytest.mark.parametrize("command", [["check"], ["open", "x"], ["put", "x"], ["schema"], ["export", "--out", "x"]])
def test_a_file_in_another_encoding_is_a_problem_with_its_line(workspace, command):
    workspace.data.write_bytes(workspace.data.read_text("utf-8").encode("gb18030"))
    code, out, _ = workspace.run(*command)
    assert (code, out.splitlines()[0].partition(": ")[2]) == (
        1,
        "the file is not UTF-8. It looks like GB18030: save it as UTF-8.",
    )


def test_an_unknown_command_could_not_run(workspace):
    assert workspace.run("chekc")[0] == 2


def test_options_and_worksheets_stand_in_any_order(workspace):
    sheet, other = workspace.open("town-news-2022"), workspace.open("city-report", out="other.yaml")
    orders = [["--json", sheet, other], [sheet, "--json", other], [sheet, other, "--json"]]
    assert [json.loads(workspace.run("check", *order)[1])["worksheets"] for order in orders] == [2, 2, 2]


@pytest.mark.parametrize("command", ["check", "open", "put", "compare", "merge", "schema", "export"])
def test_help_tells_the_exit_codes(workspace, command):
    code, out, _ = workspace.run(command, "--help")
    assert (code, "Exit codes: 0 all is well, 1 problems found, 2 could not run." in " ".join(out.split())) == (0, True)


def test_the_environment_names_file_and_folder(workspace, monkeypatch, capsys):
    monkeypatch.setenv("OUTCOMES_DATA", str(workspace.data))
    monkeypatch.setenv("OUTCOMES_SEEDS", str(workspace.seeds))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("4 facts")


def test_a_reader_who_has_seen_enough_gets_no_traceback(workspace):
    wrong = "".join(f"  - {{source: nowhere, quote: {n}人, figure: {n}, reason: date}}\n" for n in range(3000))
    workspace.change("idioms:", f"{wrong}idioms:")
    command = [sys.executable, "-m", "outcomes", "check", "--data", workspace.data, "--seeds", workspace.seeds]
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
    assert workspace.refused("export", "--out", workspace.new()).endswith(": this is no folder.")


def test_export_does_not_replace_a_folder(workspace):
    (workspace.folder / "out" / "facts.csv").mkdir(parents=True)
    assert workspace.refused("export", "--out", workspace.folder / "out").endswith(": there is a folder of this name.")


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
