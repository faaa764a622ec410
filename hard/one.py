"""One of the cases in a process of its own: python -m hard.one CASE FILE writes its rows as JSON.

What a case leaves behind, or dies of, harms no other.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from hard import addresses, edits, faults, hostile, injection, mutations, soak
from hard.table import Row

CASES: dict[str, Callable[[], list[Row]]] = {
    "mutant": mutations.run, "hostile": hostile.run, "edit": edits.run, "fault": faults.run,
    "address": addresses.run, "injection": injection.run, "soak": soak.run,
}  # fmt: skip


def main(name: str, file: Path) -> None:
    rows = CASES[name]()
    file.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
