"""Layouts met in published papers, beside the checkout, where they are there: what is found in each, and nothing else.

../shared/cases/layouts holds them; without it these tests are skipped.
"""

from pathlib import Path
from typing import Final

import pytest

from audit.examine import examine_all
from tests.importing.reading.found import Found, errors, rules, warnings

FOLDER: Final = Path(__file__).resolve().parents[3].parent / "shared" / "cases" / "layouts"
NEEDED: Final = pytest.mark.skipif(not FOLDER.exists(), reason="the cases are not beside the checkout")
CLEAN: Final = [
    "abbreviated-criterion.md", "cash-flow-beside-scores.md", "criterion-called-value.md", "groups-mean-weights-declared-in-prose.md",
    "long-form-one-row-per-score.md", "method-divided-by-five.md", "rank-row-called-priority.md", "subtotal-people.md",
    "weight-called-relative-weight.md", "weighted-only-total-four-too-high.md", "weights-rounded-add-to-101.md", "weights-thirds-total-100.md",
    "xlsx-formula-gives-the-method.xlsx", "xlsx-title-row-over-heads.xlsx",
]  # fmt: skip
FOUND: Final[dict[str, list[list[Found]]]] = {
    "cell-product-shown.md": [[("ARI001", "whisker", "17", "16")]],
    "cell-score-and-weighted-in-brackets.md": [[("ARI001", "python", "3.80", "3.90")]],
    "cell-score-dash-reason-with-figures.md": [[("ARI001", "south", "13", "12")]],
    "method-all-totals-wrong.md": [[("ARI001", "alpha", "4.55", "4.30"), ("ARI001", "beta", "4.35", "4.70")]],
    "method-weights-in-prose.md": [[("ARI001", "notes", "3.00", "2.90"), ("ARI001", "questions", "3.85", "3.95")]],
    "pugh-signs.md": [[("ARI001", "option-2", "7", "5")]],
    "side-by-side-rank-row-lost.md": [[("ARI017", "move", "2", "1"), ("ARI017", "close", "1", "2")]],
    "total-with-tick.md": [[("ARI001", "alpha", "72.0", "70.0")]],
    "two-matrices-errors-lost.md": [[("ARI001", "block-2", "47", "21")], [("ARI001", "box-1", "44", "19")]],
    "weights-in-row-labels.md": [[("ARI001", "hybrid", "8.8", "8.9")]],
    "xlsx-option-over-two-columns-not-merged.xlsx": [[("ARI001", "south", "4.6", "4.4")]],
    "xlsx-scenario-sheets.xlsx": [[], []],
    "xlsx-weights-under-percent-sign.xlsx": [[("ARI010", "", "0.25", "1.00")]],
}


@NEEDED
@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_found_in_a_clean_paper(name: str) -> None:
    """No error and no warning, and the figures that follow from others are verified."""
    found = examine_all(FOLDER / name, rules())
    assert errors(found) == [[]]
    assert warnings(found) == []
    assert found[0].problems == ()
    assert found[0].coverage.figures.verified > 0


@NEEDED
@pytest.mark.parametrize("name", FOUND)
def test_what_does_not_agree_is_found_with_both_figures(name: str) -> None:
    """The disagreements and nothing else, each in the appraisal it belongs to."""
    assert errors(examine_all(FOLDER / name, rules())) == FOUND[name]


@NEEDED
def test_a_paper_of_which_nothing_was_checked_is_not_auditable() -> None:
    """Rows run together give no sum to check: it says so, and the verdict is no clean one."""
    (found,) = examine_all(FOLDER / "zero-figures-no-disagreement.md", rules())
    assert found.verdict == "not-auditable"
    assert found.problems[0].code in {"nothing-checked", "nothing-found"}


@NEEDED
def test_a_number_stored_as_text_with_a_decimal_comma_is_named() -> None:
    """The cell is named beside the total that leaves it out."""
    found = examine_all(FOLDER / "xlsx-text-number-comma-simple.xlsx", rules())
    assert any("cell B5: 4,5 is stored as text" in said for said in warnings(found))
