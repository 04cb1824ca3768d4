"""Totals, subtotals and the most that can be reached, by the formulas of the method."""

import pytest

from audit.appraisal.model.quantity import Quantity
from tests.papers import SUMS, WEIGHTS, checks, outcomes, relations


def _operands(relation_id: str, *parts: str) -> list[str]:
    return ["/".join(part for part in quantity if part) for quantity in relations(*parts)[relation_id].operands()]


def _table(total: str, *, prints: str = "score") -> str:
    return f"tables: {{t: {{rows: criteria, columns: [a], prints: {prints}, cells: {{care: [4], risk: [2], total: [{total}]}}}}}}\n"


@pytest.mark.parametrize(
    ("method", "right", "odd"),
    [
        ("{total: sum}", "6", "7"),
        ("{total: {as: sum, over: 2}}", "3", "6"),
        ("{total: weighted-sum}", "16", "6"),
        ("{total: {as: weighted-sum, over: 5}}", "3.2", "3.1"),
        ("{total: weighted-sum, weighted-score: {over: 100}}", "0.16", "0.17"),
        ("{total: mean}", "3", "4"),
        ("{total: weighted-mean}", "3.2", "3.3"),
    ],
)
def test_formulas_of_the_total(method: str, right: str, odd: str) -> None:
    """Each formula is worked out from the scores, and from the weights where it uses them."""
    head = WEIGHTS.replace("{total: weighted-sum}", method)
    assert outcomes(head, _table(right), role="total") == ["pass"]
    assert outcomes(head, _table(odd), role="total") == ["fail"]


def test_a_total_that_follows_from_nothing() -> None:
    """Where the file says that it is not stated how totals follow, none is checked."""
    assert outcomes(WEIGHTS.replace("total: weighted-sum", "total: none"), _table("99"), role="total") == []


def test_a_weighted_total_is_made_of_weighted_scores() -> None:
    """A weighted sum adds the weighted scores as printed; a weighted mean whose weights make 100 can be checked so too."""
    assert _operands("total/a", WEIGHTS, _table("16")) == ["weighted-score/a/care", "weighted-score/a/risk"]
    mean = WEIGHTS.replace("weight: 3", "weight: 60").replace("weight: 2", "weight: 40").replace("weighted-sum", "weighted-mean, weights: {sum: 100}")
    assert outcomes(mean, _table("3.2"), role="total") == ["pass"]
    both = mean.replace("weights:", "weighted-score: {over: 100}, weights:")
    cells = "tables: {t: {rows: criteria, columns: [a], prints: weighted-score, cells: {care: [2.4], risk: [0.8], total: [%s]}}}\n"
    assert outcomes(both, cells % "3.2", role="total") == ["pass"]
    assert outcomes(both, cells % "3.4", role="total") == ["fail"]


def test_rounded_parts_may_miss_the_total_by_a_last_digit() -> None:
    """Weighted scores printed with one decimal stand for what rounds so; their total may be a last digit away, not two."""
    cells = "tables: {t: {rows: criteria, columns: [a], prints: weighted-score, cells: {care: [1.3], risk: [2.3], total: [%s]}}}\n"
    head = WEIGHTS.replace("scale: {min: 0, max: 5, step: 1}\n", "").replace("weight: 3", "weight: 0.3").replace("weight: 2", "weight: 0.7")
    assert outcomes(head, cells % "3.7", role="total") == ["pass"]
    assert outcomes(head, cells % "3.8", role="total") == ["fail"]


def test_a_blank_makes_a_total_open_or_impossible() -> None:
    """With a blank score a total is undecided where some score of the scale would make it, and fails where none would."""
    cells = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 4], risk: [blank, blank], total: [6, 10]}}}\n"
    found = checks(SUMS, cells, role="total")
    assert [one.outcome for one in found] == ["undecided", "fail"]
    assert str(found[0].reason) == "depends on figures that are missing (blank)"


_GROUPS = """
scale: {min: 0, max: 5, step: 1}
groups: {all: {}, people: {parent: all, weight: 3}, money: {weight: 2}}
criteria: {care: {group: people}, staff: {group: people}, risk: {group: money}}
options: {a: {}}
method: {total: %s, subtotal: %s}
tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], staff: [2], risk: [5], people: [%s], money: [%s], all: [%s], total: [%s]}}}
"""


def test_subtotals_of_groups_inside_groups() -> None:
    """A subtotal is made of the scores in its group and in all groups inside it, the total of the top groups."""
    assert outcomes(_GROUPS % ("sum", "sum", 6, 5, 6, 11), role="subtotal") == ["pass"] * 3
    assert outcomes(_GROUPS % ("sum", "sum", 7, 5, 6, 11), role="subtotal") == ["pass", "fail", "pass"]
    assert outcomes(_GROUPS % ("sum", "sum", 6, 5, 6, 11), role="total-of-subtotals") == ["pass"]
    assert outcomes(_GROUPS % ("sum", "sum", 6, 5, 9, 11), role="total-of-subtotals") == ["fail"]


