"""The one table that all hard runs end in."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HEADS = ("case", "tried", "survived", "lost", "seen")


@dataclass(frozen=True)
class Row:
    """A case, “group: what was done”, how often it was tried and survived, and what was seen."""

    case: str
    tried: int
    survived: int
    seen: str = ""

    @property
    def lost(self) -> int:
        return self.tried - self.survived

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        return self.case, f"{self.tried:,}", f"{self.survived:,}", f"{self.lost:,}", " ".join(self.seen.split())


def total(case: str, rows: Iterable[Row], seen: str = "") -> Row:
    rows = list(rows)
    return Row(case, sum(row.tried for row in rows), sum(row.survived for row in rows), seen)


def totals(rows: list[Row], took: dict[str, str] | None = None) -> list[Row]:
    """A row for each group, with the time it took where that is known, and one for all."""
    groups = list(dict.fromkeys(_group(row) for row in rows))
    took = took or {}
    found = [total(f"all: {name}", (row for row in rows if _group(row) == name), took.get(name, "")) for name in groups]
    return [*found, total("all", rows, took.get("all", ""))]


def show(rows: list[Row], took: dict[str, str] | None = None) -> int:
    """Print the table; 1 where anything was lost."""
    for cells in (HEADS, *(row.cells for row in [*rows, *totals(rows, took)])):
        print(f"{cells[0]:46}{cells[1]:>8}{cells[2]:>10}{cells[3]:>6}  {cells[4][:160]}")
    sys.stdout.flush()
    return int(any(row.lost for row in rows))


def write(rows: list[Row], file: Path, took: dict[str, str] | None = None) -> None:
    """The same table in Markdown, the sums first, with all that was seen."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# What was tried to break it", "", _line(HEADS), "|---|--:|--:|--:|---|"]
    lines += [_line(row.cells) for row in [*totals(rows, took), *rows]]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("<", "&lt;") for cell in cells) + " |"


def _group(row: Row) -> str:
    return row.case.split(":", 1)[0]
