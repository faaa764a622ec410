"""The checks of a curated file beyond its shape. Each takes the document, changes nothing and returns problems."""

import json
from collections import Counter, defaultdict
from typing import Any

from outcomes.anchors import Anchor, anchor
from outcomes.coverage import Fate, Miscount, account, set_phrases
from outcomes.document import PLACEHOLDER, Document, did_you_mean
from outcomes.errors import AnchorError, FigureError, Problem
from outcomes.figures import Reading, read_figure
from outcomes.numerals import Claim, scan, wording_left_out
from outcomes.periods import PeriodError, read_period
from outcomes.text import SourceText

REFERENCES = {
    "regions": {"parent": "regions"},
    "indicators": {"theme": "themes", "unit": "units"},
    "programmes": {"region": "regions", "source": "sources"},
    "facts": {
        "indicator": "indicators", "region": "regions", "source": "sources",
        "programme": "programmes", "part_of": "facts",
    },
    "ratios": {"numerator": "facts", "denominator": "facts"},
    "averages": {"numerator": "facts", "denominator": "facts"},
    "consistency": {"unit": "units"},
    "corrections": {"fact": "facts"},
    "not_facts": {"source": "sources", "of": "facts"},
}  # fmt: skip

LISTED = 1000  # numerals of one text, and phrases, that are told one by one
HINTS = 50  # the first wrong quotes and names get a hint; thousands of them have one cause, such as another text


def references(document: Document) -> list[Problem]:
    """Check 1: every reference names an entry; the trees of regions and parts have no loop."""
    problems: list[Problem] = []
    for section, fields in REFERENCES.items():
        for i, entry in document.each(section):
            for field, target in fields.items():
                value = getattr(entry, field)
                if value is not None and value not in document.ids[target]:
                    fix = did_you_mean(value, document.ids[target] if len(problems) < HINTS else set())
                    problems.append(document.problem(section, i, field, f"{field}: {value} is not in {target}.", fix))
    for i, fact in document.each("headlines"):
        if fact not in document.ids["facts"]:
            fix = did_you_mean(fact, document.ids["facts"] if len(problems) < HINTS else set())
            problems.append(document.problem("headlines", i, "", f"{fact} is not in facts.", fix))
    for i, check in document.each("consistency"):
        for fact in dict.fromkeys(side for pair in check.quotients for side in (pair.top, pair.bottom)):
            if fact not in document.ids["facts"]:
                fix = did_you_mean(fact, document.ids["facts"] if len(problems) < HINTS else set())
                problems.append(document.problem("consistency", i, "quotients", f"{fact} is not in facts.", fix))
    problems += _restatements(document)
    problems += _loops(document, "regions", "parent") + _loops(document, "facts", "part_of")
    for i, region in document.each("regions"):
        if (region.parent is None) != (region.level == "province"):
            message = "a province has no parent and every other place has one."
            problems.append(document.problem("regions", i, "parent", message, "Name the parent or the level."))
        if region.level == "province" and region.code is None:
            message = "a province needs its code (GB/T 2260)."
            problems.append(document.problem("regions", i, "id", message, 'Add code: "320000" or the like.'))
    return problems


def _restatements(document: Document) -> list[Problem]:
    """Only a restatement says a fact again, and in the text of that fact."""
    problems = []
    facts = document.by_id("facts")
    for i, entry in document.each("not_facts"):
        if entry.of is not None and entry.reason != "restatement":
            message = f"of: {entry.of} belongs to a restatement, the reason is {entry.reason}."
            problems.append(
                document.problem("not_facts", i, "of", message, "Write reason: restatement, or leave of out.")
            )
        elif entry.of in facts and facts[entry.of].source != entry.source:
            message = f"{entry.of} stands in another text, {facts[entry.of].source}."
            problems.append(document.problem("not_facts", i, "of", message, "Name a fact of the same text."))
    return problems


