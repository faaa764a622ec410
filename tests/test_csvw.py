"""CSVW metadata: the tables as they are served are what it says, by a validator that the W3C's own tests hold."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from csvw import CSVW

from outcomes.analysis.statements import statements_table
from outcomes.export.fields import TABLES, columns
from outcomes.export.package import selection_files
from outcomes.ledger.ledger import Ledger

LINK = "http://host/facts?fact={id}"
METADATA = "facts.csv-metadata.json"


def written(ledger: Ledger, frame: pd.DataFrame, folder: Path, lang: str) -> Path:
    """The files of a selection in a folder; gives the path of the metadata."""
    made = selection_files(frame, ledger, lang, "", texts={}, statements=statements_table(ledger), link=LINK)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return folder / METADATA


def described(metadata: Path) -> dict[str, dict[str, Any]]:
    """What the metadata say of each table, by its file."""
    return {table["url"]: table["tableSchema"] for table in json.loads(metadata.read_text())["tables"]}


def valid(metadata: Path) -> bool:
    return CSVW(str(metadata), validate=True).is_valid


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_tables_are_what_the_metadata_say(ledger: Ledger, frame: pd.DataFrame, tmp_path: Path, lang: str) -> None:
    assert valid(written(ledger, frame, tmp_path, lang))


def test_a_part_of_the_rows_is_valid_too(ledger: Ledger, frame: pd.DataFrame, tmp_path: Path) -> None:
    assert valid(written(ledger, frame[frame["province"] == "qinghai"], tmp_path, "en"))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts.csv", b",output,", b",impact,"),
        ("facts.csv", b",864,", b",many,"),
        ("facts.csv", b"id,indicator,", b"id,measured,"),
        ("sources.csv", b"changleng-peoples-daily-2022", b"another-source"),
    ],
)
def test_a_table_that_is_not_what_the_metadata_say_is_told(
    ledger: Ledger, frame: pd.DataFrame, tmp_path: Path, file: str, old: bytes, new: bytes
) -> None:
    metadata, path = written(ledger, frame, tmp_path, "en"), tmp_path / file
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    with pytest.raises((UserWarning, ValueError)):
        valid(metadata)


def test_each_column_of_the_csv_is_described_in_both_languages(ledger: Ledger, frame: pd.DataFrame, tmp_path) -> None:
    schemas = described(written(ledger, frame, tmp_path, "en"))
    for table in TABLES:
        header = (tmp_path / f"{table}.csv").read_text("utf-8-sig").partition("\n")[0].split(",")
        found = schemas[f"{table}.csv"]["columns"]
        assert [column["name"] for column in found] == header
        for column, zh, en in zip(found, columns("zh", table), columns("en", table), strict=True):
            assert (column["titles"]["zh-CN"], column["titles"]["en"]) == (zh.title, en.title)


def test_a_row_is_about_its_entry_and_leads_to_what_it_is_part_of(ledger, frame: pd.DataFrame, tmp_path: Path) -> None:
    schemas = list(described(written(ledger, frame, tmp_path, "en")).values())
    assert [schema.get("aboutUrl") for schema in schemas] == [LINK, "http://host/facts?statement={id}", None]
    (part,) = (column for column in schemas[0]["columns"] if column["name"] == "part_of")
    assert part["valueUrl"] == "http://host/facts?fact={part_of}"
