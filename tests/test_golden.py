"""Every chart is drawn as it was when somebody last looked at it; `make pictures` draws the golden ones anew."""

import pytest

from outcomes.ledger.ledger import Ledger
from tests.golden import FOLDER, charts, text


@pytest.fixture(scope="session")
def drawn(ledger: Ledger, frame) -> dict[str, str]:
    return {name: text(chart) for name, chart in charts(ledger, frame)}


def test_every_chart_has_its_golden_picture_and_no_other_is_kept(drawn: dict[str, str]) -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(drawn)
    assert {path.stem for path in FOLDER.glob("*.png")} == set(drawn)


def test_every_chart_is_drawn_as_it_was_looked_at(drawn: dict[str, str]) -> None:
    changed = [name for name, now in drawn.items() if (FOLDER / f"{name}.json").read_text("utf-8") != now]
    assert changed == [], "look at what changed, then run: make pictures"
