"""``near-point-changes-sign``: points that are nearly the same and count one way here and the other way there."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

POINT = "The leadership of the trust would move with the staff, as far as the contract has it."


def held(*reasons: str) -> Facts:
    """Give an appraisal with the reasons of some options on one criterion."""
    options = ", ".join(f"o{number}: {{title: Option {number}}}" for number in range(len(reasons)))
    listed = ", ".join(f"o{number}: {{points: [{points}]}}" for number, points in enumerate(reasons))
    return facts(f"criteria: {{say: {{title: Say}}}}\noptions: {{{options}}}\nmethod: {{total: sum}}\ntexts: {{rationale: {{say: {{{listed}}}}}}}\n")


def point(sign: str, text: str = POINT) -> str:
    return f"{{sign: '{sign}', text: '{text}'}}"


FIRM = POINT.replace("trust", "firm")


def test_a_point_that_turns_is_told_once() -> None:
    """With every option that has it, and its beginning."""
    found = only(held(point("+"), point("-", FIRM), point("-", POINT.replace("trust", "group"))), "near-point-changes-sign", message="{list}: {level}")
    assert found.message == f"+ Option 0; - Option 1; - Option 2: {POINT.rstrip('.')}"
    assert found.subject.criterion == "say"


@pytest.mark.parametrize(
    "reasons",
    [
        (point("+"), point("+", FIRM)),
        (point("+"), point("-")),
        (point("+"), point("-", "Nothing of this would move, and the staff would stay where they are now.")),
        (f"{point('+')}, {point('-', FIRM)}", point("+", "The costs of the move are not known to the Council as yet.")),
    ],
)
def test_what_does_not_turn(reasons: tuple[str, ...]) -> None:
    """The same sign; word for word the same, which another rule tells; another point; one option's own for and against."""
    assert [one.status for one in run(held(*reasons), "near-point-changes-sign")] == ["pass"]


def test_a_long_point_is_shown_in_part() -> None:
    """A message stays readable whatever the file holds."""
    found = only(held(point("+", POINT * 3), point("-", FIRM * 3)), "near-point-changes-sign", message="{level}")
    assert found.message.endswith("...")


@pytest.mark.parametrize("reasons", [("{sign: none, text: x}", "{sign: none, text: x}"), (point("+"), "{sign: none, text: x}"), (point("+", "Near"), point("-", "Near by"))])
def test_nothing_to_compare(reasons: tuple[str, ...]) -> None:
    """Points without a sign, of one option only, or of a few words."""
    assert [one.status for one in run(held(*reasons), "near-point-changes-sign")] == ["not-applicable"]


def test_summaries_are_not_judged() -> None:
    """Where a signed point is not held in full, that is said."""
    found = only(held(point("+"), "{sign: '-', summary: Leaders move.}"), "near-point-changes-sign")
    assert (found.status, found.reason) == ("undecided", "full text not held")


def test_more_points_than_can_be_compared_leave_it_open() -> None:
    """Bounded work is said to be bounded."""
    many = ", ".join(point("+", f"A point of some length, of which there are very many: number {n}.") for n in range(100))
    found = only(held(*[many] * 11), "near-point-changes-sign")
    assert (found.status, found.reason) == ("undecided", "there are more points than can be compared")
