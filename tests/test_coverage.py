"""How much of an appraisal could be checked."""

from audit.coverage import Coverage
from tests.papers import SUMS, WEIGHTS, examined

_TABLE = "tables: {t: {rows: criteria, columns: [a, b, {prints: cost, item: none, option: c}], prints: score, cells: {care: [4, %s, blank], risk: [2, 3, blank], total: [6, %s, %s]}}}\n"


def _figures(coverage: Coverage) -> tuple[int, int, int, int, int]:
    return coverage.total, coverage.verified, coverage.contradicted, coverage.undecided, coverage.unchecked


def test_figures_are_counted_in_one_way() -> None:
    """A figure is contradicted if any relation of it fails, else verified if any holds, else undecided, else unchecked."""
    assert _figures(examined(SUMS, _TABLE % (1, 4, 9)).coverage) == (7, 6, 0, 0, 1)
    assert _figures(examined(SUMS, _TABLE % (1, 5, "blank")).coverage) == (6, 3, 3, 0, 0)
    assert _figures(examined(SUMS, _TABLE % ("blank", 5, "blank")).coverage) == (5, 4, 0, 1, 0)


def test_what_is_not_printed_is_not_counted() -> None:
    """Blanks and sums that are only expected are no figures; a declared sum of weights is one."""
    assert examined(SUMS).coverage.total == 0
    assert examined(WEIGHTS.replace("method: {", "method: {weights: {sum: 5}, ")).coverage.total == 3


def test_outcomes_are_counted_by_status() -> None:
    """Outcomes count for each rule and subject; their statuses add up to all that were run."""
    coverage = examined(SUMS, _TABLE % ("blank", 5, "blank")).coverage
    parts = (coverage.passed, coverage.failed, coverage.rules_undecided, coverage.not_applicable, coverage.error, coverage.waived)
    assert sum(parts) == coverage.run
    assert coverage.rules_undecided == 1
    assert coverage.failed == 1
