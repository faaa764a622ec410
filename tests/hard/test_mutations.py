"""A curated file changed at random: refused on the right line, or accepted because it means the same.

`make hard` tries ten thousand; here are three of each kind.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from outcomes.ledger.ledger import load
from outcomes.settings import Settings
from tests.conftest import refused
from tests.hard.mutations import Mutations
from tests.hard.mutators import KINDS

REAL = Settings.from_environment()
TEXT = REAL.data.read_text("utf-8")


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
def test_another_way_to_write_the_same_is_accepted(tmp_path: Path, same: str) -> None:
    (tmp_path / "facts.yaml").write_bytes(same.encode())
    load(tmp_path / "facts.yaml", REAL.seeds)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_refused_with_one_message(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "facts.yaml").write_bytes(TEXT.encode(encoding))
    (problem,) = refused(load, tmp_path / "facts.yaml", REAL.seeds)
    assert problem.message


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
    assert lost(mutations, kind, range(3)) == {}


@pytest.mark.hard
@pytest.mark.parametrize("kind", KINDS)
def test_no_mutant_is_lost(mutations: Mutations, kind: str) -> None:
    assert lost(mutations, kind, range(3, EACH)) == {}


@pytest.mark.hard
def test_few_mutants_are_such_that_nobody_can_know(mutations: Mutations) -> None:
    """README names what they are."""
    came = Counter(mutations.tried(f"{kind}:{n}")[0] for kind in KINDS for n in range(32))
    assert came["unknown"] < 0.02 * came.total(), came
