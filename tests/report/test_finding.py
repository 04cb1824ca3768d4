"""One finding in full.

What put a way to make figures agree before others, as people read it.
"""

import pytest

from audit.explanation import soft
from audit.explanation.finding import Explanation
from audit.report.explained import explained
from audit.report.finding import put_first
from audit.report.json import audit_as_data
from audit.report.text import report
from audit.rules.settings import Soft
from tests.explanation.soft_paper import REASONS, examination
from tests.papers import SUMS, WEIGHTS, examined
from tests.report.papers import shipped

_TABLE = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, %s], b: [4, 4, %s], c: [2, 2, %s]}}}\n"


def _details(*parts: str) -> str:
    return report(examined(*parts), width=120).split("\nDetails\n")[1]


def test_a_finding_in_full() -> None:
    """A finding says where it stands in the paper and in the file, what is printed and what follows, and what to ask."""
    found = shipped("appraisals/rotherham-childrens-services-2017.yaml")
    text = report(found, width=140)
    for line in (
        "1. Shared Service: the scores add to 26; the total printed is 24. [ARI001, error]",
        f"   Where             line 188, in 002_bdd40027193666ad.txt; file line {found.findings[0].lead.where.line}",
        "   Published         24",
        "   Computed          26 = 4 + 3 + 3 + 3 + 3 + 3 + 3 + 4",
        '   What would fix it if one of the eight scores was meant to be 2 lower: the order stays; "Shared Service" is 4th',
        '                     if the total for "Shared Service" was meant to be 26, not 24: the order changes; "Shared Service" is joint 2nd',
    ):
        assert line in text.split("\n")
    assert "   Why it matters " in text
    assert "   Ask               " in text


def test_changes_that_differ_are_told_one_by_one() -> None:
    """A score that could be several values, and one alone, are told with their values and their effect."""
    assert 'if one of the two scores was meant to be 1 lower: the order stays; "a" is joint 1st' in _details(SUMS, _TABLE % (8, 8, 4))
    weighted = "tables: {t: {rows: criteria, columns: [{option: a, prints: score}, {option: a, prints: weighted-score}], cells: {care: [4, 15]}}}\n"
    text = _details(WEIGHTS, weighted)
    assert 'if the score for "a" on "care" was meant to be 5, not 4' in text
    assert 'if the weighted score for "a" on "care" was meant to be 12, not 15' in text


def test_two_changes_are_told_together() -> None:
    """Where no single change makes everything agree, those are told that do so together."""
    table = "tables: {t: {rows: options, columns: [care, risk, total, percent], prints: score, cells: {a: [1, 1, 9, '90%']}}}\n"
    head = SUMS.replace("total: sum", "total: sum, percent: {of: maximum}")
    text = " ".join(_details(head, table).split())
    assert (
        'if the score for "a" on "care" was meant to be 4 or 5, not 1, and the score for "a" on "risk" was meant to be 4 or 5, not 1: the order may change'
        in text
    )


@pytest.mark.parametrize(
    ("total", "said"),
    [("3", "It would agree if the figure was cut off, not rounded."), ("5", "It would agree if the figure was rounded up.")],
)
def test_other_ways_of_rounding_that_fit(total: str, said: str) -> None:
    """Cut off or rounded up: what fits is said."""
    head = SUMS.replace("step: 1", "step: 0.1").replace("total: sum", "total: mean, rounding: half-even")
    scores = ("3.9", "3.9") if total == "3" else ("4.1", "4.1")
    table = f"tables: {{t: {{rows: options, columns: [care, risk, total], prints: score, cells: {{a: [{scores[0]}, {scores[1]}, {total}]}}}}}}\n"
    assert said in _details(head, table)


def test_other_outcomes_of_the_same_cause() -> None:
    """What else the same cause makes disagree stands under also, once each."""
    table = "tables: {t: {rows: options, columns: [care, risk, total, percent], prints: score, cells: {a: [4, 5, 6, '90%'], b: [1, 1, 2, '20%']}}}\n"
    text = _details(SUMS.replace("total: sum", "total: sum, percent: {of: maximum}"), table)
    assert text.count("   Also              a: 6 / 10 makes 60%; the percentage printed is 90%.") == 1


def test_many_readings_are_counted() -> None:
    """Beyond four ways that lead to different orders only their number is told."""
    head = "scale: {min: 0, max: 9}\ncriteria: {care: {}}\noptions: {%s}\nmethod: {total: sum, relations: [{id: all, type: sum, result: all, terms: [%s]}]}\n"
    names = [f"o{number}" for number in range(6)]
    terms = ", ".join(f"{{kind: score, option: {name}, criterion: care}}" for name in names)
    cells = ", ".join(f"{name}: [{number}]" for number, name in enumerate(names))
    table = f"tables: {{t: {{rows: options, columns: [care], prints: score, cells: {{{cells}}}}}}}\n"
    stated = "stated: {all: {prints: count, printings: [17]}}\n"
    text = _details(head % (", ".join(f"{name}: {{}}" for name in names), terms), table, stated)
    assert "and 3 other ways" in text


