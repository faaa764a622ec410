"""Search: 路灯, 路燈, Street Lights, lùdēng and ludeng find the same facts, best first, and the hit can be marked."""

import re
import unicodedata
import weakref
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from outcomes.text import pinyin
from outcomes.text.folding import BREAK, FOLDING, ROW, folded

LONGEST = 200  # characters of a query that are read
TERMS = 12  # words of a query that are read
FIELDS = ("names", "quote", "translation", "note", "around")  # a hit in an earlier one ranks higher
PART, SOUND = len(FIELDS), 2 * len(FIELDS)  # what scattered words, and words found by their sound, rank below
NOWHERE = -1
SOUNDS = 6  # ways to read a query by sound that are tried
RECENT: deque[tuple[weakref.ref, str, np.ndarray]] = deque(maxlen=16)


def search_text(fields: Iterable[Iterable[str]]) -> str:
    """The text a fact is found by: the words of each of FIELDS, folded, in this order."""
    return BREAK.join(folded(" ".join(words)) for words in fields)


@dataclass(frozen=True)
class Part:
    """One or more words of a query as a pattern. A hit begins with the `needle`, where one is given."""

    pattern: re.Pattern[str]
    needle: str = ""

    def at(self, text: str, start: int = 0) -> int:
        """Where the part first stands in a folded text, or NOWHERE."""
        if not self.needle:
            found = self.pattern.search(text, start)
            return found.start() if found else NOWHERE
        # str.find is many times faster than a pattern, which only looks at what it found.
        at = text.find(self.needle, start)
        while at >= 0 and not self.pattern.match(text, at):
            at = text.find(self.needle, at + 1)
        return at


def terms(query: str) -> list[str]:
    """The words of a query, folded; all of them must be found."""
    return folded(query[:LONGEST]).split()[:TERMS]


@lru_cache(maxsize=256)
def _literal(words: str) -> Part:
    """Words as they stand. A Latin word is found from its beginning on, in the singular or the plural."""
    pattern, stems = " +".join(map(_word, words.split())), _stems(words.split()[0])
    needle = stems[0] if len(stems) == 1 else stems[0][:-1]  # the beginning that all have: cit of city and citie
    return Part(re.compile(pattern), needle)


def _word(word: str) -> str:
    begin = r"(?<![a-z])" if "a" <= word[0] <= "z" else ""
    rest = "[a-z]*" if "a" <= word[-1] <= "z" else ""
    return f"{begin}(?:{'|'.join(map(re.escape, _stems(word)))}){rest}"


def _stems(word: str) -> list[str]:
    """What an English word begins with in the singular and in the plural: cities → city, citie."""
    if not re.fullmatch(r"(?:.*[^a-z])?[a-z]{4,}", word):
        return [word]
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("y"):
        return [word, word[:-1] + "ie"]
    if re.search(r"(?:ss|x|z|ch|sh)es$", word):
        return [word[:-2]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word[:-1]]
    return [word]


@lru_cache(maxsize=256)
def _sound(words: str) -> Part | None:
    """Chinese that sounds like the words, which keep their tone marks."""
    found = pinyin.pattern(words)
    return Part(re.compile(found)) if found else None


@lru_cache(maxsize=256)
def _readings(query: str) -> list[tuple[int, list[Part]]]:
    """Each way to read a query, best first: what it ranks below, and the parts that must all be found."""
    typed = unicodedata.normalize("NFC", query[:LONGEST]).split()[:TERMS]
    words = terms(query)
    if not words:
        return [(0, [])]
    readings = [(0, [_literal(" ".join(words))])]
    if len(words) > 1:
        readings.append((PART, [_literal(word) for word in sorted(words, key=len, reverse=True)]))  # the rarest first
    if len(typed) == len(words):
        readings += [(SOUND, parts) for parts in _by_sound(typed, words)[:SOUNDS]]
    return readings


def _by_sound(typed: list[str], words: list[str]) -> list[list[Part]]:
    """The readings in which a run of words is pinyin and the others stand as they are; the longest run first."""
    runs = [(start, start + size) for size in range(len(typed), 0, -1) for start in range(len(typed) - size + 1)]
    return [
        [part, *map(_literal, words[:start] + words[end:])]
        for start, end in runs
        if (part := _sound(" ".join(typed[start:end])))
    ]


def ranks(frame: pd.DataFrame, query: str) -> np.ndarray:
    """How well each row of a facts table is found, the least first; NOWHERE where it is not. Computed once a query.

    A row ranks by the field that holds the words (names before quote, translation, note and what is around), before
    that by whether they stand together, and last by their sound.
    """
    for held, asked, known in tuple(RECENT):
        if held() is frame and asked == query:
            return known
    texts = frame["search"].tolist()
    found = np.full(len(texts), NOWHERE, dtype=np.int16)
    joined = ROW.join(texts)
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)]).tolist()
    for below, parts in _readings(query):
        for row in _rows(joined, starts, parts[0]) if parts else range(len(texts)):
            if found[row] == NOWHERE and (field := _field(texts[row], parts)) != NOWHERE:
                found[row] = below + field
    RECENT.append((weakref.ref(frame), query, found))
    return found


def _rows(joined: str, starts: list[int], part: Part) -> Iterator[int]:
    """The rows that hold a part. Looking through one long text is many times faster than through as many short ones."""
    at = part.at(joined)
    while at != NOWHERE:
        row = bisect_right(starts, at) - 1
        yield row
        at = part.at(joined, starts[row + 1])


def finds(text: str, query: str) -> bool:
    """Whether a query finds a text made by search_text."""
    return any(_field(text, parts) != NOWHERE for _, parts in _readings(query))


def _field(text: str, parts: list[Part]) -> int:
    """The first field by which all parts have been found, or NOWHERE."""
    last = 0
    for part in parts:
        at = part.at(text)
        if at == NOWHERE:
            return NOWHERE
        last = max(last, at)
    return text.count(BREAK, 0, last)


def hits(pieces: Sequence[str], query: str) -> list[list[tuple[str, bool]]]:
    """Each piece of a text, cut at what a query finds in the whole: words, and whether they are found.

    What is found may reach from one piece into the next.
    """
    whole = "".join(pieces)
    found = spans(whole, query) if query else []
    made, at = [], 0
    for piece in pieces:
        end = at + len(piece)
        cuts = sorted({at, end} | {cut for span in found for cut in span if at < cut < end})
        made.append([(whole[low:high], any(a <= low < b for a, b in found)) for low, high in pairwise(cuts)])
        at = end
    return made


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text as shown, as [start, end), in order and apart."""
    folds = [char.translate(FOLDING) for char in text]
    plain, origin = "".join(folds), [i for i, fold in enumerate(folds) for _ in fold]
    for _, parts in _readings(query):
        found = [
            match.span() for part in parts for match in part.pattern.finditer(plain) if match.end() > match.start()
        ]
        if found:
            return _joined([(origin[start], origin[end - 1] + 1) for start, end in found])
    return []


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
