"""The first sentence says what came of the audit, on what ground, and what is asked or was accepted beside it."""

import pytest

from audit.examine import examine_document
from audit.report.headline import headline, too_little
from tests.papers import SUMS, document, examined, rules
from tests.report.papers import all_rules

_TABLE = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [%s, %s], risk: [%s, %s], total: [%s, %s]}}}\n"


def test_no_disagreement_names_its_ground() -> None:
    """All figures checked, or how many were and why the rest could not be."""
    assert headline(examined(SUMS, _TABLE % (4, 1, 2, 2, 6, 3))) == "No disagreement found: all 6 figures could be checked."
    said = headline(examined(SUMS, _TABLE % (4, 1, "blank", 2, 6, 3)))
    assert said.startswith("No disagreement found: ")
    assert "could not be, because: depends on figures that are missing (blank)." in said


@pytest.mark.parametrize("method", ["none", "sum"])
def test_totals_that_could_not_be_added_come_first(method: str) -> None:
    """Where totals are printed and none could be added up, that is the first sentence and the verdict, whatever else agrees."""
    cells = (4, 1, 2, 2, 6, 3) if method == "none" else (4, 1, "blank", "blank", 6, 3)
    found = examined(SUMS.replace("total: sum", f"total: {method}"), _TABLE % cells)
    assert headline(found).startswith("2 totals are printed, and none could be checked: ")
    assert (found.verdict, too_little(found), [one.code for one in found.problems]) == ("not-auditable", True, ["no-total-added"])


def test_rules_that_were_left_out_leave_no_gap() -> None:
    """Who runs other rules than those that add totals up is not told that no total could be added."""
    without = [rule for rule in rules() if rule.id != "ARI001"]
    assert examine_document(document(SUMS, _TABLE % (4, 1, 2, 2, 6, 3)), without).problems == ()


def test_what_is_absent_is_asked_and_not_counted_as_disagreement() -> None:
    """An option without scores is told beside the sentence on what does not agree, not counted in it."""
    found = examine_document(document(SUMS, _TABLE % (4, 1, 2, 2, 7, 3)), all_rules())
    said = headline(found)
    assert said.startswith("One place does not agree in this document.")
    assert "1 thing that a reader needs was not found (asked about below)." in said
