"""Pages tell the browser what they will need, and name nothing that is not there."""

import re
from pathlib import Path

import pytest

from outcomes.settings import ROOT
from outcomes.ui.ahead import PAGES, SCRIPTS, links


def named(line: str) -> list[str]:
    return re.findall(r"<([^>]+)>", line)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_everything_named_is_there(page: str) -> None:
    for place in named(links(page, True)):
        own = place.removeprefix("./app/")
        assert (SCRIPTS / Path(place).name if own == place else ROOT / own).is_file()


@pytest.mark.parametrize(
    ("page", "part", "there"),
    [("/", "plotly-basic", True), ("/compare", "plotly-basic", True), ("/facts", "plotly-basic", False),
     ("/facts", "DataFrame", True), ("/sources", "DataFrame", False), ("/sources", "Html", True)],
)  # fmt: skip
def test_a_page_asks_for_what_its_first_screen_draws_with(page: str, part: str, there: bool) -> None:
    assert any(Path(place).name.startswith(f"{part}.") for place in named(links(page, False))) is there


def test_only_a_chinese_browser_is_told_of_the_chinese_font() -> None:
    assert "noto-sans-sc-core-400.woff2>; rel=preload; as=font" in links("/", True)
    assert "noto" not in links("/", False)
