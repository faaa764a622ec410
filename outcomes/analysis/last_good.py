"""A plain copy of the last good files, for a server that starts while the file is wrong."""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from outcomes.errors import OutcomesError
from outcomes.ledger.ledger import Ledger, load
from outcomes.settings import Settings

log = logging.getLogger("outcomes")
UNFINISHED = "."  # how the name of a copy begins while it is made


def keep(settings: Settings, ledger: Ledger) -> None:
    """Copy the curated file and its texts, and forget the copy before. A disk that is full only means no copy."""
    folder = _folder(settings)
    if folder is None:
        return
    try:
        data = settings.data.read_bytes()
        target = folder / hashlib.blake2b(data, digest_size=8).hexdigest()
        folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            made = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
            (made / settings.seeds.name).mkdir()
            (made / settings.data.name).write_bytes(data)
            for file in {source.file for source in ledger.sources.values()}:
                shutil.copyfile(settings.seeds / file, made / settings.seeds.name / file)
            made.rename(target)
        for other in folder.iterdir():
            if other != target:
                shutil.rmtree(other, ignore_errors=True)
    except OSError as error:
        log.warning("no copy of the good data is kept: %s", error)


def last_good(settings: Settings) -> Ledger | None:
    """The data of the copy, checked like any other; None where there is none."""
    for copy in _copies(settings):
        try:
            return load(copy / settings.data.name, copy / settings.seeds.name)
        except OutcomesError as error:
            log.warning("the copy of the last good data is not good: %s", str(error)[:200])
    return None


def _copies(settings: Settings) -> Iterator[Path]:
    folder = _folder(settings)
    try:
        yield from sorted(folder.glob("[!.]*")) if folder else ()
    except OSError:
        return


def _folder(settings: Settings) -> Path | None:
    """A folder of their own for the copies of these files."""
    if settings.cache is None:
        return None
    names = f"{settings.data.absolute()}\n{settings.seeds.absolute()}"
    return settings.cache / hashlib.blake2b(names.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
