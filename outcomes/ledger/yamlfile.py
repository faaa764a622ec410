"""Read YAML the way a curator means it: every scalar is the text that was typed, every entry knows its line.

NO stays NO, 12:30 stays 12:30 and 2021-10 stays 2021-10: the models decide what a text means. Repeated keys, anchors,
aliases and tags are refused, because each of them lets a file mean something other than what it shows.
"""

import errno
import re
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import Reader

from outcomes.errors import DataError, Problem
from outcomes.ledger.yaml_mistakes import cut_off, mistake

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
WORDS = frozenset({"zh", "en", "quote", "translation", "prefix", "suffix", "term", "header"})  # keys of free text
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # PyYAML without libyaml still reads, slower


class Mapping(dict[str, Any]):
    """A YAML mapping with the line of each key."""

    def __init__(self, line: int):
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}
        self.doubled = False  # the key it begins with came again: two entries run into one


class Sequence(list[Any]):
    """A YAML list with the line of each item, and the file of each where they were brought together from several."""

    def __init__(self, line: int):
        super().__init__()
        self.line = line
        self.lines: list[int] = []
        self.files: list[str] = []


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
        root = _Builder(file, text).build(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DataError([_unreadable(text, file, line, error)]) from None
    except yaml.YAMLError as error:
        what = str(error).splitlines()[0]
        raise DataError([Problem(file, 1, "", f"not valid YAML: {what}.")]) from None
    if not isinstance(root, Mapping):
        raise DataError([Problem(file, 1, "", "the file must hold sections such as sources: and facts:.")])
    return root


def _unreadable(text: str, file: str, line: int, error: yaml.MarkedYAMLError) -> Problem:
    """Where a person slipped; what the parser says only where no mistake is known by its looks."""
    if found := mistake(text, line):
        return Problem(file, found.line, "", found.message, found.fix)
    begun = f", in what begins on line {error.context_mark.line + 1}" if error.context_mark else ""
    message = f"the file cannot be read on from here{begun} ({error.problem})."
    return Problem(file, line, "", message, "Compare dashes, colons, quotation marks and brackets with an entry above.")


class _Builder:
    """Builds the document from parser events in one pass, which is twice as fast as by way of nodes."""

    def __init__(self, file: str, text: str):
        self.file = file
        self.commented = {text.count("\n", 0, found.start()): found[0] for found in COMMENTED.finditer(text)}
        self.problems: list[Problem] = []

    def build(self, events: Any) -> Any:
        root: Any = None
        stack: list[Mapping | Sequence] = []
        keys: list[str | None] = []
        documents = 0
        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(line, "a second document begins here.", "Keep one document a file; remove the ---.")
            elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                self._stop(line, "anchors (&) and aliases (*) are not used here.", "Write the value out.")
            elif getattr(event, "tag", None):
                self._stop(line, f"the tag {event.tag} is not used here.", "Remove it.")
            elif isinstance(event, yaml.ScalarEvent):
                if hidden := HIDDEN.search(event.value):
                    self._hidden(line, hidden[0])
                if event.end_mark.line in self.commented and keys and keys[-1] in WORDS:
                    self._cut(event)
                if stack and isinstance(stack[-1], Mapping) and keys[-1] is None:
                    keys[-1] = self._key(stack[-1], event.value, line, in_list=len(stack) == 3)
                else:
                    root = self._add(stack, keys, event.value, line, root)
            elif isinstance(event, yaml.CollectionStartEvent):
                if stack and isinstance(stack[-1], Mapping) and keys[-1] is None:
                    self._stop(line, "a key must be a word.", "Check the indentation and the brackets.")
                if len(stack) >= MAX_DEPTH:
                    self._stop(line, f"nested more than {MAX_DEPTH} deep.", "Check the indentation and the brackets.")
                node = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
                root = self._add(stack, keys, node, line, root)
                stack.append(node)
                keys.append(None)
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                keys.pop()
        if self.problems:
            raise DataError(self.problems)
        return root

    def _add(self, stack: list, keys: list, value: Any, line: int, root: Any) -> Any:
        if not stack:
            return value
        parent = stack[-1]
        if isinstance(parent, Mapping):
            parent[keys[-1]] = value
            keys[-1] = None
        else:
            parent.append(value)
            parent.lines.append(line)
        return root

    def _key(self, parent: Mapping, key: str, line: int, *, in_list: bool) -> str:
        first = parent.lines.get(key)
        if first is not None and not parent.doubled:
            fix = "Keep one of them."
            if in_list and key == next(iter(parent.lines)):  # the key with which the entry begins
                parent.doubled, fix = True, f"Write - {key}: if a new entry begins here; else keep one of them."
            self.problems.append(
                Problem(self.file, line, "", f"the key {key} stands twice; first on line {first}.", fix)
            )
        parent.lines[key] = line
        return key

    def _cut(self, event: Any) -> None:
        """Words without quotation marks that a # cuts off; after other values a comment may stand."""
        rest = self.commented[event.end_mark.line][event.end_mark.column :]
        if event.style not in ('"', "'", "|", ">") and re.match(r"\s+#", rest):
            self.problems.append(Problem(self.file, event.end_mark.line + 1, "", *cut_off()))

    def _hidden(self, line: int, sign: str) -> None:
        """Name a character that nobody sees: it makes two words look alike that are not."""
        message = f"the value that begins here holds the invisible character U+{ord(sign):04X}."
        self.problems.append(Problem(self.file, line, "", message, "Remove it."))

    def _stop(self, line: int, message: str, fix: str) -> None:
        raise DataError([*self.problems, Problem(self.file, line, "", message, fix)])
