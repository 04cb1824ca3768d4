"""``references``: one outcome for each thing referred to."""

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run


def paper(references: str) -> Facts:
    return facts(f"criteria: {{care: {{}}}}\noptions: {{a: {{}}}}\nmethod: {{total: sum}}\ntexts: {{references: [{references}]}}\n")


def test_a_thing_referred_to_twice_is_told_once_with_both_places() -> None:
    """However often the paper refers to it, what is not there is not there once."""
    held = paper("{to: Appendix 2, held: false, note: heading only, line: 5}, {to: appendix 2, held: false, line: 9}")
    outcome = only(held, "references", message="{about}|{count}|{list}")
    assert (outcome.status, outcome.message) == ("fail", "Appendix 2|2|line 5; line 9; heading only")


def test_held_and_not_held_and_not_said() -> None:
    """What is held passes, what is not held fails, and silence of the file decides nothing."""
    held = paper("{to: Figure 1, held: true}, {to: Figure 2, held: false}, {to: Figure 3}")
    assert [(one.published, one.status) for one in run(held, "references")] == [("Figure 1", "pass"), ("Figure 2", "fail"), ("Figure 3", "undecided")]


def test_one_place_that_is_not_held_is_enough() -> None:
    """If one of two references leads nowhere, the outcome stands at that one."""
    outcome = only(paper("{to: Figure 1, held: true, line: 5}, {to: Figure 1, held: false, line: 9}"), "references")
    assert (outcome.status, outcome.place.line) == ("fail", 9)


def test_no_references_no_outcome() -> None:
    """A file that records none is not looked at."""
    assert only(facts("criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n"), "references").status == "not-applicable"
