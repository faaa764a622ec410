"""What a worksheet holds of a numeral before a person has read it: all that the text itself says, the rest left as …"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any

from outcomes.cli.sheet import BOTH, Item
from outcomes.errors import AnchorError
from outcomes.ledger.checks.accounts import REASONS
from outcomes.ledger.checks.beside import FROM, MOVED
from outcomes.ledger.checks.figures import plain
from outcomes.ledger.document import PLACEHOLDER
from outcomes.text.anchors import within
from outcomes.text.folding import folded
from outcomes.text.numerals import Numeral
from outcomes.text.phrases import Reading
from outcomes.text.source_text import SourceText

CLAUSE_END = re.compile(
    r"[。！？；、!?;\n]|[,，:：](?!(?<=\d[,，:：])\d)"
)  # not the comma of 1,234, the colon of 12:30
OUTSIDE = re.compile(r"[\s，。！？；：、,!?;:”’」』）)*#]*(?P<words>.*?)[\s，。！？；：、,!?;:]*", re.DOTALL)
LONGEST = 160  # characters that a draft quotes
DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:(1[0-2]|0?[1-9])月)?")
LIKELY = 3  # indicators that are proposed for a figure
ELSEWHERE = 0.3  # what words of the sentence count outside the clause of the figure
UNIT_FITS = 0.5  # as much as half a pair of characters that only one indicator has
PHRASES = {"idiom": "idioms", "name": "names"}
AGE = "岁"  # inside a figure, as in 60岁以上, it says who is meant
LONG = 3  # digits of a figure that hardly stands twice by chance
PROGRAMME = re.compile("“([^“”]{1,12}(?:工程|行动|计划|机制|模式|制度|办法|工作法))”")
# Outcomes without a number that are plain by their words, unless the clause only intends them.
STATEMENTS = {
    "award": re.compile("创成|荣获|获评|入选|被评为|被授予|創成|榮獲|獲評|入選|被評為"),
    "coverage": re.compile(r"全覆盖|全覆蓋|应(.)尽\1|應(.)盡\2"),
}
INTENDED = re.compile(
    "力争|为推动|為推動|争取|目标|计划|预计|努力|继续|推进|将|要|力爭|爭取|目標|計劃|預計|繼續|推進|將"
)
SAID_ABOVE = "said above: the same again goes under not_facts, with reason: restatement and of: its id"

Span = tuple[int, int]


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
    sentences: dict[Span, list[Numeral]] = defaultdict(list)
    items = []
    for numeral in numerals:
        if numeral.kind in PHRASES and len(numeral.figure) > 1:
            phrases[PHRASES[numeral.kind]][numeral.figure] = None
        elif numeral.kind == "fact" and AGE not in numeral.figure:
            sentences[text.sentence(numeral.figure_start, numeral.figure_end)].append(numeral)
        else:
            items.append(_not_fact(text, numeral))
    for sentence, found in sentences.items():
        _, end = _clause(text.reading, found[-1].figure_end, found[-1].figure_end)
        together = _fitting(text.reading, [(sentence[0], end)], found, sentence)
        earlier = _earlier(text.reading, found)
        for numeral in found:
            if numeral not in earlier.values():
                span = together or quote(text.reading, numeral, sentence)
                items.append(_fact(text, numeral, sentence, span, known, earlier.get(numeral.start)))
    return items, {section: list(found) for section, found in phrases.items()}


def programmes(text: SourceText, taken: set[str]) -> list[Item]:
    """What stands between quotation marks and is called a project, an action or the like, once each."""
    found: dict[str, Item] = {}
    for match in PROGRAMME.finditer(text.reading):
        term, sentence = match[1], text.sentence(*match.span())
        _, end = _clause(text.reading, *match.span())
        span = _fitting(text.reading, [(sentence[0], end), match.span()], [], sentence)
        if span and term not in taken and term not in found:
            entry = {"id": PLACEHOLDER, "name": {**BOTH, "zh": term}, **_words(text.reading, *span), "term": term}
            found[term] = Item("programmes", {**entry, "summary": BOTH}, *span, match.start(1), draft=True)
    return list(found.values())


def statements(text: SourceText) -> list[Item]:
    """What is plainly an outcome without a number, one for a sentence: to be looked at, never an entry by itself."""
    found: dict[Span, Item] = {}
    for kind, words in STATEMENTS.items():
        for match in words.finditer(text.reading):
            clause, sentence = _clause(text.reading, *match.span()), text.sentence(*match.span())
            span = _fitting(text.reading, [(sentence[0], clause[1]), clause], [], sentence)
            if span and sentence not in found and not INTENDED.search(text.reading, sentence[0], match.start()):
                entry = {
                    "id": PLACEHOLDER,
                    "theme": PLACEHOLDER,
                    "kind": kind,
                    "name": BOTH,
                    "translation": PLACEHOLDER,
                }
                entry |= _words(text.reading, *span)
                found[sentence] = Item("statements", entry, *span, match.start(), draft=True)
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


def _fact(
    text: SourceText, numeral: Numeral, sentence: Span, span: Span, known: Vocabulary, earlier: Numeral | None
) -> Item:
    reading, start, end, read = text.reading, numeral.figure_start, numeral.figure_end, numeral.reading
    entry: dict[str, Any] = {"id": PLACEHOLDER, "indicator": PLACEHOLDER}
    entry |= {"region": known.place(reading[sentence[0] : start]), **_value(read)}
    if earlier:
        entry["before"] = {**_value(earlier.reading), "figure": earlier.figure}
    entry |= {"period": _period(reading[slice(*sentence)]), **_words(reading, *span)}
    entry |= {"figure": numeral.figure, "translation": PLACEHOLDER}
    entry = {key: value for key, value in entry.items() if value != PLACEHOLDER or key not in ("region", "period")}
    clause = reading[slice(*_clause(reading, start, end))]
    likely = known.likely(clause, reading[slice(*sentence)], reading[end : end + LONGEST])
    above = numeral.figure in reading[: sentence[0]] and sum(map(str.isdecimal, numeral.figure)) >= LONG
    hints = {
        SAID_ABOVE: above,
        f"read as {_bounds(read)}" if read else "": read is not None and read.qualifier != "exactly",
        f"likely: {', '.join(likely)}": bool(likely),
    }
    return Item("facts", entry, *span, start, hints=[hint for hint, holds in hints.items() if holds], draft=True)


def _not_fact(text: SourceText, numeral: Numeral) -> Item:
    span = quote(text.reading, numeral, text.sentence(numeral.figure_start, numeral.figure_end), subject=False)
    reason, hint = REASONS.get(numeral.kind, PLACEHOLDER), ""
    if numeral.kind == "fact":
        reason, hint = "threshold", "an age that tells who is meant; one that is a result is a fact"
    elif numeral.kind == "refused":
        hint = f"not read: {numeral.reason}; if it reports a result, say it in words"
    elif numeral.kind == "rank":
        hint = "a rank that is a result is a fact"
    entry = {**_words(text.reading, *span), "figure": numeral.figure, "reason": reason}
    return Item("not_facts", entry, *span, numeral.figure_start, hints=[hint] if hint else [])


def _words(reading: str, left: int, right: int) -> dict[str, Any]:
    """The quote, with what tells it apart where it stands more than once."""
    prefix, suffix = distinguished(reading, left, right)
    apart = {"prefix": prefix, "suffix": suffix}
    return {"quote": reading[left:right], **{key: words for key, words in apart.items() if words}}


def _value(read: Reading | None) -> dict[str, Any]:
    """The value, and its wording where it has one."""
    if read is None:
        return {"value": PLACEHOLDER, "qualifier": PLACEHOLDER}
    ends = [plain(read.low or Decimal(0)), plain(read.high or Decimal(0))]
    wording = {} if read.qualifier == "exactly" else {"qualifier": read.qualifier}
    return {"value": ends if read.value is None else plain(read.value), **wording}


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


def quote(reading: str, numeral: Numeral, sentence: Span, *, subject: bool = True) -> Span:
    """The words to quote: the sentence up to the end of the clause, so that its subject is there; else the clause.

    Without `subject` the clause comes first.
    """
    start, end = numeral.figure_start, numeral.figure_end
    clause = _clause(reading, start, end)
    spans = [(sentence[0], clause[1]), clause, sentence] if subject else [clause, sentence]
    if found := _fitting(reading, spans, [numeral], sentence):
        return found
    left, right = _stripped(reading, *clause)
    # Two equal figures in one clause: as much around this one as holds no other.
    while left < start and not _held(reading[left:end], numeral.figure):
        left += 1
    while right > end and not _held(reading[left:right], numeral.figure):
        right -= 1
    return left, right


def _fitting(reading: str, spans: Iterable[Span], numerals: list[Numeral], sentence: Span) -> Span | None:
    """The first of some spans that stands once in the text, is of bearable length and holds each figure once.

    Never a part of a number, never half a pair of quotation marks.
    """
    for left, right in spans:
        if right - left > 2 * LONGEST:
            continue
        left, right = _paired(reading, *_stripped(reading, left, right), sentence)
        words = reading[left:right]
        whole = all(left <= numeral.figure_start and numeral.figure_end <= right for numeral in numerals)
        fits = whole and right - left <= LONGEST and _once(reading, words)
        if fits and all(_held(words, numeral.figure) for numeral in numerals):
            return left, right
    return None


def _once(reading: str, words: str) -> bool:
    return reading.find(words, reading.find(words) + 1) < 0


def _held(words: str, figure: str) -> bool:
    """Whether the words hold a figure once, as the check will look for it."""
    try:
        return bool(within(words, 0, figure, "", "figure"))
    except AnchorError:
        return False


def _stripped(reading: str, left: int, right: int) -> Span:
    """Without the marks and spaces at the ends, and the closing marks at the beginning."""
    found = OUTSIDE.fullmatch(reading, left, right)
    return found.span("words") if found else (left, right)


def _paired(reading: str, left: int, right: int, sentence: Span) -> Span:
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
    for reach in range(LONGEST):
        prefix, suffix = reading[max(0, start - reach) : start], reading[end : end + reach]
        if _once(reading, prefix + reading[start:end] + suffix):
            return prefix, suffix
    return "", ""


def _clause(reading: str, start: int, end: int) -> Span:
    """The clause around a place, cut where it has no mark far and wide."""
    first, last = max(0, start - LONGEST), min(len(reading), end + LONGEST)
    left = max((mark.end() for mark in CLAUSE_END.finditer(reading, first, start)), default=first)
    mark = CLAUSE_END.search(reading, end, last)
    return left, mark.start() if mark else last
