"""The tests of the data pass on other correct data: the real file with one more source and one more province."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outcomes.__main__ import main
from outcomes.settings import ROOT
from tests.grown import grown

QUICKLY = ["-x", "-m", "data and not browser", "-p", "no:cacheprovider"]


@pytest.fixture
def environment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """That of a process which reads the grown file, with its schema beside it."""
    settings = grown(tmp_path)
    assert main(["schema", "--data", str(settings.data)]) == 0
    return os.environ | {"OUTCOMES_DATA": str(settings.data), "OUTCOMES_SEEDS": str(settings.seeds), "PROFILE": "few"}


def test_the_tests_of_the_data_pass_on_other_correct_data(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *QUICKLY], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
