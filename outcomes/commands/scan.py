"""python -m outcomes scan: every numeral of a text that nobody accounts for, with a stub to paste."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from outcomes import accounts
from outcomes.commands.common import (
    OK,
    PROBLEMS,
    CannotRunError,
    add_common,
    answer,
    need_file,
    need_folder,
    shown,
)
from outcomes.commands.stubs import Stub, make_stub
from outcomes.commands.texts import Incoming, read_text
from outcomes.coverage import account, set_phrases
from outcomes.document import PLACEHOLDER, Document, did_you_mean, read_document
from outcomes.quotes import anchored
from outcomes.text.source_text import SourceText
from outcomes.yamlfile import decode, parse


@dataclass(frozen=True)
class Scan:
    """What a scan found. `source` is … for a text that is not in the file yet."""

    source: str
    file: Path
    incoming: Incoming
    numerals: int
    stubs: list[Stub]


def add(commands: Any, exits: str) -> None:
    command = commands.add_parser(
        "scan",
        help="list the unclaimed numerals of a text, with stubs to paste",
        description="List every numeral of a text that no entry accounts for, with its sentence and a stub to paste.",
        epilog=f"{exits} An unclaimed numeral is a problem.",
    )
    command.add_argument("text", metavar="SOURCE", help="the id of a source, or the path of any .txt file")
    add_common(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Scan a source of the curated file, or a text that is not in it yet."""
    document = read_curated(args.data)
    scan = scan_text(document, args.text, args.seeds)
    answer(args, {"ok": not scan.stubs, **as_json(scan)}, as_lines(scan))
    return PROBLEMS if scan.stubs else OK


def read_curated(data: Path) -> Document:
    """The curated file as far as it is well formed. Raises DataError where it cannot be read at all."""
    return read_document(parse(decode(need_file(data), data.name), data.name), data.name)[0]


def scan_text(document: Document, name: str, seeds: Path) -> Scan:
    """Scan a source by its id, or a file by its path; a file that a source names is that source."""
    path = Path(name)
    for _, source in document.each("sources"):
        if name == source.id or _same(path, seeds / source.file):
            need_folder(seeds)
            return _scan_source(document, source, seeds / source.file)
    if name in document.ids["sources"]:
        raise CannotRunError(f"the entry of {name} has problems of its own: run check first.")
    if not path.suffix and not path.exists():
        raise CannotRunError(f"{name} is neither a source nor a file. {did_you_mean(name, document.ids['sources'])}")
    incoming = read_text(path)
    return scan_claims(document, PLACEHOLDER, path, incoming, [])


def scan_claims(document: Document, source: str, path: Path, incoming: Incoming, claims: list) -> Scan:
    """The numerals that neither the claims nor the idioms and names of the file account for."""
    reading = incoming.text.reading
    phrases = set_phrases(reading, document.phrases("idioms"), document.phrases("names"))
    fates, miscounts = account(reading, [*claims, *phrases])
    stubs = [make_stub(incoming.text, found.numeral) for found in miscounts if not found.claims]
    return Scan(source, path, incoming, len(fates) + len(miscounts), stubs)


def _scan_source(document: Document, source: Any, path: Path) -> Scan:
    incoming = read_text(path)
    text = SourceText(incoming.text.raw, source.transcription == "pinyin-annotated")
    # Only this source's entries need their places.
    entries = {
        section: [(i, entry) for i, entry in document.each(section) if entry.source == source.id]
        for section in ("facts", "programmes", "not_facts")
    }
    own = replace(document, good={**document.good, **entries})
    anchors, _ = anchored(own, {source.id: text})
    claims, _ = accounts.claims(own, anchors)
    return scan_claims(document, source.id, path, replace(incoming, text=text), claims.get(source.id, []))


def as_json(scan: Scan) -> dict[str, Any]:
    """The scan for machines."""
    return {
        "source": None if scan.source == PLACEHOLDER else scan.source, "file": shown(scan.file),
        "encoding": scan.incoming.encoding, "script": scan.incoming.script,
        "transcription": scan.incoming.transcription, "numerals": scan.numerals,
        "unclaimed": [{**asdict(stub), "stub": "\n".join(stub.fact(scan.source))} for stub in scan.stubs],
    }  # fmt: skip


def as_lines(scan: Scan) -> Iterator[str]:
    """The scan for a person."""
    yield f"{shown(scan.file)}: {scan.incoming.sort}. {scan.numerals} numerals, {len(scan.stubs)} unclaimed."
    if scan.stubs:
        yield "Paste each under facts: and replace the …, or under not_facts:, or add the set phrase to idioms:."
    for stub in scan.stubs:
        yield ""
        yield f"# {shown(scan.file)}:{stub.line}: “{stub.numeral}” in “{stub.sentence}”"
        yield from stub.fact(scan.source)
        yield "# or under not_facts:"
        yield stub.not_fact(scan.source)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
