"""The figures after a change, as sentences of the prose are held against them."""

from audit.rules.settings import Soft
from tests.explanation.soft_paper import changes, finding

_SAYS = 'claims: [{id: one, summary: The first leads the second by two., asserts: \'total("a") - total("b") == 2\', status: confirmed}]\n'


def test_printed_figures_are_those_of_the_change() -> None:
    """A claim that may be about printed figures is held against the changed ones: 9 and 7 are two apart, 7 and 7 are not."""
    found = finding(_SAYS, Soft.claims, a="4, 5, 7")
    assert changes(found.explanations[0]) == "total a None: 9"
    assert [bool(one.settled_by) for one in found.explanations] == [True, False, False]


def test_what_was_printed_before_does_not_count() -> None:
    """A claim that only the printed figures bear out is contradicted once one of them is another."""
    found = finding(_SAYS, Soft.claims, a="4, 5, 9", b="4, 4, 7")
    assert [(changes(one), bool(one.settled_by)) for one in found.explanations] == [
        ("score b care: 3", True), ("score b risk: 3", True), ("total b None: 8", False),
    ]  # fmt: skip
