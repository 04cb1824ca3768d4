"""Results of papers from which every form for other programs is written."""

from dataclasses import replace
from functools import cache
from typing import Final

from audit.examine import Examination
from audit.problems import Problem, fault
from audit.report.exchange.paper_result import PaperResult, result_of
from tests.report.document.parts import ODD
from tests.report.papers import examined_by_all, shipped

HOSTILE: Final = ODD.replace("title: North", "title: '=1+1 <b> | [x](javascript:y) @name %0A::error::'").replace(
    "'Where to put the depot'", '"\\u202Edepot]]>"'
)
"""What a title of an option could do to a form that takes it for more than a title."""


@cache
def odd() -> PaperResult:
    """A paper with a total that does not agree, on page 12 of its source."""
    return result_of(examined_by_all(ODD))


@cache
def hostile() -> PaperResult:
    return result_of(examined_by_all(HOSTILE))


@cache
def rotherham() -> PaperResult:
    return result_of(shipped("appraisals/rotherham-childrens-services-2017.yaml"))


@cache
def broken() -> PaperResult:
    """A paper that could not be audited, because of its line 3."""
    return result_of(Examination("a, b/broken: 100%.yaml", problems=(Problem("a, b/broken: 100%.yaml", 3, 7, fault("not-a-source")),)))


@cache
def clean() -> PaperResult:
    return replace(odd(), path="clean.yaml", findings=(), headline="No disagreement found: all 14 figures could be checked.")


def restricted() -> PaperResult:
    return replace(clean(), restricted=("rule ARI001 is switched off by own.yaml, line 2",))
