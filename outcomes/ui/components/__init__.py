"""Custom components (Streamlit components v2): a folder each, with its Python, script and style."""

import json
from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).parent


def component(name: str, html: str, *parts: str, isolated: bool = True) -> Any:
    """An inline component from NAME.js and NAME.css (`folder/name`), and `parts`, files before them.

    `isolated` keeps it out of the page's styles.
    """
    script, style = (_joined(parts, name, kind) for kind in ("js", "css"))
    title = f"outcomes_{Path(name).name}"
    return st.components.v2.component(title, html=html, css=style, js=script, isolate_styles=isolated)


def json_bytes(data: dict[str, Any], **written: str) -> bytes:
    """The data of a component as JSON in UTF-8, which its script reads; `written` are values that are JSON already.

    Streamlit writes other data anew with every run, twice, and each Chinese character with six bytes.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return "".join(['{"', *(f'{name}":{value},"' for name, value in written.items()), text[2:]]).encode()


def _joined(parts: tuple[str, ...], name: str, kind: str) -> str:
    """The files as one, without comments and indents, because Streamlit sends it with every run."""
    files = [part for part in parts if part.endswith(kind)]
    text = "".join((FOLDER / file).read_text("utf-8") for file in [*files, f"{name}.{kind}"])
    lines = map(str.strip, text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
