"""Addresses that nobody meant: unknown, repeated, huge, broken. The page is as without them, nothing is touched.

python -m tests.hard.addresses
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from outcomes.i18n.language import LANGUAGES, t
from outcomes.ui.navigation import PAGES
from tests.hard import payloads
from tests.hard.client import Reader, Seen, reader
from tests.hard.table import Row, show
from tests.serving import serving

ABUSES = {
    "unknown": "nobody=1&knows=2",
    "repeated": "lang=en&" + "&".join(["province=nowhere"] * 50),
    "100 KB in one value": "q=" + "%20" * 33_000,
    "100 KB in a filter": "province=" + "x" * 100_000,
    "100 KB in a name": "x" * 100_000 + "=1",
    "1,000 parameters": "&".join(f"p{i}={i}" for i in range(1000)),
    "1,000 of one filter": "&".join(f"theme=t{i}" for i in range(1000)),
    "mixed languages": "province=江苏省&province=Jiangsu&theme=%E4%BD%8F%E6%88%BF&stage=产出",
    "broken percent signs": "province=%&theme=%zz&q=%E4%BD&stage=%C0%AF&source=%00",
    "path tricks": "source=../../../../etc/passwd&source=..%2F..%2Fetc%2Fpasswd&fact=../facts.yaml&region=/etc/passwd",
    "files and schemes": "source=file:///etc/passwd&fact=http://evil.example&programme=\\\\server\\share",
    "NUL and control characters": "source=%00&fact=a%00b&region=%0d%0aSet-Cookie:x&programme=%1b[31m",
    "turned and invisible characters": "fact=%E2%80%AE&region=%E2%80%8B&source=%EF%BB%BF",
    "years that are none": "from=99999999999999999999&to=-1&from=NaN&to=1e9&from=%E0%A5%A8",
    "years reversed": "from=abc&to=٢٠٢١",
    "formats and templates": "fact={id}&region=%25s&programme={{7*7}}&source=${jndi:ldap://x}",
    "lone surrogates": "fact=%ED%A0%80&source=%ED%BF%BF",
    "no names": "=1&=2&&&;;&==&",
    "markup": "&".join(f"{key}={quote(payloads.ALL)}" for key in ("fact", "region", "programme", "source", "province")),
    "SQL": "fact=' OR 1=1 --&province='; DROP TABLE facts; --",
}
# Addresses, in the words of a chart with escaped slashes and in lists as links; ids of a session.
VOLATILE = re.compile(r'https?:(?:/|\\+u002f){2}[^\s"]+|href="[^"]*"|[0-9a-f]{16,}')
INSTEAD = tuple(t(lang, "unknown.search", words="\0").split("\0")[0] for lang in LANGUAGES)
LONGEST = 4_000  # characters that an address on the page may have


def _shape(seen: Seen) -> list[str]:
    """The words of a page without addresses, which repeat the query, and without what says a link is unknown."""
    return sorted(VOLATILE.sub("", word) for word in seen.words if not word.startswith(INSTEAD))


async def _tried(one: Reader, page: str, plain: dict[str, list[str]], query: str) -> str:
    language = "" if "lang=" in query else "lang=en&"
    try:
        seen = await one.open(page, language + query)
    except Exception as error:
        return f"{page}: {type(error).__name__} {error}"
    if seen.lost:
        return f"{page}: {seen.lost[:100]}"
    if any(len(link) > LONGEST for word in seen.words for link in VOLATILE.findall(word)):
        return f"{page}: shows an address without end"
    more = [word for word in _shape(seen) if word not in plain[page]]
    return f"{page}: shows {more[0][:80]!r}" if more and "q=" not in query else ""


async def _all(address: str) -> list[Row]:
    rows = []
    async with reader(address) as one:
        plain = {page: _shape(await one.open("" if page == "overview" else page, "lang=en")) for page in PAGES}
        plain["overview"] = plain[""] = plain["overview"]
    for name, query in ABUSES.items():
        async with reader(address) as one:
            lost = [
                found
                for page in PAGES
                if (found := await _tried(one, "" if page == "overview" else page, plain, query))
            ]
        rows.append(Row(f"address: {name}", len(PAGES), len(PAGES) - len(lost), "; ".join(lost[:2])))
        print(f"  {name}: {lost[:2]}", file=sys.stderr, flush=True)
    return rows


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log"
        with serving(log) as address:
            rows = asyncio.run(_all(address))
        said = [
            line for line in log.read_text("utf-8").splitlines() if re.search("Traceback|Error|ERROR|exception", line)
        ]
        return [*rows, Row("address: the server's log", 1, int(not said), "; ".join(said[:2]))]


if __name__ == "__main__":
    sys.exit(show(run()))
