"""Figures and statements as readers reach them: rows, heads and cards by mouse and keyboard, marks in a text."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.serving import settled

pytestmark = pytest.mark.data


def test_a_row_is_seen_whole_and_a_click_anywhere_opens_it_as_enter_does(page: Page, server: str) -> None:
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{server}/facts?province=sichuan")
        settled(page)
        cells = page.locator(".st-key-facts tr:has(.row)").first.locator("td").all()
        boxes = [cell.bounding_box() or {"x": -1.0} for cell in cells]
        assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > width] == []
        tops = {round(box["y"]) for box in boxes}
        assert (len(tops) == 1) == (width == 1440)  # cards on a phone, a line on a desk
    row = page.locator(".st-key-facts tr:has(.row)").nth(3)
    name = row.locator(".row").inner_text()
    row.click(position={"x": 2, "y": 2})  # far from the words of the link
    card = page.locator(".st-key-fact")
    expect(card).to_contain_text(name)
    expect(card.get_by_role("heading").first).to_be_in_viewport()
    page.wait_for_url(re.compile(r"province=sichuan&.*fact=|fact=.*province=sichuan"))
    page.go_back()
    expect(card).to_have_count(0)
    page.go_forward()
    expect(card).to_contain_text(name)
    page.go_back()
    page.locator(".st-key-statements .row").first.press("Enter")
    expect(page.locator(".st-key-statement").get_by_role("heading").first).to_be_in_viewport()
    quote = row.locator("q").inner_text()
    row.get_by_role("link", name="Open", exact=True).click()
    expect(page.locator(".quote").first).to_contain_text(quote[:4])


CARDS = [
    # page, what opens the card, the card, what closes it
    ("facts", ".st-key-facts .row >> nth=4", ".st-key-fact", "Close"),
    ("facts?sort=place", ".st-key-statements .row >> nth=1", ".st-key-statement", "Close"),
    ("programmes", "a.internal[href*='programme=lighting-project']", ".st-key-programme", "Close"),
    ("coverage", "article mark[data-fact] >> nth=0", "[role=dialog]", "Escape"),
]


@pytest.mark.parametrize(("path", "opener", "card", "close"), CARDS)
def test_by_keyboard_the_focus_goes_into_a_card_and_back_to_what_opened_it(
    page: Page, server: str, path: str, opener: str, card: str, close: str
) -> None:
    page.goto(f"{server}/{path}")
    settled(page)
    page.locator(opener).press("Enter")
    expect(page.locator(f"{card}:focus-within")).to_be_visible()
    settled(page)
    if close == "Escape":
        page.keyboard.press(close)
    else:
        page.locator(card).get_by_role("button", name=close, exact=True).press("Enter")
    expect(page.locator(card)).to_have_count(0)
    expect(page.locator(opener)).to_be_focused()


def test_the_head_of_a_column_sorts_with_one_key_and_keeps_the_focus_near(page: Page, server: str) -> None:
    page.goto(f"{server}/facts?lang=en")
    settled(page)
    head = page.locator("#statement-by-period")
    for order in ("period", "period-down"):
        head.press("Enter")
        page.wait_for_url(f"{server}/facts?lang=en&sort={order}")
        expect(page.locator(f".st-key-focus-statements-{order}:focus-within")).to_have_count(1)
    head.press("Enter")
    page.wait_for_url(f"{server}/facts?lang=en")
    expect(head).to_be_focused()


def test_the_words_of_a_statement_open_its_card_and_a_figure_opens_its_own(page: Page, server: str) -> None:
    hospital = "District people's hospital rated a tertiary general hospital"
    page.goto(f"{server}/sources?source=luhe-mass-line-2022&lang=en")
    settled(page)
    page.locator(".statement", has_text="区人民医院创成三级综合医院").click()
    expect(page.get_by_role("heading", level=2, name=hospital)).to_be_visible()
    expect(page).to_have_url(f"{server}/sources?lang=en&statement=luhe-hospital-grade")
    expect(page.locator("#statement-luhe-hospital-grade")).to_be_in_viewport()
    page.locator("mark", has_text="309").first.press("Enter")
    expect(page.get_by_role("heading", level=2, name="309 villages")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name=hospital)).to_have_count(0)


def test_an_address_that_was_mended_is_one_step_back(page: Page, server: str) -> None:
    page.goto(f"{server}/coverage")
    settled(page)
    page.goto(f"{server}/facts?province=nowhere&themes=x")
    expect(page.get_by_text("There is no province “nowhere”")).to_be_visible()
    page.wait_for_url(f"{server}/facts")
    settled(page)
    expect(page.get_by_text("perhaps “theme”")).to_be_visible()
    page.go_back()
    page.wait_for_url(f"{server}/coverage")
