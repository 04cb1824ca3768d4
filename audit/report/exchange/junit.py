"""Results as JUnit XML, which most build servers show: a suite for each paper, a case for each rule that ran on it."""

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from audit.report.exchange.concise import place_of_line
from audit.report.exchange.paper_result import FoundPlace, PaperResult, RuleResult

__all__ = ["whole"]

_READING: Final = "the appraisal can be audited"


def whole(papers: Sequence[PaperResult], _exit_code: int) -> str:
    """The document, with counts of cases, failures, errors and skipped ones for each suite and for all.

    An error of a paper is a failed case; what is a warning, a note, or may come from the copy that was read is told in a case that
    passes, since build servers know nothing between the two. A rule that could not decide is skipped, with the reason.
    """
    root = ET.Element("testsuites", name="appraisal-audit")
    for paper in papers:
        _suite(root, paper)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, paper: PaperResult) -> None:
    suite = ET.SubElement(root, "testsuite", name=paper.path)
    if paper.restricted:
        properties = ET.SubElement(suite, "properties")
        for at, said in enumerate(paper.restricted, 1):
            ET.SubElement(properties, "property", name=f"left-out-{at}", value=said)
    read = ET.SubElement(suite, "testcase", name=_READING, classname=paper.path)
    for one in paper.broken:
        _told(read, "error", paper, [one])
    for rule in paper.rules:
        _case(suite, rule, paper)
    counts = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error", "skipped": "testcase/skipped"}
    for name, what in counts.items():
        suite.set(name, str(len(suite.findall(what))))


def _case(suite: ET.Element, rule: RuleResult, paper: PaperResult) -> None:
    case = ET.SubElement(suite, "testcase", name=f"{rule.id} {rule.name}", classname=paper.path)
    found = [one for one in paper.findings if one.rule == rule.id]
    errors = [one for one in found if one.severity == "error"]
    if errors:
        _told(case, "failure", paper, errors)
    elif rule.status == "undecided" and not found:
        ET.SubElement(case, "skipped", message=rule.why)
    elif found:
        ET.SubElement(case, "system-out").text = _lines(paper, found)


def _told(case: ET.Element, kind: str, paper: PaperResult, found: Sequence[FoundPlace]) -> None:
    ET.SubElement(case, kind, message=found[0].message, type=found[0].rule).text = _lines(paper, found)


def _lines(paper: PaperResult, found: Sequence[FoundPlace]) -> str:
    return "".join(f"{place_of_line(paper.path, one)}: {one.told}\n" for one in found)
