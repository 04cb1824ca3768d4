"""How large a set of possible values may grow. Generous for any appraisal, small enough to stay in bounded time."""

from typing import Final

MAX_POINTS: Final = 50_000
MAX_SPANS: Final = 2_000
MAX_PAIRS: Final = 20_000


class TooManyValues(Exception):  # noqa: N818  # it is no error of the input: what needs the set is undecided
    """A set has more members than are worth listing; what needs it is undecided."""


def check(size: int, limit: int) -> None:
    """Raise TooManyValues if a set, or the work of making it, is larger than its limit."""
    if size > limit:
        raise TooManyValues("more values are possible than can be listed")
