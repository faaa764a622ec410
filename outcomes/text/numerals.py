"""Find every numeral of a text and read it, or refuse it: one grammar for the scanner, the stubs and the check.

The rule is the longest reading or none. A numeral is the longest run the grammar accepts, with the words that bound it.
Where something that could belong to the number touches it, the whole is refused with the reason; it is never cut.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from outcomes.errors import FigureError
from outcomes.text.lexicon import Special, specials
from outcomes.text.phrases import Phrase, Reading, phrase
from outcomes.text.quantities import RUN, UNIT_WORD
from outcomes.text.spelling import D, Spelled, U, spell
from outcomes.text.touching import refused_span, touched_left, touched_right
from outcomes.text.units import UNIT
from outcomes.text.wordings import wording_after, wording_before

START = re.compile(
    rf"(?!{UNIT_WORD})[\d{D}{U}廿卅卌半几½¼¾⅓⅔⅕⅛]|(?<![人总次户件个基指系多少倍级参分实位整正负无算招])数(?=[{U}])|若干"
)
SIGNS = re.compile(r"(负|(?<![-—])[-+])\Z")
SIGN_AFTER = re.compile(r"(?:^|[\s（(，,、：:;；。“\"了长降为达至约差率值是比幅额度量\[|])$")
NO_NEGATIVE = "自抱肩担欠正胜辜背承为"
BULLET = re.compile(r"(?:^|\n)[ \t]*[-+*][ \t]+$")
UNSURE_OF = (
    "已均都也率额量值比占数口模入总户将首再就超先，。、；：（(“\n "  # 过 after these bounds the number that follows
)
LISTED = re.compile("^“(.+)” before the list")
LAST_YEARS = re.compile(r"(?:个?(?:年|月|周|天|日|星期))(?:来|间|里|内|以来|，|、|中)?")


@dataclass(frozen=True)
class Numeral:
    """One numeral of a text, [start, end), as read with its words or refused.

    `start`, `end` and `text` are the numeral itself; `figure` and `figure_start` have the wordings and the verb with
    it, `outside` is where the figure begins without its verb. `kind` is fact, rank, date, label, name, idiom or
    refused; `reason` says why it is no fact or why it is refused. `reading` is None where it says no number.
    """

    start: int
    end: int
    text: str
    kind: str = field(default="fact", compare=False)
    figure_start: int = field(default=-1, compare=False)
    figure_end: int = field(default=-1, compare=False)
    outside: int = field(default=-1, compare=False)
    figure: str = field(default="", compare=False)
    reading: Reading | None = field(default=None, compare=False)
    reason: str = field(default="", compare=False)


@lru_cache(maxsize=1024)
def scan(text: str) -> list[Numeral]:
    """Every numeral of a reading text, in order; no two share a character."""
    found: list[Numeral] = []
    for numeral in _scanned(text):
        if found and numeral.start < found[-1].end:  # one that is refused reaches back over the one before
            first, last = found.pop().start, numeral.end
            words, why = text[first:last], numeral.reason
            numeral = Numeral(first, last, words, "refused", first, last, first, words, None, why)
        found.append(numeral)
    return found


def _scanned(text: str) -> Iterator[Numeral]:
    spelled = spell(text)
    plain = spelled.text
    found = specials(plain)
    starts = {special.start: special for special in found}
    at, next_special = 0, 0
    last: Numeral | None = None
    while start := START.search(plain, at):
        place = start.start()
        while next_special < len(found) and found[next_special].end <= place:
            next_special += 1
        special = found[next_special] if next_special < len(found) else None
        if special and special.start <= place:
            at = special.end
            yield _special(text, spelled, special)
            continue
        numeral, at = _numeral(text, spelled, place, starts)
        if listed := _listed_fall(text, last, numeral):
            numeral = replace(numeral, kind="refused", reason=f"“{listed}” before the list holds for it too")
        yield numeral
        last = numeral


def _listed_fall(text: str, last: Numeral | None, numeral: Numeral) -> str:
    """The verb of a fall before a list of shares: 分别下降40.5%、32.7%. Both fall; only one has the verb."""
    if last is None or last.reading is None or not numeral.reading or not numeral.reading.share:
        return ""
    verb = text[last.figure_start : last.outside] if last.kind == "fact" else LISTED.search(last.reason or "")
    between = text[last.figure_end : numeral.figure_start]
    fall = last.reading.value is not None and last.reading.value < 0 if last.kind == "fact" else bool(verb)
    if not verb or not fall or between not in ("、", "和", "及", "与", "以及") or numeral.reading.form == "change":
        return ""
    return verb if isinstance(verb, str) else verb[1]


def _special(text: str, spelled: Spelled, special: Special) -> Numeral:
    """The numeral of a date, a label, a name or a set phrase; its figure is the whole of it."""
    inside = [place.start() for place in START.finditer(spelled.text, special.start, special.end)]
    start, end = spelled.span(inside[0], inside[-1] + 1) if inside else spelled.span(special.start, special.end)
    first, last = spelled.span(special.start, special.end)
    return Numeral(start, end, text[start:end], special.kind, first, last, first, text[first:last], None, special.kind)


def _numeral(text: str, spelled: Spelled, place: int, starts: dict[int, Special]) -> tuple[Numeral, int]:
    """The numeral at a place, and where to go on."""
    plain = spelled.text
    begin = _signed(plain, place)
    try:
        found = phrase(plain, begin)
        if found is None:
            raise FigureError("it does not say how many")
        touched = _touched(plain, found, starts)
        if touched:
            raise FigureError(f"“{touched}” touches it and may belong to it")
    except FigureError as error:
        return _refused(text, spelled, begin, place, str(error))
    return _read(text, spelled, found), max(found.end, found.number[1])


def _signed(plain: str, place: int) -> int:
    """Where a number begins with its sign."""
    sign = SIGNS.search(plain, max(0, place - 1), place)
    if not sign or plain.startswith("若干", place) or BULLET.search(plain[max(0, place - 6) : place]):
        return place
    before = plain[max(0, sign.start() - 1) : sign.start()]
    if sign[0] == "负":
        return place if before and before in NO_NEGATIVE else sign.start()
    return sign.start() if SIGN_AFTER.search(before) else place


def _touched(plain: str, found: Phrase, starts: dict[int, Special]) -> str:
    bullet = BULLET.search(plain[max(0, found.start - 8) : found.start])
    if bullet and "-" in bullet[0]:
        return "- "
    if plain[found.outside] == "过" and plain[found.outside - 1 : found.outside] not in UNSURE_OF and found.outside:
        return f"{plain[found.outside - 1]}过"
    left = touched_left(plain, found.start, found.end, found.number[0])
    if left and any(special.end == found.start for special in _ending(starts, found.start)):
        left = ""
    if left:
        return left
    return touched_right(plain, found.end, found.worded, _special_follows(plain, found.end, starts))


def _ending(starts: dict[int, Special], at: int) -> list[Special]:
    return [special for place in range(max(0, at - 20), at) if (special := starts.get(place)) and special.end == at]


def _special_follows(plain: str, end: int, starts: dict[int, Special]) -> bool:
    """Whether a date, a name or a word follows and so ends the number (增长5%到2025年); letters do not (2e5)."""
    if end in starts:
        return not plain[end].isascii()
    return plain[end : end + 1] in ("到", "至", "—", "-") and end + 1 in starts


def _refused(text: str, spelled: Spelled, begin: int, place: int, why: str) -> tuple[Numeral, int]:
    plain = spelled.text
    run = RUN.match(plain, place)
    start, end = refused_span(plain, begin, run.end() if run else place + 1 + plain.startswith("若干", place))
    if before := wording_before(plain, start):
        start = before.start
    if after := wording_after(plain, end):
        end = after.end
    first, last = spelled.span(start, end)
    words = text[first:last]
    return Numeral(first, last, words, "refused", first, last, first, words, None, why), max(end, place + 1)


def _read(text: str, spelled: Spelled, found: Phrase) -> Numeral:
    start, end = spelled.span(*found.number)
    first, last = spelled.span(found.start, found.end)
    kind, reason = _kind(spelled.text, found)
    outside = spelled.places[found.outside]
    return Numeral(start, end, text[start:end], kind, first, last, outside, text[first:last], found.reading, reason)


def _kind(plain: str, found: Phrase) -> tuple[str, str]:
    """What a number that can be read is likely to be."""
    start, end = found.number
    words = plain[start:end]
    if found.kind == "rank":
        return "rank", "rank"
    if (
        plain[found.outside] == "近"
        and re.fullmatch(r"\d{1,2}|[一二三四五六七八九十两几]{1,3}", words)
        and LAST_YEARS.match(plain, end)
    ):
        return "date", "date"
    if (
        re.search(r"前$", plain[:start][-1:])
        and not found.reading.share
        and re.match(r"[名位强列]|[，。；、]|$", plain[end:])
    ):
        return "rank", "rank"
    single = len(words) == 1 and not words.isdecimal() and found.end == end and found.start == start
    if single and (words in "一百千万亿几零〇" or not UNIT.match(plain, end)) and not found.reading.share:
        return "idiom", "idiom"
    return "fact", ""


def at_place(numerals: list[Numeral], start: int, end: int) -> list[Numeral]:
    """The numerals whose figure shares a character with a stretch of the text."""
    first = max(0, bisect_left(numerals, start, key=lambda numeral: numeral.start) - 1)
    found = []
    for numeral in numerals[first:]:
        if numeral.figure_start >= end:
            break
        if numeral.figure_end > start:
            found.append(numeral)
    return found
