"""A source as reference managers and bibliographies have it: BibTeX, CSL-JSON and GB/T 7714.

What is cited is a source, alone or with the words in which it reports a fact or a statement.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from outcomes.i18n import tex
from outcomes.i18n.citation import project, quote_of, said_of
from outcomes.i18n.dates import DATE, today
from outcomes.i18n.language import LANG, t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Name, Source
from outcomes.ledger.vocabulary import SourceKind
from outcomes.text.fragment import directive, with_directive
from outcomes.text.periods import read_period


class Form(NamedTuple):
    """How a kind of source is cited: its letter in GB/T 7714-2015, annex B; its type in BibTeX and in CSL 1.0.2, and
    the field of each that names the newspaper, journal or body which published it.
    """

    letter: str
    bibtex: str
    bibtex_body: str
    csl: str
    csl_body: str


FORMS: dict[SourceKind, Form] = {
    "newspaper": Form("N", "article", "journal", "article-newspaper", "container-title"),
    "journal": Form("J", "article", "journal", "article-journal", "container-title"),
    "report": Form("R", "techreport", "institution", "report", "publisher"),
    "speech": Form("Z", "misc", "publisher", "speech", "publisher"),
    "web-page": Form("EB", "online", "organization", "webpage", "publisher"),
    "other": Form("Z", "misc", "publisher", "document", "publisher"),
}


@dataclass(frozen=True)
class Reference:
    """`id` is its key; `abstract` are the words cited, empty for a source alone; `note` says what the reader must know.

    `link` is the address in the app, empty where there is none.
    """

    id: str
    source: Source
    note: str
    lang: str
    link: str = ""
    abstract: str = ""
    day: date = field(default_factory=today)

    @property
    def form(self) -> Form:
        """That of its kind; where none is said, what has an address is a web page."""
        return FORMS[self.source.kind or ("web-page" if self.source.url else "other")]

    @property
    def url(self) -> str:
        """Where the source is read: at its publisher's, else here."""
        return self.source.url or self.link

    @property
    def body(self) -> str:
        """Who published it; empty where that is not known."""
        return self.named(self.source.publisher) if self.source.publisher else ""

    def named(self, name: Name) -> str:
        """A name as printed, which finds the source again, and its translation for readers of English."""
        return f"{name.zh} [{name[self.lang]}]" if name[self.lang] != name.zh else name.zh

    @property
    def remarks(self) -> str:
        """The note, and the way to the passage where the address is not that."""
        return f"{self.note} {self.link}" if self.link and self.url != self.link else self.note


def of_entry(name: str, ledger: Ledger, lang: str, link: str = "") -> Reference:
    """The source of a fact or a statement, with the words that report it; for readers of English translated too."""
    entry, quote = ledger.reported(name), quote_of(name, ledger)
    words = f"{quote} [{entry.translation}]" if lang == "en" else quote
    return Reference(name, ledger.sources[entry.source], said_of(name, ledger, lang), lang, link, words)


def of_source(name: str, ledger: Ledger, lang: str, link: str = "") -> Reference:
    note = t(lang, "citation.source_note", project=project(ledger, lang))
    return Reference(name, ledger.sources[name], note, lang, link)


def gbt7714(cited: Reference) -> str:
    """As GB/T 7714 has it: an inferred year in square brackets, the day of access before the address."""
    source, letter = cited.source, cited.form.letter
    carrier = "/OL" if cited.url or letter == "EB" else ""
    author = f"{source.author.zh}. " if source.author else ""
    publisher = f"{source.publisher.zh}, " if source.publisher else ""
    ending = f"[{cited.day}]. {cited.url}." if cited.url else "."
    return f"{author}{source.title.zh}[{letter}{carrier}]. {publisher}{_issued(source)}{ending}"


def bibtex(cited: Reference) -> str:
    """As an entry of BibTeX; biblatex takes the date in EDTF, the ~ of an inferred one included."""
    source, form = cited.source, cited.form
    fields = {
        "author": f"{{{tex.escaped(source.author.zh)}}}" if source.author else "",
        "title": f"{{{tex.escaped(cited.named(source.title))}}}",
        form.bibtex_body: f"{{{tex.escaped(cited.body)}}}" if cited.body else "",
        "year": str(read_period(source.published).first.year),
        "date": source.published,
        "url": tex.address(cited.url),
        "urldate": str(cited.day) if cited.url else "",
        "abstract": tex.escaped(cited.abstract),
        "note": tex.escaped(cited.remarks),
    }
    return tex.entry(form.bibtex, cited.id, fields)


def csl(cited: Reference) -> dict[str, Any]:
    """As an item of CSL-JSON, which Zotero and pandoc read."""
    source = cited.source
    found = {
        "id": cited.id,
        "type": cited.form.csl,
        "title": cited.named(source.title),
        "author": [{"literal": source.author.zh}] if source.author else None,
        cited.form.csl_body: cited.body,
        "issued": _csl_date(source.published),
        "URL": cited.url,
        "accessed": {"date-parts": [[cited.day.year, cited.day.month, cited.day.day]]} if cited.url else None,
        "abstract": cited.abstract,
        "note": cited.remarks,
        "language": LANG["zh"],
    }
    return {name: value for name, value in found.items() if value}


def source_address(name: str, ledger: Ledger) -> str:
    """The words of a fact or a statement on its publisher's page; empty where the source has no address.

    The page is taken to have what the file has: readings in brackets are part of the words.
    """
    quoted = ledger.reported(name)
    url, text = ledger.sources[quoted.source].url, ledger.texts[quoted.source]
    if not url:
        return ""
    place = ledger.place(name)
    start, end = text.raw_span(place.start, place.end)
    words = text.raw[start:end]
    if text.raw.find(words, text.raw.find(words) + 1) < 0:
        return with_directive(url, directive(words))
    before = text.raw_span(place.start - len(quoted.prefix), place.start)[0] if quoted.prefix else start
    after = text.raw_span(place.end, place.end + len(quoted.suffix))[1] if quoted.suffix else end
    return with_directive(url, directive(words, text.raw[before:start], text.raw[end:after]))


def _csl_date(edtf: str) -> dict[str, Any]:
    """A date of CSL; what is no year, month or day stands as it is."""
    parts = [DATE.fullmatch(part) for part in edtf.split("/")]
    if not all(parts):
        return {"raw": edtf}
    dates = [[int(number) for number in part.groups()[:3] if number] for part in parts if part]
    return {"date-parts": dates, **({"circa": True} if read_period(edtf).approximate else {})}


def _issued(source: Source) -> str:
    """The year, or of a newspaper the day where it is known; in square brackets what was inferred."""
    given = read_period(source.published)
    if source.kind == "newspaper" and given.first == given.last and not given.approximate:
        return source.published
    first, last = given.years
    years = str(first) if first == last else f"{first}—{last}"
    return f"[{years}]" if given.approximate else years
