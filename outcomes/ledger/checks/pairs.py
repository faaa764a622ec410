"""Two figures that the words join: from X to Y is one fact with its earlier value, X to Y one range. Neither is two."""

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
UNIT_OR_NONE = rf"(?:{UNIT.pattern}|个百分点)?"
# Between the two of 由12天缩短到3天, and between the two ends of 10个至15个.
MOVED = re.compile(rf"{UNIT_OR_NONE}(?:左右|以上|多|余)?[^，。；、：\n\t\d]{{0,8}}?(?:到|至|为|成|達|达)了?")
RANGED = re.compile(rf"{UNIT_OR_NONE}(?:至|到|[-—–~～]{{1,2}})")


def pairs(document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor]) -> list[Problem]:
    """Every pair of numbers that a text joins is entered as what it is."""
    problems: list[Problem] = []
    placed: dict[str, dict[int, tuple[int, Fact]]] = defaultdict(dict)
    for i, fact in document.each("facts"):
        if fact.id in anchors:
            placed[fact.source][anchors[fact.id].figure_start] = placed[fact.source][anchors[fact.id].figure_end] = (
                i,
                fact,
            )
    for source, text in texts.items():
        at = placed[source]
        for first, second, moved in _joined(text.reading):
            problems += _entered(document, text.reading, first, second, at, moved=moved)
    return problems


def _joined(text: str) -> Iterator[tuple[Numeral, Numeral, bool]]:
    """Neighbouring figures that are joined, and whether as from and to."""
    numerals = [numeral for numeral in scan(text) if numeral.kind == "fact" and numeral.reading]
    for first, second in pairwise(numerals):
        between = text[first.figure_end : second.figure_start]
        if len(between) > 16:
            continue
        if FROM.fullmatch(text[first.figure_start - 1 : first.figure_start]):
            if MOVED.fullmatch(between):
                yield first, second, True
        elif RANGED.fullmatch(between):
            yield first, second, False


def _entered(
    document: Document, text: str, first: Numeral, second: Numeral, at: dict[int, tuple[int, Fact]], *, moved: bool
) -> Iterator[Problem]:
    one, two = (at.get(side.figure_start) or at.get(side.figure_end) for side in (first, second))
    words = text[first.figure_start - moved : second.figure_end]
    if not moved and one and two and one[1].id != two[1].id:
        message = f"“{words}” is one range, and its ends are filed as two figures, {one[1].id} and {two[1].id}."
        fix = f"Keep one fact with the figure {words}, value: [{one[1].value}, {two[1].value}] and qualifier: between."
        yield document.problem("facts", two[0], "figure", message, fix)
    elif moved and one and one[1].figure == first.figure:
        message = (
            f"in “{words}” the figure “{first.figure}” is the earlier value, and it is filed as a fact of its own."
        )
        fix = f"Enter it under before: of the fact of {second.figure}, and remove this entry."
        yield document.problem("facts", one[0], "figure", message, fix)
    elif moved and two and two[1].before is None:
        message = f"the words “{words}” give an earlier value, and the fact does not."
        fix = f"Add before: {{value: …, figure: {first.figure}}}, with a quote that holds both."
        yield document.problem("facts", two[0], "figure", message, fix)
