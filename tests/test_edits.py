"""The file replaced while it is served, in the ways that editors and copying programs do it."""

import pytest

from tests.hard import edits

QUICK = [edits.renamed, edits.truncated_then_written, edits.deleted_and_restored, edits.folder_in_its_place,
         edits.as_long_and_as_old]  # fmt: skip


@pytest.mark.parametrize("edit", QUICK)
def test_the_last_good_data_stay_up_and_the_truth_is_told(edit):
    row = edits.tried(edit)
    assert row.lost == 0, row.seen


def test_a_file_that_may_not_be_read_is_refused():
    row = edits.unreadable()
    assert row.lost == 0, row.seen
