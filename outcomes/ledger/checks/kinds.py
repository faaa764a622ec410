"""What kind of number a text gives, held against its words: a target, a running total, a change, a rate, a date.

A kind is never guessed from words. Where they say plainly what a number is, an entry that says otherwise is refused.
"""

import re
from collections.abc import Iterator

from outcomes.errors import Problem
from outcomes.ledger.document import Document
from outcomes.ledger.models import Fact, Indicator, Unit
from outcomes.ledger.vocabulary import MOVING
from outcomes.text.anchors import Anchor
from outcomes.text.source_text import SourceText

CLAUSE = re.compile(r"[，。；！？、：,;!?\n\t]")
VERB = (
    "新增|新建|改造|改建|建设|建成|完成|实现|达到|达|投入|投资|安排|培训|帮扶|引进|超过|突破|下降|增长|提高|降至|降到"
)
# Words right before a figure that make a goal of it. 完成目标, 超计划 and 较计划 speak of a result.
TARGET = re.compile(
    rf"力争|争取(?={VERB}|到)|(?<![较比原超按])(?:计划|拟|预计)(?={VERB}|总投资|为|在|于|到)|"
    rf"目标(?:任务|值)?(?:是|为|定为|数为)|将(?={VERB})|确保(?={VERB}|到)"
)
ACHIEVED = re.compile("目标的|计划的|任务的|完成率|超额|提前|已|了")
GOAL_HEAD = re.compile("(?:目标|计划)(?:数|值|任务)?$")
CUMULATIVE = re.compile("累计|累積|累计达")
YEAR_BEFORE = re.compile("同比|[比较](?:上年|去年|上一年)|上年同期|去年同期")
PERIOD_BEFORE = re.compile("环比|[比较](?:上月|上个月|上季度|上半年)")
RATE = re.compile(r"(每[人户年月天日亩家村](?:每[年月天日人])?)(?:[^\d每]{0,4})$")
DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?")
DIMENSIONS = {
    "points": {"points"}, "multiple-to": {"times"}, "multiple-by": {"times"},
    "target-share": {"share"}, "rank": {"rank"},
}  # fmt: skip

Said = tuple[str, str, str]  # key, message, remedy


def kinds(document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor]) -> list[Problem]:
    """Every fact against its words; every indicator against its unit."""
    problems = []
    indicators, units = document.by_id("indicators"), document.by_id("units")
    said = {name: _said_somewhere(document, name) for name in ("against", "counts", "per")}
    for i, fact in document.each("facts"):
        indicator = indicators.get(fact.indicator)
        unit = units.get(indicator.unit) if indicator else None
        if indicator and unit and fact.id in anchors and fact.source in texts:
            before = clause_before(texts[fact.source].reading, anchors[fact.id])
            found = [*_target(fact, indicator, before), *_total(fact, indicator, before), *_dated(fact, indicator),
                     *_against(fact, indicator, before, said["against"]), *_rate(fact, unit, before, said["per"]),
                     *_of_target(document, fact, indicator)]  # fmt: skip
            problems += [document.problem("facts", i, *fault) for fault in found]
    for i, indicator in document.each("indicators"):
        if indicator.unit in units:
            faults = _unit(indicator, units[indicator.unit], said["counts"])
            problems += [document.problem("indicators", i, *fault) for fault in faults]
    return problems


def clause_before(text: str, place: Anchor) -> str:
    """The words from the beginning of the clause to the figure, those that the figure holds included."""
    left = max((found.end() for found in CLAUSE.finditer(text, max(0, place.figure_start - 60), place.figure_start)),
               default=max(0, place.figure_start - 60))  # fmt: skip
    return text[left : place.figure_end]


def _said_somewhere(document: Document, name: str) -> bool:
    """Whether a key of the newer format is used: a file says it for all entries or, an old one, for none."""
    section = {"against": "facts", "counts": "indicators", "per": "units"}[name]
    return any(getattr(entry, name) is not None for _, entry in document.each(section))


def _target(fact: Fact, indicator: Indicator, before: str) -> Iterator[Said]:
    if fact.kind != "actual" or indicator.measure == "target-share":
        return
    if fact.header and GOAL_HEAD.search(fact.header):
        message = f"the column “{fact.header}” holds goals, and the fact is filed as actual."
        yield "header", message, "Add kind: target, or kind: plan."
    if (found := TARGET.search(before)) and not ACHIEVED.search(before[found.end() :]):
        message = f"the words “{before[found.start() :]}” set a goal, and the fact is filed as actual."
        yield "id", message, "Add kind: target, or kind: plan."


