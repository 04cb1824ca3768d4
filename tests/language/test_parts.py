"""An expression taken apart: which of the conditions that all have to hold do not, and what they looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.errors import ExpressionError
from audit.language.evaluate import Run
from audit.language.parse import parse
from audit.language.parts import parts
from audit.language.things import Unknown, all_of
from tests.language.worlds import SMALL, world


def found(expression: str, text: str = SMALL) -> list[tuple[bool | None, list[str]]]:
    """Give the truth of each condition, None where it is open, with what it looked at."""
    told = parts(Run(parse(expression), world(text), {}))
    return [(None if isinstance(one.truth, Unknown) else one.truth, [looked.text for looked in one.looked]) for one in told]


def test_conditions_joined_by_and_are_told_apart() -> None:
    """The second is looked at although the first decides."""
    assert found('score("a", "care") > 5 and score("b", "care") > 5') == [
        (False, ['score("a", "care")']), (True, ['score("b", "care")']),
    ]  # fmt: skip


def test_each_entry_of_a_loop_is_a_condition_of_its_own() -> None:
    """A loop in a loop, a list of ids, and entries that are not in the loop."""
    assert [truth for truth, _ in found('all(all(score(x, c) > 0 for c in ["care", "cost"]) for x in ["a", "b"])')] == [False, True, True, False]
    assert found('all(x.total > 15 for x in options if x != "a")') == [(True, ["x.total (x: b)"]), (False, ["x.total (x: c)"])]


def test_an_entry_that_may_be_in_a_loop_leaves_its_condition_open() -> None:
    """Whether the blank is above 5 is not known, so neither is whether the condition has to hold for it."""
    assert found('all(x.total > 100 for x in options if score(x, "access") > 5)') == [(False, ["x.total (x: b)"]), (None, ["x.total (x: c)"])]


def test_what_is_no_row_of_conditions_is_one() -> None:
    """Or, any, and a list are told whole."""
    assert len(found('score("a", "care") > 5 or score("b", "care") > 5')) == 1
    assert len(found("any(x.total > 1 for x in options)")) == 1
    assert len(found("all([True, False])")) == 1


def test_nothing_that_was_looked_at_is_left_out() -> None:
    """In a majority over many cells every cell is evidence, not the first few."""
    many = ", ".join(['"a"'] * 60)
    ((_, looked),) = found(f'count(score(x, "care") > 1 for x in [{many}]) > 1')
    assert len(looked) == 60


ATOMS = ['score("a", "care") > 5', 'score("b", "care") > 5', 'score("c", "access") > 5', "True", "all(x.total > 14 for x in options)"]


@given(st.recursive(st.sampled_from(ATOMS), lambda below: st.builds("({} {} {})".format, below, st.sampled_from(["and", "or"]), below), max_leaves=6))
def test_the_conditions_together_have_the_truth_of_the_whole(expression: str) -> None:
    """Taking an expression apart never changes what comes of it."""
    whole = Run(parse(expression), world(), {}).truth()
    together = all_of([part.truth for part in parts(Run(parse(expression), world(), {}))])
    assert together is whole or (isinstance(together, Unknown) and isinstance(whole, Unknown))


@pytest.mark.parametrize("expression", ["all(x.total > y for x in options)", "1 and True"])
def test_what_cannot_be_run_is_told(expression: str) -> None:
    """Errors are those of running the whole."""
    with pytest.raises(ExpressionError, match=r"not known here|a number stands"):
        parts(Run(parse(expression), world(), {}))
