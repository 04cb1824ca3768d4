"""Failed claims that have one cause are one finding, and a claim that quotes a disputed figure goes with it."""

from collections.abc import Sequence
from typing import Final

from audit.examine import Examination, examine_document
from audit.explain.finding import Finding
from audit.rules.pack import load_packs
from tests.papers import document

_PAPER: Final = """
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {}, b: {}, c: {}}
method: {total: sum}
tables:
  t: {prints: score, rows: criteria, columns: [a, b, c], cells: {care: [4, 3, 2], risk: [4, 4, 1], total: [8, 7, %s]}}
claims:
"""


def examined(claims: Sequence[str], total: str = "3") -> Examination:
    lines = "".join(f"  - {{id: n{number}, summary: Said., {one}}}\n" for number, one in enumerate(claims))
    rules = [rule for pack in load_packs(["arithmetic", "claims"]) for rule in pack.rules]
    return examine_document(document(_PAPER % total, lines), rules)


def findings(claims: Sequence[str], total: str = "3") -> list[Finding]:
    return [one for one in examined(claims, total).findings if one.lead.rule.pack == "claims" or one.lead.rule.name == "total-is-sum"]


def together(claims: Sequence[str], total: str = "3") -> list[list[str]]:
    """Give the findings by the claims and rules that stand in them."""
    return [[outcome.subject.ids[0] if outcome.subject.ids else outcome.rule.name for outcome in one.outcomes] for one in findings(claims, total)]


_SAME: Final = "text: A has the least risk and the best care."


def test_claims_of_one_sentence_are_one_finding() -> None:
    """A sentence that says two things which do not hold is told once, the weightier of the two first."""
    claims = [f"kind: level, asserts: 'score(\"a\", \"care\") == 5', {_SAME}", f"kind: rank, asserts: 'rank(\"a\") == 2', {_SAME}"]
    assert together(claims) == [["n1", "n0"]]


def test_claims_of_other_sentences_are_told_apart() -> None:
    """Different rules, or different cells, are different causes."""
    claims = ["kind: level, asserts: 'score(\"a\", \"care\") == 5'", "kind: equal, asserts: 'score(\"a\", \"care\") == 5'",
              "kind: level, asserts: 'score(\"b\", \"care\") == 5'"]  # fmt: skip
    assert together(claims) == [["n0"], ["n2"], ["n1"]]


def test_claims_that_the_same_cells_let_fail_are_one_finding() -> None:
    """Two sentences of one sort about one cell; also where one of them looks at more cells."""
    claims = ["kind: order, asserts: 'score(\"a\", \"risk\") > score(\"b\", \"risk\")'", "kind: order, asserts: 'score(\"a\", \"risk\") < score(\"b\", \"risk\")'",
              "kind: order, asserts: 'all(score(\"c\", \"risk\") > score(x, \"risk\") for x in [\"a\", \"b\"])'"]  # fmt: skip
    assert together(claims) == [["n0", "n1", "n2"]]


def test_a_claim_that_quotes_a_disputed_total_goes_with_it() -> None:
    """The scores of C add to 3 and 9 is printed; that C is last by its total is the same matter, and the total is still explained."""
    (found,) = findings(["kind: superlative, asserts: 'total(\"c\") > 20'"], total="9")
    assert [one.rule.name for one in found.outcomes] == ["total-is-sum", "claim-of-best"]
    assert found.lead.rule.name == "total-is-sum"
    assert [change.shown for one in found.explanations for change in one.changes if change.quantity.kind == "total"] == [("3",)]
    assert found.complete


def test_a_claim_on_a_score_stays_its_own_finding() -> None:
    """A score that takes part in a disputed sum is not itself in dispute."""
    claims = ["kind: superlative, asserts: 'score(\"c\", \"care\") > score(\"a\", \"care\")'"]
    assert sorted(together(claims, total="9")) == [["n0"], ["total-is-sum"]]


def test_prose_alone_touches_neither_order_nor_first_place() -> None:
    """No figure is in question where a sentence does not fit it."""
    (found,) = findings(["kind: superlative, asserts: 'score(\"c\", \"care\") > score(\"a\", \"care\")'"])
    assert (found.impact, found.first_place, found.explanations) == ("none", "no", ())


def test_what_does_not_hold_is_in_exactly_one_finding() -> None:
    """Every failed outcome stands in one finding, whatever is put together."""
    claims = [f"kind: {kind}, asserts: 'score(\"a\", \"{on}\") > 4', {text}" for kind in ("level", "order") for on in ("care", "risk")
              for text in (_SAME, "text: Other.", "line: 3")]  # fmt: skip
    found = examined(claims, total="9")
    listed = [id(outcome) for one in found.findings for outcome in one.outcomes]
    assert sorted(listed) == sorted(id(one) for one in found.outcomes if one.status == "fail")
