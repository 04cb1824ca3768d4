"""Papers as parts of a report, and what is read back out of one."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from lxml import html

from audit.report.document.blocks import ReportDocument, ReportSection, ReportTable, all_sections
from audit.report.document.build import report_of
from audit.report.document.html import html_of
from audit.report.document.provenance import Provenance
from audit.report.document.scope import Audience, PaperPart
from tests.report.papers import explained_file, explained_text

MADE: Final = Provenance(as_of="2026-01-31", rules=(("core", "ab" * 32),), log_head="cd" * 32, log_file=".audit/cd.jsonl")
ROTHERHAM: Final = "appraisals/rotherham-childrens-services-2017.yaml"
WORCESTERSHIRE: Final = "appraisals/worcestershire-childrens-services-2017.yaml"
TENDER: Final = "examples/10c-prices-withheld.yaml"
SCORERS: Final = "examples/07a-several-scorers-summed.yaml"

ODD: Final = """\
appraisal: {id: odd, title: 'Where to put the depot', publisher: A council, from: published, dates: {published: 2025}}
sources: {report: {role: report, title: Report, file: report.pdf}}
scale: {min: 0, max: 5, step: 1}
criteria: {care: {title: Care}, risk: {title: Risk}, cost: {title: Cost}}
options: {a: {title: North}, b: {title: South}, c: {title: East, base: true}}
method: {total: sum, rank: {by: total}}
tables:
  t:
    rows: criteria
    columns: [a, b, c]
    prints: score
    place: {source: report, printed-page: '12', table: 3}
    cells: {care: [5, 4, 1], risk: [4, 4, blank], cost: [3, 2, 1], total: [11, 10, 4], rank: [1, 2, 3]}
"""
"""North adds to 12, and 11 is printed; East's blank can only be 2."""

CLEAN: Final = ODD.replace("total: [11,", "total: [12,").replace("blank", "2")


def part(file: str = "", text: str = "", **more: Any) -> PaperPart:
    examination = explained_text(text) if text else explained_file(file)
    assert examination.appraisal is not None
    return PaperPart(examination=examination, appraisal=examination.appraisal, **more)


def report(*papers: str, audience: Audience = Audience.COMMITTEE, public: bool = False) -> ReportDocument:
    """A report on files of the repository, or on appraisals written out as text."""
    held = [explained_text(one) if "\n" in one else explained_file(one) for one in papers]
    return report_of([(one, {}) for one in held], MADE, audience=audience, public=public)


@cache
def page(*papers: str, audience: Audience = Audience.COMMITTEE, public: bool = False) -> Any:
    """The same as a parsed page."""
    return html.document_fromstring(html_of(report(*papers, audience=audience, public=public)))


def tables(sections: Sequence[ReportSection]) -> Iterator[ReportTable]:
    """Every table, in the order of the report."""
    for one in all_sections(tuple(sections)):
        yield from (block for block in one.blocks if isinstance(block, ReportTable))


def words(document: ReportDocument) -> str:
    """Everything that a report says, in one text."""
    held: Any = html.document_fromstring(html_of(document))
    return " ".join(held.text_content().split())
