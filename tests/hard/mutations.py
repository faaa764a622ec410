"""The real files spoilt by number: each mutant is refused on the right line, or read as what it says.

python -m tests.hard.mutations "KIND:NUMBER"  shows one mutant and what came of it
"""

import shutil
import signal
import sys
import tempfile
from pathlib import Path

from outcomes.analysis.table import facts_table
from outcomes.ledger.ledger import load
from outcomes.settings import Settings
from tests.hard.base import Base, Mutant
from tests.hard.judge import TooLongError, cells, judge, meaning
from tests.hard.mutators import mutant


def _too_long(*_: object) -> None:
    raise TooLongError


class Mutations:
    """The documents that are spoilt, each read once: the whole file, and what belongs to each of three texts."""

    def __init__(self, folder: Path):
        real = Settings.from_environment()
        whole = Base.read(real.data, real.seeds)
        self.parts = [whole, *(whole.part(source) for source in whole.smallest(3))]
        self.folder, self.was = folder, []
        shutil.copytree(real.seeds, folder / "seeds")
        for base in self.parts:
            (folder / "facts.yaml").write_text("\n".join(base.lines), "utf-8")
            ledger = load(folder / "facts.yaml", folder / "seeds")
            self.was.append((meaning(ledger), cells(facts_table(ledger))))
        signal.signal(signal.SIGVTALRM, _too_long)

    def made(self, name: str) -> tuple[int, Mutant]:
        """A mutant by its name, such as “truncated:17”, and which document it is made of: a sixth of the whole file."""
        kind, number = name.rsplit(":", 1)
        at = 0 if int(number) % 6 == 0 else 1 + int(number) % 3
        return at, mutant(self.parts[at], kind, int(number))

    def tried(self, name: str) -> tuple[str, str]:
        """What came of it, and why."""
        at, found = self.made(name)
        return judge(self.parts[at], self.was[at], found, self.folder)


def main(name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        mutations = Mutations(Path(place))
        at, found = mutations.made(name)
        old, new = mutations.parts[at].lines, found.data.decode("utf-8", "replace").split("\n")
        line = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)) - 1)
        print(f"line {line + 1}:\n- {old[line]!r}\n+ {new[line]!r}")
        print(*mutations.tried(name), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
