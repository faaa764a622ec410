"""The order of the tables of Figures: theme by theme, in each what weighs most first."""

from typing import Any

import pandas as pd
import pytest

from outcomes.analysis.statements import statements_table
from outcomes.analysis.weight import by_theme
from outcomes.ledger.vocabulary import KINDS, LEVELS, STAGES

PLAIN = {"theme": "b", "level": "county", "stage": "output", "kind": "actual", "value": 1.0}


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    known = {"theme": ["b", "a"], "level": LEVELS, "stage": STAGES, "kind": KINDS}
    made = pd.DataFrame([PLAIN | row | {"id": n} for n, row in enumerate(rows)])
    return made.astype({name: pd.CategoricalDtype([*values]) for name, values in known.items()})


@pytest.mark.parametrize(
    ("heavy", "light"),
    [
        ({"theme": "b", "level": "community"}, {"theme": "a", "level": "province"}),
        ({"level": "province", "stage": "input"}, {"level": "county", "stage": "outcome"}),
        ({"stage": "outcome", "kind": "target"}, {"stage": "activity", "kind": "actual"}),
        ({"stage": "activity"}, {"stage": "input"}),
        ({"stage": "input"}, {"stage": "context"}),
        ({"kind": "actual", "value": float("nan")}, {"kind": "target"}),
        ({}, {"value": float("nan")}),
    ],
)
def test_what_weighs_more_stands_first(heavy: dict[str, Any], light: dict[str, Any]) -> None:
    for given in ((heavy, light), (light, heavy)):
        found = [n for _, rows in by_theme(table(*given)) for n in rows["id"]]
        assert given[found[0]] is heavy


def test_what_weighs_the_same_stays_in_the_order_of_the_file() -> None:
    ((theme, rows),) = by_theme(table({}, {}, {}))
    assert (theme, list(rows["id"])) == ("b", [0, 1, 2])


def test_every_figure_and_statement_of_the_file_is_listed_once(ledger, frame) -> None:
    for rows in (frame, statements_table(ledger)):
        assert sorted(name for _, part in by_theme(rows) for name in part["id"]) == sorted(rows["id"])
