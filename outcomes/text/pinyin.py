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
TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
CHARACTERS, ZERO = range(0x4E00, 0xA000), ord("〇")
WORDS = re.compile(rf"(?:(?:(?:{INITIALS})?(?:{FINALS}))+['’]?)+")


def pattern(words: str) -> str | None:
    """What finds text that sounds like the words, syllable by syllable; None where they are no pinyin.

    One syllable without its tone is no pinyin here: lu is 路, 录, 陆 and 六, and would find every text.
    """
    letters, tones = _letters(words)
    if not WORDS.fullmatch("".join(letters.split())):
        return None
    ways = []
    for way in _ways(letters):
        if 2 <= len(way) <= MOST or (len(way) == 1 and tones):
            classes = [_class(syllable, _tone(tones, end)) for syllable, end in way]
            if all(classes):
                ways.append("".join(classes))
    return "|".join(dict.fromkeys(ways)) or None


def _letters(words: str) -> tuple[str, dict[int, str]]:
    """The words without tone marks, ü as v, and the tone of the letter at each place that bears one."""
    letters: list[str] = []
    tones: dict[int, str] = {}
    for char in unicodedata.normalize("NFD", words.casefold()):
        if char in TONES and letters:
            tones[len(letters) - 1] = TONES[char]
        elif char == "\u0308" and letters and letters[-1] == "u":
            letters[-1] = "v"
        else:
            letters.append(char)
    return "".join(letters), tones


def _ways(letters: str) -> list[list[tuple[str, tuple[int, int]]]]:
    """Each division into syllables with their places; a space or an apostrophe always divides."""
    ways: list[list[tuple[str, tuple[int, int]]]] = [[]]
    for word in re.finditer(r"[^\s'’]+", letters):
        divided = [[(text, (word.start() + at, word.start() + at + len(text))) for text, at in way]
                   for way in _divided(word.group())]  # fmt: skip
        ways = [before + after for before in ways for after in divided][:WAYS]
    return ways


@lru_cache(maxsize=1024)
def _divided(word: str) -> list[list[tuple[str, int]]]:
    """The divisions of one word into known syllables, those with the fewest first."""
    known = _characters()
    ends: list[list[list[tuple[str, int]]]] = [[[]], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            if word[start:end] in known:
                ends[end] += [[*way, (word[start:end], start)] for way in ends[start]]
        ends[end] = sorted(ends[end], key=len)[:WAYS]
    return ends[-1]


def _tone(tones: dict[int, str], place: tuple[int, int]) -> str:
    return next((tones[at] for at in range(*place) if at in tones), "")


@lru_cache(maxsize=2048)
def _class(syllable: str, tone: str) -> str:
    """The characters of a syllable as a class of a pattern; of every tone where none is given."""
    found = _characters()[syllable]
    chars = found.get(tone, "") if tone else "".join(found.values())
    return f"[{''.join(sorted(set(chars)))}]" if chars else ""


@lru_cache(maxsize=1)
def _characters() -> dict[str, dict[str, str]]:
    """Syllable → tone → characters. ü is found as v and, as many type it, as u.

    All readings of a character count, so that 六合 is found as Luhe, which a dictionary of phrases does not know.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 57 MB of phrases, which nothing here asks for
    from pypinyin import Style, pinyin

    chars = [char for char in map(chr, [ZERO, *CHARACTERS]) if _common(char)]
    found: dict[str, dict[str, str]] = {}
    for char, readings in zip(chars, pinyin(chars, style=Style.TONE, heteronym=True), strict=True):
        for reading in readings:
            letters, tones = _letters(reading)
            tone = next(iter(tones.values()), "5")
            for name in {letters, letters.replace("v", "u")}:
                by_tone = found.setdefault(name, {})
                by_tone[tone] = by_tone.get(tone, "") + char
    return found


def _common(char: str) -> bool:
    """Characters of GBK: search text is Simplified, and rarer ones only slow the search down."""
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
