"""The shipped font has every character that can be shown, and the theme names its files."""

import pytest
from fontTools.ttLib import TTFont

from outcomes.export import fonts
from outcomes.settings import ROOT, STATIC

FOLDER = STATIC / "fonts"
FILES = [
    *((ROOT / "data").glob("*.yaml")),
    *((ROOT / "seeds").glob("*.txt")),
    *((ROOT / "outcomes" / "i18n" / "locale").rglob("*.yaml")),
]


def held(name: str, weight: int) -> set[str]:
    return set(map(chr, TTFont(FOLDER / f"noto-sans-sc-{name}-{weight}.woff2").getBestCmap()))


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_character_shown_is_in_the_font(path, weight):
    shown = {char for char in path.read_text("utf-8") if ord(char) >= 0xA0 and char.isprintable()}
    assert shown - held("core", weight) - held("more", weight) == set(), "run: make fonts"


@pytest.mark.parametrize("weight", [400, 700])
def test_the_common_characters_are_in_it_so_that_a_new_text_is_mostly_set_well(weight):
    common = set("懊阀瘸憋膊铂蔡掣锄翠淀碘掂")
    assert common <= held("core", weight) | held("more", weight)


def test_both_weights_and_all_slices_together_are_of_a_sensible_size():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.woff2")) < 2_000_000


def test_the_theme_names_each_file_and_the_licence_lies_beside_them():
    named = {face["url"].removeprefix("app/static/fonts/") for face in fonts.theme_faces()}
    assert named == {path.name for path in FOLDER.glob("*.woff2")}
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_traditional_text_has_its_own_forms():
    locl = TTFont(FOLDER / "noto-sans-sc-core-400.woff2")["GSUB"].table
    languages = {system.LangSysTag for script in locl.ScriptList.ScriptRecord for system in script.Script.LangSysRecord}
    assert "ZHT " in languages


def test_a_download_without_the_font_is_made_and_the_log_says_why(monkeypatch, tmp_path, caplog):
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.faces.cache_clear()
    assert fonts.faces() == ""
    assert [record.message.split(":")[0] for record in caplog.records] == ["no Chinese font in downloads"]
    fonts.faces.cache_clear()
