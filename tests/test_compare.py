"""Two readings of one text: what agrees, what differs, and the page on the two readings of the published texts."""

import csv
from pathlib import Path

import pytest
import yaml

from outcomes.cli.compare import Code, alpha, matched
from outcomes.ledger.models import Readings
from outcomes.ledger.vocabulary import CODED
from outcomes.settings import ROOT

FOLDER = ROOT / "docs" / "reliability"
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")
FIELDS = {
    "facts.csv": ("value", "qualifier", "place", "period", "unit", "stage", "kind", "counts"),
    "statements.csv": ("kind", "strength"),
}


def codes() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Of each table in docs/reliability and each of its fields, the codes of both readings."""
    found = []
    for name, fields in FIELDS.items():
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found += [(name, field, [(row[f"{field}_1"], row[f"{field}_2"]) for row in rows]) for field in fields]
    return found


def both(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(one, other) for one, other in pairs if one and other]


@pytest.mark.parametrize(("name", "field", "pairs"), codes())
def test_each_code_of_the_page_is_what_the_two_readings_give(name, field, pairs):
    found = both(pairs)
    alike = sum(one == other for one, other in found)
    row = f" | {alike} of {len(found)} | {100 * alike / len(found):.1f} % | {alpha(found):.3f} |"
    assert row in [f" | {line.split(' | ', 1)[1]}" for line in PAGE.splitlines() if line.count(" | ") == 3]


@pytest.mark.parametrize(("name", "field", "pairs"), [row for row in codes() if row[1] == "kind"])
def test_the_counts_of_the_page_are_those_of_the_two_readings(name, field, pairs):
    counts = (sum(bool(a) for a, _ in pairs), sum(bool(b) for _, b in pairs), len(both(pairs)))
    assert "| all | {} | {} | {} |".format(*counts) in PAGE


def test_alpha_is_one_where_all_is_alike_and_none_where_nothing_varies():
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_alpha_is_that_of_the_field():
    """Hayes and Krippendorff 2007 give nominal alpha as 1 − Do/De: here Do = 1/4, De = 30/56."""
    pairs = [("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]
    assert alpha(pairs) == pytest.approx(1 - (1 / 4) / (30 / 56))


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        ([(0, 3)], [(2, 5)], ["00"]),
        ([(0, 3)], [(3, 5)], ["0-", "-0"]),
        ([(0, 9), (4, 6)], [(4, 6)], ["0-", "10"]),
        ([(0, 9)], [(0, 2), (2, 9)], ["-0", "01"]),
    ],
)
def test_entries_are_matched_where_they_share_most_words(first, second, pairs):
    sides = [[Code(str(n), *span, 1, {}) for n, span in enumerate(spans)] for spans in (first, second)]
    found = ["".join(code.id if code else "-" for code in row) for row in matched(*sides)]
    assert sorted(found) == sorted(pairs)


@pytest.fixture
def readings(workspace) -> list[Path]:
    """Two worksheets of one text."""
    return [workspace.open("town-news-2022", out=name) for name in ("a.yaml", "b.yaml")]


def test_two_equal_readings_have_nothing_to_settle(workspace, readings):
    code, out, _ = workspace.run("compare", *readings)
    assert (code, out.splitlines()[0]) == (0, "facts: 2 in the first reading, 2 in the second, 2 in both.")


def test_each_difference_is_told_with_its_sentence_and_what_a_source_keeps(workspace, readings):
    workspace.change('period: "2021"', 'period: "2022"', readings[1])
    found = workspace.json("compare", *readings)["facts"]
    (difference,) = found["differences"]
    assert (difference["field"], difference["first"], difference["second"]) == ("period", "2021", "2022")
    assert difference["sentence"] == "全镇共安装了1.2万多盏路灯，群众满意率90%以上。"
    assert {field["name"] for field in found["fields"] if field["per_cent"] != 100} == {"period"}
    assert [field["per_cent"] for field in found["fields"] if field["name"] == "period"] == [50]
    code, out, _ = workspace.run("compare", *readings)
    assert (code, [line.split(": ", 1)[1] for line in out.splitlines() if " and " in line]) == (
        1, ["period: 2021 | 2022"],
    )  # fmt: skip
    kept = out.split("of the first worksheet:\n")[1].splitlines()[0]
    read = Readings.model_validate(yaml.load(kept, yaml.BaseLoader)["readings"])
    assert (read.times, read.found, read.agreement["period"].alike) == (2, (2, 2, 2), 1)
    assert set(read.agreement) == set(CODED)


def test_what_one_reading_alone_found_is_told(workspace, readings):
    text = readings[1].read_text("utf-8")
    start, end = text.index("  - quote: 群众满意率90%以上"), text.index("  #| 一切为了群众。")
    readings[1].write_text(text[:start] + text[end:], "utf-8")
    (difference,) = workspace.json("compare", *readings)["facts"]["differences"]
    assert (difference["field"], difference["first"], difference["second"]) == ("found", "town-satisfied", "–")


def test_readings_of_two_texts_are_not_compared(workspace, readings):
    other = workspace.open("city-report", out="city.yaml")
    assert "Compare readings of one." in workspace.refused("compare", readings[0], other)
