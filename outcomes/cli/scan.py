"""python -m outcomes scan: every numeral of a text that nobody accounts for, with a stub to paste."""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from outcomes.cli.common import OK, PROBLEMS, CannotRunError, add_common, answer, need_file, need_folder, shown
from outcomes.cli.stubs import Stub, make_stub, scalar
from outcomes.cli.texts import Incoming, read_text
from outcomes.ledger.checks import accounts
from outcomes.ledger.checks.coverage import account, set_phrases
from outcomes.ledger.checks.quotes import anchored
from outcomes.ledger.document import PLACEHOLDER, Document, read_document
from outcomes.ledger.shape import did_you_mean
from outcomes.ledger.yamlfile import decode, parse
from outcomes.text.source_text import SourceText

NOUNS = {
    "fact": "facts to write", "refused": "not read", "date": "dates", "rank": "ranks", "label": "labels",
    "name": "names",    "idiom": "words that count nothing",
}  # fmt: skip
MOST_LINES = 12  # on which a word stands that are told


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
    roles, miscounts = account(reading, [*claims, *phrases])
    regions = {region.name.zh: region.id for _, region in document.each("regions")}
    stubs = [make_stub(incoming.text, found.numeral, regions) for found in miscounts if not found.claims]
    return Scan(source, path, incoming, len(roles) + len(miscounts), stubs)


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
    """The scan as a working list: facts to write, what is not read, then blocks to paste."""
    of = defaultdict(list)
    for stub in scan.stubs:
        of[stub.kind].append(stub)
    counted = ", ".join(f"{len(of[kind])} {noun}" for kind, noun in NOUNS.items() if of[kind])
    yield f"{shown(scan.file)}: {scan.incoming.sort}. {scan.numerals} numerals, {len(scan.stubs)} unclaimed" + (
        f": {counted}." if counted else "."
    )
    if of["fact"]:
        yield from ("", "# Facts to write, in reading order. Paste under facts: and replace the …")
    for stub in of["fact"]:
        yield from ("", f"# {shown(scan.file)}:{stub.line}: {stub.sentence}", *stub.fact(scan.source))
    if of["refused"]:
        yield from ("", "# Not read. If it reports a result, say it in words; else claim the whole under not_facts:")
    for stub in of["refused"]:
        yield f"# {shown(scan.file)}:{stub.line}: “{stub.figure}” in “{stub.sentence}”: {stub.reason}."
    rest = [stub for kind in ("date", "rank", "label") for stub in of[kind]]
    if rest:
        yield from ("", "# Dates, ranks and labels. Paste under not_facts:; a rank that is a result becomes a fact.")
        yield from (stub.not_fact(scan.source) for stub in rest)
    for kind, head in (
        ("name", "# Names. Paste under names:"),
        ("idiom", "# Words that count nothing. Paste under idioms:"),
    ):
        yield from _phrases(of[kind], head)


def _phrases(stubs: list[Stub], head: str) -> Iterator[str]:
    """Set phrases, each once; a bare 一 needs the words around it, and so is only told where it stands."""
    lines: dict[str, list[int]] = defaultdict(list)
    for stub in stubs:
        lines[stub.figure].append(stub.line)
    if lines:
        yield from ("", head)
    for figure, at in sorted(lines.items(), key=lambda item: (len(item[0]) == 1, -len(item[1]))):
        where = ", ".join(map(str, at[:MOST_LINES])) + (", …" if len(at) > MOST_LINES else "")
        if len(figure) == 1:
            yield f"# {figure} × {len(at)}, on lines {where}: take the phrase that each stands in"
        else:
            yield f"  - {scalar(figure)}  # × {len(at)}"


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
