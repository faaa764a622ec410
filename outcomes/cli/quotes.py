"""The words that a draft quotes: they stand once in the text, hold their figures once and cut nothing in two."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from outcomes.errors import AnchorError
from outcomes.text.anchors import within
from outcomes.text.numerals import Numeral

CLAUSE_END = re.compile(
    r"[。！？；、!?;\n]|[,，:：](?!(?<=\d[,，:：])\d)"
)  # not the comma of 1,234, the colon of 12:30
OUTSIDE = re.compile(r"[\s，。！？；：、,!?;:”’」』）)*#]*(?P<words>.*?)[\s，。！？；：、,!?;:]*", re.DOTALL)
PAIRS = (("“", "”"), ("《", "》"), ("「", "」"), ("（", "）"), ("(", ")"))
LONGEST = 160  # characters that a draft quotes

Span = tuple[int, int]


def clause(reading: str, start: int, end: int) -> Span:
    """The clause around a place, cut where it has no mark far and wide."""
    first, last = max(0, start - LONGEST), min(len(reading), end + LONGEST)
    left = max((mark.end() for mark in CLAUSE_END.finditer(reading, first, start)), default=first)
    mark = CLAUSE_END.search(reading, end, last)
    return left, mark.start() if mark else last


def quote(reading: str, numeral: Numeral, sentence: Span, *, subject: bool = True) -> Span:
    """The words to quote: the sentence up to the end of the clause, so that its subject is there; else the clause.

    Without `subject` the clause comes first.
    """
    start, end = numeral.figure_start, numeral.figure_end
    near = clause(reading, start, end)
    spans = [(sentence[0], near[1]), near, sentence] if subject else [near, sentence]
    if found := fitting(reading, spans, sentence, [numeral]):
        return found
    left, right = _stripped(reading, *near)
    # Two equal figures in one clause: as much around this one as holds no other.
    while left < start and not _held(reading[left:end], numeral.figure):
        left += 1
    while right > end and not _held(reading[left:right], numeral.figure):
        right -= 1
    return left, right


def fitting(reading: str, spans: Iterable[Span], sentence: Span, numerals: Sequence[Numeral] = ()) -> Span | None:
    """The first of some spans that stands once in the text, is of bearable length and holds each figure once.

    Never a part of a number, never half a pair of quotation marks.
    """
    for left, right in spans:
        if right - left > 2 * LONGEST:
            continue
        left, right = _paired(reading, *_stripped(reading, left, right), sentence)
        words = reading[left:right]
        if len(words) <= LONGEST and _once(reading, words) and all(
            left <= found.figure_start and found.figure_end <= right and _held(words, found.figure)
            for found in numerals
        ):  # fmt: skip
            return left, right
    return None


def quoted(reading: str, left: int, right: int) -> dict[str, Any]:
    """The keys of a quote: its words, with the least around them that tells them apart where they stand again."""
    words = {"quote": reading[left:right]}
    for reach in range(LONGEST):
        prefix, suffix = reading[max(0, left - reach) : left], reading[right : right + reach]
        if _once(reading, prefix + words["quote"] + suffix):
            apart = {"prefix": prefix, "suffix": suffix}
            return words | {key: around for key, around in apart.items() if around}
    return words


def _once(reading: str, words: str) -> bool:
    return reading.find(words, reading.find(words) + 1) < 0


def _held(words: str, figure: str) -> bool:
    """Whether the words hold a figure once, as the check will look for it."""
    try:
        return bool(within(words, 0, figure, "", "figure"))
    except AnchorError:
        return False


def _stripped(reading: str, left: int, right: int) -> Span:
    """Without the marks and spaces at the ends, and the closing marks at the beginning."""
    found = OUTSIDE.fullmatch(reading, left, right)
    return found.span("words") if found else (left, right)


def _paired(reading: str, left: int, right: int, sentence: Span) -> Span:
    """As far as the quotation mark that opens or closes the pair of one inside, where the sentence has it."""
    for opening, closing in PAIRS:
        words = reading[left:right]
        if words.count(opening) > words.count(closing) and (at := reading.find(closing, right, sentence[1])) >= 0:
            right = at + 1
        elif words.count(closing) > words.count(opening) and (at := reading.rfind(opening, sentence[0], left)) >= 0:
            left = at
    return left, right
