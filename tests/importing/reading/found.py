"""What an audit of small documents finds: errors and questions, appraisal by appraisal."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from audit.documents.paper import Passage, Table
from audit.examine import Examination, examine_appraisal
from audit.importing.document import all_imported
from audit.rules.pack import load_packs
from audit.rules.rule import Rule
from tests.importing.make import Rows, paper

Found = tuple[str, str, str, str]
"""Rule, option or criterion, what is printed, and what the figures give."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that ships with the tool."""
    return tuple(rule for pack in load_packs([], cases=False) for rule in pack.rules)


def audits(*blocks: Table | Passage | Rows | str, **of: Any) -> list[Examination]:
    """Audit every appraisal of a document made of blocks."""
    return [examine_appraisal(appraisal, rules()) for appraisal, _ in all_imported(paper(*blocks, **of), "paper")]


def errors(examinations: Sequence[Examination]) -> list[list[Found]]:
    """The errors of each audit."""
    return [[_found(finding) for finding in one.findings if finding.lead.rule.severity == "error"] for one in examinations]


def warnings(examinations: Sequence[Examination]) -> list[str]:
    """What is less than an error and more than a note."""
    return [finding.lead.message for one in examinations for finding in one.findings if finding.lead.rule.severity == "warning"]


def questions(examinations: Sequence[Examination]) -> list[str]:
    """What is asked about the method."""
    return [finding.lead.message for one in examinations for finding in one.findings if finding.lead.rule.severity_from]


def _found(finding: Any) -> Found:
    lead = finding.lead
    return lead.rule.id, lead.subject.option or lead.subject.criterion or "", lead.published, lead.computed
