"""Find every numeral of a text, Arabic and Chinese.

A numeral is one run as a person reads it: 1.2万多, 三十二, 98.96%, 百分之九十八. Characters that are numerals inside
ordinary words (一切, 老百姓) are found too: only a person can say that they count nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

CHINESE = "〇零一二三四五六七八九十百千万亿两半几萬億兩幾"
RUN = re.compile(
    rf"(?:[0-9０-９]{{1,3}}(?:[,，][0-9０-９]{{3}}(?![0-9０-９]))+|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
    r"[多余餘]?[百千]?[万亿萬億]?[多余餘]?(?:分之[一二三四五六七八九十百千0-9]+)?[%％]?"
    rf"|(?:[数數](?=[十百千万亿萬億]))?[{CHINESE}]+(?:分之[{CHINESE}]+)?"
    r"(?:(?<=[十百千万亿萬億])[多余餘][万亿萬億]?)?"
)
# Words before or after a numeral that belong to it. 附近, 最近, 加快 and 节约 are words of their own.
BEFORE = re.compile(
    r"(?:不?超过|不?超過|不(?=超)|超|逾|突破|将近|將近|接近|(?<![附最靠])近|(?<![加赶趕尽盡])快|大约|大約|(?<![节節预預合条條公])[约約]"
    r"|不少于|不低于|至少|不到|不足|至多|第|(?<!以)上(?=[十百千万萬]))(?=(?s:.)\Z)"
)
AFTER = re.compile(r"[多余餘]|以上|以下|以内|以內|左右|上下")


@dataclass(frozen=True, order=True)
class Numeral:
    """One run of numeral characters in a reading text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Claim:
    """A stretch of the reading text that someone accounts for, and what it is said to be."""

    start: int
    end: int
    role: str
    id: str = ""


def scan(text: str) -> list[Numeral]:
    """Every numeral of a reading text, in order."""
    return [Numeral(m.start(), m.end(), m[0]) for m in RUN.finditer(text)]


def phrases(text: str, words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where set phrases stand, as (start, end, phrase). Of two that overlap the first wins, then the longest."""
    # A pattern of many words is slow at every place of the text; few of a long list stand in one text.
    words = sorted({word for word in words if word in text}, key=lambda word: (-len(word), word))
    if not words:
        return
    for match in re.finditer("|".join(map(re.escape, words)), text):
        yield match.start(), match.end(), match[0]


def wording_left_out(text: str, start: int, end: int) -> str | None:
    """A word of approximation or a digit that touches a figure from outside and so belongs to it."""
    before = BEFORE.search(text[max(0, start - 4) : start + 1])
    if before and before[0] not in text[start:end]:
        return before[0]
    after = AFTER.match(text, end)
    if after:
        return after[0]
    for numeral in RUN.finditer(text, max(0, start - 20), min(len(text), end + 20)):
        if numeral.start() < end and start < numeral.end() and not (start <= numeral.start() and numeral.end() <= end):
            return numeral[0]
    return None
