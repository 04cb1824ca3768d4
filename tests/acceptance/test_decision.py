"""What is said of first place and of the order: the named cases, where they are there, and a small neighbour of each kind.

The named cases lie beside the checkout; without them their tests are skipped.
"""

import json
from pathlib import Path

import pytest

from audit.appraisal.load.document import parse
from audit.examine import Examination, examine, examine_document
from audit.report.explained import explained
from audit.report.json import audit_as_data
from audit.report.text import report
from audit.rules.pack import load_packs

CASES = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "files"
RULES = tuple(rule for pack in load_packs([]) for rule in pack.rules)

NAMED = {
    "wrong-weight-carried-into-total-and-rank.yaml": (
        'with the fewest figures changed, "X" stays first; worked out again from the scores and weights printed, "Y" comes first.',
        "what follows from it",
    ),
    "quality-price-wrong-rank-no-explanation.yaml": (
        "By the figures, a different option comes first.", 'if the rank for "Single site" was meant to be 1, not 2', "!64 bits",
    ),
    "score-is-10-not-10.yaml": ('the score for "Community transfer" on "Value for money" was meant to be 10, not 11', "!10, not 10"),
    "words-no-single-score-explanation.yaml": ("if one of the three scores was meant to be Medium, not High", 'if the total for "X" was meant to be 15'),
    "check-and-explain-disagree.yaml": ("Neither first place nor the order of the options changes.", "!Who is first depends", "no scores or totals are printed"),
    "level-withheld-is-no-step.yaml": ('one score that differs by one level is enough to put "Option Y" level with "Option X"', "!at least 2 scores"),
    "same-total-44-and-45.yaml": ("Neither first place nor the order of the options changes.", "everywhere"),
    "score-above-its-maximum.yaml": ("the scale allows 5 or less here", "Whether first place changes depends", "!-800"),
    "wrong-total-passes-weighted-only.yaml": ('with all of them recalculated together, "B" comes first.',),
    "ranks-1-1-3-3-totals-9-9-6-4.yaml": ("Z: the paper prints rank 3; by the figures it is 4.",),
    "same-reason-forced-value.yaml": ("with the values that the printed totals allow, these cannot have the same score",),
    "slow.yaml": ("Whether first place changes depends on which figure was meant.",),
    "slow-106s-rounded-weights-two-typos.yaml": ("First place stays the same;", "!0 of 100 points of weight"),
    "threshold-missed.yaml": ("33.333% by the other figures; the outcome printed needs 50% or more",),
    "wrong-maximum-passes.yaml": ("the highest possible total is 20; the paper prints 21",),
    "wrong-subtotal-sum-passes.yaml": ("A: the scores add to 42; the total printed is 43.",),
    "total-added-from-rounded-cells.yaml": ("No disagreement found",),
    "two-totals-one-quantity.yaml": ("No disagreement found",),
}  # fmt: skip
"""What both commands together have to say of each case; after ! what they may not."""


def told(found: Examination) -> str:
    """Both pages, in one line."""
    return " ".join(f"{report(found, width=400, full=True)} {explained(found, width=400)}".split())


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.deep] if name.startswith("slow-106s") else []) for name in NAMED])
def test_what_is_told_of_a_named_case(name: str) -> None:
    """Each case comes right: what has to be said is, and what is untrue is not."""
    if not CASES.is_dir():
        pytest.skip("the cases are not there (looked in ../shared/cases/files)")
    text = told(examine(CASES / name, RULES, robust=True))
    for part in NAMED[name]:
        assert (part[1:] not in text) if part.startswith("!") else (part in text), part


def of(text: str) -> Examination:
    """Examine a small paper by every rule."""
    head = 'format: "1"\nappraisal: {id: small, title: Small, from: published}\n'
    return examine_document(parse((head + text).encode(), "small.yaml"), RULES, robust=True)


