"""Check 3, one fact at a time: the figure is the whole of what is printed, and says value, wording and unit."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from outcomes.ledger.models import Fact, Indicator, Unit
from outcomes.text.anchors import Anchor
from outcomes.text.figures import Reading, read_figure
from outcomes.text.numerals import Numeral, at_place, scan

BESIDE = 12  # characters after a figure in which its unit stands
CORRECT = "Correct the one that is wrong."
FALLS = re.compile(
    "减少|下降|降低|缩短|压减|缩减|降幅|回落|减轻|节约|[減縮]|reduc|decreas|declin|fall|drop|cut|short|fewer|less|saved",
    re.I,
)
NO_FIGURE = {"date": "the date", "label": "the label", "name": "the name", "idiom": "the set phrase"}


class Fault(NamedTuple):
    """What is wrong with a fact: the key, the message and the remedy."""

    key: str
    message: str
    fix: str


def whole(text: str, figure: str, place: Anchor, indicator: Indicator | None) -> Iterator[Fault]:
    """The figure is the longest reading at its place: nothing that belongs to the number stands outside."""
    found = at_place(scan(text), place.figure_start, place.figure_end)
    start, end = place.figure_start, place.figure_end
    if any(
        (numeral.figure_start, numeral.figure_end) == (start, end) and numeral.reading and numeral.kind != "refused"
        for numeral in found
    ):
        return
    if not found:
        return  # told where numerals are counted
    numeral = found[0]
    if numeral.kind == "refused" and not numeral.reading:
        message = f"the figure “{figure}” stands in “{numeral.figure}”, which cannot be read: {numeral.reason}."
        yield Fault("figure", message, "Say it in words only, or read on figures in docs/handbook.md.")
    elif not numeral.reading:
        message = f"the figure “{figure}” is taken from {NO_FIGURE[numeral.kind]} “{numeral.figure}”."
        yield Fault("figure", message, "Take a figure that counts something.")
    elif numeral.kind == "refused" or (numeral.outside, numeral.figure_end) == (start, end):
        yield from _verb_outside(text, figure, numeral, indicator)
    elif not (start <= numeral.figure_start and numeral.figure_end <= end):
        words = "”, “".join(filter(None, (text[numeral.figure_start : start], text[end : numeral.figure_end])))
        touching = words or numeral.figure
        message = f"the words “{touching}” touch the figure “{figure}” and belong to it."
        yield Fault("figure", message, f"Write the figure with them: {numeral.figure}.")
    else:
        message = f"the figure “{figure}” is not what is read at its place: “{numeral.figure}”."
        yield Fault("figure", message, f"Write the figure {numeral.figure}.")


def _verb_outside(text: str, figure: str, numeral: Numeral, indicator: Indicator | None) -> Iterator[Fault]:
    """A fall may be told by the indicator (纸质材料减少: 40%) or by the figure (减少40%: −40), and by one of them."""
    bare = read_figure(figure)
    listed = numeral.kind == "refused"
    if not listed and (
        numeral.reading == bare or (numeral.reading and numeral.reading.value == bare.value and bare.value is not None)
    ):
        return  # a rise: the sign is the same with its verb and without
    verb = numeral.reason.split("”")[0].lstrip("“") if listed else text[numeral.figure_start : numeral.outside]
    if indicator and indicator.measure == "change" and FALLS.search(f"{indicator.name.zh} {indicator.name.en}"):
        return
    message = f"the verb “{verb}” makes the figure “{figure}” a fall, and the indicator does not say so."
    yield Fault("figure", message, f"Write the figure {numeral.figure}, or choose a change whose name says the fall.")


def agreeing(fact: Fact, reading: Reading) -> Iterator[Fault]:
    """Value and qualifier are what the figure reads."""
    read: Any = (reading.low, reading.high) if reading.value is None else reading.value
    if _rounded(read) != fact.value:
        message = f"the figure “{fact.figure}” reads {plain(read)}, the value says {plain(fact.value)}."
        yield Fault("value", message, CORRECT)
    if reading.qualifier != fact.qualifier:
        message = f"the figure “{fact.figure}” reads {reading.qualifier}, the qualifier says {fact.qualifier}."
        yield Fault("qualifier", message, CORRECT)


def in_unit(figure: str, reading: Reading, unit: Unit, after: str) -> Iterator[Fault]:
    """A share has a share's form and a unit in per cent; percentage points are a unit of their own."""
    beside = re.sub(r"^[\s个個]+", "", after)
    points = beside.startswith(("百分点", "百分點"))
    named = [name for name in (unit.name.zh, unit.symbol) if name]
    if reading.share and unit.dimension != "share":
        message = f"the figure “{figure}” is a share, the unit {unit.id} is not."
        yield Fault("figure", message, "Choose an indicator in percent.")
    elif points and not any("百分点" in name for name in named):
        message = f"the figure “{figure}” counts percentage points, the unit {unit.id} does not."
        yield Fault("figure", message, "Choose an indicator in percentage points: they are no per cent.")
    elif (
        unit.dimension == "share"
        and not reading.share
        and not any(after.lstrip().startswith(n) or beside.startswith(n.lstrip("个")) for n in named)
    ):
        message = f"the figure “{figure}” is a bare number, the unit {unit.id} is a share."
        yield Fault("figure", message, "Take the figure with its %, ‰, 成 or 分之, or choose another indicator.")


def plain(number: Any) -> str:
    """A number as the file writes it: 66.666667 for two thirds; a range as [30, 50]."""
    if isinstance(number, tuple):
        return f"[{', '.join(map(plain, number))}]"
    return f"{_rounded(number).normalize():f}"


def _rounded(number: Any) -> Any:
    """A third has no end: six decimals are written."""
    return tuple(map(_rounded, number)) if isinstance(number, tuple) else round(number, 6)
