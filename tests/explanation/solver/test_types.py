"""Every type of relation in a model: papers with one slip, whose explanations were worked out by hand."""

import pytest

from tests.explanation.solver.solved import sets, values
from tests.papers import SUMS, WEIGHTS

_THREE = "criteria: {care: {}}\noptions: {a: {}, b: {}, c: {}}\n"
_RANKED = "scale: {min: 0, max: 9, step: 1}\n" + _THREE + "method: {total: sum, rank: {by: total, ties: %s}}\n"
_RANKS = "tables: {t: {rows: options, columns: [care, rank], prints: score, cells: {a: [%s, %s], b: [%s, %s], c: [%s, %s]}}}\n"
_SCORERS = (
    "scale: {min: 0, max: 9, step: 1}\ncriteria: {care: {}}\noptions: {a: {}}\n"
    "method: {total: sum, scorers: {x: {}, y: {members: 2}, z: {}}, aggregate: %s}\n"
    "tables: {t: {rows: criteria, columns: [{option: a, scorer: x}, {option: a, scorer: y}, {option: a, scorer: z}, {option: a, prints: score}], "
    "prints: score, cells: {care: [%s]}}}\n"
)
_BIDS = (
    "scale: {min: 0, max: 100}\ncriteria: {cost: {scored-from: {of: cost, item: bid, as: %s, top: 100}}}\noptions: {a: {}, b: {}}\nmethod: {total: sum}\n"
    "tables:\n  p: {rows: options, columns: [{prints: cost, item: bid}], cells: {a: [200], b: [400]}}\n"
    "  s: {rows: criteria, columns: [a, b], prints: score, cells: {cost: [%s]}}\n"
)


def test_sums_and_memberships() -> None:
    """A total may be meant otherwise, or a score within its scale; a score at the top cannot be higher."""
    text = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [5], risk: [2], total: [9]}}}\n"
    assert sets(SUMS, text) == {frozenset({"score a risk"}), frozenset({"total a"})}
    assert values(SUMS, text) == {"score a risk": [4], "total a": [7]}


def test_products() -> None:
    """A score, its weight or the weighted score may be what was meant."""
    text = "tables: {t: {rows: criteria, columns: [{option: a, prints: score}, {option: a, prints: weighted-score}], cells: {care: [4, 15], risk: [1, 2]}}}\n"
    assert values(WEIGHTS, text) == {"score a care": [5], "weighted-score a care": [12]}


@pytest.mark.parametrize(
    ("ties", "cells", "meant"),
    [
        ("standard", ("9", "1", "9", "1", "5", "2"), [3]),
        ("dense", ("9", "1", "9", "1", "5", "3"), [2]),
        ("average", ("9", "1.5", "9", "1.5", "5", "2"), [3]),
        ("distinct", ("9", "1", "9", "2", "5", "2"), [3]),
    ],
)
def test_ranks_by_every_tie_method(ties: str, cells: tuple[str, ...], meant: list[int]) -> None:
    """A rank that does not follow can be only one other; without it, other scores would do."""
    assert values(_RANKED % ties, _RANKS % cells)["rank c"] == meant


def test_ranks_by_no_said_method() -> None:
    """Where the way of counting ties is not said, a rank may follow by any of them."""
    assert values((_RANKED % "standard").replace(", ties: standard", ""), _RANKS % ("9", "1", "9", "1", "5", "1"))["rank c"] == [2, 3]


@pytest.mark.parametrize(
    ("how", "cells", "meant"),
    [("median", "1, 5, 9, 6", [5]), ("mean", "1, 5, 9, 6", [5]), ("weighted-mean", "1, 5, 9, 6", [5]), ("sum", "1, 5, 9, 16", [15])],
)
def test_scorers_put_together(how: str, cells: str, meant: list[int]) -> None:
    """The score put together from those of scorers is among what may be meant, as the method makes it."""
    assert values(_SCORERS % (how, cells))["score a care"] == meant


@pytest.mark.parametrize(
    ("form", "cells"),
    [("lowest-over-value", "100, 55"), ("value-over-highest", "50, 90"), ("min-max", "100, 5"), ("share", "33, 77")],
)
def test_scores_worked_out_from_prices(form: str, cells: str) -> None:
    """A score worked out from prices may be what was misprinted; the solver says what it would be."""
    meant = {"lowest-over-value": 50, "value-over-highest": 100, "min-max": 0, "share": 67}[form]
    assert meant in values(_BIDS % (form, cells))["score b cost"]


def test_percentages_and_their_denominators() -> None:
    """A percentage may be off, or what it is of."""
    head = SUMS.replace("total: sum", "total: sum, percent: {of: maximum}")
    text = "tables: {t: {rows: options, columns: [care, risk, total, percent], prints: score, cells: {a: [4, 4, 8, '85%']}}}\n"
    assert values(head, text) == {"percent a": [80]}


def test_differences_in_either_form_and_reading() -> None:
    """A quoted difference may be worked out from true or from printed values, in points or in per cent."""
    text = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [4, 2, 0], risk: [4, 2, 0], total: [8, 4, 0]}}}\n"
    points = "stated: {gap: {prints: difference, between: [{kind: total, option: a}, {kind: total, option: b}], printings: [%s]}}\n"
    assert values(SUMS, text, points % "5")["difference gap"] == [4]
    assert values(SUMS, text, points % "'45%'")["difference gap"] == [4, 50]


def test_counts_and_declared_relations() -> None:
    """Counts are known; declared sums and extremes take part like any other."""
    text = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [4, 2, 0], risk: [4, 2, 0], total: [8, 4, 0]}}}\n"
    counted = "stated: {options: {prints: count, counts: {of: options}, printings: [4]}}\n"
    assert values(SUMS, text, counted) == {"count options": [3]}
    head = SUMS.replace(
        "total: sum",
        "total: sum, relations: [{id: top, type: extremum, pick: highest, result: top, terms: [{kind: total, option: a}, {kind: total, option: b}]}]",
    )
    assert values(head, text, "stated: {top: {prints: total, printings: [7]}}\n") == {"total top": [8]}


def test_one_quantity_printed_twice_is_one_change() -> None:
    """A total that is printed in two ways is one change, to what the scores make."""
    text = (
        "tables:\n  t: {rows: criteria, columns: [a], prints: score, cells: {care: [4], risk: [2], total: [6]}}\n"
        "  u: {rows: criteria, columns: [a], prints: score, cells: {total: [7]}}\n"
    )
    assert values(SUMS, text) == {"total a": [6]}
