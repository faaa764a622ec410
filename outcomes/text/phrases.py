"""A quantity with the words that belong to it: wordings on either side, a unit between, the verb of a change."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from outcomes.errors import FigureError
from outcomes.text.amounts import printed_step
from outcomes.text.interval import Interval, Reading, Side
from outcomes.text.quantities import Quantity, quantity
from outcomes.text.units import UNIT
from outcomes.text.wordings import BY_WORD, NORM, WORD_BEFORE, Found, Qualifier, Wording, wording_after, wording_before

FALL = (
    "负增长|下降|减少|降低|压减|压降|缩短|缩减|压缩|下滑|回落|减轻|下跌|收窄|削减|降幅|减幅|同比减|精简"
    "|减|降|跌|低|慢|少"
)
RISE = "增长|增加|提高|上升|提升|上涨|回升|增幅|涨幅|扩大|递增|同比增|增|升|涨|高|快|多"
VERB = re.compile(rf"(?:(?P<fall>{FALL})|(?P<rise>{RISE}))(?:了|约为)?$")
SHORT = 1  # a verb of one character binds only a share or points: 降3.2%, 高1.2个百分点, not 新增3个
NO_VERB_AFTER = re.compile(r"[新至最更较不很还越加递]$")
POINTS = re.compile(r"个?百分点")
TIME_OR_LENGTH = re.compile(r"个?(?:小时|工作日|月|星期)|分钟|天|日|年|周|岁|公里|里|米|倍|亩|公斤|斤|吨|元|度")
WITHIN = re.compile(
    r"(?:个?(?:小时|工作日|月|星期)|分钟|天|日|年|秒|周|公里|米)内(?![部容外地陆河蒙设需控生在涝置销心乱])"
)
RANKED = re.compile(r"强(?![化调调大力劲度烈制于有])")
AMONG = re.compile(r"强(?![化调调大力劲度烈制于有县市区企镇村])|弱(?!势|化|项|小|者)")
BOUNDS = {"more-than", "at-least", "at-most"}
JOINED = re.compile(r"[ \u3000]?(?:[，、][ \u3000]?)?(?:并且|且|并|同时|的同时|、)?[ \u3000]?")
INSIDE = Wording("内", "after", "at-most", BY_WORD["after", "以内"].authority, closed=True)
TOP = Wording("强", "after", "at-most", NORM, closed=True)  # 20强 is a rank
# 10%强 is slightly more than 10%, 10%弱 slightly less.
SLIGHTLY = {
    "强": Wording("强", "after", "more-than", NORM, room=True),
    "弱": Wording("弱", "after", "nearly", NORM, True),
}
MORE = ("多", "余", "有余")  # which are a part of the number
TWICE = "“{}” carries two words of approximation"


@dataclass(frozen=True)
class Phrase:
    """A quantity with its words in a spelled text: [start, end), where the number itself stands, and the reading.

    `outside` is where the figure begins without its verb: 下降 is left out of 3.2% there.
    """

    start: int
    end: int
    number: tuple[int, int]
    outside: int
    reading: Reading
    kind: str  # fact or rank
    worded: bool  # a wording or a share's sign stands last: another number may follow directly


def phrase(text: str, at: int) -> Phrase | None:
    """The longest phrase around the quantity that begins at a place. Raises FigureError for what cannot be read."""
    found = _one(text, at)
    return found and (_two_bounds(text, found) or found)


def _two_bounds(text: str, first: Phrase) -> Phrase | None:
    """18岁以上60岁以下, 大于100且小于300: one figure with both its bounds. None where the second is missing."""
    if first.reading.qualifier not in BOUNDS or (not first.worded and first.start == first.number[0]):
        return None
    unit = UNIT.match(text, first.number[1])
    joined = JOINED.match(text, unit.end() if unit and not first.worded else first.end)
    start = joined.end() if joined else first.end
    words = WORD_BEFORE.match(text, start)
    begins = words or re.match(r"[\d十百千万一-九]", text[start:])
    second = _one(text, words.end() if words else start) if begins else None
    if second is None or second.outside != start or first.reading.share != second.reading.share:
        return None
    low, high = sorted((first.reading, second.reading), key=lambda reading: reading.low is None)
    units = [text[side.number[1] : side.end].rstrip("以上下之内") for side in (first, second)]
    rise = low.low is not None and high.high is not None and high.low is None and low.low < high.high
    if not rise or second.reading.qualifier not in BOUNDS or (first.worded and units[0] != units[1]):
        return None
    bounds = Interval(None, low.low, high.high, low_open=low.low_open, high_open=high.high_open)
    reading = Reading(**vars(bounds), qualifier="between", share=low.share)
    return replace(first, end=second.end, number=(first.number[0], second.number[1]), reading=reading, worded=True)


def _one(text: str, at: int) -> Phrase | None:
    """A quantity with its own words."""
    found = quantity(text, at)
    if found is None:
        return None
    before = wording_before(text, found.start)
    start = before.start if before else found.start
    if before and wording_before(text, start):
        raise FigureError(TWICE.format(text[start - 2 : found.end]))
    after = _after(text, found)
    end = after.end if after else found.end
    if after and after.start > found.end and found.run and not found.share:
        found = replace(found, amount=replace(found.amount, step=printed_step(found.run)))
    rank = text[:start][-1:] == "第"
    start = start - 1 if rank else start
    qualifier, wording = _said(text[start:end], found, [side.wording for side in (before, after) if side])
    reading = replace(bounded(found, qualifier, wording), points=bool(POINTS.match(text, found.end)))
    more = after and after.start == found.end and after.wording.word in MORE
    number = (found.start, end if more else found.end)
    ranked = rank or (after is not None and after.wording is TOP)
    made = Phrase(start, end, number, start, reading, "rank" if ranked else "fact", end > found.end)
    return made if ranked else _with_verb(text, made, found)


def _after(text: str, found: Quantity) -> Found | None:
    """The wording after a quantity, with a unit between or not."""
    end = found.end
    if found.share and (strong := AMONG.match(text, end)):
        return Found(SLIGHTLY[strong[0]], end, strong.end())
    if not found.share and RANKED.match(text, end):
        return Found(TOP, end, end + 1)
    if (direct := wording_after(text, end)) and not (found.run == "半" and direct.wording.room):
        return direct
    if within := WITHIN.match(text, end):
        return Found(INSIDE, within.end() - 1, within.end())
    unit = UNIT.match(text, end) or POINTS.match(text, end)
    after = wording_after(text, unit.end()) if unit else None
    if not unit or not after or after.wording.word == "来":
        return None
    if after.wording.room and not (TIME_OR_LENGTH.fullmatch(unit[0]) or re.match("多[月小星]", text[after.start :])):
        return None
    return after


def _said(words: str, found: Quantity, wordings: list[Wording]) -> tuple[Qualifier, Wording | None]:
    """The one qualifier of all the words. Raises FigureError where they do not say the same."""
    wordings = [wording for wording in wordings if wording.qualifier != "exactly"]
    said: list[Qualifier] = [wording.qualifier for wording in wordings]
    if found.amount.high is not None:
        if set(said) - {"about"}:
            raise FigureError(f"“{words}” is a range with a word of approximation")
        return "between", None
    inside = found.amount.room is not None  # 多 or 几 inside the number
    if inside:
        said.append("more-than")
    if said == ["about", "more-than"] and (inside or wordings[-1].word in MORE):
        return "more-than", wordings[-1]  # 约300多: the 多 bounds it
    if len(said) > 1 and (len(set(said)) > 1 or said[0] in ("more-than", "nearly")):
        raise FigureError(TWICE.format(words))
    return said[0] if said else "exactly", wordings[0] if wordings else None


def bounded(found: Quantity, qualifier: Qualifier, wording: Wording | None) -> Reading:
    """The interval that a qualifier leaves around a quantity."""
    amount = found.amount
    if qualifier == "between":
        ends = (amount.value, amount.high or Decimal(0))
        return Reading(None, min(ends), max(ends), qualifier=qualifier, share=found.share)
    value, left_out = abs(amount.value), not (wording and wording.closed)  # the number itself
    low: Side = value
    high: Side = value
    low_open = high_open = False
    if qualifier in ("nearly", "at-most"):
        low, high_open = None, left_out
    elif qualifier == "at-least":
        high = None
    elif qualifier == "more-than":
        room = amount.step if amount.room is None and wording and wording.room else amount.room
        high, high_open = (None, False) if room is None else (value + abs(room), True)
        low_open = room is None and left_out
    about, half = qualifier == "about", abs(amount.half)
    made = Reading(value, low, high, about, low_open, high_open, qualifier, found.share, half=half)
    return made.opposite() if found.negative else made


def _with_verb(text: str, made: Phrase, found: Quantity) -> Phrase:
    """下降3.2% is a change of −3.2, 增长6.3% one of 6.3: the verb belongs to the figure."""
    verb = VERB.search(text[max(0, made.start - 6) : made.start])
    signed = text[found.start] in "-+负" or "负" in text[found.start : found.end]
    if not verb:
        return replace(made, reading=replace(made.reading, form="change")) if signed else made
    start = made.start - len(verb[0])
    word = verb["fall"] or verb["rise"]
    # A figure by itself is read as in its text, where 个百分点 may follow.
    share = found.share or made.reading.points or made.end == len(text)
    if len(word) == SHORT and (not share or NO_VERB_AFTER.search(text[:start][-1:])):
        return made
    if verb["rise"] and not share and text[found.end : found.end + 1] != "倍":
        return made
    # 下降-3.2% says the fall twice and means the same: nobody reports the fall of a fall.
    reading = made.reading.opposite() if verb["fall"] and not found.negative else made.reading
    return replace(made, start=start, reading=replace(reading, form="change"))
