"""What a missing score can still be, given the figures that are printed."""

from fractions import Fraction

import pytest

from audit.explanation.missing import Inferred
from audit.limits import ValueLimits
from audit.report.json import audit_as_data, run_as_lines
from audit.report.text import report
from tests.papers import SUMS, WEIGHTS, examined

_TABLE = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [%s, 1, 2], risk: [%s, 1, 2], total: [%s, 2, 4]}}}\n"


def _inferred(care: str, risk: str, total: str, *, head: str = SUMS) -> dict[str, tuple[list[Fraction], bool]]:
    return {one.figure.id: (sorted(one.values.points), one.forced) for one in examined(head, _TABLE % (care, risk, total)).inferred}


def test_a_blank_that_its_total_forces() -> None:
    """One blank under a printed total can only be what is left, and it is said that it is forced."""
    assert _inferred("4", "blank", "6") == {"t.risk.a": ([2], True)}


def test_the_relations_that_leave_a_value_are_named() -> None:
    """What is left comes with the relations that leave it, the scale aside."""
    (one,) = examined(SUMS, _TABLE % ("4", "blank", "6")).inferred
    assert [relation.id for relation in one.by] == ["total/a"]


def test_two_blanks_leave_what_adds_up() -> None:
    """Two blanks may be any two scores of the scale that make the total."""
    assert _inferred("blank", "dash", "8") == {"t.care.a": ([3, 4, 5], False), "t.risk.a": ([3, 4, 5], False)}


def test_what_can_be_made_out_counts() -> None:
    """A partly legible score is narrowed by what can be read of it."""
    assert _inferred("{illegible: '?'}", "pending", "10") == {"t.care.a": ([5], True), "t.risk.a": ([5], True)}


def test_without_a_total_a_blank_is_its_scale() -> None:
    """A blank that nothing tells about may be any score of its scale."""
    assert _inferred("4", "blank", "blank")["t.risk.a"] == ([0, 1, 2, 3, 4, 5], False)


def test_a_total_that_cannot_agree_tells_nothing() -> None:
    """A sum that does not agree whatever the blank is says nothing of the blank."""
    assert _inferred("1", "blank", "9")["t.risk.a"] == ([0, 1, 2, 3, 4, 5], False)


def test_nothing_is_inferred_where_it_would_reveal_or_where_nothing_is_known() -> None:
    """A sum with a withheld score tells nothing of the others, and a scale without ends leaves nothing to list."""
    assert _inferred("withheld", "blank", "6") == {"t.risk.a": ([0, 1, 2, 3, 4, 5], False)}
    assert _inferred("4", "blank", "blank", head=SUMS.replace("min: 0, ", "")) == {}


def test_a_score_printed_elsewhere_is_not_missing() -> None:
    """A cell left blank in one table is not missing where another one prints it."""
    more = "  u: {rows: criteria, columns: [a], prints: score, cells: {risk: [2]}}\n"
    table = (_TABLE % ("4", "blank", "6")).replace("tables: {t:", "tables:\n  t:").replace("}}}\n", "}}\n") + more
    assert examined(SUMS, table).inferred == ()


def test_weighted_scores_may_be_what_is_missing() -> None:
    """A blank weighted score is what scale and weight allow and the total leaves."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: weighted-score, cells: {care: [blank, 3], risk: [4, 2], total: [10, 5]}}}\n"
    (one,) = examined(WEIGHTS, text).inferred
    assert isinstance(one, Inferred)
    assert (sorted(one.values.points), one.forced) == ([6], True)


@pytest.mark.parametrize(("blanks", "limit"), [(4, 700), pytest.param(6, ValueLimits.MAX_POINTS, marks=pytest.mark.deep)])
def test_more_sums_than_can_be_listed_do_not_matter(blanks: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a sum has too many possible values to list, the solver still finds those of each blank: none above the total."""
    monkeypatch.setattr(ValueLimits, "MAX_POINTS", limit)
    names = [f"c{number}" for number in range(blanks)]
    head = (
        "scale: {values: [0, 0.0000000001, 0.0000003, 0.0000007, 0.00011, 0.0013, 0.017, 0.19, 2.3, 29, 31.1]}\n"
        f"criteria: {{{', '.join(f'{name}: {{}}' for name in names)}}}\noptions: {{a: {{}}}}\nmethod: {{total: sum}}\n"
    )
    cells = ", ".join(f"{name}: [blank]" for name in names)
    found = examined(head, f"tables: {{t: {{rows: criteria, columns: [a], prints: score, cells: {{{cells}, total: [1]}}}}}}\n").inferred
    assert {len(one.values.points) for one in found} == {8}


_COLUMN = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {%s}}}\n"
_LEVELS = """
scale: {values: [0, 5, 10]}
levels: {low: 0, medium: 5, high: 10}
criteria:
  care: {levels: {low: defined, medium: not-applicable, high: defined}}
  risk: {levels: {low: defined, medium: defined, high: defined}}
options: {a: {}}
method: {total: sum}
"""


def test_a_value_is_forced_only_if_every_explanation_leaves_it() -> None:
    """A blank beside a total that agrees is forced; where another figure of the column may have been meant, it is not."""
    head = SUMS.replace("care: {}, risk: {}", "care: {}, risk: {}, cost: {}")
    assert [(one.values.only, one.forced) for one in examined(head, _COLUMN % "care: [5], risk: [5], cost: [blank], total: [12]").inferred] == [
        (2, True)
    ]
    (one,) = examined(head, _COLUMN % "care: [1], risk: [0], cost: [blank], total: [12]").inferred
    assert not one.forced
    assert one.conflict is not None


