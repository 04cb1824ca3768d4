"""Findings by how they are told."""

from audit.report.sort import notes, readings, weighty
from tests.papers import SUMS, examined

_TABLE = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 8], b: [3, {value: 4, reading: doubtful}, 8], c: [2, blank, 4]}}}\n"


def test_every_finding_is_told_in_one_way() -> None:
    """A finding is weighty, to be compared first, or a note, and only one of these."""
    found = examined(SUMS, _TABLE).findings
    assert [one.lead.subject.option for one in weighty(found)] == ["a"]
    assert [one.lead.subject.option for one in readings(found)] == ["b"]
    assert [one.lead.subject.option for one in notes(found)] == ["c"]
    assert len(found) == 3
