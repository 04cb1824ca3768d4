"""Nothing that is withheld can be read from what the tool gives out, whichever figure it is and whatever else does not agree."""

import re
from functools import cache
from typing import Final

import pytest

from audit.appraisal.load.document import parse
from audit.examine import Examination, examine_document
from audit.report.json import audit_as_data, run_as_lines
from audit.report.text import report
from audit.rules.pack import load_packs
from audit.rules.rule import Rule
from audit.rules.settings import Settings, Soft
from audit.verdict import LITTLE

PAPER: Final = """\
appraisal: {{id: hidden, title: Paper with a hidden figure, from: published}}
scale: {{min: 0, max: 900}}
groups: {{people: {{}}, money: {{}}}}
criteria:
  care: {{group: people, weight: {weight}, max: {max}}}
  staff: {{group: people, weight: 0.33}}
  cost: {{group: money, weight: 0.37, scored-from: {{of: cost, item: bid, as: lowest-over-value}}}}
options: {{a: {{}}, b: {{}}}}
method:
  total: weighted-sum
  weights: {{sum: 1}}
  percent: {{of: maximum}}
  rank: {{by: total}}
  relations: [{{id: both, type: sum, result: both, terms: [{{kind: total, option: a}}, {{kind: total, option: b}}]}}]
tables:
  prices: {{rows: options, columns: [{{prints: cost, item: bid}}], cells: {{a: [{price}], b: [48173]}}}}
  raw: {{rows: criteria, columns: [a, b], prints: score, cells: {{care: [{score}, 512], staff: [627, blank], cost: ["{computed}", "900.0"]}}}}
  weighted:
    rows: criteria
    columns: [a, b, max-score]
    prints: weighted-score
    cells:
      care: [{weighted}, 153.6, {max}]
      staff: [206.91, 271.26, 297]
      cost: [{last}, 333, 333]
      people: [{subtotal}, 424.86, 567]
      total: ["{total}", "{other}", {most}]
  results: {{rows: options, columns: [percent, rank], cells: {{a: ["{percent}", 2], b: ["84.21%", 1]}}}}
stated:
  gap: {{prints: difference, between: [{{kind: total, option: b}}, {{kind: total, option: a}}], printings: ["{gap}"]}}
  both: {{prints: total, printings: ["{both}"]}}
"""
SOFT: Final = """\
texts: {rationale: {care: {a: {text: It is so.}, b: {text: It is so.}}, staff: {a: {from: b, summary: As for b.}}}}
claims:
  - {id: lead, summary: The second lies ahead by far., asserts: 'total("b") - total("a") > 70', status: confirmed}
  - {id: same, summary: Both are alike on care., asserts: 'score("a", "care") == score("b", "care")', status: confirmed}
"""
"""What would order explanations by figures that may be withheld."""
TRUE: Final = {
    "weight": "0.30", "max": "270.00", "price": "61937", "score": "713", "computed": "699.993", "weighted": "213.9", "last": "258.997",
    "subtotal": "420.81", "total": "679.807", "percent": "75.53%", "gap": "78.0530", "both": "1437.667", "other": "757.86", "most": "900.0",
}  # fmt: skip


@cache
def _rules() -> list[Rule]:
    return [rule for pack in load_packs([]) for rule in pack.rules]


def _examined(more: str = "", **figures: str) -> Examination:
    text = PAPER.format(**{**TRUE, **figures}) + more
    return examine_document(parse(text.encode(), "hidden.yaml"), _rules(), Settings(soft=tuple(Soft)), robust=True)


def _everything(found: Examination) -> str:
    """All that can be given out, as text and as data."""
    return report(found, width=120) + run_as_lines([audit_as_data(found)], as_of="2026-01-31")


def _forms(text: str) -> list[str]:
    """The ways in which a figure could be written."""
    bare = text.rstrip("%")
    short = bare.rstrip("0").rstrip(".") if "." in bare else bare
    return [bare, short, f"{short[:-3]},{short[-3:]}" if len(short) > 4 and "." not in short else bare]


