"""What is valid and may be meant otherwise: a person looks at it, and nothing is refused.

A place is doubted where the words lead to another; an indicator where its name shares no word with the sentence, in
either language.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from outcomes.errors import Problem
from outcomes.ledger.checks.quotes import claimant
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.models import Fact, Region
from outcomes.text.folding import folded
from outcomes.text.source_text import SourceText

KIND_OF_PLACE = "省市县区镇乡村"  # left out where a place is named again: 盐城 after 盐城市
ENGLISH = re.compile("[a-z]{4,}")
STEM = 5  # letters in which benefit and benefiting are the same word


def doubts(file: Curated) -> list[Problem]:
    """The warnings of a file in which the checks have found nothing. Changes nothing."""
    return sorted([*_places(file), *file.each("facts", _indicator)])


def _places(file: Curated) -> Iterator[Problem]:
    """Of the sentences up to its own, the last that names a known place names another; told once a sentence."""
    names = {name: folded(region.name.zh) for name, region in file.regions.items()}
    kin = {name: _chain(file.regions, name) for name in names}
    sentences = {source: _sentences(text, names) for source, text in file.texts.items()}
    told = set()
    for section in ("facts", "statements", "programmes"):
        for i, entry in file.document.each(section):
            place = file.anchors[claimant(section, i, entry)]
            end = file.texts[entry.source].sentence(place.start, place.end)[1]
            own = {name for name in names if entry.region in kin[name]}
            short = {_short(names[name]) for name in own}
            last = (
                n for stop, said, n in sentences[entry.source] if stop <= end and (n or any(map(said.count, short)))
            )
            named = next(last, set())
            if not named or named & (own | kin[entry.region]) or (entry.source, end, entry.region) in told:
                continue
            told.add((entry.source, end, entry.region))
            others = " and ".join(f"{names[name]} ({name})" for name in names if name in named)
            message = f"the place named last before these words is {others}, not {names[entry.region]}."
            yield file.document.problem(section, i, "region", message, "Look whose result it is.")


def _chain(regions: dict[str, Region], name: str | None) -> set[str]:
    """A place and all that hold it."""
    found = set()
    while name:
        found.add(name)
        name = regions[name].parent
    return found


def _sentences(text: SourceText, names: dict[str, str]) -> list[tuple[int, str, set[str]]]:
    """The sentences, the last first: where each ends, its words and the places that it names."""
    found, start = [], 0
    while start < len(text.reading):
        end = text.sentence(start, start)[1]
        words = folded(text.reading[start:end])
        found.append((end, words, {place for place, name in names.items() if name in words}))
        start = end
    return found[::-1]


def _short(name: str) -> str:
    return name[:-1] if len(name) > 2 and name[-1] in KIND_OF_PLACE else name


def _indicator(file: Curated, fact: Fact) -> Iterator[Fault]:
    indicator, said = file.indicators[fact.indicator], _pairs(file.sentence(fact))
    if not _pairs(indicator.name.zh) & said and not _stems(indicator.name.en) & _stems(fact.translation):
        message = f"the indicator {indicator.id} ({indicator.name.zh}) shares no word with its sentence."
        yield "indicator", message, "Look whether it is the one that is counted."


def _pairs(words: str) -> set[str]:
    """Two Chinese characters in a row, which is what most words are."""
    return {a + b for a, b in pairwise(folded(words)) if not (a + b).isascii() and (a + b).isalpha()}


def _stems(words: str) -> set[str]:
    return {word[:STEM] for word in ENGLISH.findall(words.lower())}