def test_a_finding_about_no_relation_has_no_figures_to_compare() -> None:
    """A rule that looks at something else than a relation tells neither published nor computed."""
    head = "scale: {min: 0, max: 5}\ncriteria: {care: {weight: 2}, risk: {}}\noptions: {a: {}}\nmethod: {total: weighted-sum}\n"
    text = _details(head, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [8]}}}\n")
    assert text.lstrip().startswith("1. risk: weight printed: none;")
    assert "Published" not in text
    assert "What would fix it" not in text


def test_a_place_only_in_the_file() -> None:
    """Where the paper's source is not named, the place in the file is all there is."""
    text = _details(SUMS, _TABLE % (8, 8, 4))
    assert "   Where             file line 6" in text


def test_nothing_is_said_where_nothing_settled() -> None:
    """Without a soft relation the words are as before."""
    assert put_first(Explanation((), (), "no", "no")) == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "; listed first because it is 0"), (2, "; listed first because it is 0; and it is 1"),
     (3, "; listed first because it is 0; and it is 1; and for 1 more such reason"),
     (5, "; listed first because it is 0; and it is 1; and for 3 more such reasons")],
)  # fmt: skip
def test_two_are_told_and_the_others_counted(count: int, said: str) -> None:
    """What would fill the page is counted."""
    assert put_first(Explanation((), (), "no", "no", settled_by=tuple(f"it is {number}" for number in range(count)))) == said


def test_pages_and_data_say_what_settled() -> None:
    """Both pages tell the way apart from others that would be told with it, and say why it comes first; the data say so too."""
    found = examination(REASONS, [Soft.reasons])
    words = "listed first because on risk, a and b have the same reason, and both then have 3"
    assert (
        f'What would fix it if the score for "a" on "risk" was meant to be 3, not 5: the order stays; "a" is joint 1st; {words} if the score for "a" on "care" was meant to be 2'
        in _line(report(found))
    )
    assert f'if the score for "a" on "risk" was meant to be 3, not 5; {words} ' in _line(explained(found))
    assert [one["settled_by"] for one in audit_as_data(found)["findings"][0]["explanations_detail"]] == [
        [words.removeprefix("listed first because ")],
        [],
        [],
    ]
    plain = examination(REASONS)
    assert "if one of the two scores was meant to be 2 lower: the order stays" in _line(report(plain))
    assert "listed first because" not in report(plain) + explained(plain)


def test_what_did_not_count_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that takes too much work is named on both pages and in the data."""
    monkeypatch.setattr(soft, "_MOST", {**soft._MOST, Soft.reasons: 0})  # the limit itself is what is tried
    found = examination(REASONS, [Soft.reasons])
    words = "these did not count towards the order: reasons; working them out takes more than the limit"
    assert f"{words.capitalize()}." in _line(report(found))
    assert f"{words.capitalize()}." in _line(explained(found))
    assert audit_as_data(found)["findings"][0]["unsettled"] == words


def _line(page: str) -> str:
    return " ".join(page.split())


def _weights(weight: int, totals: str) -> str:
    head = f"criteria: {{care: {{title: Care, weight: 60}}, cost: {{title: Cost, weight: {weight}}}}}\noptions: {{a: {{title: Alpha}}, b: {{title: Beta}}}}\n"
    table = f"tables: {{t: {{prints: score, rows: criteria, columns: [a, b], cells: {{care: [4, 3], cost: [2, 5], total: [{totals}]}}}}}}\n"
    return f"scale: {{min: 1, max: 5, step: 1}}\n{head}method: {{total: weighted-sum, weights: {{sum: 100}}}}\n{table}"


def test_the_cause_comes_before_what_follows_from_it() -> None:
    """One weight explains both totals and the sum of the weights: it is named, in the details and on the first screen."""
    text = report(examined(_weights(45, "320, 380")), width=120)
    said = 'The weight of "Cost" is printed as 45; with 40 everything here agrees (Alpha: the scores add to 330; the total printed is 320).'
    assert " ".join(text.split()).count(said) == 2


def test_what_has_several_causes_or_one_figure_is_told_as_it_is() -> None:
    """A total of its own is its own cause; where a score would do as well, no cause is named."""
    text = report(examined(_weights(40, "330, 380")), width=120)
    assert "1. Alpha: the scores add to 320; the total printed is 330." in text
    assert "everything here agrees" not in text
