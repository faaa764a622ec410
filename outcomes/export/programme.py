"""One programme as HTML: where it ran, what it is, its introduction, its figures by stage and its statements."""

from collections.abc import Mapping, Sequence

from outcomes.analysis.programmes import Described, introduction
from outcomes.analysis.table import path
from outcomes.export.passage import language_of
from outcomes.export.templates import render
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import STAGES


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
