"""The first sentence says what came of the audit, on what ground, and what is asked or was accepted beside it."""

import pytest

from audit.examine import examine_document
from audit.report.headline import headline, too_little
from audit.report.text import report
from audit.rules.settings import Narrowing, Settings
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
    assert "1 thing is missing or unexplained (asked about below)." in said


@pytest.mark.parametrize(("partial", "verdict"), [(True, "undecided"), (False, "consistent")])
def test_what_was_left_out_comes_first_and_the_headline_is_not_clean(partial: bool, verdict: str) -> None:
    """The list with what says so stands above the headline, which begins with it; where errors may be missed the verdict is open."""
    settings = Settings(narrowed=Narrowing(("Left out by --ignore ARI002: 1 rule",), partial))
    found = examine_document(document(SUMS, _TABLE % (4, 1, 2, 2, 6, 3)), rules(), settings)
    assert headline(found) == "Not everything was checked, or counts: see above. In the rest no disagreement was found."
    assert found.verdict == verdict
    said = report(found)
    assert said.index("Left out by --ignore ARI002: 1 rule.") < said.index("Not everything was checked, or counts: see above.")


def test_what_was_accepted_is_named_once_with_its_line() -> None:
    """The list names rule, file and line of a waiver; the headline counts it no second time."""
    found = examined(SUMS, _TABLE % (4, 1, 2, 2, 7, 3), "waivers: [{rule: ARI001, reason: Agreed., until: 2999}]\n")
    (said,) = found.restricted
    assert said.startswith("Accepted by a waiver in ")
    assert ", line " in said
    assert headline(found) == "Not everything was checked, or counts: see above. In the rest no disagreement was found."
