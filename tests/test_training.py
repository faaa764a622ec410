"""The training text of the handbook goes through the commands as a learner takes it, to the solution beside it."""

import shutil
from pathlib import Path

import pytest

from outcomes.ledger.worksheet import read_worksheet
from outcomes.settings import ROOT
from tests.conftest import DISTRICT
from tests.workspace import Workspace

TEXT, SOLUTION = ROOT / "docs" / "training" / "qingqu-2024.txt", ROOT / "docs" / "training" / "qingqu-2024.yaml"


@pytest.fixture
def practice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """The made-up district in a folder of its own, as the handbook copies it."""
    workspace = Workspace(tmp_path, capsys)
    shutil.copytree(DISTRICT[0].parent, tmp_path / "practice")
    workspace.data, workspace.seeds = tmp_path / "practice" / "facts.yaml", tmp_path / "practice" / "seeds"
    return workspace


def test_the_draft_reads_the_figures_of_the_solution(practice):
    draft, solved = (
        read_worksheet(path.read_text("utf-8"), path.name).entries for path in (practice.open(TEXT), SOLUTION)
    )
    assert draft["sources"][0]["sha256"] == solved["sources"][0]["sha256"]
    keys = ("figure", "value", "qualifier", "before")
    found, wanted = ([[fact.get(key) for key in keys] for fact in sheet["facts"]] for sheet in (draft, solved))
    assert [fact for fact in wanted if fact not in found] == [["第2", "2", None, None]]  # drafted as a rank


def test_the_training_text_goes_from_nothing_to_a_clean_check(practice):
    sheet = practice.open(TEXT)
    assert practice.run("check", sheet)[0] == 1
    shutil.copy(SOLUTION, sheet)
    code, said, _ = practice.run("check", sheet)
    assert (code, "all accounted for" in said) == (0, True)
    assert practice.run("put", sheet)[0] == 0
    assert practice.run("check")[0] == 0
    assert practice.run("compare", sheet, practice.open(TEXT.stem, out="again.yaml"))[0] == 0


def test_the_training_text_has_every_kind_that_the_handbook_promises():
    entries = read_worksheet(SOLUTION.read_text("utf-8"), SOLUTION.name).entries
    facts, statements = entries["facts"], entries["statements"]
    assert {key for fact in facts for key in fact} >= {"before", "part_of", "against", "kind", "programme"}
    assert {"between", "more-than", "about", "nearly", "at-least"} <= {fact.get("qualifier") for fact in facts}
    assert {"date", "ordinal", "threshold", "restatement"} == {entry["reason"] for entry in entries["not_facts"]}
    assert len({statement["kind"] for statement in statements}) > 1
    assert all(entries[section] for section in ("programmes", "idioms", "names"))
