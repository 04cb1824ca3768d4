"""How many examples a test of drawn papers tries: few in every run, many in the deep one."""

import os
from typing import Final

from hypothesis import settings

_DEEPER: Final = 8
"""Drawn examples take 40 s of work in every run, so that the deep one takes some 320: three minutes on two cores."""


def examples(count: int) -> settings:
    """Try this many examples in every run, and eight times as many with ``HYPOTHESIS_PROFILE=deep``."""
    return settings(max_examples=count * (_DEEPER if os.environ.get("HYPOTHESIS_PROFILE") == "deep" else 1))
