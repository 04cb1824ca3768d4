"""How the tests run: the same examples every time, no test that fails because a machine is slow, and coverage where it tells something.

``HYPOTHESIS_PROFILE=deep`` (``make test-deep``) tries many more examples, new ones every time.
"""

import os
import sys
from collections.abc import Generator
from typing import Final

import pytest
from hypothesis import settings

# 50 is half of Hypothesis' default and the deep run tries 20 times as many: what a rare example alone would show, a test by hand pins as well,
# which tools/mutants.py measures at these numbers.
settings.register_profile("dev", deadline=None, derandomize=True, database=None, max_examples=50)
settings.register_profile("deep", deadline=None, max_examples=1_000, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


_WHOLE: Final = tuple(f"tests/{folder}/" for folder in ("acceptance", "appraisals", "bench", "docs", "generated", "public", "tools"))
"""Tests of whole papers, pages and tools: what they run of the package, the tests of its folders run as well."""


def _is_untraced(item: pytest.Item) -> bool:
    is_whole = item.nodeid.startswith(_WHOLE) or item.get_closest_marker("whole") is not None
    return is_whole or getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run drawn examples and whole papers untraced: tracing takes three and a half times as long, and the same lines again show nothing more.

    The mark of pytest-cov for this does not work in the processes of pytest-xdist, where it starts tracing twice and stops it once.
    """
    tracer = sys.gettrace() if _is_untraced(item) else None
    if tracer is not None:
        sys.settrace(None)
    try:
        return (yield)
    finally:
        if tracer is not None:
            sys.settrace(tracer)
