"""Read a text that somebody hands in: its encoding, its script, whether readings follow its characters."""

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from outcomes.cli.common import CannotRunError, need_file
from outcomes.text.folding import is_traditional
from outcomes.text.source_text import PINYIN, SourceText

CHINESE = re.compile("[\u4e00-\u9fff]")
READINGS = 5  # fewer readings in brackets are the text's own remarks
READINGS_SHARE = 0.02


# Of the most frequent characters and marks of Chinese in either script; a third of any text is made of them.
FREQUENT = frozenset(
    "的一是不了在人有我他这这個个中大来來上国國和地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里用道"
    "行所然家种種事成方多经經么去法学學如都同现現当當没動动面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日军者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔更别打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决治展马马科司五基眼书書非则聽听白却界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉觉术術领領共确確传傳师師观清今切院让讓识識候带帶导導争爭运運"
    "，。、；：！？（）“”《》「」·—…　"
)
COMMON = 0.35


@dataclass(frozen=True)
class Incoming:
    """A text as handed in. `content` is what it is as UTF-8, byte for byte the file where it already was."""

    content: bytes
    encoding: str
    text: SourceText

    @property
    def transcription(self) -> str:
        return "pinyin-annotated" if self.text.annotated else "plain"

    @property
    def sort(self) -> str:
        script = "Traditional" if is_traditional(self.text.reading) else "Simplified"
        return f"{script}{', pinyin-annotated' if self.text.annotated else ''}, {self.encoding}"


def read_text(path: Path) -> Incoming:
    """The text of a file in UTF-8, GB18030 or Big5. Raises CannotRunError for anything else."""
    data = need_file(path)
    raw, encoding = _decoded(data, path)
    if not raw.strip():
        raise CannotRunError(f"{path}: the file is empty.")
    text = SourceText(raw.replace("\r\n", "\n"), annotated(raw))
    return Incoming(data if encoding == "UTF-8" else raw.encode(), encoding, text)


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    # A mark of UTF-16 comes first: GB18030 would read most of such a file as other characters.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotRunError(f"{path}: the file is UTF-16. Save it as UTF-8.")
    read = {}
    for codec, name in (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("big5hkscs", "Big5")):
        with contextlib.suppress(UnicodeDecodeError):
            read[name] = data.decode(codec)
        if "UTF-8" in read:
            break
    likely = max(read, key=lambda name: commonness(read[name]), default="")
    if not likely or "\0" in read[likely]:
        raise CannotRunError(f"{path}: this is no text in UTF-8, GB18030 or Big5.")
    if likely != "UTF-8" and commonness(read[likely]) < COMMON:
        raise CannotRunError(f"{path}: this is neither UTF-8 nor plainly GB18030 or Big5. Save it as UTF-8.")
    return read[likely], likely


def commonness(text: str) -> float:
    """The share of the most common characters of Chinese among all that are not ASCII: mojibake has hardly any.

    A file in Big5 decodes as GB18030 into rare characters, and the other way round.
    """
    other = [char for char in text if not char.isascii()]
    return sum(char in FREQUENT for char in other) / len(other) if other else 1.0


def annotated(raw: str) -> bool:
    """Whether readings in brackets, such as 實(shí), follow many of the characters."""
    readings = sum(bool(CHINESE.match(raw, match.start() - 1)) for match in PINYIN.finditer(raw) if match.start())
    return readings >= max(READINGS, READINGS_SHARE * len(CHINESE.findall(raw)))
