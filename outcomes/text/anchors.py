"""Find quoted words in a source: exactly once, or an error. Never a fuzzy match; the nearest passage is only a hint."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from outcomes.errors import AnchorError

APART = "(?!(?<=[0-9０-９])[0-9０-９])"  # no place between two digits
# Marks and full-width characters by the half-width ones that a reprint may have instead; each keeps its place.
WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("。、　“”‘’", ".,\u0020\"\"''")
HINT_MAX = 1_000_000  # in a longer text the nearest passage takes too long to find


@dataclass(frozen=True)
class Anchor:
    """Where the quote and the figure (or the programme's name) stand in the reading text, as [start, end)."""

    start: int
    end: int
    figure_start: int
    figure_end: int


def find(text: str, quote: str, prefix: str = "", suffix: str = "", *, hint: bool = True) -> int:
    """Where a quote begins in a reading text. Raises AnchorError where it stands never or more than once.

    `prefix` and `suffix` tell apart words that stand more than once. Without `hint` the error does not show the nearest
    passage, which takes milliseconds to find.
    """
    words = prefix + quote + suffix
    start = text.find(words)
    if start >= 0 and text.find(words, start + 1) < 0:  # one pass over the text: it is long and quotes are many
        return start + len(prefix)
    if start >= 0:
        times = _times(len(_places(text, re.escape(words))))
        raise AnchorError(f"the quote “{quote}” stands {times} in the source; add a prefix or a suffix")
    passage = nearest(text, words) if hint and len(text) <= HINT_MAX else ""
    shown = f"; nearest passage: “{passage}”" if passage else ""
    raise AnchorError(f"the quote “{quote}” does not stand in the source{shown}")


def within(quote: str, start: int, words: str, other: str, kind: str) -> Anchor:
    """The place of the words in a quote that begins at `start`; where `other` stands and holds them is no place.

    Raises AnchorError, which calls the words by their `kind`.
    """
    hidden = quote.replace(other, "\0" * len(other)) if len(other) > len(words) else quote
    exact = re.escape(words)  # the 2 of 12 is no place of 2, except where there is no other
    found = _places(hidden, f"{APART}{exact}{APART}") or _places(hidden, exact)
    if len(found) != 1:
        raise AnchorError(f"the {kind} “{words}” stands {_times(len(found))} in the quote “{quote}”")
    return Anchor(start, start + len(quote), start + found[0], start + found[0] + len(words))


def _places(text: str, pattern: str) -> list[int]:
    """Where a pattern is found, overlapping ones too: 一一 in 一一一."""
    return [found.start() for found in re.finditer(f"(?={pattern})", text)]


def _times(times: int) -> str:
    return {0: "not at all", 2: "twice"}.get(times, f"{times} times")


def nearest(text: str, words: str) -> str:
    """The passage most like the words, with what differs in 〔〕; empty where nothing is alike."""
    words = words[:400]
    longest = _longest(text, words)
    if longest is None:
        return ""
    start = max(0, longest[0] - longest[1])
    passage = text[start : start + len(words) + 2]
    matcher = SequenceMatcher(None, words, passage, autojunk=False)
    if matcher.ratio() < 0.5:
        return ""
    shown = [
        passage[b1:b2] if tag == "equal" else f"〔{passage[b1:b2]}〕"
        for tag, _, _, b1, b2 in matcher.get_opcodes()
        if b2 > b1 and not (tag == "insert" and b2 == len(passage))  # what follows the words is no difference
    ]
    return "".join(shown).replace("\n", "⏎")


def respelt(text: str, words: str) -> str:
    """The one passage that is the words but for the width of marks and digits; empty where there is none or another."""
    plain, sought = text.translate(WIDTHS), words.translate(WIDTHS)
    at = plain.find(sought)
    return text[at : at + len(words)] if at >= 0 and plain.find(sought, at + 1) < 0 else ""


def _longest(text: str, words: str) -> tuple[int, int] | None:
    """Where the longest piece of the words, of three characters or more, stands first in the text, and in the words.

    str.find looks through a long text a hundred times faster than SequenceMatcher does.
    """
    size, found = 2, list[tuple[int, int]]()
    for b in range(len(words)):
        while b + size < len(words) and words[b : b + size + 1] in text:
            size, found = size + 1, []
        if size > 2 and b + size <= len(words) and (at := text.find(words[b : b + size])) >= 0:
            found.append((at, b))
    return min(found, default=None)
