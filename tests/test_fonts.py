"""The shipped font has every character that can be shown, and the theme names its files."""

import pytest
from fontTools.ttLib import TTFont

from outcomes.export import fonts
from outcomes.settings import ROOT, STATIC, static_address
from tools.fonts import missing, told

FOLDER = STATIC / "fonts"
WORDS = sorted((ROOT / "outcomes" / "i18n" / "locale").rglob("*.yaml"))


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_character_of_the_interface_is_in_the_font(path, weight):
    shown = {char for char in path.read_text("utf-8") if char.isprintable()}
    assert missing(shown, weight) == set(), "run: make fonts"


def test_characters_that_the_font_lacks_are_named_with_what_to_do():
    assert told(set("民a垚")) == "The shipped font lacks 垚: drawn in each reader's own font. Run: make fonts"
    assert told(set("民a")) == ""


@pytest.mark.parametrize("weight", [400, 700])
def test_the_common_characters_are_in_it_so_that_a_new_text_is_mostly_set_well(weight):
    common = set("懊阀瘸憋膊铂蔡掣锄翠淀碘掂")
    assert missing(common, weight) == set()


def test_both_weights_and_all_slices_together_are_of_a_sensible_size():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.woff2")) < 2_000_000


def test_the_theme_names_each_file_and_the_licence_lies_beside_them():
    named = {face["url"] for face in fonts.theme_faces()}
    right = {static_address(f"fonts/{path.name}") for path in FOLDER.glob("*.woff2")}
    assert named == right, "run: python -m tools.shipped"
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
