"""The real files spoilt in thousands of ways: each is refused on the right line, or read as what it says.

python -m tests.hard.mutations [NUMBER]       tries so many and prints the table
python -m tests.hard.mutations "KIND:NUMBER"  shows one mutant and what came of it
"""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from outcomes.analysis.table import facts_table
from outcomes.ledger.ledger import load
from outcomes.settings import ROOT
from tests.hard.base import Base
from tests.hard.judge import TooLongError, cells, judge, meaning
from tests.hard.mutators import KINDS, mutant
from tests.hard.table import Row
from tests.hard.table import show as show_rows

PARTS = ("changleng-peoples-daily-2022", "sichuan-mass-line-2014", "luhe-mass-line-2022")

_state: dict[str, Any] = {}


def prepare() -> None:
    """Read each document once; the processes that try the mutants are forked from this one."""
    whole = Base.read(ROOT / "data" / "facts.yaml", ROOT / "seeds")
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "facts.yaml"
        for name, base in (("whole", whole), *((source, whole.part(source)) for source in PARTS)):
            data.write_text("\n".join(base.lines), "utf-8")
            ledger = load(data, ROOT / "seeds")
            _state[name] = base, (meaning(ledger), cells(facts_table(ledger)))


def begin(place: str | None = None) -> None:
    """A folder of its own for a process that tries mutants, in `place`."""

    def stop(*_: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGVTALRM, stop)
    _state["folder"] = Path(tempfile.mkdtemp(prefix="mutants-", dir=place))
    shutil.copytree(ROOT / "seeds", _state["folder"] / "seeds")


def document(number: int) -> str:
    """The document that a mutant is made of: each sixth of the whole file, the others of what belongs to one text."""
    return "whole" if number % 6 == 0 else PARTS[number % len(PARTS)]


def tried(name: str) -> tuple[str, str, str]:
    """One mutant by its name, such as “truncated:17”."""
    kind, number = name.rsplit(":", 1)
    base, was = _state[document(int(number))]
    result, why = judge(base, was, mutant(base, kind, int(number)), _state["folder"])
    return name, result, why


def run(total: int = int(os.environ.get("MUTANTS") or 10_000)) -> list[Row]:
    """Try the mutants on all processors: one row a kind."""
    counts: Counter[tuple[str, str]] = Counter()
    lost: dict[str, list[str]] = {}
    names = [f"{kind}:{n}" for n in range(-(-total // len(KINDS))) for kind in KINDS]
    prepare()
    with (
        tempfile.TemporaryDirectory(prefix="mutants-") as place,
        multiprocessing.get_context("fork").Pool(os.cpu_count(), begin, (place,)) as pool,
    ):
        for name, result, why in pool.imap_unordered(tried, names, chunksize=20):
            kind = name.rsplit(":", 1)[0]
            counts[kind, result] += 1
            if result == "lost":
                lost.setdefault(kind, []).append(f"{name}: {why}")
                print(f"LOST {name}: {why}", flush=True)
            if sum(counts.values()) % 1000 == 0:
                print(f"  {sum(counts.values())} of {len(names)}", file=sys.stderr, flush=True)
    return [_row(kind, counts, lost.get(kind, [])) for kind in KINDS]


def _row(kind: str, counts: Counter[tuple[str, str]], lost: list[str]) -> Row:
    """Unknowable: it loads, and only words or choices that no check can know differ."""
    refused, same, seen = (counts[kind, result] for result in ("refused", "same", "seen"))
    survived = refused + same + seen
    found = f"{refused} refused, {same} the same, {seen} unknowable"
    return Row(f"mutant: {kind}", survived + len(lost), survived, "; ".join(sorted(lost)[:3]) or found)


def end() -> None:
    shutil.rmtree(_state["folder"], ignore_errors=True)


def show(name: str) -> int:
    prepare()
    begin()
    kind, number = name.rsplit(":", 1)
    base, _ = _state[document(int(number))]
    made = mutant(base, kind, int(number))
    old, new = base.lines, made.data.decode("utf-8", "replace").split("\n")
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)) - 1)
    print(f"line {at + 1}:\n- {old[at]!r}\n+ {new[at]!r}")
    print(*tried(name), sep="\n")
    end()
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments and ":" in arguments[0]:
        sys.exit(show(arguments[0]))
    sys.exit(show_rows(run(*map(int, arguments))))
