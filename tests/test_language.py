"""The two catalogues hold the same words, every word is said somewhere, and no page types its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from outcomes.i18n.language import CATALOGUE, LANGUAGES, catalogue, preferred, t
from outcomes.ledger.yamlfile import parse
from outcomes.settings import ROOT

AREAS = sorted(path.stem for path in (CATALOGUE / "en").iterdir())
CODE = [ROOT / "dashboard.py", *(ROOT / "outcomes").rglob("*.py")]
TEMPLATES = [*(ROOT / "outcomes" / "export" / "templates").glob("*.html")]
SCREEN = [*(ROOT / "pages").glob("*.py"), *(ROOT / "outcomes" / "ui").rglob("*.py")]
KEY = re.compile(rf"({'|'.join(AREAS)})\.([a-z0-9_-]+)")
FILE = re.compile(r"\.(csv|html|json|xlsx|yaml|md|bib)$")
# Words with capitals or in a row, or a Chinese character: something to read. Markup, ids and styles are not.
PROSE = re.compile(r"[\u4e00-\u9fff]|(?<![:/])\b[A-Za-z][a-z]+ [a-z]+ [a-z]+|^[A-Z][a-z]+ ")


def constants(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file with their lines, docstrings left out; the gaps of an f-string are a star."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
            skipped.update(part for part in node.values if isinstance(part, ast.Constant))
            yield node.lineno, "".join(map(str, parts))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node.lineno, node.value


def in_templates() -> set[str]:
    """The keys that templates ask for; what is put together at run time ends in a star."""
    asked = [re.findall(r'\bt\("([^"]+)"( ~)?', path.read_text("utf-8")) for path in TEMPLATES]
    return {key + ("*" if more else "") for found in asked for key, more in found}


def keys(lang: str) -> set[str]:
    return {f"{area}.{name}" for area in AREAS for name in catalogue(lang, area)}


def forms(entry: str | dict[str, str]) -> list[str]:
    return list(entry.values()) if isinstance(entry, dict) else [entry]


def gaps(entry: str | dict[str, str]) -> set[str]:
    return {name for form in forms(entry) for _, name, _, _ in Formatter().parse(form) if name}


def test_both_languages_have_the_same_catalogues() -> None:
    assert sorted(path.stem for path in (CATALOGUE / "zh").iterdir()) == AREAS


@pytest.mark.parametrize("area", AREAS)
def test_an_area_has_the_same_words_and_the_same_gaps_in_both_languages(area: str) -> None:
    chinese, english = (catalogue(lang, area) for lang in ("zh", "en"))
    assert set(chinese) == set(english)
    for name in english:
        left, right = gaps(chinese[name]), gaps(english[name])
        # English tells one from many by the number, which need not be printed.
        assert left | {"n"} == right | {"n"}, name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_no_word_is_given_twice_or_is_no_text(area: str, lang: str) -> None:
    path = CATALOGUE / lang / f"{area}.yaml"
    parse(path.read_text("utf-8"), path.name)  # refuses a key that is given twice
    for name, entry in catalogue(lang, area).items():
        assert all(isinstance(form, str) for form in forms(entry)), name
        assert isinstance(entry, str) or set(entry) == {"one", "other"}, name


def test_every_word_that_is_asked_for_is_there() -> None:
    known = keys("en")
    found = {(path.name, line, text) for path in (*CODE, *SCREEN) for line, text in constants(path)}
    assert [
        each for each in found if KEY.fullmatch(each[2]) and not FILE.search(each[2]) and each[2] not in known
    ] == []
    templates = {key for key in in_templates() if not key.endswith("*")}
    assert len(templates) > 20
    assert templates - known == set()


def test_every_word_is_said_somewhere() -> None:
    said = {text for path in (*CODE, *SCREEN) for _, text in constants(path)} | in_templates()
    said |= {f"{key}_hint" for key in said}  # page_frame.section adds the hint of a heading
    patterns = [
        re.compile(re.escape(text).replace(r"\*", "[a-z0-9_-]+")) for text in said if re.match(r"[a-z_]+\.", text)
    ]
    silent = [key for key in sorted(keys("en") - said) if not any(pattern.fullmatch(key) for pattern in patterns)]
    assert silent == []


def test_no_page_types_its_own_words() -> None:
    said = [(path.name, line, text) for path in SCREEN for line, text in constants(path)]
    assert [each for each in said if PROSE.search(each[2]) and not each[2].lstrip().startswith("<")] == []


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("See the figures below", True), ("全部", True), ("Sorry, nothing", False), (":material/help:", False),
     ("filters.reset", False), ("places-chain", False), ("sources?source=", False), ("Reset filters", True)],
)  # fmt: skip
def test_prose_is_told_from_ids(typed: str, wrong: bool) -> None:
    assert bool(PROSE.search(typed)) is wrong


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("zh-CN", "zh"), ("zh-TW", "zh"), ("ZH", "zh"), ("en-GB", "en"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_a_chinese_browser_reads_chinese_and_any_other_english(locale: str | None, lang: str) -> None:
    assert preferred(locale) == lang


@pytest.mark.parametrize(("lang", "words"), [("en", "3,140 of 100,000 figures"), ("zh", "10万条数据中的3140条")])
def test_counts_are_written_as_each_language_does(lang: str, words: str) -> None:
    assert words in t(lang, "filters.facts", n=3140, total=100_000)


def test_years_are_not_cut() -> None:
    assert "2014" in t("en", "charts.note_years", first=2014, last=2020)


def test_one_and_many_are_told_apart_in_english() -> None:
    assert t("en", "shell.refused_lead", n=1) != t("en", "shell.refused_lead", n=2)
    with pytest.raises(KeyError):
        t("en", "shell.no-such-word")
