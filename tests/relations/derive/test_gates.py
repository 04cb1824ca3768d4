"""Gateways with what is printed of them, wherever it is printed.

What a cell awards: by its score, by a weighted score, by a name, and nothing for sure where it is in doubt.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.rounding import rounded, show
from audit.relations.derive.gates import Award, Awards, failed, gates
from tests.papers import built
from tests.rules.packs import facts

LEVELS = "levels: {low: {value: 0, label: Low}, medium: {value: 5, label: Medium}, high: {value: 10, label: High}}\n"


def awards(text: str) -> Awards:
    held = facts(text)
    return Awards(held.appraisal, held.derivation.figures, held.valuation)


def of_cell(cell: str, *, weight: str = "7", prints: str = "weighted-score", levels: str = LEVELS, method: str = "total: weighted-sum") -> Awards:
    return awards(
        f"{levels}criteria: {{care: {{weight: {weight}}}}}\noptions: {{a: {{}}}}\nmethod: {{{method}}}\n"
        f"tables: {{t: {{prints: {prints}, rows: criteria, columns: [a], cells: {{care: [{cell}]}}}}}}\n"
    )


@pytest.mark.parametrize(("cell", "level"), [("70", "high"), ("35", "medium"), ("0", "low"), ("35.0", "medium")])
def test_a_weighted_score_awards_the_level_that_it_is_a_multiple_of(cell: str, level: str) -> None:
    """Where only weighted scores are printed, the level follows from the weight."""
    assert of_cell(cell).level("a", "care") == Award(level)


@pytest.mark.parametrize(("cell", "level"), [("10", "high"), ("Medium", "medium"), ("High (10)", "high"), ("low", "low")])
def test_a_score_or_a_name_awards_its_level(cell: str, level: str) -> None:
    """A plain score is a level by its value, a word by itself."""
    assert of_cell(f'"{cell}"', prints="score").level("a", "care") == Award(level)


def test_a_name_decides_between_levels_of_one_value() -> None:
    """Two levels that give the same score are told apart where the cell says which."""
    levels = "levels: {none: {value: 0, label: None}, low: {value: 0, label: Low}, high: {value: 5, label: High}}\n"
    assert of_cell("Low", prints="score", levels=levels).level("a", "care") == Award("low")
    assert str(of_cell('"0"', prints="score", levels=levels).level("a", "care").reason) == "the score fits several levels"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("blank", "the cell holds no score"), ("pending", "the cell holds no score"), ("withheld", "the score is withheld"),
        ("40", "the score matches no level"), ("{value: 35, reading: doubtful}", "the score was read doubtfully"),
        ('{value: "-35", reading: doubtful}', "the score was read doubtfully"),
    ],
)  # fmt: skip
def test_a_cell_that_settles_nothing_says_why(cell: str, reason: str) -> None:
    """No level is taken from a cell that is empty, hidden, off the scale or doubtful."""
    found = of_cell(cell).level("a", "care")
    assert (found.level, str(found.reason)) == ("", reason)


def test_a_doubtful_cell_leaves_the_whole_scale_open() -> None:
    """What may have been misread can be any score."""
    assert of_cell("{value: 35, reading: doubtful}").scores("a", "care").points == {0, 5, 10}


def test_a_second_printing_that_is_not_doubtful_settles_the_score() -> None:
    """A doubtful cell and a clear one of the same score award what the clear one says."""
    held = awards(f"""{LEVELS}criteria: {{care: {{weight: 7}}}}
options: {{a: {{}}}}
method: {{total: weighted-sum}}
tables:
  t: {{rows: criteria, columns: [{{option: a, prints: score}}, {{option: a, prints: weighted-score}}],
       cells: {{care: [{{value: 5, reading: doubtful}}, 35]}}}}
