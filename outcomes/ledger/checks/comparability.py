"""Check 5: what shares a chart or is divided fits together, and periods can be read."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from outcomes.errors import Problem
from outcomes.ledger.document import PLACEHOLDER, Document
from outcomes.ledger.models import Consistency
from outcomes.text.periods import PeriodError, read_period, written


def comparable(document: Document) -> list[Problem]:
    """Check 5: groups share unit and measure, what is divided fits together, parts have the unit, periods parse."""
    divided = _ratios(document) + _averages(document) + _consistency(document)
    return _groups(document) + divided + _periods(document) + _parts(document)


def _periods(document: Document) -> list[Problem]:
    problems = []
    for section, field in (("facts", "period"), ("statements", "period"), ("sources", "published")):
        for i, entry in document.each(section):
            text = getattr(entry, field)
            try:
                period = read_period(text) if text and text != PLACEHOLDER else None
            except PeriodError as error:
                fix = "Write EDTF, such as 2021, 2021-10, 2022-01~ or 2013-07~/2014-02~."
                if meant := written(text):
                    fix = f'Write {field}: "{meant}"'
                problems.append(document.problem(section, i, field, f"{error}.", fix))
                continue
            if section != "sources" and period and period.approximate and entry.period_basis is None:
                message = "an approximate period needs the words it rests on."
                problems.append(document.problem(section, i, field, message, "Add period_basis in both languages."))
    return problems


def _parts(document: Document) -> list[Problem]:
    problems = []
    facts, units = document.by_id("facts"), _units(document)
    for i, fact in document.each("facts"):
        whole = facts.get(fact.part_of)
        if not whole or fact.indicator not in units or whole.indicator not in units:
            continue
        if units[fact.indicator] != units[whole.indicator] or fact.source != whole.source:
            message = f"a part has the unit and the source of its whole, {whole.id}."
            problems.append(document.problem("facts", i, "part_of", message, "Remove part_of or correct it."))
    return problems


def _groups(document: Document) -> list[Problem]:
    problems = []
    members: dict[str, list[tuple[int, Any]]] = defaultdict(list)
    for i, indicator in document.each("indicators"):
        members[indicator.group].append((i, indicator))
    for name, found in members.items():
        odd = list(_odd(name, [indicator for _, indicator in found]))
        for i, indicator in found:
            for field, other in ((field, other) for at, field, other in odd if at is indicator):
                message = (
                    f"group {name} is shown on one axis, but {field} is {getattr(indicator, field)} here "
                    f"and {getattr(other, field)} in {other.id}."
                )
                problems.append(document.problem("indicators", i, "group", message, "Give it a group of its own."))
        if not odd and len(found) > 1 and name not in document.ids["groups"]:
            message = f"the group {name} holds several indicators and has no name."
            problems.append(document.problem("indicators", found[1][0], "group", message, "Add it to groups."))
    for i, group in document.each("groups") if not problems else ():
        if group.id not in members:
            problems.append(document.problem("groups", i, "id", f"no indicator is in {group.id}.", "Remove it."))
    return problems


def _odd(group: str, found: list[Any]) -> Iterator[tuple[Any, str, Any]]:
    """The indicators that do not fit their group, each with the first key that differs and one that fits.

    What most have is the group's; of two, what the one has whose name is more like that of the group.
    """
    kinds = Counter((indicator.unit, indicator.measure) for indicator in found)
    alike = {kind: max(_alike(group, i.id) for i in found if (i.unit, i.measure) == kind) for kind in kinds}
    unit, measure = max(kinds, key=lambda kind: (kinds[kind], alike[kind]))
    fitting = next(indicator for indicator in found if (indicator.unit, indicator.measure) == (unit, measure))
    for indicator in found:
        if indicator.unit != unit or indicator.measure != measure:
            yield indicator, "unit" if indicator.unit != unit else "measure", fitting


def _alike(group: str, indicator: str) -> float:
    return SequenceMatcher(None, group, indicator, autojunk=False).ratio()


def _ratios(document: Document) -> list[Problem]:
    problems = []
    facts = document.by_id("facts")
    units = _units(document)
    for i, ratio in document.each("ratios"):
        top, bottom = facts.get(ratio.numerator), facts.get(ratio.denominator)
        if not top or not bottom or top.indicator not in units or bottom.indicator not in units:
            continue
        if units[top.indicator] != units[bottom.indicator] or top.source != bottom.source:
            message = f"{top.id} and {bottom.id} must have one unit and one source."
            problems.append(document.problem("ratios", i, "numerator", message, "Choose two facts that do."))
        elif bottom.value == 0:
            problems.append(document.problem("ratios", i, "denominator", "the denominator is 0."))
    return problems


def _averages(document: Document) -> list[Problem]:
    problems = []
    facts, units = document.by_id("facts"), _units(document)
    for i, average in document.each("averages"):
        top, bottom = facts.get(average.numerator), facts.get(average.denominator)
        if not top or not bottom or top.indicator not in units or bottom.indicator not in units:
            continue
        if units[top.indicator] == units[bottom.indicator]:
            message = f"{top.id} and {bottom.id} have one unit."
            problems.append(document.problem("averages", i, "numerator", message, "Move it to ratios."))
        else:
            problems += _dividing(document, "averages", i, "denominator", top, bottom, named=True)
    return problems


def _consistency(document: Document) -> list[Problem]:
    problems = []
    facts = document.by_id("facts")
    for i, check in document.each("consistency"):
        if check.kind != "quotients":
            problems += _related(document, i, check)
        if len(check.quotients) > 1 and check.unit is None:
            message = "quotients that are held against each other need their unit."
            problems.append(document.problem("consistency", i, "quotients", message, "Add unit: the id of a unit."))
        for pair in check.quotients:
            top, bottom = facts.get(pair.top), facts.get(pair.bottom)
            if top and bottom:
                named = check.unit is None
                problems += _dividing(document, "consistency", i, "quotients", top, bottom, named=named)
    return problems


def _related(document: Document, index: int, check: Consistency) -> list[Problem]:
    """A relation with a printed result: one text, units that fit its kind, nothing divided by nothing."""
    facts, units, known = document.by_id("facts"), document.by_id("units"), _units(document)
    named = [facts.get(name or "") for name in (check.result, *check.of)]
    found = [units.get(known.get(fact.indicator, "")) if fact else None for fact in named]
    if None in found or None in named:
        return []  # the references are told of elsewhere
    result, *sides = [unit.id for unit in found if unit]
    dimension = units[result].dimension
    wrong = ""
    if len({fact.source for fact in named if fact}) > 1:
        wrong = "the facts of a relation stand in one text"
    elif check.kind in ("share", "target", "growth") and len(set(sides)) > 1:
        wrong = f"{check.of[0]} and {check.of[1]} must have one unit"
    elif check.kind == "sum" and {result, *sides} != {result}:
        wrong = "a sum and its parts must have one unit"
    elif check.kind in ("share", "target") and dimension != "share":
        wrong = f"{check.result} is no share"
    elif check.kind == "growth" and dimension not in ("share", "points"):
        wrong = f"{check.result} is neither in per cent nor in percentage points"
    elif check.kind == "average" and sides[0] == sides[1]:
        wrong = f"{check.of[0]} and {check.of[1]} have one unit, so the result is a share"
    elif check.kind not in ("sum", "growth") and facts[check.of[1]].value == 0:
        wrong = f"{check.of[1]} is 0, and nothing can be divided by it"
    return (
        [document.problem("consistency", index, "of", f"{wrong}.", "Choose other facts or another kind.")]
        if wrong
        else []
    )


def _dividing(
    document: Document, section: str, index: int, key: str, top: Any, bottom: Any, *, named: bool
) -> list[Problem]:
    """One source, nothing divided by nothing, and, where the result is `named` after both units, units that can be."""
    if top.source != bottom.source:
        message = f"{top.id} and {bottom.id} must have one source."
        return [document.problem(section, index, key, message, "Choose two facts that do.")]
    if bottom.value == 0:
        return [document.problem(section, index, key, f"{bottom.id} is 0: nothing can be divided by it.")]
    units, known = document.by_id("units"), _units(document)
    above, below = (units.get(known.get(fact.indicator, "")) for fact in (top, bottom))
    if named and above and below:
        if {above.dimension, below.dimension} & {"share", "rank"}:
            message = f"“{above.id} per {below.id}” means nothing: shares and ranks are not divided."
            return [document.problem(section, index, key, message, "Choose two amounts.")]
        if below.one is None:
            message = f"the unit {below.id} has no English word for one of it."
            return [document.problem(section, index, key, message, "Add one: to the unit.")]
    return []


def _units(document: Document) -> dict[str, str]:
    return {indicator.id: indicator.unit for _, indicator in document.each("indicators")}
