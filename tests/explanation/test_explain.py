"""From failed outcomes to findings: one cause each, what would make it agree, and what follows for the order."""

import pytest

from audit.appraisal.load.document import parse
from audit.appraisal.model.quantity import Quantity
from audit.examine import Examination, examine_document
from audit.explanation.finding import Finding
from tests.papers import SUMS, WEIGHTS, examined

_HEAD = """
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {}, b: {}, c: {}}
method: {total: sum, percent: {of: maximum}, rank: {by: total}}
"""
_TABLE = "tables: {t: {rows: options, columns: [care, risk, total, percent, rank], prints: score, cells: {a: [%s], b: [%s], c: [%s]}}}\n"
_A, _B, _C = "4, 5, 9, '90%', 1", "3, 4, 7, '70%', 2", "2, 2, 4, '40%', 3"


def _examined(a: str = _A, b: str = _B, c: str = _C, *, head: str = _HEAD) -> Examination:
    return examined(head, _TABLE % (a, b, c))


def _one(a: str = _A, b: str = _B, c: str = _C, *, head: str = _HEAD) -> Finding:
    (found,) = _examined(a, b, c, head=head).findings
    return found


def _changes(finding: Finding) -> list[tuple[Quantity, tuple[str, ...]]]:
    return [(change.quantity, change.shown) for one in finding.explanations for change in one.changes]


def test_a_paper_that_agrees_has_no_findings() -> None:
    """Where everything agrees there is nothing to tell."""
    assert _examined().findings == ()
    assert _examined().verdict == "consistent"


def test_one_odd_total_is_one_finding() -> None:
    """One odd total that makes total, percentage and rank disagree is one finding with three outcomes, led by the total."""
    found = _one(a="4, 5, 6, '90%', 1", b="3, 4, 7, '70%', blank")
    assert [(one.rule.name, one.subject.option) for one in found.outcomes] == [
        ("total-is-sum", "a"), ("percentage-is-share", "a"), ("rank-follows-totals", "a"),
    ]  # fmt: skip
    assert found.lead.message == "a: the scores add to 9; the total printed is 6."
    assert _changes(found) == [(Quantity("total", "a"), ("9",))]
    assert (found.impact, found.first_place, found.complete, found.standing) == ("changes-preferred-option", "yes", True, "finding")


def test_two_odd_figures_are_two_findings() -> None:
    """Two independent ones are two findings, each with its own explanation."""
    found = _examined(b="3, 4, 8, '70%', 2", c="2, 2, 5, '40%', 3").findings
    assert [[(one.rule.name, one.subject.option) for one in finding.outcomes] for finding in found] == [
        [("total-is-sum", "b"), ("percentage-is-share", "b")], [("total-is-sum", "c"), ("percentage-is-share", "c")],
    ]  # fmt: skip
    assert [_changes(one) for one in found] == [[(Quantity("total", "b"), ("7",))], [(Quantity("total", "c"), ("4",))]]


def test_every_single_change_is_given() -> None:
    """Where a score or the total could have been meant, all of them are given, scores within their scale."""
    text = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 8], b: [1, 1, 2], c: [5, 0, 5]}}}\n"
    (found,) = examined(SUMS, text).findings
    assert _changes(found) == [
        (Quantity("score", "a", "care"), ("3",)), (Quantity("score", "a", "risk"), ("4",)), (Quantity("total", "a"), ("9",)),
    ]  # fmt: skip


def test_a_score_off_its_scale_leads() -> None:
    """A score off its scale that also breaks the total is one finding, told as the score."""
    found = _one(a="7, 5, 9, '90%', 1")
    assert [one.rule.name for one in found.outcomes] == ["score-on-scale", "total-is-sum"]
    assert _changes(found) == [(Quantity("score", "a", "care"), ("4",))]


def test_two_changes_may_be_the_fewest() -> None:
    """A total and a percentage that agree with each other and not with the scores are explained by two scores together."""
    found = _one(a="1, 1, 9, '90%', 1")
    (explanation,) = found.explanations
    assert [(change.quantity, change.shown) for change in explanation.changes] == [
        (Quantity("score", "a", "care"), ("4", "5")), (Quantity("score", "a", "risk"), ("4", "5")),
    ]  # fmt: skip
    assert (found.complete, found.total, found.impact, found.first_place) == (True, 1, "could-change-preferred-option", "depends")
    assert found.anew[0].order[0] == ("b", "1st")


