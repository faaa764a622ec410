"""How far two readings of the texts agree: `python -m tools.reliability` measures docs/reliability/ anew.

Each row of facts.csv is a figure that either reading took for a fact, matched by its place in the text; _1 and _2 are
the codes of the readings, empty where that reading has no such fact. statements.csv does the same for outcomes without
a number, matched where their quotes overlap. Alpha is Krippendorff's, nominal (Content Analysis, 4th ed. 2019, ch. 12).
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import krippendorff

FOLDER = Path(__file__).parent.parent / "docs" / "reliability"
FACTS = ("value", "qualifier", "place", "period", "unit", "stage", "kind", "counts")
STATEMENTS = ("kind", "strength")

Rows = list[dict[str, str]]
Pair = tuple[str, str]


def rows(name: str) -> Rows:
    """The rows of one table in docs/reliability/."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(table: Rows, field: str = "kind") -> tuple[int, int, int]:
    """How many entries the first reading found, the second, and both."""
    pairs = [(row[f"{field}_1"], row[f"{field}_2"]) for row in table]
    return sum(bool(a) for a, _ in pairs), sum(bool(b) for _, b in pairs), sum(bool(a and b) for a, b in pairs)


def matched(table: Rows, field: str) -> list[Pair]:
    """The codes of both readings, for the entries that both found."""
    return [(row[f"{field}_1"], row[f"{field}_2"]) for row in table if row[f"{field}_1"] and row[f"{field}_2"]]


def agreement(pairs: list[Pair]) -> float:
    """Per cent of the pairs that are alike."""
    return 100 * sum(a == b for a, b in pairs) / len(pairs)


def alpha(pairs: list[Pair]) -> float | None:
    """Krippendorff's nominal alpha; None where only one code was ever used, for which it is not defined."""
    codes = sorted({code for pair in pairs for code in pair})
    if len(codes) < 2:
        return None
    data = [[codes.index(pair[reading]) for pair in pairs] for reading in (0, 1)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def report() -> Iterator[str]:
    """The tables of docs/reliability.md, line by line."""
    for name, fields in (("facts.csv", FACTS), ("statements.csv", STATEMENTS)):
        table = rows(name)
        for text in [*dict.fromkeys(row["text"] for row in table), "all"]:
            counts = found([row for row in table if text in (row["text"], "all")])
            yield "| {} | {} | {} | {} |".format(text, *counts)
        for field in fields:
            pairs = matched(table, field)
            measured = alpha(pairs)
            alike = sum(a == b for a, b in pairs)
            shown = "–" if measured is None else f"{measured:.3f}"
            yield f"| {field} | {alike} of {len(pairs)} | {agreement(pairs):.1f} % | {shown} |"


if __name__ == "__main__":
    print("\n".join(report()))
