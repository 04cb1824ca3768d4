"""Which figure of an option a sentence compares: its total, its subtotal in a group, or its scores on criteria.

A share of the criteria: most, a small number, half, none, three of the five.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from audit.appraisal.text.stems import stem, stems
from audit.importing.claims.ground import Ground
from audit.importing.claims.scope import Scope, scopes
from audit.importing.claims.write import among, every, quoted

__all__ = ["TOTAL", "Comparison", "Figure", "behind", "compared", "of_quality", "share", "share_words", "words"]

_ENDS: Final = {"most": "> {} / 2", "few": "< {} / 2", "half": "== {} / 2", "several": "> 1", "some": "> 0", "all": "== {}", "none": "== 0"}
"""Words that leave room are read as docs/claims.md says."""


def share(scope: Scope) -> Callable[[str], str]:
    """What writes that a condition on the criterion ``c`` holds for a share of the criteria."""
    source = among(scope.group)
    whole = f"count(c for c in {source})"
    if scope.number:
        of = f" and {whole} == {scope.of}" if scope.of else ""
        return lambda condition: f"count({condition} for c in {source}) == {scope.number}{of}"
    return lambda condition: f"count({condition} for c in {source}) {_ENDS[scope.amount].format(whole)}"


def share_words(scope: Scope, ground: Ground) -> str:
    """Say in words which share of the criteria is meant."""
    group = f" {ground.title(scope.group)}" if scope.group else ""
    amount = str(scope.number) if scope.number else scope.amount
    return f"{amount} of the{f' {scope.of}' if scope.of else ''}{group} criteria"


Figure: TypeAlias = Callable[[str], str]
"""Writes the figure of an option."""

Comparison: TypeAlias = Callable[[Figure], str]
"""Writes a comparison of figures of options."""

TOTAL = Scope(total=True)

_ABLE: Final = "ble"
_ABILITY: Final = "bility"


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


def of_quality(quality: str, ground: Ground) -> Scope | None:
    """The group of criteria that a quality is named after: viability for "viable", feasibility for "feasible"; None where there is none."""
    said = quality.lower()
    if not said.endswith(_ABLE):
        return None
    noun = stem(f"{said[: -len(_ABLE)]}{_ABILITY}")
    found = [one.id for one in ground.groups if noun in stems(one.title)]
    return Scope(group=found[0]) if len(found) == 1 else None


def words(scope: Scope, ground: Ground) -> str:
    """Say in words what is compared."""
    if scope.total:
        return "by total"
    if scope.ids:
        return f"on {ground.titles(scope.ids)}"
    if scope.is_share:
        return f"on {share_words(scope, ground)}"
    return f"on {ground.title(scope.group)}"
