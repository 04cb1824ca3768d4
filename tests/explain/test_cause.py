"""Failed outcomes by cause: what shares a figure belongs together, what does not is told apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from audit.explain.cause import grouped, hitting_set, touched
from audit.model.quantity import Quantity
from tests.papers import SUMS, examined, failed

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
    found = failed(examined(SUMS, _TABLE % (8, 8, 4)))
    assert [[one.subject.option for one in group] for group in grouped(found)] == [["a"], ["b"]]
    assert grouped([]) == []


def test_what_a_norm_says_is_told_by_itself() -> None:
    """An outcome without a relation, or of a norm, is a cause of its own."""
    text = SUMS.replace("total: sum", "total: none")
    table = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [2, {value: 3, from: a}], risk: [2, {value: 4, from: a}]}}}\n"
    found = failed(examined(text, table))
    assert [len(group) for group in grouped(found)] == [1, 1]


def test_what_is_only_expected_is_no_cause() -> None:
    """A base that the method declares and the paper does not print cannot be what was misprinted."""
    table = "tables: {t: {rows: options, columns: [share], cells: {a: [0.50], b: [0.30], c: [0.30]}}}\n"
    (outcome,) = failed(examined(SUMS.replace("total: sum", "total: none, percent: {of: grand-total, base: 1}"), table))
    assert touched(outcome) == {Quantity("share", option) for option in "abc"}
