"""Each chart of the made-up file holds what it held when somebody last read it; `make snapshots` writes it anew."""

import pytest

from tests.golden import FOLDER, described

DESCRIBED = described()


def test_every_chart_has_its_snapshot_and_no_other_is_kept() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(DESCRIBED)


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_chart_holds_what_was_read(name: str) -> None:
    assert DESCRIBED[name] == (FOLDER / f"{name}.txt").read_text("utf-8"), "read what changed, then: make snapshots"
