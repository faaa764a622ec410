"""Every command, file and address that README and the docs name is there."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from outcomes.__main__ import COMMANDS, parse
from outcomes.ledger.ledger import Ledger
from outcomes.settings import ROOT
from outcomes.ui.navigation import PAGES
from tests.test_api import asked

DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
# What is set as code: fences with the name of their language, lines indented by four, and words between backquotes.
CODE = re.compile(r"^```(\w*)\n([\s\S]*?)^```$|^ {4}(\S.*)$|`([^`\n]+)`", re.MULTILINE)
SECTIONS = {"fact": "facts", "region": "regions", "programme": "programmes", "source": "sources", "group": "groups"}


def pieces(path: Path) -> list[str]:
    """Each line of code of a file once, and each command that && joins to another."""
    found = CODE.findall(path.read_text("utf-8"))
    lines = [line for language, *code in found if not language for part in code for line in re.split(r"\n|&&", part)]
    return list(dict.fromkeys(line.strip() for line in lines))


def named(pattern: str) -> list[str]:
    """The pieces of code of all docs that a pattern matches."""
    found = [piece for path in DOCS for piece in pieces(path) if re.match(pattern, piece)]
    assert found, f"the docs name nothing like {pattern}"
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("command", named(r"(\w+=\S+ )*make \w"))
def test_a_target_of_make_is_there(command: str) -> None:
    words = [word for word in shlex.split(command) if "=" not in word]
    done = subprocess.run(["make", "--dry-run", *words[1:]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", named(r"python -m outcomes"))
def test_a_command_of_the_curator_is_understood(command: str) -> None:
    arguments = shlex.split(command)[3:]
    if arguments not in (["--help"], ["…"]):
        assert parse(arguments).command in COMMANDS


def test_every_command_of_the_curator_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("command", named(r"(\.venv/bin/)?(python3?|streamlit|pip)\b(?! -m outcomes)"))
def test_what_a_command_runs_is_there(command: str) -> None:
    words = shlex.split(command)
    files = [word for word in words if re.search(r"\.(py|txt)$", word)]
    modules = [words[at + 1] for at, word in enumerate(words) if word == "-m"]
    assert files or modules
    assert [name for name in files if not (ROOT / name).is_file()] == []
    for name in modules:
        path = ROOT / name.replace(".", "/")
        assert name == "venv" or path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


@pytest.mark.parametrize("path", named(r"(?!out/)[a-z]+/[\w./@-]*$"))
def test_a_file_or_folder_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_a_link_to_a_file_leads_to_one(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("address", named(rf"/({'|'.join(PAGES)})\?"))
def test_an_address_of_a_page_names_what_the_data_hold(address: str, ledger: Ledger) -> None:
    for key, value in re.findall(r"(\w+)=([^&]+)", address):
        assert value in getattr(ledger, SECTIONS[key])


@pytest.mark.parametrize("address", named(r"/(api|embed)/\w"))
def test_an_address_for_programs_answers(address: str, ledger: Ledger, server: str) -> None:
    section = next((name for name in ("statement", "source") if f"/{name}" in address), "fact")
    one, other = list(getattr(ledger, f"{section}s"))[:2]
    meant = {"ID": one, "OTHER": other, "NAME": "map", "URL": f"{server}/facts?fact={one}"}
    for word, value in meant.items():
        address = re.sub(rf"\b{word}\b", value, address)
    assert asked(server + address).status == 200


@pytest.mark.parametrize("variable", named(r"OUTCOMES_[A-Z]+$"))
def test_a_variable_of_the_environment_is_read(variable: str) -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "outcomes").rglob("*.py"))
    assert f'"{variable}"' in code
