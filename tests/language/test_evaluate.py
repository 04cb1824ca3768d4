"""Expressions come to what trying every choice of the open figures shows."""

from hypothesis import event, given, settings

from audit.language.evaluate import Run
from audit.language.parse import parse
from audit.language.static import faults
from audit.language.things import Unknown
from tests.language.grammar import TEXT, Node, expressions, outcomes
from tests.language.worlds import SMALL, truth, truths, world


def _truth(node: Node) -> bool | None:
    expression = parse(node.text)
    assert faults(expression, {}) == []
    found = Run(expression, world(TEXT), {}).truth()
    return None if isinstance(found, Unknown) else found


@settings(max_examples=3 * settings().max_examples)
@given(expressions(once=True))
def test_it_is_true_if_all_choices_make_it_so_and_false_if_none_does(node: Node) -> None:
    """Where each score stands once, a rule passes exactly if no filling of the blanks breaks it, and fails if every one does."""
    possible = outcomes(node)
    event(f"{len(possible)} truths")
    assert _truth(node) == (possible.pop() if len(possible) == 1 else None), node.text


@settings(max_examples=2 * settings().max_examples)
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
    run = Run(parse("max_total() == 30 and all(x.total < 16 for x in options)"), world(SMALL), {})
    assert run.truth() is False
    assert [looked.text for looked in run.trace] == ["max_total()", "x.total (x: b)"]


def test_evidence_does_not_grow_without_end() -> None:
    """A long loop keeps a few of its entries, and room for what comes after it."""
    run = Run(parse("all(all(all(x.score != y.score or True for x in cells) for y in cells) for z in options) and max_total() > 1"), world(SMALL), {})
    assert run.truth() is True
    assert len(run.trace) <= 50
    assert run.trace[-1].text == "max_total()"
