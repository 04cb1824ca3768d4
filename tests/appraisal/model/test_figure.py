"""The scores that a scale allows, and how much of it is known."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, Values, make, points
from audit.appraisal.model.figure import Scale
from audit.limits import ValueLimits

_F = Fraction


@pytest.mark.parametrize(
    ("scale", "allowed", "known"),
    [
        (Scale(), ANY, False),
        (Scale(_F(0), _F(2), _F(1)), points(map(_F, (0, 1, 2))), True),
        (Scale(_F(0), _F(1), _F(1, 2)), points((_F(0), _F(1, 2), _F(1))), True),
        (Scale(_F(0), _F(1)), make((), [Span(_F(0), _F(1))]), True),
        (Scale(None, _F(5)), make((), [Span(None, _F(5), low_open=True)]), False),
        (Scale(_F(1), None, _F(1)), make((), [Span(_F(1), None, high_open=True)]), False),
        (Scale(listed=(_F(0), _F(10))), points((_F(0), _F(10))), True),
        (Scale(_F(0), _F(1), _F(1, ValueLimits.MAX_POINTS)), make((), [Span(_F(0), _F(1))]), True),
    ],
)
def test_what_a_scale_allows(scale: Scale, allowed: Values, known: bool) -> None:
    """A scale allows its steps, its listed values, or what lies between its ends; unknown where an end is not given."""
    assert scale.allows() == allowed
    assert scale.known is known


def test_the_ends_of_a_scale() -> None:
    """Top and bottom come from the listed values where there are any, else from the ends given."""
    assert (Scale(_F(1), _F(5)).bottom, Scale(_F(1), _F(5)).top) == (1, 5)
    assert (Scale(listed=(_F(3), _F(7))).bottom, Scale(listed=(_F(3), _F(7))).top) == (3, 7)
    assert (Scale().bottom, Scale().top) == (None, None)


@given(st.integers(-20, 20), st.integers(0, 40), st.integers(1, 9))
def test_steps_never_pass_the_top(low: int, width: int, step: int) -> None:
    """Every step of a scale lies between its ends, and the next one would not."""
    allowed = Scale(_F(low), _F(low + width), _F(step)).allows()
    assert min(allowed.points) == low
    assert max(allowed.points) <= low + width < max(allowed.points) + step
