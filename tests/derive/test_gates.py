"""Gateways with what is printed of them, wherever it is printed."""

from audit.derive.gates import failed, gates
from tests.papers import built

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
    assert (by_law.reason, safe.reason, proven.reason) == ("none", "given", "")


def test_settled_means_a_pass_or_a_fail_is_known() -> None:
    """A blank or an N/A settles nothing."""
    (gate,) = gates(built("criteria: {}\n".replace("{}", "{law: {kind: gateway}}"), """
options: {a: {}}
method: {total: none}
tables: {t: {rows: criteria, columns: [a], cells: {law: [not-applicable]}}}
"""))
    assert not gate.settled
    assert gate.has("a", "not-applicable")
    assert not gate.has("b", "pass", "fail")


def test_who_failed_beside_a_gateway() -> None:
    """An option that another gateway stopped is known; the gateway itself can be left out."""
    every = gates(built(PAPER))
    assert failed(every) == {"b"}
    assert failed(every, beside=every[0]) == {"b"}
    assert failed(every[:1], beside=every[0]) == frozenset()
