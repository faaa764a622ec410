"""What comes with the app and what it needs is listed: versions, hashes, a bill of materials."""

import json
import re

import pytest
import yaml
from cyclonedx.output.json import JsonV1Dot6
from plotly.offline import get_plotlyjs_version

from outcomes import __version__
from outcomes.settings import ROOT
from tools import sbom, shipped

LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def pins(name: str) -> dict[str, str]:
    """Package → version of a requirements file."""
    found = re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;\\]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return {normal(package): version for package, version in found}


@pytest.fixture(scope="module")
def listed() -> dict:
    return json.loads(JsonV1Dot6(sbom.bill(LOCK)).output_as_string())


def test_the_hashes_are_those_of_the_files():
    assert shipped.SUMS.read_text("utf-8") == shipped.sums(), "run: make plotly or make fonts"


def test_the_drawing_script_is_of_the_version_that_plotly_writes_for():
    assert shipped.versions()["plotly.js"] == get_plotlyjs_version()


def test_the_bill_lists_every_pinned_package_with_its_hashes(listed):
    packages = [part for part in listed["components"] if part.get("purl", "").startswith("pkg:pypi/")]
    assert {normal(part["name"]): part["version"] for part in packages} == pins("requirements.lock")
    assert sum(len(part["hashes"]) for part in packages) == LOCK.count("--hash=")


def test_the_bill_lists_the_script_and_the_font(listed):
    assert shipped.versions().items() <= {part["name"]: part["version"] for part in listed["components"]}.items()


def test_every_requirement_is_locked_at_its_version():
    assert pins("requirements.txt").items() <= pins("requirements.lock").items()


def test_every_locked_package_has_hashes_and_no_address_is_written():
    entries = [part for part in re.split(r"\n(?=[a-z])", LOCK) if "==" in part]
    assert len(entries) > 40
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert not re.search(r"https?://|--index|--extra|file:", LOCK)


def test_the_citation_names_this_version():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["license"], cited["cff-version"]) == (__version__, "MIT", "1.2.0")


def test_the_container_installs_by_hashes_and_runs_as_nobody():
    lines = (ROOT / "Containerfile").read_text("utf-8").splitlines()
    assert any("--require-hashes -r requirements.lock" in line for line in lines)
    assert lines.index("USER nobody") < next(i for i, line in enumerate(lines) if line.startswith("CMD"))
