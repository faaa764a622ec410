"""Checks 2 and 3 of what stands beside a figure: its earlier value in the same quote, and the head of its column."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from outcomes.errors import AnchorError, FigureError, Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.models import Fact
from outcomes.text.anchors import Anchor, within
from outcomes.text.figures import read_in
from outcomes.text.numerals import Numeral, scan
from outcomes.text.units import UNIT

FROM = re.compile("[由从從]")
# Between the two of 由12天缩短到3天. The two ends of a range are one numeral or refused.
MOVED = re.compile(
    rf"(?:{UNIT.pattern}|个百分点)?(?:左右|以上|多|余)?[^，。；、：\n\t\d]{{0,8}}?(?:到|至|为|成|達|达)了?"
)
NO_CELLS = re.compile(r"^[^\t\n]*\n", re.M)  # a line that is in no table


def beside(file: Curated) -> Iterator[Problem]:
    """Adds the anchors and readings `before:` and id, and the anchors `header:` and id."""
    return file.each("facts", _earlier, _header)


def pairs(file: Curated) -> Iterator[Problem]:
    """Two figures that the words join as from and to are one fact with its earlier value, not two facts."""
    at: dict[str, dict[int, tuple[int, Fact]]] = defaultdict(dict)
    for i, fact in file.document.each("facts"):
        if place := file.anchors.get(fact.id):
            at[fact.source] |= {place.figure_start: (i, fact), place.figure_end: (i, fact)}
    for source, text in file.texts.items():
        for first, second in moved(text.reading, scan(text.reading)):
            one, two = (at[source].get(n.figure_start) or at[source].get(n.figure_end) for n in (first, second))
            words = text.reading[first.figure_start - 1 : second.figure_end]
            if one and one[1].figure == first.figure:
                said = f"the figure “{first.figure}” is the earlier value, and it is filed as a fact of its own."
                fix = f"Enter it under before: of the fact of {second.figure}, and remove this entry."
                yield file.document.problem("facts", one[0], "figure", f"in “{words}” {said}", fix)
            elif two and two[1].before is None:
                message = f"the words “{words}” give an earlier value, and the fact does not."
                fix = f"Add before: {{value: …, figure: {first.figure}}}, with a quote that holds both."
                yield file.document.problem("facts", two[0], "figure", message, fix)


def moved(text: str, numerals: list[Numeral]) -> Iterator[tuple[Numeral, Numeral]]:
    """The neighbouring figures of a text that are joined as from and to."""
    figures = [numeral for numeral in numerals if numeral.kind == "fact" and numeral.reading]
    for first, second in pairwise(figures):
        if FROM.fullmatch(text[first.figure_start - 1 : first.figure_start]) and MOVED.fullmatch(
            text, first.figure_end, second.figure_start
        ):
            yield first, second


def _earlier(file: Curated, fact: Fact) -> Iterator[Fault]:
    """The earlier value stands in the quote, apart from the figure, and reads what is entered."""
    before, start, key = fact.before, file.place(fact).start, f"before:{fact.id}"
    if before is None:
        return
    try:
        file.anchors[key] = within(fact.quote, start, before.figure, fact.figure, "earlier figure")
        reading = file.readings[key] = read_in(before.figure, file.dimension(fact))
    except (AnchorError, FigureError) as error:
        yield "before.figure", f"{error}.", "Copy the earlier figure from the quote as printed."
        return
    if reading.printed != before.value:
        message = f"the earlier figure “{before.figure}” reads otherwise than the value entered."
        yield "before.value", message, "Correct the one that is wrong."
    if reading.qualifier != before.qualifier:
        message = f"the earlier figure “{before.figure}” reads {reading.qualifier}."
        yield "before.qualifier", message, f"Write qualifier: {reading.qualifier}, or correct the figure."


def _header(file: Curated, fact: Fact) -> Iterator[Fault]:
    """The head is a whole cell of the same table, once above the row and in the column of the figure."""
    words, place, text = fact.header, file.place(fact), file.texts[fact.source].reading
    if not words:
        return
    row = text.rfind("\n", 0, place.figure_start) + 1
    table = max((line.end() for line in NO_CELLS.finditer(text, 0, row)), default=0)
    whole = rf"(?<![^\t\n])(?=[^\t\n]{{{len(words)}}}[\t\n]){re.escape(words)}"
    found = list(re.compile(whole).finditer(text, table, row))
    if len(found) != 1:
        times = "no cell" if not found else f"{len(found)} cells"
        message = f"{times} above the row of “{fact.figure}” in its table hold the header “{words}”."
        yield "header", message, "Copy one head of the column, the whole cell, from the table."
        return
    start, end = found[0].span()
    file.anchors[f"header:{fact.id}"] = Anchor(start, end, start, end)
    column, its_column = (text.count("\t", text.rfind("\n", 0, at) + 1, at) for at in (place.figure_start, start))
    if its_column != column:
        message = f"the header “{words}” stands in column {its_column + 1}, the figure in column {column + 1}."
        yield "header", message, "Copy the head of the figure's own column, or take another figure."
