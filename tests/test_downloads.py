"""A file made for a download outlives the script runs of other readers, but not for long."""

import pytest
from streamlit.runtime import media_file_manager as manager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from outcomes.ui import downloads


@pytest.fixture
def made(monkeypatch):
    """A manager of files, and the name of one that was made for a reader."""
    monkeypatch.setattr(manager, "MediaFileMetadata", manager.MediaFileMetadata)  # put back in the end
    downloads.keep()
    files = manager.MediaFileManager(MemoryMediaFileStorage("/media"))
    url = files.execute_deferred(files.add_deferred(lambda: b"rows", "text/csv", "1.0", "facts.csv"))
    return files, url.rpartition("/")[2]


def test_a_file_is_there_however_many_runs_end_before_the_browser_comes(made):
    files, name = made
    for _ in range(100):
        files.remove_orphaned_files()
    assert files._storage.get_file(name).content == b"rows"


def test_a_file_that_nobody_can_still_be_coming_for_is_forgotten(made, monkeypatch):
    files, name = made
    files.remove_orphaned_files()
    now = downloads.time.monotonic()
    monkeypatch.setattr(downloads.time, "monotonic", lambda: now + downloads.SECONDS + 1)
    files.remove_orphaned_files()
    with pytest.raises(MediaFileStorageError):
        files._storage.get_file(name)
