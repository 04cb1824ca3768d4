"""Reasons and sentences of two versions compared."""

from tests.comparison.pairs import PAPER, told

_REASON = PAPER + "texts: {rationale: {care: {a: {text: The ward is near.}}}}\n"


def test_a_reason_that_is_new_or_gone() -> None:
    """A reason belongs to an option and a criterion."""
    assert ("reasons", "new", "reason", "", "The ward is near.") in told(PAPER, _REASON)
    assert ("reasons", "gone", "reason", "The ward is near.", "") in told(_REASON, PAPER)


def test_a_reason_that_is_worded_differently() -> None:
    """Both wordings are given; spaces and the point at the end make no difference."""
    assert ("reasons", "changed", "reason", "The ward is near.", "The ward is far.") in told(_REASON, _REASON.replace("near", "far"))
    assert told(_REASON, _REASON.replace("near.", "near")) == set()
