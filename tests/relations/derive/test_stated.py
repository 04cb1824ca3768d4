"""What the prose states and the file declares beside the standard method."""

import pytest

from tests.papers import SUMS, built, checks, outcomes, relations

_SCORES = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [4, 3, 1], risk: [2, 1, 0], total: [6, 4, 1]}}}\n"


@pytest.mark.parametrize(
    ("counts", "number"),
    [
        ("{of: options}", 3),
        ("{of: criteria}", 5),
        ("{of: criteria, kind: [scored]}", 2),
        ("{of: criteria, kind: [gateway, unscored]}", 3),
        ("{of: criteria, group: g}", 2),
        ("{of: criteria, kind: [scored], group: g}", 1),
        ("{of: groups}", 2),
        ("{of: gateways}", 2),
    ],
)
def test_stated_counts(counts: str, number: int) -> None:
    """A stated count is held against what the file lists; a gateway told of twice counts once."""
    head = SUMS.replace("care: {}", "care: {group: g}, law: {kind: gateway}, fund: {kind: gateway, group: g}, later: {kind: unscored}")
    more = "groups: {g: {}, h: {}}\ngateways: {law: {criterion: law}}\n" if "gateways" not in counts else "groups: {g: {}, h: {}}\n"
    text = "stated: {number: {prints: count, counts: %s, printings: [%s]}}\n"
    assert outcomes(head, more, text % (counts, number), role="count") == ["pass"]
    assert outcomes(head, more, text % (counts, number + 1), role="count") == ["fail"]


_GAP = "stated: {gap: {prints: difference, between: [{kind: %s, option: a}, {kind: %s, option: b}]%s, printings: ['%s']}}\n"


@pytest.mark.parametrize(
    ("more", "printed", "outcome", "fits"),
    [
        ("", "2", "pass", ("points, exact values", "points, printed values")),
        ("", "3", "fail", ()),
        ("", "33%", "pass", ("relative, exact values", "relative, printed values")),
        ("", "2%", "pass", ("points, exact values", "points, printed values")),
        (", as: relative", "33%", "pass", ("relative, exact values", "relative, printed values")),
        (", as: relative", "2%", "fail", ()),
        (", as: points", "33%", "fail", ()),
        (", at-least: true", "1", "pass", ("points, exact values", "points, printed values")),
        (", at-least: true", "2", "fail", ()),
    ],
)
def test_stated_differences(more: str, printed: str, outcome: str, fits: tuple[str, ...]) -> None:
    """A quoted difference is tried in points and in per cent, on exact and on printed figures, as far as the text leaves it open."""
    (found,) = checks(SUMS, _SCORES, _GAP % ("total", "total", more, printed), role="difference")
    assert (found.outcome, found.fits) == (outcome, fits)


def test_a_difference_between_rounded_figures() -> None:
    """Percentages of 62.5 and 43.7 print as 63 and 44: 19 agrees with exact and printed values, 20 with the printed intervals only."""
    head = "criteria: {care: {}}\noptions: {a: {}, b: {}}\nmethod: {total: none, percent: {of: maximum}}\n"
    percent = "tables: {t: {rows: options, columns: [percent], cells: {a: ['63%'], b: ['44%']}}}\n"
    (found,) = checks(head, percent, _GAP % ("percent", "percent", ", as: points", "19%"), role="difference")
    assert (found.outcome, found.fits) == ("pass", ("points, exact values", "points, printed values"))
    (found,) = checks(head, percent, _GAP % ("percent", "percent", ", as: points", "20%"), role="difference")
    assert (found.outcome, found.fits) == ("pass", ("points, exact values",))


def test_a_difference_from_a_missing_figure_is_open() -> None:
    """Where one of the two figures is missing the difference is undecided."""
    blank = "tables: {t: {rows: options, columns: [percent], cells: {a: ['63%'], b: [blank]}}}\n"
    (found,) = checks(SUMS, blank, _GAP % ("percent", "percent", "", "19%"), role="difference")
    assert (found.outcome, str(found.reason)) == ("undecided", "depends on figures that are missing (blank)")


_LONGLIST = """
criteria: {care: {}}
options: {a: {}, b: {}}
method: {total: none, relations: [%s]}
stated:
  first: {prints: count, printings: [13]}
  removed: {prints: count, printings: [2]}
  added: {prints: count, printings: [5]}
  longlist: {prints: count, printings: [%s, %s]}
"""


def test_declared_sums() -> None:
    """13 - 2 + 5 makes 16; each printing of the result is checked by itself."""
    relation = "{id: list, type: sum, result: longlist, terms: [first, {kind: count, item: removed, times: -1}, added]}"
    assert outcomes(_LONGLIST % (relation, 16, 16), role="declared") == ["pass", "pass"]
    assert outcomes(_LONGLIST % (relation, 16, 17), role="declared") == ["pass", "fail"]
    assert outcomes(_LONGLIST % (relation, 16, 17), role="printings") == ["fail"]


