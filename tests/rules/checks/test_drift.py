"""``wording-drift``: wordings where a thing is defined and where it is applied."""

from typing import Final

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run

ZERO: Final = f"n1:{'0' * 64}"
ONE: Final = f"n1:{'1' * 64}"


def held(*wordings: str) -> Facts:
    """Give an appraisal with some wordings."""
    listed = "\n".join(f"    - {{{one}}}" for one in wordings)
    return facts(f"""\
criteria: {{access: {{title: Access}}, care: {{title: Care}}}}
options: {{a: {{title: Alpha}}}}
method: {{total: sum}}
texts:
  wording:
{listed}
""")


def outcome(*wordings: str) -> Outcome:
    return only(held(*wordings), "wording-drift", message="{about}: {list}.")


def access(text: str, use: str = "applied", line: int = 9) -> str:
    return f"criterion: access, use: {use}, line: {line}, text: {{{text}}}"


DEFINED: Final = access("text: Users reach an office", "defined", 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text: Users reach an office by bus", 'added "by bus"'),
        ("text: Users reach", 'dropped "office"'),
        ("text: Users find an office", '"reach" became "find"'),
        (f"sha256: '{ZERO}'", "in 1 place (line 9); the texts are not held in full"),
    ],
)
def test_drift_is_told_in_plain_words(text: str, said: str) -> None:
    """With the place where it is applied; by digest alone only that it differs."""
    found = outcome(DEFINED, access(text))
    where = "" if said.startswith("in ") else "where applied (line 9): "
    assert (found.status, found.message) == ("fail", f"Access: {where}{said}.")
    assert (found.subject.criterion, found.place.line) == ("access", 9)


def test_the_wording_that_defines_is_the_one_held_against() -> None:
    """It may stand behind the other in the file; an option is held against its own definition."""
    assert outcome(access("text: Users reach an office by bus"), DEFINED).message == 'Access: where applied (line 9): added "by bus".'
    first, second = "option: a, use: defined, text: {text: A trust}", "option: a, line: 4, text: {text: A new trust}"
    found = outcome(first, second)
    assert (found.message, found.subject.option) == ('Alpha: elsewhere (line 4): added "new".', "a")


def test_several_places_are_one_outcome() -> None:
    """Places that agree are left out; the count is in the message where only digests are held."""
    texts = [access("text: Users reach an office", line=5), access("text: Users reach", line=7), access("text: Users reach it", line=8)]
    assert outcome(DEFINED, *texts).message == 'Access: where applied (line 7): dropped "office"; where applied (line 8): "office" became "it".'
    digests = [access(f"sha256: '{ONE}'", line=line) for line in (7, 8)]
    assert outcome(access(f"sha256: '{ZERO}'", "defined"), *digests).message == (
        "Access: in 2 places (line 7; line 8); the texts are not held in full."
    )


def test_a_place_may_be_unknown() -> None:
    """Nothing stands in brackets then."""
    bare = "criterion: access, text: {sha256: '%s'}"
    assert outcome(bare % ZERO, bare % ONE).message == "Access: in 1 place; the texts are not held in full."


@pytest.mark.parametrize("second", ["text: 'users reach the OFFICE.'", f"sha256: '{ZERO}'"])
def test_the_same_wording_passes(second: str) -> None:
    """In other type, or by the same digest."""
    first = access("text: Users reach an office", "defined") if second.startswith("text") else access(second, "defined")
    assert outcome(first, access(second)).status == "pass"


def test_a_wording_without_a_digest_leaves_it_undecided() -> None:
    """Our summary is not compared; what drifted elsewhere is told all the same."""
    torn = access("summary: An office near by")
    found = outcome(DEFINED, torn)
    assert (found.status, found.reason) == ("undecided", "a wording is held neither in full nor by its digest")
    assert outcome(torn, DEFINED).status == "undecided"
    assert outcome(DEFINED, torn, access("text: Users reach")).status == "fail"


def test_one_wording_has_nothing_to_differ_from() -> None:
    """Nor have wordings of two criteria, nor titles at other places."""
    other = "criterion: care, use: applied, text: {text: Families stay together}"
    found = run(held(DEFINED, other, "criterion: access, title: Access, line: 4"), "wording-drift")
    assert [one.status for one in found] == ["not-applicable"]


def test_long_and_many_changes_are_cut_short() -> None:
    """A message stays readable whatever the file holds."""
    long = outcome(DEFINED, access("text: Users reach an office " + "by bus " * 60)).message
    assert (len(long) < 250, long.endswith('..."')) == (True, False)
    first, second = " same ".join("bcdefghijk"), " same ".join("lmnopqrstu")
    many = outcome(access(f"text: {first}", "defined"), access(f"text: {second}")).message
    assert many.endswith("and 4 more.")
    assert many.count("became") == 6


def test_wordings_too_long_to_compare_say_so() -> None:
    """They differ; in what is left to the reader."""
    assert outcome(DEFINED, access(f"text: {'word ' * 2001}")).message.endswith("too long to be set side by side.")


def test_evidence_is_digests() -> None:
    """What was compared is named by digest, so that a log can hold it."""
    found = outcome(access(f"sha256: '{ZERO}'", "defined"), access(f"sha256: '{ONE}'"))
    assert (found.published, found.computed) == (ZERO, ONE)
