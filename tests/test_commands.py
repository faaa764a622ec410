"""The curator's commands: what they say, what they change, and that they never end in a traceback."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest
import yaml

from outcomes.__main__ import COMMANDS, main
from outcomes.settings import ROOT
from tests.conftest import line_of
from tests.made_up import TOWN, write
from tests.workspace import Workspace

WRONG = "value: 12000", "value: 12001"


def outside(workspace: Workspace, **more) -> subprocess.Popen[bytes]:
    """A check in a process of its own."""
    command = [sys.executable, "-m", "outcomes", "check", "--data", workspace.data, "--seeds", workspace.seeds]
    return subprocess.Popen(command, cwd=ROOT, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more})


# check


def test_check_counts_what_is_accounted_for(workspace):
    assert workspace.run("check") == (0, "4 facts, 6 numerals, all accounted for\n", "")
    found = workspace.json("check")
    assert (found["ok"], found["facts"], found["numerals"], found["problems"]) == (True, 4, 6, [])


def test_check_accepts_the_real_data(real, capsys, ledger):
    numerals = sum(map(len, ledger.roles.values()))
    assert main(["check", "--data", str(real[0]), "--seeds", str(real[1])]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"{len(ledger.facts)} facts, {numerals} numerals, all accounted for",
        f"{len(ledger.statements)} statements without a number",
    ]


def test_check_names_file_line_entry_and_remedy(workspace, monkeypatch):
    workspace.change(*WRONG)
    line = line_of(workspace.data.read_text("utf-8"), WRONG[1])
    fix = "Correct the one that is wrong."
    said = f":{line}: town-lights: the figure “1.2万多” reads 12000, the value says 12001. {fix}\n1 problem.\n"
    assert workspace.run("check") == (1, f"{workspace.data}{said}", "")
    (problem,) = workspace.json("check")["problems"]
    assert (problem["id"], problem["fix"]) == ("town-lights", fix)
    monkeypatch.chdir(workspace.folder)
    assert workspace.run("check")[1] == f"facts.yaml{said}"


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


EVERY = [["check"], ["open", "town-news-2022"], ["put", "x"], ["schema"], ["export", "--out", "x"]]


@pytest.mark.parametrize(
    ("place", "command"), [*(("data", command) for command in EVERY), *(("seeds", EVERY[at]) for at in (0, 1, 4))]
)
def test_what_is_missing_could_not_run(workspace, place, command):
    missing = workspace.folder / "none"
    setattr(workspace, place, missing)
    said = f"outcomes {command[0]}: {missing}: no such file or directory.\n"
    assert workspace.run(*command) == (2, "", said)


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


@pytest.mark.parametrize(("command", "refusing"), [("check", "os.scandir"), ("schema", "tempfile.mkstemp")])
def test_a_folder_that_is_closed_could_not_run(workspace, monkeypatch, command, refusing):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied", "/nowhere")

    monkeypatch.setattr(refusing, refuse)
    assert workspace.run(command) == (2, "", f"outcomes {command}: /nowhere: permission denied.\n")


@pytest.mark.parametrize("command", EVERY)
def test_a_file_in_another_encoding_is_a_problem_with_its_line(workspace, command):
    workspace.data.write_bytes(workspace.data.read_text("utf-8").encode("gb18030"))
    code, out, _ = workspace.run(*command)
    said = "the file is not UTF-8. It looks like GB18030: save it as UTF-8."
    assert (code, out.splitlines()[0].partition(": ")[2]) == (1, said)


def test_an_unknown_command_could_not_run(workspace):
    assert workspace.run("chekc")[0] == 2


def test_options_and_worksheets_stand_in_any_order(workspace):
    sheet, other = workspace.open("town-news-2022"), workspace.open("city-report", out="other.yaml")
    orders = [["--json", sheet, other], [sheet, "--json", other], [sheet, other, "--json"]]
    assert [json.loads(workspace.run("check", *order)[1])["worksheets"] for order in orders] == [2, 2, 2]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_the_exit_codes(workspace, command):
    code, out, _ = workspace.run(command, "--help")
    assert (code, "Exit codes: 0 all is well, 1 problems found, 2 could not run." in " ".join(out.split())) == (0, True)


def test_the_environment_names_file_and_folder(workspace, monkeypatch, capsys):
    monkeypatch.setenv("OUTCOMES_DATA", str(workspace.data))
    monkeypatch.setenv("OUTCOMES_SEEDS", str(workspace.seeds))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("4 facts")


def test_a_full_disk_is_one_line(workspace):
    with open("/dev/full", "wb") as full, outside(workspace, stdout=full) as process:
        assert process.communicate()[1].count(b"\n") == 1
    assert process.returncode == 2


def test_a_reader_who_has_seen_enough_gets_no_traceback(workspace):
    wrong = "".join(f"  - {{source: nowhere, quote: {n}人, figure: {n}, reason: date}}\n" for n in range(3000))
    workspace.change("idioms:", f"{wrong}idioms:")
    with outside(workspace) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_console_without_chinese_still_gets_the_message(workspace):
    workspace.change(*WRONG)
    with outside(workspace, env={**os.environ, "PYTHONIOENCODING": "ascii"}) as process:
        out, err = process.communicate()
    assert (process.returncode, b"reads 12000" in out, err) == (1, True, b"")


# schema


class _Core(yaml.SafeLoader):
    """Reads as an editor does: numbers and booleans are such, dates are text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_schema_of_the_real_file_is_current_and_accepts_it(real, capsys):
    assert main(["schema", "--check", "--data", str(real[0])]) == 0
    assert capsys.readouterr().out.endswith("facts.schema.json: current\n")
    schema = jsonschema.Draft7Validator(json.loads((real[0].parent / "facts.schema.json").read_text("utf-8")))
    schema.check_schema(schema.schema)
    assert list(schema.iter_errors(yaml.load(real[0].read_text("utf-8"), _Core))) == []


