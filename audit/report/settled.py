"""What put a way to make figures agree before others, in words."""

from typing import Final

from audit.explain.finding import Explanation

_MOST: Final = 2


def put_first(one: Explanation) -> str:
    """Say which soft relations put an explanation before others, to follow what it says; empty where none did."""
    if not one.settled_by:
        return ""
    more = len(one.settled_by) - _MOST
    others = f"; and for {more} more such reason{'' if more == 1 else 's'}" if more > 0 else ""
    return f"; told before others, since {'; and '.join(one.settled_by[:_MOST])}{others}"
