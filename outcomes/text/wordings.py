"""The words that bound a number, in one table: what each says, on which side it stands, and on what authority.

`docs/wordings.md` is made from this table. A word binds only as a word: 约 in 签约 and 近 in 附近 are none, and the
table says so by the characters that make another word of it.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

Qualifier = Literal["exactly", "more-than", "nearly", "about", "at-least", "at-most", "between"]
QUALIFIERS: tuple[Qualifier, ...] = ("exactly", "more-than", "nearly", "about", "at-least", "at-most", "between")

CODE = "《民法典》第一千二百五十九条 Civil Code, Art. 1259"
LIKE = "比照该条 by analogy with that article"
NORM = "通行用法 common usage"
ROOM = "本项目约定 convention of this project"
SIGN = "ISO 80000-2"


@dataclass(frozen=True)
class Wording:
    """A word of approximation.

    `room` says that it leaves one unit of the last printed digit open and no more (多, 余). `not_after` and
    `not_before` hold the characters with which it makes another word.
    """

    word: str
    side: Literal["before", "after"]
    qualifier: Qualifier
    authority: str
    closed: bool = False  # whether the number itself is included
    room: bool = False
    not_after: str = ""
    not_before: str = ""


CONTRACTS = "签履节预合条公集制违解守特续邀毁立缔如赴失相简隐纽婉誓盟邮租订契和爽密俭"  # 签约300个 are no estimate
ASPECT = "通经不路透度渡越穿翻跨飞走跳绕难好罢错胜掠闯见改记悔放"  # 通过300件
PLACES = "以网线街路身会山海岸陆地面基之加跟赶马早晚史世船车桌手头心天府北向朝至在"  # 网上百件
OTHER_MORE = "元化媒样边功能式联层维方点部渠岗额款粮生热地震种经"  # 3个多功能厅, 300余额


def _words(
    words: str, side: Literal["before", "after"], qualifier: Qualifier, authority: str, **more: Any
) -> list[Wording]:
    return [Wording(word, side, qualifier, authority, **more) for word in words.split()]


WORDINGS: tuple[Wording, ...] = (
    *_words("超过", "before", "more-than", CODE),
    *_words("超出 高于 多于 大于 不止 逾", "before", "more-than", LIKE),
    *_words("超", "before", "more-than", LIKE, not_after="赶反高"),
    *_words("突破", "before", "more-than", NORM),
    *_words("过", "before", "more-than", LIKE, not_after=ASPECT),
    *_words("破", "before", "more-than", NORM, not_after="打爆侦攻识说撕戳踏击残冲"),
    *_words("以外", "after", "more-than", CODE),
    *_words("之外", "after", "more-than", LIKE),
    *_words("多 余", "after", "more-than", ROOM, closed=True, room=True, not_before=OTHER_MORE),
    *_words("有余", "after", "more-than", ROOM, closed=True, room=True),
    *_words("不低于 不少于 不小于 不下于 至少 最少 起码", "before", "at-least", LIKE, closed=True),
    *_words(
        "大于等于 大于或等于 大于或者等于 达到或超过 达到或者超过 等于或大于", "before", "at-least", LIKE, closed=True
    ),
    *_words("上", "before", "at-least", NORM, closed=True, not_after=PLACES),
    *_words("以上", "after", "at-least", CODE, closed=True),
    *_words("或以上 或者以上 及以上 （含）以上 (含)以上 之上 或更多 或者更多", "after", "at-least", LIKE, closed=True),
    *_words("不超过 不超 不高于 不多于 不大于 不突破 至多 最多", "before", "at-most", LIKE, closed=True),
    *_words("小于等于 小于或等于 小于或者等于 等于或小于", "before", "at-most", LIKE, closed=True),
    *_words("不到 不足", "before", "at-most", NORM, not_after="看想见找听收感碰料做达"),
    *_words("不满", "before", "at-most", CODE),
    *_words("低于 少于 小于", "before", "at-most", LIKE),
    *_words("以下", "after", "at-most", CODE, closed=True, not_before="简几各问方措"),
    *_words("以内", "after", "at-most", CODE, closed=True),
    *_words("或以下 及以下 （含）以下 (含)以下 之内 之下", "after", "at-most", LIKE, closed=True),
    *_words("接近 将近", "before", "nearly", NORM),
    *_words("近", "before", "nearly", NORM, not_after="附最靠就临邻贴亲远新晋切较"),
    *_words("快", "before", "nearly", NORM, not_after="加赶尽最更较轻飞畅凉痛爽勤很明欢外愉增"),
    *_words("大约 大概 大致 差不多", "before", "about", NORM),
    *_words("约", "before", "about", NORM, not_after=CONTRACTS),
    *_words("来", "after", "about", NORM, not_before="自到源临访宾电料"),
    *_words("左右", "after", "about", NORM, not_before="手岸逢两开为侧"),
    *_words("上下", "after", "about", NORM, not_before="游班学联级功车楼同求左一齐铺"),
    *_words("之多", "after", "exactly", NORM, closed=True),
    *_words("> ＞", "before", "more-than", SIGN),
    *_words("< ＜", "before", "at-most", SIGN),
    *_words("≥ ⩾ >= ≧", "before", "at-least", SIGN, closed=True),
    *_words("≤ ⩽ <= ≦", "before", "at-most", SIGN, closed=True),
    *_words("≈", "before", "about", SIGN),
)
# After these a verb of existence or a particle may stand before the number: 超过了80, 至少有3, 约为5, 最多为5.
PARTICLES = "了|有|为|是|达|达到|到|在|于"
PARTICLED = {
    "超", "过", "破", "突破", "超过", "超出", "约", "大约", "大概", "近", "接近", "将近", "至少", "最少", "起码",
    "最多", "至多", "不低于", "不少于", "不超过", "不足", "不到", "逾", "差不多", "不止", "高于", "低于", "大于",
    "小于",
}  # fmt: skip

BY_WORD = {(wording.side, wording.word): wording for wording in WORDINGS}
_LONGEST_FIRST = sorted(WORDINGS, key=lambda wording: -len(wording.word))


_BEFORE = "|".join(
    re.escape(w.word) + (f"(?:{PARTICLES})?" if w.word in PARTICLED else "")
    for w in _LONGEST_FIRST
    if w.side == "before"
)
BEFORE = re.compile(f"(?:{_BEFORE})$")
WORD_BEFORE = re.compile(f"(?:{_BEFORE})")
AFTER = re.compile("|".join(re.escape(w.word) for w in _LONGEST_FIRST if w.side == "after"))
WINDOW = 9  # characters before a number in which its wording ends


@dataclass(frozen=True)
class Found:
    """A wording at a place of a spelled text."""

    wording: Wording
    start: int
    end: int


def wording_before(text: str, at: int) -> Found | None:
    """The word that bounds the number that begins here, where one stands before it as a word."""
    window = text[max(0, at - WINDOW) : at]
    found = BEFORE.search(window)
    if not found:
        return None
    word, start = found[0], at - len(window) + found.start()
    wording = BY_WORD.get(("before", word)) or BY_WORD["before", re.sub(f"(?:{PARTICLES})$", "", word)]
    return None if start and text[start - 1] in wording.not_after else Found(wording, start, at)


def wording_after(text: str, at: int) -> Found | None:
    """The word that bounds the number that ends here, where one follows it as a word."""
    found = AFTER.match(text, at)
    if not found:
        return None
    wording, end = BY_WORD["after", found[0]], found.end()
    return None if end < len(text) and text[end] in wording.not_before else Found(wording, at, end)
