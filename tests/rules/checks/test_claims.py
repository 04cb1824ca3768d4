"""``claim`` and ``claim-reading``: what comes of each claim, by which rule it is judged, and what its evidence says."""

from typing import Final

import pytest

from audit.appraisal.model.prose import KINDS
from audit.limits import LanguageLimits
from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from audit.rules.pack import load_pack
from audit.rules.run import run_rules
from tests.rules.packs import facts, only, run

PAPER: Final = """\
scale: {min: 0, max: 10, step: 5}
criteria: {care: {title: Care}, cost: {title: Cost (in all)}}
options: {a: {title: Alpha (new)}, b: {title: Beta}, c: {title: Gamma}}
method: {total: sum, percent: {of: maximum}, rank: {by: total}}
tables:
  t:
    rows: options
    columns: [care, cost, total, percent]
    prints: score
    cells:
      a: [10, 5, 15, 75%]
      b: [10, blank, blank, blank]
      c: [0, {value: 5, reading: doubtful}, 5, 25%]
claims:
"""


def paper(*claims: str) -> Facts:
    return facts(PAPER + "".join(f"  - {{id: claim-{number}, summary: It is so., {one}}}\n" for number, one in enumerate(claims)))


def found(*claims: str) -> Outcome:
    return only(paper(*claims), "claim", message="{about}|{says}|{shows}|{taken}|{remark}|{again}")


@pytest.mark.parametrize(
    ("asserts", "status", "computed"),
    [
        ('score("a", "care") == 10', "pass", "Alpha has 10 on Care"),
        ('score("a", "care") > score("b", "care")', "fail", "10 on Care for Alpha and Beta"),
        ('score("a", "care") > score("b", "cost")', "undecided", "Alpha has 10 on Care; Beta has (blank) on Cost (in all)"),
        ('score("a", "care") >= score("b", "cost")', "pass", "Alpha has 10 on Care; Beta has (blank) on Cost (in all)"),
        ('score("a", "care") < score("b", "cost")', "fail", "Alpha has 10 on Care; Beta has (blank) on Cost (in all)"),
        ('percent("a") == 75', "pass", "Alpha (new): percentage 75%"),
        ('score("a", "care") == 10 and score("c", "care") == 10', "fail", "Gamma has 0 on Care"),
        ('score("a", "care") == 10 and score("b", "cost") == 10', "undecided", "Beta has (blank) on Cost (in all)"),
        ('score("c", "cost") == 10', "fail", "Gamma has 5, read doubtfully on Cost (in all)"),
        ("count(options) == 4", "fail", ""),
        ('contains("Beta", "x")', "fail", ""),
        ('any(x.title == "Delta" for x in options)', "fail",
         "x.title (x: a) is Alpha (new); x.title (x: b) is Beta; x.title (x: c) is Gamma"),
    ],
)  # fmt: skip
def test_a_claim_passes_fails_or_stays_open(asserts: str, status: str, computed: str) -> None:
    """Blank cells leave it open unless every value they may have agrees; the evidence is what decided."""
    outcome = found(f"asserts: '{asserts}'")
    assert (outcome.status, outcome.published, outcome.computed) == (status, "It is so.", computed)
    assert (outcome.subject.kind, outcome.subject.ids) == ("claim", ("claim-0",))


def test_the_message_says_what_the_claim_was_taken_as_and_where_it_stands_again() -> None:
    """Full stops of the parts are left to the message."""
    one = only(
        paper("taken-as: the scores on Care., line: 3, again: [{line: 9}, {}], asserts: 'score(\"c\", \"care\") > 0'".replace(", {}", "")),
        "claim", message="{about}|{says}|{shows}|{taken}|{remark}|{again}", of="taken",
    )  # fmt: skip
    assert one.message == "claim-0|It is so|Gamma has 0 on Care|the scores on Care|| The paper says this again at line 9."
    assert (one.place.line, one.where.pointer) == (3, "/claims/0")


