"""A paper whose first total does not agree, so that either of two scores or the total may be meant; and its explanations."""

from collections.abc import Sequence
from typing import Final

from audit.examine import Examination, examine_document
from audit.explanation.finding import Explanation, Finding
from audit.rules.settings import Settings, Soft
from tests.papers import SUMS, document, rules

TABLE: Final = "tables: {{t: {{rows: options, columns: [care, risk, total], prints: score, cells: {{a: [{a}], b: [{b}], c: [{c}]}}}}}}\n"
ODD: Final = {"a": "4, 5, 7", "b": "4, 3, 7", "c": "1, 0, 1"}
REASONS: Final = """
texts:
  rationale:
    risk: {a: {text: Two sites remain open.}, b: {text: Two sites remain open.}}
"""


def examination(more: str, soft: Sequence[Soft] = (), *, head: str = SUMS, table: str = TABLE, **cells: str) -> Examination:
    """Examine the paper with more said of it, other cells, and these soft relations counting."""
    return examine_document(document(head, table.format(**{**ODD, **cells}), more), rules(), Settings(soft=tuple(soft)))


def finding(more: str, *soft: Soft, **others: str) -> Finding:
    """The finding about the total."""
    found = examination(more, soft, **others)
    assert not found.problems, found.problems
    return next(one for one in found.findings if one.lead.subject.quantity is not None)


def changes(one: Explanation) -> str:
    """What an explanation changes, in short."""
    return ", ".join(
        f"{change.quantity.kind} {change.quantity.option} {change.quantity.criterion}: {' '.join(change.shown)}" for change in one.changes
    )
