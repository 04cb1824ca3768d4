"""Workbooks as plain data."""

import json

from audit.documents.workbook_encode import from_plain, to_plain
from testbed.workbooks.faults import read
from testbed.workbooks.layouts import drawn


def test_a_workbook_comes_back_as_it_was() -> None:
    """What goes to plain data and through JSON comes back the same."""
    for seed in range(6):
        draft = drawn(seed)
        draft.pages[next(iter(draft.pages))].hidden_rows.add(3)
        book = read(draft)
        assert from_plain(json.loads(json.dumps(to_plain(book)))) == book
