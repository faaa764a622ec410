"""A plain copy of the last good files, for a server that starts while the file is wrong."""

import hashlib
import logging
import tempfile
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from outcomes.errors import OutcomesError
from outcomes.ledger.ledger import Ledger, load
from outcomes.settings import Settings

log = logging.getLogger("outcomes")


def keep(settings: Settings, ledger: Ledger) -> None:
    """Put the curated file and its texts in the place of the copy before. A disk that is full only means no copy.

    The copy is one file, renamed into its place: several servers may share the folder.
    """
    target = _copy(settings)
    if target is None:
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=target.parent) as place:
            made = Path(place, target.name)
            with ZipFile(made, "w", strict_timestamps=False) as copy:
                copy.write(settings.data, settings.data.name)
                for file in sorted({source.file for source in ledger.sources.values()}):
                    copy.write(settings.seeds / file, f"{settings.seeds.name}/{file}")
            made.replace(target)
    except OSError as error:
        log.warning("no copy of the good data is kept: %s", error)


def last_good(settings: Settings) -> Ledger | None:
    """The data of the copy, checked like any other; None where there is none."""
    target = _copy(settings)
    if target is None or not target.exists():
        return None
    try:
        with tempfile.TemporaryDirectory() as place, ZipFile(target) as copy:
            copy.extractall(place)
            return load(Path(place, settings.data.name), Path(place, settings.seeds.name))
    except (OutcomesError, BadZipFile, OSError) as error:
        log.warning("the copy of the last good data is not good: %s", str(error)[:200])
        return None


def _copy(settings: Settings) -> Path | None:
    """Where the copy of these files is, by where they lie."""
    if settings.cache is None:
        return None
    names = f"{settings.data.absolute()}\n{settings.seeds.absolute()}"
    made = hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return settings.cache / f"{made}.zip"
