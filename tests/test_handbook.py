"""The handbook: every entry it shows loads and reads; its training text goes through the commands to the solution."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
import yaml

from outcomes.ledger.vocabulary import AGAINST, COUNTS, STAGES, STATEMENTS, Reason
from outcomes.ledger.worksheet import read_worksheet
from outcomes.settings import ROOT
from tests.conftest import DISTRICT
from tests.workspace import Workspace, entries

HANDBOOK = (ROOT / "docs" / "handbook.md").read_text("utf-8")
TEXT, SOLUTION = ROOT / "docs" / "training" / "qingqu-2024.txt", ROOT / "docs" / "training" / "qingqu-2024.yaml"
SHOWN = re.findall(r"^```yaml\n([\s\S]*?)^```$", HANDBOOK, re.MULTILINE)
DEFAULTS = next(shown for shown in SHOWN if shown.startswith("defaults:"))
PASSAGES = [shown for shown in SHOWN if shown.startswith("#|")]
OF_SOURCE = [shown for shown in SHOWN if shown.startswith("source:")]
SECTIONS = [shown for shown in SHOWN if not shown.startswith(("defaults:", "#|", "source:"))]


@pytest.fixture
def practice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """The made-up district in a folder of its own, as the handbook copies it."""
    return Workspace(tmp_path, capsys, *DISTRICT)


def clean(practice: Workspace, *arguments: object) -> None:
    code, said, errors = practice.run("check", *arguments)
    assert code == 0, said + errors


@pytest.fixture
def solved(practice: Workspace) -> Path:
    """The worksheet of the training text, as a learner leaves it."""
    sheet = practice.open(TEXT)
    shutil.copy(SOLUTION, sheet)
    return sheet


# The training text


def test_the_training_text_goes_from_nothing_to_a_clean_check(practice, solved):
    clean(practice, solved)
    assert practice.run("put", solved)[0] == 0
    clean(practice)
    assert practice.run("schema", "--check")[0] == 0
    again = practice.open(TEXT.stem, out="again.yaml")
    once, twice = (read_worksheet(path.read_text("utf-8"), "sheet").base for path in (solved, again))
    assert (entries(solved), once) == (entries(again), twice)
    assert practice.run("compare", solved, again)[0] == 0


def test_the_solution_has_at_most_nine_lines_a_fact():
    text = SOLUTION.read_text("utf-8")
    assert text.count("\n") / len(read_worksheet(text, SOLUTION.name).entries["facts"]) <= 9


def test_the_draft_reads_the_figures_of_the_solution(practice):
    sheets = (practice.open(TEXT), SOLUTION)
    draft, solution = (read_worksheet(path.read_text("utf-8"), path.name).entries for path in sheets)
    assert draft["sources"][0]["sha256"] == solution["sources"][0]["sha256"]
    keys = ("figure", "value", "qualifier", "before")
    found, wanted = ([[fact.get(key) for key in keys] for fact in sheet["facts"]] for sheet in (draft, solution))
    assert [fact for fact in wanted if fact not in found] == [["第2", "2", None, None]]  # drafted as a rank


# What the handbook shows


@pytest.mark.parametrize("shown", PASSAGES)
def test_a_passage_of_the_handbook_is_clean(practice, shown):
    """Beneath the sentences above it, in a worksheet of the district with the defaults that the handbook gives."""
    text = "\n".join(line.removeprefix("#| ") for line in shown.splitlines() if line.startswith("#|"))
    sheet = practice.open(practice.new(text, "example.txt"))
    digest = re.search("sha256: .*", sheet.read_text("utf-8"))[0]
    source = (
        f"source:\n  {{id: example, file: example.txt, {digest}, title: {{zh: 例, en: Example}}, published: '2024'}}"
    )
    body = re.sub("(?m)^(?=.)", "  ", shown)
    sheet.write_text(f"{source}\n{DEFAULTS}text:\n{body}", "utf-8")
    clean(practice, sheet)


@pytest.mark.parametrize("shown", OF_SOURCE)
def test_what_the_handbook_writes_under_a_source_is_clean(practice, solved, shown):
    text = solved.read_text("utf-8")
    solved.write_text(text.replace("source:\n", shown, 1), "utf-8")
    clean(practice, solved)


@pytest.mark.parametrize("shown", SECTIONS)
def test_what_the_handbook_adds_to_the_published_file_is_clean(practice, solved, shown):
    practice.run("put", solved)
    practice.data.write_text(f"{practice.data.read_text('utf-8')}\n{shown}", "utf-8")
    clean(practice)


@pytest.mark.parametrize("word", [*AGAINST, *COUNTS, *STAGES, *STATEMENTS, *get_args(Reason)])
def test_the_handbook_names_every_code(word):
    assert f"`{word}`" in HANDBOOK


def test_every_kind_of_entry_is_shown():
    shown = yaml.load(
        "\n".join(re.sub("(?m)^(?=.)", "  ", block) for block in PASSAGES).join(["text:\n", ""]), yaml.BaseLoader
    )
    facts = [fact for passage in shown["text"] for fact in passage.get("facts", ())]
    assert {key for fact in facts for key in fact} >= {"against", "before", "header", "kind", "part_of", "target_of"}
