"""A reader goes from the words of a statement to its card, and from a list of statements to the words."""

from playwright.sync_api import Page, expect

from tests.serving import settled

HOSPITAL = "District people's hospital rated a tertiary general hospital"
WORDS = "区人民医院创成三级综合医院"


def test_the_words_of_a_statement_open_its_card_and_a_figure_opens_its_own(page: Page, server: str) -> None:
    page.goto(f"{server}/sources?source=luhe-mass-line-2022&lang=en")
    settled(page)
    page.locator(".statement", has_text=WORDS).click()
    expect(page.get_by_role("heading", level=2, name=HOSPITAL)).to_be_visible()
    expect(page).to_have_url(f"{server}/sources?lang=en&statement=luhe-hospital-grade")
    page.locator("mark", has_text="309").first.press("Enter")
    expect(page.get_by_role("heading", level=2, name="309 villages")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name=HOSPITAL)).to_have_count(0)


def test_a_statement_of_a_place_leads_to_its_words(page: Page, server: str) -> None:
    page.goto(f"{server}/places?region=luhe&lang=en")
    settled(page)
    page.get_by_text("21 more").click()
    page.locator("li", has_text=HOSPITAL).get_by_role("link", name="Read the words").click()
    expect(page.get_by_role("heading", level=2, name=HOSPITAL)).to_be_visible()
    expect(page.locator("#statement-luhe-hospital-grade")).to_be_in_viewport()
    expect(page.locator("#statement-luhe-hospital-grade")).to_have_text(WORDS)


def test_a_row_of_the_table_and_a_hit_of_the_search_open_the_card(page: Page, server: str) -> None:
    page.goto(f"{server}/facts?q=医院&lang=en")
    settled(page)
    page.get_by_role("button", name=HOSPITAL).click()
    expect(page.get_by_role("heading", level=2, name=HOSPITAL)).to_be_visible()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_role("heading", level=2, name=HOSPITAL)).to_have_count(0)
    with page.expect_download() as taken:
        page.locator('a[href*="download/statements.csv"]').click()
    assert taken.value.suggested_filename.startswith("statements")
