"""How large an input may be."""

from audit.load import limits


def test_the_limits_are_generous_and_finite() -> None:
    """A real appraisal is a hundred times smaller than what is read, and what is read fits into memory."""
    assert 1_000_000 <= limits.MAX_BYTES <= 100_000_000
    assert 10 <= limits.MAX_DEPTH <= 100
    assert 10_000 <= limits.MAX_NODES <= 1_000_000
    assert limits.MAX_DIGITS == 30
    assert limits.MAX_EXPONENT == 12
