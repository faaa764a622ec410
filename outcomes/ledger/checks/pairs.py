"""Two figures that the words join as from and to are one fact with its earlier value, not two facts."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from outcomes.errors import Problem
from outcomes.ledger.document import Document
from outcomes.ledger.models import Fact
from outcomes.text.anchors import Anchor
from outcomes.text.numerals import Numeral, scan
from outcomes.text.source_text import SourceText
from outcomes.text.units import UNIT

FROM = re.compile("[由从從]")
# Between the two of 由12天缩短到3天. The two ends of a range are one numeral or refused.
MOVED = re.compile(
    rf"(?:{UNIT.pattern}|个百分点)?(?:左右|以上|多|余)?[^，。；、：\n\t\d]{{0,8}}?(?:到|至|为|成|達|达)了?"
)


def pairs(document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor]) -> list[Problem]:
    """Every earlier value that a text gives with a later one is entered with it."""
    problems: list[Problem] = []
    placed: dict[str, dict[int, tuple[int, Fact]]] = defaultdict(dict)
    for i, fact in document.each("facts"):
        if place := anchors.get(fact.id):
            placed[fact.source] |= {place.figure_start: (i, fact), place.figure_end: (i, fact)}
    for source, text in texts.items():
        for first, second in _moved(text.reading):
            problems += _entered(document, text.reading, first, second, placed[source])
    return problems


def _moved(text: str) -> Iterator[tuple[Numeral, Numeral]]:
    """Neighbouring figures that are joined as from and to."""
    numerals = [numeral for numeral in scan(text) if numeral.kind == "fact" and numeral.reading]
    for first, second in pairwise(numerals):
        before = text[first.figure_start - 1 : first.figure_start]
        if FROM.fullmatch(before) and MOVED.fullmatch(text, first.figure_end, second.figure_start):
            yield first, second


def _entered(
    document: Document, text: str, first: Numeral, second: Numeral, at: dict[int, tuple[int, Fact]]
) -> Iterator[Problem]:
    one, two = (at.get(side.figure_start) or at.get(side.figure_end) for side in (first, second))
    words = text[first.figure_start - 1 : second.figure_end]
    if one and one[1].figure == first.figure:
        message = (
            f"in “{words}” the figure “{first.figure}” is the earlier value, and it is filed as a fact of its own."
        )
        fix = f"Enter it under before: of the fact of {second.figure}, and remove this entry."
        yield document.problem("facts", one[0], "figure", message, fix)
    elif two and two[1].before is None:
        message = f"the words “{words}” give an earlier value, and the fact does not."
        fix = f"Add before: {{value: …, figure: {first.figure}}}, with a quote that holds both."
        yield document.problem("facts", two[0], "figure", message, fix)