def test_no_total_of_subtotals_where_they_do_not_make_it() -> None:
    """Subtotals that are means, or leave out a criterion without a group, do not add to the total."""
    assert outcomes(_GROUPS % ("sum", "mean", 3, 5, 3, 11), role="total-of-subtotals") == []
    loose = (_GROUPS % ("sum", "sum", 6, 5, 6, 11)).replace("risk: {group: money}", "risk: {}").replace("money: [5], ", "")
    assert outcomes(loose, role="total-of-subtotals") == []


_OF_GROUPS = """
scale: {min: 0, max: 5, step: 1}
groups: {people: {weight: 3}, money: {weight: 2}}
criteria: {care: {group: people%s}, staff: {group: people%s}, risk: {group: money%s}}
options: {a: {}}
method: {total: {as: %s, of: groups}, subtotal: %s}
tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], staff: [2], risk: [5], people: [%s], money: [%s], total: [%s]}}}
"""


@pytest.mark.parametrize(
    ("formula", "subtotal", "people", "total"),
    [("weighted-sum", "mean", "3", "19"), ("weighted-mean", "mean", "3", "3.8"), ("sum", "sum", "6", "11"), ("mean", "sum", "6", "5.5")],
)
def test_totals_of_group_subtotals(formula: str, subtotal: str, people: str, total: str) -> None:
    """A total may follow from the subtotals of the groups and their weights."""
    text = _OF_GROUPS % ("", "", "", formula, subtotal, people, 5, total)
    assert outcomes(text, role="subtotal") == ["pass", "pass"]
    assert outcomes(text, role="total") == ["pass"]
    assert outcomes(_OF_GROUPS % ("", "", "", formula, subtotal, people, 5, "9"), role="total") == ["fail"]
    hidden = text.replace(f"people: [{people}], ", "")
    assert outcomes(hidden, role="total") == ["pass"]


def test_subtotals_by_sub_weight() -> None:
    """Inside a group its sub-weights count."""
    weights = (", sub-weight: 75", ", sub-weight: 25", ", sub-weight: 100")
    assert outcomes(_OF_GROUPS % (*weights, "weighted-mean", "weighted-mean", "3.5", "5", "4.1"), role="subtotal") == ["pass", "pass"]
    assert outcomes(_OF_GROUPS % (*weights, "weighted-mean", "weighted-mean", "3.5", "5", "4.1"), role="total") == ["pass"]
    assert outcomes(_OF_GROUPS % (*weights, "weighted-sum", "{as: weighted-sum, over: 100}", "3.5", "5", "20.5"), role="total") == ["pass"]
    assert outcomes(_OF_GROUPS % (*weights, "weighted-sum", "{as: weighted-sum, over: 100}", "3.4", "5", "20.5"), role="subtotal") == ["fail", "pass"]


_MAXIMA = """
scale: {min: 0, max: 5, step: 1}
groups: {people: {}}
criteria: {care: {weight: 3, group: people}, risk: {weight: 2}}
options: {a: {}, b: {}}
method: {total: %s}
tables: {t: {rows: criteria, columns: [max-score], cells: {care: [%s], risk: [%s], people: [%s], total: [%s]}}}
"""


@pytest.mark.parametrize(
    ("formula", "maxima"),
    [("weighted-sum", (15, 10, 15, 25)), ("sum", (5, 5, 5, 10)), ("mean", (5, 5, 5, 5)), ("weighted-mean", (15, 10, 5, 5))],
)
def test_the_most_that_can_be_reached(formula: str, maxima: tuple[int, int, int, int]) -> None:
    """The highest score of a criterion is weight times top, and the highest total follows like any total."""
    found = checks(_MAXIMA % (formula, *maxima))
    assert [one.outcome for one in found if one.relation.role in {"max-score", "max-total"}] == ["pass"] * 4
    odd = checks(_MAXIMA % (formula, *(one + 1 for one in maxima)))
    assert [one.outcome for one in odd if one.relation.role == "max-score"] == ["fail", "fail"]


def test_maxima_of_groups_by_weight() -> None:
    """The highest total of groups follows from the highest subtotals and the groups' weights."""
    text = _OF_GROUPS % ("", "", "", "weighted-sum", "mean", 3, 5, '"19 / 25"')
    assert outcomes(text, role="max-total") == ["pass"]
    assert outcomes(text.replace("19 / 25", "19 / 20"), role="max-total") == ["fail"]


def test_no_maximum_without_a_top() -> None:
    """Where neither the top of a scale nor a printed maximum is known, the highest total is not worked out."""
    open_ended = SUMS.replace("max: 5, ", "")
    text = 'tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: ["6 / 10"]}}}\n'
    assert outcomes(open_ended, text, role="max-total") == []
    assert outcomes(SUMS, text, role="max-total") == ["pass"]


