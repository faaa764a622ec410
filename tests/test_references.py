"""How words are cited: in a sentence, in BibTeX, CSL-JSON and GB/T 7714, and by an address that leads to them."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bibtexparser
import pandas as pd
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry
from jsonschema import Draft7Validator

from outcomes.api import answers, downloads
from outcomes.export.references import bib_bytes, csl_bytes
from outcomes.export.tables import Extract
from outcomes.i18n.citation import chart_citations, citation, version
from outcomes.i18n.reference import Reference, bibtex, csl, gbt7714, of_entry, source_address
from outcomes.ledger.checks.quotes import anchor
from outcomes.ledger.ledger import Ledger, load
from outcomes.text.fragment import directive, with_directive
from outcomes.text.source_text import SourceText
from tests.conftest import Ask
from tests.made_up import write

DAY = date(2026, 3, 9)
LINK = "https://here.org/facts?fact=a_b%20{id}"
VERBATIM = ("url", "date", "urldate")
# The schema of CSL's own project, github.com/citation-style-language/schema, under the MIT licence.
SCHEMA = Draft7Validator(json.loads((Path(__file__).parent / "standards" / "csl-data.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return load(*write(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def cited(small: Ledger) -> Callable[..., Reference]:
    """The reference of an entry of the small file, read on DAY."""

    def made(name: str, lang: str = "en", link: str = LINK, **changes: object) -> Reference:
        source = small.sources[small.reported(name).source].model_copy(update=changes)
        return replace(of_entry(name, small, lang, link.replace("{id}", name)), day=DAY, source=source)

    return made


def parsed(text: str) -> list[Entry]:
    """The entries as a reader of BibTeX has them: commands of TeX undone but in what is read as it is."""
    # The library knows the braces of TeX by a sign alone; BibTeX itself would count that.
    for command, sign in ((r"\textbraceleft{}", r"\{"), (r"\textbraceright{}", r"\}")):
        text = text.replace(command, sign)
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    verbatim = [{name: f.value for name, f in e.fields_dict.items() if name in VERBATIM} for e in library.entries]
    decoded = LatexDecodingMiddleware().transform(library).entries
    for entry, values in zip(decoded, verbatim, strict=True):
        for name, value in values.items():
            entry.fields_dict[name].value = value
    return decoded


def fields(text: str) -> dict[str, str]:
    (entry,) = parsed(text)
    return {name: field.value.strip("{}") for name, field in entry.fields_dict.items()}


@pytest.mark.parametrize("words", ["50%", "a & b", r"\x", "{}", "}{", "#1 $2 x_y ~n", "“群众” — 沒", '"q", @x=1,', "{"])
def test_bibtex_gives_every_sign_back(cited: Callable[..., Reference], words: str) -> None:
    written = bibtex(replace(cited("town-lights"), abstract=f"前{words}后"))
    assert fields(written)["abstract"] == f"前{words}后"
    assert written.count("{") == written.count("}")  # a lone brace would swallow the next entry


def test_bibtex_says_what_how_and_when(cited: Callable[..., Reference]) -> None:
    found = fields(bibtex(cited("town-lights")))
    named = (found["author"], found["title"], found["publisher"])
    assert named == ("张三", "小镇新闻 [Town News]", "小镇日报 [Town Daily]")
    assert (found["year"], found["date"], found["urldate"]) == ("2022", "2022-01~", "2026-03-09")
    assert found["url"] == LINK.replace("{id}", "town-lights")
    assert found["abstract"] == "全镇共安装了1.2万多盏路灯 [The town installed over 12,000 street lights]"
    assert "as reported" in found["note"]


def test_a_published_source_is_cited_at_its_own_address_and_its_passage_in_the_note(
    cited: Callable[..., Reference],
) -> None:
    found = fields(bibtex(cited("city-people")))
    assert found["url"] == "https://example.org/report?a=1&b=2"
    assert found["note"].endswith(LINK.replace("{id}", "city-people"))
    assert "author" not in found


def test_an_address_cannot_end_its_field(cited: Callable[..., Reference]) -> None:
    assert fields(bibtex(cited("city-people", url="https://a.org/}{\\x")))["url"] == "https://a.org/%7D%7B%5Cx"


def test_without_an_address_nothing_was_accessed(cited: Callable[..., Reference]) -> None:
    found = cited("town-lights", link="")
    assert {"url", "urldate"} & {*fields(bibtex(found))} == set()
    assert {"URL", "accessed"} & {*csl(found)} == set()


def test_csl_says_what_how_and_when(cited: Callable[..., Reference]) -> None:
    found = csl(cited("town-lights"))
    assert (found["title"], found["author"]) == ("小镇新闻 [Town News]", [{"literal": "张三"}])
    assert found["issued"] == {"date-parts": [[2022, 1]], "circa": True}
    assert found["accessed"] == {"date-parts": [[2026, 3, 9]]}


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2023", {"date-parts": [[2023]]}),
        ("2023-05-06", {"date-parts": [[2023, 5, 6]]}),
        ("2023~/2024-02~", {"date-parts": [[2023], [2024, 2]], "circa": True}),
        ("2023-21", {"raw": "2023-21"}),
    ],
)
def test_csl_dates_are_as_exact_as_they_are_given(
    cited: Callable[..., Reference], published: str, issued: dict[str, object]
) -> None:
    found = csl(cited("town-lights", published=published))
    assert found["issued"] == issued
    assert [error.message for error in SCHEMA.iter_errors([found])] == []


@pytest.mark.parametrize(
    ("kind", "letter", "entry", "body", "csl_type", "csl_body"),
    [
        ("newspaper", "N", "article", "journal", "article-newspaper", "container-title"),
        ("journal", "J", "article", "journal", "article-journal", "container-title"),
        ("report", "R", "techreport", "institution", "report", "publisher"),
        ("speech", "Z", "misc", "publisher", "speech", "publisher"),
        ("web-page", "EB/OL", "online", "organization", "webpage", "publisher"),
        ("other", "Z", "misc", "publisher", "document", "publisher"),
        (None, "Z", "misc", "publisher", "document", "publisher"),
    ],
)
def test_a_source_is_cited_as_what_it_was_published_as(
    cited: Callable[..., Reference], kind: str | None, letter: str, entry: str, body: str, csl_type: str, csl_body: str
) -> None:
    found = cited("town-lights", link="", kind=kind)
    assert gbt7714(found) == f"张三. 小镇新闻[{letter}]. 小镇日报, [2022]."
    (written,) = parsed(bibtex(found))
    named = written.fields_dict[body].value.strip("{}")
    assert (written.entry_type, named) == (entry, "小镇日报 [Town Daily]")
    item = csl(found)
    assert (item["type"], item[csl_body]) == (csl_type, "小镇日报 [Town Daily]")
    assert [error.message for error in SCHEMA.iter_errors([item])] == []


@pytest.mark.parametrize(
    ("name", "changes", "found"),
    [
        ("town-lights", {"link": "https://a.org/f"},
         "张三. 小镇新闻[Z/OL]. 小镇日报, [2022][2026-03-09]. https://a.org/f."),
        ("town-lights", {"kind": "newspaper", "published": "2022-01-05"}, "张三. 小镇新闻[N]. 小镇日报, 2022-01-05."),
        ("town-lights", {"kind": "newspaper", "published": "2022-01-05~"}, "张三. 小镇新闻[N]. 小镇日报, [2022]."),
        ("town-lights", {"published": "2022-01-05"}, "张三. 小镇新闻[Z]. 小镇日报, 2022."),
        ("city-people", {}, "市报告[EB/OL]. 2023[2026-03-09]. https://example.org/report?a=1&b=2."),
        ("city-people", {"kind": "report"}, "市报告[R/OL]. 2023[2026-03-09]. https://example.org/report?a=1&b=2."),
    ],
)  # fmt: skip
def test_gbt7714_says_when_it_was_published_and_read(
    cited: Callable[..., Reference], name: str, changes: dict[str, str], found: str
) -> None:
    assert gbt7714(cited(name, **{"link": "", **changes})) == found


def test_readers_of_chinese_get_no_translation(cited: Callable[..., Reference]) -> None:
    found = csl(cited("town-lights", "zh"))
    assert (found["title"], found["abstract"]) == ("小镇新闻", "全镇共安装了1.2万多盏路灯")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fact_is_one_entry_that_others_read(ledger: Ledger, frame: pd.DataFrame, lang: str) -> None:
    rows = Extract(frame, ledger, lang, link="http://host/facts?fact={id}")
    items, entries = json.loads(csl_bytes(rows)), parsed(bib_bytes(rows).decode())
    assert [item["id"] for item in items] == [entry.key for entry in entries] == list(ledger.facts)
    assert [error.message for error in SCHEMA.iter_errors(items)] == []
    for entry, item in zip(entries, items, strict=True):
        assert entry.fields_dict["abstract"].value == item["abstract"]


def test_a_selection_is_one_file_of_its_entries(frame: pd.DataFrame, ask: Ask) -> None:
    asked = ask(province=["qinghai"])
    for table, names in (("facts", asked.selection.frame["id"]), ("statements", asked.selection.statements["id"])):
        kept = downloads.rows(asked, table.removesuffix("s"), "bib")
        assert kept.file == f"{table}_qinghai.bib"
        assert [entry.key for entry in parsed(kept.body.decode())] == list(names)


@pytest.mark.parametrize("ending", answers.REFERENCES)
def test_a_source_is_cited_without_words(ledger: Ledger, ending: str, ask: Ask) -> None:
    name = next(iter(ledger.sources))
    found = answers.source(ask(), name, ending).body.decode()
    assert ledger.sources[name].title.zh in found
    assert f"http://host/sources?source={name}" in found
    assert "not verified" in found
    assert "abstract" not in found


# In a sentence


@pytest.mark.parametrize(
    ("name", "lang", "link", "source", "words"),
    [
        ("town-lights", "en", "https://example.org/f", {}, "Town Daily (about January 2022), 《小镇新闻》 [Town News]: "
         "“全镇共安装了1.2万多盏路灯”, as reported; not edited by Reported Outcomes v{}. https://example.org/f"),
        ("town-lights", "zh", "", {}, "小镇日报（约2022年1月）《小镇新闻》：“全镇共安装了1.2万多盏路灯”，据原文；"
         "民生成效台账 v{} 未作加工。"),
        ("town-lights", "en", "", {"publisher": None}, "Zhang San (about January 2022), 《小镇新闻》 [Town News]: "
         "“全镇共安装了1.2万多盏路灯”, as reported; not edited by Reported Outcomes v{}."),
        ("city-people", "en", "", {}, "《市报告》 [City Report] (2023): “近50万人受益”, as reported; "
         "not edited by Reported Outcomes v{}."),
    ],
)  # fmt: skip
def test_a_citation_says_who_said_what_and_when(
    small: Ledger, name: str, lang: str, link: str, source: dict[str, None], words: str
) -> None:
    sources = {id_: each.model_copy(update=source) for id_, each in small.sources.items()}
    assert citation(name, replace(small, sources=sources), lang, link) == words.format(version(small))


def test_a_citation_is_one_line(small: Ledger) -> None:
    fact = small.facts["town-lights"].model_copy(update={"quote": "第一行\n　第二行"})
    assert "“第一行 第二行”" in citation("town-lights", replace(small, facts={"town-lights": fact}), "zh")


@pytest.mark.parametrize(("lang", "doubt"), [("zh", "未经核实"), ("en", "not verified")])
def test_a_chart_is_cited_with_every_source_and_its_link(ledger: Ledger, lang: str, doubt: str) -> None:
    sources, link = list(ledger.sources)[:2], "http://localhost/compare?group=lights"
    plain, standard, entry = chart_citations("灯", "lights", sources, ledger, lang, link)
    titles = [ledger.sources[source].title.zh for source in sources]
    assert [title for title in titles if title not in plain or title not in entry] == []
    assert doubt in plain
    assert all(link in text.replace("\\", "") for text in (plain, standard, entry))
    assert entry.startswith("@misc{lights,")


# By an address: text fragments as their specification writes them

TERM = r"(?:[\w!$'()*+./:;=?@~]|%[0-9A-F]{2})+"
VALID = re.compile(rf":~:text=(?:{TERM}-,)?{TERM}(?:,{TERM})?(?:,-{TERM})?", re.ASCII)  # its ValidTextDirective


@pytest.mark.parametrize(
    ("words", "prefix", "suffix", "found"),
    [
        ("plain words", "", "", "plain%20words"),
        ("a-b, c&d", "", "", "a%2Db%2C%20c%26d"),
        ("100% #1", "", "", "100%25%20%231"),
        ("群众", "", "", "%E7%BE%A4%E4%BC%97"),
        ("two", "one ", " three", "one-,two,-three"),
        ("two", "above\n one", "three\nbelow", "one-,two,-three"),
        ("first\n\u3000middle\n\u3000last", "", "", "first,last"),
        ("one line\n", "", "", "one%20line"),
    ],
)
def test_words_are_written_as_the_specification_has_it(words: str, prefix: str, suffix: str, found: str) -> None:
    assert directive(words, prefix, suffix) == f":~:text={found}"
    assert VALID.fullmatch(directive(words, prefix, suffix))


@pytest.mark.parametrize(
    ("url", "found"),
    [("https://a.org/b", "https://a.org/b#:~:text=x"), ("https://a.org/b#part", "https://a.org/b#part:~:text=x")],
)
def test_a_directive_stands_behind_a_fragment(url: str, found: str) -> None:
    assert with_directive(url, ":~:text=x") == found


def test_words_that_stand_twice_bring_what_stands_beside_them(small: Ledger) -> None:
    twice = SourceText("前年，近50万人受益。今年，近50万人受益。")
    fact = small.facts["city-people"].model_copy(update={"prefix": "今年，", "suffix": "。"})
    made: dict[str, Any] = {
        "texts": {"city-report": twice},
        "facts": {fact.id: fact},
        "anchors": {fact.id: anchor(twice.reading, fact)},
    }
    words = unquote(source_address(fact.id, replace(small, **made)))
    assert words == "https://example.org/report?a=1&b=2#:~:text=今年，-,近50万人受益,-。"


def test_every_published_source_has_a_valid_address_for_its_words(ledger: Ledger) -> None:
    for name in (*ledger.facts, *ledger.statements):
        address, url = source_address(name, ledger), ledger.sources[ledger.reported(name).source].url
        assert VALID.fullmatch(address.removeprefix(f"{url}#")) if url else address == ""
