"""Read YAML the way a curator means it: every scalar is the text that was typed, every entry knows its line.

NO stays NO, 12:30 stays 12:30 and 2021-10 stays 2021-10: the models decide what a text means. Repeated keys, anchors,
aliases and tags are refused, because each of them lets a file mean something other than what it shows.
"""

import errno
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import yaml
from yaml.reader import Reader

from outcomes.errors import DataError, Problem
from outcomes.ledger.yaml_mistakes import CUT_OFF, mistakes

MAX_BYTES = 90_000_000
MAX_TEXT_BYTES = 1_000_000  # 300,000 characters: a source text of more is no text that a person has read
MAX_DEPTH = 12
EXHAUSTED = (errno.EMFILE, errno.ENFILE)  # too many open files, of this process or of the machine
# Control characters, which an escape brings in, and signs that have no width or turn the direction of writing.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# YAML ends a line at these, editors do not: every line named after one would be the wrong one.
BREAK = re.compile("[\x85\u2028\u2029]")
COMMENTED = re.compile(r"^(?!\s*#).*\s#.*$", re.M)  # lines on which a comment may follow something
COMMENT = re.compile(r"\s+#")
WORDS = frozenset({"zh", "en", "quote", "translation", "prefix", "suffix", "term", "header"})  # keys of free text
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # PyYAML without libyaml still reads, slower


class Mapping(dict[str, Any]):
    """A YAML mapping with the line of each key."""

    def __init__(self, line: int):
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def put(self, key: str, value: Any, line: int) -> None:
        self[key], self.lines[key] = value, line


class Sequence(list[Any]):
    """A YAML list with the line and the file of each item: those of several files may be brought together."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []
        self.files: list[str] = []

    def put(self, item: Any, line: int, file: str) -> None:
        self.append(item)
        self.lines.append(line)
        self.files.append(file)

    def placed(self) -> Iterator[tuple[Any, int, str]]:
        """Each item as it is put: with its line and its file."""
        return zip(self, self.lines, self.files, strict=True)


def decode(data: bytes, file: str) -> str:
    """The text of a UTF-8 file, without its byte order mark. Raises DataError for any other encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fix = "Save it as UTF-8."
        try:
            data.decode("gb18030")
            fix = "It looks like GB18030: save it as UTF-8."
        except UnicodeDecodeError:
            pass  # not GB18030 either: the plain advice stands
        raise DataError([Problem(file, line, "", "the file is not UTF-8.", fix)]) from None


def read_bytes(path: Path, file: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of bearable size. Raises DataError with one message otherwise; OSError where no more
    files can be opened, which says nothing about this one."""
    try:
        if not path.is_file():
            raise DataError([Problem(file, 1, "", "there is no such file.", "Check the name and the folder.")])
        size = path.stat().st_size
        if size > most:
            message = f"the file has {size:,} bytes; at most {most:,} are read."
            raise DataError([Problem(file, 1, "", message, "Split it or remove what does not belong.")])
        return path.read_bytes()
    except OSError as error:
        if error.errno in EXHAUSTED:
            raise
        raise DataError([Problem(file, 1, "", f"the file cannot be read ({error.strerror}).")]) from None


def parse(text: str, file: str) -> Mapping:
    """The one mapping a YAML file holds. Raises DataError with the line of what cannot be read."""
    if wrong := Reader.NON_PRINTABLE.search(text) or BREAK.search(text):
        line = text.count("\n", 0, wrong.start()) + 1
        name = "a NUL character" if wrong[0] == "\0" else f"the control character U+{ord(wrong[0]):04X}"
        raise DataError([Problem(file, line, "", f"the file holds {name}.", "Remove it.")])
    try:
        root = _Reader(file, text).document()
    except yaml.MarkedYAMLError as error:
        raise DataError([_unreadable(text, file, error)]) from None
    if not isinstance(root, Mapping):
        raise DataError([Problem(file, 1, "", "the file must hold sections such as sources: and facts:.")])
    return root


def _unreadable(text: str, file: str, error: yaml.MarkedYAMLError) -> Problem:
    """Where a person slipped; what the parser says only where no mistake is known by its looks."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    if found := next(mistakes(text, line), None):
        return Problem(file, found[0], "", *found[1:])
    begun = f", in what begins on line {error.context_mark.line + 1}" if error.context_mark else ""
    message = f"the file cannot be read on from here{begun} ({error.problem})."
    return Problem(file, line, "", message, "Compare dashes, colons, quotation marks and brackets with an entry above.")


class _Reader:
    """Reads the document from parser events in one pass, which is twice as fast as by way of nodes."""

    def __init__(self, file: str, text: str):
        self.file = file
        self.events = yaml.parse(text, Loader=LOADER)
        self.commented = {text.count("\n", 0, found.start()): found[0] for found in COMMENTED.finditer(text)}
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """What the only document of the file holds, None where there is none."""
        documents: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if documents:
                    self._stop(event, "a second document begins here.", "Keep one document a file; remove the ---.")
                documents.append(self._value(next(self.events)))
        if self.problems:
            raise DataError(self.problems)
        return documents[0] if documents else None

    def _value(self, event: Any, key: str = "", depth: int = 0) -> Any:
        """The value that begins with an event, of a key or of none, inside so many others."""
        self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._words(event, key)
        if depth >= MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} deep.", "Check the indentation and the brackets.")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth + 1)
        items = Sequence()
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.put(self._value(event, depth=depth + 1), _line(event), self.file)
        return items

    def _mapping(self, event: Any, depth: int) -> Mapping:
        made = Mapping(_line(event))
        doubled = False  # the key it begins with came again: two entries run into one
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse_marks(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(event, "a key must be a word.", "Check the indentation and the brackets.")
            key = self._words(event)
            if key in made and not doubled:
                fix = "Keep one of them."
                if depth == 3 and key == next(iter(made)):  # an entry of a section
                    doubled, fix = True, f"Write - {key}: if a new entry begins here; else keep one of them."
                self._tell(_line(event), f"the key {key} stands twice; first on line {made.lines[key]}.", fix)
            made.put(key, self._value(next(self.events), key, depth), _line(event))
        return made

    def _words(self, event: Any, key: str = "") -> str:
        """A scalar as it was typed."""
        if hidden := HIDDEN.search(event.value):  # it makes two words look alike that are not
            message = f"the value that begins here holds the invisible character U+{ord(hidden[0]):04X}."
            self._tell(_line(event), message, "Remove it.")
        end = event.end_mark
        plain = key in WORDS and event.style not in ('"', "'", "|", ">")  # after other values a comment may stand
        if plain and COMMENT.match(self.commented.get(end.line, ""), end.column):
            self._tell(end.line + 1, *CUT_OFF)
        return str(event.value)

    def _refuse_marks(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._stop(event, "anchors (&) and aliases (*) are not used here.", "Write the value out.")
        if event.tag:
            self._stop(event, f"the tag {event.tag} is not used here.", "Remove it.")

    def _tell(self, line: int, message: str, fix: str) -> None:
        self.problems.append(Problem(self.file, line, "", message, fix))

    def _stop(self, event: Any, message: str, fix: str) -> NoReturn:
        self._tell(_line(event), message, fix)
        raise DataError(self.problems)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
