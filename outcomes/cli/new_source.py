"""python -m outcomes new-source: bring a text into seeds/ and enter it in the curated file.

The entry is inserted as lines: a YAML library would write the whole file anew and reflow it. Afterwards both files
are read again, and unless the new one says what the old one said and the entry besides, nothing is written.
"""

import argparse
import contextlib
import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from outcomes.cli.common import (
    OK,
    CannotRunError,
    add_common,
    answer,
    need_file,
    need_folder,
    shown,
    write_whole,
)
from outcomes.cli.insert import inserted
from outcomes.cli.scan import as_json, as_lines, scan_claims
from outcomes.cli.stubs import scalar
from outcomes.cli.texts import Incoming, read_text
from outcomes.ledger.checks.history import printed_alike
from outcomes.ledger.document import Document, read_document
from outcomes.ledger.vocabulary import FileName, Id
from outcomes.ledger.yamlfile import decode, parse
from outcomes.text.source_text import unix_lines


def add(commands: Any, exits: str) -> None:
    command = commands.add_parser(
        "new-source",
        help="copy a text to seeds/ and enter it in the curated file",
        description="Copy a text to the folder of source texts as UTF-8, add an entry for it with … where a person "
        "must write, and list its numerals. Comments and layout of the curated file stay as they are.",
        epilog=f"{exits} On an error nothing is changed.",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="a .txt file in UTF-8 or GB18030")
    command.add_argument("--id", metavar="ID", help="the id of the source (from the file's name)")
    add_common(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Copy, enter, scan."""
    need_folder(args.seeds)
    raw = need_file(args.data)
    before = decode(raw, args.data.name)
    document = read_document(parse(before, args.data.name), args.data.name)[0]
    incoming = read_text(args.file)
    name, digest = _file_name(args.file.name), hashlib.sha256(unix_lines(incoming.content)).hexdigest()
    source = _new_id(args.id or slug(args.file.stem), document)
    _refuse_known(document, name, digest)
    _refuse_reprint(document, args.seeds, incoming)
    after = inserted(before, _entry(source, name, digest, incoming), args.data.name)
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    _write(args.seeds / name, incoming.content, args.data, mark + after.encode())
    scan = scan_claims(document, source, args.seeds / name, incoming, [])
    added = f"Added {source}: {shown(args.seeds / name)}, and its entry in {shown(args.data)}."
    lines = [added, "So that editors know its id, run: python -m outcomes schema", *as_lines(scan)]
    answer(args, {"ok": True, "sha256": digest, **as_json(scan)}, lines)
    return OK


def slug(stem: str) -> str:
    """An id from the name of a file: lower case, hyphens; empty where it holds no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def _entry(source: str, name: str, digest: str, incoming: Incoming) -> list[str]:
    """The lines of the entry, not indented yet."""
    return [
        f"- id: {source}",
        f"  file: {scalar(name)}",
        f"  sha256: {digest}",
        "  title: {zh: …, en: …}",
        "  published: …",
        "  published_basis: {zh: …, en: …}",
        f"  transcription: {incoming.transcription}",
    ]


def _file_name(name: str) -> str:
    try:
        return TypeAdapter(FileName).validate_python(name)
    except ValidationError:
        raise CannotRunError(f"{name}: a source text is a file named something.txt.") from None


def _new_id(source: str, document: Document) -> str:
    if not source:
        raise CannotRunError("the file's name gives no id: say --id, such as --id town-news-2022.")
    try:
        TypeAdapter(Id).validate_python(source)
    except ValidationError:
        raise CannotRunError(f"{source} is no id: lower-case letters, digits and hyphens are.") from None
    if source in document.ids["sources"]:
        raise CannotRunError(f"the id {source} is taken: choose another with --id.")
    return source


def _refuse_known(document: Document, name: str, digest: str) -> None:
    for _, source in document.each("sources"):
        if source.file == name or source.sha256 == digest:
            raise CannotRunError(f"this text is in the file already: {source.id}.")


def _refuse_reprint(document: Document, seeds: Path, incoming: Incoming) -> None:
    """The same words, set otherwise, would be counted twice."""
    words = printed_alike(incoming.text.reading)
    for _, source in document.each("sources"):
        if (seeds / source.file).is_file() and printed_alike(read_text(seeds / source.file).text.reading) == words:
            raise CannotRunError(f"this text is a reprint of {source.id}: the same words. Name it in the note there.")


def _write(text: Path, content: bytes, data: Path, curated: bytes) -> None:
    """Both files or none."""
    exists = text.exists() or text.is_symlink()
    if exists and need_file(text) != content:
        raise CannotRunError(f"{shown(text)} is another text: rename yours.")
    if not exists:
        write_whole(text, content)
    try:
        write_whole(data, curated)
    except BaseException:
        if not exists:
            with contextlib.suppress(OSError):
                text.unlink()
        raise
