"""Downloads: every row carries its words and its source, no spreadsheet runs a cell, and descriptions are true."""

import io
import json
import re
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from csvw import CSVW
from frictionless import Package

from outcomes import __version__
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.export import workbook
from outcomes.export.fields import FACTS, TABLES
from outcomes.export.package import archive_bytes, package_files
from outcomes.export.tables import FORMULA, Extract, counts_bytes, csv_bytes, json_bytes, safe_cell
from outcomes.export.workbook import xlsx_bytes
from outcomes.i18n.language import LANG
from outcomes.i18n.reference import source_address
from outcomes.ledger.ledger import Ledger, load
from tests.conftest import csv_rows
from tests.made_up import write

LINK = "https://here.org/facts?fact={id}"
VERSION = re.escape(__version__) + r"\+[\w-]+"
TEXTS = {"town-news-2022": b"", "city-report": b""}
METADATA = "facts.csv-metadata.json"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Extract:
    """All facts of the small made-up file, for readers of English."""
    ledger = load(*write(tmp_path_factory.mktemp("small")))
    return Extract(facts_table(ledger), ledger, "en")


@pytest.fixture(scope="module")
def files(ledger: Ledger, real: tuple[Path, Path]) -> dict[str, bytes]:
    """The whole package in English."""
    return package_files(ledger, texts(ledger, real[1]), "en", LINK)


def some(rows: Extract, n: int, **changes: Any) -> Extract:
    """The first rows of an extract, for another reader."""
    return replace(rows, frame=rows.frame[:n], **changes)


def texts(ledger: Ledger, seeds: Path) -> dict[str, bytes]:
    return {source.id: (seeds / source.file).read_bytes() for source in ledger.sources.values()}


def laid(files: dict[str, bytes], folder: Path) -> Path:
    """Files written into a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def part(book: bytes, name: str) -> str:
    """A part of a workbook, which is a ZIP."""
    return zipfile.ZipFile(io.BytesIO(book)).read(name).decode()


def strings(rows: Extract) -> list[str]:
    """The texts of a workbook's cells."""
    return [
        unescape(text)
        for text in re.findall(r"<t[^>]*>(.*?)</t>", part(xlsx_bytes(rows), "xl/sharedStrings.xml"), re.S)
    ]


def linked(rows: Extract) -> dict[str, list[str]]:
    """The addresses that the rows of a workbook lead to, by id."""
    book = xlsx_bytes(rows)
    cells = re.findall(
        r'<hyperlink ref="[A-Z]+(\d+)" r:id="(rId\d+)"(?: location="([^"]*)")?', part(book, "xl/worksheets/sheet1.xml")
    )
    rels = part(book, "xl/worksheets/_rels/sheet1.xml.rels") if cells else ""
    targets = dict(re.findall(r'Id="(rId\d+)"[^>]*Target="([^"]+)"', rels))
    found: dict[str, list[str]] = {}
    for line, target, at in cells:
        address = unescape(targets[target]) + (f"#{unescape(at)}" if at else "")
        found.setdefault(rows.frame["id"].iloc[int(line) - 2], []).append(address)
    return found


# Cells


@pytest.mark.parametrize(
    ("fact", "lang", "cells"),
    [
        ("town-lights", "zh", {"province": "江西省", "source": "小镇新闻", "worded": "1.2万多盏"}),
        ("town-lights", "en", {"programme": "Lighting Project", "quote": "全镇共安装了1.2万多盏路灯"}),
        ("town-satisfied", "en", {"note": "a doubt", "link": LINK.format(id="town-satisfied"), "stage": "outcome"}),
        ("city-invested", "en", {"quote": "'=今年投入26.8亿元", "value": "2680000000", "unit": "yuan"}),
        ("city-people", "en", {"low": "", "high": "500000", "translation": "Nearly 500,000 people served"}),
    ],
)  # fmt: skip
def test_a_row_carries_the_words_and_the_source(small: Extract, fact: str, lang: str, cells: dict[str, str]) -> None:
    data = csv_bytes(replace(small, lang=lang, link=LINK))
    (row,) = (row for row in csv_rows(data) if row["id"] == fact)
    assert {name: row[name] for name in cells} == cells
    assert row["citation"].endswith(f"https://here.org/facts?fact={fact}")
    assert data.startswith(b"\xef\xbb\xbfid,")  # by which Excel knows UTF-8


@pytest.mark.parametrize("n", [4, 2, 0])
def test_a_csv_is_the_table_alone_with_the_same_header_in_both_languages(small: Extract, n: int) -> None:
    data = csv_bytes(some(small, n, sentence="Stage: output"))
    assert data.decode("utf-8-sig").splitlines()[0].split(",") == [column.name for column in FACTS]
    assert [row["id"] for row in csv_rows(data)] == list(small.frame["id"][:n])
    assert data.split(b"\n")[0] == csv_bytes(some(small, n, lang="zh")).split(b"\n")[0]


