"""Sums that a file declares or arithmetic demands without printing them."""

from audit.derive.expected import expected
from audit.model.quantity import Quantity
from tests.papers import SUMS, built, examined


def test_what_is_expected() -> None:
    """Declared sums of sub-weights and normalised scores are figures that are no printings; a lone method expects nothing."""
    head = SUMS.replace("total: sum", "total: sum, normalised: 0.5, weights: {sub-weights: 100}").replace("scale:", "groups: {g: {}}\nscale:")
    found = {figure.id: (figure.quantity, figure.text, figure.exact) for figure in expected(built(head))}
    assert found == {
        "method.sub-weights.g": (Quantity("weight", group="g", item="sub-weights"), "100", True),
        "method.normalised.care": (Quantity("score", criterion="care"), "1/2", True),
        "method.normalised.risk": (Quantity("score", criterion="risk"), "1/2", True),
    }
    assert expected(built(SUMS)) == []


def test_shares_are_expected_to_make_the_whole() -> None:
    """Shares beside every option make the base, unless their sum is printed."""
    table = "tables: {t: {rows: options, columns: [share, percent], cells: {a: [1, 2], b: [3, 4], c: [blank, 5]%s}}}\n"
    head = SUMS.replace("total: sum", "total: sum, percent: {of: grand-total, base: 1}")
    assert [figure.id for figure in expected(built(head, table % ""))] == ["method.shares.share", "method.shares.percent"]
    assert expected(built(head, table % ", total: [1, 1]")) == []


def test_expected_sums_are_not_counted_as_printed() -> None:
    """What is only expected does not count as a figure of the paper, and a share that misses it is told without it."""
    table = "tables: {t: {rows: options, columns: [share], cells: {a: [0.50], b: [0.30], c: [0.30]}}}\n"
    found = examined(SUMS.replace("total: sum", "total: none, percent: {of: grand-total, base: 1}"), table)
    assert found.coverage.figures.total == 3
    assert [(one.lead.rule.name, one.lead.published, one.lead.computed) for one in found.findings] == [("shares-add-up", "1", "between 1.09 and 1.12")]
