"""python -m outcomes open: a worksheet of one text, one of the curated file or a new one.

Write work/SOURCE.yaml: the text in reading order, what is curated of it and a draft of every numeral that nobody
accounts for. A new text is copied to the folder of source texts. A worksheet that is there is not written over. The
curated file stays as it is until: python -m outcomes put work/SOURCE.yaml
"""

import argparse
import hashlib
import os
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

from outcomes.cli.common import CannotRunError, answer, counted, need_file, need_folder, shown, write_whole
from outcomes.cli.draft import drafts, phrases
from outcomes.cli.likely import Vocabulary
from outcomes.cli.sheet import BOTH, Item, Sheet
from outcomes.cli.statements import programmes, statements
from outcomes.cli.texts import Incoming, read_text
from outcomes.cli.worksheets import need_entries
from outcomes.errors import DataError
from outcomes.ledger.checks import accounts
from outcomes.ledger.checks.beside import beside
from outcomes.ledger.checks.coverage import Claim, account, set_phrases
from outcomes.ledger.checks.history import printed_alike
from outcomes.ledger.checks.quotes import anchored, claimant
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import PLACEHOLDER, Document
from outcomes.ledger.layout import read_layout
from outcomes.ledger.ledger import source_texts
from outcomes.ledger.shape import did_you_mean
from outcomes.ledger.vocabulary import FILE_NAME, ID
from outcomes.ledger.worksheet import OF_TEXT, PHRASES, fingerprint, of_source
from outcomes.ledger.yamlfile import decode
from outcomes.text.source_text import SourceText, unix_lines

MADE = ("published", "published_basis", "note", "readings")  # of a source, by a reading


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("text", metavar="SOURCE|FILE", help="the id of a source, or a new .txt file")
    command.add_argument("--id", metavar="ID", help="the id of a new source (from the file's name)")
    command.add_argument("--blind", action="store_true", help="for a second reading: nothing that the first one wrote")
    command.add_argument("--out", type=Path, metavar="FILE", help="the worksheet (work/SOURCE.yaml)")


def run(args: argparse.Namespace) -> int:
    """Write the worksheet of a source, or of a text that is not in the file yet."""
    need_folder(args.seeds)
    document = need_entries(args.data)
    source = _source(document, args)
    new = source is None
    incoming = read_text(args.seeds / source["file"] if source else Path(args.text))
    if source is None:
        source = _new_source(document, args, incoming)
    elif args.blind:  # what is printed on it stays
        source = {key: value for key, value in source.items() if key not in MADE} | {"published": PLACEHOLDER}
    out = args.out or Path("work") / f"{source['id']}{'.blind' if args.blind else ''}.yaml"
    if out.exists():
        raise CannotRunError(f"{shown(out)} is there already: put it, or remove it.")
    sheet, left = _sheet(document, args, source, incoming, fresh=new or args.blind)
    if new:
        copy = args.seeds / source["file"]
        if not (copy.exists() or copy.is_symlink()):
            write_whole(copy, incoming.content)
        elif need_file(copy) != incoming.content:
            raise CannotRunError(f"{shown(copy)} is another text: rename yours.")
    out.parent.mkdir(parents=True, exist_ok=True)
    schema = Path(os.path.relpath(args.data.with_suffix(".schema.json"), out.parent)).as_posix()
    write_whole(out, "".join(f"{line}\n" for line in sheet.lines(schema)).encode())
    said = f"{shown(out)}: {incoming.sort}. {counted(left, 'numeral')} to account for."
    return answer(args, {"ok": True, "source": source["id"], "file": shown(out), "unclaimed": left}, [said])


def _source(document: Document, args: argparse.Namespace) -> dict[str, Any] | None:
    """The entry of a source by its id or its file; None for a new text."""
    path = Path(args.text)
    for entry in document.root.get("sources", ()):
        text = args.seeds / entry["file"]
        if args.text == entry["id"] or (path.exists() and text.exists() and path.samefile(text)):
            return dict(entry)
    if not path.suffix and not path.exists():
        raise CannotRunError(
            f"{args.text} is neither a source nor a file. {did_you_mean(args.text, document.ids['sources'])}"
        )
    return None