@pytest.mark.parametrize(("text", "safe"), [("1=1", "1=1"), *((f"{start}1", f"'{start}1") for start in FORMULA)])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, safe: str) -> None:
    assert safe_cell(text) == safe
    table = pd.DataFrame({"place": [text], "count": [-3], "none": [None]})
    assert list(csv_rows(counts_bytes(table))[0].values()) == [safe, "-3", ""]


def test_numbers_are_those_of_the_file(ledger: Ledger, frame: pd.DataFrame) -> None:
    for found in csv_rows(csv_bytes(Extract(frame, ledger, "en"))):
        assert pytest.approx(float(ledger.facts[found["id"]].value), abs=0) == float(found["value"])


# JSON


@pytest.mark.parametrize(
    ("n", "lang", "sentence", "said"),
    [
        (2, "en", "Province: Jiangxi", {"filters": "Province: Jiangxi", "count": 2}),
        (4, "en", "", {"filters": "No filters: all figures", "count": 4}),
        (0, "zh", "", {"count": 0, "language": "zh", "facts": []}),
    ],
)
def test_json_says_what_it_holds(small: Extract, n: int, lang: str, sentence: str, said: dict[str, Any]) -> None:
    found = json.loads(json_bytes(some(small, n, lang=lang, sentence=sentence)))
    assert {name: found[name] for name in said} == said
    assert {"en": "as reported, not verified", "zh": "未经核实"}[lang] in found["notice"]
    assert re.fullmatch(VERSION, found["version"])
    assert [field["name"] for field in found["fields"]] == list(
        (found["facts"] or [dict.fromkeys(c.name for c in FACTS)])[0]
    )
    assert all(field["description"] for field in found["fields"])


def test_json_has_null_where_nothing_is_reported(small: Extract) -> None:
    fact = json.loads(json_bytes(small))["facts"][3]
    assert (fact["low"], fact["period"], fact["high"]) == (None, None, 500000)


# XLSX


@pytest.mark.parametrize(
    ("n", "lang", "told"),
    [
        (2, "en", ["Province: Jiangxi", "Rows", "2", "en"]),
        (4, "en", ["=今年投入26.8亿元", "Figures", *(f"{c.description('en')} [{c.name}]" for c in FACTS)]),
        (0, "zh", ["所属各级地区"]),
    ],
)
def test_a_workbook_says_what_it_holds(small: Extract, n: int, lang: str, told: list[str]) -> None:
    rows = some(small, n, lang=lang, sentence="Province: Jiangxi")
    found = strings(rows) + re.findall(r'<sheet name="([^"]+)"', part(xlsx_bytes(rows), "xl/workbook.xml"))
    assert [words for words in told if words not in found] == []
    assert any(re.fullmatch(VERSION, text) for text in found)


def test_cells_of_a_workbook_are_numbers_and_texts_and_no_formulas(small: Extract) -> None:
    book = xlsx_bytes(small)
    sheet, bold = part(book, "xl/worksheets/sheet1.xml"), "<b/>" in part(book, "xl/styles.xml")
    assert ("<v>2680000000</v>" in sheet, "<f>" in sheet, bold) == (True, False, True)


def test_a_workbook_leads_to_the_entry_and_to_the_words_of_its_source(small: Extract) -> None:
    assert linked(replace(small, link=LINK)) == {
        name: [address for address in (LINK.format(id=name), source_address(name, small.ledger)) if address]
        for name in small.frame["id"]
    }


@pytest.mark.parametrize(
    "link", ["javascript:{id}", "external:c:\\{id}", "internal:A1{id}", "https://a.org/" + 2100 * "a"]
)
def test_a_workbook_leads_nowhere_but_to_the_web(small: Extract, link: str) -> None:
    assert linked(some(small, 1, link=link)) == {}


def test_a_workbook_has_no_more_links_than_excel_opens(small: Extract, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 2 * len(small.frame) - 1)
    rows = replace(small, link=LINK)
    assert linked(rows) == {}
    assert LINK.format(id="town-lights") in strings(rows)


def test_the_same_facts_give_the_same_workbook(small: Extract) -> None:
    core = part(xlsx_bytes(small), "docProps/core.xml")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[0-9:]+Z", core)) == {"1980-01-01T00:00:00Z"}