def _shows(output: str, text: str) -> bool:
    return any(re.search(rf"(?<![0-9.]){re.escape(form)}(?![0-9])", output) for form in _forms(text))


def test_the_paper_agrees_and_shows_all_its_figures() -> None:
    """As it stands the paper agrees in all that is checked; without that the tests below would say nothing."""
    found = _examined()
    assert [outcome.message for outcome in found.outcomes if outcome.status == "fail" and outcome.rule.severity == "error"] == []
    odd = _everything(_examined(total="713.123"))
    assert _shows(odd, "679.807")
    assert _shows(odd, TRUE["weighted"])


HIDDEN: Final = [name for name in TRUE if name not in {"other", "most"}]
ODD: Final = (None, "weight", "score", "weighted", "last", "subtotal", "total", "percent", "gap", "both", "price", "computed", "other", "most")


@pytest.mark.parametrize(
    ("hidden", "odd"),
    [
        pytest.param(hidden, odd, marks=[] if odd is None or (number + at) % 3 == 0 else [pytest.mark.deep])
        for number, hidden in enumerate(HIDDEN)
        for at, odd in enumerate(ODD)
        if hidden != odd
    ],
)
def test_a_withheld_figure_is_never_given_out(hidden: str, odd: str | None) -> None:
    """Whichever figure is withheld, and whichever other one does not agree, no output holds the withheld one.

    A third of the pairs, with each figure withheld and each one odd several times, are tried in every run.
    """
    changed = {} if odd is None else {odd: {"percent": "91.77%"}.get(odd, "0.77" if odd == "weight" else "888.11")}
    found = _examined(**{hidden: "withheld", **changed})
    assert {one.code for one in found.problems} <= LITTLE  # where a weight or what all follows from is withheld, too little is left
    assert not _shows(_everything(found), TRUE[hidden]), (hidden, odd)


@pytest.mark.parametrize("hidden", ["score", "weighted", "total", "last", "subtotal"])
@pytest.mark.parametrize("odd", ["other", "weighted", "total", "gap", "both"])
def test_what_orders_explanations_gives_nothing_away(hidden: str, odd: str) -> None:
    """Reasons, inherited scores and claims about a withheld figure put no explanation first that tells it."""
    if hidden == odd:
        return
    found = _examined(SOFT, **{hidden: "withheld", odd: "888.11"})
    assert not found.problems
    assert not _shows(_everything(found), TRUE[hidden]), (hidden, odd)


@pytest.mark.parametrize("hidden", [name for name in TRUE if name not in {"other", "most"}])
def test_outcomes_with_withheld_figures_show_nothing(hidden: str) -> None:
    """Where a withheld figure takes part an outcome shows no computed value, no terms, no operands and no other values."""
    found = _examined(**{hidden: "withheld"})
    own = [outcome for outcome in found.outcomes if any(figure.withheld for figure in outcome.figures)]
    assert own
    for outcome in own:
        assert outcome.withheld or outcome.check is None or outcome.status == "not-applicable"
        assert outcome.computed in {"", "not shown: withheld figures are involved"}
        assert outcome.words.get("terms", "") in {"", "withheld figures are involved"}
    hidden_ids = {figure.id for outcome in own for figure in outcome.figures if figure.withheld}
    assert not hidden_ids & {one.figure.id for one in found.inferred}


def test_a_value_given_beside_a_withheld_state_goes_no_further() -> None:
    """A file may hold the value beside the state; no output shows it, and no message about the file quotes it."""
    found = _examined(score="{state: withheld, value: 713, note: exempt 713}")
    assert not _shows(_everything(found), "713")


def test_a_total_over_a_withheld_score_is_undecided() -> None:
    """A total that no withheld score could make is not told as such: that it cannot be, and why, would narrow down what is withheld."""
    found = _examined(weighted="withheld", score="withheld", total="12000")
    mine = [one for one in found.outcomes if one.rule.name == "total-is-sum" and one.subject.option == "a"]
    assert {(one.status, one.reason.code) for one in mine} == {("undecided", "withheld")}
    assert not _shows(_everything(found), "12000")
    assert found.verdict != "consistent"
