"""python -m outcomes put: a worksheet's entries into the curated file.

Check a worksheet and put its entries into the curated file. What did not change keeps its lines, comments and place;
entries that are no longer in the worksheet are taken out. The schema is made anew. On an error nothing is changed.
"""

import argparse
from pathlib import Path

from outcomes.cli.common import CannotRunError, answer, counted, need_file, read_curated, shown, write_whole
from outcomes.cli.schema import schema_bytes
from outcomes.cli.worksheets import check_worksheets, need_entries, need_worksheet
from outcomes.ledger.layout import LINE
from outcomes.ledger.splice import spliced
from outcomes.ledger.worksheet import fingerprint, of_source
from outcomes.ledger.yamlfile import decode


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("worksheet", type=Path, metavar="WORKSHEET", help="a worksheet, as open writes it")


def run(args: argparse.Namespace) -> int:
    """Check, splice, write."""
    raw = need_file(args.data)
    curated = need_entries(args.data, raw)
    sheet = need_worksheet(args.worksheet)
    check_worksheets([sheet], curated, args.seeds)
    held = of_source(curated.root, sheet.source)
    if held["sources"] and sheet.base != fingerprint(held):  # to put it would undo what somebody else changed
        raise CannotRunError(
            f"the curated file has changed {sheet.source} since {sheet.file} was opened, or this is a second reading. "
            f"Open it anew with --out and bring your changes over; compare shows them."
        )
    text, told = spliced(decode(raw, args.data.name), sheet, args.data.name)
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    if told:
        write_whole(args.data, mark + text.encode())
    document, _ = read_curated(args.data, text.encode())
    write_whole(args.data.with_suffix(".schema.json"), schema_bytes(document))
    _renew(args.worksheet, fingerprint(of_source(document.root, sheet.source)))
    lines = [*told, f"{shown(args.data)}: {counted(len(told), 'change')} from {shown(args.worksheet)}."]
    return answer(args, {"ok": True, "source": sheet.source, "changes": told}, lines)


def _renew(path: Path, base: str) -> None:
    """Write down in the worksheet what the curated file now holds, so that it can be put again."""
    lines = LINE.findall(path.read_bytes().decode("utf-8-sig"))
    at = next((i for i, line in enumerate(lines) if line.startswith("base:")), None)
    first = next(i for i, line in enumerate(lines) if not line.startswith(("#", "---")))
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    row = f"base: {base}  # what the curated file held when this was opened{newline}"
    lines[first if at is None else at : first if at is None else at + 1] = [row]
    write_whole(path, "".join(lines).encode())
