"""A curator's desk: the small made-up file, and the commands run on it."""

import json
import shutil
from pathlib import Path

import pytest

from outcomes.__main__ import main
from outcomes.ledger.worksheet import read_worksheet
from tests.made_up import write

NEW = "今年修路12.5公里，超过3000人受益。\n一切为民，约90%的人满意。\n"


def entries(sheet: Path) -> dict[str, list[str]]:
    """What a worksheet says, by section, in whatever order."""
    found = read_worksheet(sheet.read_text("utf-8"), sheet.name).entries
    return {name: sorted(map(str, items)) for name, items in found.items()}


class Workspace:
    """A made-up file on a curator's desk, and the commands run on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], *files: Path):
        """`files` are another curated file and the folder of its texts, to be copied."""
        self.folder, self.capsys = folder, capsys
        self.data, self.seeds = folder / "facts.yaml", folder / "seeds"
        if files:
            shutil.copy(files[0], self.data)
            shutil.copytree(files[1], self.seeds)
        else:
            write(folder)

    def run(self, *arguments: object) -> tuple[int, str, str]:
        """Exit code, output and errors."""
        try:
            code = main([str(a) for a in arguments] + ["--data", str(self.data), "--seeds", str(self.seeds)])
        except SystemExit as stop:
            code = int(str(stop.code or 0))
        out, err = self.capsys.readouterr()
        return code, out, err

    def schema(self) -> dict:
        """The schema that is written beside the file."""
        assert self.run("schema")[0] == 0
        return json.loads(self.data.with_suffix(".schema.json").read_bytes())

    def json(self, *arguments: object) -> dict:
        return json.loads(self.run(*arguments, "--json")[1])

    def change(self, old: str, new: str, path: Path | None = None) -> None:
        """Replace words that stand once in the curated file, or in another."""
        path = path or self.data
        text = path.read_bytes().decode()
        assert text.count(old) == 1, old
        path.write_bytes(text.replace(old, new).encode())

    def new(self, text: str | bytes = NEW, name: str = "New Town 2024.txt") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def open(self, *arguments: object, out: str = "sheet.yaml") -> Path:
        """The worksheet of a source or of a text."""
        path = self.folder / out
        code, said, err = self.run("open", *arguments, "--out", path)
        assert code == 0, said + err
        return path

    def refused(self, *arguments: object) -> str:
        """What a command says that cannot run and changes nothing."""
        before = self.files()
        code, out, err = self.run(*arguments)
        assert (code, out, self.files()) == (2, "", before)
        return err.removeprefix(f"outcomes {arguments[0]}: ").strip()

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in [self.data, *self.seeds.iterdir()]}
