"""A source text as HTML with stretches of it marked. All text is escaped; the only markup is what is written here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise

from outcomes import search
from outcomes.anchors import Anchor
from outcomes.folding import simplified
from outcomes.language import say
from outcomes.ledger import Ledger
from outcomes.text.source_text import SourceText

FORMS = ("readable", "original", "simplified")


@dataclass(frozen=True)
class Stretch:
    """A part of the reading text, [start, end), and the tag that opens a mark around it."""

    start: int
    end: int
    tag: str


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
    stretches = []
    for fact in ledger.index.facts.get(source, ()):
        indicator = ledger.indicators[ledger.facts[fact].indicator]
        current = ' aria-current="true"' if fact == focus else ""
        tag = (
            f'<mark id="fact-{fact}" data-fact="{fact}" data-stage="{indicator.stage}" tabindex="0" '
            f'role="button" title="{escape(indicator.name[lang])}"{current}>'
        )
        place = ledger.anchors[fact]
        stretches.append(Stretch(place.figure_start, place.figure_end, tag))
    if focus and ledger.facts[focus].source == source:
        quote, name = ledger.anchors[focus], ""
    elif programme and ledger.programmes[programme].source == source:
        quote, name = ledger.anchors[f"programme:{programme}"], f"programme-{programme}"
    else:
        return paint(ledger.texts[source], stretches, form)
    return paint(ledger.texts[source], stretches, form, (quote.start, quote.end), name)


def fated(ledger: Ledger, source: str, lang: str) -> str:
    """The whole text as paragraphs with every numeral marked by its fate."""
    stretches = []
    for fate in ledger.fates[source]:
        fact = f' data-fact="{fate.id}" tabindex="0" role="button"' if fate.id in ledger.facts else ""
        words = escape(say(lang, f"fates.{fate.fate}"))
        tag = f'<mark data-fate="{fate.fate}" title="{words}"{fact}>'
        stretches.append(Stretch(fate.numeral.start, fate.numeral.end, tag))
    return paint(ledger.texts[source], stretches, "readable")


def paint(
    text: SourceText,
    stretches: Iterable[Stretch],
    form: str,
    highlighted: tuple[int, int] | None = None,
    name: str = "",
) -> str:
    """Paragraphs of a text with marks around stretches that do not overlap, and one highlight that may hold several.

    `name` becomes the id of the beginning of the highlight.
    """
    ordered = sorted(stretches, key=lambda stretch: stretch.start)
    low, high = highlighted or (0, 0)
    cuts = {0, len(text.reading), low, high} | {cut for s in ordered for cut in (s.start, s.end)}
    pieces, waiting = [], iter([*ordered, None])
    current = next(waiting)
    for start, end in pairwise(sorted(cuts)):
        while current and current.end <= start:
            current = next(waiting)
        inside = current if current and current.start <= start else None
        words = escape(_words(text, start, end, form))
        body = f"{inside.tag}{words}</mark>" if inside else words
        pieces.append(_highlight(body, name if start == low else "") if low <= start < high else body)
    lines = (line.strip("\r\n \u3000") for line in "".join(pieces).split("\n"))
    return "".join(f"<p>{line}</p>" for line in lines if line)


Pieces = tuple[str, str, str, str, str]


def in_context(ledger: Ledger, fact: str) -> Pieces:
    """The sentence of a fact in five pieces: before the quote, the quote before, in and after the figure, the rest."""
    return in_sentence(ledger.texts[ledger.facts[fact].source], ledger.anchors[fact])


def in_sentence(text: SourceText, place: Anchor) -> Pieces:
    """The sentence around an anchor, cut at its quote and at the figure or name inside it."""
    left, right = text.sentence(place.start, place.end)
    cuts = (left, place.start, place.figure_start, place.figure_end, place.end, right)
    before, first, middle, last, rest = (text.reading[start:end] for start, end in pairwise(cuts))
    return before.lstrip("\n \u3000"), first, middle, last, rest.rstrip("\n \u3000")


def quoted(pieces: Pieces, lang: str = "zh", query: str = "") -> str:
    """A sentence in five pieces as HTML: the quote highlighted, the figure or name in it strong; all escaped.

    `lang` is the language of the text, as HTML names it; what a query finds is in a mark.
    """
    before, first, middle, last, rest = _found(pieces, query)
    words = f"{before}<span>{first}<strong>{middle}</strong>{last}</span>{rest}"
    return f'<blockquote lang="{lang}" class="passage">{words}</blockquote>'


def lit(text: str, query: str) -> str:
    """Words as HTML, what a query finds in them in a mark; all escaped."""
    return _found([text], query)[0]


def found(text: str, query: str, lang: str = "zh") -> str:
    """Words of a source as a paragraph of HTML, what a query finds in them marked."""
    return f'<p lang="{lang}" class="found">{lit(text, query)}</p>'


def language_of(ledger: Ledger, source: str, form: str = "readable") -> str:
    """The script of a text as HTML names it: Traditional characters are drawn otherwise than Simplified ones."""
    return "zh-Hant" if form != "simplified" and is_traditional(ledger.texts[source].reading) else "zh-Hans"


@lru_cache(maxsize=256)
def is_traditional(text: str) -> bool:
    """Whether a text is in Traditional characters: one that is has them in every sentence."""
    sample = text[:2000]
    changed = sum(a != b for a, b in zip(sample, simplified(sample), strict=False))
    return changed * 20 > len(sample)


def _found(pieces: Sequence[str], query: str) -> list[str]:
    """Each piece escaped, with the hits in marks; a hit may reach from one piece into the next."""
    hits = search.spans("".join(pieces), query) if query else []
    made, at = [], 0
    for piece in pieces:
        inside = [(max(start - at, 0), min(end - at, len(piece))) for start, end in hits]
        made.append(search.lit(piece, (hit for hit in inside if hit[0] < hit[1]), escape, _mark))
        at += len(piece)
    return made


def _mark(words: str) -> str:
    return f"<mark>{escape(words)}</mark>"


def _words(text: SourceText, start: int, end: int, form: str) -> str:
    if form == "original":
        first, last = text.raw_span(start, end)
        return text.raw[first:last]
    words = text.reading[start:end]
    return simplified(words) if form == "simplified" else words


def _highlight(body: str, name: str) -> str:
    """A highlight in each line of its own, so that it never crosses a paragraph; the first bears the name."""
    opening = f'<span class="quote" id="{name}">' if name else '<span class="quote">'
    lines = body.split("\n")
    first = next((i for i, line in enumerate(lines) if line), 0)
    tags = (opening if i == first else '<span class="quote">' for i in range(len(lines)))
    return "\n".join(f"{tag}{line}</span>" if line else "" for tag, line in zip(tags, lines, strict=True))
