"""The words of a comparison say no more than was compared."""

from itertools import product

import pytest

from audit.comparison.compare import AppraisalChange, Comparison
from audit.report.compared.document import comparison_as_document
from audit.report.compared.text import comparison_as_text
from audit.report.compared.words import FATES, called_out, headline
from audit.report.document.blocks import ReportTable, all_sections
from tests.comparison.pairs import PAPER, between

_ODD = PAPER.replace("[13, 10]", "[14, 10]")


def _found(old: str, new: str) -> Comparison:
    return Comparison(pairs=(between(old, new),))


def _flat(found: Comparison) -> str:
    return " ".join(comparison_as_text(found, old="old.yaml", new="new.yaml").split())


def test_every_fate_has_its_words() -> None:
    """Both kinds of finding that is in one version, with each way its check went in the other."""
    assert set(FATES) == set(product(("gone", "new"), ("agrees", "not-checked", "accepted", "absent")))


def test_a_finding_that_could_not_be_checked_may_remain() -> None:
    """Gone is not the same as settled."""
    assert "this could not be checked, so it may remain" in _flat(_found(_ODD, _ODD.replace("[4, 3]", "[withheld, 3]")))
    assert "In the new version this check agrees" in _flat(_found(_ODD, PAPER))


@pytest.mark.parametrize(
    ("scores", "said"), [("[4, 3]", "no score changed"), ("[3, 3]", "1 score also changed"), ("[3, 2]", "2 scores also changed")]
)
def test_what_changed_after_scoring(scores: str, said: str) -> None:
    """The areas are named, and how many scores changed as well."""
    change: AppraisalChange = between(PAPER, PAPER.replace("weight: 2", "weight: 3").replace("[4, 3]", scores))
    assert called_out(change) == f"The old version already has scores. After that, 1 change in: weights; {said}."


def test_prints_are_counted_on_their_own() -> None:
    """A figure of the same value is no difference of value."""
    said = headline(_found(PAPER, PAPER.replace("[4, 3]", '["4.0", 3]')))
    assert said.startswith("1 figure or title printed differently with the same value. Findings:")


def test_a_page_has_a_table_for_each_area() -> None:
    """Each with what, old, new and change."""
    found = _found(PAPER, PAPER.replace("weight: 2", "weight: 3").replace("[4, 3]", "[3, 3]"))
    page = comparison_as_document(found, old="old.yaml", new="new.yaml", as_of="2026-01-31")
    tables = [block for one in all_sections(page.sections) for block in one.blocks if isinstance(block, ReportTable)]
    assert [[cell.text for cell in table.rows[0]] for table in tables] == [
        ['the weight of "Quality of care"', "2", "3", "changed"],
        ['the score for "Keep the old site" on "Quality of care"', "4", "3", "changed"],
    ]
    assert [table.number for table in tables] == [1, 2]
