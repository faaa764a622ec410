"""The page Figures, headless: its tables in each order, and its cards."""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.test_pages import heading, html, opened, said, sent

pytestmark = pytest.mark.data
NEVER = 9999  # a year after all years


def listed(app: AppTest, kind: str = "fact") -> list[str]:
    """The ids of a table in its order."""
    return re.findall(rf'class="internal row" href="[^"]*{kind}=([a-z0-9-]+)"', html(app))


def year(row: pd.Series, column: str) -> int:
    return NEVER if row[column] is pd.NA else int(row[column])


# The columns that an order sorts by, as values that any program could sort.
BY_HAND = {
    "place": lambda row: row["province_en"],
    "indicator": lambda row: (row["indicator_en"].casefold(), -max(row["value"], row["high"], key=lambda n: n == n)),
    "period": lambda row: (year(row, "first"), year(row, "last")),
    "source": lambda row: (row["source_en"].casefold(), row["line"]),
}


@pytest.mark.parametrize("order", BY_HAND)
def test_the_head_of_a_column_sorts_the_table_and_says_so(order: str, frame: pd.DataFrame) -> None:
    app = opened("facts", sort=order)
    rows = frame.set_index("id").loc[listed(app)]
    found = [BY_HAND[order](row) for _, row in rows.iterrows()]
    assert found == sorted(found)
    assert len(rows) == len(frame)
    assert set(re.findall(r'aria-sort="(\w+)"><a [^>]*id="\w+-by-(\w+)"', html(app))) == {("ascending", order)}


def test_a_second_click_turns_the_order_round_and_a_third_lifts_it() -> None:
    ways = [re.search(r'id="fact-by-period" href="([^"]*)"', html(opened("facts", sort=order)))[1]  # type: ignore[index]
            for order in ("none", "period", "period-down")]  # fmt: skip
    assert ways == ["facts?lang=en&amp;sort=period", "facts?lang=en&amp;sort=period-down", "facts?lang=en"]
    up, down = (listed(opened("facts", sort=order), "statement") for order in ("place", "place-down"))
    assert up != down
    assert sorted(up) == sorted(down)


def test_a_row_keeps_the_order_and_what_cannot_be_sorted_is_no_link(frame: pd.DataFrame) -> None:
    page = html(opened("facts", sort="source", province="sichuan"))
    assert page.count("facts?province=sichuan&amp;lang=en&amp;sort=source&amp;fact=") == sum(
        frame["province"] == "sichuan"
    )
    assert re.findall(r'<th scope="col">([^<]+)</th>', page)[:2] == ["As worded", "Quote"]
    assert "statement-by-indicator" not in page


def test_what_a_search_found_is_marked_in_rows_and_on_cards_notes_included() -> None:
    page = html(opened("facts", q="路灯", lang="zh", fact="hupan-street-lights"))
    assert page.count("按上下文应包含在全镇的<mark>路灯</mark>之内") == 2  # in its row and on its card
    assert "盏<mark>路灯</mark>" in page.partition("</blockquote>")[0].replace("</strong>", "")


# Addresses


LASTING = [
    ("facts", {"fact": "changleng-corridor-lights", "province": "jiangxi"}, "facts?fact=changleng-corridor-lights"),
    ("sources", {"source": "sichuan-mass-line-2014"}, "sources?source=sichuan-mass-line-2014"),
    ("places", {"region": "changleng", "stage": "output"}, "places?region=changleng&stage=output"),
    ("compare", {"group": "lights", "province": "jiangxi"}, "compare?group=lights&province=jiangxi"),
    ("compare", {"section": "rates"}, "compare?section=rates"),
    ("programmes", {"programme": "lighting-project"}, "programmes?programme=lighting-project"),
]


@pytest.mark.parametrize(("page", "asked", "link"), LASTING)
def test_a_button_copies_the_lasting_link(page: str, asked: dict[str, str], link: str) -> None:
    assert link in [button["path"] for button in sent(opened(page, **asked), "copy_link")]


@pytest.mark.parametrize(
    ("page", "asked", "offered", "right"),
    [
        ("facts", {"fact": "changleng-coridor-lights"}, "over 12,000 lights · Corridor lights installed",
         {"fact": "changleng-corridor-lights"}),
        ("facts", {"statement": "luhe-hospital-grades"}, "tertiary general hospital",
         {"statement": "luhe-hospital-grade"}),
        ("sources", {"source": "sichuan-mass-line-2015", "fact": "x"}, "Sichuan and the mass line",
         {"source": "sichuan-mass-line-2014"}),
        ("places", {"region": "chanleng"}, "Changleng Town", {"region": "changleng"}),
        ("places", {"place": "chanleng"}, "Changleng Town", {"region": "changleng"}),
        ("compare", {"group": "light"}, "Lights installed", {"group": "lights"}),
        ("programmes", {"programme": "lighting-projects"}, "Lighting Project", {"programme": "lighting-project"}),
    ],
)  # fmt: skip
def test_an_unknown_id_is_told_kindly_with_what_is_most_like_it(
    page: str, asked: dict[str, str], offered: str, right: dict[str, str]
) -> None:
    app = opened(page, **asked)
    assert "not listed here" in said(app)
    searched = "+".join(next(iter(asked.values())).split("-"))
    assert f'href="facts?lang=en&amp;q={searched}">Search for “' in html(app)
    next(button for button in app.button if offered in button.label.replace("\\", "")).click().run()
    assert "not listed here" not in said(app)
    assert {name: app.query_params[name] for name in app.query_params if name != "lang"} == right


def test_a_fact_in_the_address_opens_its_card_with_its_words_until_it_is_closed() -> None:
    app = opened("facts", fact="changleng-corridor-lights")
    assert heading(app) == "over 12,000 lights"
    assert '<blockquote lang="zh-Hans" class="passage">' in html(app)
    assert "<strong>1.2万多</strong>" in html(app)
    next(button for button in app.main.button if button.label == "Close").click().run()
    assert "fact" not in app.query_params
