"""A source text as HTML with stretches of it marked: its figures, its statements, its numerals, a quote."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from outcomes.export.templates import render
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.text.folding import script, simplified
from outcomes.text.source_text import Pieces, SourceText

FORMS = ("readable", "original", "simplified")
EDGES = "\r\n \u3000"  # no part of a paragraph
BUTTON = {"tabindex": "0", "role": "button"}
QUOTE, STATEMENT, MARK = LAYERS = ("span.quote", "span.statement", "mark")  # elements, each inside the ones before

Attributes = Mapping[str, str | None]
Run = tuple[str, list[tuple[str, Attributes]]]  # words, and the elements around them from the outermost on


@dataclass(frozen=True)
class Span:
    """A stretch of the reading text, [start, end), in an element of a layer. `once` are attributes of its first words
    alone, which in a statement are the first that are no figure."""

    start: int
    end: int
    layer: str
    attributes: Attributes
    once: Attributes = field(default_factory=dict)


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
    spans = []
    for fact in ledger.index.facts.get(source, ()):
        indicator, place = ledger.indicators[ledger.facts[fact].indicator], ledger.anchors[fact]
        attributes = {
            "data-fact": fact, "data-stage": indicator.stage, **BUTTON, "title": indicator.name[lang],
            "aria-current": "true" if fact == focus else None,
        }  # fmt: skip
        end = ledger.texts[source].marked_end(place)
        spans.append(Span(place.figure_start, end, MARK, {"id": f"fact-{fact}", **attributes}))
        if earlier := ledger.anchors.get(f"before:{fact}"):
            spans.append(Span(earlier.figure_start, earlier.figure_end, MARK, attributes))
    for name, said in ledger.statements.items():
        if said.source == source:
            place, current = ledger.place(name), "true" if name == focus else None
            attributes = {"data-statement": name, "title": said.name[lang], "aria-current": current}
            spans.append(Span(place.start, place.end, STATEMENT, attributes, BUTTON))
    if focus and ledger.reported(focus).source == source:
        place, named = ledger.place(focus), {"id": f"statement-{focus}"} if focus in ledger.statements else {}
        spans.append(Span(place.start, place.end, QUOTE, {}, named))
    elif programme and ledger.programmes[programme].source == source:
        place = ledger.anchors[f"programme:{programme}"]
        spans.append(Span(place.start, place.end, QUOTE, {}, {"id": f"programme-{programme}"}))
    return render("passage.html", lang, paragraphs=paragraphs(ledger.texts[source], spans, form))


def fated(ledger: Ledger, source: str, lang: str) -> str:
    """The whole text as paragraphs with every numeral marked by its role."""
    spans = []
    for role in ledger.roles[source]:
        attributes = {"data-role": role.role, "title": t(lang, f"roles.{role.role}")}
        attributes |= {"data-fact": role.id, **BUTTON} if role.id in ledger.facts else {}
        spans.append(Span(role.numeral.start, role.numeral.end, MARK, attributes))
    return render("passage.html", lang, paragraphs=paragraphs(ledger.texts[source], spans))


def paragraphs(text: SourceText, spans: Iterable[Span], form: str = "readable") -> list[list[Run]]:
    """A text line by line, cut where a span begins or ends. Words that several of a layer hold are in the shortest."""
    waiting = deque(sorted(spans, key=lambda span: span.start))
    cuts = sorted({side for span in waiting for side in (span.start, span.end)})
    around: list[Span] = []
    begun: set[int] = set()
    made = []
    for line in re.finditer(r"[^\n]+", text.reading):
        start, end = line.end() - len(line[0].lstrip(EDGES)), line.start() + len(line[0].rstrip(EDGES))
        if start >= end:
            continue
        runs: list[Run] = []
        for low, high in pairwise([start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]):
            while waiting and waiting[0].start <= low:
                around.append(waiting.popleft())
            around = [span for span in around if low < span.end]
            words = _words(text, low, high, form)
            runs.append((words, _elements(around, begun, plain=not any(map(str.isalnum, words)))))
        made.append(runs)
    return made


def _elements(around: Iterable[Span], begun: set[int], *, plain: bool) -> list[tuple[str, Attributes]]:
    """The elements around words. `begun` are the spans whose first words were found; what is `plain`, without letters
    and digits, is not enough to click on."""
    found: dict[str, Span] = {}
    for span in sorted(around, key=lambda span: span.end - span.start):
        found.setdefault(span.layer, span)
    made: list[tuple[str, Attributes]] = []
    for layer in filter(found.__contains__, LAYERS):
        span, (element, _, name) = found[layer], layer.partition(".")
        first = id(span) not in begun and (layer != STATEMENT or not (MARK in found or plain))
        begun |= {id(span)} if first else set()
        made.append((element, {"class": name or None, **span.attributes, **(span.once if first else {})}))
    return made


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
