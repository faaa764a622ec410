"""A source text as HTML with every figure marked. All text is escaped; the only markup is what is written here."""

from html import escape
from itertools import pairwise

from outcomes.ledger import Ledger
from outcomes.models import Fact
from outcomes.search import simplified

VIEWS = ("readable", "original", "simplified")


def forms_of(ledger: Ledger, source: str) -> tuple[str, ...]:
    """The forms in which a text can be read; only an annotated one has more than one."""
    return VIEWS if ledger.sources[source].transcription == "pinyin-annotated" else VIEWS[:1]


def marked(ledger: Ledger, source: str, view: str, lang: str, focus: str | None = None) -> str:
    """The whole text as paragraphs of HTML: each figure in a <mark>, the words of the fact in focus in a highlight.

    `view` is readable (as a person reads it), original (the file, readings included) or simplified.
    """
    text = ledger.texts[source]
    facts = [fact for fact in ledger.facts.values() if fact.source == source]
    spans = {ledger.anchors[fact.id].figure_start: fact for fact in facts}
    cuts = {0, len(text.reading)}
    for fact in facts:
        place = ledger.anchors[fact.id]
        cuts |= {place.figure_start, place.figure_end}
    quote = (-1, -1)
    if focus in ledger.anchors and ledger.facts[focus].source == source:
        quote = (ledger.anchors[focus].start, ledger.anchors[focus].end)
        cuts |= set(quote)
    open_fact: Fact | None = None
    pieces = []
    for start, end in pairwise(sorted(cuts)):
        if open_fact is not None and start >= ledger.anchors[open_fact.id].figure_end:
            open_fact = None
        open_fact = spans.get(start, open_fact)
        raw = text.raw_span(start, end)
        words = text.raw[raw[0] : raw[1]] if view == "original" else text.reading[start:end]
        words = simplified(words) if view == "simplified" else words
        pieces.append(_piece(words, open_fact, focus, lang, quoted=quote[0] <= start < quote[1], ledger=ledger))
    return _paragraphs("".join(pieces))


def _piece(words: str, fact: Fact | None, focus: str | None, lang: str, *, quoted: bool, ledger: Ledger) -> str:
    body = escape(words)
    if fact is not None:
        stage = ledger.indicators[fact.indicator].stage
        label = escape(ledger.indicators[fact.indicator].name[lang])
        current = ' aria-current="true"' if fact.id == focus else ""
        body = (
            f'<mark id="fact-{fact.id}" data-fact="{fact.id}" data-stage="{stage}" tabindex="0" role="button" '
            f'title="{label}"{current}>{body}</mark>'
        )
    if not quoted:
        return body
    return "\n".join(f'<span class="quote">{part}</span>' if part else "" for part in body.split("\n"))


def _paragraphs(html: str) -> str:
    lines = (line.strip("\r\n \u3000") for line in html.split("\n"))
    return "".join(f"<p>{line}</p>" for line in lines if line)


def in_context(ledger: Ledger, fact: str) -> tuple[str, str, str, str, str]:
    """The sentence of a fact in five pieces: before the quote, the quote before, in and after the figure, the rest."""
    text, place = ledger.texts[ledger.facts[fact].source], ledger.anchors[fact]
    left, right = text.sentence(place.start, place.end)
    reading = text.reading
    return (
        reading[left : place.start].lstrip("\n \u3000"),
        reading[place.start : place.figure_start],
        reading[place.figure_start : place.figure_end],
        reading[place.figure_end : place.end],
        reading[place.end : right].rstrip("\n \u3000"),
    )