def test_what_no_filling_reaches_is_told_with_a_smallest_conflict() -> None:
    """Where nothing fits, the figures and the relation that cannot all hold are named, and no more than these."""
    head = SUMS.replace("care: {}, risk: {}", "care: {}, risk: {}, cost: {}")
    (one,) = examined(head, _COLUMN % "care: [5], risk: [0], cost: [blank], total: [12]").inferred
    assert one.conflict is not None
    assert ([figure.id for figure in one.conflict.figures], [relation.id for relation in one.conflict.relations]) == (
        ["t.risk.a", "t.total.a"],
        ["total/a"],
    )


def test_a_doubtful_figure_is_told_as_if_it_were_missing() -> None:
    """A figure read doubtfully is told with what the others leave to it, under every explanation where they do not agree."""
    (one,) = examined(SUMS, _COLUMN % "care: [4], risk: [{value: 3, reading: doubtful}], total: [7]").inferred
    assert (one.figure.id, one.values.only, one.forced) == ("t.risk.a", 3, True)
    (one,) = examined(SUMS, _COLUMN % "care: [5], risk: [{value: 3, reading: doubtful}], total: [9]").inferred
    assert (one.values.holds(Fraction(4)), one.forced) == (True, False)


def test_definitions_of_levels_leave_less_and_are_told_apart() -> None:
    """A level that the definition withholds is still possible by the figures; without it the values are told as conditional."""
    found = examined(_LEVELS, _COLUMN % "care: [blank], risk: [blank], total: [10]").inferred
    told = {(one.figure.id, one.given): ([int(value) for value in sorted(one.values.points)], one.forced) for one in found}
    assert told == {
        ("t.care.a", "identities"): ([0, 5, 10], False), ("t.care.a", "conditional"): ([0, 10], False),
        ("t.risk.a", "identities"): ([0, 5, 10], False), ("t.risk.a", "conditional"): ([0, 10], False),
    }  # fmt: skip


def test_the_same_reason_elsewhere_leaves_its_score() -> None:
    """A reason that stands word for word for another option's score leaves that score, told as conditional."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [blank, 3], risk: [blank, 1], total: [6, 4]}}}\n"
    reasons = "texts: {rationale: {care: {a: {text: Strong team.}, b: {text: Strong team.}}}}\n"
    told = {(one.figure.id, one.given): [int(value) for value in sorted(one.values.points)] for one in examined(SUMS, text, reasons).inferred}
    assert told["t.care.a", "identities"] == [1, 2, 3, 4, 5]
    assert (told["t.care.a", "conditional"], told["t.risk.a", "conditional"]) == ([3], [3])


def test_subtotals_hold_blanks_together() -> None:
    """Where subtotals and totals hold the same blanks together, what is left is what both leave."""
    head = SUMS.replace("{care: {}, risk: {}}", "{care: {group: one}, risk: {group: one}, cost: {group: two}}").replace(
        "method:", "groups: {one: {}, two: {}}\nmethod:"
    )
    cells = "care: [blank], risk: [blank], cost: [blank], one: [7], two: [3], total: [10]"
    found = {one.figure.id: sorted(one.values.points) for one in examined(head, _COLUMN % cells).inferred}
    assert found == {"t.care.a": [2, 3, 4, 5], "t.risk.a": [2, 3, 4, 5], "t.cost.a": [3]}


def test_a_redacted_price_is_never_told() -> None:
    """One redacted price among printed ones under a printed total is not told, nor is what the total leaves to a blank beside it."""
    head = (
        "scale: {min: 0, max: 5}\ncriteria: {care: {}}\noptions: {a: {}, b: {}, c: {}}\n"
        "method: {total: sum, relations: [{id: bids, type: sum, result: bids, terms: [{kind: cost, option: a, item: bid}, "
        "{kind: cost, option: b, item: bid}, {kind: cost, option: c, item: bid}]}]}\n"
        "tables: {p: {rows: options, columns: [{prints: cost, item: bid}], cells: {a: [48173], b: [withheld], c: [%s]}}}\n"
        "stated: {bids: {prints: cost, printings: [%s]}}\n"
    )
    for last, total in (("51327", "161437"), ("blank", "161437"), ("{value: 51327, reading: doubtful}", "161437"), ("51327", "99")):
        found = examined(head % (last, total))
        told = run_as_lines([audit_as_data(found)], as_of="2026-01-31") + report(found)
        assert found.inferred == ()
        assert not [one for one in ("61937", "61,937", "113264", "113,264", "109500") if one in told]


def test_a_figure_whose_relations_all_fail_keeps_what_its_kind_allows() -> None:
    """Where no relation is left to narrow a doubtful figure, nothing breaks and nothing is said to be forced."""
    head = """
    criteria: {need: {}, reach: {}, plan: {}, legacy: {}}
    options: {boathouse: {}, orchard: {}, workshop: {}}
    method: {total: sum, scorers: {three: {}}, aggregate: sum}
    """
    tables = """
    tables:
      three: {scorer: three, prints: score, rows: criteria, columns: [boathouse, orchard, workshop],
              cells: {legacy: [2, 5, 3], total: [withheld, 0, 99]}}
      combined:
        prints: score
        rows: criteria
        columns: [boathouse, orchard, workshop]
        cells:
          need: [12, 0, 14]
          reach: [8, elsewhere, {value: 3, reading: doubtful}]
          plan: [13, {state: illegible, value: "1?"}, 12]
          legacy: [{value: 3, reading: doubtful}, 13, blank]
          rank: [2, 3, 1]
    """
    found = examined(head, tables)
    assert found.problems == ()
    assert not [one for one in found.inferred if one.forced and one.figure.state == "illegible"]
