"""What is served reaches into no private part of what it builds on: the next version may not have it. Nor does it
import what requirements.txt does not name.
"""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from outcomes.settings import ROOT, STATIC
from tests.test_shipped import normal, pins

PYTHON = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "outcomes").rglob("*.py"))]
BROWSER = sorted(
    path for kind in ("js", "css", "html") for path in (ROOT / "outcomes").rglob(f"*.{kind}")
    if STATIC not in path.parents
)  # fmt: skip
FORBIDDEN = re.compile(
    r"ctypes|mallopt|/dev/fd|_fullLayout|PopStateEvent|dispatchEvent|-5000px|st-emotion|\.st[A-Z]\w+"
)
PRIVATE = re.compile(r"(?<=\.)_[a-z]\w*")
# In scripts also plotly's marks in the page, Streamlit's elements, the style sheets of others, the whole page watched.
FOREIGN = re.compile(r"js-plotly|main-svg|infolayer|data-testid|\.st-key|styleSheets|cssRules|MutationObserver")
PLOTLY = {"react", "newPlot", "relayout", "toImage", "purge", "Plots"}  # what it documents
# Modules of Streamlit beside `streamlit` itself.
MODULES = {"streamlit.delta_generator": "the type of what st.container returns"}
# Documented though they begin with an underscore.
DOCUMENTED = {"_replace", "_asdict", "_fields"}
# Elements of Streamlit by their data-testid, which may change: what is lost then is said.
ELEMENTS = {
    "stColumn": "the fact beside a text stays in sight; else it scrolls away",
    "stCaptionContainer": "small type has enough contrast; else 4.2:1",
    "stSidebar": "filters are not printed, and take no focus while out of sight; else they are and do",
}


def code(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Each module that is imported, wherever in the file, with the name by which it or a part of it is known."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                yield getattr(node, "module", alias.name) or "", (alias.asname or alias.name).partition(".")[0]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_uses_public_names_only(path: Path) -> None:
    tree = code(path)
    names = {name for module, name in imports(tree) if not module.startswith("outcomes")}
    wrong = [module for module, _ in imports(tree) if module.startswith("streamlit.") and module not in MODULES]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            own = isinstance(node.value, ast.Name) and node.value.id not in names
            wrong += [] if own or node.attr in DOCUMENTED else [ast.unparse(node)]
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            patched = [t for t in targets if isinstance(t, ast.Attribute) and ast.unparse(t.value) in names]
            wrong += [f"{ast.unparse(target)} = …" for target in patched]
        elif isinstance(node, ast.keyword) and (node.arg or "").startswith("_"):
            wrong.append(f"{node.arg}=")
    assert wrong + FORBIDDEN.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", BROWSER, ids=lambda path: str(path.relative_to(ROOT)))
def test_scripts_and_styles_use_public_names_only(path: Path) -> None:
    text = path.read_text("utf-8")
    patterns = [FORBIDDEN, *([PRIVATE, FOREIGN] if path.suffix == ".js" else [])]
    assert [found for pattern in patterns for found in pattern.findall(text)] == []


def test_scripts_call_what_plotly_documents() -> None:
    called = {name for path in BROWSER for name in re.findall(r"\bPlotly\.(\w+)", path.read_text("utf-8"))}
    assert {"react", "toImage"} <= called <= PLOTLY


def test_elements_of_streamlit_are_named_in_few_places_each_with_its_reason() -> None:
    found = [
        name for path in BROWSER for name in re.findall(r"""data-testid[\^*$]?=["']?(\w+)""", path.read_text("utf-8"))
    ]
    assert len(found) <= 6
    assert set(found) == set(ELEMENTS)
    assert sum("data-testid" in path.read_text("utf-8") for path in PYTHON) == 0


def test_the_app_imports_nothing_that_requirements_do_not_name() -> None:
    owners = packages_distributions()
    found = {module.partition(".")[0] for path in PYTHON for module, _ in imports(code(path))}
    found -= {*sys.stdlib_module_names, "outcomes"}
    packages = {normal(owner) for name in found for owner in owners.get(name, [name])}
    assert packages - set(pins("requirements.txt")) == set()
