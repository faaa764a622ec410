"""What a worksheet holds of a numeral before a person has read it: all that the text itself says, the rest left as …"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any

from outcomes.cli.sheet import Item
from outcomes.ledger.checks.accounts import REASONS
from outcomes.ledger.checks.beside import FROM, MOVED
from outcomes.ledger.document import PLACEHOLDER
from outcomes.text.folding import folded
from outcomes.text.numerals import Numeral
from outcomes.text.phrases import Reading
from outcomes.text.source_text import SourceText

CLAUSE_END = "，。！？；：、,!?;:\n"
SUBJECT = 120  # a sentence up to the figure that is longer is quoted from its last clause on
LONGEST = 200  # a clause without any mark is cut here on either side
DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:(1[0-2]|0?[1-9])月)?")
LIKELY = 3  # indicators that are proposed for a figure
ELSEWHERE = 0.3  # what words of the sentence count outside the clause of the figure
UNIT_FITS = 0.5  # as much as half a pair of characters that only one indicator has
PHRASES = {"idiom": "idioms", "name": "names"}
AGE = "岁"  # inside a figure, as in 60岁以上, it says who is meant
LONG = 3  # digits of a figure that hardly stands twice by chance
PROGRAMME = re.compile("“([^“”]{1,12}(?:工程|行动|计划|机制|模式|制度|办法|工作法))”")


@dataclass(frozen=True)
class Vocabulary:
    """What the curated file has, to propose: the places by name, the names of the indicators and of their units."""

    regions: dict[str, str]
    indicators: dict[str, str]
    units: dict[str, str]

    @cached_property
    def _pairs(self) -> dict[str, set[str]]:
        return {name: _pairs(words) for name, words in self.indicators.items()}

    @cached_property
    def _common(self) -> Counter[str]:
        return Counter(pair for pairs in self._pairs.values() for pair in pairs)

    def likely(self, clause: str, sentence: str, after: str) -> list[str]:
        """The indicators whose names share most with the words; a pair of characters that few have counts for more."""
        near, said = _pairs(clause), _pairs(sentence)
        scores = {
            name: sum((1 if pair in near else ELSEWHERE) / self._common[pair] for pair in pairs & said)
            + UNIT_FITS * _fits(after, self.units[name])
            for name, pairs in self._pairs.items()
        }
        best = sorted((name for name, score in scores.items() if score > 0), key=lambda name: (-scores[name], name))
        return [f"{name} {self.indicators[name]}" for name in best[:LIKELY]]

    def place(self, words: str) -> str:
        """The one place that the words name, by the longest name; else left to a person."""
        named = [name for name in self.regions if name in words]
        named = [name for name in named if not any(name != other and name in other for other in named)]
        return self.regions[named[0]] if len(named) == 1 else PLACEHOLDER


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(folded(words)) if a.isalnum() and b.isalnum()}


def _fits(after: str, unit: str) -> bool:
    """Whether the unit stands after the figure, with or without its 个."""
    name = unit.lstrip("个")
    return bool(name) and after.lstrip("个").startswith(name)


def drafts(text: SourceText, numerals: list[Numeral], known: Vocabulary) -> tuple[list[Item], dict[str, list[str]]]:
    """An entry for each numeral, facts of one sentence with one quote where they can, and the set phrases."""
    phrases: dict[str, dict[str, None]] = {"idioms": {}, "names": {}}
    sentences: dict[tuple[int, int], list[Numeral]] = defaultdict(list)
    items = []
    for numeral in numerals:
        if numeral.kind in PHRASES and len(numeral.figure) > 1:
            phrases[PHRASES[numeral.kind]][numeral.figure] = None
        elif numeral.kind == "fact" and AGE not in numeral.figure:
            sentences[text.sentence(numeral.figure_start, numeral.figure_end)].append(numeral)
        else:
            items.append(_not_fact(text, numeral))
    for sentence, found in sentences.items():
        together = _together(text.reading, found, sentence)
        earlier = _earlier(text.reading, found)
        for numeral in found:
            if numeral not in earlier.values():
                items.append(_fact(text, numeral, sentence, together, known, earlier.get(numeral.start)))
    return items, {section: list(found) for section, found in phrases.items()}


def programmes(text: SourceText, taken: set[str]) -> list[Item]:
    """What stands between quotation marks and is called a project, an action or the like, once each."""
    found: dict[str, Item] = {}
    for match in PROGRAMME.finditer(text.reading):
        term, (start, end) = match[1], match.span(1)
        if term in taken or term in found:
            continue
        left, right = quote(text.reading, start, end, text.sentence(start, end))
        both = {"zh": PLACEHOLDER, "en": PLACEHOLDER}
        entry = {"id": PLACEHOLDER, "name": {**both, "zh": term}, **_words(text.reading, left, right), "term": term}
        found[term] = Item("programmes", {**entry, "summary": both}, left, right, start, draft=True)
    return list(found.values())


def _earlier(reading: str, found: list[Numeral]) -> dict[int, Numeral]:
    """The figures that others rose or fell to, by where those stand: 300 of 由300张增加到500张."""
    return {
        second.start: first
        for first, second in pairwise(found)
        if first.reading
        and FROM.fullmatch(reading[first.figure_start - 1 : first.figure_start])
        and MOVED.fullmatch(reading, first.figure_end, second.figure_start)
    }


def _together(reading: str, found: list[Numeral], sentence: tuple[int, int]) -> tuple[int, int] | None:
    """Words that hold every figure of a sentence once; None where there are none of bearable length."""
    first, last = found[0].figure_start, found[-1].figure_end
    left, right = _stripped(reading, sentence[0], _clause(reading, last, last)[1], first, last)
    left, right = _paired(reading, left, right, sentence)
    words = reading[left:right]
    fits = right - left <= LONGEST and _once(reading, words)
    return (left, right) if fits and all(_once(words, numeral.figure) for numeral in found) else None


def _fact(
    text: SourceText,
    numeral: Numeral,
    sentence: tuple[int, int],
    together: tuple[int, int] | None,
    known: Vocabulary,
    earlier: Numeral | None,
) -> Item:
    reading, start, end = text.reading, numeral.figure_start, numeral.figure_end
    left, right = together or quote(reading, start, end, sentence)
    read = numeral.reading
    entry: dict[str, Any] = {"id": PLACEHOLDER, "indicator": PLACEHOLDER}
    entry["region"] = known.place(reading[sentence[0] : start])
    entry |= {"value": _value(read), "qualifier": read.qualifier if read else PLACEHOLDER}
    if earlier:
        entry["before"] = _before(earlier)
    entry |= {"period": _period(reading[slice(*sentence)]), **_words(reading, left, right)}
    entry |= {"figure": numeral.figure, "translation": PLACEHOLDER}
    left_out = {"qualifier": "exactly", "region": PLACEHOLDER, "period": PLACEHOLDER}
    entry = {key: value for key, value in entry.items() if left_out.get(key) != value}
    hints = [f"read as {_bounds(read)}"] if read and read.qualifier != "exactly" else []
    if likely := known.likely(
        reading[slice(*_clause(reading, start, end))], reading[slice(*sentence)], reading[end : end + LONGEST]
    ):
        hints.append(f"likely: {', '.join(likely)}")
    if numeral.figure in reading[: sentence[0]] and sum(map(str.isdecimal, numeral.figure)) >= LONG:
        hints.insert(0, "said above: the same again goes under not_facts, with reason: restatement and of: its id")
    return Item("facts", entry, left, right, start, hints=hints, draft=True)


def _before(numeral: Numeral) -> dict[str, Any]:
    """The earlier value, with its wording where it has one."""
    read = numeral.reading
    wording = {"qualifier": read.qualifier} if read and read.qualifier != "exactly" else {}
    return {"value": _value(read), "figure": numeral.figure, **wording}


def _not_fact(text: SourceText, numeral: Numeral) -> Item:
    reading, start, end = text.reading, numeral.figure_start, numeral.figure_end
    left, right = quote(reading, start, end, text.sentence(start, end), subject=False)
    entry = {**_words(reading, left, right), "figure": numeral.figure}
    entry["reason"] = REASONS.get(numeral.kind, PLACEHOLDER)
    refused = f"not read: {numeral.reason}; if it reports a result, say it in words"
    told = {"refused": refused, "rank": "a rank that is a result is a fact"}
    if numeral.kind == "fact":
        entry["reason"], told["fact"] = "threshold", "an age that tells who is meant; one that is a result is a fact"
    hints = [told[numeral.kind]] if numeral.kind in told else []
    return Item("not_facts", entry, left, right, start, hints=hints)


def _words(reading: str, left: int, right: int) -> dict[str, Any]:
    """The quote, with what tells it apart where it stands more than once."""
    prefix, suffix = distinguished(reading, left, right)
    apart = {"prefix": prefix, "suffix": suffix}
    return {"quote": reading[left:right], **{key: words for key, words in apart.items() if words}}


def _value(read: Reading | None) -> Any:
    if read is None:
        return PLACEHOLDER
    return [plain(read.low or Decimal(0)), plain(read.high or Decimal(0))] if read.value is None else plain(read.value)


def _bounds(read: Reading) -> str:
    """The wording and the room that it leaves, such as more-than, 12000 ≤ … < 13000."""
    if read.low == read.high:
        return read.qualifier
    low = "" if read.low is None else f"{plain(read.low)} {'<' if read.low_open else '≤'} "
    high = "" if read.high is None else f" {'<' if read.high_open else '≤'} {plain(read.high)}"
    return f"{read.qualifier}, {low}…{high}"


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


def quote(reading: str, start: int, end: int, sentence: tuple[int, int], *, subject: bool = True) -> tuple[int, int]:
    """The words to quote: the sentence up to the end of the clause, so that its subject is there; else the clause.

    Without `subject` the clause comes first. Never a part of a number, never the figure twice where less will do, never
    half a pair of quotation marks.
    """
    figure = reading[start:end]
    clause = _clause(reading, start, end)
    for left, right in ((sentence[0], clause[1]), clause, sentence) if subject else (clause, sentence):
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