def test_figures_read_doubtfully_are_to_be_compared_first() -> None:
    """Where a doubtful figure would explain it, it is no finding yet and the verdict stays open."""
    examination = _examined(a="4, {value: 3, reading: doubtful}, 9, '90%', 1")
    (found,) = examination.findings
    assert (found.standing, examination.verdict) == ("check-reading", "undecided")
    assert found.explanations[0].changes[0].doubtful
    confirmed = _examined(a="4, {value: 3, reading: confirmed}, 9, '90%', 1")
    assert (confirmed.findings[0].standing, confirmed.verdict) == ("finding", "inconsistent")


def test_a_doubtful_figure_that_explains_nothing_changes_nothing() -> None:
    """A doubtful reading elsewhere does not excuse what it cannot explain."""
    found = _one(a="4, 5, 9, '95%', 1", c="2, {value: 2, reading: doubtful}, 4, '40%', 3")
    assert found.standing == "finding"


@pytest.mark.parametrize(
    ("ranks", "impact", "first"),
    [
        (("1", "3", "3"), "changes-ranking", "no"),
        (("2", "2", "3"), "changes-preferred-option", "yes"),
        (("1", "1", "3"), "changes-preferred-option", "yes"),
    ],
)
def test_a_rank_that_does_not_follow(ranks: tuple[str, str, str], impact: str, first: str) -> None:
    """A rank that does not follow changes the order as printed, and first place where that is concerned."""
    rows = [f"{row[:-1]}{rank}" for row, rank in zip((_A, _B, _C), ranks, strict=True)]
    found = _examined(*rows).findings
    assert {(one.impact, one.first_place, one.basis) for one in found} == {(impact, first, "printed-rank")}


_LAST = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, %s], b: [4, 4, %s], c: [2, 2, %s]}}}\n"


@pytest.mark.parametrize(
    ("totals", "impact", "first"),
    [
        ((9, 8, 3), "none", "no"),
        ((10, 8, 4), "none", "no"),
        ((9, 10, 4), "changes-preferred-option", "yes"),
        ((7, 8, 4), "could-change-preferred-option", "depends"),
        ((9, 3, 4), "changes-ranking", "no"),
        ((9, 8, 9), "changes-preferred-option", "yes"),
        ((9, 8, 7), "none", "no"),
    ],
)
def test_what_follows_for_the_order_without_ranks(totals: tuple[int, int, int], impact: str, first: str) -> None:
    """Without printed ranks the order of the printed totals counts; it may change, depending on which figure was meant."""
    (found,) = examined(SUMS, _LAST % totals).findings
    assert (found.impact, found.first_place, found.basis) == (impact, first, "computed-order")


def test_counts_in_the_text_do_not_touch_the_order() -> None:
    """A count or a difference that does not agree has nothing to do with the ranking."""
    stated = "stated: {options: {prints: count, counts: {of: options}, printings: [4]}}\n"
    (found,) = examined(SUMS, _LAST % (9, 8, 4), stated).findings
    assert (found.impact, found.first_place) == ("none", "no")


def test_the_most_consequential_comes_first() -> None:
    """Findings that touch first place come before those that touch the order, these before the rest, and notes last."""
    paper = SUMS.replace("{a: {}, b: {}, c: {}}", "{a: {}, b: {}, c: {}, d: {}, e: {}}")
    table = (
        "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {c: [1, 1, 3], d: [1, blank, 1], b: [3, 3, 5], a: [4, 4, 9], e: [4, 5, 9]}}}\n"
        "stated: {options: {prints: count, counts: {of: options}, printings: [4]}}\n"
    )
    found = examined(paper, table).findings
    ranks = [("preferred" in one.impact, "ranking" in one.impact, one.lead.rule.severity != "note") for one in found]
    assert ranks == sorted(ranks, key=lambda one: (not one[2], not one[0], not one[1]))
    assert found[-1].lead.rule.name == "blank-cells"
    assert len(found) == 5


def test_weights_may_be_what_was_meant() -> None:
    """A product that does not agree may be explained by the score, the weight or the weighted score."""
    text = "tables: {t: {rows: criteria, columns: [{option: a, prints: score}, {option: a, prints: weighted-score}], cells: {care: [4, 15], risk: [1, 2]}}}\n"
    (found,) = examined(WEIGHTS, text).findings
    assert _changes(found) == [(Quantity("score", "a", "care"), ("5",)), (Quantity("weighted-score", "a", "care"), ("12",))]


