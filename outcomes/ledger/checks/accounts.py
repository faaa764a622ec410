"""Check 4: every numeral of every text is accounted for exactly once."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from outcomes.errors import Problem
from outcomes.ledger.checks.coverage import PHRASES, Claim, Miscount, account, set_phrases
from outcomes.ledger.checks.quotes import claimant
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.document import HINTS, Document
from outcomes.ledger.models import Fact, NotFact, Source
from outcomes.text.anchors import Anchor
from outcomes.text.numerals import Numeral, at_place, scan
from outcomes.text.source_text import SourceText

# The reason under not_facts of what is no figure.
REASONS = {"date": "date", "rank": "ordinal", "label": "ordinal", "name": "name", "idiom": "idiom"}
QUOTED = ("facts", "programmes", "not_facts")
LISTS = ("idioms", "names")
LISTED = 1000  # numerals of one text, and phrases, that are told one by one


def claims(document: Document, anchors: dict[str, Anchor]) -> tuple[dict[str, list[Claim]], set[str]]:
    """What each source's entries account for, and the sources with an entry that could not be placed."""
    found: dict[str, list[Claim]] = defaultdict(list)
    unsure: set[str] = set()
    stages = {indicator.id: indicator.stage for _, indicator in document.each("indicators")}
    for section in QUOTED:
        for i, entry in document.each(section):
            key = claimant(section, i, entry)
            if key not in anchors:
                unsure.add(entry.source)
                continue
            if section == "facts":
                role = stages.get(entry.indicator, "context")
            else:
                role = "programme" if section == "programmes" else entry.reason
            for name in (key, f"before:{key}"):
                if place := anchors.get(name):
                    found[entry.source].append(Claim(place.figure_start, place.figure_end, role, key))
    return found, unsure


def covered(file: Curated) -> Iterator[Problem]:
    """Check 4. Adds the roles of the numerals of each source.

    A source with an entry that is malformed or could not be placed is left out: its numerals cannot be counted yet. Of
    an entry that has a problem already its numeral is not told again.
    """
    document, told = file.document, {problem.id for problem in file.problems}
    claimed, unsure = claims(document, file.anchors)
    unsure |= _malformed(document) | _lost(file)
    idioms, names = document.phrases("idioms"), document.phrases("names")
    used: set[str] = set()
    greedy: dict[str, list[str]] = defaultdict(list)  # a set phrase → the entries whose numerals it claims too
    for i, source in document.each("sources"):
        if source.id not in file.texts:
            continue
        text = file.texts[source.id]
        phrases = set_phrases(text.reading, idioms, names)
        used |= {claim.id for claim in phrases}
        file.roles[source.id], miscounts = account(text.reading, claimed[source.id] + phrases)
        left = []
        for wrong in miscounts:
            one = sorted(wrong.claims, key=lambda claim: claim.phrase)
            if [claim.phrase for claim in one] == [False, True]:
                entry, phrase = one
                greedy[phrase.id].append(entry.id)
            elif not (len(wrong.claims) == 1 and wrong.claims[0].id in told):
                left.append(wrong)
        for wrong in left[:LISTED] if source.id not in unsure else ():
            place = text.sentence(wrong.numeral.figure_start, wrong.numeral.figure_end)
            yield document.of_sentence(i, text.reading[slice(*place)], *_miscount(document, source, text, wrong))
        if (more := len(left[LISTED:])) and source.id not in unsure:
            message = f"{more} more numerals of {source.file} are not claimed exactly once."
            yield document.problem("sources", i, "id", message, "Is it the right text?")
    yield from file.each("facts", _no_numeral)
    yield from file.each("not_facts", _no_numeral)
    yield from _phrases(document, greedy, None if told else used)


def _no_numeral(_: Curated, entry: Fact | NotFact) -> Iterator[Fault]:
    if not scan(entry.figure):
        yield "figure", f"the figure “{entry.figure}” holds no numeral.", "Take the numeral as printed."


def _phrases(document: Document, greedy: dict[str, list[str]], used: set[str] | None) -> Iterator[Problem]:
    """One problem for a phrase, however many numerals it takes from others, and for one that is not `used`."""
    for section in LISTS:
        unused = 0
        for i, phrase in document.each(section):
            if owners := list(dict.fromkeys(greedy.pop(phrase, ()))):
                more = f" and {len(owners) - 1} more" if owners[1:] else ""
                message = f"“{phrase}” claims numerals that other entries have: {_owner(document, owners[0])}{more}."
                fix = "Write more words of the phrase, or remove what counts nothing: the phrase or the entry."
                yield document.problem(section, i, "", message, fix)
            elif used is not None and phrase not in used and unused < LISTED:
                unused += 1
                yield document.problem(section, i, "", f"“{phrase}” stands in no source.", "Remove it.")


def _lost(file: Curated) -> set[str]:
    """The sources that hold a quote which could not be placed, whichever source its entry names."""
    lost = [
        entry.quote
        for section in QUOTED
        for i, entry in file.document.each(section)
        if claimant(section, i, entry) not in file.anchors
    ]
    return {name for name, text in file.texts.items() if any(quote in text.reading for quote in lost[:HINTS])}


def _malformed(document: Document) -> set[str]:
    """The sources whose claims are not all known: an entry that would hold some is malformed or shares its id."""
    unsure: set[str] = set()
    sources = document.ids["sources"]
    for section in (*QUOTED, *LISTS):
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


def _miscount(document: Document, source: Source, text: SourceText, miscount: Miscount) -> tuple[str, str]:
    """What is wrong with a numeral and what to do."""
    found, sentence = miscount.numeral, _around(text, miscount.numeral)
    numeral = f"{source.file}:{text.line(found.start)}: the numeral “{found.text}” in “{sentence}”"
    owners = " and ".join(_owner(document, claim.id) for claim in miscount.claims)
    if len(miscount.claims) > 1:
        return f"{numeral} is claimed by {owners}.", "Leave it to one of them."
    if owners:
        message = f"{numeral} is cut by {owners}, whose figure holds only a part of it."
        return message, f"Write the figure {found.figure}."
    why = f" It is not read as a figure: {found.reason}." if found.kind == "refused" else ""
    return f"{numeral} is claimed by no entry.{why}", _remedy(source, found, sentence)


def _around(text: SourceText, found: Numeral) -> str:
    """The sentence, or 40 characters of it on either side; never cut inside a number."""
    left, right = text.sentence(found.figure_start, found.figure_end)
    start, end = max(left, found.figure_start - 40), min(right, found.figure_end + 40)
    for other in at_place(scan(text.reading), start, end):
        start, end = min(start, other.figure_start), max(end, other.figure_end)
    return text.reading[start:end].strip()


def _remedy(source: Source, found: Numeral, sentence: str) -> str:
    """What to add for a numeral that nobody claims: its whole figure, never a part."""
    figure = json.dumps(found.figure, ensure_ascii=False)
    quote, reason = json.dumps(sentence, ensure_ascii=False), REASONS.get(found.kind, "…")
    stub = f"{{source: {source.id}, quote: {quote}, figure: {figure}, reason: {reason}}}"
    if found.kind in PHRASES:
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
