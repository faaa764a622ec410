"""What the first page says is made from the data: the finding, the comparison, the cards."""

from itertools import combinations

import pandas as pd

from outcomes.analysis import overview
from outcomes.analysis.compare import amounts
from outcomes.ledger.ledger import Ledger


def test_the_finding_counts_what_is_shown(frame: pd.DataFrame, statements: pd.DataFrame) -> None:
    said = overview.finding(frame, statements, overview.comparable(frame), "en")
    places = len({*frame["region"], *statements["region"]})
    assert said.startswith(
        f"{len({*frame['source'], *statements['source']})} sources report {len(frame)} figures and "
        f"{len(statements)} statements from {places} places in {frame['province'].nunique()} provinces; "
    )


def test_a_finding_of_little_says_that_nothing_can_be_compared(frame: pd.DataFrame, statements: pd.DataFrame) -> None:
    said = overview.finding(frame.head(1), statements.head(0), [], "en")
    assert said == (
        "One source reports 1 figure and 0 statements from one place in one province; "
        "no kind of figure can be compared between places of the same level."
    )


def test_what_is_compared_is_of_one_group_and_level_and_of_several_places(frame: pd.DataFrame) -> None:
    found = overview.comparable(frame)
    assert found
    for one in found:
        assert (set(one.rows["group"]), set(one.rows["level"])) == ({one.group}, {one.level})
        assert set(one.rows["kind"]) == {"actual"}
        assert one.level != "other"
        assert one.rows["region"].nunique() > 1


def test_most_places_come_first_then_fewest_doubts(frame: pd.DataFrame) -> None:
    rows = amounts(frame)[lambda table: table["kind"] == "actual"].head(7).assign(level="county", note_en="", group="a")
    three, two, doubted = rows.iloc[:3], rows.iloc[3:5].assign(group="b"), rows.iloc[5:7].assign(group="c", note_en="?")
    regions = iter(frame["region"].unique())
    parts = [part.assign(region=[next(regions) for _ in range(len(part))]) for part in (doubted, two, three)]
    assert [one.group for one in overview.comparable(pd.concat(parts))] == ["a", "b", "c"]


def test_targets_are_not_compared_with_results(frame: pd.DataFrame) -> None:
    assert overview.comparable(frame.assign(kind="target")) == []


def test_the_cards_begin_with_what_the_curator_named(frame: pd.DataFrame, ledger: Ledger) -> None:
    shown = overview.figures(frame, ledger)
    assert tuple(shown["id"][: len(ledger.headlines)]) == ledger.headlines
    assert len(shown) == overview.FIGURES
    assert shown["id"].is_unique


def test_figures_alike_are_shown_as_outcomes_then_outputs_then_in_the_order_of_the_file(
    frame: pd.DataFrame, ledger: Ledger
) -> None:
    alike = frame[~frame["id"].isin(ledger.headlines)].assign(province="one", theme="one")
    stages = [alike.loc[alike["stage"] == stage, "id"] for stage in ("outcome", "output")]
    rest = alike.loc[~alike["stage"].isin(["outcome", "output"]), "id"]
    for rows in (alike, alike[~alike["id"].isin([*stages[0][2:], *stages[1][2:]])]):
        expected = [fact for part in (*stages, rest) for fact in part if fact in set(rows["id"])]
        assert overview.figures(rows, ledger)["id"].tolist() == expected[: overview.FIGURES]


def test_statements_are_of_different_kinds_and_of_provinces_not_shown_yet(
    frame: pd.DataFrame, ledger: Ledger, statements: pd.DataFrame
) -> None:
    figures = overview.figures(frame, ledger)
    shown = overview.stated(statements, figures)
    assert shown["kind"].nunique() == len(shown) == overview.STATEMENTS
    assert shown["province"].iloc[0] not in set(figures["province"])


def test_what_is_varied_takes_the_first_of_each_before_a_second_of_any() -> None:
    rows = pd.DataFrame({"kind": list("aabbc"), "province": list("xyxyx")})
    chosen = overview.varied(rows, 4, ("kind", "province"), rows.head(0))
    assert list(chosen.index) == [0, 3, 4, 1]
    for one, other in combinations(chosen.index[:3], 2):
        assert rows.at[one, "kind"] != rows.at[other, "kind"]
    assert overview.varied(rows, 9, ("kind",), rows)["kind"].tolist() == list("aabbc")
