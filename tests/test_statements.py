"""Outcomes without a number: anchored, checked, found by search and filters, exported and cited."""

import io
import json
from zipfile import ZipFile

import pandas as pd
import pytest

from outcomes.analysis.statements import COLUMNS, statements_table
from outcomes.errors import DataError
from outcomes.export.fields import STATEMENTS
from outcomes.export.tables import Extract, csv_bytes, json_bytes
from outcomes.export.workbook import xlsx_bytes
from outcomes.i18n.citation import citation
from outcomes.i18n.reference import bibtex, gbt7714, of_entry
from outcomes.ledger.ledger import Ledger, load
from tests.conftest import csv_rows, make_document, refused, statement, write

QUOTE = "一切为了群众"


@pytest.fixture
def table(district: Ledger) -> pd.DataFrame:
    return statements_table(district)


def test_a_statement_stands_where_its_words_do(tmp_path):
    made = load(*write(tmp_path, make_document(statements=[statement()])))
    place = made.anchors["statement:town-all-for-all"]
    assert made.texts["town-news"].reading[place.start : place.end] == QUOTE


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ({"quote": "一切为了居民"}, "does not stand in the source"),
        ({"quote": "全"}, "stands twice in the source"),
        ({"id": "town-lights"}, "town-lights is the id of a fact"),
        ({"theme": "jobs"}, "theme: jobs is not in themes"),
        ({"region": "nowhere"}, "region: nowhere is not in regions"),
        ({"programme": "no-such"}, "programme: no-such is not in programmes"),
        ({"kind": "success"}, "“success” is not one of award, status, coverage, effect"),
        ({"translation": "All for 300 residents"}, "the translation says 300"),
        ({"period": "2021~"}, "an approximate period needs the words it rests on"),
        ({"period": "soon"}, "is not a period"),
        ({"period": "1999"}, "the year 1999 stands neither in the quote"),
        ({"translation": "All  for the residents"}, "two spaces in a row"),
        ({"value": 3}, "the key value is not known"),
    ],
)
def test_what_is_wrong_with_a_statement_is_told(tmp_path, overrides, message):
    found = refused(load, *write(tmp_path, make_document(statements=[statement(**overrides)])))
    assert any(message in problem.message for problem in found)


def test_a_statement_may_quote_the_words_of_a_fact_and_claims_no_numeral_of_them(tmp_path):
    made = load(*write(tmp_path, make_document(statements=[statement(quote="全镇共安装了1.2万多盏路灯")])))
    assert "town-all-for-all" not in {role.id for roles in made.roles.values() for role in roles}


def test_a_numeral_of_a_statement_is_still_to_be_claimed(tmp_path):
    with pytest.raises(DataError, match="claimed by no entry"):
        load(*write(tmp_path, make_document(statements=[statement(quote="2021年完工")], not_facts=[])))


def test_an_old_file_has_no_statements(tmp_path):
    made = load(*write(tmp_path, make_document()))
    assert list(statements_table(made).columns) == list(COLUMNS)
    assert statements_table(made).empty


def test_a_row_says_all_that_is_known_of_a_statement(table):
    row = table.set_index("id").loc["qiyun-tourism-title"]
    expected = {
        "kind": "award", "theme": "jobs", "region": "qiyun", "level": "county", "province": "guizhou",
        "source": "qiyun-report-2023", "period": "2023~", "first": 2023, "last": 2023, "approximate": True,
        "name_zh": "创成省级全域旅游示范区", "place_en": "Qiyun District", "path_zh": "贵州省 栖云区",
        "quote": "全区创成省级全域旅游示范区，获评全省信访工作先进区", "line": 3,
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected


def test_every_column_is_named_in_the_description():
    described = statements_table.__doc__ or ""
    assert [column for column in COLUMNS if column.removesuffix("_zh").removesuffix("_en") not in described] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_export_holds_every_statement_with_its_words(district, table, lang):
    ids = list(district.statements)
    extract = Extract(table, district, lang)
    rows = csv_rows(csv_bytes(extract))
    assert [row["id"] for row in rows] == ids
    assert list(rows[0]) == [column.name for column in STATEMENTS]
    found = json.loads(json_bytes(extract))
    assert [row["quote"] for row in found["statements"]] == [entry.quote for entry in district.statements.values()]
    with ZipFile(io.BytesIO(xlsx_bytes(extract))) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert [name_ for name_ in ids if name_ not in words] == []


def test_a_statement_is_cited_like_a_fact(district):
    name_ = "qiyun-doctor-nearby"
    assert "“群众在家门口就能看上病、拿上药”" in citation(name_, district, "en", "http://host/")
    cited = of_entry(name_, district, "en")
    assert gbt7714(cited).startswith("栖云区2023年民生工作报告[Z]. 栖云区人民政府")
    assert bibtex(cited).startswith(f"@misc{{{name_},")
