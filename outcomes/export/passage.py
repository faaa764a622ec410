"""A source text as HTML with stretches of it marked: its figures, its numerals, a quote."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from outcomes.export.templates import render
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.text.folding import script, simplified
from outcomes.text.source_text import Pieces, SourceText

FORMS = ("readable", "original", "simplified")
EDGES = "\r\n \u3000"  # no part of a paragraph


@dataclass(frozen=True)
class Mark:
    """A stretch of the reading text, [start, end), and the attributes of the mark around it."""

    start: int
    end: int
    attributes: dict[str, str | None]


class Run(NamedTuple):
    """Words of a paragraph that look alike: in one mark or none, inside the highlighted quote or not.

    `id` names the beginning of the quote.
    """

    words: str
    mark: dict[str, str | None] | None
    quoted: bool
    id: str


def forms_of(ledger: Ledger, source: str) -> tuple[str, ...]:
    """The forms in which a text can be read; only an annotated one has more than one."""
    return FORMS if ledger.sources[source].transcription == "pinyin-annotated" else FORMS[:1]


def marked(
    ledger: Ledger, source: str, form: str, lang: str, focus: str | None = None, programme: str | None = None
) -> str:
    """The whole text as paragraphs: each figure in a mark, the quote of the fact in focus highlighted.

    `form` is readable (as a person reads it), original (the file, readings included) or simplified. Without a fact,
    the words that introduce `programme` are highlighted.
    """
    marks = []
    for fact in ledger.index.facts.get(source, ()):
        indicator, place = ledger.indicators[ledger.facts[fact].indicator], ledger.anchors[fact]
        attributes = {
            "id": f"fact-{fact}", "data-fact": fact, "data-stage": indicator.stage, "tabindex": "0", "role": "button",
            "title": indicator.name[lang], "aria-current": "true" if fact == focus else None,
        }  # fmt: skip
        marks.append(Mark(place.figure_start, place.figure_end, attributes))
    low, high, name = 0, 0, ""
    if focus and ledger.facts[focus].source == source:
        low, high = ledger.anchors[focus].start, ledger.anchors[focus].end
    elif programme and ledger.programmes[programme].source == source:
        quote, name = ledger.anchors[f"programme:{programme}"], f"programme-{programme}"
        low, high = quote.start, quote.end
    return render("passage.html", lang, paragraphs=paragraphs(ledger.texts[source], marks, form, (low, high), name))


def fated(ledger: Ledger, source: str, lang: str) -> str:
    """The whole text as paragraphs with every numeral marked by its role."""
    marks = []
    for role in ledger.roles[source]:
        attributes: dict[str, str | None] = {"data-role": role.role, "title": t(lang, f"roles.{role.role}")}
        if role.id in ledger.facts:
            attributes |= {"data-fact": role.id, "tabindex": "0", "role": "button"}
        marks.append(Mark(role.numeral.start, role.numeral.end, attributes))
    return render("passage.html", lang, paragraphs=paragraphs(ledger.texts[source], marks))


def paragraphs(
    text: SourceText, marks: Iterable[Mark], form: str = "readable", quote: tuple[int, int] = (0, 0), name: str = ""
) -> list[list[Run]]:
    """A text line by line, cut where a mark or the quote, [start, end), begins or ends. Marks do not overlap.

    `name` becomes the id of the first run of the quote.
    """
    ordered = sorted(marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in ordered]
    cuts = sorted({*quote, *starts, *(mark.end for mark in ordered)})
    made = []
    for line in re.finditer(r"[^\n]+", text.reading):
        start, end = line.end() - len(line[0].lstrip(EDGES)), line.start() + len(line[0].rstrip(EDGES))
        runs = []
        for low, high in pairwise([start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]):
            mark = ordered[bisect_right(starts, low) - 1] if starts and starts[0] <= low else None
            inside = mark.attributes if mark and low < mark.end else None
            quoted = quote[0] <= low < quote[1]
            runs.append(Run(_words(text, low, high, form), inside, quoted, name if quoted else ""))
            name = "" if quoted else name
        if start < end:
            made.append(runs)
    return made


def in_context(ledger: Ledger, fact: str) -> Pieces:
    """The sentence of a fact in five pieces: before the quote, the quote before, in and after the figure, the rest."""
    return ledger.texts[ledger.facts[fact].source].in_sentence(ledger.anchors[fact])


def language_of(ledger: Ledger, source: str, form: str = "readable") -> str:
    """The script of a text as HTML names it: Traditional characters are drawn otherwise than Simplified ones."""
    return "zh-Hans" if form == "simplified" else script(ledger.texts[source].reading)


def _words(text: SourceText, start: int, end: int, form: str) -> str:
    if form == "original":
        first, last = text.raw_span(start, end)
        return text.raw[first:last]
    words = text.reading[start:end]
    return simplified(words) if form == "simplified" else words
