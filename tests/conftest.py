"""How the tests run: the same examples every time, no test that fails because a machine is slow, and coverage where it tells something.

``HYPOTHESIS_PROFILE=deep`` (``make test-deep``) tries many more examples, new ones every time.
"""

import gc
import os
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import nullcontext
from typing import Final

import pytest
from hypothesis import settings

from tests.untraced import untraced

# 50 is half of Hypothesis' default and the deep run tries 5 times as many: what a rare example alone would show, a test by hand pins as well,
# which tools/mutants.py measures at these numbers.
settings.register_profile("dev", deadline=None, derandomize=True, database=None, max_examples=50)
settings.register_profile("deep", deadline=None, max_examples=150, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


_WHOLE: Final = tuple(f"tests/{folder}/" for folder in ("acceptance", "appraisals", "bench", "docs", "generated", "public", "tools"))
"""Tests of whole papers, pages and tools: what they run of the package, the tests of its folders run as well."""


_TRACED: Final = 2
"""How many cases of one test are traced: the rules' own tests took 101 s of work traced throughout, and 37 s untraced, since most of their
cases run the lines of the first."""

_LATER: Final = pytest.StashKey[bool]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark the later cases of each test; every process of pytest-xdist collects the same, and so marks the same."""
    before = Counter[str]()
    for item in items:
        name = item.nodeid.partition("[")[0]
        before[name] += 1
        item.stash[_LATER] = before[name] > _TRACED


def _is_untraced(item: pytest.Item) -> bool:
    is_whole = item.nodeid.startswith(_WHOLE) or item.get_closest_marker("whole") is not None
    return is_whole or item.stash.get(_LATER, False) or getattr(getattr(item, "obj", None), "is_hypothesis_test", False)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for circles of objects as seldom as the command does, and never among the tests themselves, which stay to the end.

    Eleven thousand tests are gone through each time otherwise: drawn papers took 30.3 s of work with Python's own setting and 25.2 s with this one.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run drawn examples, whole papers and the later cases of a test untraced."""
    with untraced() if _is_untraced(item) else nullcontext():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Make ready untraced what runs untraced: a fixture may read a whole document."""
    with untraced() if _is_untraced(item) else nullcontext():
        return (yield)
