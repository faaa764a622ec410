"""python -m outcomes export: everything as files that other programs read.

Write facts and statements as CSV, JSON and XLSX, sources.csv, the source texts, a data package, datapackage.json
(Frictionless), and CSVW metadata. Files of these names are replaced, others in the folder stay.
"""

import argparse
from pathlib import Path

from outcomes.cli.common import CannotRunError, answer, need_checked, need_file, shown, write_whole
from outcomes.i18n.language import LANGUAGES


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help="the folder to write to; made if missing"
    )
    command.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of names (%(default)s)")
    help_ = "where a fact is shown, with {id} for its id; becomes the link in each citation"
    command.add_argument("--link", metavar="URL", default="", help=help_)


def run(args: argparse.Namespace) -> int:
    """Check, build everything in memory, then write."""
    from outcomes.export.package import package_files  # takes a second; the other commands need no tables

    ledger, _ = need_checked(args)
    texts = {source.id: need_file(args.seeds / source.file) for source in ledger.sources.values()}
    files = package_files(ledger, texts, args.lang, args.link)
    _write(args.out, files)
    payload = {"ok": True, "version": ledger.version, "facts": len(ledger.facts), "out": str(args.out)}
    lines = [f"{shown(args.out)}: {len(files)} files, {len(ledger.facts)} facts."]
    return answer(args, {**payload, "files": sorted(files)}, lines)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise CannotRunError(f"{path.parent}: this is no folder.") from None
        if path.is_dir():
            raise CannotRunError(f"{path}: there is a folder of this name.")
        write_whole(path, data)