CARRIED = """
scale: {min: 0, max: 10, step: 1}
criteria: {reach: {title: Reach}, speed: {title: Speed}}
options: {p: {title: Park}, q: {title: Quay}, r: {title: Rail}}
method: {total: weighted-sum, weights: {sum: 10}, rank: {by: total}}
tables:
  raw: {prints: score, rows: options, columns: [reach, speed], cells: {p: [8, 2], q: [3, 7], r: [1, 1]}}
  all: {prints: weighted-score, rows: options, columns: [reach, speed, total, rank], cells: {p: [48, 8, 56, 2], q: [%s, 28, %s, %s], r: [6, 4, 10, 3]}}
  weights: {rows: criteria, columns: [weight], cells: {reach: [6], speed: [4]}}
"""


def test_a_wrong_product_is_one_slip_however_far_it_is_carried() -> None:
    """3 x 6 printed 38 with total and rank made of it: first place is not said to stay, and who is first by scores and weights is named."""
    found = of(CARRIED % (38, 66, 1))
    assert found.decision is not None
    assert (found.decision.first, found.decision.anew_leading) == ("depends", ("p",))
    assert 'worked out again from the scores and weights printed, "Park" comes first' in told(found)
    (again, *_) = found.findings[0].anew
    assert (again.slips, len(again.following)) == (1, 3)


def test_a_clean_paper_has_no_decision_in_question() -> None:
    """Where everything agrees nothing is said of the decision."""
    found = of((CARRIED % (18, 46, 2)).replace("56, 2", "56, 1"))
    assert found.decision is None
    assert "first place" not in told(found).split("What it would take")[0]


def test_the_statement_is_the_same_everywhere() -> None:
    """Both pages and the JSON result say one sentence."""
    found = of(CARRIED % (38, 66, 1))
    said = audit_as_data(found)["decision"]["statement"]
    assert json.loads(json.dumps(said)) in " ".join(report(found, width=400).split())
    assert said in " ".join(explained(found, width=400).split())


OFF = """
scale: {min: 0, max: 5, step: 1}
criteria: {reach: {title: Reach}, speed: {title: Speed}}
options: {p: {title: Park}, q: {title: Quay}}
method: {total: sum}
tables: {t: {prints: score, rows: options, columns: [reach, speed, total], cells: {p: [9, 1, 10], q: [4, 5, 9]}}}
"""


def test_a_score_off_its_scale_may_have_been_added_up() -> None:
    """9 on a scale up to 5, and a total made of it: with any score that is allowed the other option is first."""
    found = of(OFF)
    assert found.decision is not None
    assert found.decision.first in {"changes", "depends"}
    assert found.findings[0].anew[0].changes_first == "yes"


QUOTA = """
levels: {high: {value: 2, label: HIGH}, low: {value: 0, label: LOW}, mid: {value: 1, label: MIDDLE}}
criteria:
  reach: {title: Reach}
  cost: {title: Cost, levels: {high: {is: defined, quota: 1}, mid: {is: defined, quota: 1}, low: {is: defined, quota: 1}}}
options: {p: {title: Park}, q: {title: Quay}, r: {title: Rail}}
method: {total: sum}
tables: {t: {prints: score, rows: options, columns: [reach, cost, total], cells: {p: [2, 1, 3], q: [%s, 1, %s], r: [0, 0, 0]}}}
"""


@pytest.mark.parametrize(("cells", "first"), [((1, 2), "depends"), ((0, 1), "stays")])
def test_each_way_of_keeping_a_quota_is_worked_out(cells: tuple[int, int], first: str) -> None:
    """Two options in the middle where one may be: one of them is the best on cost, and first place hangs on which, or does not."""
    found = of(QUOTA % cells)
    assert found.decision is not None
    assert found.decision.first == first
    assert {change.shown for one in found.findings[0].anew for change in one.changes} == {("2",)}


