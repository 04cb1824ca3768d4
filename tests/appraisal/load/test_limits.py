"""How large an input may be."""

from audit.limits import FileLimits


def test_the_limits_are_generous_and_finite() -> None:
    """A real appraisal is a hundred times smaller than what is read, and what is read fits into memory."""
    assert 1_000_000 <= FileLimits.MAX_BYTES <= 100_000_000
    assert 10 <= FileLimits.MAX_DEPTH <= 100
    assert 10_000 <= FileLimits.MAX_NODES <= 1_000_000
    assert FileLimits.MAX_DIGITS == 30
    assert FileLimits.MAX_EXPONENT == 12
