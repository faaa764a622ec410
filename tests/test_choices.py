"""The form of the filters in a browser: it answers at once, and shows what the address says whoever changed it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks import synthetic
from outcomes.i18n.language import t
from tests.conftest import Shown, facts_in
from tests.serving import serving, settled
from tests.test_browser import shown


def tick(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{name} "))


def fold(page: Page, name: str) -> Locator:
    return page.locator("summary", has_text=name)


@pytest.fixture
def search(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search")


def test_the_form_shows_the_address_reset_empties_it_and_back_undoes_a_choice(
    page: Page, server: str, search: Locator, shown_of: Shown
) -> None:
    page.goto(server + "/facts?province=sichuan&from=2013&q=户")
    settled(page)
    expect(tick(page, "Sichuan")).to_be_checked()
    expect(search).to_have_value("户")
    page.get_by_role("button", name="Reset filters").click()
    shown(page, shown_of())
    expect(page.get_by_role("button", name="Reset filters")).to_be_hidden()
    expect(tick(page, "Sichuan")).not_to_be_checked()
    expect(search).to_have_value("")
    expect(page.get_by_label("From year")).to_have_value("")
    expect(fold(page, "Province")).to_be_focused()

    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    shown(page, shown_of("beijing"))
    expect(tick(page, "Beijing")).to_be_focused()
    page.wait_for_url(re.compile("province=beijing"))
    page.go_back()
    shown(page, shown_of())
    expect(tick(page, "Beijing")).not_to_be_checked()


def test_quick_ticks_all_count_and_the_numbers_behind_choices_follow(
    page: Page, server: str, search: Locator, shown_of: Shown, written: dict
) -> None:
    page.goto(server + "/facts")
    settled(page)
    both = len(facts_in(written, "sichuan")) + len(facts_in(written, "sichuan", "statements"))
    before = page.get_by_role("checkbox", name=f"Sichuan {both}")
    expect(before).to_be_visible()
    for name in ("Sichuan", "Jiangsu", "Hebei"):
        tick(page, name).check()
    search.press_sequentially("lig")  # typed while the answer comes
    shown(page, shown_of("hebei", "jiangsu", "sichuan"))
    page.wait_for_url(re.compile("province=hebei&province=jiangsu&province=sichuan"))
    for name in ("Sichuan", "Jiangsu", "Hebei"):
        expect(tick(page, name)).to_be_checked()
    expect(search).to_have_value("lig")

    search.fill("")
    fold(page, "Stage").click()
    tick(page, "Outcomes").check()
    shown(page, "figures (Outcomes)")
    expect(before).to_have_count(0)
    expect(fold(page, "Stage")).to_contain_text("Outcomes")


def test_years_come_in_order_and_words_are_sought_at_enter_and_are_no_shortcuts(
    page: Page, server: str, search: Locator, shown_of: Shown
) -> None:
    page.goto(server + "/facts")
    settled(page)
    search.press_sequentially("corridor")  # C and R are shortcuts of Streamlit's
    expect(page.get_by_role("dialog")).to_have_count(0)
    search.press("Enter")
    shown(page, "“corridor”")
    search.fill("")
    search.press("Enter")
    shown(page, shown_of())
    page.get_by_label("From year").select_option("2021")
    shown(page, "2021–…")
    page.get_by_label("To year").select_option("2014")
    shown(page, "2014–2021")
    expect(page.get_by_label("From year")).to_have_value("2014")
    expect(page.get_by_label("To year")).to_have_value("2021")


def test_another_page_and_the_other_language_keep_what_is_shown(page: Page, server: str, written: dict) -> None:
    page.goto(server + "/sources?source=sichuan-mass-line-2014&province=sichuan")
    settled(page)
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", name="原文", level=1)).to_be_visible()
    all_, some = len(written["facts"]), len(facts_in(written, "sichuan"))
    shown(page, t("zh", "filters.facts", total=all_, n=some))
    shown(page, "· 四川省")
    page.wait_for_url(re.compile("source=sichuan-mass-line-2014&.*lang=zh|lang=zh.*source=sichuan-mass-line-2014"))
    expect(page.get_by_role("link", name="中文")).to_have_attribute("aria-current", "true")
    settled(page)
    fold(page, "主题").click()
    page.get_by_role("link", name="地区", exact=True).click()
    expect(page.get_by_role("heading", name=t("zh", "pages.places_title"), level=1)).to_be_visible()
    expect(page.get_by_role("group", name="主题")).to_be_visible()  # a list stays open


def test_a_choice_of_a_long_list_is_found_by_its_name(page: Page, tmp_path: Path) -> None:
    synthetic.main(300, tmp_path)
    data = {"OUTCOMES_DATA": str(tmp_path / "facts.yaml"), "OUTCOMES_SEEDS": str(tmp_path / "seeds")}
    with serving(tmp_path / "log", **data) as address:
        page.goto(address + "/facts")
        settled(page)
        page.get_by_role("searchbox", name="Find · Province").fill("jiang")
        provinces = page.get_by_role("group", name="Province").get_by_role("checkbox")
        expect(provinces).to_have_count(5)
        tick(page, "Zhejiang").check()
        shown(page, "· Zhejiang")
