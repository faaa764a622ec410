"""The app imports nothing that requirements.txt does not name, and what is installed is locked by hash."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from outcomes.settings import ROOT

CODE = [ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "outcomes").rglob("*.py")]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Package → version of a requirements file."""
    found = PIN.findall((ROOT / name).read_text("utf-8"))
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in found}


def imported(path: Path) -> set[str]:
    """The top names that a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


def test_the_app_imports_nothing_that_requirements_do_not_name():
    owners = packages_distributions()
    found = {name for path in CODE for name in imported(path)} - set(sys.stdlib_module_names) - {"outcomes"}
    packages = {re.sub(r"[-_.]+", "-", owner).lower() for name in found for owner in owners.get(name, [name])}
    assert packages - set(pins("requirements.txt")) == set()


def test_every_requirement_is_locked_at_its_version():
    locked = pins("requirements.lock")
    assert {package: locked.get(package) for package in pins("requirements.txt")} == pins("requirements.txt")


def test_every_locked_package_has_hashes_and_no_address_is_written():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = [part for part in re.split(r"\n(?=[a-z])", lock) if "==" in part]
    assert len(entries) > 40
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert not re.search(r"https?://|--index|--extra|file:", lock)
