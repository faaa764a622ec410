"""The mechanisms that the texts name, each with the figures reported for it."""

from dataclasses import dataclass, replace

import pandas as pd

from outcomes.analysis.columns import path
from outcomes.analysis.filters import Filter
from outcomes.analysis.search import finds, search_text
from outcomes.analysis.weight import STAGES
from outcomes.i18n.labels import Row, records
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Programme
from outcomes.text.source_text import Pieces

SAID = ["worded_zh", "worded_en", "indicator_zh", "indicator_en", "place_zh", "place_en"]


@dataclass(frozen=True)
class Described:
    """A programme: `rows` are its figures that pass, results first; `hidden` counts the others.

    `statements` are those of its outcomes without a number that pass.
    """

    programme: Programme
    province: str
    rows: list[Row]
    hidden: int
    statements: list[Row]

    @property
    def reported(self) -> bool:
        """Whether figures are reported for it, be it that the filters hide them."""
        return bool(self.rows or self.hidden)


def chosen_programmes(ledger: Ledger, table: pd.DataFrame, statements: pd.DataFrame, chosen: Filter) -> list[Described]:
    """The programmes that pass a filter, in the order of the file.

    Province, text and search choose programmes: the words are looked for in what is said of a programme, in its figures
    and in its statements. Theme, stage and years choose figures and statements, which have no stage: with one of them
    set, a programme needs a figure that passes or, where no stage is asked for, a statement.
    """
    on_figures = replace(chosen, province=(), source=(), query="")
    everything = table["programme"].value_counts()
    passing, said = _figures(ledger, on_figures.apply(table)), _rows(on_figures.apply(statements))
    found = []
    for name, programme in ledger.programmes.items():
        rows = passing.get(name, [])
        described = _described(ledger, programme, rows, int(everything.get(name, 0)), said.get(name, []))
        if (
            (not chosen.province or described.province in chosen.province)
            and (not chosen.source or programme.source in chosen.source)
            and (not on_figures.active or rows or (described.statements and not chosen.stage))
            and (not chosen.query or _has(ledger, described, chosen.query))
        ):
            found.append(described)
    return found


def whole(ledger: Ledger, table: pd.DataFrame, statements: pd.DataFrame, name: str) -> Described:
    """One programme with all its figures and statements."""
    rows = _figures(ledger, table[table["programme"] == name]).get(name, [])
    said = _rows(statements[statements["programme"] == name]).get(name, [])
    return _described(ledger, ledger.programmes[name], rows, len(rows), said)


def introduction(ledger: Ledger, name: str) -> Pieces:
    """The sentence that introduces a programme: before the quote, the quote before, in and after its name, the rest."""
    return ledger.texts[ledger.programmes[name].source].in_sentence(ledger.anchors[f"programme:{name}"])


def by_province(found: list[Described], ledger: Ledger) -> dict[str, list[Described]]:
    """The programmes of each province that has any, in the order of the file."""
    groups: dict[str, list[Described]] = {province: [] for province in ledger.province_codes.values()}
    for described in found:
        groups[described.province].append(described)
    return {province: programmes for province, programmes in groups.items() if programmes}


def _figures(ledger: Ledger, table: pd.DataFrame) -> dict[str, list[Row]]:
    """The figures of each programme: those the curator made headlines, then by stage, what came of it first."""
    groups = _rows(table[["id", "programme", "stage", "source", "search", *SAID]])
    for rows in groups.values():
        rows.sort(key=lambda row: (row["id"] not in ledger.headlines, STAGES.index(row["stage"])))
    return groups


def _rows(table: pd.DataFrame) -> dict[str, list[Row]]:
    """The rows of each programme, in the order of the table."""
    groups: dict[str, list[Row]] = {}
    for row in records(table[table["programme"].notna()]):
        groups.setdefault(row["programme"], []).append(row)
    return groups


def _described(ledger: Ledger, programme: Programme, rows: list[Row], everything: int, said: list[Row]) -> Described:
    return Described(programme, ledger.chain(programme.region)[-1].id, rows, everything - len(rows), said)


def _has(ledger: Ledger, described: Described, query: str) -> bool:
    """Whether the words stand in what is said of the programme, or in one of its figures or statements."""
    programme, title = described.programme, ledger.sources[described.programme.source].title
    chain = ledger.chain(programme.region)
    said = [programme.id, programme.quote, programme.name.zh, programme.name.en, programme.summary.zh]
    said += [programme.summary.en, path(chain, "zh"), path(chain, "en"), title.zh, title.en]
    rows = (*described.rows, *described.statements)
    return any(finds(text, query) for text in (search_text([said]), *(row["search"] for row in rows)))
