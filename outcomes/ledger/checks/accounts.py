"""Check 4: every numeral of every text is accounted for exactly once."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from outcomes.errors import Problem
from outcomes.ledger.checks.coverage import PHRASES, Miscount, NumeralRole, account, set_phrases
from outcomes.ledger.checks.quotes import claimant
from outcomes.ledger.document import HINTS, Document
from outcomes.text.anchors import Anchor
from outcomes.text.numerals import Claim, Numeral, at_place, scan
from outcomes.text.source_text import SourceText

# The reason under not_facts of what is no figure.
REASONS = {"date": "date", "rank": "ordinal", "label": "ordinal", "name": "name", "idiom": "idiom"}
QUOTED = ("facts", "programmes", "not_facts")
LISTED = 1000  # numerals of one text, and phrases, that are told one by one


def covered(
    document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor], told: list[Problem]
) -> tuple[dict[str, list[NumeralRole]], list[Problem]]:
    """Check 4: every numeral of every source is claimed exactly once.

    A source with an entry that is malformed or could not be placed is left out: its numerals cannot be counted yet. Of
    an entry that has a problem already, one of those `told`, its numeral is not told again.
    """
    claimed, unsure = claims(document, anchors)
    unsure |= _malformed(document)
    lost = [entry.quote for section in QUOTED for i, entry in document.each(section)
            if claimant(section, i, entry) not in anchors]  # fmt: skip
    unsure |= {name for name, text in texts.items() if any(quote in text.reading for quote in lost[:HINTS])}
    roles: dict[str, list[NumeralRole]] = {}
    problems: list[Problem] = []
    used: set[str] = set()
    known = {problem.id for problem in told}
    greedy: dict[str, list[str]] = defaultdict(list)  # a set phrase → the entries whose numerals it claims too
    for i, source in document.each("sources"):
        if source.id not in texts:
            continue
        text = texts[source.id].reading
        phrases = set_phrases(text, document.phrases("idioms"), document.phrases("names"))
        used |= {claim.id for claim in phrases}
        roles[source.id], miscounts = account(text, claimed[source.id] + phrases)
        miscounts = [wrong for wrong in miscounts if not (len(wrong.claims) == 1 and wrong.claims[0].id in known)]
        for wrong in [wrong for wrong in miscounts if _shared(wrong)]:
            miscounts.remove(wrong)
            entry, phrase = sorted(wrong.claims, key=lambda claim: claim.role in PHRASES)[:2]
            greedy[phrase.id].append(entry.id)
        if source.id not in unsure:
            problems += [_miscount(document, i, source, texts[source.id], wrong) for wrong in miscounts[:LISTED]]
            if more := len(miscounts[LISTED:]):
                message = f"{more} more numerals of {source.file} are not claimed exactly once."
                problems.append(document.problem("sources", i, "id", message, "Is it the right text?"))
    for section in ("facts", "not_facts"):
        for i, entry in document.each(section):
            if not scan(entry.figure):
                message = f"the figure “{entry.figure}” holds no numeral."
                problems.append(document.problem(section, i, "figure", message, "Take the numeral as printed."))
    problems += _greedy(document, greedy)
    for section in ("idioms", "names") if not told else ():
        unused = [(i, phrase) for i, phrase in document.each(section) if phrase not in used]
        for i, phrase in unused[:LISTED]:
            problems.append(document.problem(section, i, "", f"“{phrase}” stands in no source.", "Remove it."))
    return roles, problems


def _shared(wrong: Miscount) -> bool:
    """Whether a set phrase and another entry, one of each, claim the same numeral."""
    return sorted(claim.role in PHRASES for claim in wrong.claims) == [False, True]


def _greedy(document: Document, greedy: dict[str, list[str]]) -> Iterator[Problem]:
    """One problem for a phrase, however many numerals it takes from others."""
    for section in ("idioms", "names"):
        for i, phrase in document.each(section):
            if owners := list(dict.fromkeys(greedy.pop(phrase, ()))):
                more = f" and {len(owners) - 1} more" if owners[1:] else ""
                message = f"“{phrase}” claims numerals that other entries have: {_owner(document, owners[0])}{more}."
                fix = "Write more words of the phrase, or remove what counts nothing: the phrase or the entry."
                yield document.problem(section, i, "", message, fix)


def claims(document: Document, anchors: dict[str, Anchor]) -> tuple[dict[str, list[Claim]], set[str]]:
    """What each source's entries account for, and the sources with an entry that could not be placed."""
    found: dict[str, list[Claim]] = defaultdict(list)
    unsure: set[str] = set()
    indicators = document.by_id("indicators")
    for section in QUOTED:
        for i, entry in document.each(section):
            place = anchors.get(claimant(section, i, entry))
            if place is None:
                unsure.add(entry.source)
                continue
            if section == "facts":
                role = indicators[entry.indicator].stage if entry.indicator in indicators else "context"
            else:
                role = "programme" if section == "programmes" else entry.reason
            found[entry.source].append(Claim(place.figure_start, place.figure_end, role, claimant(section, i, entry)))
            if earlier := anchors.get(f"before:{entry.id}") if section == "facts" else None:
                found[entry.source].append(Claim(earlier.figure_start, earlier.figure_end, role, entry.id))
    return found, unsure


