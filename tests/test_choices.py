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


def search(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search")


@pytest.fixture
def facts(page: Page, server: str) -> Page:
    page.goto(server + "/facts")
    settled(page)
    return page


def test_ticks_in_quick_succession_all_count(facts: Page, shown_of: Shown) -> None:
    for name in ("Sichuan", "Jiangsu", "Hebei"):
        tick(facts, name).check()
    shown(facts, shown_of("hebei", "jiangsu", "sichuan"))
    facts.wait_for_url(re.compile("province=hebei&province=jiangsu&province=sichuan"))
    for name in ("Sichuan", "Jiangsu", "Hebei"):
        expect(tick(facts, name)).to_be_checked()


def test_the_numbers_behind_the_choices_follow_the_others(facts: Page, written: dict) -> None:
    both = len(facts_in(written, "sichuan")) + len(facts_in(written, "sichuan", "statements"))
    before = facts.get_by_role("checkbox", name=f"Sichuan {both}")
    expect(before).to_be_visible()
    facts.locator("summary", has_text="Stage").click()
    tick(facts, "Outcomes").check()
    shown(facts, "figures (Outcomes)")
    expect(before).to_have_count(0)
    expect(facts.locator("summary", has_text="Stage")).to_contain_text("Outcomes")


def test_years_are_chosen_and_the_earlier_comes_first(facts: Page) -> None:
    facts.get_by_label("From year").select_option("2021")
    shown(facts, "2021–…")
    facts.get_by_label("To year").select_option("2014")
    shown(facts, "2014–2021")
    expect(facts.get_by_label("From year")).to_have_value("2014")
    expect(facts.get_by_label("To year")).to_have_value("2021")


def test_words_are_sought_at_enter_and_are_no_shortcuts(facts: Page, shown_of: Shown) -> None:
    search(facts).press_sequentially("corridor")  # C and R are shortcuts of Streamlit's
    expect(facts.get_by_role("dialog")).to_have_count(0)
    search(facts).press("Enter")
    shown(facts, "“corridor”")
    search(facts).fill("")
    search(facts).press("Enter")
    shown(facts, shown_of())


def test_what_is_typed_stays_while_an_answer_comes(facts: Page, shown_of: Shown) -> None:
    tick(facts, "Sichuan").check()
    search(facts).press_sequentially("lig")
    shown(facts, shown_of("sichuan"))
    expect(search(facts)).to_have_value("lig")


def test_reset_empties_the_form_and_goes(facts: Page, server: str, shown_of: Shown) -> None:
    facts.goto(server + "/facts?province=sichuan&from=2013&q=户")
    settled(facts)
    expect(tick(facts, "Sichuan")).to_be_checked()
    expect(search(facts)).to_have_value("户")
    facts.get_by_role("button", name="Reset filters").click()
    shown(facts, shown_of())
    expect(facts.get_by_role("button", name="Reset filters")).to_be_hidden()
    expect(tick(facts, "Sichuan")).not_to_be_checked()
    expect(search(facts)).to_have_value("")
    expect(facts.get_by_label("From year")).to_have_value("")
    expect(facts.locator("summary", has_text="Province")).to_be_focused()


def test_back_takes_a_choice_back(facts: Page, shown_of: Shown) -> None:
    tick(facts, "Sichuan").check()
    shown(facts, shown_of("sichuan"))
    facts.wait_for_url(re.compile("province=sichuan"))
    facts.go_back()
    shown(facts, shown_of())
    expect(tick(facts, "Sichuan")).not_to_be_checked()


def test_the_keyboard_is_enough(facts: Page, shown_of: Shown) -> None:
    facts.locator("summary", has_text="Province").focus()
    facts.keyboard.press("Tab")
    expect(tick(facts, "Beijing")).to_be_focused()
    facts.keyboard.press("Space")
    shown(facts, shown_of("beijing"))
    expect(tick(facts, "Beijing")).to_be_focused()


def test_a_list_stays_open_on_the_next_page(facts: Page) -> None:
    facts.locator("summary", has_text="Theme").click()
    expect(facts.get_by_role("group", name="Theme")).to_be_visible()
    facts.get_by_role("link", name="Places", exact=True).click()
    expect(facts.get_by_role("heading", name="What a place reports", level=1)).to_be_visible()
    expect(facts.get_by_role("group", name="Theme")).to_be_visible()


def test_the_other_language_keeps_what_is_shown(facts: Page, server: str, written: dict) -> None:
    facts.goto(server + "/sources?source=sichuan-mass-line-2014&province=sichuan")
    settled(facts)
    facts.get_by_role("link", name="中文").click()
    expect(facts.get_by_role("heading", name="原文", level=1)).to_be_visible()
    all_, some = len(written["facts"]), len(facts_in(written, "sichuan"))
    shown(facts, t("zh", "filters.facts", total=all_, n=some))
    shown(facts, "· 四川省")
    facts.wait_for_url(re.compile("source=sichuan-mass-line-2014&.*lang=zh|lang=zh.*source=sichuan-mass-line-2014"))
    expect(facts.get_by_role("link", name="中文")).to_have_attribute("aria-current", "true")


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