""")
    assert held.level("a", "care") == Award("medium")


def test_a_doubtful_weight_leaves_a_weighted_score_open() -> None:
    """Where the score follows from the weight alone, doubt about the weight is doubt about the score."""
    assert str(of_cell("35", weight="{value: 7, reading: doubtful}").level("a", "care").reason) == "the score was read doubtfully"
    assert of_cell('"5"', weight="{value: 7, reading: doubtful}", prints="score").level("a", "care") == Award("medium")


def test_a_weight_of_nothing_tells_no_levels_apart() -> None:
    """Nought times any level is nought."""
    assert str(of_cell("0", weight="0").level("a", "care").reason) == "the score fits several levels"


def test_scores_on_a_continuous_scale_follow_from_the_weight() -> None:
    """A weighted score printed to whole numbers leaves a range of scores."""
    held = of_cell("20", weight="8", levels="scale: {min: 0, max: 10}\n")
    hull = held.scores("a", "care").hull()
    assert (hull.low, hull.high) == (Fraction(39, 16), Fraction(41, 16))


def test_a_score_that_contradicts_its_scale_is_no_score() -> None:
    """A cell between two levels awards nothing, whatever the weight."""
    assert of_cell("40").scores("a", "care").empty


@given(
    weight=st.integers(1, 99),
    over=st.sampled_from([1, 10, 100]),
    level=st.sampled_from([("low", 0), ("medium", 5), ("high", 10)]),
)
def test_rounded_weighted_scores_still_award_their_level(weight: int, over: int, level: tuple[str, int]) -> None:
    """Printed to one place, a weighted score awards its own level, or none for sure where a neighbour prints the same."""
    exact = Fraction(weight * level[1], over)
    cell = show(rounded(exact, Fraction(1, 10), "nearest"), 1)
    held = of_cell(cell, weight=str(weight), method=f"total: weighted-sum, weighted-score: {{over: {over}}}")
    assert held.scores("a", "care").holds(Fraction(level[1]))
    assert held.level("a", "care").level in {level[0], ""}


PAPER = """
scale: {min: 0, max: 5, step: 1}
criteria: {lawful: {title: Lawful, kind: gateway}, proven: {title: Proven, kind: gateway}, care: {title: Care}}
options: {a: {}, b: {}, c: {}}
method: {total: sum}
gateways:
  by-law: {criterion: lawful, outcomes: {a: pass}, rationale: none}
  safe: {outcomes: {a: pass, b: fail}, implied: true, rationale: {summary: Seen by inspectors.}}
tables:
  t: {rows: criteria, columns: [a, b, c], prints: score, cells: {lawful: [pass, fail, blank], proven: [pass, pass, pass], care: [1, 2, 3]}}
"""


def test_declared_gateways_come_first_and_take_the_rows_of_their_criterion() -> None:
    """A gateway that names a criterion has what its list says and what its row prints; other gateway criteria follow."""
    by_law, safe, proven = gates(built(PAPER))
    assert [gate.id for gate in (by_law, safe, proven)] == ["by-law", "safe", "proven"]
    assert {option: [verdict.outcome for verdict in found] for option, found in by_law.outcomes.items()} == {
        "a": ["pass", "pass"], "b": ["fail"], "c": ["blank"],
    }  # fmt: skip
    assert (proven.declared, proven.criterion.title if proven.criterion else "") == (None, "Proven")


def test_a_gateway_is_called_as_its_criterion_is() -> None:
    """Without a title of its own a gateway has that of its criterion, and without a criterion its id."""
    assert [gate.title for gate in gates(built(PAPER))] == ["Lawful", "safe", "Proven"]


def test_what_is_said_of_outcomes_and_reasons() -> None:
    """Implied outcomes, a reason that is held, one that was looked for, and a gateway of which nothing is said."""
    by_law, safe, proven = gates(built(PAPER))
    assert (by_law.implied, safe.implied, proven.implied) == (False, True, False)
    assert (str(by_law.reason), str(safe.reason), str(proven.reason)) == ("none", "given", "")


def test_settled_means_a_pass_or_a_fail_is_known() -> None:
    """A blank or an N/A settles nothing."""
    (gate,) = gates(
        built(
            "criteria: {}\n".replace("{}", "{law: {kind: gateway}}"),
            """
options: {a: {}}
method: {total: none}
tables: {t: {rows: criteria, columns: [a], cells: {law: [not-applicable]}}}
""",
        )
    )
    assert not gate.settled
    assert gate.has("a", "not-applicable")
    assert not gate.has("b", "pass", "fail")


def test_who_failed_beside_a_gateway() -> None:
    """An option that another gateway stopped is known; the gateway itself can be left out."""
    every = gates(built(PAPER))
    assert failed(every) == {"b"}
    assert failed(every, beside=every[0]) == {"b"}
    assert failed(every[:1], beside=every[0]) == frozenset()
