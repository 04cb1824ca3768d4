"""A share of the criteria: most, a small number, half, none, three of the five."""

from collections.abc import Callable
from typing import Final

from audit.prose.ground import Ground
from audit.prose.scope import Scope
from audit.prose.write import among

_ENDS: Final = {"most": "> {} / 2", "few": "< {} / 2", "half": "== {} / 2", "several": "> 1", "some": "> 0", "all": "== {}", "none": "== 0"}
"""Words that leave room are read as docs/claims.md says."""


def share(scope: Scope) -> Callable[[str], str]:
    """Give what writes that a condition on the criterion ``c`` holds for a share of the criteria."""
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
