"""What the prose of both papers says against their tables, claim by claim, as a careful reader finds it with the text beside the tables.

The lists below were made by reading; the program is held to them in both directions: each discrepancy is told in words
that name what the table has, and nothing else is told.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from audit.appraisal.model.prose import KINDS
from audit.examine import Examination, examine
from audit.report.text import report
from audit.rules.outcome import Outcome
from audit.rules.pack import load_pack
from tests.appraisal.text.test_source_digests import SOURCES
from tests.plain import values
from tools.claims import ASIDE, account

ROOT = Path(__file__).resolve().parents[2]
WORCESTERSHIRE = "worcestershire-childrens-services-2017"
ROTHERHAM = "rotherham-childrens-services-2017"


@dataclass(frozen=True)
class Said:
    """One sentence that the table does not bear out: its line, the claim, the rule that tells it, and words of what is told."""

    line: int
    claim: str
    rule: str
    shows: str


IN_WORCESTERSHIRE: Final = (
    # Levels. Of both partnerships: tax and VAT among three strengths; practice, staff retention and, of one, engagement
    # among what is average.
    Said(249, "partnerships-high-named", "CLM001", "Joint Venture has MEDIUM on Tax & VAT"),
    Said(249, "partnerships-average-named", "CLM001", "Strategic Partnership has HIGH on Improves social work practice and Staff retention/attraction"),
    Said(249, "partnership-poor", "CLM001", "Strategic Partnership has MEDIUM on Use of surpluses"),
    Said(1005, "outsource-high-named", "CLM001", "Outsource has MEDIUM on Staff retention/attraction"),
    # Best in two things in which it is not alone.
    Said(255, "company-best-for-improvement", "CLM002", "100 on Supports improvement activity for Wholly Owned Council Company and Independent Organisation"),
    # Majorities: five of twelve; none of four.
    Said(249, "partnerships-average-most", "CLM003", "MEDIUM on 5 ("),
    Said(1005, "outsource-like-most", "CLM003", "100 on Staff retention/attraction for 4"),
    # Equal in finance: never, whatever stands in the two blank cells of each.
    Said(230, "finances-equal", "CLM004", "Viability: subtotal 275 by the printed total (5 apart, out of 540)"),
    # Three criteria are listed; each option scores as highly on more.
    Said(249, "partnerships-high-only", "CLM006", "Joint Venture has HIGH on 6 (Meets expectations of the DfE Commissioner, "),
    # What is said of the matter: costs, lasting, room for services, grants, speed, procurement.
    Said(231, "partnership-low-cost", "CLM010", "MEDIUM on Implementation costs"),
    Said(619, "partnership-inexpensive", "CLM010", "MEDIUM on Implementation costs"),
    Said(232, "company-more-sustainable", "CLM010", "50 on Financial stability (post go-live) for Wholly Owned Council Company and Strategic Partnership"),
    Said(862, "new-entities-last", "CLM010", "50 on Financial stability (post go-live) for 4"),
    Said(1203, "partnership-stability-less-sure", "CLM010", "50 on Financial stability (post go-live) for 4"),
    Said(673, "venture-takes-more", "CLM010", "Joint Venture has MEDIUM on Service expansion"),
    Said(729, "accountability-disrupted", "CLM010", "100 on Democratic accountability for Wholly Owned Council Company, 50 for"),
    Said(825, "outsource-inexpensive", "CLM010", "20 on Implementation costs for Outsource, Wholly Owned Council Company and Independent Organisation"),
    Said(890, "independent-dearer", "CLM010", "20 on Implementation costs for Independent Organisation and Wholly Owned Council Company"),
    Said(868, "venture-some-grants", "CLM010", "Joint Venture has LOW on Grant and other external funding"),
    Said(874, "company-quicker", "CLM010", "100 on Implementation timescales for Wholly Owned Council Company and Strategic Partnership"),
    Said(891, "procurement-alike", "CLM010", "40 on Procurement for Independent Organisation, 80 for Wholly Owned Council Company"),
    # Said again otherwise.
    Said(922, "company-more-sustainable", "CLM012", "no longer motivated"),
    Said(368, "purpose-of-analysis", "CLM012", "the analysis itself is to settle"),
    Said(1039, "decision-on-models", "CLM012", "it is one model"),
    Said(1039, "partner-takes-on", "CLM012", "taking the service on is not named"),
    Said(1039, "council-decides", "CLM012", "only likely"),
    # True of all options, and told of two as their own.
    Said(245, "leaders-high", "CLM015", "Improves social work practice"),
    # Differences that fit either the exact or the printed percentages.
    Said(249, "partnerships-over-19-below", "CLM014", "83% (83.41 by the other figures)"),
    Said(251, "outsource-21-below-fourth", "CLM014", "42% (42.40 by the other figures)"),
)  # fmt: skip

IN_ROTHERHAM: Final = (
    Said(23, "partner-least-risk", "CLM010", "4 on Risk for Appointment of a Peer Practice Partner and Shared Service"),
    Said(23, "partner-least-cost", "CLM010", "3 on Financial viability and sustainability for 4"),
)

OPEN: Final = {
    "outsource-poor-finance", "company-among-most-viable", "outsource-poor-feasibility", "outsource-procurement", "vat-risk", "company-liabilities",
    "both-can-grow", "outsource-vat", "outsource-surpluses", "all-disruptive", "venture-alone-complex", "independent-grows-better",
}  # fmt: skip
"""Claims that rest on empty cells."""

SAID = [(WORCESTERSHIRE, one) for one in IN_WORCESTERSHIRE] + [(ROTHERHAM, one) for one in IN_ROTHERHAM]


@cache
def audited(appraisal: str) -> Examination:
    return examine(ROOT / "appraisals" / f"{appraisal}.yaml", load_pack("claims").rules)


def of(appraisal: str, status: str, check: str = "") -> list[Outcome]:
    return [one for one in audited(appraisal).outcomes if one.status == status and (not check or one.rule.check == check)]


@pytest.mark.parametrize(("appraisal", "said"), SAID, ids=[f"{one.rule}-{one.line}-{one.claim}" for _, one in SAID])
def test_what_the_table_does_not_bear_out_is_told(appraisal: str, said: Said) -> None:
    """Each is told by its rule, at its line, with what the table has."""
    found = [one for one in of(appraisal, "fail") if one.subject.ids == (said.claim,) and one.rule.id == said.rule]
    assert [one.place.line for one in found] == [said.line]
    assert said.shows in found[0].message


@pytest.mark.parametrize(("appraisal", "listed"), [(WORCESTERSHIRE, IN_WORCESTERSHIRE), (ROTHERHAM, IN_ROTHERHAM)])
def test_nothing_else_is_told(appraisal: str, listed: tuple[Said, ...]) -> None:
    """There are no false alarms: what fails is the list and no more."""
    assert audited(appraisal).problems == ()
    found = sorted((one.rule.id, one.subject.ids[0]) for one in of(appraisal, "fail"))
    assert found == sorted((one.rule, one.claim) for one in listed)


def test_what_rests_on_empty_cells_stays_open() -> None:
    """Nothing is said of what a lost figure may decide; everything else is decided."""
    assert {one.subject.ids[0] for one in of(WORCESTERSHIRE, "undecided", "claim")} == OPEN
    assert of(ROTHERHAM, "undecided") == []


def test_an_empty_cell_decides_nothing_where_every_value_agrees() -> None:
    """One subtotal has a blank, and the first place by desirability does not depend on it; two have blanks, and are never equal."""
    passed = {one.subject.ids[0]: one.computed for one in of(WORCESTERSHIRE, "pass", "claim")}
    assert "subtotal 930, 960 or 990" in passed["company-most-desirable"]


def test_one_cause_is_one_finding() -> None:
    """Sentences on the costs of one option, and on the stability that all have alike, are one finding each; so is one sentence."""
    groups = {frozenset(outcome.subject.ids[0] for outcome in one.outcomes) for one in audited(WORCESTERSHIRE).findings if len(one.outcomes) > 1}
    assert groups == {
        frozenset({"partnerships-high-named", "partnerships-high-only"}),
        frozenset({"partnerships-average-named", "partnerships-average-most"}),
        frozenset({"outsource-high-named", "outsource-like-most"}),
        frozenset({"partnership-low-cost", "partnership-inexpensive"}),
        frozenset({"company-more-sustainable", "new-entities-last", "partnership-stability-less-sure"}),
        frozenset({"outsource-inexpensive", "independent-dearer"}),
    }


def test_what_speaks_of_scores_is_a_finding_and_what_speaks_of_the_matter_a_question() -> None:
    """Prose never makes a paper inconsistent by itself here: no quoted figure is another than the printed one."""
    weights = {one.lead.rule.id: one.lead.rule.severity for one in audited(WORCESTERSHIRE).findings}
    assert weights == {
        "CLM001": "warning", "CLM002": "warning", "CLM004": "warning", "CLM010": "note", "CLM012": "note", "CLM014": "note", "CLM015": "note",
    }  # fmt: skip
    assert {(one.impact, one.first_place) for one in audited(WORCESTERSHIRE).findings} == {("none", "no")}


@pytest.mark.parametrize("appraisal", [WORCESTERSHIRE, ROTHERHAM])
def test_every_claim_has_one_outcome_and_a_place(appraisal: str) -> None:
    """Claims are judged once each and can be found in the source."""
    found = audited(appraisal)
    assert found.appraisal is not None
    claims = [one.id for one in found.appraisal.claims]
    assert sorted(one.subject.ids[0] for one in found.outcomes if one.rule.check == "claim" and one.subject.kind == "claim") == sorted(claims)
    assert all(one.place.line and one.digest for claim in found.appraisal.claims for one in claim.printings)


def test_every_sort_of_claim_is_there() -> None:
    """The two papers use every kind that there is."""
    found = audited(WORCESTERSHIRE).appraisal
    assert found is not None
    assert {one.kind for one in found.claims} == set(KINDS)


def test_the_report_reads_well() -> None:
    """Findings keep to the width, and say what the text has and what the table has."""
    text = report(audited(WORCESTERSHIRE))
    assert max(map(len, text.splitlines())) <= 80
    assert (
        "The text says: The strategic partnership scores especially badly for support services and for surpluses. The table shows: Strategic Partnership has "
        "MEDIUM on Use of surpluses. The paper says this again at line 1003. [CLM001, warning]"
    ) in " ".join(text.split())


@pytest.mark.parametrize("appraisal", [WORCESTERSHIRE, ROTHERHAM])
def test_every_checkable_sentence_is_recorded_or_set_aside_with_a_reason(appraisal: str) -> None:
    """The rule of docs/claims.md, run on the source: nothing is left over, and nothing set aside that is not there."""
    held: dict[str, Any] = values((ROOT / "appraisals" / f"{appraisal}.yaml").read_text(encoding="utf-8"))
    source = SOURCES / next(iter(held["sources"].values()))["file"]
    if not source.is_file():
        pytest.skip(f"source text not held: no {source.name} in {SOURCES}")
    aside = values(ASIDE.read_text(encoding="utf-8"))["appraisals"][appraisal]
    found = account(source.read_text(encoding="utf-8").split("\n"), held, aside)
    assert (found.left, found.stale) == ([], ())
    assert (len(found.found), found.recorded) == {WORCESTERSHIRE: (185, 75), ROTHERHAM: (38, 17)}[appraisal]
