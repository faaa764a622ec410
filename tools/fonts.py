"""Cut the shipped Chinese font from Noto Sans CJK SC: `make fonts`.

The font comes from Debian's package fonts-noto-cjk (SIL Open Font License). Two slices a weight:
`core` holds every character of the data, the texts and the interface, with the forms of Traditional text; `more` the
rest of the 3,755 common characters (GB 2312, level 1), so that a new text is mostly set well before the font is cut
anew. A browser loads `more` only where `core` has no glyph.

    python -m tools.fonts --missing

names the characters that a browser would take from the reader's own fonts, and changes nothing.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from outcomes.settings import ROOT, STATIC, Settings
from tools import shipped

DEBIAN = Path("/usr/share/fonts/opentype/noto")
FOLDER = STATIC / "fonts"
WEIGHTS = {400: "Regular", 700: "Bold"}
FAMILY = "Noto Sans CJK SC"
LATIN = set(map(chr, range(0x20, 0x7F)))  # for charts, whose digits stand between Chinese characters


def shown() -> set[str]:
    """Every character of the data, the texts and the words of the interface."""
    settings = Settings.from_environment()
    files = [settings.data, *settings.seeds.glob("*.txt"), *(ROOT / "outcomes").rglob("*.yaml")]
    return {char for path in files for char in path.read_text("utf-8") if char.isprintable()}


def needed() -> set[str]:
    """The same with those that the code writes, such as units and marks."""
    code = (path.read_text("utf-8") for path in (ROOT / "outcomes").rglob("*.py"))
    return LATIN | shown() | {char for text in code for char in text if char.isprintable()}


def common() -> set[str]:
    """The characters of GB 2312, level 1."""
    cells = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return set("".join(cell.decode("gb2312", "ignore") for cell in cells))


def missing(characters: set[str], weight: int = 400) -> set[str]:
    """Those of some characters, plain Latin ones left aside, that no slice of a weight holds."""
    slices = (TTFont(path).getBestCmap() for path in FOLDER.glob(f"*-{weight}.woff2"))
    return {char for char in characters if ord(char) >= 0xA0}.difference(*(map(chr, glyphs) for glyphs in slices))


def told(characters: set[str]) -> str:
    """What to do where characters are missing; empty where none is."""
    lacking = "".join(sorted(missing(characters)))
    return f"The shipped font lacks {lacking}: drawn in each reader's own font. Run: make fonts" if lacking else ""


def cut(source: Path, characters: set[str], scripts: list[str], target: Path) -> None:
    """Write a slice of the collection with these characters, without hints, as WOFF2."""
    collection = TTCollection(source, lazy=True)
    font = next(font for font in collection.fonts if font["name"].getDebugName(1) == FAMILY)
    options = subset.Options(
        flavor="woff2", hinting=False, desubroutinize=True, notdef_outline=True, layout_scripts=scripts,
        layout_features=["locl", "kern"], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
    )  # fmt: skip
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(font)
    font.flavor, font.recalcTimestamp = "woff2", False  # the same characters make the same file
    font.save(target)


def main(folder: Path = DEBIAN) -> None:
    core = needed()
    slices = {
        "core": (core, ["DFLT.dflt", "latn.dflt", "hani.dflt", "hani.ZHT"]),
        "more": (common() - core, ["hani.dflt"]),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for weight, style in WEIGHTS.items():
        for name, (characters, scripts) in slices.items():
            target = FOLDER / f"noto-sans-sc-{name}-{weight}.woff2"
            cut(folder / f"NotoSansCJK-{style}.ttc", characters, scripts, target)
            print(f"{target.relative_to(ROOT)}: {len(characters)} characters, {target.stat().st_size // 1024} kB")
    shipped.write()


if __name__ == "__main__":
    if "--missing" in sys.argv:
        if words := told(shown()):
            print(words)
    else:
        main(*map(Path, sys.argv[1:2]))