def test_a_claim_that_asserts_nothing_is_told_apart() -> None:
    """It is no pass: the outcome says that the file does not say what the sentence claims."""
    outcome = found("kind: rank")
    assert (outcome.status, str(outcome.reason)) == ("not-applicable", "the file does not say what the sentence claims")


def test_one_reading_is_enough_and_the_other_is_told() -> None:
    """Exact totals of 1 to 3 of 3 print as 33% and 67%: the printed difference is 34, the exact one is not."""
    text = """\
scale: {min: 0, max: 3, step: 1}
criteria: {care: {}}
options: {a: {}, b: {}}
method: {total: sum, percent: {of: maximum}}
tables: {t: {prints: score, rows: criteria, columns: [a, b], cells: {care: [1, 2], total: [1, 2], percent: [33%, 67%]}}}
claims: [{id: gap, kind: difference, summary: B leads by 34., asserts: 'percent("b") - percent("a") == 34'}]
"""
    outcome = only(facts(text), "claim")
    assert (outcome.status, str(outcome.reason)) == ("pass", "is true of the printed figures and not of the exact ones")
    told = only(facts(text), "claim-reading", message="{remark}|{shows}", kinds=["difference"])
    assert told.status == "fail"
    assert told.message == (
        "is true of the printed figures and not of the exact ones|"
        "b: percentage 67% (66.67 by the other figures); a: percentage 33% (33.33 by the other figures)"
    )


def test_what_does_not_hold_at_all_has_no_reading() -> None:
    """It is told by the rule on the claim itself, once."""
    assert [one.status for one in run(paper("kind: figure, asserts: 'percent(\"a\") == 12'"), "claim-reading", kinds=["figure"])] == [
        "not-applicable"
    ]


def test_a_claim_on_withheld_figures_shows_none() -> None:
    """Neither the figures nor what they allow are told."""
    text = PAPER.replace("b: [10, blank, blank, blank]", "b: [10, withheld, 15, 75%]")
    outcome = only(facts(text + '  - {id: x, summary: So., asserts: \'score("b", "cost") == 5\'}\n'), "claim", message="{shows}")
    assert (outcome.message, outcome.withheld, outcome.figures) == ("withheld figures are involved", True, ())
    assert outcome.status == "undecided"
    assert str(outcome.reason) == "withheld figures are involved"


def test_every_claim_is_judged_by_exactly_one_rule() -> None:
    """Whatever its kind, confirmed or not, taken as something or not: so that claims can be counted."""
    claims = [
        f"kind: {kind}, asserts: 'count(options) == 3'{taken}{status}"
        for kind in KINDS
        for taken in ("", ", taken-as: the options")
        for status in ("", ", status: unconfirmed", ", status: confirmed")
        if kind != "statement"
    ]
    outcomes = run_rules([rule for rule in load_pack("claims").rules if rule.check == "claim"], paper(*claims, "asserts: 'count(options) == 3'"))
    judged = sorted(one.subject.ids for one in outcomes)
    assert judged == sorted((f"claim-{number}",) for number in range(len(claims) + 1))
    assert {one.status for one in outcomes} == {"pass"}


def test_what_was_not_confirmed_is_a_question() -> None:
    """A misread sentence must not become a finding against the paper."""
    rules = load_pack("claims").rules
    (outcome,) = [one for one in run_rules(rules, paper("kind: rank, status: unconfirmed, asserts: 'count(options) == 4'")) if one.status == "fail"]
    assert (outcome.rule.id, outcome.rule.severity) == ("CLM011", "note")


