"""What a careful reader of the two published appraisals finds about levels, quotas, colours, gateways, labels and counts.

The lists were made by reading the documents from end to end, before any rule was run on them; ``line`` is the line of
the converted text that shows it. Each is told by one finding of the packs on scoring and structure, and these packs tell
nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from audit.examine import Examination, examine
from audit.explanation.finding import Finding
from audit.rules.pack import load_packs

ROOT = Path(__file__).resolve().parents[2]
WORCESTERSHIRE = "worcestershire-childrens-services-2017"
ROTHERHAM = "rotherham-childrens-services-2017"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@dataclass(frozen=True)
class Read:
    """One discrepancy: where it shows, the rule that tells it, what it is about, and words of what is said."""

    line: int
    rule: str
    about: str
    says: tuple[str, ...] = ()


IN_WORCESTERSHIRE = (
    # Levels: three definitions leave the middle out, and two of these criteria were scored in the middle all the same.
    Read(470, "SCO003", "commissioner-expectations", ("MEDIUM",)),
    Read(472, "SCO002", "service-expansion", ("MEDIUM", "not mentioned", "4 (Strategic", "Joint Venture", "Independent", "Outsource")),
    Read(495, "SCO001", "mtfp-savings", ("MEDIUM", "not applicable", "4 (Strategic", "Joint Venture", "Independent", "Outsource")),
    # Quotas: one lowest, three in between, one highest; four were put in between and none has the lowest cost.
    Read(
        496,
        "SCO005",
        "implementation-costs",
        ("the scoring definition allows 3", "Options with this level: 4 (", "HIGH 0 of 1, MEDIUM 4 of 3, LOW 1 of 1"),
    ),
    Read(
        497,
        "SCO005",
        "client-function-costs",
        ("the scoring definition allows 3", "Options with this level: 4 (", "HIGH 0 of 1, MEDIUM 4 of 3, LOW 1 of 1"),
    ),
    # Colours from 0 to 100, laid on cells of which ten rows end at 60 or below and two at 30.
    Read(952, "SCO009", "", ("30 to 100", "Green on 10 of 28", "Amber on 2 of 28", "Use of surpluses (30)", "Service specific commissioning (30)")),
    # Gateways: one question of the sift comes back as a score, and one option has the lowest score on it.
    Read(961, "SCO013", "option-2", ("Joint Venture", "Prevents service fragmentation", "LOW")),
    Read(546, "SCO012", "service-fragmentation"),
    Read(472, "SCO012", "service-expansion"),
    # Two more are gateways by their reason for inclusion and could not be assessed.
    Read(512, "SCO014", "partner-support", ("all 5 options",)),
    Read(513, "SCO014", "market-maturity", ("all 5 options",)),
    # Three were "passed", and the reasons of the appendix begin after them.
    Read(1093, "SCO015", "operational-independence", ("all 5 options", "text supplied")),
    Read(1093, "SCO015", "singular-focus", ("all 5 options",)),
    Read(1093, "SCO015", "secretary-of-state", ("all 5 options",)),
    # Labels and titles.
    Read(518, "STR004", "service-commissioning", ("F4", "Support services - WCC", "Service specific commissioning")),
    Read(1093, "STR007", "secretary-of-state", ("Compliance with the order of the Secretary of State",)),
    Read(1099, "STR007", "commissioner-expectations", ("Meet expectations",)),
    Read(1169, "STR007", "external-funding", ("Grants and other",)),
    Read(309, "STR007", "option-1", ("and includes TUPE of staff",)),
    Read(558, "STR007", "option-2", ("with one more local authorities", "with one, or more, other local authorities", "line 858")),
    Read(726, "STR007", "option-3", ("LA Owned Company",)),
    # No option is the present arrangement; the record of changes ends before the paper is issued.
    Read(0, "STR001", ""),
    Read(1320, "STR009", "", ("2017-11-17", "2017-12-05")),
    # What the text refers to and does not hold: diagrams, documents behind the appendices, a column, colours.
    Read(200, "STR008", "Figure 1", ("line 329",)),
    Read(346, "STR008", "Figure 2"),
    Read(378, "STR008", "Figure 3"),
    Read(421, "STR008", "Figure 4"),
    Read(440, "STR008", "Appendix 2", ("heading",)),
    Read(462, "STR008", "investigation methodology", ("line 487", "line 506")),
    Read(539, "STR008", "Figure 8"),
    Read(548, "STR008", "Figure 9"),
    Read(566, "STR008", "potential governance arrangements for the model", ("Figures 10 to 14",)),
    Read(946, "STR008", "RAG (Red, Amber, Green) status"),
    Read(948, "STR008", "Appendix 4", ("heading",)),
    Read(1009, "STR008", "Appendix 5", ("heading",)),
    Read(1031, "STR008", "Figure 16"),
    Read(1060, "STR008", "Figure 17"),
    Read(1320, "STR008", "change control document"),
)

IN_ROTHERHAM = (
    Read(0, "STR001", ""),
    Read(56, "STR008", "LGA commissioned research"),
    Read(173, "STR008", "in-house options"),
    Read(186, "STR008", "the Trust section above", ("Doncaster",)),
)

READ = [(WORCESTERSHIRE, one) for one in IN_WORCESTERSHIRE] + [(ROTHERHAM, one) for one in IN_ROTHERHAM]


@cache
def audited(path: Path) -> Examination:
    return examine(path, [rule for pack in load_packs(["scoring", "structure"]) for rule in pack.rules])


def of(appraisal: str) -> Examination:
    return audited(ROOT / "appraisals" / f"{appraisal}.yaml")


def key(finding: Finding) -> tuple[int, str, str]:
    """The line in the text, the rule, and the one thing that the finding is about."""
    lead = finding.lead
    subject = lead.subject
    alone = subject.ids[0] if lead.rule.id == "STR008" else ""
    return lead.place.line or 0, lead.rule.id, subject.option or subject.criterion or alone


def keys(found: Iterable[Finding]) -> list[tuple[int, str, str]]:
    return sorted(map(key, found))


@pytest.mark.parametrize(("appraisal", "read"), READ, ids=[f"{one.rule}-{one.line}-{one.about or 'all'}" for _, one in READ])
def test_a_discrepancy_is_told_by_one_finding(appraisal: str, read: Read) -> None:
    """Each discrepancy on the list is told once, at its line, in words that hold what a reader needs."""
    found = [one for one in of(appraisal).findings if key(one) == (read.line, read.rule, read.about)]
    assert len(found) == 1
    assert [word for word in read.says if word not in found[0].lead.message] == []


@pytest.mark.parametrize(("appraisal", "listed"), [(WORCESTERSHIRE, IN_WORCESTERSHIRE), (ROTHERHAM, IN_ROTHERHAM)])
def test_nothing_else_is_told(appraisal: str, listed: tuple[Read, ...]) -> None:
    """There are no false alarms: errors, warnings and notes of these packs are the list and no more."""
    assert of(appraisal).problems == ()
    assert keys(of(appraisal).findings) == sorted((one.line, one.rule, one.about) for one in listed)


def test_one_cause_is_told_once() -> None:
    """A level withheld from four options, or one option too many, is one outcome and one finding, not one for each cell."""
    found = of(WORCESTERSHIRE).findings
    assert all(len(one.outcomes) == 1 for one in found)
    assert len({key(one) for one in found}) == len(found)


def test_severity_follows_from_what_is_contradicted() -> None:
    """Scores against a definition are errors; what cannot be relied on as shown is a warning; practice is a question."""
    weighty = {one.lead.rule.id: one.lead.rule.severity for one in of(WORCESTERSHIRE).findings if one.lead.rule.severity != "note"}
    assert weighty == {
        "SCO001": "error", "SCO005": "error", "SCO002": "warning", "SCO009": "warning", "SCO013": "warning", "SCO014": "warning",
        "SCO015": "warning", "STR004": "warning",
    }  # fmt: skip
    assert [one for one in of(ROTHERHAM).findings if one.lead.rule.severity != "note"] == []


def test_what_cannot_be_told_from_the_text_is_undecided_and_accuses_nobody() -> None:
    """The gateways without printed outcomes, and the blank cell behind one of them, stay open with their reasons."""
    found = {
        (one.rule.id, one.subject.criterion, one.subject.option): str(one.reason) for one in of(WORCESTERSHIRE).outcomes if one.status == "undecided"
    }
    assert found == {
        ("SCO010", "service-fragmentation", None): "the outcomes are not printed option by option in the text supplied",
        ("SCO010", "service-expansion", None): "no outcome of this gateway is in the file",
        ("SCO013", "service-fragmentation", "option-4"): "the cell holds no score",
    }


def test_every_count_and_row_is_there() -> None:
    """All 28 scored criteria and all options of both papers have cells: no count in the text hides a row that was left out."""
    for appraisal, criteria, options in ((WORCESTERSHIRE, 28, 5), (ROTHERHAM, 8, 8)):
        statuses = [(one.rule.id, one.status) for one in of(appraisal).outcomes if one.rule.id in {"STR002", "STR003"}]
        assert sorted(statuses) == [("STR002", "pass")] * options + [("STR003", "pass")] * criteria


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_clean_paper_gives_no_error_and_no_warning(path: Path) -> None:
    """The examples keep to their own definitions, so these packs have at most a question about them."""
    examination = audited(path)
    assert examination.problems == ()
    assert [(one.lead.rule.id, one.lead.message) for one in examination.findings if one.lead.rule.severity != "note"] == []


@pytest.mark.parametrize(("appraisal", "where"), [(WORCESTERSHIRE, 1), (ROTHERHAM, 1)])
def test_findings_say_where_they_are_from(appraisal: str, where: int) -> None:
    """Every finding but the one on the whole paper has a line of the file and a line of the source."""
    whole = [one for one in of(appraisal).findings if one.lead.place.line is None]
    assert [one.lead.rule.id for one in whole] == ["STR001"] * where
    assert all(one.lead.where.line > 0 for one in of(appraisal).findings)
