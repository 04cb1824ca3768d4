"""What the expansion of a method asks of an appraisal.

Sums that a file declares or arithmetic demands without printing them.
"""

from audit.appraisal.model.appraisal import Formula
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.basis import Basis, expected, total_of, weighted_total_of
from audit.relations.derive.derivation import derivation_with
from audit.relations.relation import Term
from tests.papers import SUMS, WEIGHTS, built, examined


def _basis(*parts: str) -> Basis:
    appraisal = built(*parts)
    return Basis(appraisal, derivation_with(appraisal, None).figures)


def test_whether_weights_count() -> None:
    """Totals are weighted where a formula says so and the weights are those of criteria."""
    assert _basis(WEIGHTS).weighted
    assert not _basis(SUMS).weighted
    groups = (
        "groups: {g: {weight: 3}}\ncriteria: {care: {group: g}}\noptions: {a: {}}\nmethod: {total: {as: weighted-sum, of: groups}, subtotal: sum}\n"
    )
    assert not _basis(groups).weighted
    assert _basis(groups.replace("{group: g}", "{group: g, weight: 2}")).weighted


def test_sub_weights_and_scorers() -> None:
    """Weights are hierarchical where a sub-weight is printed; scorers score where a score of theirs is."""
    nested = WEIGHTS.replace("care: {weight: 3}", "care: {weight: 3, group: g, sub-weight: 50}").replace("scale:", "groups: {g: {}}\nscale:")
    assert _basis(nested).sub_weighted
    assert not _basis(WEIGHTS).sub_weighted
    scorers = SUMS.replace("total: sum", "total: sum, scorers: {kim: null}")
    assert not _basis(scorers).scored_by_scorers
    assert _basis(scorers, "tables: {t: {rows: criteria, columns: [kim], option: a, prints: score, cells: {care: [1]}}}\n").scored_by_scorers


def test_groups_and_their_members() -> None:
    """A group has direct members and those of the groups inside it; top groups lie in none."""
    basis = _basis(
        "groups: {top: {}, low: {parent: top}, side: {}}\noptions: {a: {}}\nmethod: {total: sum}\n"
        "criteria: {care: {group: top}, risk: {group: low}, none: {}, gate: {kind: gateway, group: low}}\n"
    )
    assert [one.id for one in basis.members("low")] == ["risk"]
    assert [one.id for one in basis.members(None)] == ["care", "risk", "none"]
    assert [one.id for one in basis.inside("top")] == ["care", "risk"]
    assert (basis.children(None), basis.children("top")) == (["top", "side"], ["low"])


def test_weights_in_a_formula() -> None:
    """Inside a group its sub-weights count where the total is made of groups; elsewhere the weight among all."""
    text = (
        "groups: {g: {}}\ncriteria: {care: {group: g, sub-weight: 50}}\noptions: {a: {}}\n"
        "method: {total: {as: weighted-sum, of: groups}, subtotal: weighted-mean}\n"
    )
    basis = _basis(text)
    method = basis.appraisal.method
    assert basis.weight(basis.appraisal.criteria["care"], method.subtotal) == Quantity("weight", criterion="care", group="g")
    assert basis.weight(basis.appraisal.criteria["care"], method.total) == Quantity("weight", criterion="care")
    assert basis.weight(basis.appraisal.criteria["care"], Formula("sum")) == Quantity("weight", criterion="care")


def test_terms() -> None:
    """Terms of a sum stand alone or with the weight they are multiplied by."""
    score, weight = Quantity("score", "a", "care"), Quantity("weight", criterion="care")
    assert total_of([score]) == (Term(score),)
    assert weighted_total_of([(score, weight)]) == (Term(score, by=weight),)


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
    assert [(one.lead.rule.name, one.lead.published, one.lead.computed) for one in found.findings] == [
        ("shares-add-up", "1", "between 1.09 and 1.12")
    ]
