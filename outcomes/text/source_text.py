"""A source text as a person reads it, with the way back to the file.

Offsets are in code points, as in the W3C text position selector.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from outcomes.text.units import UNIT

if TYPE_CHECKING:
    from outcomes.text.anchors import Anchor

# A reading in brackets: (qún), (guān). The brackets of the text itself, such as (市、区), hold no pinyin and stay.
PINYIN = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêɡ]{1,7}[)）]")
SENTENCE_END = "。！？!?\n；;"

Pieces = tuple[str, str, str, str, str]


def unix_lines(data: bytes) -> bytes:
    """The bytes of a text with the line ends of Unix, of which its sha256 is: a checkout may change line ends."""
    return data.replace(b"\r\n", b"\n")


@dataclass(frozen=True)
class SourceText:
    """The text of one file. `raw` is the file; `reading` leaves out the pinyin readings of an annotated one."""

    raw: str
    annotated: bool = False

    @cached_property
    def reading(self) -> str:
        return PINYIN.sub("", self.raw) if self.annotated else self.raw

    @cached_property
    def _offsets(self) -> Sequence[int]:
        """Where in `raw` each character of the reading text stands."""
        if not self.annotated:
            return range(len(self.raw))  # the file itself: a list of a long text would fill the memory
        left_out = {i for match in PINYIN.finditer(self.raw) for i in range(*match.span())}
        return [i for i in range(len(self.raw)) if i not in left_out]

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.raw)]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.start() for match in re.finditer(f"[{SENTENCE_END}]", self.reading)]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the reading text stands in the file, the reading of its last character included."""
        last = self._offsets[end] if end < len(self._offsets) else len(self.raw)
        return self._offsets[start], last if end > start else self._offsets[start]

    def line(self, start: int) -> int:
        """The line of the file, from 1, on which a place of the reading text stands."""
        return bisect_left(self._line_ends, self._offsets[start]) + 1

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence of the reading text around a stretch of it."""
        before = bisect_left(self._sentence_ends, start)
        after = bisect_left(self._sentence_ends, end)
        left = self._sentence_ends[before - 1] + 1 if before else 0
        right = self._sentence_ends[after] + 1 if after < len(self._sentence_ends) else len(self.reading)
        while left < start and self.reading[left].isspace():
            left += 1
        return left, right

    def marked_end(self, place: "Anchor") -> int:
        """Where the mark of a figure ends: with the figure, but 半 is marked with its unit, as 半年."""
        unit = UNIT.match(self.reading, place.figure_end, place.end)
        return unit.end() if unit and self.reading[place.figure_end - 1] == "半" else place.figure_end

    def in_sentence(self, place: "Anchor") -> Pieces:
        """The sentence around an anchor, cut at its quote and at the figure or name inside it."""
        left, right = self.sentence(place.start, place.end)
        cuts = (left, place.start, place.figure_start, self.marked_end(place), place.end, right)
        before, first, middle, last, rest = (self.reading[start:end] for start, end in pairwise(cuts))
        return before.lstrip("\n \u3000"), first, middle, last, rest.rstrip("\n \u3000")
