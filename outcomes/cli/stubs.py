"""What a curator pastes for an unclaimed numeral: the words filled in from the text, the rest left as …"""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from outcomes.ledger.checks.accounts import REASONS
from outcomes.ledger.document import PLACEHOLDER
from outcomes.text.numerals import Numeral
from outcomes.text.source_text import SourceText

CLAUSE_END = "，。！？；：、,!?;:\n"
SUBJECT = 120  # a sentence up to the figure that is longer is quoted from its last clause on
LONGEST = 200  # a clause without any mark is cut here on either side
# A text that YAML reads as itself: it begins with a letter, digit or character and holds none of the marks of YAML.
PLAIN = re.compile(r"\w[^\s:#\[\]{},&*!|>'\"@`\\\x7f-\x9f\ufeff]*")
DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:(1[0-2]|0?[1-9])月)?")
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # YAML wants them escaped


@dataclass(frozen=True)
class Stub:
    """One unclaimed numeral: where it stands and what can be read from the text."""

    line: int
    numeral: str
    sentence: str
    quote: str
    figure: str
    value: Any
    qualifier: str
    low: str | None = None
    high: str | None = None
    kind: str = "fact"
    reason: str = ""
    prefix: str = ""
    suffix: str = ""
    region: str = PLACEHOLDER
    period: str = PLACEHOLDER

    def fact(self, source: str) -> list[str]:
        """The lines of an entry under facts:."""
        fields = {
            "id": PLACEHOLDER, "indicator": PLACEHOLDER, "region": self.region, "value": self.value,
            "qualifier": self.qualifier, "period": self.period, "source": source, "quote": self.quote,
            "prefix": self.prefix, "suffix": self.suffix, "figure": self.figure, "translation": PLACEHOLDER,
        }  # fmt: skip
        left_out = {"qualifier": "exactly", "prefix": "", "suffix": ""}
        written = [
            f"{key}: {value if key == 'value' and isinstance(value, str) else scalar(value)}"
            for key, value in fields.items()
            if left_out.get(key) != value
        ]
        return [f"{'  - ' if i == 0 else '    '}{line}" for i, line in enumerate(written)]

    def not_fact(self, source: str) -> str:
        """The line of an entry under not_facts:."""
        fields = {
            "source": source, "quote": self.quote, "prefix": self.prefix, "suffix": self.suffix,
            "figure": self.figure, "reason": REASONS.get(self.kind, PLACEHOLDER),
        }  # fmt: skip
        return "  - {" + ", ".join(f"{key}: {scalar(value)}" for key, value in fields.items() if value) + "}"


def make_stub(text: SourceText, numeral: Numeral, regions: dict[str, str] | None = None) -> Stub:
    """Everything the text itself says of a numeral. `regions` are the ids of the places of the file, by their names."""
    reading = text.reading
    start, end = numeral.figure_start, numeral.figure_end
    left, right = text.sentence(start, end)
    quote_start, quote_end = quote(reading, start, end, (left, right))
    prefix, suffix = distinguished(reading, quote_start, quote_end)
    read = numeral.reading
    low, high = (
        (None, None) if read is None else (None if side is None else plain(side) for side in (read.low, read.high))
    )
    value: Any = PLACEHOLDER
    if read is not None:
        value = [low, high] if read.value is None else plain(read.value)
    return Stub(
        line=text.line(numeral.start),
        numeral=numeral.text,
        sentence=" ".join(reading[max(left, start - LONGEST) : min(right, end + LONGEST)].split()),
        quote=reading[quote_start:quote_end],
        figure=numeral.figure,
        value=value,
        qualifier=read.qualifier if read else PLACEHOLDER,
        low=low,
        high=high,
        kind=numeral.kind,
        reason=numeral.reason,
        prefix=prefix,
        suffix=suffix,
        region=_place(reading[left:start], regions or {}),
        period=_period(reading[left:right]),
    )


def _place(before: str, regions: dict[str, str]) -> str:
    """The one place of the file that the sentence names before the figure, the longest name; else left to a person."""
    named = [name for name in regions if name in before]
    named = [name for name in named if not any(name != other and name in other for other in named)]
    return regions[named[0]] if len(named) == 1 else PLACEHOLDER


