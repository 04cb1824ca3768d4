"""What a missing score can still be, given the figures that are printed."""

from fractions import Fraction

from audit.explain.missing import Inferred
from tests.papers import SUMS, WEIGHTS, examined

_TABLE = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [%s, 1, 2], risk: [%s, 1, 2], total: [%s, 2, 4]}}}\n"


def _inferred(care: str, risk: str, total: str, *, head: str = SUMS) -> dict[str, tuple[list[Fraction], bool]]:
    return {one.figure.id: (sorted(one.values.points), one.forced) for one in examined(head, _TABLE % (care, risk, total)).inferred}


def test_a_blank_that_its_total_forces() -> None:
    """One blank under a printed total can only be what is left, and it is said that it is forced."""
    assert _inferred("4", "blank", "6") == {"t.risk.a": ([2], True)}


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


def test_more_sums_than_can_be_listed_do_not_matter() -> None:
    """Where a sum has too many possible values to list, the solver still finds those of each blank: none above the total."""
    names = [f"c{number}" for number in range(9)]
    head = (
        "scale: {values: [0, 0.0000000001, 0.0000003, 0.0000007, 0.00011, 0.0013, 0.017, 0.19, 2.3, 29, 31.1]}\n"
        f"criteria: {{{', '.join(f'{name}: {{}}' for name in names)}}}\noptions: {{a: {{}}}}\nmethod: {{total: sum}}\n"
    )
    cells = ", ".join(f"{name}: [blank]" for name in names)
    found = examined(head, f"tables: {{t: {{rows: criteria, columns: [a], prints: score, cells: {{{cells}, total: [1]}}}}}}\n").inferred
    assert {len(one.values.points) for one in found} == {8}
