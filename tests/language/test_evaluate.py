"""Expressions come to what trying every choice of the open figures shows."""

from hypothesis import event, given, settings

from audit.language.evaluate import Run
from audit.language.parse import parse
from audit.language.static import faults
from audit.language.things import Unknown
from tests.language.grammar import TEXT, Node, expressions, outcomes
from tests.language.worlds import world


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
