"""Failed outcomes by cause: what shares a figure belongs together, what does not is told apart.

Failed claims that have one cause are one finding, and a claim that quotes a disputed figure goes with it.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.model.quantity import Quantity
from audit.examine import Examination, examine_document
from audit.explanation.finding import Finding
from audit.explanation.grouping import grouped, hitting_set, touched
from audit.rules.pack import load_packs
from tests.papers import SUMS, document, failed
from tests.papers import examined as papers_examined

_SETS = st.lists(st.frozensets(st.sampled_from([Quantity("score", name) for name in "abcdefg"]), max_size=4), max_size=6)
_TABLE = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, %s], b: [3, 4, %s], c: [2, 2, %s]}}}\n"


@given(_SETS)
def test_a_cause_touches_every_set_and_is_smallest(sets: list[frozenset[Quantity]]) -> None:
    """A cause holds a member of every set that has one, and no smaller choice of up to three does."""
    found = hitting_set(sets)
    wanted = [one for one in sets if one]
    assert all(one & set(found) for one in wanted)
    for size in range(min(len(found), 4)):
        assert not any(all(one & set(chosen) for one in wanted) for chosen in combinations({q for one in wanted for q in one}, size))


def test_more_than_three_causes_are_found_one_by_one() -> None:
    """Sets that need more than three causes get one that touches all, whatever order they come in."""
    sets = [frozenset({Quantity("score", name), Quantity("score", "shared")}) for name in "abc"]
    apart = [frozenset({Quantity("total", name)}) for name in "abcd"]
    found = hitting_set([*apart, *sets])
    assert set(found) == {Quantity("score", "shared"), *(Quantity("total", name) for name in "abcd")}
    assert hitting_set([*sets, *apart]) == found


def test_many_candidates_are_not_all_tried() -> None:
    """Where there are too many choices to try, a cause is still found."""
    sets = [frozenset(Quantity("score", f"o{n}", f"c{m}") for m in range(60)) for n in range(3)]
    found = hitting_set(sets)
    assert all(one & set(found) for one in sets)
    assert hitting_set(list(reversed(sets))) == found


def test_outcomes_without_a_shared_figure_are_apart() -> None:
    """Two totals that do not agree, of two options, have two causes."""
    found = failed(papers_examined(SUMS, _TABLE % (8, 8, 4)))
    assert [[one.subject.option for one in group] for group in grouped(found)] == [["a"], ["b"]]
    assert grouped([]) == []


def test_what_a_norm_says_is_told_by_itself() -> None:
    """An outcome without a relation, or of a norm, is a cause of its own."""
    text = SUMS.replace("total: sum", "total: none")
    table = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [2, {value: 3, from: a}], risk: [2, {value: 4, from: a}]}}}\n"
    found = failed(papers_examined(text, table))
    assert [len(group) for group in grouped(found)] == [1, 1]


def test_what_is_only_expected_is_no_cause() -> None:
    """A base that the method declares and the paper does not print cannot be what was misprinted."""
    table = "tables: {t: {rows: options, columns: [share], cells: {a: [0.50], b: [0.30], c: [0.30]}}}\n"
    (outcome,) = failed(papers_examined(SUMS.replace("total: sum", "total: none, percent: {of: grand-total, base: 1}"), table))
    assert touched(outcome) == {Quantity("share", option) for option in "abc"}


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
    """The findings by the claims and rules that stand in them."""
    return [[outcome.subject.ids[0] if outcome.subject.ids else outcome.rule.name for outcome in one.outcomes] for one in findings(claims, total)]


_SAME: Final = "text: A has the least risk and the best care."


def test_claims_of_one_sentence_are_one_finding() -> None:
    """A sentence that says two things which do not hold is told once, the weightier of the two first."""
    claims = [f'kind: level, asserts: \'score("a", "care") == 5\', {_SAME}', f"kind: rank, asserts: 'rank(\"a\") == 2', {_SAME}"]
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
    claims = ['kind: superlative, asserts: \'score("c", "care") > score("a", "care")\'']
    assert sorted(together(claims, total="9")) == [["n0"], ["total-is-sum"]]


def test_prose_alone_touches_neither_order_nor_first_place() -> None:
    """No figure is in question where a sentence does not fit it."""
    (found,) = findings(['kind: superlative, asserts: \'score("c", "care") > score("a", "care")\''])
    assert (found.impact, found.first_place, found.explanations) == ("none", "no", ())


def test_what_does_not_hold_is_in_exactly_one_finding() -> None:
    """Every failed outcome stands in one finding, whatever is put together."""
    claims = [f"kind: {kind}, asserts: 'score(\"a\", \"{on}\") > 4', {text}" for kind in ("level", "order") for on in ("care", "risk")
              for text in (_SAME, "text: Other.", "line: 3")]  # fmt: skip
    found = examined(claims, total="9")
    listed = [id(outcome) for one in found.findings for outcome in one.outcomes]
    assert sorted(listed) == sorted(id(one) for one in found.outcomes if one.status == "fail")