def _new_source(document: Document, args: argparse.Namespace, incoming: Incoming) -> dict[str, Any]:
    name, digest = Path(args.text).name, hashlib.sha256(unix_lines(incoming.content)).hexdigest()
    if not FILE_NAME.fullmatch(name):
        raise CannotRunError(f"{name}: a source text is a file named something.txt.")
    for _, source in document.each("sources"):
        if source.file == name or source.sha256 == digest:
            raise CannotRunError(f"this text is in the file already: {source.id}.")
    for key, other in source_texts(document, args.seeds)[0].items():
        if printed_alike(other.reading) == printed_alike(incoming.text.reading):  # it would be counted twice
            raise CannotRunError(f"this text is a reprint of {key}: the same words. Name it in the note there.")
    title = incoming.text.reading.strip().partition("\n")[0].strip()
    titled = title if len(title) <= 60 and not re.search("[。；;]", title) else PLACEHOLDER
    return {
        "id": _new_id(args.id or slug(Path(args.text).stem), document), "file": name, "sha256": digest,
        "title": {**BOTH, "zh": titled}, "kind": PLACEHOLDER, "publisher": BOTH, "url": PLACEHOLDER,
        "published": PLACEHOLDER, "published_basis": BOTH, "transcription": incoming.transcription,
    }  # fmt: skip


def _sheet(
    document: Document, args: argparse.Namespace, source: dict[str, Any], incoming: Incoming, *, fresh: bool
) -> tuple[Sheet, int]:
    """The worksheet, and how many numerals nobody accounts for. A fresh one holds drafts alone."""
    text = SourceText(incoming.text.raw, source.get("transcription") == "pinyin-annotated")
    own, own_phrases = of_source(document.root, source["id"]), _own_phrases(document, args.seeds, source["id"], text)
    items: list[Item] = []
    claims: list[Claim] = []
    if fresh:
        document = _without(document, own | own_phrases)
    else:
        items, claims = _entered(document, args, source["id"], text)
    _, miscounts = account(text.reading, [*claims, *set_phrases(text.reading, *map(document.phrases, PHRASES))])
    left = [found.numeral for found in miscounts if not found.claims]
    known = Vocabulary(document)
    items += drafts(text, left, known)
    found = phrases(left)
    if not fresh:
        found = {section: own_phrases[section] + words for section, words in found.items()}
        return Sheet(source, text, items, found, own, fingerprint(own)), len(left)
    items += programmes(text, {programme.term for _, programme in document.each("programmes")})
    region = known.place(text.reading.strip().partition("\n")[0]) or PLACEHOLDER
    defaults = {"region": region, "period": PLACEHOLDER, "period_basis": BOTH}
    return Sheet(source, text, items, found, defaults=defaults, proposed=statements(text)), len(left)


def _without(document: Document, own: dict[str, list[Any]]) -> Document:
    """The file as if nobody had read a text: neither its entries nor what they alone use."""
    good = {
        section: [(i, entry) for i, entry in found if document.root[section][i] not in own.get(section, ())]
        for section, found in document.good.items()
    }
    return replace(document, good=good)


def _entered(
    document: Document, args: argparse.Namespace, source: str, text: SourceText
) -> tuple[list[Item], list[Claim]]:
    """What is curated of a text, each entry with its place, and the figures it accounts for."""
    mine = {s: [(i, entry) for i, entry in document.each(s) if entry.source == source] for s in OF_TEXT}
    own = replace(document, good={**document.good, **mine})
    file = Curated(own, {source: text})
    if problems := [*anchored(file), *beside(file)]:  # which finds the places of earlier values
        raise DataError(problems)
    layout = read_layout(decode(need_file(args.data), args.data.name), args.data.name)
    items = []
    for section, found in mine.items():
        pieces = {piece.line: piece for piece in layout.sections.get(section, ())}
        for i, entry in found:
            place, raw = file.anchors[claimant(section, i, entry)], document.root[section][i]
            piece = pieces.get(document.root[section].lines[i])
            comments = [line.strip() for line in piece.comment.splitlines() if line.strip()] if piece else []
            items.append(Item(section, raw, place.start, place.end, place.figure_start, comments))
    claims, _ = accounts.claims(own, file.anchors)
    return items, claims.get(source, [])


def _own_phrases(document: Document, seeds: Path, source: str, text: SourceText) -> dict[str, list[str]]:
    """By section the set phrases that stand in this text and in no other."""
    others = [other.reading for name, other in source_texts(document, seeds)[0].items() if name != source]
    return {
        section: [phrase for phrase in document.phrases(section)
                  if phrase in text.reading and not any(phrase in other for other in others)]
        for section in PHRASES
    }  # fmt: skip


def slug(stem: str) -> str:
    """An id from the name of a file: lower case, hyphens; empty where it holds no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def _new_id(source: str, document: Document) -> str:
    if not source:
        raise CannotRunError("the file's name gives no id: say --id, such as --id town-news-2022.")
    if not ID.fullmatch(source):
        raise CannotRunError(f"{source} is no id: lower-case letters, digits and hyphens are.")
    if source in document.ids["sources"]:
        raise CannotRunError(f"the id {source} is taken: choose another with --id.")
    return source
