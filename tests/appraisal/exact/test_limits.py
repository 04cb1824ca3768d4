"""How large a set may grow."""

import pytest

from audit.appraisal.exact.bounds import TooManyValues, check
from audit.limits import ValueLimits


def test_what_is_within_a_limit_passes() -> None:
    """A size up to its limit is no reason to stop, one more is, and the reason reads as a reason."""
    check(5, 5)
    with pytest.raises(TooManyValues, match="there are too many possible values to list"):
        check(6, 5)


def test_the_limits_are_far_beyond_any_appraisal() -> None:
    """Twenty blanks of three levels with any weights stay within them."""
    assert min(ValueLimits.MAX_POINTS, ValueLimits.MAX_PAIRS) >= 10_000
    assert ValueLimits.MAX_SPANS >= 1_000
