"""Downloads: every row carries its words and its source, and no spreadsheet runs a cell."""

import io
import json
import re
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from outcomes import __version__
from outcomes.analysis.table import facts_table
from outcomes.export.package import archive_bytes, package_files
from outcomes.export.tables import columns, counts_bytes, csv_bytes, json_bytes, safe_cell, xlsx_bytes
from outcomes.i18n.citation import chart_citations, citation
from outcomes.i18n.reference import source_address
from outcomes.ledger.ledger import Ledger, load
from tests.conftest import csv_rows
from tests.made_up import write

SHEET = "worksheets/sheet1"
CARRIED = {
    "id", "quote", "source", "citation", "province", "place_path", "value", "low", "high", "qualifier", "worded",
    "unit", "period", "stage", "note", "translation",
}  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return load(*write(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def table(small: Ledger) -> pd.DataFrame:
    return facts_table(small)


def row(small: Ledger, table: pd.DataFrame, fact: str, lang: str = "en") -> dict[str, str]:
    return next(found for found in csv_rows(csv_bytes(table, small, lang, "")) if found["id"] == fact)


def sheet(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(f"xl/{name}.xml").decode()


def rels(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/_rels/sheet1.xml.rels").decode()


def version(small: Ledger) -> str:
    return f"v{__version__}+{small.version}"


# CSV


def test_csv_opens_as_utf8_in_excel(small, table):
    assert csv_bytes(table, small, "zh", "").startswith(b"\xef\xbb\xbfid,")


def test_csv_has_the_same_header_in_both_languages(small, table):
    headers = {csv_bytes(table, small, lang, "").splitlines()[0] for lang in ("zh", "en")}
    assert len(headers) == 1


def test_each_row_carries_the_words_and_the_source(small, table):
    assert set(row(small, table, "town-lights")) >= CARRIED


def test_each_row_carries_its_quote_as_printed(small, table):
    assert row(small, table, "town-lights")["quote"] == "全镇共安装了1.2万多盏路灯"


def test_csv_names_are_in_the_language_asked_for(small, table):
    found = row(small, table, "town-lights", "zh")
    assert (found["province"], found["source"], found["worded"]) == ("江西省", "小镇新闻", "1.2万多盏")


def test_csv_holds_the_table_alone(small, table):
    data = csv_bytes(table, small, "en", "Stage: output")
    assert len(csv_rows(data)) == len(table)
    assert b"Stage: output" not in data


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    assert safe_cell(f"{start}1") == f"'{start}1"


def test_other_texts_stay_as_they_are():
    assert safe_cell("1=1") == "1=1"


def test_a_table_of_counts_is_disarmed_too():
    table = pd.DataFrame({"place": ["=1+1", "灯"], "count": [-3, None]})
    assert counts_bytes(table).decode("utf-8-sig") == "place,count\r\n'=1+1,-3\r\n灯,\r\n"


def test_csv_disarms_each_text_cell(small, table):
    assert row(small, table, "city-invested")["quote"] == "'=今年投入26.8亿元"


def test_whole_numbers_are_written_without_a_point(small, table):
    assert row(small, table, "city-invested")["value"] == "2680000000"


def test_an_open_side_is_empty(small, table):
    found = row(small, table, "city-people")
    assert (found["low"], found["high"]) == ("", "500000")


def test_csv_numbers_are_those_of_the_file(ledger, frame):
    for found in csv_rows(csv_bytes(frame, ledger, "en", "")):
        assert pytest.approx(float(ledger.facts[found["id"]].value), abs=0) == float(found["value"])


def test_a_filtered_table_gives_only_its_rows(small, table):
    data = csv_bytes(table[table["stage"] == "outcome"], small, "en", "Stage: outcome")
    assert [found["id"] for found in csv_rows(data)] == ["town-satisfied", "city-people"]


def test_an_empty_table_gives_a_header(small, table):
    assert csv_bytes(table[:0], small, "en", "").decode("utf-8-sig").strip() == ",".join(c.name for c in columns("en"))


def test_a_programme_is_named(small, table):
    assert row(small, table, "town-lights")["programme"] == "Lighting Project"


def test_the_link_leads_to_the_fact_of_the_row(small, table):
    found = csv_rows(csv_bytes(table, small, "en", "", link="https://example.org/?fact={id}"))
    assert found[1]["citation"].endswith(" https://example.org/?fact=town-satisfied")


# JSON


def test_json_states_filter_and_count(small, table):
    found = json.loads(json_bytes(table[:2], small, "en", "Province: Jiangxi"))
    assert (found["filters"], found["count"], len(found["facts"])) == ("Province: Jiangxi", 2, 2)


def test_json_says_that_nothing_was_filtered(small, table):
    assert json.loads(json_bytes(table, small, "en", ""))["filters"] == "No filters: all figures"


@pytest.mark.parametrize(("lang", "words"), [("en", "as reported, not verified"), ("zh", "未经核实")])
def test_json_says_that_reported_is_not_verified(small, table, lang, words):
    assert words in json.loads(json_bytes(table, small, lang, ""))["notice"]


def test_json_names_program_and_data_version(small, table):
    assert f"v{json.loads(json_bytes(table, small, 'en', ''))['version']}" == version(small)


def test_json_has_null_where_nothing_is_reported(small, table):
    fact = json.loads(json_bytes(table, small, "en", ""))["facts"][3]
    assert (fact["low"], fact["period"], fact["high"]) == (None, None, 500000)


def test_json_describes_each_field(small, table):
    found = json.loads(json_bytes(table, small, "zh", ""))
    assert [field["name"] for field in found["fields"]] == list(found["facts"][0])
    assert all(field["description"] for field in found["fields"])


# XLSX


def test_xlsx_says_what_it_holds(small, table):
    strings = sheet(xlsx_bytes(table[:2], small, "en", "Province: Jiangxi"), "sharedStrings")
    about = ["Province: Jiangxi", version(small)[1:], "as reported, not verified", "<t>Rows</t>", "<t>2</t>"]
    assert [words for words in about if words not in strings] == []


def test_xlsx_has_a_second_sheet_about(small, table):
    names = re.findall(r'<sheet name="([^"]+)"', sheet(xlsx_bytes(table, small, "en", ""), "workbook"))
    assert names == ["Figures", "About"]


def test_xlsx_holds_no_formula(small, table):
    assert "<f>" not in sheet(xlsx_bytes(table, small, "en", ""), "worksheets/sheet1")


def test_xlsx_keeps_a_quote_that_begins_like_a_formula(small, table):
    assert "<t>=今年投入26.8亿元</t>" in sheet(xlsx_bytes(table, small, "en", ""), "sharedStrings")


def test_xlsx_numbers_are_numbers(small, table):
    assert "<v>2680000000</v>" in sheet(xlsx_bytes(table, small, "en", ""), "worksheets/sheet1")


def test_xlsx_leads_to_the_entry_and_to_the_words_of_its_source(small, table):
    data = xlsx_bytes(table, small, "en", "", link="https://here.org/facts?fact={id}")
    cells = re.findall(r'<hyperlink ref="[A-Z]+(\d+)" r:id="rId(\d+)"(?: location="([^"]*)")?', sheet(data, SHEET))
    targets = dict(re.findall(r'Id="rId(\d+)"[^>]*Target="([^"]+)"', rels(data)))
    found = [(table["id"].iloc[int(line) - 2], unescape(targets[id_]), unescape(at)) for line, id_, at in cells]
    assert [(name, url) for name, url, at in found if not at] == [
        (name, f"https://here.org/facts?fact={name}") for name in table["id"]
    ]
    assert [f"{url}#{at}" for _, url, at in found if at] == list(
        filter(None, (source_address(n, small) for n in table["id"]))
    )


@pytest.mark.parametrize(
    "link", ["javascript:{id}", "external:c:\\{id}", "internal:A1{id}", "https://a.org/" + 2100 * "a"]
)
def test_xlsx_leads_nowhere_but_to_the_web(small, table, link):
    data = xlsx_bytes(table[:1], small, "en", "", link=link)
    assert "<hyperlink " not in sheet(data, SHEET)


def test_xlsx_has_no_more_links_than_excel_opens(small, table, monkeypatch):
    monkeypatch.setattr("outcomes.export.tables.MOST_LINKS", 2 * len(table) - 1)
    data = xlsx_bytes(table, small, "en", "", link="https://here.org/facts?fact={id}")
    assert "<hyperlink " not in sheet(data, SHEET)
    assert "https://here.org/facts?fact=town-lights" in sheet(data, "sharedStrings")


def test_xlsx_header_is_styled(small, table):
    data = xlsx_bytes(table, small, "en", "")
    style = re.search(r'<c r="A1" s="(\d+)"', sheet(data, "worksheets/sheet1"))
    assert style
    assert "<b/>" in sheet(data, "styles")


def test_xlsx_titles_are_in_the_readers_language(small, table):
    assert "<t>所属各级地区</t>" in sheet(xlsx_bytes(table, small, "zh", ""), "sharedStrings")


def test_xlsx_explains_each_column(small, table):
    strings = sheet(xlsx_bytes(table, small, "en", ""), "sharedStrings")
    assert [c.name for c in columns("en") if f"{c.description} [{c.name}]" not in strings] == []


def test_the_same_facts_give_the_same_workbook(small, table):
    core = zipfile.ZipFile(io.BytesIO(xlsx_bytes(table, small, "en", ""))).read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[0-9:]+Z", core)) == {"1980-01-01T00:00:00Z"}


def test_an_empty_table_gives_a_workbook(small, table):
    assert zipfile.is_zipfile(io.BytesIO(xlsx_bytes(table[:0], small, "zh", "")))


# Citations


def test_english_citation(small):
    assert citation("town-lights", small, "en", "https://example.org/f") == (
        "Town Daily (about January 2022), 《小镇新闻》 [Town News]: “全镇共安装了1.2万多盏路灯”, as reported; "
        f"not edited by Reported Outcomes {version(small)}. https://example.org/f"
    )


def test_chinese_citation(small):
    assert citation("town-lights", small, "zh") == (
        "小镇日报（约2022年1月）《小镇新闻》：“全镇共安装了1.2万多盏路灯”，据原文；"
        f"民生成效台账 {version(small)} 未作加工。"
    )


def test_citation_without_an_issuing_body_begins_with_the_title(small):
    assert citation("city-people", small, "en").startswith("《市报告》 [City Report] (2023): “近50万人受益”")


def test_citation_names_the_author_where_no_publisher_is_known(small):
    assert citation("town-lights", _without(small, "publisher"), "en").startswith("Zhang San (about January 2022), ")


def test_citation_is_one_line(small):
    fact = small.facts["town-lights"].model_copy(update={"quote": "第一行\n　第二行"})
    broken = replace(small, facts={"town-lights": fact})
    assert "“第一行 第二行”" in citation("town-lights", broken, "zh")


# The package


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_frictionless_accepts_the_package(ledger, real, tmp_path, lang):
    report = Package(str(_package(ledger, real[1], tmp_path, lang))).validate()
    assert report.flatten(["name", "row", "field", "message"]) == []


def test_frictionless_sees_a_changed_table(ledger, real, tmp_path):
    descriptor = _package(ledger, real[1], tmp_path, "en")
    (tmp_path / "facts.csv").write_bytes((tmp_path / "facts.csv").read_bytes()[:-3] + b"x\r\n")
    assert not Package(str(descriptor)).validate().valid


def test_the_package_describes_each_field_and_names_no_licence(ledger, real):
    package = json.loads(package_files(ledger, _texts(ledger, real[1]), "en")["datapackage.json"])
    fields = package["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in fields if not field["description"]] == []
    assert "licenses" not in package


def test_the_package_states_filter_count_and_units(ledger, real):
    package = json.loads(package_files(ledger, _texts(ledger, real[1]), "en")["datapackage.json"])
    assert (package["filters"], package["count"]) == ("No filters: all figures", len(ledger.facts))
    assert {unit["id"] for unit in package["units"]} == set(ledger.units)


def test_a_source_that_reports_nothing_is_listed(small, real):
    silent = replace(small, facts={id_: fact for id_, fact in small.facts.items() if fact.source != "city-report"})
    texts = {"town-news-2022": b"", "city-report": b""}
    found = csv_rows(package_files(silent, texts, "en")["sources.csv"])
    assert [(source["id"], source["facts"]) for source in found] == [("town-news-2022", "2"), ("city-report", "0")]


def test_the_sources_are_described(small):
    _, city = csv_rows(package_files(small, {"town-news-2022": b"", "city-report": b""}, "en")["sources.csv"])
    assert (city["title"], city["url"], city["published_basis"], city["path"]) == (
        "City Report", "https://example.org/report?a=1&b=2", "basis", "sources/city.txt",
    )  # fmt: skip


def test_the_package_holds_the_texts_unchanged(ledger, real):
    texts = _texts(ledger, real[1])
    files = package_files(ledger, texts, "en")
    assert {f"sources/{source.file}" for source in ledger.sources.values()} <= set(files)
    assert all(files[f"sources/{source.file}"] == texts[source.id] for source in ledger.sources.values())


def _texts(ledger: Ledger, seeds: Path) -> dict[str, bytes]:
    return {source.id: (seeds / source.file).read_bytes() for source in ledger.sources.values()}


def _package(ledger: Ledger, seeds: Path, folder: Path, lang: str) -> Path:
    for name, data in package_files(ledger, _texts(ledger, seeds), lang).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / "datapackage.json"


def _without(small: Ledger, field: str) -> Ledger:
    sources = {id_: source.model_copy(update={field: None}) for id_, source in small.sources.items()}
    return replace(small, sources=sources)


def test_the_archive_of_a_selection_holds_its_rows_and_words_and_no_others(frame, ledger):
    selected = frame[frame["province"] == "qinghai"]
    data = archive_bytes(selected, ledger, "en", "some facts · Qinghai", link="http://localhost/facts?fact={id}")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        readme = archive.read("readme.md").decode("utf-8")
        package = json.loads(archive.read("datapackage.json"))
        found = csv_rows(archive.read("facts.csv"))
    assert names == {
        "facts.csv", "facts.csv-metadata.json", "facts.json", "facts.xlsx", "sources.csv", "datapackage.json",
        "readme.md",
    }  # fmt: skip
    assert [row["id"] for row in found] == list(selected["id"])
    assert "Filters: some facts · Qinghai" in readme
    assert f"Rows: {len(selected)}" in readme
    for quote in frame["quote"]:
        assert (f"> {quote}" in readme) == (quote in set(selected["quote"]))
    assert readme.count("http://localhost/facts?fact=") == len(selected)
    assert package["filters"] == "some facts · Qinghai"
    assert package["count"] == len(selected)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chart_is_cited_with_every_source_and_its_link(ledger, lang):
    sources = list(ledger.sources)[:2]
    plain, standard, entry = chart_citations(
        "灯", "lights", sources, ledger, lang, "http://localhost/compare?group=lights"
    )
    for source in sources:
        assert ledger.sources[source].title.zh in plain
        assert ledger.sources[source].title.zh in entry
    assert ("未经核实" if lang == "zh" else "not verified") in plain
    assert all("http://localhost/compare?group=lights" in text.replace("\\", "") for text in (plain, standard, entry))
    assert entry.startswith("@misc{lights,")
