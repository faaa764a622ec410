"""One of the cases in a process of its own: python -m tests.hard.one CASE FILE writes its rows and processor time as JSON.

What a case leaves behind, or dies of, harms no other.
"""

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tests.hard import addresses, edits, faults, hostile, injection, mutations, soak
from tests.hard.table import Row

CASES: dict[str, Callable[[], list[Row]]] = {
    "mutant": mutations.run, "hostile": hostile.run, "edit": edits.run, "fault": faults.run,
    "address": addresses.run, "injection": injection.run, "soak": soak.run,
}  # fmt: skip


def main(name: str, file: Path) -> None:
    rows = [asdict(row) for row in CASES[name]()]
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    file.write_text(json.dumps({"rows": rows, "processor": seconds}, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
