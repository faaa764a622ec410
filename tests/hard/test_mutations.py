"""A curated file changed at random: refused on the right line, or accepted because it means the same.

`make hard` tries ten thousand; here are three of each kind.
"""

import os
from collections import Counter

import pytest

from tests.hard.mutations import Mutations
from tests.hard.mutators import KINDS

EACH = -(-int(os.environ.get("MUTANTS", 10_000)) // len(KINDS))


@pytest.fixture(scope="module")
def mutations(tmp_path_factory: pytest.TempPathFactory) -> Mutations:
    return Mutations(tmp_path_factory.mktemp("mutants"))


def lost(mutations: Mutations, kind: str, numbers: range) -> dict[str, str]:
    """The mutants of a kind that got through, or were told on the wrong line, and what became of them."""
    found = {name: mutations.tried(name)[-1] for name in (f"{kind}:{n}" for n in numbers)}
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
    came = Counter(mutations.tried(f"{kind}:{n}")[-1][0] for kind in KINDS for n in range(32))
    assert came["unknown"] < 0.02 * came.total(), came
