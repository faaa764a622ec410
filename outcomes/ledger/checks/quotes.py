"""Checks 2 and 3: each quote stands in its text, and each figure in its quote reads what its value says."""

from typing import Any

from outcomes.errors import AnchorError, FigureError, Problem
from outcomes.ledger.document import HINTS, Document
from outcomes.text.anchors import Anchor, anchor
from outcomes.text.figures import Reading, read_figure
from outcomes.text.numerals import wording_left_out
from outcomes.text.source_text import SourceText


def anchored(document: Document, texts: dict[str, SourceText]) -> tuple[dict[str, Anchor], list[Problem]]:
    """Checks 2 and 3: each quote stands in its source exactly once, each figure once in its quote.

    Anchors are keyed by fact id, `statement:` and id, `programme:` and id, and `not_fact:` and position.
    """
    anchors: dict[str, Anchor] = {}
    problems: list[Problem] = []
    for section in ("facts", "statements", "programmes", "not_facts"):
        for i, entry in document.each(section):
            if entry.source not in texts:
                continue
            try:
                text = texts[entry.source].reading
                anchors[claimant(section, i, entry)] = anchor(text, entry, hint=len(problems) < HINTS)
            except AnchorError as error:
                message = f"{error}."
                problems.append(document.problem(section, i, "quote", message, "Copy the words from the source."))
    for i, fact in document.each("facts"):
        if fact.id in anchors and fact.source in texts:
            place = anchors[fact.id]
            word = wording_left_out(texts[fact.source].reading, place.figure_start, place.figure_end)
            if word:
                message = f"the words “{word}” touch the figure “{fact.figure}” and belong to it."
                problems.append(document.problem("facts", i, "figure", message, "Write the figure with them."))
    return anchors, problems


def claimant(section: str, index: int, entry: Any) -> str:
    """The key under which an entry's place is kept: an entry of not_facts has no id and so goes by its position."""
    if section == "facts":
        return entry.id
    return f"{section.removesuffix('s')}:{index if section == 'not_facts' else entry.id}"


def figures(document: Document) -> tuple[dict[str, Reading], list[Problem]]:
    """Check 3: the figure, read by the rules, gives the value and the qualifier: the number is entered twice."""
    readings: dict[str, Reading] = {}
    problems = []
    units = document.by_id("units")
    indicators = document.by_id("indicators")
    for i, fact in document.each("facts"):
        try:
            reading = readings[fact.id] = read_figure(fact.figure)
        except FigureError as error:
            problems.append(document.problem("facts", i, "figure", f"{error}.", "Take the numeral as printed."))
            continue
        if round(reading.value, 6) != fact.value:  # a third has no end: six decimals are written
            message = f"the figure “{fact.figure}” reads {_plain(reading.value)}, the value says {_plain(fact.value)}."
            problems.append(document.problem("facts", i, "value", message, "Correct the one that is wrong."))
        if reading.qualifier != fact.qualifier:
            message = f"the figure “{fact.figure}” reads {reading.qualifier}, the qualifier says {fact.qualifier}."
            problems.append(document.problem("facts", i, "qualifier", message, "Correct the one that is wrong."))
        unit = units.get(indicators[fact.indicator].unit) if fact.indicator in indicators else None
        if unit and reading.share and unit.dimension != "share":
            message = f"the figure “{fact.figure}” is a share, the unit {unit.id} is not."
            problems.append(document.problem("facts", i, "figure", message, "Choose an indicator in percent."))
    return readings, problems


def _plain(number: Any) -> str:
    return f"{number.normalize():f}"
