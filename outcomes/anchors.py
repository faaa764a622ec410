"""Find quoted words in a source: exactly once, or an error. Never a fuzzy match; the nearest passage is only a hint."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from outcomes.errors import AnchorError
from outcomes.models import Fact, NotFact, Programme, Quote


@dataclass(frozen=True)
class Anchor:
    """Where the quote and the figure (or the programme's name) stand in the reading text, as [start, end)."""

    start: int
    end: int
    figure_start: int
    figure_end: int


def anchor(text: str, entry: Fact | NotFact | Programme) -> Anchor:
    """The place of an entry's words in a reading text. Raises AnchorError where they stand never or more than once."""
    start = _place(text, entry)
    words = entry.term if isinstance(entry, Programme) else entry.figure
    if words is None:
        return Anchor(start, start + len(entry.quote), start, start)
    times = _count(entry.quote, words)
    if times != 1:
        kind = "name" if isinstance(entry, Programme) else "figure"
        raise AnchorError(f"the {kind} “{words}” stands {_times(times)} in the quote “{entry.quote}”")
    at = start + entry.quote.index(words)
    return Anchor(start, start + len(entry.quote), at, at + len(words))


def _place(text: str, entry: Quote) -> int:
    prefix, suffix = entry.prefix or "", entry.suffix or ""
    words = prefix + entry.quote + suffix
    times = _count(text, words)
    if times == 1:
        return text.index(words) + len(prefix)
    if times:
        raise AnchorError(f"the quote “{entry.quote}” stands {_times(times)} in the source; add a prefix or a suffix")
    hint = nearest(text, words)
    raise AnchorError(
        f"the quote “{entry.quote}” does not stand in the source" + (f"; nearest passage: “{hint}”" if hint else "")
    )


def _count(text: str, words: str) -> int:
    """How often words stand in a text, overlapping ones included: “一一” stands twice in “一一一”."""
    times, at = 0, text.find(words)
    while at >= 0:
        times, at = times + 1, text.find(words, at + 1)
    return times


def _times(times: int) -> str:
    return {0: "not at all", 2: "twice"}.get(times, f"{times} times")


def nearest(text: str, words: str) -> str:
    """The passage most like the words, with what differs in 〔〕; empty where nothing is alike."""
    words = words[:400]
    longest = SequenceMatcher(None, text, words, autojunk=False).find_longest_match()
    if longest.size < 3:
        return ""
    start = max(0, longest.a - longest.b)
    passage = text[start : start + len(words) + 2]
    matcher = SequenceMatcher(None, words, passage, autojunk=False)
    if matcher.ratio() < 0.5:
        return ""
    shown = [
        passage[b1:b2] if tag == "equal" else f"〔{passage[b1:b2]}〕"
        for tag, _, _, b1, b2 in matcher.get_opcodes()
        if b2 > b1
    ]
    return "".join(shown).replace("\n", "⏎")