def test_a_schema_is_checked_without_writing_and_a_new_fact_leaves_it_current(workspace):
    assert workspace.json("schema", "--check")["state"] == "out of date"
    assert not (workspace.folder / "facts.schema.json").exists()
    assert workspace.run("schema")[0] == 0
    workspace.change("  - id: town-lights", "  - id: town-other-lights")
    assert workspace.run("schema", "--check")[0] == 0
    workspace.change("  - id: lights-installed", "  - id: lights-put-up")
    assert workspace.run("schema", "--check")[0] == 1


def test_an_editor_is_told_the_ids_of_indicators(workspace):
    made = workspace.schema()
    listed = made["definitions"]["Fact"]["properties"]["indicator"]["anyOf"][0]["$ref"].removeprefix("#/definitions/")
    known = made["definitions"][listed]
    assert known["enum"] == ["invested", "lights-installed", "people-served", "satisfied"]
    assert known["enumDescriptions"][1] == "安装路灯 · Street lights installed"


@pytest.mark.parametrize(
    ("old", "new", "valid"),
    [
        ("value: 12000", 'value: "12000"', True),
        ("value: 90", "value: 90.5", True),
        ('period: "2021"', "period: 2021", True),
        ('period: "2021"', "period: 2021-10-05", True),
        ('code: "360000"', "code: 360000", True),
        ("zh: 存疑", "zh: 2021", True),
        ("en: a doubt", "en: true", True),
        ("figure: 26.8亿", "figure: 26.8", True),
        ("indicator: satisfied", "indicator: not-written-yet", True),
        ("value: 12000", "value: …", False),
        ("value: 12000", "value: --1", False),
        ("qualifier: nearly", "qualifier: almost", False),
        ("figure: 26.8亿", "figur: 26.8亿", False),
        ("    figure: 26.8亿\n", "", False),
        ("id: town-lights", "id: Town Lights", False),
        ("programme: lighting", "programme:", False),
        ("en: a doubt", "fr: un doute", False),
    ],
)
def test_the_schema_accepts_what_the_loader_reads_and_refuses_what_it_refuses(workspace, old, new, valid):
    schema = jsonschema.Draft7Validator(workspace.schema())
    assert schema.is_valid(yaml.load(workspace.data.read_text("utf-8"), _Core))
    workspace.change(old, new)
    assert schema.is_valid(yaml.load(workspace.data.read_text("utf-8"), _Core)) == valid


# export


@pytest.fixture
def out(workspace):
    """The folder to export to, with a file of somebody's in it."""
    folder = workspace.folder / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", "utf-8")
    return folder


def test_export_writes_every_file_and_leaves_others_alone(workspace, out):
    found = workspace.json("export", "--out", out)
    names = [
        "datapackage.json", "facts.csv", "facts.csv-metadata.json", "facts.json", "facts.xlsx", "sources.csv",
        "sources/city.txt", "sources/town.txt", "statements.csv", "statements.json", "statements.xlsx",
    ]  # fmt: skip
    assert (found["ok"], found["facts"], found["files"]) == (True, 4, names)
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == sorted([*names, "mine.txt"])
    assert (out / "sources" / "town.txt").read_bytes() == TOWN.encode()
    assert (out / "mine.txt").read_text("utf-8") == "mine"


def test_export_speaks_the_language_asked_for_and_links_each_citation(workspace, out):
    workspace.run("export", "--out", out, "--lang", "zh", "--link", "https://example.org/?fact={id}")
    first = json.loads((out / "facts.json").read_bytes())["facts"][0]
    assert first["province"] == "江西省"
    assert first["citation"].endswith("https://example.org/?fact=town-lights")


def test_export_of_a_file_with_problems_writes_nothing(workspace, out):
    workspace.change(*WRONG)
    assert workspace.run("export", "--out", out)[0] == 1
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


def test_export_replaces_no_folder_and_no_file_by_one(workspace, out):
    assert workspace.refused("export", "--out", out / "mine.txt").endswith(": this is no folder.")
    (out / "facts.csv").mkdir()
    assert workspace.refused("export", "--out", out).endswith(": there is a folder of this name.")


# find, and a Python without the packages


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ("安装路灯", 0, "indicators: lights-installed  安装路灯 · Street lights installed"),
        ("安裝路燈", 0, "indicators: lights-installed  安装路灯 · Street lights installed"),
        ("ludeng", 0, "indicators: lights-installed  安装路灯 · Street lights installed"),
        ("small town", 0, "regions: small-town  小镇 · Small Town"),
        ("percent", 0, "units: percent  % · percent"),
        ("点亮", 0, "programmes: lighting  点亮工程 · Lighting Project"),
        ("海洋", 1, "nothing is called 海洋: try fewer or other words"),
    ],
)
def test_an_id_is_found_by_words_of_either_language(capsys, tmp_path, words, code, line):
    assert main(["find", words, "--data", str(write(tmp_path)[0])]) == code
    assert capsys.readouterr().out.splitlines()[0] == line


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