def _malformed(document: Document) -> set[str]:
    """The sources whose claims are not all known: an entry that would hold some is malformed or shares its id."""
    unsure: set[str] = set()
    sources = document.ids["sources"]
    for section in ("facts", "programmes", "not_facts", "idioms", "names"):
        written = document.root.get(section, [])
        known = {i for i, entry in document.each(section) if isinstance(entry, str) or entry.source in sources}
        lost = [item for i, item in enumerate(written) if i not in known] if isinstance(written, list) else [written]
        if section in ("facts", "programmes"):  # one id for two entries: the place of one of them is lost
            times = Counter(entry.id for _, entry in document.each(section))
            unsure |= {entry.source for _, entry in document.each(section) if times[entry.id] > 1}
        for item in lost:
            source = item.get("source") if isinstance(item, dict) else None
            unsure |= {source} if isinstance(source, str) and source in sources else sources
    return unsure


def _miscount(document: Document, index: int, source: Any, text: SourceText, miscount: Miscount) -> Problem:
    found = miscount.numeral
    sentence = _around(text, found)
    whole = text.reading[slice(*text.sentence(found.figure_start, found.figure_end))]
    where = f"{source.file}:{text.line(found.start)}"
    numeral = f"{where}: the numeral “{found.text}” in “{sentence}”"
    owners = " and ".join(_owner(document, claim.id) for claim in miscount.claims)
    if len(miscount.claims) > 1:
        return document.of_sentence(index, whole, f"{numeral} is claimed by {owners}.", "Leave it to one of them.")
    if owners:
        message = f"{numeral} is cut by {owners}, whose figure holds only a part of it."
        return document.of_sentence(index, whole, message, f"Write the figure {found.figure}.")
    message = f"{numeral} is claimed by no entry."
    if found.kind == "refused":
        message = f"{message} It is not read as a figure: {found.reason}."
    return document.of_sentence(index, whole, message, _remedy(source, found, sentence))


def _around(text: SourceText, found: Numeral) -> str:
    """The sentence, or 40 characters of it on either side; never cut inside a number."""
    left, right = text.sentence(found.figure_start, found.figure_end)
    start, end = max(left, found.figure_start - 40), min(right, found.figure_end + 40)
    for other in at_place(scan(text.reading), start, end):
        start, end = min(start, other.figure_start), max(end, other.figure_end)
    return text.reading[start:end].strip()


def _remedy(source: Any, found: Numeral, sentence: str) -> str:
    """What to add for a numeral that nobody claims: its whole figure, never a part."""
    figure = json.dumps(found.figure, ensure_ascii=False)
    quote, reason = json.dumps(sentence, ensure_ascii=False), REASONS.get(found.kind, "…")
    stub = f"{{source: {source.id}, quote: {quote}, figure: {figure}, reason: {reason}}}"
    if found.kind in ("idiom", "name"):
        return f"Add the phrase to {found.kind}s:, or to not_facts: {stub}"
    if found.kind == "refused":
        return f"If it reports a result, say it in words; if it is none, add the whole of it to not_facts: {stub}"
    return f"Add a fact, or to not_facts: {stub}"


def _owner(document: Document, claimant: str) -> str:
    """A claimant as a curator finds it; an entry of not_facts has no id and so is named by its line."""
    section, _, index = claimant.partition(":")
    if section != "not_fact":
        return claimant
    return f"the entry of not_facts on line {document.root['not_facts'].lines[int(index)]}"