def _total(fact: Fact, indicator: Indicator, before: str) -> Iterator[Said]:
    if indicator.counts == "flow" and indicator.measure == "level" and (found := CUMULATIVE.search(before)):
        message = f"the words “{before[found.start() :]}” give a running total, and {indicator.id} counts a flow."
        yield "indicator", message, "Choose, or add, an indicator with counts: cumulative."


def _dated(fact: Fact, indicator: Indicator) -> Iterator[Said]:
    period = fact.period or ""
    if indicator.counts == "stock" and "/" in period:
        message = (
            f"{indicator.id} counts a stock, which stands on one date, and the period {period} is a stretch of time."
        )
        yield "period", message, "Write the date as of which the words give it."
    if indicator.counts == "flow" and DAY.fullmatch(period) and not re.search("当日|当天|一日|一天", fact.quote):
        message = f"{indicator.id} counts a flow, and the period {period} is a day."
        yield "period", message, "Write the stretch of time, such as 2023-01/2023-06, that the words give."


def _against(fact: Fact, indicator: Indicator, before: str, used: bool) -> Iterator[Said]:
    moving = indicator.measure in MOVING
    if fact.against and not moving:
        message = f"{indicator.id} is no change, and against says what a change is measured from."
        yield "against", message, "Remove against, or choose an indicator that measures a change."
    if moving and fact.against is None and (used or indicator.measure != "change"):
        message = "a change needs to say what it is measured against."
        yield "indicator", message, "Add against: previous-year, previous-period, start, average, plan or unstated."
    for pattern, meant in ((YEAR_BEFORE, "previous-year"), (PERIOD_BEFORE, "previous-period")):
        if moving and fact.against and fact.against != meant and (found := pattern.search(before)):
            message = f"the words say “{found[0]}”, and against says {fact.against}."
            yield "against", message, f"Write against: {meant}, or correct the figure."


def _rate(fact: Fact, unit: Unit, before: str, used: bool) -> Iterator[Said]:
    """每人每月820元 is a rate: money for a person and a month is not money."""
    found = RATE.search(before.removesuffix(fact.figure))
    if found and used and unit.dimension == "money" and unit.per is None:
        message = f"the words “{found[1]}” make a rate of the figure, and the unit {unit.id} says no per."
        yield "indicator", message, f"Choose an indicator whose unit has per: {{zh: {found[1]}, en: …}}."
    if unit.per and unit.per.zh not in fact.quote and not re.search("/|／|人均|户均|均", fact.quote):
        message = f"the unit {unit.id} is a rate, {unit.per.zh}, and the quote does not say so."
        yield "quote", message, f"Take a quote that holds {unit.per.zh}, or choose another indicator."


def _of_target(document: Document, fact: Fact, indicator: Indicator) -> Iterator[Said]:
    whole = document.by_id("facts").get(fact.target_of) if fact.target_of else None
    if fact.target_of and indicator.measure != "target-share":
        message = f"{indicator.id} is no share of a target."
        yield "target_of", message, "Remove target_of, or choose an indicator with measure: target-share."
    elif whole and (whole.id == fact.id or whole.source != fact.source):
        message = f"{whole.id} is not another fact of the same text."
        yield "target_of", message, "Name the fact of this text whose target the share is of."


def _unit(indicator: Indicator, unit: Unit, counted: bool) -> Iterator[Said]:
    needed = DIMENSIONS.get(indicator.measure)
    if needed and unit.dimension not in needed:
        message = (
            f"the measure {indicator.measure} counts in {' or '.join(needed)}, the unit {unit.id} in {unit.dimension}."
        )
        yield "measure", message, "Choose the unit or the measure that fits."
    if "百分点" in unit.name.zh and unit.dimension != "points":
        message = f"the unit {unit.id} counts percentage points, and its dimension is {unit.dimension}."
        yield "unit", message, "Write dimension: points in the unit: they are no per cent."
    if counted and indicator.counts is None and indicator.measure == "level":
        message = "other indicators of the file say what they count, a stock, a flow or a running total; this does not."
        yield "id", message, "Add counts: stock, flow or cumulative."