@pytest.mark.parametrize(
    ("relation", "right", "odd"),
    [
        ("type: product, result: longlist, terms: [first, removed]", 26, 27),
        ("type: ratio, result: longlist, times: 100, terms: [removed, added]", 40, 41),
        ("type: mean, result: longlist, terms: [first, added]", 9, 10),
        ("type: difference, result: longlist, terms: [first, added]", 8, 9),
        ("type: extremum, result: longlist, terms: [first, removed, added]", 13, 5),
        ("type: extremum, pick: lowest, result: longlist, terms: [first, removed, added]", 2, 5),
        ("type: equal, result: longlist, terms: [added]", 5, 6),
    ],
)
def test_declared_relations_of_every_type(relation: str, right: int, odd: int) -> None:
    """Every type of relation can be declared between stated figures."""
    assert outcomes(_LONGLIST % (f"{{{relation}}}", right, right), role="declared") == ["pass", "pass"]
    assert outcomes(_LONGLIST % (f"{{{relation}}}", right, odd), role="declared") == ["pass", "fail"]


def test_relations_for_each_option() -> None:
    """A relation for each option fills in the option where a term names none, for options that have such figures."""
    head = SUMS.replace(
        "total: sum",
        "total: sum, relations: [{id: per-point, for: each-option, type: ratio, result: {kind: cost, item: each}, terms: [{kind: cost, item: net}, {kind: total}]}]",
    )
    table = "tables: {t: {rows: options, columns: [total, {prints: cost, item: net}, {prints: cost, item: each}], cells: {a: [4, 10, 2.5], b: [5, 20, %s]}}}\n"
    assert outcomes(head, table % 4, role="declared") == ["pass", "pass"]
    assert outcomes(head, table % 5.1, role="declared") == ["pass", "fail"]
    # Every option has a total to be worked out, so that all three can have a cost for each point.
    assert [name for name in relations(head, table % 4) if name.startswith("declared/")] == ["declared/per-point/a", "declared/per-point/b"]


def test_terms_that_name_an_option_keep_it() -> None:
    """In a relation for each option a term may name one option, as when all are measured against the first; weights have none."""
    head = SUMS.replace(
        "total: sum",
        "total: sum, relations: [{id: gap, for: each-option, type: difference, result: {kind: difference}, terms: [{kind: total, option: a}, {kind: total}]}]",
    )
    table = "tables: {t: {rows: options, columns: [total, difference], cells: {a: [6, 0], b: [4, 2], c: [1, %s]}}}\n"
    assert outcomes(head, table % 5, role="declared") == ["pass"] * 3
    assert outcomes(head, table % 7, role="declared") == ["pass", "pass", "fail"]
    weight = head.replace("{kind: total, option: a}", "{kind: weight, criterion: care}")
    assert relations(weight, table % 5)["declared/gap/b"].terms[0].quantity.option is None


_GATE = "gateways: {gate: {criterion: fund, threshold: {kind: %s, %s}, outcomes: {a: %s, b: %s}}}\n"


@pytest.mark.parametrize(
    ("limit", "a", "b", "expected"),
    [
        ("at-least: 6", "pass", "fail", ["pass", "pass"]),
        ("at-least: 6", "fail", "pass", ["fail", "fail"]),
        ("more-than: 6", "pass", "fail", ["fail", "pass"]),
        ("at-most: 4", "fail", "pass", ["pass", "pass"]),
        ("less-than: 4.6", "fail", "pass", ["pass", "pass"]),
        ("at-least: 6", "not-applicable", "blank", []),
    ],
)
def test_thresholds(limit: str, a: str, b: str, expected: list[str]) -> None:
    """A pass is on the right side of the threshold and a fail on the other, exactly where the scores allow whole totals only."""
    head = SUMS.replace("risk: {}", "risk: {}, fund: {kind: gateway}")
    totals = "tables: {t: {rows: options, columns: [total], cells: {a: [6], b: [4]}}}\n"
    limit_on = _GATE % ("total", limit, a, b)
    assert outcomes(head, totals, limit_on, role="threshold") == expected


def test_gateway_rows_of_tables_use_the_threshold_of_their_criterion() -> None:
    """A verdict printed in a table is held against the threshold of the gateway that its criterion is."""
    head = SUMS.replace("risk: {}", "risk: {}, fund: {kind: gateway}")
    more = "gateways: {gate: {criterion: fund, threshold: {kind: cost, at-most: 10.4}}}\n"
    table = "tables: {t: {rows: options, columns: [fund, cost], cells: {a: [pass, 10], b: [%s, 12]}}}\n"
    assert outcomes(head, more, table % "fail", role="threshold") == ["undecided", "pass"]
    assert outcomes(head, more, table % "pass", role="threshold") == ["undecided", "fail"]


def test_a_threshold_on_a_figure_that_is_not_printed() -> None:
    """Where the total is not printed, what its scores make is held against the threshold."""
    head = SUMS.replace("risk: {}", "risk: {}, fund: {kind: gateway}")
    scores = _SCORES.replace(", total: [6, 4, 1]", "").replace("risk: [2, 1, 0]", "risk: [2, 1, blank]")
    gate = "gateways: {gate: {criterion: fund, threshold: {kind: total, at-least: 6}, outcomes: {a: pass, b: pass, c: pass}}}\n"
    found = checks(head, scores, gate, role="threshold")
    assert [one.outcome for one in found] == ["pass", "fail", "undecided"]
    assert [figure.id for figure in found[0].figures] == ["t.care.a", "t.risk.a"]


def test_verdicts_without_a_threshold_say_nothing_here() -> None:
    """A gateway without a threshold ties its verdicts to no figure."""
    head = SUMS.replace("risk: {}", "risk: {}, fund: {kind: gateway}")
    assert built(head, "gateways: {gate: {criterion: fund, outcomes: {a: pass}}}\n").verdicts
    assert outcomes(head, "gateways: {gate: {criterion: fund, outcomes: {a: pass}}}\n", role="threshold") == []