def anchored(document: Document, texts: dict[str, SourceText]) -> tuple[dict[str, Anchor], list[Problem]]:
    """Checks 2 and 3: each quote stands in its source exactly once, each figure once in its quote.

    Anchors are keyed by fact id, `programme:` and id, and `not_fact:` and position.
    """
    anchors: dict[str, Anchor] = {}
    problems: list[Problem] = []
    for section in ("facts", "programmes", "not_facts"):
        for i, entry in document.each(section):
            if entry.source not in texts:
                continue
            try:
                text = texts[entry.source].reading
                anchors[_claimant(section, i, entry)] = anchor(text, entry, hint=len(problems) < HINTS)
            except AnchorError as error:
                message = f"{error}."
                problems.append(document.problem(section, i, "quote", message, "Copy the words from the source."))
    for i, fact in document.each("facts"):
        if fact.id in anchors and fact.source in texts:
            place = anchors[fact.id]
            word = wording_left_out(texts[fact.source].reading, place.figure_start, place.figure_end)
            if word:
                message = f"the words “{word}” touch the figure “{fact.figure}” and belong to it."
                problems.append(document.problem("facts", i, "figure", message, "Write the figure with them."))
    return anchors, problems


def figures(document: Document) -> tuple[dict[str, Reading], list[Problem]]:
    """Check 3: the figure, read by the rules, gives the value and the qualifier: the number is entered twice."""
    readings: dict[str, Reading] = {}
    problems = []
    units = document.by_id("units")
    indicators = document.by_id("indicators")
    for i, fact in document.each("facts"):
        try:
            reading = readings[fact.id] = read_figure(fact.figure)
        except FigureError as error:
            problems.append(document.problem("facts", i, "figure", f"{error}.", "Take the numeral as printed."))
            continue
        if round(reading.value, 6) != fact.value:  # a third has no end: six decimals are written
            message = f"the figure “{fact.figure}” reads {_plain(reading.value)}, the value says {_plain(fact.value)}."
            problems.append(document.problem("facts", i, "value", message, "Correct the one that is wrong."))
        if reading.qualifier != fact.qualifier:
            message = f"the figure “{fact.figure}” reads {reading.qualifier}, the qualifier says {fact.qualifier}."
            problems.append(document.problem("facts", i, "qualifier", message, "Correct the one that is wrong."))
        unit = units.get(indicators[fact.indicator].unit) if fact.indicator in indicators else None
        if unit and reading.share and unit.dimension != "share":
            message = f"the figure “{fact.figure}” is a share, the unit {unit.id} is not."
            problems.append(document.problem("facts", i, "figure", message, "Choose an indicator in percent."))
    return readings, problems


def comparable(document: Document) -> list[Problem]:
    """Check 5: groups share unit and measure, what is divided fits together, parts have the unit, periods parse."""
    problems = _groups(document) + _ratios(document) + _averages(document) + _consistency(document)
    facts = document.by_id("facts")
    indicators = document.by_id("indicators")
    for section, field in (("facts", "period"), ("sources", "published")):
        for i, entry in document.each(section):
            text = getattr(entry, field)
            try:
                period = read_period(text) if text and text != PLACEHOLDER else None
            except PeriodError as error:
                fix = "Write EDTF, such as 2021, 2021-10, 2022-01~ or 2013-07~/2014-02~."
                problems.append(document.problem(section, i, field, f"{error}.", fix))
                continue
            if section == "facts" and period and period.approximate and entry.period_basis is None:
                message = "an approximate period needs the words it rests on."
                problems.append(document.problem(section, i, field, message, "Add period_basis in both languages."))
    for i, fact in document.each("facts"):
        whole = facts.get(fact.part_of)
        if whole and fact.indicator in indicators and whole.indicator in indicators:
            same_unit = indicators[fact.indicator].unit == indicators[whole.indicator].unit
            if not same_unit or fact.source != whole.source:
                message = f"a part has the unit and the source of its whole, {whole.id}."
                problems.append(document.problem("facts", i, "part_of", message, "Remove part_of or correct it."))
    return problems


