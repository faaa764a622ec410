"""Addresses that nobody meant: unknown, repeated, huge, broken. The page is as without them, nothing is touched."""

import asyncio
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from outcomes.i18n.language import LANGUAGES, t
from outcomes.ui.navigation import PAGES
from tests.hard import payloads
from tests.hard.client import Reader, Seen
from tests.serving import serving_quietly

pytestmark = pytest.mark.hard

ABUSES = {
    "unknown": "nobody=1&knows=2",
    "repeated": "lang=en&" + "&".join(["province=nowhere"] * 50),
    "100 KB in one value": "q=" + "%20" * 33_000,
    "100 KB in a filter": "province=" + "x" * 100_000,
    "100 KB in a name": "x" * 100_000 + "=1",
    "1,000 parameters": "&".join(f"p{i}={i}" for i in range(1000)),
    "1,000 of one filter": "&".join(f"theme=t{i}" for i in range(1000)),
    "names of nothing": "province=江东省&province=Eastland&theme=%E4%BD%8F%E6%88%BF%E6%88%BF&stage=产物",
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
# Addresses, in the words of a chart with escaped slashes and in lists as links.
LINK = re.compile(r'https?:(?:/|\\+u002f){2}[^\s"]+|href="[^"]*"')
# With what the address bar is to have, and ids of a session.
VOLATILE = re.compile(rf'{LINK.pattern}|, "address": (?:null|"[^"]*")|[0-9a-f]{{16,}}')
INSTEAD = tuple(t(lang, "unknown.search", words="\0").split("\0")[0] for lang in LANGUAGES)
LONGEST = 4_000  # characters that an address on the page may have


def _shape(seen: Seen) -> list[str]:
    """The words of a page without addresses, which repeat the query, and without what an unknown link is offered."""
    offered = re.compile(rf"(?:<[^>]*>)*(?:{'|'.join(map(re.escape, INSTEAD))})")
    return sorted(VOLATILE.sub("", word) for word in seen.words if not offered.match(word))


async def _all(address: str, query: str = "") -> dict[str, Seen]:
    """Every page with a query, seen by one reader."""
    language = "" if "lang=" in query else "lang=en&"
    async with Reader(address) as one:
        return {name: await one.open("" if name == "overview" else name, language + query) for name in PAGES}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """A server, and the words of its pages without a query."""
    with serving_quietly(tmp_path_factory.mktemp("site") / "log") as address:
        yield address, {name: _shape(seen) for name, seen in asyncio.run(_all(address)).items()}


@pytest.mark.parametrize("query", ABUSES.values(), ids=ABUSES)
def test_every_page_is_as_without_it(site: tuple[str, dict[str, list[str]]], query: str) -> None:
    address, plain = site
    for name, seen in asyncio.run(_all(address, query)).items():
        assert seen.lost == "", name
        assert max((len(link) for word in seen.words for link in LINK.findall(word)), default=0) <= LONGEST, name
        if "q=" not in query:
            assert [word for word in _shape(seen) if word not in plain[name]] == [], name