def test_the_top_of_a_computed_score_is_what_its_formula_says() -> None:
    """Points worked out from a price reach the top that is given for them, whatever the scale of the other criteria is."""
    head = SUMS.replace("care: {}, risk: {}", "care: {}, price: {scored-from: {of: cost, as: value-over-highest, top: 20}}")
    text = 'tables: {t: {rows: options, columns: [care, cost, {prints: score, criterion: price}, total], prints: score, cells: {a: [4, 7, 20, "24 / %s"]}}}\n'
    assert outcomes(head, text % 25, role="max-total") == ["pass"]
    assert outcomes(head, text % 10, role="max-total") == ["fail"]


def test_printed_maxima_make_the_highest_total() -> None:
    """Maxima that are printed are added though the scale is open."""
    head = SUMS.replace("max: 5, ", "").replace("care: {}, risk: {}", "care: {max: 5}, risk: {max: 7}")
    text = 'tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: ["6 / %s"]}}}\n'
    assert outcomes(head, text % 12, role="max-total") == ["pass"]
    assert outcomes(head, text % 10, role="max-total") == ["fail"]


_SHEETS = """
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {}}
method: {total: sum, scorers: {kim: null, lee: null}, aggregate: %s}
tables: {t: {option: a, prints: score, rows: criteria, columns: [kim, lee, score], cells: {%s}}}
"""


def test_totals_of_scorers() -> None:
    """Each scorer's total adds that scorer's scores; the option's total adds, or averages, the scorers' totals too."""
    cells = "care: [1, 2, 3], risk: [4, 5, 9], total: [%s, 7, %s]"
    assert outcomes(_SHEETS % ("sum", cells % (5, 12)), role="total") == ["pass"] * 3
    assert outcomes(_SHEETS % ("sum", cells % (6, 12)), role="total") == ["pass", "fail", "pass"]
    assert outcomes(_SHEETS % ("sum", cells % (5, 12)), role="aggregate") == ["pass"] * 3
    assert outcomes(_SHEETS % ("sum", cells % (5, 13)), role="aggregate") == ["pass", "pass", "fail"]


def test_totals_of_scorers_alone() -> None:
    """Where the paper prints scorers' totals and no scores, the option's total follows from these."""
    assert outcomes(_SHEETS % ("mean", "total: [5, 7, 6]"), role="aggregate") == ["pass"]
    assert outcomes(_SHEETS % ("mean", "total: [5, 7, 7]"), role="aggregate") == ["fail"]
    assert outcomes(_SHEETS % ("mean", "total: [5, 7, 6]"), role="total") == ["undecided", "undecided"]


def test_highest_scores_of_several_scorers() -> None:
    """Where scorers' scores are added, the highest score counts each of them once."""
    head = _SHEETS % ("sum", "care: [1, 2, 3], risk: [4, 5, 9], total: [5, 7, '12 / %s']")
    assert outcomes(head % 20, role="max-total") == ["pass"]
    assert outcomes(head % 10, role="max-total") == ["fail"]


def test_sums_over_all_options() -> None:
    """What is printed for all options together is the sum over them: totals, subtotals, scores, costs."""
    text = (
        "scale: {max: 5}\ngroups: {g: {}}\ncriteria: {care: {group: g}}\noptions: {a: {}, b: {}}\nmethod: {total: sum}\n"
        "tables:\n  t: {rows: criteria, columns: [a, b, total], prints: score, cells: {care: [1, 2, %s], g: [1, 2, %s], total: [1, 2, %s]}}\n"
        "  u: {rows: options, columns: [cost], cells: {a: [5], b: [6], total: [%s]}}\n"
    )
    assert outcomes(text % (3, 3, 3, 11), role="grand-total") == ["pass"] * 4
    assert outcomes(text % (4, 4, 6, 13), role="grand-total") == ["fail"] * 4


def test_normalised_scores() -> None:
    """Scores scaled to a base on each criterion add to it over all options."""
    head = SUMS.replace("total: sum", "total: sum, normalised: 1").replace("step: 1", "step: 0.1")
    cells = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [0.5, 0.3, 0.2], risk: [0.5, 0.3, %s]}}}\n"
    assert outcomes(head, cells % 0.2, role="normalised") == ["pass", "pass"]
    assert outcomes(head, cells % 0.3, role="normalised") == ["pass", "fail"]
    assert relations(head, cells % 0.2)["normalised/score/care"].result == Quantity("score", criterion="care")


def test_only_scorers_whose_total_is_printed_have_one() -> None:
    """A scorer's total is worked out where the file has a cell for it, and no relation is made of one that it has not; the option's own is worked out in any case."""
    scores = "care: [1, 2, 3], risk: [4, 5, 9]"
    assert {"total/a", "total/a/kim", "total/a/lee"} <= relations(_SHEETS % ("sum", f"{scores}, total: [5, 7, 12]")).keys()
    without = relations(_SHEETS % ("sum", scores)).keys()
    assert "total/a" in without
    assert not {"total/a/kim", "total/a/lee"} & without
