"""The one table that all hard runs end in."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A case, how often it was tried and survived, and what was seen."""

    case: str
    tried: int
    survived: int
    seen: str = ""

    @property
    def lost(self) -> int:
        return self.tried - self.survived


def show(rows: list[Row]) -> int:
    """Print the table; 1 where anything was lost."""
    print(f"{'case':44}{'tried':>7}{'survived':>10}{'lost':>6}  seen")
    for row in [*rows, Row("all", sum(r.tried for r in rows), sum(r.survived for r in rows))]:
        print(f"{row.case:44}{row.tried:7}{row.survived:10}{row.lost:6}  {row.seen}")
    sys.stdout.flush()
    return int(any(row.lost for row in rows))
