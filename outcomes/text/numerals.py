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
from outcomes.text.lexicon import specials
from outcomes.text.phrases import Phrase, Reading, phrase
from outcomes.text.quantities import RUN, UNIT_WORD
from outcomes.text.spelling import D, U, spell
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
TO = ("到", "至", "—", "-")
AND = ("、", "和", "及", "与", "以及")
LISTED = re.compile("^“(.+)” before the list")
FEW = re.compile(r"\d{1,2}|[一二三四五六七八九十两几]{1,3}")
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
    return list(_Scan(text))


class _Scan:
    """A text while its numerals are looked for: in one spelling, with the stretches that are no figures."""

    def __init__(self, text: str):
        self.text = text
        self.spelled = spell(text)
        self.plain = self.spelled.text
        self.specials = specials(self.plain)
        self.starts = {special.start for special in self.specials}
        self.ends = {special.end for special in self.specials}

    def __iter__(self) -> Iterator[Numeral]:
        last: Numeral | None = None
        for numeral in self._numerals():
            if last and numeral.start < last.end:  # it or the one before is refused, and reaches over the other
                words, at = self.text[last.start : numeral.end], last.start
                numeral = Numeral(at, numeral.end, words, "refused", at, numeral.end, at, words, None, numeral.reason)
            elif last:
                yield last
            last = numeral
        if last:
            yield last

    def _numerals(self) -> Iterator[Numeral]:
        at, ahead = 0, iter(self.specials)
        special = next(ahead, None)
        last: Numeral | None = None
        while start := START.search(self.plain, at):
            place = start.start()
            while special and special.end <= place:
                special = next(ahead, None)
            if special and special.start <= place:
                inside = [found.start() for found in START.finditer(self.plain, special.start, special.end)]
                number = (inside[0], inside[-1] + 1) if inside else (special.start, special.end)
                yield self._made(number, (special.start, special.end), special.kind, special.kind)
                at = special.end
                continue
            last, at = self._numeral(place, last)
            yield last

    def _made(
        self, number: tuple[int, int], figure: tuple[int, int], kind: str, reason: str = "", found: Phrase | None = None
    ) -> Numeral:
        """The numeral of two stretches of the spelled text."""
        (start, end), (first, last) = self.spelled.span(*number), self.spelled.span(*figure)
        outside, reading = (self.spelled.places[found.outside], found.reading) if found else (first, None)
        words, whole = self.text[start:end], self.text[first:last]
        return Numeral(start, end, words, kind, first, last, outside, whole, reading, reason)

    def _numeral(self, place: int, last: Numeral | None) -> tuple[Numeral, int]:
        """The numeral at a place, read or refused, and where to go on."""
        begin = _signed(self.plain, place)
        try:
            found = phrase(self.plain, begin)
            if found is None:
                raise FigureError("it does not say how many")
            if touched := self._touched(found):
                raise FigureError(f"“{touched}” touches it and may belong to it")
        except FigureError as error:
            start, end = self._refused(begin, place)
            return self._made((start, end), (start, end), "refused", str(error)), max(end, place + 1)
        kind = _kind(self.plain, found)
        numeral = self._made(found.number, (found.start, found.end), kind, "" if kind == "fact" else kind, found)
        if listed := _listed_fall(self.text, last, numeral):
            numeral = replace(numeral, kind="refused", reason=f"“{listed}” before the list holds for it too")
        return numeral, max(found.end, found.number[1])

    def _touched(self, found: Phrase) -> str:
        """What touches a phrase and could belong to it. A date, a name or a word beside it ends the number."""
        plain, at = self.plain, found.outside
        bullet = BULLET.search(plain[max(0, found.start - 8) : found.start])
        if bullet and "-" in bullet[0]:
            return "- "
        if at and plain[at] == "过" and plain[at - 1] not in UNSURE_OF:
            return f"{plain[at - 1]}过"
        if found.start not in self.ends and (left := touched_left(plain, found.start, found.end, found.number[0])):
            return left
        after = plain[found.end : found.end + 1]  # letters do not end it (2e5); 增长5%到2025年
        special = not after.isascii() if found.end in self.starts else after in TO and found.end + 1 in self.starts
        return touched_right(plain, found.end, found.worded, special)

    def _refused(self, begin: int, place: int) -> tuple[int, int]:
        """All that is refused where a number cannot be read, with the words that bound it."""
        run = RUN.match(self.plain, place)
        after = run.end() if run else place + (2 if self.plain.startswith("若干", place) else 1)
        start, end = refused_span(self.plain, begin, after)
        before, behind = wording_before(self.plain, start), wording_after(self.plain, end)
        return before.start if before else start, behind.end if behind else end


def _listed_fall(text: str, last: Numeral | None, numeral: Numeral) -> str:
    """The verb of a fall before a list of shares: 分别下降40.5%、32.7%. Both fall; only one has the verb."""
    if last is None or last.reading is None or not numeral.reading or not numeral.reading.share:
        return ""
    if numeral.reading.form == "change" or text[last.figure_end : numeral.figure_start] not in AND:
        return ""
    if listed := LISTED.search(last.reason):
        return listed[1]
    fell = last.kind == "fact" and last.reading.value is not None and last.reading.value < 0
    return text[last.figure_start : last.outside] if fell else ""


def _signed(plain: str, place: int) -> int:
    """Where a number begins with its sign."""
    sign = SIGNS.search(plain, max(0, place - 1), place)
    if not sign or plain.startswith("若干", place) or BULLET.search(plain[max(0, place - 6) : place]):
        return place
    before = plain[: sign.start()][-1:]
    binds = not before or before not in NO_NEGATIVE if sign[0] == "负" else SIGN_AFTER.search(before)
    return sign.start() if binds else place


def _kind(plain: str, found: Phrase) -> str:
    """What a number that can be read is likely to be."""
    start, end = found.number
    words, share = plain[start:end], found.reading.share
    if found.kind == "rank":
        return "rank"
    if plain[found.outside] == "近" and FEW.fullmatch(words) and LAST_YEARS.match(plain, end):
        return "date"
    if plain[:start][-1:] == "前" and not share and re.match(r"[名位强列]|[，。；、]|$", plain[end:]):
        return "rank"
    single = len(words) == 1 and not words.isdecimal() and (found.start, found.end) == (start, end)
    if single and not share and (words in "一百千万亿几零〇" or not UNIT.match(plain, end)):
        return "idiom"
    return "fact"


def at_place(numerals: list[Numeral], start: int, end: int) -> list[Numeral]:
    """The numerals whose figure shares a character with a stretch of the text."""
    first = max(0, bisect_left(numerals, start, key=lambda numeral: numeral.start) - 1)
    last = bisect_left(numerals, end, key=lambda numeral: numeral.figure_start)
    return [numeral for numeral in numerals[first:last] if numeral.figure_end > start]