# The package, and what describes its tables


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_validators_of_both_standards_accept_the_package(
    ledger: Ledger, real: tuple[Path, Path], tmp_path: Path, lang: str
) -> None:
    laid(package_files(ledger, texts(ledger, real[1]), lang, LINK), tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().flatten(["name", "row", "field", "message"]) == []
    assert CSVW(str(tmp_path / METADATA), validate=True).is_valid


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts.csv", b",output,", b",impact,"),
        ("facts.csv", b",864,", b",many,"),
        ("facts.csv", b"id,indicator,", b"id,measured,"),
        ("sources.csv", b"changleng-peoples-daily-2022", b"another-source"),
    ],
)
def test_a_table_that_is_not_what_describes_it_is_told(
    files: dict[str, bytes], tmp_path: Path, file: str, old: bytes, new: bytes
) -> None:
    assert old in files[file]
    laid(files | {file: files[file].replace(old, new)}, tmp_path)
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid
    with pytest.raises((UserWarning, ValueError)):
        assert not CSVW(str(tmp_path / METADATA), validate=True).is_valid


def test_each_column_is_described_in_both_standards_and_languages(files: dict[str, bytes]) -> None:
    package, csvw = (json.loads(files[name]) for name in ("datapackage.json", METADATA))
    fields = {each["name"]: each["schema"]["fields"] for each in package["resources"] if "schema" in each}
    columns = {each["url"]: each["tableSchema"]["columns"] for each in csvw["tables"]}
    for table, described in TABLES.items():
        names = files[f"{table}.csv"].decode("utf-8-sig").partition("\r\n")[0].split(",")
        assert [field["name"] for field in fields[table]] == names == [each["name"] for each in columns[f"{table}.csv"]]
        for column, field, other in zip(described, fields[table], columns[f"{table}.csv"], strict=True):
            said = {lang: column.description(lang) for lang in LANG}
            assert field["description"] == said["en"]
            assert [each["@value"] for each in other["dc:description"]] == list(said.values())
            if table != "sources":
                assert other["titles"] == {"und": column.name} | {LANG[lang]: column.title(lang) for lang in LANG}


def test_a_row_is_about_its_entry_and_leads_to_what_it_is_part_of(files: dict[str, bytes]) -> None:
    schemas = [table["tableSchema"] for table in json.loads(files[METADATA])["tables"]]
    assert [schema.get("aboutUrl") for schema in schemas] == [LINK, LINK.replace("?fact", "?statement"), None]
    (whole,) = (column for column in schemas[0]["columns"] if column["name"] == "part_of")
    assert whole["valueUrl"] == LINK.replace("id", "part_of")


def test_the_package_states_filter_count_and_units_but_no_licence(ledger: Ledger, files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert (package["filters"], package["count"]) == ("No filters: all figures", len(ledger.facts))
    assert {unit["id"] for unit in package["units"]} == set(ledger.units)
    assert "licenses" not in package


def test_the_package_holds_the_texts_unchanged(
    ledger: Ledger, real: tuple[Path, Path], files: dict[str, bytes]
) -> None:
    held = {f"sources/{ledger.sources[name].file}": data for name, data in texts(ledger, real[1]).items()}
    assert {path: data for path, data in files.items() if path.startswith("sources/")} == held


def test_each_source_is_described_and_one_that_reports_nothing_too(small: Extract) -> None:
    facts = {name: fact for name, fact in small.ledger.facts.items() if fact.source != "city-report"}
    news, city = csv_rows(package_files(replace(small.ledger, facts=facts), TEXTS, "en")["sources.csv"])
    assert (news["id"], news["facts"]) == ("town-news-2022", "2")
    assert (city["title"], city["url"], city["published_basis"], city["path"], city["facts"]) == (
        "City Report", "https://example.org/report?a=1&b=2", "basis", "sources/city.txt", "0",
    )  # fmt: skip


def test_the_archive_of_a_selection_holds_its_rows_and_words_and_no_others(frame: pd.DataFrame, ledger: Ledger) -> None:
    both = (rows[rows["province"] == "qinghai"] for rows in (frame, statements_table(ledger)))
    facts, said = (Extract(rows, ledger, "en", "some · Qinghai", LINK) for rows in both)
    with zipfile.ZipFile(io.BytesIO(archive_bytes([facts, said]))) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    readme, package = held["readme.md"].decode(), json.loads(held["datapackage.json"])
    tables = {f"{table}.{ending}" for table in ("facts", "statements") for ending in ("csv", "json", "xlsx")}
    assert {*held} == {*tables, METADATA, "sources.csv", "datapackage.json", "readme.md"}
    assert [row["id"] for row in csv_rows(held["facts.csv"])] == list(facts.frame["id"])
    assert "Filters: some · Qinghai" in readme
    assert f"Rows: {len(facts.frame)}" in readme
    for quote in frame["quote"]:
        assert (f"> {quote}" in readme) == (quote in {*facts.frame["quote"], *said.frame["quote"]})
    assert readme.count("https://here.org/facts?") == len(facts.frame) + len(said.frame)
    assert (package["filters"], package["count"]) == ("some · Qinghai", len(facts.frame))
