"""The address that pictures and citations carry is that of what is on screen, and nothing else."""

import re
from types import SimpleNamespace

import pytest

from outcomes.settings import ROOT
from outcomes.ui import address

PLACE = "https://example.org/facts"


class Asked(dict):
    """What st.query_params answers."""

    def get_all(self, name):
        return self.get(name, [])


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"lang": ["en"], "province": ["jiangxi", "zhejiang"]}, "?lang=en&province=jiangxi&province=zhejiang"),
        ({"utm_source": ["mail"], "x" * 100_000: ["1"]}, ""),
        ({"q": ["x" * 201], "fact": ["a"]}, "?fact=a"),
        ({"theme": ["a"] * 1000}, "?theme=a"),
        ({"source": ["../../etc/passwd"], "region": ["a b"], "fact": ["a"]}, "?fact=a"),
    ],
    ids=["its own", "of others", "too long", "repeated", "no ids"],
)
def test_an_address_is_carried_without_what_others_hung_on_it(asked, words, monkeypatch):
    monkeypatch.setattr(address, "st", SimpleNamespace(context=SimpleNamespace(url=PLACE), query_params=Asked(asked)))
    assert address.here() == PLACE + words


def test_every_parameter_that_a_page_reads_belongs_to_the_address():
    files = [*(ROOT / "pages").glob("*.py"), *(ROOT / "outcomes" / "ui").rglob("*.py")]
    read = re.compile(r"(?:choice_now|write|query_params\.get|form|one)\((?:view, )?\"([a-z]+)\"")
    assert {name for file in files for name in read.findall(file.read_text("utf-8"))} - address.OWN == set()
