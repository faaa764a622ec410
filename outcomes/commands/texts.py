"""Read a text that somebody hands in: its encoding, its script, whether readings follow its characters."""

from dataclasses import dataclass
from pathlib import Path

from outcomes.commands.common import CannotRunError, need_file
from outcomes.folding import simplified
from outcomes.text.source_text import PINYIN, SourceText

CHINESE = range(0x4E00, 0xA000)
READINGS = 5  # fewer readings in brackets are the text's own remarks
READINGS_SHARE = 0.02
TRADITIONAL_SHARE = 0.05  # a Simplified text may still print a name or a seal in Traditional


@dataclass(frozen=True)
class Incoming:
    """A text as handed in. `content` is what it is as UTF-8, byte for byte the file where it already was."""

    content: bytes
    encoding: str
    text: SourceText
    script: str

    @property
    def transcription(self) -> str:
        return "pinyin-annotated" if self.text.annotated else "plain"

    @property
    def sort(self) -> str:
        return f"{self.script}{', pinyin-annotated' if self.text.annotated else ''}, {self.encoding}"


def read_text(path: Path) -> Incoming:
    """The text of a file in UTF-8 or GB18030. Raises CannotRunError for anything else."""
    data = need_file(path)
    raw, encoding = _decoded(data, path)
    if not raw.strip():
        raise CannotRunError(f"{path}: the file is empty.")
    text = SourceText(raw, annotated(raw))
    content = data if encoding == "UTF-8" else raw.encode()
    return Incoming(content, encoding, text, script(text.reading))


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    # A mark of UTF-16 comes first: GB18030 would read most of such a file as other characters.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotRunError(f"{path}: the file is UTF-16. Save it as UTF-8.")
    for codec, name in (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")):
        try:
            raw = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" in raw:
            break
        return raw, name
    raise CannotRunError(f"{path}: this is no text in UTF-8 or GB18030.")


def annotated(raw: str) -> bool:
    """Whether readings in brackets, such as 實(shí), follow many of the characters."""
    readings = sum(_chinese(raw[match.start() - 1]) for match in PINYIN.finditer(raw) if match.start())
    return readings >= READINGS and readings >= READINGS_SHARE * _characters(raw)


def script(reading: str) -> str:
    """Traditional or Simplified, by the characters that OpenCC would change."""
    plain = simplified(reading)
    changed = sum(a != b for a, b in zip(reading, plain, strict=False))
    share = changed / max(1, _characters(reading))
    return "Traditional" if share > TRADITIONAL_SHARE else "Simplified"


def _characters(text: str) -> int:
    return sum(map(_chinese, text))


def _chinese(character: str) -> bool:
    return ord(character) in CHINESE
