"""Programmes as HTML: a table of all, and of one where it ran, what it is, its introduction, figures and statements."""

from collections.abc import Mapping, Sequence

from outcomes.analysis.columns import path
from outcomes.analysis.programmes import Described, by_province, introduction
from outcomes.export.passage import language_of
from outcomes.export.templates import render
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import STAGES

FIRST = 2  # figures of a programme that its row in the table shows


def table(lang: str, carried: Mapping[str, Sequence[str]], ledger: Ledger, found: list[Described]) -> str:
    """Those with figures by province, the others in one list; the name of each is the way to all that is said of it."""
    reported = by_province([each for each in found if each.reported], ledger)
    return render(
        "programmes.html", lang, carried,
        regions=ledger.regions, provinces=reported, others=[each for each in found if not each.reported], first=FIRST,
    )  # fmt: skip


def page(lang: str, carried: Mapping[str, Sequence[str]], ledger: Ledger, described: Described, query: str = "") -> str:
    """Everything about a programme below its name; what a query finds is in a mark."""
    programme = described.programme
    by_stage = {stage: [row for row in described.rows if row["stage"] == stage] for stage in STAGES}
    return render(
        "programme.html", lang, carried,
        programme=programme, place=path(ledger.chain(programme.region), lang), query=query,
        introduction=introduction(ledger, programme.id), script=language_of(ledger, programme.source),
        stages=[(stage, rows) for stage, rows in by_stage.items() if rows], hidden=described.hidden,
        said=described.statements,
        title=ledger.sources[programme.source].title[lang],
    )  # fmt: skip
