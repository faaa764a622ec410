"""Check 5: what shares a chart or is divided fits together, and periods can be read."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from outcomes.errors import Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.document import PLACEHOLDER
from outcomes.ledger.models import Average, Consistency, Fact, Indicator, Ratio, Source, Statement
from outcomes.text.periods import PeriodError, read_period, written

EDTF = "Write EDTF, such as 2021, 2021-10, 2022-01~ or 2013-07~/2014-02~."
TWO = "Choose two facts that do."


def comparable(file: Curated) -> Iterator[Problem]:
    """Check 5: groups share unit and measure, what is divided fits together, parts have the unit, periods parse."""
    yield from _groups(file)
    yield from file.each("ratios", _ratio)
    yield from file.each("averages", _average)
    yield from file.each("consistency", _relation, _quotients)
    yield from file.each("facts", _period, _part)
    yield from file.each("statements", _period)
    yield from file.each("sources", _period)


def _period(_: Curated, entry: Fact | Statement | Source) -> Iterator[Fault]:
    field, text = ("published", entry.published) if isinstance(entry, Source) else ("period", entry.period)
    try:
        period = read_period(text) if text and text != PLACEHOLDER else None
    except PeriodError as error:
        meant = written(text or "")
        yield field, f"{error}.", f'Write {field}: "{meant}"' if meant else EDTF
        return
    if period and period.approximate and not isinstance(entry, Source) and entry.period_basis is None:
        yield field, "an approximate period needs the words it rests on.", "Add period_basis in both languages."


def _groups(file: Curated) -> Iterator[Problem]:
    members: dict[str, list[tuple[int, Indicator]]] = defaultdict(list)
    told = False
    for i, indicator in file.document.each("indicators"):
        members[indicator.group].append((i, indicator))
    for name, found in members.items():
        fitting = _fitting(name, [indicator for _, indicator in found])
        odd = [(i, one) for i, one in found if (one.unit, one.measure) != (fitting.unit, fitting.measure)]
        for i, one in odd:
            key = "unit" if one.unit != fitting.unit else "measure"
            here, there = getattr(one, key), getattr(fitting, key)
            message = f"group {name} is shown on one axis, but {key} is {here} here and {there} in {fitting.id}."
            yield file.document.problem("indicators", i, "group", message, "Give it a group of its own.")
        unnamed = not odd and len(found) > 1 and name not in file.document.ids["groups"]
        if unnamed:
            message = f"the group {name} holds several indicators and has no name."
            yield file.document.problem("indicators", found[1][0], "group", message, "Add it to groups.")
        told = told or bool(odd) or unnamed
    for i, group in file.document.each("groups") if not told else ():
        if group.id not in members:
            yield file.document.problem("groups", i, "id", f"no indicator is in {group.id}.", "Remove it.")


def _fitting(group: str, found: list[Indicator]) -> Indicator:
    """The first indicator with the unit and the measure that are the group's.

    What most have is the group's; of two, what the one has whose name is more like that of the group.
    """
    many = Counter((one.unit, one.measure) for one in found)
    alike = {one.id: SequenceMatcher(None, group, one.id, autojunk=False).ratio() for one in found}
    best = max(found, key=lambda one: (many[one.unit, one.measure], alike[one.id]))
    return next(one for one in found if (one.unit, one.measure) == (best.unit, best.measure))


def _units(file: Curated, *facts: Fact) -> list[str]:
    return [file.indicators[fact.indicator].unit for fact in facts]


def _part(file: Curated, part: Fact) -> Iterator[Fault]:
    whole = file.facts[part.part_of or ""]
    if len({*_units(file, part, whole)}) > 1 or part.source != whole.source:
        message = f"a part has the unit and the source of its whole, {whole.id}."
        yield "part_of", message, "Remove part_of or correct it."


def _ratio(file: Curated, ratio: Ratio) -> Iterator[Fault]:
    top, bottom = file.facts[ratio.numerator], file.facts[ratio.denominator]
    if len({*_units(file, top, bottom)}) > 1 or top.source != bottom.source:
        yield "numerator", f"{top.id} and {bottom.id} must have one unit and one source.", TWO
    elif bottom.value == 0:
        yield "denominator", "the denominator is 0.", ""


def _average(file: Curated, average: Average) -> Iterator[Fault]:
    top, bottom = file.facts[average.numerator], file.facts[average.denominator]
    if len({*_units(file, top, bottom)}) == 1:
        yield "numerator", f"{top.id} and {bottom.id} have one unit.", "Move it to ratios."
    else:
        yield from _dividing(file, "denominator", top, bottom, named=True)


def _quotients(file: Curated, check: Consistency) -> Iterator[Fault]:
    if len(check.quotients) > 1 and check.unit is None:
        message = "quotients that are held against each other need their unit."
        yield "quotients", message, "Add unit: the id of a unit."
    for pair in check.quotients:
        top, bottom = file.facts[pair.top], file.facts[pair.bottom]
        yield from _dividing(file, "quotients", top, bottom, named=check.unit is None)


def _relation(file: Curated, check: Consistency) -> Iterator[Fault]:
    """A relation with a printed result: one text, units that fit its kind, nothing divided by nothing."""
    if check.kind == "quotients":
        return
    facts = [file.facts[name] for name in (check.result or "", *check.of)]
    (result, *sides), (_, first, second, *_) = _units(file, *facts), facts
    dimension, kind = file.units[result].dimension, check.kind
    wrong = ""
    if len({fact.source for fact in facts}) > 1:
        wrong = "the facts of a relation stand in one text"
    elif kind in ("share", "target", "growth") and len(set(sides)) > 1:
        wrong = f"{first.id} and {second.id} must have one unit"
    elif kind == "sum" and {result, *sides} != {result}:
        wrong = "a sum and its parts must have one unit"
    elif kind in ("share", "target") and dimension != "share":
        wrong = f"{check.result} is no share"
    elif kind == "growth" and dimension not in ("share", "points"):
        wrong = f"{check.result} is neither in per cent nor in percentage points"
    elif kind == "average" and sides[0] == sides[1]:
        wrong = f"{first.id} and {second.id} have one unit, so the result is a share"
    elif kind not in ("sum", "growth") and second.value == 0:
        wrong = f"{second.id} is 0, and nothing can be divided by it"
    if wrong:
        yield "of", f"{wrong}.", "Choose other facts or another kind."


def _dividing(file: Curated, key: str, top: Fact, bottom: Fact, *, named: bool) -> Iterator[Fault]:
    """One source, nothing divided by nothing, and, where the result is `named` after both units, units that can be."""
    if top.source != bottom.source:
        yield key, f"{top.id} and {bottom.id} must have one source.", TWO
    elif bottom.value == 0:
        yield key, f"{bottom.id} is 0: nothing can be divided by it.", ""
    elif named and {(above := file.unit(top)).dimension, (below := file.unit(bottom)).dimension} & {"share", "rank"}:
        message = f"“{above.id} per {below.id}” means nothing: shares and ranks are not divided."
        yield key, message, "Choose two amounts."
    elif named and below.one is None:
        yield key, f"the unit {below.id} has no English word for one of it.", "Add one: to the unit."
