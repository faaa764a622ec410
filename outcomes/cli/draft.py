"""What a worksheet holds of a numeral before a person has read it: all that the text itself says, the rest left as …"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from outcomes.cli.likely import Vocabulary
from outcomes.cli.quotes import LONGEST, Span, clause, fitting, quote, quoted
from outcomes.cli.sheet import Item
from outcomes.ledger.checks.accounts import REASONS
from outcomes.ledger.checks.beside import moved
from outcomes.ledger.checks.coverage import PHRASES
from outcomes.ledger.checks.figures import plain
from outcomes.ledger.document import PLACEHOLDER
from outcomes.text.numerals import Numeral
from outcomes.text.phrases import Reading
from outcomes.text.source_text import SourceText

DATED = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:(1[0-2]|0?[1-9])月)?")
AGE = "岁"  # inside a figure, as in 60岁以上, it says who is meant
LONG = 3  # digits of a figure that hardly stands twice by chance
SAID_ABOVE = "said above: the same again goes under not_facts, with reason: restatement and of: its id"


def phrases(numerals: Iterable[Numeral]) -> dict[str, list[str]]:
    """The set phrases and the names among the numerals of a text, once each, by section."""
    found = {f"{kind}s": [n.figure for n in numerals if _listed(n) and n.kind == kind] for kind in PHRASES}
    return {section: list(dict.fromkeys(words)) for section, words in found.items()}


def drafts(text: SourceText, numerals: list[Numeral], known: Vocabulary) -> list[Item]:
    """An entry for each numeral that is no set phrase, facts of one sentence with one quote where they can."""
    items, facts = [], []
    for numeral in numerals:
        if numeral.kind == "fact" and AGE not in numeral.figure:
            facts.append(numeral)
        elif not _listed(numeral):
            items.append(_not_fact(text, numeral))
    before = {second.start: first for first, second in moved(text.reading, facts)}
    sentences: dict[Span, list[Numeral]] = defaultdict(list)
    for numeral in facts:
        sentences[text.sentence(numeral.figure_start, numeral.figure_end)].append(numeral)
    for sentence, found in sentences.items():
        _, end = clause(text.reading, found[-1].figure_end, found[-1].figure_end)
        together = fitting(text.reading, [(sentence[0], end)], sentence, found)
        for numeral in found:
            if numeral not in before.values():
                span = together or quote(text.reading, numeral, sentence)
                items.append(_fact(text.reading, numeral, before.get(numeral.start), sentence, span, known))
    return items


def _listed(numeral: Numeral) -> bool:
    """Whether it is a phrase for all texts; one character alone would claim too much."""
    return numeral.kind in PHRASES and len(numeral.figure) > 1


def _fact(
    reading: str, numeral: Numeral, before: Numeral | None, sentence: Span, span: Span, known: Vocabulary
) -> Item:
    start, end, read = numeral.figure_start, numeral.figure_end, numeral.reading
    said = reading[slice(*sentence)]
    entry = {
        "id": PLACEHOLDER, "indicator": PLACEHOLDER, "region": known.place(reading[sentence[0] : start]),
        **_value(read), "before": {**_value(before.reading), "figure": before.figure} if before else None,
        "period": _period(said), **quoted(reading, *span), "figure": numeral.figure, "translation": PLACEHOLDER,
    }  # fmt: skip
    hints = []
    if numeral.figure in reading[: sentence[0]] and sum(map(str.isdecimal, numeral.figure)) >= LONG:
        hints.append(SAID_ABOVE)
    if read and read.qualifier != "exactly":
        hints.append(f"read as {_bounds(read)}")
    if likely := known.likely(reading[slice(*clause(reading, start, end))], said, reading[end : end + LONGEST]):
        hints.append(f"likely: {', '.join(likely)}")
    return Item("facts", {key: value for key, value in entry.items() if value}, *span, start, hints=hints, draft=True)


def _not_fact(text: SourceText, numeral: Numeral) -> Item:
    sentence = text.sentence(numeral.figure_start, numeral.figure_end)
    span = quote(text.reading, numeral, sentence, subject=False)
    reason, hint = REASONS.get(numeral.kind, PLACEHOLDER), ""
    if numeral.kind == "fact":
        reason, hint = "threshold", "an age that tells who is meant; one that is a result is a fact"
    elif numeral.kind == "refused":
        hint = f"not read: {numeral.reason}; if it reports a result, say it in words"
    elif numeral.kind == "rank":
        hint = "a rank that is a result is a fact"
    entry = {**quoted(text.reading, *span), "figure": numeral.figure, "reason": reason}
    return Item("not_facts", entry, *span, numeral.figure_start, hints=[hint] if hint else [])


def _value(read: Reading | None) -> dict[str, Any]:
    """The value, and its wording where it has one."""
    if read is None:
        return {"value": PLACEHOLDER, "qualifier": PLACEHOLDER}
    value = [plain(side) for side in read.printed] if isinstance(read.printed, tuple) else plain(read.printed)
    return {"value": value} | ({} if read.qualifier == "exactly" else {"qualifier": read.qualifier})


def _bounds(read: Reading) -> str:
    """The wording and the room that it leaves, such as more-than, 12000 ≤ … < 13000."""
    if read.low == read.high:
        return read.qualifier
    low = "" if read.low is None else f"{plain(read.low)} {'<' if read.low_open else '≤'} "
    high = "" if read.high is None else f" {'<' if read.high_open else '≤'} {plain(read.high)}"
    return f"{read.qualifier}, {low}…{high}"


def _period(sentence: str) -> str:
    """The one year, or month of a year, that the sentence prints; else empty, left to a person."""
    found = {(year, int(month or 0)) for year, month in DATED.findall(sentence)}
    if len(found) != 1:
        return ""
    ((year, month),) = found
    return f"{year}-{month:02}" if month else year