def covered(
    document: Document, texts: dict[str, SourceText], anchors: dict[str, Anchor], *, complete: bool
) -> tuple[dict[str, list[Fate]], list[Problem]]:
    """Check 4: every numeral of every source is claimed exactly once.

    A source with an entry that is malformed or could not be placed is left out: its numerals cannot be counted yet.
    """
    claimed, unsure = claims(document, anchors)
    unsure |= _malformed(document)
    fates: dict[str, list[Fate]] = {}
    problems: list[Problem] = []
    used: set[str] = set()
    for i, source in document.each("sources"):
        if source.id not in texts:
            continue
        text = texts[source.id].reading
        phrases = set_phrases(text, document.phrases("idioms"), document.phrases("names"))
        used |= {claim.id for claim in phrases}
        fates[source.id], miscounts = account(text, claimed[source.id] + phrases)
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
    for section in ("idioms", "names") if complete else ():
        unused = [(i, phrase) for i, phrase in document.each(section) if phrase not in used]
        for i, phrase in unused[:LISTED]:
            problems.append(document.problem(section, i, "", f"“{phrase}” stands in no source.", "Remove it."))
    return fates, problems


def claims(document: Document, anchors: dict[str, Anchor]) -> tuple[dict[str, list[Claim]], set[str]]:
    """What each source's entries account for, and the sources with an entry that could not be placed."""
    found: dict[str, list[Claim]] = defaultdict(list)
    unsure: set[str] = set()
    indicators = document.by_id("indicators")
    for section in ("facts", "programmes", "not_facts"):
        for i, entry in document.each(section):
            place = anchors.get(_claimant(section, i, entry))
            if place is None:
                unsure.add(entry.source)
                continue
            if section == "facts":
                fate = indicators[entry.indicator].stage if entry.indicator in indicators else "context"
            else:
                fate = "programme" if section == "programmes" else entry.reason
            found[entry.source].append(Claim(place.figure_start, place.figure_end, fate, _claimant(section, i, entry)))
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
    start, end = miscount.numeral.start, miscount.numeral.end
    left, right = text.sentence(start, end)
    sentence = text.reading[max(left, start - 40) : min(right, end + 40)].strip()
    numeral = miscount.numeral.text
    where = f"{source.file}:{text.line(start)}"
    if miscount.claims:
        owners = " and ".join(_owner(document, claim.id) for claim in miscount.claims)
        message = f"{where}: the numeral “{numeral}” in “{sentence}” is claimed by {owners}."
        return document.problem("sources", index, "id", message, "Leave it to one of them.")
    quote, figure = json.dumps(sentence, ensure_ascii=False), json.dumps(numeral, ensure_ascii=False)
    stub = f"{{source: {source.id}, quote: {quote}, figure: {figure}, reason: …}}"
    message = f"{where}: the numeral “{numeral}” in “{sentence}” is claimed by no entry."
    return document.problem("sources", index, "id", message, f"Add a fact, or to not_facts: {stub}")


def _owner(document: Document, claimant: str) -> str:
    """A claimant as a curator finds it; an entry of not_facts has no id and so is named by its line."""
    section, _, index = claimant.partition(":")
    if section != "not_fact":
        return claimant
    return f"the entry of not_facts on line {document.root['not_facts'].lines[int(index)]}"


def _claimant(section: str, index: int, entry: Any) -> str:
    if section == "facts":
        return entry.id
    return f"programme:{entry.id}" if section == "programmes" else f"not_fact:{index}"


def _groups(document: Document) -> list[Problem]:
    problems = []
    first: dict[str, Any] = {}
    for i, indicator in document.each("indicators"):
        if indicator.group not in document.ids["groups"] and indicator.group in first:
            message = f"the group {indicator.group} holds several indicators and has no name."
            problems.append(document.problem("indicators", i, "group", message, "Add it to groups."))
        other = first.setdefault(indicator.group, indicator)
        for field in ("unit", "measure"):
            if getattr(indicator, field) != getattr(other, field):
                message = (
                    f"group {indicator.group} is shown on one axis, but {field} is {getattr(indicator, field)} here "
                    f"and {getattr(other, field)} in {other.id}."
                )
                problems.append(document.problem("indicators", i, "group", message, "Give it a group of its own."))
    for i, group in document.each("groups"):
        if group.id not in first:
            problems.append(document.problem("groups", i, "id", f"no indicator is in {group.id}.", "Remove it."))
    return problems


