"""Where files lie, at which address readers find them, and how many readers a server takes."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "outcomes" / "ui" / "static"  # fonts, the drawing script, the icon
BELOW = "app/static"  # where the server has them, from the root of the app
FILES_A_READER = 5  # a session takes four, and its browser a connection for what it fetches
FILES_SPARE = 500  # three for each of the 128 sessions that Streamlit keeps when their page is closed, and our own
READERS = 1000  # that one server takes where its limit of files allows it


@dataclass(frozen=True)
class Settings:
    """`data` is the curated file, `seeds` the folder of source texts.

    `cache` is a folder for copies of the last good data; without it none are kept. `url` is the public address, with
    the path below which the app lies and without a slash at its end; empty where nobody has said it.
    """

    data: Path
    seeds: Path
    cache: Path | None = None
    url: str = ""

    @classmethod
    def from_environment(cls) -> "Settings":
        """OUTCOMES_DATA, OUTCOMES_SEEDS and OUTCOMES_CACHE point at another file and other folders; OUTCOMES_URL."""
        asked = os.environ.get
        cache = asked("OUTCOMES_CACHE") or os.path.join(asked("XDG_CACHE_HOME") or "~/.cache", "outcomes")
        return cls(
            Path(asked("OUTCOMES_DATA") or ROOT / "data" / "facts.yaml"),
            Path(asked("OUTCOMES_SEEDS") or ROOT / "seeds"),
            Path(os.path.expanduser(cache)),
            public_address(asked("OUTCOMES_URL", "")),
        )

    @property
    def host(self) -> str:
        """The host and port of the public address; empty where there is none."""
        return urlsplit(self.url).netloc.lower()


def static_address(name: str) -> str:
    """Where a file of STATIC is, from the root of the app: with the hash of its bytes, so that it is kept for good."""
    try:
        made = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
    except OSError:
        return f"{BELOW}/{name}"
    return f"{BELOW}/{name}?v={made}"


def public_address(asked: str) -> str:
    """An address such as https://outcomes.example.org/x without its last slash; what is none gives nothing."""
    found = urlsplit(asked.strip())
    sound = found.scheme in ("http", "https") and found.hostname and not (found.query or found.fragment)
    if not sound:
        return ""
    usual = {"http": ":80", "https": ":443"}[found.scheme]  # browsers leave it out of Host
    return found._replace(netloc=found.netloc.removesuffix(usual)).geturl().rstrip("/")


def most_readers() -> int:
    """How many readers a server takes: OUTCOMES_READERS, else as many as its limit of open files allows."""
    asked = os.environ.get("OUTCOMES_READERS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit
    except ImportError:  # Windows has no such limit
        return READERS
    files = getrlimit(RLIMIT_NOFILE)[0]
    return READERS if files == RLIM_INFINITY else max(1, min(READERS, (files - FILES_SPARE) // FILES_A_READER))
