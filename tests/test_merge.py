"""Two people, two texts: git merges the curated file and its schema entry by entry."""

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from outcomes.cli.merge import merged_schema
from outcomes.errors import DataError
from outcomes.ledger.layout import merge_texts
from outcomes.settings import ROOT
from tests.workspace import Workspace

BASE = """sources: []
units:
  # the first
  - {id: a, name: A}

  - id: b
    name: B
    one: b
    note: long
names:
  - x
"""


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture
def repository(workspace) -> Workspace:
    """The made-up file under git, with the driver of the project and a branch for each of two people."""
    folder = workspace.folder
    (folder / "data").mkdir()
    workspace.data = workspace.data.rename(folder / "data" / "facts.yaml")
    shutil.move(workspace.seeds, folder / "data" / "seeds")
    workspace.seeds = folder / "data" / "seeds"
    workspace.run("schema")
    shutil.copy(ROOT / ".gitattributes", folder)
    git(folder, "init", "--initial-branch=main")
    driver = f"env PYTHONPATH={shlex.quote(str(ROOT))} {shlex.quote(sys.executable)} -m outcomes merge %O %A %B"
    git(folder, "config", "merge.outcomes.driver", driver)
    git(folder, "add", ".gitattributes", "data")
    assert git(folder, "commit", "-m", "begin").returncode == 0
    return workspace


def merged(workspace: Workspace, east: Callable[[str], object], west: Callable[[str], object]) -> tuple[int, str]:
    """What git says when what one person changed on a branch is merged into what another did."""
    folder = workspace.folder
    for name, change in (("east", east), ("west", west)):
        git(folder, "checkout", "-b", name, "main")
        change(name)
        git(folder, "add", "data")
        assert git(folder, "commit", "-m", name).returncode == 0
    done = git(folder, "merge", "east")
    return done.returncode, done.stdout + done.stderr


def new_text(workspace: Workspace, name: str, figure: int) -> None:
    """A text of one fact, about something new, by the commands alone."""
    text = f"全镇新修水井{figure}口。\n"
    sheet = workspace.open(workspace.new(text, f"{name}.txt"), out=f"{name}.yaml")
    indicator = (
        f"    indicators:\n      - {{id: {name}-wells, theme: housing, unit: lights, name: {{zh: 水井, en: Wells}}, "
        f"stage: output, better: higher, definition: {{zh: 水井, en: Wells}}, comparison: {{zh: 水井, en: Wells}}}}\n"
    )
    lines = []
    for line in sheet.read_text("utf-8").splitlines():
        key = line.strip().partition(":")[0]
        put = {
            "title": "  title: {zh: 新, en: New}", "published": '  published: "2024"', "region": "  region: small-town",
            "- {id": line.replace("…", f"{name}-wells-dug", 1).replace("…", f"{name}-wells", 1),
            "translation": f"    translation: The town dug {figure} wells",
            "facts": f"{indicator}    facts:",
        }.get(key, line)  # fmt: skip
        lines += [] if key in ("kind", "publisher", "url", "published_basis", "period", "period_basis") else [put]
    sheet.write_text("\n".join(lines) + "\n", "utf-8")
    code, out, _ = workspace.run("put", sheet)
    assert code == 0, out


def test_two_branches_with_a_text_each_merge_clean(repository):
    code, said = merged(
        repository, lambda name: new_text(repository, name, 7), lambda name: new_text(repository, name, 9)
    )
    assert code == 0, said
    assert repository.run("check")[:2] == (0, "6 facts, 8 numerals, all accounted for\n")
    assert repository.run("schema", "--check")[0] == 0


@pytest.mark.parametrize("name", ["facts.yaml", "facts.schema.json"])
def test_a_file_that_cannot_be_read_keeps_what_both_wrote(repository, name):
    path = repository.folder / "data" / name

    def broken(side: str) -> None:
        path.write_text(f"{side}\n" + path.read_text("utf-8").replace("{", "{ [", 1), "utf-8")

    assert merged(repository, broken, broken)[0] == 1
    assert "<<<<<<< ours\nwest\n=======\neast\n>>>>>>> theirs\n" in path.read_text("utf-8")


