"""The picture that a link to a chart, a figure or a statement shows elsewhere: its words, for previews take no page."""

import io
from functools import lru_cache, partial
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from outcomes.charts.text_layout import wrap
from outcomes.export.fonts import FOLDER

WIDTH, HEIGHT, EDGE = 1200, 630, 72  # pixels, as Open Graph's readers have it
TEXT, QUIET, MARK = "#1d2733", "#4a5461", "#f2b705"


def png(title: str, words: str, foot: str) -> bytes:
    """Title, words below it as large as there is room for, and the foot on one line. Words that are too many even so
    end in an ellipsis."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 16, HEIGHT), MARK)
    bottom = _lines(draw, title, (EDGE, 250), 700, (50, 40), TEXT)
    _lines(draw, words, (bottom + 20, HEIGHT - 115), 400, (34, 28, 22), TEXT)
    _lines(draw, foot, (HEIGHT - 100, HEIGHT - 58), 400, (28, 22), QUIET)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def has(text: str) -> bool:
    """Whether the shipped fonts have all characters of a text: a box in place of one would be a wrong picture."""
    return all(_has(400, _part(400, char), char) for char in set(text))


def _lines(
    draw: ImageDraw.ImageDraw, text: str, between: tuple[int, int], weight: int, sizes: tuple[int, ...], colour: str
) -> int:
    """Draw a text between two heights in the first of the sizes in which it has room; gives where it ends."""
    top, bottom = between
    for size in sizes:
        step, lines = size * 3 // 2, wrap(text, WIDTH - 2 * EDGE, size)
        most = (bottom - top) // step
        if len(lines) <= most:
            break
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]
    for line in lines:
        left = float(EDGE)
        for part, chars in groupby(line, partial(_part, weight)):
            font, run = _font(weight, part, size), "".join(chars)
            draw.text((left, top), run, colour, font)
            left += font.getlength(run)
        top += step
    return top


@lru_cache(maxsize=16)
def _font(weight: int, part: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / f"noto-sans-sc-{part}-{weight}.woff2", size)


def _part(weight: int, char: str) -> str:
    """The file of a character: the common ones lie in one, those of the data beyond them in another."""
    return "core" if _has(weight, "core", char) else "more"


@lru_cache(maxsize=20_000)
def _has(weight: int, part: str, char: str) -> bool:
    """Whether a font has a character: one that it lacks, it draws as it draws what is none."""
    font = _font(weight, part, 20)
    return char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask("\U0010ffff"))
