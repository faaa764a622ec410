"""Check 3, one fact at a time: the figure is the whole of what is printed, and says value, wording and unit."""

import re
from collections.abc import Iterator
from typing import Any

from outcomes.errors import FigureError, Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.models import Fact
from outcomes.text.anchors import Anchor
from outcomes.text.figures import Reading, read_figure, read_in, special
from outcomes.text.numerals import Numeral, at_place, scan

BESIDE = 12  # characters after a figure in which its unit stands
CORRECT = "Correct the one that is wrong."
FALLS = re.compile(
    "减少|下降|降低|缩短|压减|缩减|降幅|回落|减轻|节约|[減縮]|reduc|decreas|declin|fall|drop|cut|short|fewer|less|saved",
    re.I,
)
NO_FIGURE = {"date": "the date", "label": "the label", "name": "the name", "idiom": "the set phrase"}


def figures(file: Curated) -> Iterator[Problem]:
    """Check 3. Adds the readings of facts. The number is entered twice: as printed, and as value and qualifier."""
    return file.each("facts", _figure)


def _figure(file: Curated, fact: Fact) -> Iterator[Fault]:
    dimension, place = file.dimension(fact), file.anchors.get(fact.id)
    cut = list(_whole(file, fact, place)) if place and not special(fact.figure, dimension) else []
    yield from cut
    if cut or fact.figure not in fact.quote:  # what is cut reads as anything; what is not quoted was told
        return
    try:
        reading = file.readings[fact.id] = read_in(fact.figure, dimension)
    except FigureError as error:
        yield "figure", f"{error}.", "Take the numeral as printed."
        return
    yield from _agreeing(fact, reading)
    yield from _in_unit(file, fact, reading)


def _whole(file: Curated, fact: Fact, place: Anchor) -> Iterator[Fault]:
    """The figure is the longest reading at its place: nothing that belongs to the number stands outside."""
    text, figure = file.texts[fact.source].reading, fact.figure
    start, end = place.figure_start, place.figure_end
    found = at_place(scan(text), start, end)
    if not found or any(
        (n.figure_start, n.figure_end) == (start, end) and n.reading and n.kind != "refused" for n in found
    ):
        return  # a figure that holds no numeral is told where numerals are counted
    numeral = found[0]
    if numeral.kind == "refused" and not numeral.reading:
        message = f"the figure “{figure}” stands in “{numeral.figure}”, which cannot be read: {numeral.reason}."
        yield "figure", message, "Say it in words only, or read on figures in docs/handbook.md."
    elif not numeral.reading:
        message = f"the figure “{figure}” is taken from {NO_FIGURE[numeral.kind]} “{numeral.figure}”."
        yield "figure", message, "Take a figure that counts something."
    elif numeral.kind == "refused" or (numeral.outside, numeral.figure_end) == (start, end):
        yield from _verb_outside(file, fact, numeral)
    elif not (start <= numeral.figure_start and numeral.figure_end <= end):
        words = "”, “".join(filter(None, (text[numeral.figure_start : start], text[end : numeral.figure_end])))
        message = f"the words “{words or numeral.figure}” touch the figure “{figure}” and belong to it."
        yield "figure", message, f"Write the figure with them: {numeral.figure}."
    else:
        message = f"the figure “{figure}” is not what is read at its place: “{numeral.figure}”."
        yield "figure", message, f"Write the figure {numeral.figure}."


def _verb_outside(file: Curated, fact: Fact, numeral: Numeral) -> Iterator[Fault]:
    """A fall may be told by the indicator (纸质材料减少: 40%) or by the figure (减少40%: −40), and by one of them."""
    text, indicator = file.texts[fact.source].reading, file.indicators.get(fact.indicator)
    bare = read_figure(fact.figure)
    listed = numeral.kind == "refused"
    if not listed and numeral.reading and numeral.reading.low == bare.low and numeral.reading.high == bare.high:
        return  # a rise: the sign is the same with its verb and without
    if indicator and indicator.measure == "change" and FALLS.search(f"{indicator.name.zh} {indicator.name.en}"):
        return
    verb = numeral.reason.split("”")[0].lstrip("“") if listed else text[numeral.figure_start : numeral.outside]
    message = f"the verb “{verb}” makes the figure “{fact.figure}” a fall, and the indicator does not say so."
    yield "figure", message, f"Write the figure {numeral.figure}, or choose a change whose name says the fall."


def _agreeing(fact: Fact, reading: Reading) -> Iterator[Fault]:
    """Value and qualifier are what the figure reads."""
    if reading.printed != fact.value:
        message = f"the figure “{fact.figure}” reads {plain(reading.printed)}, the value says {plain(fact.value)}."
        yield "value", message, CORRECT
    if reading.qualifier != fact.qualifier:
        message = f"the figure “{fact.figure}” reads {reading.qualifier}, the qualifier says {fact.qualifier}."
        yield "qualifier", message, CORRECT


def _in_unit(file: Curated, fact: Fact, reading: Reading) -> Iterator[Fault]:
    """A share has a share's form and a unit in per cent; percentage points are a unit of their own."""
    unit, place = file.unit(fact), file.anchors.get(fact.id)
    after = file.texts[fact.source].reading[place.figure_end :][:BESIDE] if place else ""
    beside = re.sub(r"^[\s个個]+", "", after)
    named = [name for name in (unit.name.zh, unit.symbol) if name]
    if reading.share and unit.dimension != "share":
        message = f"the figure “{fact.figure}” is a share, the unit {unit.id} is not."
        yield "figure", message, "Choose an indicator in percent."
    elif beside.startswith(("百分点", "百分點")) and not any("百分点" in name for name in named):
        message = f"the figure “{fact.figure}” counts percentage points, the unit {unit.id} does not."
        yield "figure", message, "Choose an indicator in percentage points: they are no per cent."
    elif (
        unit.dimension == "share"
        and not reading.share
        and not any(after.lstrip().startswith(n) or beside.startswith(n.lstrip("个")) for n in named)
    ):
        message = f"the figure “{fact.figure}” is a bare number, the unit {unit.id} is a share."
        yield "figure", message, "Take the figure with its %, ‰, 成 or 分之, or choose another indicator."


def plain(number: Any) -> str:
    """A number as the file writes it: 66.666667 for two thirds; a range as [30, 50]."""
    if isinstance(number, tuple):
        return f"[{', '.join(map(plain, number))}]"
    return f"{round(number, 6).normalize():f}"