@pytest.mark.whole
@pytest.mark.parametrize(("claims", "steps"), [(12, 10_000), pytest.param(60, LanguageLimits.MAX_STEPS, marks=pytest.mark.deep)])
def test_more_work_than_a_file_may_make_leaves_its_claims_open(claims: int, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of hostile claims ends in time; what was not judged says so and neither passes nor fails."""
    monkeypatch.setattr(LanguageLimits, "MAX_STEPS", steps)
    loop = "count(x for x in options if " + " and ".join(["count(c for c in cells if c.score > 0) > 0"] * 30) + ") > 0"
    outcomes = run(paper(*[f"asserts: '{loop}'"] * claims), "claim")
    assert outcomes[0].status in {"pass", "undecided"}
    assert outcomes[-1].status == "undecided"
    assert "steps" in str(outcomes[-1].reason)


GROUPED: Final = """\
levels: {low: {value: 0, label: LOW}, medium: {value: 5, label: MEDIUM}, high: {value: 10, label: HIGH}}
groups: {money: {title: Viability}}
criteria: {cost: {title: Cost, weight: 6, group: money}, gain: {title: Gain, weight: 6, group: money}, care: {title: Care, weight: 3}}
options: {a: {title: Alpha}, b: {title: Beta}}
method: {total: weighted-sum}
tables:
  t: {prints: weighted-score, rows: criteria, columns: [a, b], cells: {cost: [blank, 60], gain: [blank, 30], care: [30, 15], total: [90, 105]}}
"""


def _grouped(kind: str, asserts: str, *more: str) -> Facts:
    claim = ", ".join((f"id: one, kind: {kind}, summary: It is so.", f"asserts: '{asserts}'", *more))
    return facts(f"{GROUPED}claims: [{{{claim}}}]\n")


def test_options_called_equal_are_told_with_the_gap() -> None:
    """No list of values where the total leaves one, what both are out of, and how far apart they are."""
    equal = _grouped("equal", 'subtotal("a", "money") == subtotal("b", "money")')
    outcome = only(equal, "claim", message="{shows}")
    assert outcome.message == "Alpha, Viability: subtotal 60 by the printed total; Beta, Viability: subtotal 90 (30 apart, out of 120)"


def test_a_difference_is_told_in_both_readings() -> None:
    """In points, and in per cent of the larger."""
    outcome = only(_grouped("difference", 'total("b") - total("a") == 40'), "claim", message="{shows}")
    assert outcome.message == "Beta: total 105; Alpha: total 90 (15 apart, 14.3% of 105)"


def test_a_sentence_that_is_held_is_quoted() -> None:
    """Its own words, and beside them how they were read where nobody has confirmed that."""
    text = "text: Beta is on a par with Alpha.  , status: unconfirmed"
    outcome = only(_grouped("equal", 'total("a") == total("b")', text), "claim", message="{stated}", of="unconfirmed")
    assert outcome.message == 'The text says: "Beta is on a par with Alpha". We read this as: It is so'
    long = f"text: {'Beta is so. ' * 40}, status: unconfirmed"
    assert only(_grouped("equal", 'total("a") == total("b")', long), "claim", message="{says}", of="unconfirmed").message.endswith('..."')


@pytest.mark.parametrize(
    ("summary", "cells", "statuses"),
    [
        ("Alpha scores particularly highly on care.", "30, 30", ["fail"]),
        ("Alpha scores particularly highly on care.", "30, 15", ["pass"]),
        ("Alpha scores particularly highly on care.", "30, blank", ["undecided"]),
        ("Alpha scores particularly highly on care.", "15, 15", ["not-applicable"]),
        ("Alpha scores very highly on care.", "30, 30", ["not-applicable"]),
    ],
)
def test_stress_on_what_all_options_have(summary: str, cells: str, statuses: list[str]) -> None:
    """Only where the sentence lays stress on a score and is true: what is not true is told by another rule."""
    text = GROUPED.replace("care: [30, 15]", f"care: [{cells}]").replace("total: [90, 105]", "total: [blank, blank]")
    claim = f'claims: [{{id: one, kind: level, summary: {summary}, asserts: \'level("a", "care") == "high"\'}}]\n'
    assert [one.status for one in run(facts(text + claim), "claim-distinctive")] == statuses
