"""Which figure of an option a sentence compares: its total, its subtotal in a group, or its scores on criteria."""

from collections.abc import Callable
from typing import TypeAlias

from audit.prose.ground import Ground
from audit.prose.scope import Scope, scopes
from audit.prose.share import share, share_words
from audit.prose.write import every, quoted

Figure: TypeAlias = Callable[[str], str]
"""Writes the figure of an option."""

Comparison: TypeAlias = Callable[[Figure], str]
"""Writes a comparison of figures of options."""

TOTAL = Scope(total=True)


def compared(scope: Scope, ground: Ground, comparison: Comparison) -> str | None:
    """Write a comparison of the figures that a scope speaks of; None where the tables have none."""
    if scope.total:
        return comparison(lambda x: f"total({x})") if ground.totals else None
    if scope.ids:
        return every(scope.ids, "c", lambda c: comparison(lambda x: f"score({x}, {c})"))
    if scope.is_share:
        return share(scope)(comparison(lambda x: f"score({x}, c)"))
    return comparison(lambda x: f"subtotal({x}, {quoted(scope.group)})") if scope.group else None


def behind(text: str | None, ground: Ground) -> Scope | None:
    """Read what stands behind ``on`` or the like; the total where nothing does, None where it is not known."""
    if not text:
        return TOTAL
    found = scopes(text, ground)
    return found[0] if len(found) == 1 else None


def words(scope: Scope, ground: Ground) -> str:
    """Say in words what is compared."""
    if scope.total:
        return "by total"
    if scope.ids:
        return f"on {ground.titles(scope.ids)}"
    if scope.is_share:
        return f"on {share_words(scope, ground)}"
    return f"on {ground.title(scope.group)}"