QUALITY = """
scale: {min: 0, max: 100, step: 10}
groups: {quality: {title: Quality}, commercial: {title: Commercial}}
criteria:
  reach: {title: Reach, group: quality}
  speed: {title: Speed, group: quality}
  price: {title: Price, group: commercial, scale: {min: 0, max: 100}, scored-from: {of: cost, item: bid, as: lowest-over-value, top: 100}}
options: {p: {title: Park}, q: {title: Quay}, r: {title: Rail}}
method: {total: weighted-sum, weighted-score: {over: 100}, weights: {sum: 100}, rank: {by: total}}
tables:
  raw: {prints: score, rows: options, columns: [reach, speed], cells: {p: [60, 80], q: [90, 40], r: [30, 70]}}
  bids: {rows: options, columns: [{prints: cost, item: bid}, {prints: score, criterion: price, rounded: true}], cells: {p: ["£613,170", 85.54], q: ["£524,500", 100.00], r: ["£733,910", 71.47]}}
  all:
    prints: weighted-score
    rows: criteria
    columns: [weight, p, q, r]
    cells:
      reach: [40, 24.00, 36.00, 12.00]
      speed: [20, 16.00, 8.00, 14.00]
      price: [40, 34.22, 40.00, 28.59]
      total: [100, 74.22, 84.00, 54.59]
      rank: [blank, 2, 2, 3]
"""


def test_a_paper_of_quality_and_price_is_modelled() -> None:
    """Scores made of prices have no common step that fits 64 bits, and the rank that does not follow is explained all the same."""
    found = of(QUALITY)
    (finding,) = [one for one in found.findings if one.lead.rule.id == "ARI017"]
    assert [[change.quantity.kind for change in one.changes] for one in finding.explanations] == [["rank"]]
    assert finding.unexplained.code != "not-modelled"


def test_words_are_as_good_as_numbers() -> None:
    """Cells in words give the same single explanations as cells in numbers, in words."""
    text = """
levels: {low: {value: 0, label: LOW}, middle: {value: 2, label: MIDDLE}, high: {value: 4, label: HIGH}}
criteria: {reach: {title: Reach}, speed: {title: Speed}}
options: {p: {title: Park}, q: {title: Quay}}
method: {total: sum}
tables: {t: {prints: score, rows: options, columns: [reach, speed, total], cells: {p: [%s, %s, 6], q: [%s, %s, 2]}}}
"""
    words, numbers = of(text % ("HIGH", "HIGH", "LOW", "MIDDLE")), of(text % (4, 4, 0, 2))
    changed = [[[change.quantity for change in one.changes] for one in found.findings[0].explanations] for found in (words, numbers)]
    assert sorted(map(str, changed[0])) == sorted(map(str, changed[1]))
    assert "if one of the two scores was meant to be MIDDLE, not HIGH" in told(words)


def test_a_level_that_is_ruled_out_is_no_step() -> None:
    """By hand: from HIGH the next level that the definition permits is LOW, which takes 4 of the lead of 4; a step to the middle would not."""
    text = """
levels: {low: {value: 0, label: LOW}, middle: {value: 2, label: MIDDLE}, high: {value: 4, label: HIGH}}
criteria: {reach: {title: Reach, levels: {high: defined, middle: %s, low: defined}}, speed: {title: Speed}}
options: {p: {title: Park}, q: {title: Quay}}
method: {total: sum}
tables: {t: {prints: score, rows: options, columns: [reach, speed, total], cells: {p: [4, 4, 8], q: [4, 0, 4]}}}
"""
    ruled_out, permitted = of(text % "not-applicable").robustness, of(text % "defined").robustness
    assert ruled_out is not None
    assert permitted is not None
    assert (len(ruled_out.first.moves if ruled_out.first else ()), len(permitted.first.moves if permitted.first else ())) == (1, 2)


def test_nothing_is_said_in_levels_where_the_scale_has_no_steps() -> None:
    """Without the steps of the scale margins are in points, and no number of scores is told."""
    found = told(of(OFF.replace("scale: {min: 0, max: 5, step: 1}\n", "").replace("[9, 1, 10]", "[5, 5, 10]")))
    assert '"Park" is first by the totals, 1 point ahead of "Quay".' in found
    assert "by one level" not in found
