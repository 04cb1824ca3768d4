"""Expressions come to what trying every choice of the open figures shows.

An expression taken apart: which of the conditions that all have to hold do not, and what they looked at.
"""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from audit.rules.language.evaluate import Evaluation, parts
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.static import faults
from audit.rules.language.things import Unknown, all_of
from tests.rules.language.grammar import TEXT, Node, expressions, outcomes
from tests.rules.language.worlds import SMALL, truth, truths, world


def _truth(node: Node) -> bool | None:
    expression = parse(node.text)
    assert faults(expression, {}) == []
    found = Evaluation(expression, world(TEXT), {}).truth()
    return None if isinstance(found, Unknown) else found


@settings(max_examples=3 * settings().max_examples // 2)
@given(expressions(once=True))
def test_it_is_true_if_all_choices_make_it_so_and_false_if_none_does(node: Node) -> None:
    """Where each score stands once, a rule passes exactly if no filling of the blanks breaks it, and fails if every one does."""
    possible = outcomes(node)
    event(f"{len(possible)} truths")
    assert _truth(node) == (possible.pop() if len(possible) == 1 else None), node.text


@given(expressions(once=False, depth=4))
def test_it_is_never_surer_than_the_choices_are(node: Node) -> None:
    """Where a score stands twice, or a division may be by nothing, a decided rule is still right for every filling."""
    found, possible = _truth(node), outcomes(node)
    event(f"found {found}")
    assert found is None or (not found) not in possible, node.text


def test_a_name_that_a_loop_hides_is_itself_again_after_it() -> None:
    """A loop may use the subject's name for its own entries; outside it the name is the subject's."""
    assert truths("all(option.weight > 0 for option in criteria if option.scored) and option.total == 15", "option")["Do nothing"] is True


def test_what_is_settled_is_not_looked_at_further() -> None:
    """After a false in and, or a true in or, the rest is not run: a rule can ask first whether something is there."""
    assert truth('max_total() < 0 and total("z") > 1') is False
    assert truth('max_total() > 0 or total("z") > 1') is True
    assert truth('(1 if max_total() > 0 else total("z")) == 1') is True


def test_the_entry_that_decides_is_the_evidence() -> None:
    """Of a loop that fails, the trace keeps what was seen of the entry on which it fails, and which that is."""
    run = Evaluation(parse("max_total() == 30 and all(x.total < 16 for x in options)"), world(SMALL), {})
    assert run.truth() is False
    assert [looked.text for looked in run.trace] == ["max_total()", "x.total (x: b)"]


def test_evidence_does_not_grow_without_end() -> None:
    """A long loop keeps a few of its entries, and room for what comes after it."""
    run = Evaluation(
        parse("all(all(all(x.score != y.score or True for x in cells) for y in cells) for z in options) and max_total() > 1"), world(SMALL), {}
    )
    assert run.truth() is True
    assert len(run.trace) <= 50
    assert run.trace[-1].text == "max_total()"


def found(expression: str, text: str = SMALL) -> list[tuple[bool | None, list[str]]]:
    """The truth of each condition, None where it is open, with what it looked at."""
    told = parts(Evaluation(parse(expression), world(text), {}))
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
    whole = Evaluation(parse(expression), world(), {}).truth()
    together = all_of([part.truth for part in parts(Evaluation(parse(expression), world(), {}))])
    assert together is whole or (isinstance(together, Unknown) and isinstance(whole, Unknown))


@pytest.mark.parametrize("expression", ["all(x.total > y for x in options)", "1 and True"])
def test_what_cannot_be_run_is_told(expression: str) -> None:
    """Errors are those of running the whole."""
    with pytest.raises(ExpressionError, match=r"not known here|a number is used"):
        parts(Evaluation(parse(expression), world(), {}))
