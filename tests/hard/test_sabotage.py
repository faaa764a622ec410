"""The checks check themselves: each rule is switched off alone in a copy of the code, and a test must notice.

    make hard, or: python -m pytest -m hard -n auto tests/hard/test_sabotage.py

A row is a file of `outcomes`, the words that are the rule, what stands there when it is off, and the tests that hold
it.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from outcomes.settings import ROOT

pytestmark = pytest.mark.hard

SECONDS = 300  # of processor time, so that a busy machine changes nothing
LEDGER = "test_ledger.py test_checks.py test_false_facts.py test_corrections.py test_kinds.py"
RULES = [
    # The source is the one that was curated, and the quote stands in it once.
    ("ledger/ledger.py", "if actual != source.sha256:", "if False:", LEDGER),
    ("text/anchors.py", "text.find(words, start + 1) < 0:", "True:", "test_anchors.py"),
    ("text/anchors.py", "if len(found) != 1:", "if not found:", "test_anchors.py"),
    ("text/anchors.py", '_places(hidden, f"{APART}{exact}{APART}") or ', "", "test_anchors.py"),
    ("ledger/ledger.py", "path = seeds / name", "return seeds / name", "test_ledger.py test_store.py"),
    # References lead somewhere.
    ("ledger/checks/references.py", "if value not in document.ids[target]:", "if False:", LEDGER),
    ("ledger/checks/references.py", "if entry.id in looping:", "if False:", LEDGER),
    ("ledger/checks/references.py", 'if entry.id in file.document.ids["facts"]:', "if False:",
     f"{LEDGER} test_statements.py"),
    ("ledger/checks/references.py", 'entry.of is not None and entry.reason != "restatement"', "False", LEDGER),
    ("ledger/checks/references.py", "file.facts[entry.of].source != entry.source", "False", LEDGER),
    # The figure is the whole of what is printed, and reads what is entered.
    ("ledger/checks/figures.py", "if reading.printed != fact.value:", "if False:", LEDGER),
    ("ledger/checks/figures.py", "if reading.qualifier != fact.qualifier:", "if False:", LEDGER),
    ("ledger/checks/figures.py", 'if reading.share and unit.dimension != "share":', "if False:", LEDGER),
    ("ledger/checks/figures.py", "(start <= numeral.figure_start and numeral.figure_end <= end)", "True", LEDGER),
    ("ledger/checks/figures.py", "elif not numeral.reading:", "elif False:", LEDGER),
    ("ledger/checks/beside.py", "if reading.printed != before.value:", "if False:", f"{LEDGER} test_district.py"),
    ("ledger/checks/beside.py", "if its_column != column:", "if False:", f"{LEDGER} test_district.py"),
    ("text/touching.py", '{TO}"  # a range', '{TO}!"  # a range', "test_kinds.py"),
    ("ledger/checks/beside.py", "if one and one[1].figure == first.figure:", "if False:", LEDGER),
    ("ledger/checks/beside.py", "elif two and two[1].before is None:", "elif False:", LEDGER),
    # Every numeral is claimed once.
    ("ledger/checks/coverage.py", "if _held(numeral, owners):", "if owners:", "test_coverage.py test_ledger.py"),
    ("ledger/checks/coverage.py", "all(len(found) == 1 for found in held)", "True", "test_coverage.py test_ledger.py"),
    ("ledger/checks/accounts.py", "in left[:LISTED] if source.id not in unsure else", "in () if True else", LEDGER),
    ("ledger/checks/accounts.py", "if not scan(entry.figure):", "if False:", LEDGER),
    # What shares an axis or is divided fits together.
    ("ledger/checks/comparability.py", "        for i, one in odd:", "        for i, one in ():", LEDGER),
    ("ledger/checks/comparability.py", 'bottom.value == 0:\n        yield "den', 'False:\n        yield "den', LEDGER),
    ("ledger/checks/comparability.py", "bottom.value == 0:\n        yield key", "False:\n        yield key",
     "test_consistency.py"),
    ("ledger/checks/comparability.py", "if top.source != bottom.source:", "if False:", f"{LEDGER} test_consistency.py"),
    ("ledger/checks/comparability.py", "if period and period.approximate and not", "if False and not", LEDGER),
    # What is written twice agrees.
    ("ledger/checks/agreement.py", "SCALES.get(match[2], 1) not in known:", "SCALES.get(match[2], 1) is None:", LEDGER),
    ("ledger/checks/agreement.py", "code[:2] != parent.code[:2]:", "False:", LEDGER),
    ("ledger/checks/history.py", "if same(entry.old, entry.new):", "if False:", LEDGER),
    ("ledger/checks/history.py", "if name in standing[section] and not same(", "if False and not same(", LEDGER),
    ("ledger/checks/agreement.py", "if printed := PRINTED_YEAR.search(report.quote):", "if printed := '':", LEDGER),
    ("ledger/checks/own_words.py", "if sign.isalpha() and not name", "if False and not name", "test_checks.py"),
    ("ledger/checks/own_words.py", "for year in sorted(zh ^ en):", "for year in ():", "test_checks.py"),
    # A goal is no result, a running total no flow, a rate no sum.
    ("ledger/checks/kinds.py", "if goal.start() < start < goal.end() and not", "if False and not", LEDGER),
    ("ledger/checks/kinds.py", 'if flow and indicator.measure == "level"', "if False", LEDGER),
    ("ledger/checks/kinds.py", 'if indicator.counts == "stock" and "/" in period:', "if False:", LEDGER),
    ("ledger/checks/kinds.py", "if needed and unit.dimension not in needed:", "if False:", LEDGER),
    ("ledger/checks/kinds.py", 'unit.dimension == "money" and found', "False and found", LEDGER),
    # YAML is read as it was typed.
    ("ledger/yamlfile.py", "if key in made and not doubled:", "if False:", "test_yamlfile.py"),
    ("ledger/yamlfile.py", "if hidden := HIDDEN.search(event.value):", "if hidden := None:", "test_yamlfile.py"),
    ("ledger/yamlfile.py", "if depth >= MAX_DEPTH:", "if False:", "test_yamlfile.py"),
    ("ledger/yamlfile.py", "if size > most:", "if False:", "test_yamlfile.py test_ledger.py"),
    # A wrong file never replaces a good one.
    ("analysis/store.py", "return replace(shown, problems", "return Data(None, None, problems", "test_store.py"),
    # Strangers are kept out.
    ("api/guards.py", "len(asked) != 1 or not HOST.fullmatch(asked[0])", "False", "test_guards.py"),
    ("api/guards.py", "not self.host or host == self.host", "True", "test_guards.py"),
    ("api/guards.py", 'scope["path"].startswith(self.base + UPLOAD)', "False", "test_guards.py"),
    ("api/guards.py", "self.here >= self.most and", "False and", "test_guards.py"),
    ("api/guards.py", "data is not None and len(data) <= FRAME", "True", "test_guards.py"),
    ("api/guards.py", "lost = kind.startswith", "lost = False and kind.startswith", "test_guards.py"),
    # Filters let through what was asked for.
    ("analysis/filters.py", '>= self.since', ">= 0", "test_filters.py"),
    ("analysis/filters.py", "if since and until and since > until:", "if False:", "test_filters.py"),
    # What comes from data is escaped where it goes.
    ("export/tables.py", "if text.startswith(FORMULA) else text", "if False else text", "test_export.py"),
    ("export/templates.py", "autoescape=True", "autoescape=False", "test_templates.py test_brief.py test_passage.py"),
    ("export/templates.py", r"""r'["\\<>\n\r\f]', lambda""", """r'["]', lambda""", "test_templates.py"),
    ("i18n/markdown.py", 'line = MARKUP.sub(r"\\\\\\g<0>", ', "line = (", "test_markdown.py"),
    ("ui/plain.py", "ADDRESS.sub(WORD_JOINER, text)", "text", "test_markdown.py"),
    ("charts/text_layout.py", "def escape(text: str) -> str:", "escape = str\n\n\ndef off(text):", "test_charts.py"),
]  # fmt: skip
NAMES = [f"{path}: {rule.strip()[:60]}" for path, rule, _, _ in RULES]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The project once more, without what is written while it runs."""
    unneeded = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "out", "work")
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("sabotage") / "copy", ignore=unneeded)


def noticed(copy: Path, tests: str) -> bool:
    """Whether one of the tests fails in the copy, or does not end."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["-m", "not browser and not hard", *(f"tests/{test}" for test in tests.split())]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTEST_ADDOPTS": "", "PYTHONPATH": ""}
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, timeout=6 * SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )  # fmt: skip
    # Without its rule something may never end, such as a place inside itself.
    assert done.returncode in (0, 1, -signal.SIGXCPU, -signal.SIGKILL), done.stdout[-2000:] + done.stderr[-2000:]
    return done.returncode != 0


def test_no_rule_fails_where_none_is_switched_off(copy):
    assert not noticed(copy, " ".join(dict.fromkeys(" ".join(tests for *_, tests in RULES).split())))


@pytest.mark.parametrize(("path", "rule", "off", "tests"), RULES, ids=NAMES)
def test_a_rule_that_is_switched_off_is_noticed(copy, path, rule, off, tests):
    file = copy / "outcomes" / path
    code = file.read_text("utf-8")
    assert code.count(rule) == 1, "the rule stands otherwise now: mend this row"
    file.write_text(code.replace(rule, off), "utf-8")
    try:
        assert noticed(copy, tests)
    finally:
        file.write_text(code, "utf-8")
