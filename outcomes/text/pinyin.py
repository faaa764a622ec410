"""Chinese characters by their sound: which a reader may mean who types lùdēng, ludeng or lu deng."""

import os
import re
import unicodedata
from functools import lru_cache

MOST = 12  # syllables; more is a sentence, which nobody types by sound
WAYS = 16  # in which letters may be divided: xian is xian and xi'an
FINALS = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ve|ui|un|uo|vn|[aeiouv]"
)
INITIALS = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
TONE = re.compile("[\u0304\u0301\u030c\u0300]")
LETTER = re.compile(f".{TONE.pattern}*")
CHARACTERS, ZERO = range(0x4E00, 0xA000), ord("〇")
WORDS = re.compile(rf"(?:(?:(?:{INITIALS})?(?:{FINALS}))+['’]?)+")


def pattern(words: str) -> str | None:
    """What finds text that sounds like the words, syllable by syllable; None where they are no pinyin.

    One syllable without its tone is no pinyin here: lu is 路, 录, 陆 and 六, and would find every text.
    """
    typed = _letters(words)
    if not WORDS.fullmatch(TONE.sub("", "".join(typed.split()))):
        return None
    ways: list[list[str]] = [[]]
    for word in re.findall(r"[^\s'’]+", typed):
        ways = [before + after for before in ways for after in _divided(word)][:WAYS]
    least = 1 if TONE.search(typed) else 2
    return "|".join(dict.fromkeys("".join(way) for way in ways if least <= len(way) <= MOST)) or None


def _letters(words: str) -> str:
    """The words with ü as v and each tone as a mark behind its letter."""
    return unicodedata.normalize("NFD", words.casefold()).replace("u\u0308", "v")


@lru_cache(maxsize=1024)
def _divided(word: str) -> list[list[str]]:
    """The divisions of one word into syllables, each as the class of its characters; those with the fewest first."""
    letters = LETTER.findall(word)
    ends: list[list[list[str]]] = [[[]], *([] for _ in letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            if found := _class("".join(letters[start:end])):
                ends[end] += [[*way, found] for way in ends[start]]
        ends[end] = sorted(ends[end], key=len)[:WAYS]
    return ends[-1]


@lru_cache(maxsize=2048)
def _class(syllable: str) -> str:
    """The characters of a syllable as a class of a pattern, of every tone where none is given; empty for none."""
    by_tone, tone = _characters().get(TONE.sub("", syllable), {}), TONE.search(syllable)
    chars = by_tone.get(tone[0], "") if tone else "".join(by_tone.values())
    return f"[{''.join(sorted(set(chars)))}]" if chars else ""


@lru_cache(maxsize=1)
def _characters() -> dict[str, dict[str, str]]:
    """Syllable → tone → characters. ü is found as v and, as many type it, as u.

    All readings of a character count, so that 六合 is found as Luhe, which a dictionary of phrases does not know.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 57 MB of phrases, which nothing here asks for
    from pypinyin import Style, pinyin

    # Characters of GBK: search text is Simplified, and rarer ones only slow the search down.
    chars = [char for char in map(chr, [ZERO, *CHARACTERS]) if char.encode("gbk", "ignore")]
    found: dict[str, dict[str, str]] = {}
    for char, readings in zip(chars, pinyin(chars, style=Style.TONE, heteronym=True), strict=True):
        for typed in map(_letters, readings):
            letters, tone = TONE.sub("", typed), "".join(TONE.findall(typed))
            for name in {letters, letters.replace("v", "u")}:
                by_tone = found.setdefault(name, {})
                by_tone[tone] = by_tone.get(tone, "") + char
    return found