def test_an_explanation_must_not_break_anything_else() -> None:
    """A weight that would explain one option's weighted score and break another's is not given."""
    columns = "[{option: a, prints: score}, {option: a, prints: weighted-score}, {option: b, prints: score}, {option: b, prints: weighted-score}]"
    text = f"tables: {{t: {{rows: criteria, columns: {columns}, cells: {{care: [4, 8, 2, 6], risk: [1, 2, 1, 2]}}}}}}\n"
    (found,) = examined(WEIGHTS, text).findings
    assert (Quantity("weight", criterion="care"), ("2",)) not in _changes(found)
    assert (Quantity("weighted-score", "a", "care"), ("12",)) in _changes(found)


def test_figures_behind_others_that_are_not_printed_are_tried_too() -> None:
    """Where unprinted weighted scores stand between, weights are solved for through these; none is finer than those printed."""
    text = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [18]}}}\n"
    (found,) = examined(WEIGHTS, text).findings
    assert found.complete
    assert _changes(found) == [
        (Quantity("score", "a", "risk"), ("3",)),
        (Quantity("total", "a"), ("16",)),
        (Quantity("weight", criterion="risk"), ("3",)),
    ]


_DOUBTFUL = """
scale: {min: 1, max: 3, step: 1}
criteria: {care: {weight: {value: 7, reading: doubtful}}, risk: {weight: {value: 19, reading: %s}}, site: {weight: 10}}
options: {a: {}, b: {}}
method: {total: weighted-sum, weights: {sum: 30}}
tables: {t: {prints: weighted-score, rows: criteria, columns: [a, b], cells: {care: [10, 20], risk: [30, 10], site: [10, 20]}}}
"""


def test_what_doubtful_figures_explain_together_is_one_finding() -> None:
    """Two doubtful weights miss their sum and four cells: one thing to compare, that names both."""
    (found,) = examined(_DOUBTFUL % "doubtful").findings
    assert found.standing == "check-reading"
    assert found.lead.rule.id == "ARI010"
    assert len(found.outcomes) == 5
    assert _changes(found) == [(Quantity("weight", criterion="care"), ("10",)), (Quantity("weight", criterion="risk"), ("10",))]


def test_what_doubtful_figures_do_not_explain_alone_stays_apart() -> None:
    """Where one of two weights was read without doubt, nothing is put down to the copy."""
    assert {one.standing for one in examined(_DOUBTFUL % "confirmed").findings} == {"finding"}


_ROUND_ABOUT = """
criteria: {care: {}, risk: {}}
options: {a: {}, b: {}, c: {}}
scale: {min: 0, max: 60, step: 1}
method: {total: sum}
tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [30, 20, %s], b: [31, 20, %s], c: [3, 4, 7]}}}
"""


def test_what_all_findings_touch_together() -> None:
    """50 and 51 printed 52 and 49: either alone leaves a first, and both recalculated put b first."""
    found = examined(_ROUND_ABOUT % (52, 49)).findings
    assert [(one.impact, one.first_place, one.first_together) for one in found] == [("none", "no", "yes")] * 2
    assert found[0].together == (("b", "1st"), ("a", "2nd"), ("c", "3rd"))


@pytest.mark.parametrize("totals", [(53, 52), (52, 51), (50, 49)])
def test_what_one_finding_says_by_itself_is_not_said_of_all(totals: tuple[int, int]) -> None:
    """Nothing is added where a finding touches first place by itself, or where there is but one."""
    assert {one.together for one in examined(_ROUND_ABOUT % totals).findings} == {()}


def test_a_count_touches_no_order() -> None:
    """A number of criteria that does not fit leaves the order alone, also where no scores are held and any order might be."""
    text = "stated: {groups: {prints: count, counts: {of: criteria}, printings: [{value: 3}]}}\n"
    found = [one for one in examined(SUMS, text).findings if one.lead.rule.id == "ARI019"]
    assert [(one.impact, one.first_place) for one in found] == [("none", "no")]


def test_what_is_absent_comes_after_what_disagrees() -> None:
    """A missing reason is an error in a draft, and a total that does not add up still comes before it."""
    from audit.rules.settings import Settings  # noqa: PLC0415  # only here
    from tests.report.papers import all_rules  # noqa: PLC0415  # as above

    text = "appraisal: {id: x, title: X, from: draft}" + _HEAD + _TABLE % ("4, 5, 9, '90%', 1", _B, "2, 2, 5, '50%', 3")
    found = examine_document(parse(text.encode(), "x.yaml"), all_rules(), Settings(profile="submission")).findings
    rules = [one.lead.rule.id for one in found if one.lead.rule.severity == "error"]
    assert rules == ["ARI001", "RAT016"]
