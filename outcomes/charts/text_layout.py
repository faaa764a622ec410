"""The size of text, and how it is broken and escaped: plotly neither wraps text nor lets it stand as it is."""

import re
import unicodedata
from functools import lru_cache

import markupsafe

OPENING = "（《〈「『【“‘([¥"
CLOSING = "，。；：！？、）》〉」』】”’…%％,.;:!?)]"
CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
KEEP = "\u00a0"  # a space at which no line is broken
PIECE = re.compile(
    rf"[^\S{KEEP}]+|[{re.escape(OPENING)}]*(?:{CJK}|(?:(?!{CJK})(?:{KEEP}|[^\s{re.escape(OPENING)}]))+|[{re.escape(OPENING)}])"
    rf"[{re.escape(CLOSING)}]*"
)
NARROW = frozenset("iIjlftr.,;:'|!()[]/ -‐")
BROAD = frozenset("mwMW@%…—")
LINE = 1.3  # plotly's line height, in em


def width(text: str, size: float = 11) -> float:
    """About how wide a text is in pixels; rather too wide than too narrow."""
    return sum(map(_em, text)) * size


@lru_cache(maxsize=8192)
def _em(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if char in BROAD:
        return 0.95
    if char in "“”‘’–·":  # full width in a Chinese font, narrow in a Latin one
        return 0.7
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return 0.34 if char in NARROW else 0.7 if char.isupper() else 0.56


def wrap(text: str, room: float, size: float = 11) -> list[str]:
    """Break a text into lines no wider than `room` pixels; between Chinese characters, else between words."""
    return list(_wrapped(text, room, size))


@lru_cache(maxsize=8192)
def _wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The same names, titles and quotes are drawn again at every click."""
    lines = [""]
    for piece in (part for found in PIECE.findall(flat(text)) for part in _parts(found, room, size)):
        if width((lines[-1] + piece).rstrip(), size) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
        lines[-1] = lines[-1].lstrip()
    return tuple(line.rstrip() for line in lines if line.strip())


def _parts(piece: str, room: float, size: float) -> list[str]:
    """A piece that alone is too wide, such as an address, is cut wherever the line ends."""
    if width(piece, size) <= room:
        return [piece]
    parts = [""]
    for char in piece:
        if parts[-1] and width(parts[-1] + char, size) > room:
            parts.append("")
        parts[-1] += char
    return parts


def flat(text: str) -> str:
    """One line: control characters and line ends become a space."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    words = "".join(c if c.isprintable() or c == KEEP else " " for c in text)
    return re.sub(f"[^\\S{KEEP}]+", " ", words).strip()


def escape(text: str) -> str:
    """Text that plotly shows as it is: it draws tags and decodes entities, those of quotation marks too."""
    return str(markupsafe.escape(flat(text)))


def block(lines: list[str]) -> str:
    """Lines of plain text as one escaped text."""
    return "<br>".join(map(escape, lines))


def tinted(text: str, colour: str) -> str:
    """Escaped text in a colour."""
    return f'<span style="color:{colour}">{escape(text)}</span>'
