"""Write the hash of each static file behind its address: `python -m tools.addresses`; also a part of
`make fonts` and `make plotly`.

A browser keeps what is named by its hash for good, so a file that changed needs another address.
"""

import re

from outcomes.settings import BELOW, ROOT, static_address

FILES = (ROOT / ".streamlit" / "config.toml", ROOT / "deploy" / "nginx.conf")
NAMED = re.compile(rf"{BELOW}/([\w/.-]+\.(?:woff2|js))(?:\?v=[0-9a-f]*)?")


def written(text: str) -> str:
    """A text with the addresses that are right now."""
    return NAMED.sub(lambda found: static_address(found[1]), text)


def main() -> None:
    for path in FILES:
        path.write_text(written(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
