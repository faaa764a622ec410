"""One programme as HTML: where it ran, what it is, the words that introduce it, and its figures by stage."""

from html import escape

from outcomes.analysis.programmes import Described, introduction
from outcomes.analysis.table import path
from outcomes.export import markup
from outcomes.export.markup import Writer, small
from outcomes.export.passage import language_of, lit, quoted
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.vocabulary import STAGES


def page(writer: Writer, ledger: Ledger, described: Described, query: str = "") -> str:
    """Everything about a programme below its name; what a query finds is in a mark."""
    programme, lang = described.programme, writer.lang
    script = language_of(ledger, programme.source)
    text = writer.t("programmes.text", title=ledger.sources[programme.source].title[lang])
    parts = [
        small(escape(path(ledger.chain(programme.region), lang))),
        f"<p>{lit(programme.summary[lang], query)}</p>",
        quoted(introduction(ledger, programme.id), script, query),
        figures(writer, described),
        f"<p>{writer.link('sources', text, source=programme.source, programme=programme.id)}</p>",
    ]
    return markup.wrap(*parts)


def figures(writer: Writer, described: Described) -> str:
    """The figures by stage, each with the way to its words; or that there are none, or that filters hide them."""
    made = ""
    for stage in STAGES:
        rows = [row for row in described.rows if row["stage"] == stage]
        if rows:
            made += small(writer.t(f"stages.{stage}"))
            made += markup.listed((markup.figure(writer, row) for row in rows), across=2)
    if described.hidden:
        return made + small(writer.t("programmes.hidden", n=described.hidden))
    return made or small(writer.t("programmes.none_here"))
