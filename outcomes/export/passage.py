"""A source text as HTML with stretches of it marked: its figures, its statements, its numerals, a quote."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
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

    `id` names the beginning of the quote; `said` are the attributes of the statement that the words belong to.
    """

    words: str
    mark: dict[str, str | None] | None
    quoted: bool
    id: str
    said: dict[str, str | None] | None = None


def forms_of(ledger: Ledger, source: str) -> tuple[str, ...]:
    """The forms in which a text can be read; only an annotated one has more than one."""
    return FORMS if ledger.sources[source].transcription == "pinyin-annotated" else FORMS[:1]


def marked(
    ledger: Ledger, source: str, form: str, lang: str, focus: str | None = None, programme: str | None = None
) -> str:
    """The whole text as paragraphs: each figure in a mark, each statement in a span, the quote in focus highlighted.

    `form` is readable (as a person reads it), original (the file, readings included) or simplified. `focus` is a fact
    or a statement; without one, the words that introduce `programme` are highlighted.
    """
    marks = []
    for fact in ledger.index.facts.get(source, ()):
        indicator, place = ledger.indicators[ledger.facts[fact].indicator], ledger.anchors[fact]
        attributes = {
            "id": f"fact-{fact}", "data-fact": fact, "data-stage": indicator.stage, "tabindex": "0", "role": "button",
            "title": indicator.name[lang], "aria-current": "true" if fact == focus else None,
        }  # fmt: skip
        marks.append(Mark(place.figure_start, ledger.texts[source].marked_end(place), attributes))
        if earlier := ledger.anchors.get(f"before:{fact}"):
            attributes = {name: value for name, value in attributes.items() if name != "id"}
            marks.append(Mark(earlier.figure_start, earlier.figure_end, attributes))
    low, high, name = 0, 0, ""
    if focus and ledger.reported(focus).source == source:
        quote, name = ledger.place(focus), f"statement-{focus}" if focus in ledger.statements else ""
        low, high = quote.start, quote.end
    elif programme and ledger.programmes[programme].source == source:
        quote, name = ledger.anchors[f"programme:{programme}"], f"programme-{programme}"
        low, high = quote.start, quote.end
    made = paragraphs(ledger.texts[source], marks, form, (low, high), name, _statements(ledger, source, lang, focus))
    return render("passage.html", lang, paragraphs=made)


def fated(ledger: Ledger, source: str, lang: str) -> str:
    """The whole text as paragraphs with every numeral marked by its role."""
    marks = []
    for role in ledger.roles[source]:
        attributes: dict[str, str | None] = {"data-role": role.role, "title": t(lang, f"roles.{role.role}")}
        if role.id in ledger.facts:
            attributes |= {"data-fact": role.id, "tabindex": "0", "role": "button"}
        marks.append(Mark(role.numeral.start, role.numeral.end, attributes))
    return render("passage.html", lang, paragraphs=paragraphs(ledger.texts[source], marks))


def _statements(ledger: Ledger, source: str, lang: str, focus: str | None) -> list[Mark]:
    """The statements of a text. One may lie inside another."""
    found = [(statement, ledger.place(name)) for name, statement in ledger.statements.items()]
    return [
        Mark(
            place.start, place.end,
            {"data-statement": said.id, "title": said.name[lang], "aria-current": "true" if said.id == focus else None},
        )
        for said, place in found
        if said.source == source
    ]  # fmt: skip


def paragraphs(
    text: SourceText, marks: Iterable[Mark], form: str = "readable", quote: tuple[int, int] = (0, 0), name: str = "",
    statements: Sequence[Mark] = (),
) -> list[list[Run]]:  # fmt: skip
    """A text line by line, cut where a mark, a statement or the quote, [start, end), begins or ends.

    Marks do not overlap. Where statements do, words belong to the shortest. `name` becomes the id of the first run of
    the quote.
    """
    reached: set[int] = set()
    ordered = sorted(marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in ordered]
    ends = {side for mark in (*ordered, *statements) for side in (mark.start, mark.end)}
    cuts = sorted({*quote, *ends})
    made = []
    for line in re.finditer(r"[^\n]+", text.reading):
        start, end = line.end() - len(line[0].lstrip(EDGES)), line.start() + len(line[0].rstrip(EDGES))
        runs = []
        for low, high in pairwise([start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]):
            mark = ordered[bisect_right(starts, low) - 1] if starts and starts[0] <= low else None
            inside = mark.attributes if mark and low < mark.end else None
            quoted = quote[0] <= low < quote[1]
            words = _words(text, low, high, form)
            said = _said(statements, low, reached, focusable=inside is None and any(map(str.isalnum, words)))
            runs.append(Run(words, inside, quoted, name if quoted else "", said))
            name = "" if quoted else name
        if start < end:
            made.append(runs)
    return made


def _said(statements: Sequence[Mark], at: int, reached: set[int], *, focusable: bool) -> dict[str, str | None] | None:
    """The attributes of the statement to which the words at a place belong.

    Its first words that are no figure can be reached by keyboard; `reached` are the statements that have some already.
    """
    around = [said for said in statements if said.start <= at < said.end]
    if not around:
        return None
    found = min(around, key=lambda said: said.end - said.start)
    if not focusable or id(found) in reached:
        return found.attributes
    reached.add(id(found))
    return found.attributes | {"tabindex": "0", "role": "button"}


def in_context(ledger: Ledger, name: str) -> Pieces:
    """The sentence of a fact or a statement in five pieces: before the quote, the quote before, in and after the
    figure (of a statement all after), the rest."""
    return ledger.texts[ledger.reported(name).source].in_sentence(ledger.place(name))


def language_of(ledger: Ledger, source: str, form: str = "readable") -> str:
    """The script of a text as HTML names it: Traditional characters are drawn otherwise than Simplified ones."""
    return "zh-Hans" if form == "simplified" else script(ledger.texts[source].reading)


def _words(text: SourceText, start: int, end: int, form: str) -> str:
    if form == "original":
        first, last = text.raw_span(start, end)
        return text.raw[first:last]
    words = text.reading[start:end]
    return simplified(words) if form == "simplified" else words
