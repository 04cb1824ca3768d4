"""What is found about the two councils' appraisals of the repository; all eight are in tests/docs/test_published.py."""

from functools import cache
from pathlib import Path

from audit.appraisal.model.quantity import Quantity
from audit.examine import Examination, examine
from audit.explanation.finding import Finding
from audit.report.text import report
from audit.rules.outcome import Outcome
from audit.rules.pack import load_pack

_FOLDER = Path(__file__).parents[2] / "appraisals"


@cache
def _examined(name: str) -> Examination:
    return examine(_FOLDER / f"{name}.yaml", load_pack("arithmetic").rules)


def _rotherham() -> Examination:
    return _examined("rotherham-childrens-services-2017")


def _worcestershire() -> Examination:
    return _examined("worcestershire-childrens-services-2017")


def _of(found: Examination, rule: str) -> list[Outcome]:
    return [outcome for outcome in found.outcomes if outcome.rule.name == rule]


def _odd(found: Examination) -> Finding:
    (finding,) = [one for one in found.findings if one.lead.rule.severity != "note"]
    return finding


def test_rotherham_seven_totals_agree_and_one_does_not() -> None:
    """Of eight totals seven agree; the scores of the last add to 26 and 24 is printed."""
    totals = _of(_rotherham(), "total-is-sum")
    assert [(one.subject.option, one.status) for one in totals] == [(f"option-{n}", "pass" if n < 8 else "fail") for n in range(1, 9)]
    assert (totals[-1].published, totals[-1].computed) == ("24", "26")
    assert _rotherham().verdict == "inconsistent"
    assert _odd(_rotherham()).lead is totals[-1]


def test_rotherham_what_follows_under_each_reading() -> None:
    """If a score was meant to be 2 lower the option stays fourth; if the total was meant to be 26 it is joint second; first place stays."""
    finding = _odd(_rotherham())
    assert (finding.standing, finding.impact, finding.first_place, finding.impact and finding.basis) == (
        "finding", "could-change-ranking", "no", "computed-order",
    )  # fmt: skip
    assert finding.complete
    scores = [one for one in finding.explanations if one.changes[0].quantity.kind == "score"]
    assert len(scores) == 8
    assert {(one.changes_order, dict(one.order)["option-8"], dict(one.order)["option-1"]) for one in scores} == {("no", "4th", "1st")}
    (total,) = [one for one in finding.explanations if one not in scores]
    assert total.changes[0].quantity == Quantity("total", "option-8")
    assert (total.changes[0].shown, total.changes_order, total.changes_first) == (("26",), "yes", "no")
    assert total.order[:4] == (("option-1", "1st"), ("option-4", "joint 2nd"), ("option-8", "joint 2nd"), ("option-3", "4th"))


def test_rotherham_in_words() -> None:
    """The report says so in so many words."""
    text = " ".join(report(_rotherham()).split())
    for said in (
        "One place does not agree in this document. First place stays the same; the order of other options may change, depending on which figure was meant.",
        "Shared Service: the scores add to 26; the total printed is 24.",
        "Shared Service: the scores add to 26 and the paper prints 24. Which is right?",
        'if one of the eight scores was meant to be 2 lower: the order stays; "Shared Service" is 4th',
        'if the total for "Shared Service" was meant to be 26, not 24: the order changes; "Shared Service" is joint 2nd',
    ):
        assert said in text


def test_worcestershire_what_agrees() -> None:
    """The percentages and ranks in both places, the row maxima, the total possible, the counts and the longlist agree."""
    found = _worcestershire()
    for rule, count in {"percentage-is-share": 10, "rank-follows-totals": 10, "maximum-is-weight-times-top": 28, "total-possible-is-sum": 2}.items():
        assert [one.status for one in _of(found, rule) if one.status != "not-applicable"] == ["pass"] * count
    for rule in ("counts-agree", "stated-figures-agree", "difference-agrees", "printed-alike", "tie-as-printed"):
        assert {one.status for one in _of(found, rule)} <= {"pass", "not-applicable"}
        assert "pass" in {one.status for one in _of(found, rule)}


def test_worcestershire_the_doubtful_cell_is_to_be_compared_first() -> None:
    """The one thing that does not agree is a cell that was read doubtfully: -25 is not on its scale, 25 would agree."""
    finding = _odd(_worcestershire())
    assert finding.standing == "check-reading"
    assert (finding.lead.rule.name, finding.lead.subject.option, finding.lead.subject.criterion) == (
        "score-on-scale",
        "option-4",
        "support-services-operational",
    )
    (explanation,) = finding.explanations
    (change,) = explanation.changes
    assert (change.figures[0].text, change.shown, change.doubtful) == ("-25", ("25",), True)
    assert change.figures[0].note == "No level is below 0; the sign may be stray"
    assert (finding.impact, finding.first_place, explanation.changes_order) == ("none", "no", "no")
    assert _worcestershire().verdict == "undecided"


def test_worcestershire_blanks_are_no_zeros() -> None:
    """The fifteen blanks leave their totals open, and what they can be is worked out where the total says so."""
    found = _worcestershire()
    assert sum(len(one.subject.ids) for one in _of(found, "blank-cells") if one.status == "fail") == 15
    assert [one.figure.reading for one in found.inferred].count("doubtful") == 1
    assert len({one.figure.id for one in found.inferred}) == 16
    statuses = [(one.subject.option, one.status) for one in _of(found, "total-is-sum")]
    assert {status for option, status in statuses if option != "option-4"} == {"undecided"}
    text = " ".join(report(found).split())
    assert "read as -25; 25 would agree with the other figures." in text
    assert "15 score cells are empty in this document, and no blank is read as 0" in text
    assert "First place" not in text
