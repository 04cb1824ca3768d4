"""How many findings are told in full."""

import re

from audit.report.text import report
from tests.report.papers import examined_by_all, many_errors


def test_what_there_is_no_room_for_is_told_in_short() -> None:
    """Every finding keeps its number and its message; those behind the room have a line or two, and all are in full where asked for."""
    found = examined_by_all(many_errors())
    text, full = report(found), report(found, full=True)
    more = re.search(r"^And (\d+) more, in short", text, re.MULTILINE)
    assert more is not None
    whole = re.findall(r"^(\d+)\. ", full.split("\nDetails\n")[1].split("\nNotes and questions\n")[0], re.MULTILINE)
    told = re.findall(r"^(\d+)\. ", text.split("\nDetails\n")[1].split("\nFolded: ")[0], re.MULTILINE)
    assert told == whole
    assert [int(one) for one in told] == list(range(1, len(told) + 1))
    assert "more, in short" not in full
    assert len(full) > len(text)
