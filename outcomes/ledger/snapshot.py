"""Keep the checked data between starts, so that a start with unchanged files parses and checks nothing.

A snapshot is one file in the user's cache folder: a line that names the format, the key of what it was made from, a
checksum, then Arrow. It holds data only; nothing in it is ever run. Whatever is not exactly what this code wrote for
exactly these files is thrown away and made anew.
"""

import hashlib
import json
import logging
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa

from outcomes.analysis.table import facts_table
from outcomes.errors import DataError
from outcomes.ledger import rebuilt
from outcomes.ledger.ledger import Ledger, load, without_collecting
from outcomes.ledger.yamlfile import read_bytes
from outcomes.settings import Settings

log = logging.getLogger("outcomes")

FORMAT = b"reported-outcomes snapshot 1\n"
DIGEST = 32  # bytes of a hash
HEAD = len(FORMAT) + 2 * DIGEST
PRIVATE = 0o700
ABANDONED = 3600  # seconds after which nobody is still writing a file


_hash = partial(
    hashlib.blake2b, digest_size=DIGEST
)  # several times faster than SHA-256 where the processor does not help


class _Unfit(Exception):  # noqa: N818 (never leaves this module)
    """A snapshot that is not to be used; says why."""


def opened(settings: Settings) -> tuple[Ledger, pd.DataFrame, bool]:
    """The checked ledger, its table, and whether they come from the snapshot. Raises DataError as `load` does."""
    before = key(settings) if settings.cache else b""
    if kept := _read(settings, before) if before else None:
        return *kept, True
    ledger = load(settings.data, settings.seeds)
    with without_collecting():
        table = facts_table(ledger)
    if before and before == key(settings):  # else the files were changed while they were read
        _write(settings, before, ledger, table)
    return ledger, table, False


def path(settings: Settings) -> Path:
    """Where the snapshot of a curated file lies: one a file, so that they do not pile up."""
    where = f"{os.path.realpath(settings.data)}\0{os.path.realpath(settings.seeds)}"
    return (settings.cache or Path()) / f"{_hash(where.encode()).hexdigest()[:16]}.snapshot"


def key(settings: Settings) -> bytes:
    """Hash of all that the data are made from: curated file, texts and code. Empty where one cannot be read."""
    found = _hash(_code())
    try:
        for part in (*_contents(settings.data), *_texts(settings.seeds)):
            found.update(_hash(part).digest())
    except (DataError, OSError):
        return b""
    return found.digest()


def _texts(folder: Path) -> Iterator[bytes]:
    """Name and contents of each text; where a link leads is part of it, since one that leads out is refused."""
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.suffix == ".txt":
            yield file.name.encode(errors="surrogateescape")
            yield os.path.dirname(os.path.realpath(file)).encode(errors="surrogateescape")
            yield from _contents(file)


def _contents(file: Path) -> Iterator[bytes]:
    yield read_bytes(file, file.name)


def _code() -> bytes:
    """Hash of the modules that make the data, and versions of what they build on."""
    found = _hash(f"{platform.python_version()} {pd.__version__} {pa.__version__}".encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        found.update(_hash(file.read_bytes()).digest())
    return found.digest()


def _read(settings: Settings, key: bytes) -> tuple[Ledger, pd.DataFrame] | None:
    """What the snapshot holds; None where there is none that fits."""
    file = path(settings)
    try:
        with without_collecting():
            return _unpacked(_trusted(file), key)
    except FileNotFoundError:
        return None
    except Exception as error:  # whatever is wrong with it, there is a way without it
        log.info("snapshot %s not used: %s", file, " ".join(str(error).split())[:200] or type(error).__name__)
        return None


def _trusted(file: Path) -> bytes:
    """The bytes of a file that nobody else can have written."""
    with file.open("rb") as opened:
        for stat in (os.fstat(opened.fileno()), file.parent.stat()):
            if hasattr(os, "getuid") and (stat.st_uid != os.getuid() or stat.st_mode & 0o022):
                raise _Unfit("others may write there")
        return opened.read()


def _unpacked(raw: bytes, key: bytes) -> tuple[Ledger, pd.DataFrame]:
    if raw[: len(FORMAT)] != FORMAT:
        raise _Unfit("it is no snapshot of this program")
    if raw[len(FORMAT) : len(FORMAT) + DIGEST] != key:
        raise _Unfit("the files or the program have changed")
    body = memoryview(raw)[HEAD:]
    if _hash(body).digest() != raw[HEAD - DIGEST : HEAD]:
        raise _Unfit("it is damaged")
    table = pa.ipc.open_file(pa.py_buffer(body)).read_all()
    return rebuilt.restored(table, json.loads(table.schema.metadata[b"rest"]))


def _packed(key: bytes, ledger: Ledger, table: pd.DataFrame) -> bytes:
    rest = json.dumps(rebuilt.rest(ledger), ensure_ascii=False).encode("utf-8")
    kept = rebuilt.arrow(ledger, table).replace_schema_metadata({b"rest": rest})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, kept.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(kept)
    body = sink.getvalue().to_pybytes()
    return FORMAT + key + _hash(body).digest() + body


def _write(settings: Settings, key: bytes, ledger: Ledger, table: pd.DataFrame) -> None:
    """Write the snapshot whole or not at all; where that is not possible the server works without."""
    file = path(settings)
    try:
        file.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        _replace(file, _packed(key, ledger, table))
    except (OSError, pa.ArrowException) as error:
        log.warning("no snapshot kept in %s: %s", file.parent, " ".join(str(error).split())[:200])


def _replace(file: Path, data: bytes) -> None:
    """A file of its own moved into place: of two that write at once, one wins and both files were whole."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _sweep(file)


def _sweep(file: Path) -> None:
    """Take away what writers left behind that were killed. How old it is, the new file tells: clocks jump."""
    with suppress(OSError):
        now = file.stat().st_mtime
        for other in file.parent.glob(f".{file.stem}.*"):
            if now - other.stat().st_mtime > ABANDONED:
                other.unlink()
