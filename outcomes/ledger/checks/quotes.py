"""Checks 2 and 3: each quote stands in its text, and each figure in its quote reads what its value says."""

import json
from typing import Any

from outcomes.errors import AnchorError, FigureError, Problem
from outcomes.ledger.checks.entered import BESIDE, Fault, agreeing, in_unit, whole
from outcomes.ledger.document import HINTS, Document
from outcomes.text.anchors import Anchor, anchor, respelt
from outcomes.text.figures import Reading
from outcomes.text.ratios import read_in, special
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
                key, fix = "quote", "Copy the words from the source."
                few = len(problems) < HINTS
                elsewhere = [name for name in texts if few and entry.quote in texts[name].reading]
                if entry.claim and entry.claim not in entry.quote and entry.claim not in text:
                    key = "term" if section == "programmes" else "figure"
                elif elsewhere and entry.source not in elsewhere:
                    key, fix = "source", f"They stand in {' and '.join(elsewhere)}: write that source, if it is meant."
                elif few and entry.quote not in text and (words := respelt(text, entry.quote)):
                    words = json.dumps(words, ensure_ascii=False)
                    fix = f"Only the width of its marks or digits differs: if these are the words, write quote: {words}"
                problems.append(document.problem(section, i, key, f"{error}.", fix))
    return anchors, problems


def claimant(section: str, index: int, entry: Any) -> str:
    """The key under which an entry's place is kept: an entry of not_facts has no id and so goes by its position."""
    if section == "facts":
        return entry.id
    return f"{section.removesuffix('s')}:{index if section == 'not_facts' else entry.id}"


def figures(
    document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor]
) -> tuple[dict[str, Reading], list[Problem]]:
    """Check 3: the figure, read by the rules, gives the value and the qualifier: the number is entered twice.

    It must be the whole of what the text prints there, and have the form of its unit.
    """
    readings: dict[str, Reading] = {}
    problems = []
    indicators, units = document.by_id("indicators"), document.by_id("units")
    for i, fact in document.each("facts"):
        indicator = indicators.get(fact.indicator)
        unit = units.get(indicator.unit) if indicator else None
        dimension = unit.dimension if unit else ""
        found: list[Fault] = []
        if not special(fact.figure, dimension) and fact.id in anchors and fact.source in texts:
            found += whole(texts[fact.source].reading, fact.figure, anchors[fact.id], indicator)
        if fact.figure not in fact.quote:
            continue  # told with the quote
        if not found:  # what is cut or refused reads as anything
            try:
                readings[fact.id] = read_in(fact.figure, dimension)
            except FigureError as error:
                found.append(Fault("figure", f"{error}.", "Take the numeral as printed."))
        if fact.id in readings:
            found += agreeing(fact, readings[fact.id])
            after = texts[fact.source].reading[anchors[fact.id].figure_end :][:BESIDE] if fact.id in anchors else ""
            found += in_unit(fact.figure, readings[fact.id], unit, after) if unit else []
        problems += [document.problem("facts", i, *fault) for fault in found]
    return readings, problems