def test_one_key_changed_twice_is_a_conflict_that_is_named(repository):
    code, said = merged(repository, *[lambda name: repository.change("en: a doubt", f"en: a doubt of {name}")] * 2)
    assert (code, "both changed facts: town-satisfied: note" in said) == (1, True)
    ours, theirs = (f"    note: {{zh: 存疑, en: a doubt of {name}}}\n" for name in ("west", "east"))
    assert f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n" in repository.data.read_text("utf-8")


@pytest.mark.parametrize(
    ("ours", "theirs", "merged", "conflicts"),
    [
        (BASE, BASE.replace("name: B", "name: C"), BASE.replace("name: B", "name: C"), []),
        (BASE.replace("  - x\n", "  - x\n  - y\n"), BASE.replace("  - x\n", "  - x\n  - z\n"),
         BASE.replace("  - x\n", "  - x\n  - z\n  - y\n"), []),
        (BASE.replace("    one: b\n", ""), BASE.replace("note: long", "note: short"),
         BASE.replace("    one: b\n", "").replace("note: long", "note: short"), []),
        (BASE.replace("  # the first\n  - {id: a, name: A}\n\n", ""), BASE.replace("  - x\n", "  - x\n  - y\n"),
         BASE.replace("  # the first\n  - {id: a, name: A}\n\n", "").replace("  - x\n", "  - x\n  - y\n"), []),
        (BASE.replace("  # the first\n  - {id: a, name: A}\n\n", ""), BASE.replace("name: A}", "name: D}"),
         None, ["units: a"]),
        (BASE.replace("# the first", "# a"), BASE.replace("# the first", "# b"), None, ["units: a"]),
        (BASE + "ratios: []\n", BASE, BASE + "ratios: []\n", []),
    ],
    ids=["one side", "both add", "key by key", "one drops", "drop and change", "comments", "a section"],
)  # fmt: skip
def test_entries_merge(ours, theirs, merged, conflicts):
    text, found = merge_texts(BASE, ours, theirs, "facts.yaml")
    assert found == conflicts
    assert merged is None or text == merged


@pytest.mark.parametrize("names", ["", "names: []\n"])
def test_what_one_side_adds_to_a_section_that_the_other_takes_out_is_for_a_person(names):
    ours = BASE.replace("names:\n  - x\n", names)
    with pytest.raises(DataError):
        merge_texts(BASE, ours, BASE + "  - y\n", "facts.yaml")


def listed(ids: str) -> dict[str, list[str]]:
    """Ids of one letter as the schema lists them."""
    return {"enum": list(ids), "enumDescriptions": [key.upper() for key in ids]}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        (listed("ac"), listed("abc"), listed("acd"), listed("abcd")),
        (listed("ac"), listed("c"), listed("acd"), listed("cd")),
        ({"x": listed("a")}, {"x": listed("ab"), "y": 1}, {"x": listed("ac")}, {"x": listed("abc"), "y": 1}),
        ({}, {"known": listed("b")}, {"known": listed("a")}, {"known": listed("ab")}),
        (["a"], ["a", "b"], ["a", "c"], ["a", "b"]),
        ({"x": 1}, {"x": 1, "y": 2}, {"x": 3, "z": 4}, {"x": 3, "y": 2, "z": 4}),
        ({"x": 1, "y": 2}, {"y": 2}, {"x": 1, "y": 3}, {"y": 3}),
    ],
)  # fmt: skip
def test_schemas_merge(base, ours, theirs, merged):
    assert json.dumps(merged_schema(base, ours, theirs), sort_keys=True) == json.dumps(merged, sort_keys=True)
