"""The real file changed at random: refused on the right line, or accepted because it means the same.

`make hard` tries ten thousand of these; here are two of each kind, and those that once got through.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outcomes.errors import DataError
from outcomes.ledger.ledger import load
from outcomes.settings import ROOT
from tests.hard import mutations
from tests.hard.mutators import KINDS

TEXT = (ROOT / "data" / "facts.yaml").read_text("utf-8")
LINES = TEXT.splitlines()
FACTS = range(LINES.index("facts:") + 1, LINES.index("headlines:"))
ENTRY = re.compile(r"  - ")
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mutated")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


def problems(folder: Path, text: str | bytes) -> list[int]:
    """The lines named for a changed file; empty where it is accepted."""
    data = folder / "facts.yaml"
    data.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    try:
        load(data, folder / "seeds")
    except DataError as error:
        found = error.problems
    else:
        found = []
    assert all(problem.message and problem.file == "facts.yaml" for problem in found)
    return [problem.line for problem in found]


def entry(at: int) -> range:
    """The lines, from 1, of the entry that the line with index `at` belongs to."""
    first = max(i for i in range(at + 1) if ENTRY.match(LINES[i]))
    after = (i for i in range(first + 1, len(LINES)) if not LINES[i].startswith("    "))
    return range(first + 1, next(after, len(LINES)) + 1)


def lines_with(pattern: str) -> st.SearchStrategy[int]:
    return st.sampled_from([i for i in FACTS if re.match(pattern, LINES[i])])


def changed(at: int, line: str) -> str:
    return "\n".join([*LINES[:at], line, *LINES[at + 1 :]]) + "\n"


@FEW
@given(at=lines_with(r"    (quote|figure|value): .*[0-9]"), by=st.integers(1, 9), data=st.data())
def test_one_changed_digit_is_refused_on_its_own_entry(folder: Path, at: int, by: int, data: st.DataObject) -> None:
    line = LINES[at]
    digit = data.draw(st.sampled_from([m.start() for m in re.finditer("[0-9]", line)]))
    mutant = line[:digit] + str((int(line[digit]) + by) % 10) + line[digit + 1 :]
    named = problems(folder, changed(at, mutant))
    assert set(named) & set(entry(at))


@FEW
@given(at=lines_with(r"    [a-z_]+: "))
def test_a_repeated_key_is_refused_on_its_line(folder: Path, at: int) -> None:
    named = problems(folder, "\n".join([*LINES[: at + 1], *LINES[at:]]) + "\n")
    # The copy of a line that opens a block of its own would break the block instead; both are told near it.
    assert any(abs(line - (at + 2)) <= 1 for line in named)


@FEW
@given(at=lines_with(r"    [a-z_]+: "))
def test_a_misspelt_key_is_refused_on_its_line(folder: Path, at: int) -> None:
    named = problems(folder, changed(at, LINES[at].replace(":", "x:", 1)))
    assert at + 1 in named


@FEW
@given(at=lines_with(r"    (indicator|region|source|quote|figure|value|qualifier|translation|id): "))
def test_a_line_taken_out_is_refused_on_its_entry(folder: Path, at: int) -> None:
    named = problems(folder, "\n".join([*LINES[:at], *LINES[at + 1 :]]) + "\n")
    first = entry(at)[0]
    assert any(first <= line <= at + 2 for line in named)


@FEW
@given(at=lines_with(r"    [a-z_]+: "), spaces=st.sampled_from([1, 2, 3, 5]))
def test_a_shifted_line_is_refused_near_it_or_changes_nothing(folder: Path, at: int, spaces: int) -> None:
    named = problems(folder, changed(at, " " * spaces + LINES[at].strip()))
    assert any(abs(line - (at + 1)) <= 3 or line in entry(at) for line in named)


@FEW
@given(cut=st.integers(1, len(TEXT.encode("utf-8")) - 2))
def test_a_truncated_file_is_refused(folder: Path, cut: int) -> None:
    assert problems(folder, TEXT.encode("utf-8")[:cut])


@pytest.mark.parametrize(
    "same",
    [
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.replace('figure: "', 'figure:   "'),
        "# another comment\n" + TEXT,
        TEXT.rstrip("\n"),
    ],
    ids=["CRLF", "BOM", "spaces", "comment", "no last line end"],
)
def test_another_way_to_write_the_same_is_accepted(folder: Path, same: str) -> None:
    assert problems(folder, same) == []


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_refused_with_one_message(folder: Path, encoding: str) -> None:
    assert len(problems(folder, TEXT.encode(encoding))) == 1


ONCE_LOST = [
    # a year of a period that no words bore out; a province on another's tile; the English saying another number
    "digit of a fact:19", "digit of a fact:35", "digit of a fact:36", "digit anywhere:18", "digit anywhere:32",
    "digit anywhere:41", "digit anywhere:97",
    # refused, but the line that was named told nobody where to look
    "entry repeated:0", "entry repeated:7", "quotation mark:3", "quotation mark:22", "quotation mark:30",
    # a line end that only YAML sees moved every line that was named after it
    "invisible:167", "invisible:239",
    # a NUL or an invisible character brought in by an escape
    "type changed:12", "type changed:24", "invisible:5", "invisible:17",
]  # fmt: skip


@pytest.fixture(scope="module")
def workspace() -> Iterator[None]:
    mutations.prepare()
    mutations.begin()
    yield
    mutations.end()


@pytest.mark.parametrize("kind", KINDS)
def test_a_mutant_of_each_kind_is_not_lost(workspace: None, kind: str) -> None:
    assert [mutations.tried(f"{kind}:{n}")[1] for n in (1, 2)].count("lost") == 0


@pytest.mark.parametrize("name", ONCE_LOST)
def test_a_mutant_that_once_got_through_is_not_lost(workspace: None, name: str) -> None:
    _, result, why = mutations.tried(name)
    assert result != "lost", why
