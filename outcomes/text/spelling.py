"""One spelling for the characters of a number, whatever the script: 1，234 萬 and １,２３４万, 叁拾 and 三十.

Every character keeps its place. Only what stands inside a number without meaning anything – a space between a number
and its 万, the end of a line in the middle of digits, a tag – is left out, with the way back to the text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
UNITS = TENS | MYRIADS
CHINESE = "〇零一二三四五六七八九十百千万亿两半几廿卅卌萬億兩幾壹贰貳叁叄柒捌玖佰仟"  # as a text prints them
D, U = "〇零一二三四五六七八九两", "十百千万亿兆"

# Of Traditional, full-width and financial writing, what occurs in and around numbers. One character for each.
PLAIN = str.maketrans(
    "０１２３４５６７８９％．／－−＋～〜∼＜＞萬億兩幾餘數過約將內負點來達後間與個當無減長降縮漲於滿強弱壹贰貳弍叁叄弎柒捌玖"
    "佰仟○ＫＭkwＷ為壓擴歲戶項條盞輛張週時鐘畝噸區鄉縣鎮隊組場輪層級類種棟頭塊圓錢雙對號統進線體樣專單係龍僅據處門趨該併離紀書責務詞",
    "0123456789%./--+~~~<>万亿两几余数过约将内负点来达后间与个当无减长降缩涨于满强弱一二二二三三三七八九"
    "百千〇KMkwW为压扩岁户项条盏辆张周时钟亩吨区乡县镇队组场轮层级类种栋头块圆钱双对号统进线体样专单系龙仅据处门趋该并离纪书责务词",
)
WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# Surnames and words of their own (队伍, 大陆, 收拾, 参加) unless another character of a number touches them.
DOUBTFUL = str.maketrans("肆伍陆陸參参拾", "四五六六三三十")
FINANCIAL = re.compile(rf"[{D}{U}\d点肆伍陆陸參参拾]{{2,}}|[肆伍陆陸參参拾](?=分之|成)|(?<=分之)[肆伍陆陸參参拾]")
WORDS_BEFORE = "收捡队大登着内水入行军退放"

SPACE = " \u00a0\u2009\u202f\u2002\u2003\u3000"
FILLER = re.compile(rf"[{SPACE}]+|\r?\n|(?:</?[A-Za-z][^<>\n]{{0,80}}>)+")
THOUSANDS = re.compile(r"(?<![A-Za-z\d.,-])(?<!\d[ ])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d|[ ]?\d|[.,]\d{3})")
GAP = re.compile(rf"(?<=[^\n])[{SPACE}]+")
GROUPS = re.compile(r"[ \u00a0\u2009\u202f]")
POINTS = re.compile(rf"个[{SPACE}]*百[{SPACE}]*分[{SPACE}]*点")
HARD_WRAP = 15  # a line so long that ends in a number goes on in the next; shorter lines are lists and tables

NUMERAL = rf"[\d{D}{U}半几]"
SCALE = (
    r"[千万亿兆](?![米克瓦卡伏家众])|百(?!分(?!\s*之)|姓|家)|[%‰]|点\s*[\d〇零一二三四五六七八九]|[多余]\s*[百千万亿]|几[万亿]"
    rf"|分\s*之|以[上下内]|之[上下内多]|左右|十(?=[\s个百千万亿多余几成点{D}，。；、]|$)|成(?=[，。；、\s]|$)"
)
LABEL = re.compile(r"[\d一二三四五六七八九十]{1,3}\s*[、.．)）]")


def _between(*sides: tuple[str, str]) -> re.Pattern[str]:
    """What finds the place, a NUL, between pairs of what ends before it and what begins after it."""
    return re.compile("|".join(f"(?:{left})\0(?:{right})" for left, right in sides))


# What on either side of a space is one number: 四千 五百, 150.25 万, 百分之 五, not 三 五.
SPACED = _between(
    ("分", "之"),
    (rf"[{D}]成", rf"[{D}](?=[，。；、\s]|$)"),
    (NUMERAL, SCALE),
    ("[多余]", "[百千万亿]"),
    ("[十百千万亿兆点负余多]|分之", rf"\d{{1,4}}\s*[十百千万]|[{D}十](?![是要、）)])"),
    ("分之|点|负", r"\d"),
)
HEADING = _between((rf"(?:^|\n)[{D}]", r"(?!点|分|[余多]|十|[百千万]\s)"))  # its label: 一 百年大计
WRAPPED = _between((r"\d", r"\d|\.\d|,\d{3}"))
TAGGED = _between((NUMERAL, rf"{NUMERAL}|[.%‰]|点[\d{D}]"))


@dataclass(frozen=True)
class Spelled:
    """A text in one spelling, and where each of its characters stands in the text it was made from."""

    text: str
    places: range | list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the spelled text as a stretch of the text it was made from."""
        first = self.places[start]
        return first, self.places[end - 1] + 1 if end > start else first


@lru_cache(maxsize=32)
def spell(text: str) -> Spelled:
    """A text in one spelling."""
    plain = FINANCIAL.sub(_financial, WIDE_COMMA.sub(",", text).translate(PLAIN))
    drop = [place.span() for found in THOUSANDS.finditer(plain) for place in GROUPS.finditer(plain, *found.span())]
    drop += [gap.span() for points in POINTS.finditer(plain) for gap in GAP.finditer(plain, *points.span())]
    drop += [found.span() for found in FILLER.finditer(plain) if _inside(plain, found)]
    if not drop:
        return Spelled(plain, range(len(plain)))
    kept: list[int] = []
    at = 0
    for start, end in sorted(set(drop)):
        kept += range(at, start)
        at = max(at, end)
    kept += range(at, len(plain))
    return Spelled("".join(plain[i] for i in kept), kept)


def _financial(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    return found[0] if before and before in WORDS_BEFORE else found[0].translate(DOUBTFUL)


def _inside(text: str, filler: re.Match[str]) -> bool:
    """Whether a filler stands inside a number and so means nothing."""
    left, right = GAP.sub("", text[max(0, filler.start() - 12) : filler.start()]), text[filler.end() : filler.end() + 8]
    sides = f"{left}\0{right}"
    if filler[0][0] == "<":
        return bool(TAGGED.search(sides))
    if "\n" in filler[0]:
        if filler.start() - text.rfind("\n", 0, filler.start()) <= HARD_WRAP or LABEL.match(right):
            return False
        if WRAPPED.search(sides):
            return True
    return bool(SPACED.search(sides)) and not HEADING.search(sides)
