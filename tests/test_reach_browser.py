"""What reaches every reader: search, fonts and lasting links, in a real Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.test_browser import browser, context, page, server, settled, shown

__all__ = ["browser", "context", "page", "server"]  # the fixtures


@pytest.mark.parametrize("query", ["路燈", "ludeng", "street light"])
def test_a_search_shows_the_best_hits_marked_and_opens_them(page: Page, server: str, query: str) -> None:
    page.goto(server + "/facts")
    settled(page)
    box = page.get_by_role("textbox", name="Search")
    box.fill(query)
    box.press("Enter")
    page.wait_for_url(re.compile(r"q="))
    shown(page, f"“{query}”")
    hits = page.locator(".st-key-hits")
    expect(hits.get_by_role("button").first).to_contain_text("55 lights")
    if query != "street light":
        expect(hits.locator(".found mark").first).to_have_text("路灯")
    hits.get_by_role("button").first.click()
    page.wait_for_url(re.compile(r"fact=hupan-street-lights"))
    card = page.locator(".st-key-fact")
    expect(card.get_by_role("heading", name="55 lights")).to_be_visible()
    if query != "street light":
        expect(card.locator(".passage mark").first).to_have_text("路灯")
