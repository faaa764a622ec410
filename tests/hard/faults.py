"""A full disk, a folder that may not be written, a server killed while it starts, no browser: it works or says why.

python -m tests.hard.faults [WORDS OF A FUNCTION'S NAME …]
"""

import sys
import time

from tests.hard import broken_machines, full_disks
from tests.hard.table import Row, show


def run(*wanted: str) -> list[Row]:
    rows = []
    for fault in (*full_disks.FAULTS, *broken_machines.FAULTS):
        if wanted and not any(word in fault.__name__ for word in wanted):
            continue
        started = time.monotonic()
        rows.append(fault())
        seconds = time.monotonic() - started
        print(f"  {rows[-1].case}: {rows[-1].lost} lost, {seconds:.0f} s", file=sys.stderr, flush=True)
    return rows


if __name__ == "__main__":
    sys.exit(show(run(*sys.argv[1:])))
