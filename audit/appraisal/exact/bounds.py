"""The bound on how many values a set may have, and what is raised beyond it."""

__all__ = ["TooManyValues", "check"]


class TooManyValues(Exception):  # noqa: N818  # it is no error of the input: what needs the set is undecided
    """A set has more members than are worth listing; what needs it is undecided."""


def check(size: int, limit: int) -> None:
    """Raise TooManyValues if a set, or the work of making it, is larger than its limit."""
    if size > limit:
        raise TooManyValues("there are too many possible values to list")
