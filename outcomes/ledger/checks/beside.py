"""Check 2 of what stands beside a figure: its earlier value in the same quote, and the head of its table's column."""

from outcomes.errors import AnchorError, FigureError, Problem
from outcomes.ledger.document import Document
from outcomes.ledger.models import Fact
from outcomes.text.anchors import Anchor, within
from outcomes.text.figures import Reading
from outcomes.text.ratios import read_in
from outcomes.text.source_text import SourceText

Said = tuple[str, str, str]  # key, message, remedy


def beside(
    document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor], readings: dict[str, Reading]
) -> list[Problem]:
    """Adds the anchors and readings `before:` and id, and the anchors `header:` and id."""
    problems = []
    for i, fact in document.each("facts"):
        if fact.id not in anchors or fact.source not in texts:
            continue
        said = _earlier(document, fact, anchors, readings)
        if fact.header:
            said += _header(texts[fact.source].reading, fact, anchors)
        problems += [document.problem("facts", i, *found) for found in said]
    return problems


def _earlier(document: Document, fact: Fact, anchors: dict[str, Anchor], readings: dict[str, Reading]) -> list[Said]:
    """The earlier value stands in the quote, apart from the figure, and reads what is entered."""
    if fact.before is None:
        return []
    try:
        anchors[f"before:{fact.id}"] = within(
            fact.quote, anchors[fact.id].start, fact.before.figure, fact.figure, "earlier figure"
        )
        reading = readings[f"before:{fact.id}"] = read_in(fact.before.figure, dimension_of(document, fact))
    except (AnchorError, FigureError) as error:
        return [("before.figure", f"{error}.", "Copy the earlier figure from the quote as printed.")]
    read = (reading.low, reading.high) if reading.value is None else round(reading.value, 6)
    said = []
    if read != fact.before.value:
        message = f"the earlier figure “{fact.before.figure}” reads otherwise than the value entered."
        said.append(("before.value", message, "Correct the one that is wrong."))
    if reading.qualifier != fact.before.qualifier:
        message = f"the earlier figure “{fact.before.figure}” reads {reading.qualifier}."
        said.append(("before.qualifier", message, f"Write qualifier: {reading.qualifier}, or correct the figure."))
    return said


def dimension_of(document: Document, fact: Fact) -> str:
    """The dimension in which a fact counts; empty where its indicator or unit is not known."""
    indicator = document.by_id("indicators").get(fact.indicator)
    unit = document.by_id("units").get(indicator.unit) if indicator else None
    return unit.dimension if unit else ""


def _header(text: str, fact: Fact, anchors: dict[str, Anchor]) -> list[Said]:
    """The head is a whole cell of the same table, once above the row and in the column of the figure."""
    words, place = fact.header or "", anchors[fact.id]
    row = text.rfind("\n", 0, place.figure_start) + 1
    column = text.count("\t", row, place.figure_start)
    found, at = [], row
    while at:  # upwards, as long as lines have cells
        start = text.rfind("\n", 0, at - 1) + 1
        cells = text[start : at - 1].split("\t")
        if len(cells) == 1:
            break
        found += [(start + sum(len(c) + 1 for c in cells[:n]), n) for n, cell in enumerate(cells) if cell == words]
        at = start
    if len(found) != 1:
        times = "no cell" if not found else f"{len(found)} cells"
        message = f"{times} above the row of “{fact.figure}” in its table hold the header “{words}”."
        return [("header", message, "Copy one head of the column, the whole cell, from the table.")]
    head, its_column = found[0]
    anchors[f"header:{fact.id}"] = Anchor(head, head + len(words), head, head + len(words))
    if its_column != column:
        message = f"the header “{words}” stands in column {its_column + 1}, the figure in column {column + 1}."
        return [("header", message, "Copy the head of the figure's own column, or take another figure.")]
    return []
