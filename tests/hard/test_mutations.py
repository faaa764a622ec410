"""The real file changed at random: refused on the right line, or accepted because it means the same.

`make hard` tries ten thousand; here are three of each kind, one for each of three texts.
"""

import os
import shutil
from pathlib import Path

import pytest

from outcomes.errors import DataError
from outcomes.ledger.ledger import load
from outcomes.settings import Settings
from tests.hard.mutations import Mutations
from tests.hard.mutators import KINDS

REAL = Settings.from_environment()
TEXT = REAL.data.read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mutated")
    shutil.copytree(REAL.seeds, folder / "seeds")
    return folder


def problems(folder: Path, text: str | bytes) -> list[int]:
    """The lines named for a changed file; empty where it is accepted."""
    data = folder / "facts.yaml"
    data.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    try:
        load(data, folder / "seeds")
    except DataError as error:
        found = error.problems
    else:
        found = []
    assert all(problem.message and problem.file == "facts.yaml" for problem in found)
    return [problem.line for problem in found]


@pytest.mark.parametrize(
    "same",
    [
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.replace('figure: "', 'figure:   "'),
        "# another comment\n" + TEXT,
        TEXT.rstrip("\n"),
    ],
    ids=["CRLF", "BOM", "spaces", "comment", "no last line end"],
)
def test_another_way_to_write_the_same_is_accepted(folder: Path, same: str) -> None:
    assert problems(folder, same) == []


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_refused_with_one_message(folder: Path, encoding: str) -> None:
    assert len(problems(folder, TEXT.encode(encoding))) == 1


EACH = -(-int(os.environ.get("MUTANTS", 10_000)) // len(KINDS))


@pytest.fixture(scope="module")
def mutations(tmp_path_factory: pytest.TempPathFactory) -> Mutations:
    return Mutations(tmp_path_factory.mktemp("mutants"))


def lost(mutations: Mutations, kind: str, numbers: range) -> dict[str, str]:
    """The mutants of a kind that got through, or were told on the wrong line, and what became of them."""
    found = {name: mutations.tried(name) for name in (f"{kind}:{n}" for n in numbers)}
    return {name: why for name, (result, why) in found.items() if result == "lost"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_mutant_of_each_kind_is_not_lost(mutations: Mutations, kind: str) -> None:
    assert lost(mutations, kind, range(1, 4)) == {}


@pytest.mark.hard
@pytest.mark.parametrize("kind", KINDS)
def test_no_mutant_is_lost(mutations: Mutations, kind: str) -> None:
    assert lost(mutations, kind, range(EACH)) == {}
