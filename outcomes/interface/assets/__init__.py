"""Scripts and styles of the small components that Streamlit does not have."""

from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).parent


def component(name: str, html: str, *, isolated: bool = True) -> Any:
    """An inline component from NAME.js and NAME.css beside this file; `isolated` keeps it out of the page's styles."""
    script, style = ((FOLDER / f"{name}.{kind}").read_text("utf-8") for kind in ("js", "css"))
    return st.components.v2.component(f"outcomes_{name}", html=html, css=style, js=script, isolate_styles=isolated)
