"""Say where a figure comes from, in words that readers paste."""

import re

from outcomes import __version__
from outcomes.i18n import tex
from outcomes.i18n.corrections import corrected
from outcomes.i18n.dates import period, today
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Source


def version(ledger: Ledger) -> str:
    """The version of the program and, after the plus sign, of the data: together they reproduce an export."""
    return f"{__version__}+{ledger.version}"


def project(ledger: Ledger, lang: str) -> str:
    return f"{t(lang, 'shell.name')} v{version(ledger)}"


def quote_of(name: str, ledger: Ledger) -> str:
    """The words that report a fact or a statement, on one line."""
    return re.sub(r"\s*\n\s*", " ", ledger.reported(name).quote)


def citation(name: str, ledger: Ledger, lang: str, link: str = "") -> str:
    """Of a fact or a statement: who said it, when, in which words; that we changed nothing; and the permalink."""
    source, said = _source(ledger.sources[ledger.reported(name).source], lang), said_of(name, ledger, lang)
    return t(lang, "citation.fact", source=source, said=said, link=link).rstrip()


def said_of(name: str, ledger: Ledger, lang: str) -> str:
    """The words of a fact or a statement, that nothing was done to them, and what was corrected and when."""
    nothing = t(lang, "citation.nothing")
    mended = "".join(
        t(lang, "citation.corrected", date=entry.date, old=entry.old or nothing, new=entry.new or nothing)
        for entry in reversed(corrected(ledger, name))
    )
    quote = quote_of(name, ledger)
    return t(lang, "citation.said", quote=quote, project=project(ledger, lang), corrected=mended).rstrip()


def chart_citations(title: str, slug: str, sources: list[str], ledger: Ledger, lang: str, link: str) -> tuple[str, ...]:
    """A chart as plain text, GB/T 7714 and BibTeX, with every source it draws on, numbered where there are several."""
    named = [_source(ledger.sources[source], lang) for source in sources]
    listed = named[0] if len(named) == 1 else " ".join(f"[{n}] {text}" for n, text in enumerate(named, 1))
    note = t(lang, "citation.chart_note", sources=listed)
    name = t(lang, "shell.name")
    plain = t(lang, "citation.chart", project=project(ledger, lang), title=title, note=note, link=link).rstrip()
    standard = f"{name}. {title}[EB/OL]. v{version(ledger)}[{today()}]. {link}".rstrip()
    fields = {"author": f"{{{name}}}", "title": f"{{{tex.escaped(title)}}}", "version": version(ledger), "url": link,
              "urldate": str(today()), "note": tex.escaped(note)}  # fmt: skip
    return plain, standard, tex.entry("misc", slug, fields)


def _source(source: Source, lang: str) -> str:
    """Issuing body (the publisher, else the author), date and title; a text may name no body."""
    body, title = source.publisher or source.author, f"《{source.title.zh}》"
    if source.title[lang] != source.title.zh:
        title += f" [{source.title[lang]}]"  # the original title finds the text again; the translation explains it
    key = "citation.source" if body else "citation.unsigned"
    return t(lang, key, body=body[lang] if body else "", date=period(source.published, lang), title=title)
