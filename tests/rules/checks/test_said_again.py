"""``said-again``: what stands in two places, and whether it says the same."""

import pytest

from tests.rules.packs import facts, only, run

HEAD = "criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n"


@pytest.mark.parametrize(
    ("again", "status"),
    [
        ("[{line: 9, text: A leads.}]", "pass"),
        ("[{line: 9, text: A wins.}]", "undecided"),
        ("[{line: 9, text: A wins., same: true}]", "pass"),
        ("[{line: 9, text: A wins., summary: A wins}]", "fail"),
        ("[{line: 9}]", "undecided"),
        ("[{line: 8, text: A leads.}, {line: 9, text: A wins., summary: A wins}]", "fail"),
        ("[{line: 8, text: A leads.}, {line: 9, text: A wins.}]", "undecided"),
    ],
)
def test_places_are_compared_by_digest_and_by_what_a_person_found(again: str, status: str) -> None:
    """Equal digests are the same; other words are the same or not only where the file says so."""
    claims = f"claims: [{{id: lead, summary: A leads., text: A leads., line: 5, again: {again}}}]\n"
    outcome = only(facts(HEAD + claims), "said-again", message="{says}|{place}|{list}")
    assert (outcome.status, outcome.subject.ids) == (status, ("lead",))
    if status == "fail":
        assert outcome.message == "A leads|line 5|line 9: A wins"
        assert outcome.place.line == 9


def test_a_claim_in_one_place_is_not_looked_at() -> None:
    """There is nothing to compare."""
    assert [one.status for one in run(facts(HEAD + "claims: [{id: lead, summary: A leads.}]\n"), "said-again")] == ["not-applicable"]


def test_places_that_the_file_does_not_give() -> None:
    """The message stays readable."""
    claims = "claims: [{id: lead, summary: A leads., again: [{summary: A wins}]}]\n"
    assert only(facts(HEAD + claims), "said-again", message="{place}|{list}").message == "the first place|elsewhere: A wins"
