"""A quantity with the words that belong to it: wordings on either side, a unit between, the verb of a change."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from outcomes.errors import FigureError
from outcomes.text.amounts import printed_step
from outcomes.text.interval import Interval
from outcomes.text.quantities import Quantity, quantity
from outcomes.text.units import UNIT
from outcomes.text.wordings import (
    BY_WORD,
    SLIGHTLY,
    WORD_BEFORE,
    Found,
    Qualifier,
    Wording,
    wording_after,
    wording_before,
)

Form = Literal["level", "change"]

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
TWICE = "“{}” carries two words of approximation"


@dataclass(frozen=True)
class Reading:
    """What a printed numeral says. `low` or `high` is None where the wording leaves that side open.

    `value` is None for a range (between), of which only the ends are printed; shares are in per cent. `low_open` and
    `high_open` leave the bound itself out (超过90). `half` is half a unit of what was rounded, 0 for a count in full.
    """

    value: Decimal | None
    qualifier: Qualifier
    low: Decimal | None
    high: Decimal | None
    share: bool = False
    form: Form = "level"
    low_open: bool = False
    high_open: bool = False
    half: Decimal = Decimal(0)
    points: bool = False  # percentage points, a unit of their own

    @property
    def printed(self) -> Decimal | tuple[Decimal, Decimal]:
        """The value, or both ends of a range, as the curated file writes it: a third has no end, and six decimals."""
        if self.value is not None:
            return round(self.value, 6)
        low, high = (round(side or Decimal(0), 6) for side in (self.low, self.high))
        return low, high

    @property
    def interval(self) -> Interval:
        """The room that the wording leaves, as one interval."""
        about = self.qualifier == "about"
        return Interval(self.value, self.low, self.high, about, self.low_open, self.high_open)


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
    second = (
        _one(text, words.end() if words else start) if words or re.match(r"[\d十百千万一-九]", text[start:]) else None
    )
    if (
        second is None
        or second.outside != start
        or {first.reading.qualifier, second.reading.qualifier} & BOUNDS <= {"at-most"}
    ):
        return None
    pair = sorted((first.reading, second.reading), key=lambda reading: reading.low is None)
    low, high = pair[0].low, pair[1].high
    units = [text[side.number[1] : side.end].rstrip("以上下之内") for side in (first, second)]
    if low is None or high is None or pair[1].low is not None or low >= high or (first.worded and units[0] != units[1]):
        return None
    share, low_open, high_open = first.reading.share, pair[0].low_open, pair[1].high_open
    if share != second.reading.share:
        return None
    reading = Reading(None, "between", low, high, share, low_open=low_open, high_open=high_open)
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
    rank = text[start - 1 : start] == "第" if start else False
    after, end, slightly = _after(text, found)
    if after and after.start > found.end and found.run and not found.share:
        found = replace(found, amount=replace(found.amount, step=printed_step(found.run)))
    words = text[start - rank : end]
    qualifier, wording = _said(words, found, before, after, slightly)
    reading = _bounded(found, qualifier, wording)
    reading = replace(reading, points=bool(POINTS.match(text, found.end)))
    top = end > found.end and text[end - 1] == "强" and not found.share
    made = Phrase(
        start - rank,
        end,
        (found.start, after.end if after and after.wording.room and after.start == found.end else found.end),
        start - rank,
        reading,
        "rank" if rank or top else "fact",
        end > found.end,
    )
    return made if made.kind == "rank" else _with_verb(text, made, found)


def _after(text: str, found: Quantity) -> tuple[Found | None, int, Qualifier | None]:
    """The wording after a quantity, with a unit between or not, and where it ends."""
    end = found.end
    if found.share and (strong := AMONG.match(text, end)):
        return None, strong.end(), SLIGHTLY[strong[0]]
    if not found.share and RANKED.match(text, end):
        return None, end + 1, "at-most"
    if (direct := wording_after(text, end)) and not (found.run == "半" and direct.wording.room):
        return direct, direct.end, None
    if within := WITHIN.match(text, end):
        return Found(INSIDE, within.end() - 1, within.end()), within.end(), None
    unit = UNIT.match(text, end) or POINTS.match(text, end)
    after = unit and wording_after(text, unit.end())
    if not unit or not after or after.wording.word == "来":
        return None, end, None
    if after.wording.room and not (TIME_OR_LENGTH.fullmatch(unit[0]) or re.match("多[月小星]", text[after.start :])):
        return None, end, None
    return after, after.end, None


def _said(
    words: str, found: Quantity, before: Found | None, after: Found | None, slightly: Qualifier | None
) -> tuple[Qualifier, Wording | None]:
    """The one qualifier of all the words. Raises FigureError where they do not say the same."""
    wordings = [side.wording for side in (before, after) if side and side.wording.qualifier != "exactly"]
    said: list[Qualifier] = [wording.qualifier for wording in wordings] + ([slightly] if slightly else [])
    if found.amount.high is not None:
        if set(said) - {"about"}:
            raise FigureError(f"“{words}” is a range with a word of approximation")
        return "between", wordings[0] if wordings else None
    if found.amount.room is not None:
        said.append("more-than")
    if said[1:] == ["more-than"] and said[0] == "about" and (found.amount.room is not None or wordings[-1].room):
        return "more-than", wordings[-1]  # 约300多: the 多 bounds it
    if len(said) > 1 and (len(set(said)) > 1 or said[0] in ("more-than", "nearly")):
        raise FigureError(TWICE.format(words))
    return said[0] if said else "exactly", wordings[0] if wordings else None


def _bounded(found: Quantity, qualifier: Qualifier, wording: Wording | None) -> Reading:
    amount, negative = found.amount, found.negative
    value, closed = abs(amount.value), bool(wording and wording.closed)
    room = abs(amount.room) if amount.room is not None else None
    if qualifier == "more-than" and room is None and (not wording or wording.room):
        room = abs(amount.step)
    made = Reading(value, qualifier, *bounds(value, qualifier, room), found.share, half=abs(amount.half))
    if qualifier == "between":
        ends = sorted((amount.value, amount.high or Decimal(0)))
        return Reading(None, qualifier, ends[0], ends[1], found.share, half=Decimal(0))
    if qualifier == "more-than":
        made = replace(made, low_open=room is None and not closed, high_open=room is not None)
    elif qualifier in ("nearly", "at-most"):
        made = replace(made, high_open=not closed and wording is not None)
    return negated(made) if negative else made


def bounds(value: Decimal, qualifier: str, room: Decimal | None = None) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest number the wording allows; None is an open side. `room` is what 多 or 余 leaves."""
    if qualifier == "more-than":
        return value, None if room is None else value + room
    if qualifier == "at-least":
        return value, None
    if qualifier in ("nearly", "at-most"):
        return None, value
    return value, value


def negated(reading: Reading) -> Reading:
    """A reading below nothing: the sides change places (下降超过3%: −3 or lower)."""
    value, low, high = (None if side is None else -side for side in (reading.value, reading.low, reading.high))
    return replace(reading, value=value, low=high, high=low, low_open=reading.high_open, high_open=reading.low_open)


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
    fall = verb["fall"] and not found.negative
    reading = replace(negated(made.reading) if fall else made.reading, form="change")
    return replace(made, start=start, reading=reading)
