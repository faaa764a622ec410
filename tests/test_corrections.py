"""A figure that was published wrong: checked, counted in the version, shown on its card and in every export."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.api import embeds
from outcomes.api.question import KINDS, Question
from outcomes.export.package import package_files
from outcomes.export.tables import Extract, json_bytes
from outcomes.i18n.citation import citation
from outcomes.i18n.corrections import changelog, corrected, in_words, worded
from outcomes.i18n.reference import bibtex, of_entry
from outcomes.ledger.ledger import load
from outcomes.ledger.models import Correction
from outcomes.settings import ROOT
from tests.conftest import make_document, name, statement, told, write

WHY = name("看错了一位。", "One digit was misread.")
FIRST = {"fact": "town-lights", "date": "2026-01-02", "what": "value", "old": 1200, "new": 12000, "why": WHY}
OTHER = {"fact": "town-people", "date": "2026-02-03", "what": "period", "old": "2021", "why": WHY}
WRONG = [
    # corrections, words on the line that is named, message
    ([FIRST | {"fact": "town-light"}], '"town-light"', "fact: town-light is not in facts."),
    ([FIRST | {"new": 13000}], "new: 13000", "new is 13000, but the value of town-lights is 12000."),
    ([FIRST | {"old": "12000.0"}], "new: 12000", "old and new are the same."),
    ([FIRST | {"date": "2026-02-30"}], "2026-02-30",
     "date: “2026-02-30” is not accepted: a day such as 2026-11-22 is expected."),
    ([FIRST | {"date": "last year"}], "last year",
     "date: “last year” is not accepted."),
    ([FIRST | {"what": "colour"}], "colour", None),
    ([OTHER | {"new": "2022"}], 'new: "2022"', "new is 2022, but the period of town-people is None."),
    ([FIRST | {"new": 1300}, FIRST], "old: 1200", "the correction before this one, on line {first}, ended with 1300."),
    ([FIRST | {"new": 1300}, FIRST | {"old": 1300, "date": "2025-01-01"}], "2025-01-01",
     "the correction before this one is of 2026-01-02."),
]  # fmt: skip


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory):
    """A file with two corrections and what is read from it."""
    files = write(tmp_path_factory.mktemp("mended"), make_document(corrections=[FIRST, OTHER]))
    return files, load(*files)


@pytest.mark.parametrize(("corrections", "words", "message"), WRONG)
def test_a_wrong_correction_is_named_on_its_line(tmp_path, corrections, words, message):
    document = make_document(corrections=corrections)
    lines = document.splitlines()
    line = max(at for at, text in enumerate(lines, 1) if words in text)
    found, first = told(tmp_path, document), lines.index("corrections:") + 2
    assert (line, message.format(first=first)) in found if message else line in [at for at, _ in found]


def test_corrections_of_one_field_follow_one_another(tmp_path):
    again = [FIRST | {"new": 1300}, FIRST | {"old": 1300, "date": "2026-05-06"}]
    assert [c.old for c in corrected(load(*write(tmp_path, make_document(corrections=again))), "town-lights")] == [
        "1300",
        "1200",
    ]


def test_the_version_counts_the_corrections(mended, ledger):
    assert mended[1].version.startswith("c2-")
    assert ledger.version.startswith(f"c{len(ledger.corrections)}-")


@pytest.mark.parametrize(
    ("entry", "what", "old", "new", "en", "zh"),
    [("fact", "value", "1200", "12000", "Value: was 1200, is now 12000.", "数值：原为1200，现为12000。"),
     ("fact", "period", "2021", None, "Period: was 2021, is now not given.", "时间：原为2021年，现为未注明。"),
     ("fact", "kind", "actual", "plan", "Kind: was a result, is now a plan.", "性质：原为结果，现为计划。"),
     ("statement", "kind", "status", "effect", "Kind: was Put in place, is now Effect.",
      "性质：原为建成或到位，现为效果。"),
     ("indicator", "stage", "activity", "output", "Results stage: was Activities, is now Outputs.",
      "结果链层级：原为活动，现为产出。"),
     ("fact", "against", "start", "plan", "Against: was the start of the period, is now the plan.",
      "比较对象：原为期初，现为计划。")],
)  # fmt: skip
def test_a_correction_is_worded_without_codes_in_both_languages(mended, entry, what, old, new, en, zh):
    correction = Correction(**{entry: "any"}, date="2026-01-02", what=what, old=old, new=new, why=WHY)
    assert worded(mended[1], correction, "en") == f"Corrected on 2 January 2026. {en} One digit was misread."
    assert worded(mended[1], correction, "zh") == f"2026年1月2日更正。{zh}看错了一位。"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_correction_of_the_real_data_shows_no_id_and_no_bare_date(ledger, lang):
    ids = "|".join(re.escape(name) for name in [*ledger.regions, *ledger.programmes, *ledger.themes])
    raw = re.compile(rf"(?<![\w-])(?:{ids})(?![\w-])|[0-9]{{4}}-[0-9]|[0-9]~")
    said = [words for name in ledger.facts for words in in_words(ledger, name, lang)]
    assert said
    assert [words for words in said if raw.search(words)] == []


def test_a_correction_of_a_translation_is_told_where_it_is_read(ledger):
    name = next(name for name in ledger.facts if any(c.what == "translation" for c in corrected(ledger, name)))
    assert len(in_words(ledger, name, "zh")) < len(in_words(ledger, name, "en"))


def test_citations_tell_of_a_correction(mended):
    ledger = mended[1]
    assert "Corrected on 2026-01-02 (1200 → 12000). https://x" in citation("town-lights", ledger, "en", "https://x")
    assert "2026-01-02更正（1200→12000）。" in citation("town-lights", ledger, "zh")
    assert "Corrected on 2026-01-02 (1200 → 12000)" in bibtex(of_entry("town-lights", ledger, "en"))
    assert "orrected" not in citation("town-satisfied", ledger, "en") + bibtex(of_entry("town-satisfied", ledger, "en"))


def test_every_export_has_the_correction(mended):
    (_, seeds), ledger = mended
    rows, said = Extract(facts_table(ledger), ledger, "en"), worded(ledger, ledger.corrections[0], "en")
    facts = {fact["id"]: fact for fact in json.loads(json_bytes(rows))["facts"]}
    assert facts["town-lights"]["corrections"] == said
    assert facts["town-satisfied"]["corrections"] is None
    files = package_files(ledger, {"town-news": (seeds / "town.txt").read_bytes()}, "en")
    assert said in files["facts.csv"].decode("utf-8-sig")


def test_the_card_of_a_fact_and_of_a_statement_shows_its_correction(tmp_path):
    other = {"date": "2026-01-02", "what": "kind", "old": "status", "new": "effect", "why": WHY}
    both = [FIRST, other | {"statement": "town-all-for-all"}]
    document = make_document(statements=[statement()], corrections=both)
    ledger = load(*write(tmp_path, document))
    asked = Question(ledger, facts_table(ledger), {}, "http://host", statements_table(ledger))
    for kind, correction in zip(KINDS, ledger.corrections, strict=True):
        page = embeds.shown(asked, correction.entry[1], kind).body.decode()
        assert worded(ledger, correction, "en") in page


def test_the_changelog_names_each_correction_the_latest_first(mended):
    lines = [line for line in changelog(mended[1]).splitlines() if line.startswith("## ")]
    assert lines == ["## 2026-02-03 · fact `town-people`", "## 2026-01-02 · fact `town-lights`"]


def test_the_changelog_of_the_real_data_is_current(ledger):
    assert (ROOT / "CHANGELOG-DATA.md").read_text("utf-8") == changelog(ledger), "run: make schema"


def test_the_command_writes_the_changelog_and_says_when_it_is_old(mended, tmp_path: Path):
    (data, seeds), ledger = mended
    command = [sys.executable, "-m", "outcomes", "corrections", "--data", str(data), "--seeds", str(seeds)]
    command += ["--out", str(tmp_path / "C.md")]
    codes = [subprocess.run([*command, *more], cwd=ROOT).returncode for more in (["--check"], [], ["--check"])]
    assert codes == [1, 0, 0]
    assert (tmp_path / "C.md").read_text("utf-8") == changelog(ledger)
