"""Everything that tries to break the dashboard, one after the other, and one table in the end: make hard.

python -m hard [CASE …]   runs only the cases named
"""

import sys
import time
from collections.abc import Callable

from hard import addresses, edits, faults, hostile, injection, mutations, soak
from hard.table import Row, show

CASES: dict[str, Callable[[], list[Row]]] = {
    "mutations": mutations.run, "hostile": hostile.run, "edits": edits.run, "faults": faults.run,
    "addresses": addresses.run, "injection": injection.run, "soak": soak.run,
}  # fmt: skip


def main(wanted: list[str]) -> int:
    rows: list[Row] = []
    for name in wanted or CASES:
        started = time.monotonic()
        print(f"{name} …", flush=True)
        rows += CASES[name]()
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    return show(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
