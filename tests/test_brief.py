"""The brief of a place: all of its selection and nothing else, whole in itself, and no text taken for markup."""

from typing import Any

import pandas as pd
import pytest

from outcomes.analysis.filters import Filter
from outcomes.analysis.profile import within
from outcomes.analysis.selection import Selection
from outcomes.analysis.statements import statements_table
from outcomes.export.brief import Brief, brief, brief_html
from outcomes.export.brief_markdown import brief_markdown
from outcomes.i18n.citation import citation, version
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from tests.test_templates import READER, Seen

LINK = "https://example.org/{id}/"


def made(ledger: Ledger, frame: pd.DataFrame, region: str, lang: str, chosen: Filter | None = None) -> Brief:
    return brief(Selection(ledger, frame, statements_table(ledger), chosen or Filter(), lang), region, LINK)


def rendered(markdown: str) -> str:
    """Markdown as the text a reader sees."""
    return Seen(READER.render(markdown)).text


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("region", "chosen"),
    [
        ("jiangsu", Filter()),
        ("sichuan", Filter(stage=("outcome", "input"))),
        ("changleng", Filter(theme=("housing-and-streets",))),
        ("beijing", Filter()),
    ],
)
def test_the_brief_holds_each_quote_and_citation_of_its_selection_and_no_others(
    ledger: Ledger, frame: pd.DataFrame, written: dict[str, Any], region: str, chosen: Filter, lang: str
) -> None:
    tables = (frame, statements_table(ledger))
    kept = {name for table in tables for name in chosen.apply(within(table, ledger, region))["id"]}
    assert kept
    entries = written["facts"] + written["statements"]
    inside = [entry for entry in entries if entry["id"] in kept]
    passages = {(fact["source"], fact["quote"]): [] for fact in inside}
    for fact in inside:
        passages[fact["source"], fact["quote"]].append(fact)
    document = made(ledger, frame, region, lang, chosen)
    page = Seen(brief_html(document))
    for text in (page.text, rendered(brief_markdown(document))):
        flat = one_line(text)
        for facts in passages.values():
            cited = [one_line(citation(f["id"], ledger, lang, LINK.replace("{id}", f["id"]))) for f in facts]
            assert sum(words in flat for words in cited) == 1  # one citation, of the first fact told, for the passage
            assert one_line(facts[0]["quote"]) in flat
            if lang == "en":
                assert all(one_line(fact["translation"]) in flat for fact in facts)
        whole = {one_line(quote) for _, quote in passages}
        others = {one_line(fact["quote"]) for fact in entries if fact["id"] not in kept}
        for quote in others:
            assert quote not in flat or any(quote in kept_quote for kept_quote in whole)
    assert page.tags.count("q") == len(passages)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_points_at_the_citation_that_holds_its_words(
    ledger: Ledger, frame: pd.DataFrame, lang: str
) -> None:
    document = made(ledger, frame, "jiangsu", lang)
    quotes = {cited.number: cited.quote for cited in document.cited}
    assert list(quotes) == list(range(1, len(quotes) + 1))
    figures = [figure for _, figures in document.themes for figure in figures]
    rows = within(frame, ledger, "jiangsu").set_index("id")
    assert len(figures) == len(rows)
    for figure in figures:
        row = rows.loc[figure.link.split("/")[-2]]
        assert quotes[figure.number] == one_line(row["quote"])
        assert figure.worded == row[f"worded_{lang}"]
    targets = {value for _, key, value in Seen(brief_html(document)).given if key == "id"}
    assert targets == {f"cited-{number}" for number in quotes}


@pytest.mark.parametrize(("lang", "html_lang"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_is_whole_in_itself_and_says_its_language(
    ledger: Ledger, frame: pd.DataFrame, lang: str, html_lang: str
) -> None:
    html = brief_html(made(ledger, frame, "jiangsu", lang))
    page = Seen(html)
    assert ("html", "lang", html_lang) in page.given
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert [words in html for words in ("url(", "@import", "@page")] == [False, False, True]
    assert all(link.startswith(("#cited-", "https://example.org/")) for link in page.links)


@pytest.mark.parametrize(
    ("region", "lang", "stage", "said"),
    [
        ("changleng", "zh", "output", ["长堎镇", "江西省", "未经核实", "未报告"]),
        ("changleng", "en", "output", ["Changleng Town", "Jiangxi", "as reported, not verified", "none reported"]),
        ("hupan-community", "en", None,
         ["Part of: Corridor lights installed, over 12,000 lights. Never add the two."]),
        ("beijing", "en", None, ["report no input, activity, output or outcome in figures"]),
        ("zoumaliang", "en", None, ["report no figure for this place"]),
        ("qinghai", "en", "input", ["No figures of this place match the filters."]),
    ],
)  # fmt: skip
def test_the_brief_says_what_it_is_and_what_is_not_reported(
    ledger: Ledger, frame: pd.DataFrame, region: str, lang: str, stage: str | None, said: list[str]
) -> None:
    document = made(ledger, frame, region, lang, Filter(stage=(stage,) if stage else ()))
    everything = within(frame, ledger, region)
    rows = everything[everything["stage"] == stage] if stage else everything
    counted = "filters.facts" if len(rows) < len(everything) else "filters.all_facts"
    said = [*said, version(ledger), t(lang, counted, n=len(rows), total=len(everything))]
    said += [words for column in ("worded", "note") for words in rows[f"{column}_{lang}"]]
    for text in (Seen(brief_html(document)).text, rendered(brief_markdown(document))):
        assert [words for words in said if words not in text] == []
        assert ("report no" in text) == any("report no" in words for words in said)
