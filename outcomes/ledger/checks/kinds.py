"""What kind of number a text gives, held against its words: a target, a running total, a change, a rate, a date.

A kind is never guessed from words. Where they say plainly what a number is, an entry that says otherwise is refused.
"""

import re
from collections.abc import Iterator

from outcomes.errors import Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.models import Fact, Indicator, Unit
from outcomes.ledger.vocabulary import MOVING
from outcomes.text.anchors import Anchor

MARKS = r"，。；！？、：,;!?\n\t"
CLAUSE = re.compile(f"[{MARKS}]")
LONGEST = 60  # characters of a clause before its figure
VERB = (
    "(?:新增|新建|改造|改建|建设|建成|完成|实现|达到|达|投入|投资|安排|培训|帮扶|引进|超过|突破"
    "|下降|增长|提高|降至|降到)"
)
YEAR = r"(?:\d{4}年|[今明后本全]?年)"
WHEN = f"(?:[到在于至]?{YEAR}[底末内]?(?:[以之]?前)?，?)?"
NOW = "目前|现有|上半年"
OWN = f"[^{MARKS}]"  # characters of a clause
# A part (其中) of what is planned of which nothing says that it is done, or is so far.
DONE = "已了完竣交投开通办建成装修拨获启落位脱签岗业发支收封验挂营用领目现今上第累"
PART = f"，其中(?:(?![{DONE}]|{VERB}){OWN})*(?!{OWN})"
# The words that set a goal, as far as it reaches: to the end of the clause, through the list that 力争 begins with a
# number, and to a part. 完成目标, 超计划, 较计划, 完成计划 and 将…由9天压缩至3天 speak of a result.
GOAL = re.compile(
    rf"(?:(?:力争|(?:争取|确保)(?={WHEN}{VERB}|到{YEAR})){WHEN}(?:{OWN}*\d{OWN}*、(?!{NOW}))*"
    rf"|(?<![较比原超按照])(?<!完成|列入|纳入)(?:计划|拟|预计)(?={WHEN}再?{VERB}|{WHEN}总投资|[为在于到]){WHEN}"
    rf"|目标(?:任务|值)?(?:是|为|定为|数为)|将(?={VERB})(?!{OWN}*(?:[由从]\d|压缩|缩短))"
    rf"|到[明后]年[底末]?，?(?={VERB})|(?<!为)(?:[明后]年|下一?步)，?[要还再]+(?={VERB})"
    rf"){OWN}*(?:{PART})?"
)
ACHIEVED = re.compile("目标的|计划的|任务的|完成率|超额|提前|实际(?![利使]用|到位|增长)|已|了")
GOAL_HEAD = re.compile("(?:目标|计划)(?:数|值|任务)?$")
CUMULATIVE = re.compile("累计|累積|累计达")
SINCE = {
    "previous-year": re.compile("同比|[比较](?:上年|去年|上一年)|上年同期|去年同期"),
    "previous-period": re.compile("环比|[比较](?:上月|上个月|上季度|上半年)"),
}
RATE = re.compile(r"(每[人户年月天日亩家村](?:每[年月天日人])?)(?:[^\d每]{0,4})$")
DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?")
DIMENSIONS = {
    "points": {"points"}, "multiple-to": {"times"}, "multiple-by": {"times"},
    "target-share": {"share"}, "rank": {"rank"},
}  # fmt: skip


def kinds(file: Curated) -> Iterator[Problem]:
    """Every fact against its words; every indicator against its unit."""
    yield from file.each("facts", _worded, _of_target)
    yield from file.each("indicators", _unit)


def _worded(file: Curated, fact: Fact) -> Iterator[Fault]:
    """What the words of its clause say of a fact."""
    place, indicator, unit = file.place(fact), file.indicators[fact.indicator], file.unit(fact)
    text = file.texts[fact.source].reading
    before = CLAUSE.split(text[max(0, place.figure_start - LONGEST) : place.figure_start])[-1] + fact.figure
    yield from _target(fact, indicator, text, place)
    yield from _dated(fact, indicator, before)
    yield from _against(file, fact, indicator, before)
    yield from _rate(file, fact, unit, before)


