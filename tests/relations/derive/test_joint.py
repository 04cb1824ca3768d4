"""Empty cells of which a printed total leaves no single value, but only what they add to."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.relations.derive.joint import joint_sums, subtotal_left
from audit.rules.checks.base import Facts
from tests.rules.packs import facts

WEIGHTS = (6, 6, 3)


def _column(*cells: object, total: object, weights: tuple[int, ...] = WEIGHTS, of: str = "weighted-score") -> Facts:
    """One option on criteria with weights, at levels of 0, 5 and 10."""
    criteria = ", ".join(f"c{at}: {{weight: {weight}, group: g}}" for at, weight in enumerate(weights))
    rows = ", ".join(f"c{at}: [{cell}]" for at, cell in enumerate(cells))
    return facts(f"""\
levels: {{low: {{value: 0}}, medium: {{value: 5}}, high: {{value: 10}}}}
groups: {{g: {{title: Group}}}}
criteria: {{{criteria}}}
options: {{a: {{title: Alpha}}}}
method: {{total: weighted-sum}}
tables: {{t: {{prints: {of}, rows: criteria, columns: [a], cells: {{{rows}, total: [{total}]}}}}}}
""")


def _said(found: Facts) -> list[tuple[list[str | None], Fraction]]:
    return [([cell.criterion for cell in one.cells], one.sum) for one in joint_sums(found.derivation, found.valuation)]


def test_two_blanks_add_to_what_the_total_leaves() -> None:
    """Neither has a value of its own: 0, 30 and 60 fit both."""
    assert _said(_column("blank", "blank", 30, total=90)) == [(["c0", "c1"], Fraction(60))]


def test_cells_that_one_value_fits_are_left_out() -> None:
    """With 120 left, both are forced to 60; of three, the small one may be settled and the others not."""
    assert _said(_column("blank", "blank", 30, total=150)) == []
    assert _said(_column("blank", "blank", "blank", total=75)) == [(["c0", "c1"], Fraction(60))]


@pytest.mark.parametrize("cell", ["withheld", "{value: 30, reading: doubtful}"])
def test_withheld_and_doubtful_figures_leave_nothing(cell: str) -> None:
    """What would give a withheld figure away, or rests on a reading in doubt, is not said."""
    assert _said(_column("blank", "blank", cell, total=90)) == []


def test_a_total_out_of_reach_says_nothing() -> None:
    """No filling makes 91; that is a finding of its own."""
    assert _said(_column("blank", "blank", 30, total=91)) == []


def test_scores_that_weights_multiply_are_not_added() -> None:
    """What is added is the weighted score, which has no cell there."""
    assert _said(_column("blank", "blank", 10, total=90, of="score")) == []


def test_a_subtotal_follows_where_its_blanks_add_to_one_sum() -> None:
    """The group holds both blanks, so that its subtotal is known although no cell is."""
    found = _column("blank", "blank", 30, total=90)
    relation = found.derivation.defining[next(one for one in found.derivation.defining if one.kind == "total")][0]
    assert subtotal_left(relation, found.joint, found.valuation) == Fraction(90)


@given(st.lists(st.sampled_from([0, 1, 2, None]), min_size=2, max_size=4), st.data())
def test_what_is_said_is_what_every_filling_gives(levels: list[int | None], data: st.DataObject) -> None:
    """Against every filling: the cells named add to the sum in all of them, and each can have several values."""
    weights = tuple(data.draw(st.integers(1, 4)) for _ in levels)
    truth = [
        data.draw(st.sampled_from([0, 5, 10])) * weight if level is None else level * 5 * weight
        for level, weight in zip(levels, weights, strict=True)
    ]
    cells = ["blank" if level is None else value for level, value in zip(levels, truth, strict=True)]
    fits = [
        filled
        for filled in product(
            *([value] if level is not None else [0, 5 * weight, 10 * weight] for level, value, weight in zip(levels, truth, weights, strict=True))
        )
        if sum(filled) == sum(truth)
    ]
    free = [at for at, level in enumerate(levels) if level is None and len({filled[at] for filled in fits}) > 1]
    expected = [([f"c{at}" for at in free], Fraction(sum(truth[at] for at in free)))] if len(free) > 1 else []
    assert _said(_column(*cells, total=sum(truth), weights=weights)) == expected