def _period(sentence: str) -> str:
    """The one year, or month of a year, that the sentence prints; else left to a person."""
    found = {(int(year), int(month or 0)) for year, month in DATED.findall(sentence)}
    if len(found) != 1:
        return PLACEHOLDER
    year, month = found.pop()
    return f"{year}-{month:02}" if month else f"{year}"


def plain(number: Decimal) -> str:
    """A number as the file writes it: no exponent, six decimals where it has no end."""
    whole = number == number.to_integral_value()
    return f"{number:.0f}" if whole else f"{round(number, 6).normalize():f}"


def quote(reading: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The words to quote: the sentence up to the end of the clause, so that its subject is there; else the clause.

    Never a part of a number, never the figure twice where less will do, never half a pair of quotation marks.
    """
    figure = reading[start:end]
    clause = _clause(reading, start, end)
    for left, right in ((sentence[0], clause[1]), clause, sentence):
        left, right = _paired(reading, *_stripped(reading, left, right, start, end), sentence)
        words = reading[left:right]
        if right - left <= SUBJECT and right >= end and _once(words, figure) and _once(reading, words):
            return left, right
    left, right = _stripped(reading, *clause, start, end)
    # Two equal figures in one clause: as much around this one as holds no other.
    while left < start and not _once(reading[left:end], figure):
        left += 1
    while right > end and not _once(reading[left:right], figure):
        right -= 1
    return left, right


def _stripped(reading: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """Without the marks and spaces at the ends, and the closing marks at the beginning."""
    while right > end and (reading[right - 1] in CLAUSE_END or reading[right - 1].isspace()):
        right -= 1
    while left < start and (reading[left] in CLAUSE_END + "”’」』）)*#" or reading[left].isspace()):
        left += 1
    return left, right


def _paired(reading: str, left: int, right: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """As far as the quotation mark that opens or closes the pair of one inside, where the sentence has it."""
    for opening, closing in ("“”", "《》", "「」", "（）", "()"):
        words = reading[left:right]
        if words.count(opening) > words.count(closing) and (at := reading.find(closing, right, sentence[1])) >= 0:
            right = at + 1
        elif words.count(closing) > words.count(opening) and (at := reading.rfind(opening, sentence[0], left)) >= 0:
            left = at
    return left, right


def distinguished(reading: str, start: int, end: int) -> tuple[str, str]:
    """The least prefix and suffix with which the words stand in the text only once; empty where they do so alone."""
    words, reach = reading[start:end], 0
    at = reading.find(words)
    while at >= 0:
        if at != start:
            before = _common(reading[max(0, start - LONGEST) : start][::-1], reading[max(0, at - LONGEST) : at][::-1])
            after = _common(reading[end : end + LONGEST], reading[at + len(words) : at + len(words) + LONGEST])
            reach = max(reach, min(before, after) + 1)
        if reach > LONGEST:
            return "", ""
        at = reading.find(words, at + 1)
    return reading[max(0, start - reach) : start], reading[end : end + reach]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def scalar(text: str | list[str]) -> str:
    """A text, or the two ends of a range, as YAML that reads back as the same."""
    if isinstance(text, list):
        return f"[{', '.join(text)}]"
    if text == PLACEHOLDER or (PLAIN.fullmatch(text) and not text[0].isdigit()):
        return text
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _clause(reading: str, start: int, end: int) -> tuple[int, int]:
    left, right = start, end
    while left > max(0, start - LONGEST) and not _ends_clause(reading, left - 1):
        left -= 1
    while right < min(len(reading), end + LONGEST) and not _ends_clause(reading, right):
        right += 1
    while left < start and reading[left].isspace():
        left += 1
    while right > end and reading[right - 1].isspace():
        right -= 1
    return left, right


def _ends_clause(reading: str, at: int) -> bool:
    """Whether a mark ends a clause: not the comma of 1,234 and not the colon of 12:30."""
    return reading[at] in CLAUSE_END and not (
        reading[at] in ",，:" and reading[at - 1 : at].isdecimal() and reading[at + 1 : at + 2].isdecimal()
    )


def _once(text: str, words: str) -> bool:
    at = text.find(words)
    return at >= 0 and text.find(words, at + 1) < 0
