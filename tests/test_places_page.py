"""The page of one place, headless and in a browser, against numbers counted straight from the YAML."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from outcomes.interface import lines
from tests.serving import settled
from tests.test_pages import opened
from tests.test_profile import facts_in


def said(app: AppTest) -> str:
    """All words of the main part of a page, as a reader sees them."""
    parts = [*app.main.markdown, *app.main.caption, *app.main.header, *app.main.subheader, *app.main.info]
    words = [part.value.replace("\\", "") for part in parts]
    return "\n".join([*words, *(element.proto.body for element in app.get("html"))])


def links(app: AppTest, page: str) -> list[str]:
    """The queries of the links to a page in the main part."""
    found = [element.proto for element in app.main.get("page_link")]
    return [proto.query_string for proto in found if proto.page.rsplit("/")[-1] == page]


def unfold_all(app: AppTest) -> AppTest:
    for expander in app.main.expander:
        app.session_state["unfold-" + expander.proto.id.rpartition("-unfold-")[2]] = True
    return app.run()


def test_a_place_in_the_address_is_shown_with_its_number_of_figures(written: dict[str, Any]) -> None:
    app = opened("places", region="changleng")
    assert app.header[0].value == "Changleng Town"
    assert f"{len(facts_in(written, 'changleng'))} figures" in said(app)
    assert app.selectbox(key="region").value == "changleng"


def test_the_chooser_indents_each_level_and_counts(written: dict[str, Any]) -> None:
    options = opened("places").selectbox(key="region").options
    assert f"Jiangxi ({len(facts_in(written, 'jiangxi'))})" in options
    assert f"\u2003\u2003\u2003Changleng Town ({len(facts_in(written, 'changleng'))})" in options


def test_without_a_place_in_the_address_the_filter_names_the_province() -> None:
    assert opened("places", province="sichuan").header[0].value == "Sichuan"
    assert opened("places").header[0].value == "Jiangsu"


def test_a_place_nobody_knows_is_said_kindly() -> None:
    app = opened("places", region="atlantis")
    assert not app.exception
    assert "names a place that is not in the ledger" in said(app)
    assert app.header[0].value == "Jiangsu"


def test_every_figure_of_a_place_leads_to_its_words(written: dict[str, Any]) -> None:
    app = unfold_all(opened("places", region="sichuan"))
    queries = links(app, "sources")
    for fact in facts_in(written, "sichuan"):
        wanted = f"source={fact['source']}&fact={fact['id']}"
        assert sum(query.endswith(wanted) for query in queries) == 2  # once in the chain, once by theme


def test_the_filter_holds_here_and_what_it_hides_is_counted(written: dict[str, Any]) -> None:
    stages = {indicator["id"]: indicator["stage"] for indicator in written["indicators"]}
    everything = facts_in(written, "sichuan")
    outcomes = [fact for fact in everything if stages[fact["indicator"]] == "outcome"]
    app = unfold_all(opened("places", region="sichuan", stage="outcome"))
    shown = {query.rpartition("fact=")[2] for query in links(app, "sources") if "fact=" in query}
    assert shown == {fact["id"] for fact in outcomes}
    words = said(app)
    assert f"{len(everything) - len(outcomes)} more figures of this place do not pass the filters" in words
    inputs = sum(stages[fact["indicator"]] == "input" for fact in everything)
    assert f"None with these filters; {inputs} without them." in words
    assert all("stage=outcome" in query for query in links(app, "sources"))


def test_a_stage_nothing_is_reported_of_stays_as_an_empty_column() -> None:
    words = said(opened("places", region="changleng"))
    assert words.count("None reported") == 2
    for stage in ("Inputs", "Activities", "Outputs", "Outcomes"):
        assert f">{stage}" in words


@pytest.mark.parametrize("region", ["beijing", "shijingshan"])
def test_a_place_whose_text_reports_no_result_says_so(region: str) -> None:
    words = said(opened("places", region=region))
    assert "The texts about this place report no result in figures." in words
    assert "reports no result in figures anywhere" in words
    assert words.count("None reported") == 4


def test_other_places_do_not_say_that_they_report_no_result() -> None:
    assert "no result in figures" not in said(opened("places", region="hebei"))


def test_a_place_with_a_programme_and_no_figure_has_a_page() -> None:
    app = opened("places", region="zoumaliang")
    assert "report no figure" in said(app)
    assert "1 programme without a figure" in [expander.label for expander in app.main.expander]


def test_a_very_long_list_ends_and_says_how_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST", 2)
    app = unfold_all(opened("places", region="sichuan"))
    assert "more are not listed here. The page Facts and the downloads hold them all." in said(app)


def test_chain_and_children_lead_to_other_places(written: dict[str, Any]) -> None:
    app = opened("places", region="changleng")
    buttons = {button.key: button.label.replace("\\", "") for button in app.main.button}
    assert [key for key in buttons if key.startswith("to-")] == [
        "to-jiangxi", "to-nanchang", "to-xinjian", "to-hupan-community",
    ]  # fmt: skip
    assert f"Hupan Community ({len(facts_in(written, 'hupan-community'))})" in buttons["to-hupan-community"]
    app.button(key="to-hupan-community").click().run()
    assert app.header[0].value == "Hupan Community"
    assert "hupan-community" in app.query_params["region"]


def test_the_page_speaks_chinese() -> None:
    app = opened("places", region="changleng", lang="zh")
    assert app.header[0].value == "长堎镇"
    assert "未报告" in said(app)


def test_a_place_leads_down_the_tree_and_gives_its_brief(page: Page, server: str, written: dict[str, Any]) -> None:
    stages = {indicator["id"]: indicator["stage"] for indicator in written["indicators"]}
    n = sum(stages[fact["indicator"]] == "output" for fact in facts_in(written, "nanchang"))
    page.goto(f"{server}/places?region=jiangxi&stage=output")
    settled(page)
    page.get_by_role("button", name=f"Nanchang ({n})").click()
    expect(page.get_by_role("heading", name="Nanchang", exact=True)).to_be_visible()
    page.wait_for_url("**/places?*region=nanchang*")
    for label, file in (("Page to print", "brief_nanchang_output.html"), ("Markdown", "brief_nanchang_output.md")):
        with page.expect_download() as found:
            page.get_by_role("button", name=label).click()
        assert found.value.suggested_filename == file
        text = Path(found.value.path()).read_text("utf-8")
        assert "全镇共安装了1.2万多盏楼道灯" in text
        assert f"{server}/facts?fact=changleng-corridor-lights" in text
        assert "快30年" not in text


def test_a_list_unfolds_and_a_figure_opens_its_words(page: Page, server: str) -> None:
    page.goto(f"{server}/places?region=changleng")
    settled(page)
    page.get_by_text("Environment and sanitation · 2").click()
    expect(page.get_by_text("about 2021–2022 · Outputs").first).to_be_visible()
    page.get_by_role("link", name="Read the words").first.click()
    expect(page.locator("mark[aria-current=true]")).to_be_in_viewport()


def test_an_unfolded_place_does_not_scroll_sideways_on_a_phone(phone: Page, server: str) -> None:
    phone.goto(f"{server}/places?region=jiangsu")
    settled(phone)
    phone.get_by_text("项未报告数字的机制").click()
    expect(phone.get_by_text("徐州", exact=False).first).to_be_visible()
    settled(phone)
    main = phone.get_by_test_id("stMain")
    assert main.evaluate("(node) => node.scrollWidth - node.clientWidth") == 0
