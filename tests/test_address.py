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


def standing(url, asked=(), below=""):
    """A page at this address, of an app below a path."""
    return SimpleNamespace(
        context=SimpleNamespace(url=url), query_params=Asked(asked), get_option={"server.baseUrlPath": below}.get
    )


@pytest.mark.parametrize(
    ("public", "url", "below", "root", "here"),
    [
        ("", "http://here:8501/facts", "", "http://here:8501/api/x", "http://here:8501/facts"),
        ("", "http://here/x/facts", "x", "http://here/x/api/x", "http://here/x/facts"),
        ("", "http://here/x/", "/x/", "http://here/x/api/x", "http://here/x/"),
        ("https://o.example.org/x/", "http://here/x/facts", "x", "https://o.example.org/x/api/x",
         "https://o.example.org/x/facts"),
        ("https://o.example.org", "", "", "https://o.example.org/api/x", ""),
    ],
)  # fmt: skip
def test_an_address_is_public_or_the_readers_own_and_below_the_apps_path(public, url, below, root, here, monkeypatch):
    monkeypatch.setenv("OUTCOMES_URL", public)
    monkeypatch.setattr(address, "st", standing(url, below=below))
    assert (address.root("api/x"), address.here()) == (root, here)


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
    monkeypatch.setattr(address, "st", standing(PLACE, asked))
    assert address.here() == PLACE + words


def test_every_parameter_that_a_page_reads_belongs_to_the_address():
    files = [*(ROOT / "pages").glob("*.py"), *(ROOT / "outcomes" / "ui").rglob("*.py")]
    read = re.compile(r"(?:choice_now|write|query_params\.get|form|one)\((?:view, )?\"([a-z]+)\"")
    assert {name for file in files for name in read.findall(file.read_text("utf-8"))} - address.OWN == set()


@pytest.mark.parametrize(("page", "path"), [("compare", "compare"), ("overview", ""), ("", "facts")])
def test_the_address_in_a_chart_names_the_page_the_chart_belongs_to(page, path, monkeypatch):
    monkeypatch.setattr(address, "st", standing(PLACE))
    assert address.here(page, lang="en") == f"https://example.org/{path}?lang=en"