def _target(fact: Fact, indicator: Indicator, text: str, place: Anchor) -> Iterator[Fault]:
    if fact.kind != "actual" or indicator.measure == "target-share":
        return
    if fact.header and GOAL_HEAD.search(fact.header):
        message = f"the column “{fact.header}” holds goals, and the fact is filed as actual."
        yield "header", message, "Add kind: target, or kind: plan."
    start, end = place.figure_start, place.figure_end
    for goal in GOAL.finditer(text, max(0, start - 2 * LONGEST), end + LONGEST):
        if goal.start() < start < goal.end() and not ACHIEVED.search(text, goal.start(), end):
            message = f"the words “{text[goal.start() : end]}” set a goal, and the fact is filed as actual."
            yield "id", message, "Add kind: target, or kind: plan."


def _dated(fact: Fact, indicator: Indicator, before: str) -> Iterator[Fault]:
    """A running total is no flow; a stock stands on a date, and a flow runs."""
    name, flow, period = indicator.id, indicator.counts == "flow", fact.period or ""
    if flow and indicator.measure == "level" and (found := CUMULATIVE.search(before)):
        message = f"the words “{before[found.start() :]}” give a running total, and {name} counts a flow."
        yield "indicator", message, "Choose, or add, an indicator with counts: cumulative."
    if indicator.counts == "stock" and "/" in period:
        message = f"{name} counts a stock, which stands on one date, and the period {period} is a stretch of time."
        yield "period", message, "Write the date as of which the words give it."
    if flow and DAY.fullmatch(period) and not re.search("当日|当天|一日|一天", fact.quote):
        message = f"{name} counts a flow, and the period {period} is a day."
        yield "period", message, "Write the stretch of time, such as 2023-01/2023-06, that the words give."


def _against(file: Curated, fact: Fact, indicator: Indicator, before: str) -> Iterator[Fault]:
    if indicator.measure not in MOVING:
        if fact.against:
            message = f"{indicator.id} is no change, and against says what a change is measured from."
            yield "against", message, "Remove against, or choose an indicator that measures a change."
    elif fact.against is None:
        if indicator.measure != "change" or file.says["against"]:
            message = "a change needs to say what it is measured against."
            yield "indicator", message, "Add against: previous-year, previous-period, start, average, plan or unstated."
    else:
        for meant, words in SINCE.items():
            if fact.against != meant and (found := words.search(before)):
                message = f"the words say “{found[0]}”, and against says {fact.against}."
                yield "against", message, f"Write against: {meant}, or correct the figure."


def _rate(file: Curated, fact: Fact, unit: Unit, before: str) -> Iterator[Fault]:
    """每人每月820元 is a rate: money for a person and a month is not money."""
    found = RATE.search(before.removesuffix(fact.figure))
    if not unit.per and unit.dimension == "money" and found and file.says["per"]:
        message = f"the words “{found[1]}” make a rate of the figure, and the unit {unit.id} says no per."
        yield "indicator", message, f"Choose an indicator whose unit has per: {{zh: {found[1]}, en: …}}."
    if unit.per and unit.per.zh not in fact.quote and not re.search("/|／|人均|户均|均", fact.quote):
        message = f"the unit {unit.id} is a rate, {unit.per.zh}, and the quote does not say so."
        yield "quote", message, f"Take a quote that holds {unit.per.zh}, or choose another indicator."


def _of_target(file: Curated, fact: Fact) -> Iterator[Fault]:
    indicator, whole = file.indicators[fact.indicator], file.facts[fact.target_of or ""]
    if indicator.measure != "target-share":
        message = f"{indicator.id} is no share of a target."
        yield "target_of", message, "Remove target_of, or choose an indicator with measure: target-share."
    elif whole.id == fact.id or whole.source != fact.source:
        message = f"{whole.id} is not another fact of the same text."
        yield "target_of", message, "Name the fact of this text whose target the share is of."


def _unit(file: Curated, indicator: Indicator) -> Iterator[Fault]:
    unit, needed = file.units[indicator.unit], DIMENSIONS.get(indicator.measure)
    if needed and unit.dimension not in needed:
        counted = " or ".join(needed)
        message = f"the measure {indicator.measure} counts in {counted}, the unit {unit.id} in {unit.dimension}."
        yield "measure", message, "Choose the unit or the measure that fits."
    if "百分点" in unit.name.zh and unit.dimension != "points":
        message = f"the unit {unit.id} counts percentage points, and its dimension is {unit.dimension}."
        yield "unit", message, "Write dimension: points in the unit: they are no per cent."
    if indicator.counts is None and indicator.measure == "level" and file.says["counts"]:
        message = "other indicators of the file say what they count, a stock, a flow or a running total; this does not."
        yield "id", message, "Add counts: stock, flow or cumulative."
