"""The part of an address that leads to words on somebody's page, as browsers read it: #:~:text=…

The specification is URL Fragment Text Directives (WICG): `[prefix-,]start[,end][,-suffix]`, each percent-encoded.
"""

from urllib.parse import quote

DIRECTIVE = ":~:text="


def directive(words: str, prefix: str = "", suffix: str = "") -> str:
    """The directive for words of a page. `prefix` and `suffix` are what stands beside words that are there twice.

    Words of several lines are a range from the first to the last: a browser looks for each inside one paragraph.
    """
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    terms = [_encoded(line) for line in dict.fromkeys((lines[0], lines[-1]))]
    if before := prefix.strip():
        terms.insert(0, f"{_encoded(before.splitlines()[-1])}-")
    if after := suffix.strip():
        terms.append(f"-{_encoded(after.splitlines()[0])}")
    return DIRECTIVE + ",".join(terms)


def with_directive(url: str, found: str) -> str:
    """An address with a directive behind the fragment that it may have."""
    return f"{url}{found}" if "#" in url else f"{url}#{found}"


def _encoded(words: str) -> str:
    """Percent-encoded, the signs of the directive's own syntax too; quote leaves the dash as it is."""
    return quote(words.strip(), safe="").replace("-", "%2D")
