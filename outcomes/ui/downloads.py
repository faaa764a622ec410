"""Keep a file that was made for a download until the browser has come for it.

Streamlit 1.67 forgets it once two script runs have ended, whoever's they are. With thirty readers who click that leaves
a few tenths of a second, and the browser then finds nothing at the address that it was just given. Nothing public
changes that, so the class that Streamlit marks a file with is exchanged for one that counts seconds instead of runs.
"""

import time

from streamlit.runtime import media_file_manager as manager

SECONDS = 20  # the browser comes at once; a busy server may let it wait


class Kept(manager.MediaFileMetadata):
    """A file is forgotten at the first run that ends so many seconds after it was first found unused."""

    since: float | None = None

    @property
    def is_marked_for_delete(self) -> bool:
        return self.since is not None and time.monotonic() - self.since > SECONDS

    def mark_for_delete(self) -> None:
        if self.since is None:
            self.since = time.monotonic()


def keep() -> None:
    """From now on, in this process."""
    manager.MediaFileMetadata = Kept  # type: ignore[misc]