def _ratios(document: Document) -> list[Problem]:
    problems = []
    facts = document.by_id("facts")
    units = _units(document)
    for i, ratio in document.each("ratios"):
        top, bottom = facts.get(ratio.numerator), facts.get(ratio.denominator)
        if not top or not bottom or top.indicator not in units or bottom.indicator not in units:
            continue
        if units[top.indicator] != units[bottom.indicator] or top.source != bottom.source:
            message = f"{top.id} and {bottom.id} must have one unit and one source."
            problems.append(document.problem("ratios", i, "numerator", message, "Choose two facts that do."))
        elif bottom.value == 0:
            problems.append(document.problem("ratios", i, "denominator", "the denominator is 0."))
    return problems


def _averages(document: Document) -> list[Problem]:
    problems = []
    facts, units = document.by_id("facts"), _units(document)
    for i, average in document.each("averages"):
        top, bottom = facts.get(average.numerator), facts.get(average.denominator)
        if not top or not bottom or top.indicator not in units or bottom.indicator not in units:
            continue
        if units[top.indicator] == units[bottom.indicator]:
            message = f"{top.id} and {bottom.id} have one unit."
            problems.append(document.problem("averages", i, "numerator", message, "Move it to ratios."))
        else:
            problems += _dividing(document, "averages", i, "denominator", top, bottom, named=True)
    return problems


def _consistency(document: Document) -> list[Problem]:
    problems = []
    facts = document.by_id("facts")
    for i, check in document.each("consistency"):
        if len(check.quotients) > 1 and check.unit is None:
            message = "quotients that are held against each other need their unit."
            problems.append(document.problem("consistency", i, "quotients", message, "Add unit: the id of a unit."))
        for pair in check.quotients:
            top, bottom = facts.get(pair.top), facts.get(pair.bottom)
            if top and bottom:
                named = check.unit is None
                problems += _dividing(document, "consistency", i, "quotients", top, bottom, named=named)
    return problems


def _dividing(
    document: Document, section: str, index: int, key: str, top: Any, bottom: Any, *, named: bool
) -> list[Problem]:
    """One source, nothing divided by nothing, and, where the result is `named` after both units, units that can be."""
    if top.source != bottom.source:
        message = f"{top.id} and {bottom.id} must have one source."
        return [document.problem(section, index, key, message, "Choose two facts that do.")]
    if bottom.value == 0:
        return [document.problem(section, index, key, f"{bottom.id} is 0: nothing can be divided by it.")]
    units, known = document.by_id("units"), _units(document)
    above, below = (units.get(known.get(fact.indicator, "")) for fact in (top, bottom))
    if named and above and below:
        if {above.dimension, below.dimension} & {"share", "rank"}:
            message = f"“{above.id} per {below.id}” means nothing: shares and ranks are not divided."
            return [document.problem(section, index, key, message, "Choose two amounts.")]
        if below.one is None:
            message = f"the unit {below.id} has no English word for one of it."
            return [document.problem(section, index, key, message, "Add one: to the unit.")]
    return []


def _units(document: Document) -> dict[str, str]:
    return {indicator.id: indicator.unit for _, indicator in document.each("indicators")}


def _loops(document: Document, section: str, field: str) -> list[Problem]:
    looping = _looping(document.by_id(section), field)
    problems = []
    for i, entry in document.each(section):
        if entry.id in looping:
            message = f"{field} leads back to {entry.id}."
            problems.append(document.problem(section, i, field, message, "Break the circle."))
    return problems


def _looping(entries: dict[str, Any], field: str) -> set[str]:
    """The entries that lead back to themselves. Each is walked once: a chain may be thousands long."""
    looping: set[str] = set()
    done: set[str] = set()
    for start in entries:
        path: dict[str, None] = {}
        step = start
        while step in entries and step not in done and step not in path:
            path[step] = None
            step = getattr(entries[step], field)
        if step in path:
            looping |= set(list(path)[list(path).index(step) :])
        done |= set(path)
    return looping


def _plain(number: Any) -> str:
    return f"{number.normalize():f}"
