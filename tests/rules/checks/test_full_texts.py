"""``near-same-reason`` and ``names-other-option``: what is seen in full texts only.

``wording-drift``: wordings where a thing is defined and where it is applied.

``copied-name``: names that were left where a sentence was carried over.
"""

import re
from typing import Final

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run, statuses

ZERO: Final = f"n1:{'0' * 64}"
ONE: Final = f"n1:{'1' * 64}"


def _drift_held(*wordings: str) -> Facts:
    """An appraisal with some wordings."""
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
    return only(_drift_held(*wordings), "wording-drift", message="{about}: {list}.")


def access(text: str, use: str = "applied", line: int = 9) -> str:
    return f"criterion: access, use: {use}, line: {line}, text: {{{text}}}"


DEFINED: Final = access("text: Users reach an office", "defined", 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text: Users reach an office by bus", 'added "by bus"'),
        ("text: Users reach", 'dropped "office"'),
        ("text: Users find an office", '"reach" became "find"'),
        (f"sha256: '{ZERO}'", "in 1 place (line 9); the file does not hold the texts in full"),
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
        "Access: in 2 places (line 7; line 8); the file does not hold the texts in full."
    )


def test_a_place_may_be_unknown() -> None:
    """Nothing stands in brackets then."""
    bare = "criterion: access, text: {sha256: '%s'}"
    assert outcome(bare % ZERO, bare % ONE).message == "Access: in 1 place; the file does not hold the texts in full."


@pytest.mark.parametrize("second", ["text: 'users reach the OFFICE.'", f"sha256: '{ZERO}'"])
def test_the_same_wording_passes(second: str) -> None:
    """In other type, or by the same digest."""
    first = access("text: Users reach an office", "defined") if second.startswith("text") else access(second, "defined")
    assert outcome(first, access(second)).status == "pass"


def test_a_wording_without_a_digest_leaves_it_undecided() -> None:
    """Our summary is not compared; what drifted elsewhere is told all the same."""
    torn = access("summary: An office near by")
    found = outcome(DEFINED, torn)
    assert (found.status, str(found.reason)) == ("undecided", "the file holds a wording neither in full nor by its digest")
    assert outcome(torn, DEFINED).status == "undecided"
    assert outcome(DEFINED, torn, access("text: Users reach")).status == "fail"


def test_one_wording_has_nothing_to_differ_from() -> None:
    """Nor have wordings of two criteria, nor titles at other places."""
    other = "criterion: care, use: applied, text: {text: Families stay together}"
    found = run(_drift_held(DEFINED, other, "criterion: access, title: Access, line: 4"), "wording-drift")
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
    assert outcome(DEFINED, access(f"text: {'word ' * 2001}")).message.endswith("too long to compare.")


def test_evidence_is_digests() -> None:
    """What was compared is named by digest, so that a log can hold it."""
    found = outcome(access(f"sha256: '{ZERO}'", "defined"), access(f"sha256: '{ONE}'"))
    assert (found.published, found.computed) == (ZERO, ONE)


OFFICES: str = "The council keeps one office in each of its seven districts."
MORE: str = "The council keeps one office in each of its eight districts."


def _full_texts_held(rationale: str, scores: str = "[1, 2, 3]") -> Facts:
    """An appraisal of one criterion and three options with some reasons."""
    return facts(f"""\
scale: {{min: 0, max: 5, step: 1}}
criteria: {{access: {{title: Access}}}}
options: {{a: {{title: Trust}}, b: {{title: Joint venture (with a partner)}}, c: {{title: Trust with members}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a, b, c], cells: {{access: {scores}}}}}}}
texts: {{rationale: {{access: {rationale}}}}}
""")


@pytest.mark.parametrize(
    ("scores", "status"),
    [
        ("[1, 2, 3]", "fail"),
        ("[2, 2, 3]", "pass"),
        ("[1, blank, 3]", "undecided"),
        ("[1, {value: 2, reading: doubtful}, 3]", "undecided"),
    ],
)
def test_reasons_that_differ_in_a_word_are_told_with_their_scores(scores: str, status: str) -> None:
    """Equal scores pass, and a score that is not settled leaves it open."""
    outcome = only(_full_texts_held(f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}}}", scores), "near-same-reason")
    assert outcome.status == status


def test_how_near_two_texts_are_is_not_put_into_a_figure() -> None:
    """The message holds the options and their scores, and no figure for how alike the texts are."""
    texts = f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}}}"
    outcome = only(_full_texts_held(texts), "near-same-reason", message="{about}: {list}")
    assert outcome.message == "Access: Trust 1; Joint venture (with a partner) 2"
    assert re.findall(r"\d+", " ".join(outcome.words.values())) == ["1", "2"]


@pytest.mark.parametrize(
    "texts",
    [
        f"{{a: {{text: {OFFICES}}}, b: {{text: {OFFICES}}}}}",
        f"{{a: {{text: {OFFICES}}}, b: {{text: '{OFFICES[:-1]}'}}}}",
        f"{{a: {{text: {OFFICES}}}, b: {{text: Families would have to travel to the county town for every meeting.}}}}",
        "{a: {text: Near.}, b: {text: Nearer.}}",
        f"{{a: {{text: {OFFICES}}}}}",
        f"{{a: {{sha256: 'n1:{'a' * 64}'}}, b: {{sha256: 'n1:{'a' * 64}'}}}}",
    ],
)
def test_what_is_not_nearly_the_same(texts: str) -> None:
    """One text twice is told by its digest, a few words are alike by chance, and one text is like no other."""
    assert only(_full_texts_held(texts), "near-same-reason").status == "not-applicable"


def test_how_near_is_near_can_be_set() -> None:
    """A rule may ask for texts that differ even less."""
    texts = f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}}}"
    assert only(_full_texts_held(texts), "near-same-reason", options={"at-least": 99}).status == "not-applicable"


def test_a_criterion_is_undecided_once_where_texts_are_not_held() -> None:
    """Two summaries are never compared, however alike, and what is held in full is compared all the same."""
    summaries = run(_full_texts_held("{a: {summary: Same}, b: {summary: Same}, c: {summary: Same}}"), "near-same-reason")
    assert [(outcome.status, str(outcome.reason), len(outcome.subject.ids)) for outcome in summaries] == [("undecided", "full text not held", 3)]
    mixed = run(_full_texts_held(f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}, c: {{summary: Same}}}}"), "near-same-reason")
    assert [outcome.status for outcome in mixed] == ["undecided", "fail"]


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        ("{a: {text: The trust is near.}}", {"a": "pass"}),
        ("{a: {text: The joint venture is near.}}", {"a": "fail"}),
        ("{a: {text: 'The Joint Venture (with a partner) is near.'}}", {"a": "fail"}),
        ("{a: {text: 'Unlike the joint venture, the trust is near.'}}", {"a": "pass"}),
        ("{a: {text: As the joint venture., from: b}}", {"a": "pass"}),
        ("{a: {text: A trust with members is near.}}", {"a": "fail"}),
        ("{c: {text: A trust with members is near.}}", {"c": "pass"}),
        ("{b: {text: People distrust what is far.}}", {"b": "pass"}),
        ("{b: {text: It is near.}}", {"b": "pass"}),
    ],
)
def test_a_reason_names_its_own_option_or_none(texts: str, status: dict[str, str]) -> None:
    """Names count as whole words, with or without what is in brackets, and a longer name is not the shorter one in it."""
    assert statuses(run(_full_texts_held(texts), "names-other-option")) == status


def test_the_options_named_are_told() -> None:
    """Each by the title that the paper gives it."""
    texts = "{a: {text: 'As the joint venture and the trust with members.'}}"
    outcome = only(_full_texts_held(texts), "names-other-option", message="{about}: {list}")
    assert outcome.message == "Trust, Access: Trust with members; Joint venture (with a partner)"


def test_an_option_is_undecided_once_where_texts_are_not_held() -> None:
    """A summary that names another option is ours and is not judged."""
    two = facts("""\
criteria: {access: {}, care: {}}
options: {a: {title: Trust}, b: {title: Company}}
method: {total: none}
tables: {}
texts: {rationale: {access: {a: {summary: Company}, b: {text: Trust}}, care: {a: {summary: Company}}}}
""")
    outcomes = run(two, "names-other-option")
    assert [(outcome.subject.option, outcome.status) for outcome in outcomes] == [("b", "fail"), ("a", "undecided")]
    assert outcomes[1].subject.ids == ("a/access", "a/care")


def test_names_that_cannot_tell_options_apart_are_left_out() -> None:
    """A name that two options share without their brackets, and one of a letter or two, says of neither that it is meant."""
    shared = facts("""\
criteria: {access: {}}
options: {a: {title: Company}, b: {title: Venture (small)}, c: {title: Venture (large)}, d: {title: In}}
method: {total: none}
tables: {}
texts: {rationale: {access: {a: {text: In a venture of any size.}}}}
""")
    assert only(shared, "names-other-option").status == "pass"


TRUST = "The Trust would need a new board between the Council and the Trust, set up with its partners."


def _residue_held(first: str, second: str, *, title: str = "Mutual") -> Facts:
    """An appraisal with the reasons of two options on one criterion."""
    return facts(f"""\
scale: {{min: 0, max: 5}}
criteria: {{say: {{title: Say}}}}
options: {{a: {{title: "Council company - a \u201cTrust\u201d"}}, b: {{title: {title}}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a, b], cells: {{say: [1, 2]}}}}}}
texts: {{rationale: {{say: {{a: {first}, b: {second}}}}}}}
""")


def outcomes(first: str, second: str, **more: str) -> dict[str | None, Outcome]:
    found = run(_residue_held(first, second, **more), "copied-name", message="{about} <- {level}: {list}")
    return {one.subject.option: one for one in found}


def text(words: str) -> str:
    return f'{{text: "{words}"}}'


def test_a_name_left_behind_is_told() -> None:
    """The option is named by what its title has in quotes; the sentence is shown."""
    left = TRUST.replace("The Trust", "The Mutual")
    found = outcomes(text(TRUST), text(left))
    assert found["b"].message == f'Mutual, Say <- Council company - a \u201cTrust\u201d: "{left}"'
    assert (found["b"].status, found["a"].status) == ("fail", "pass")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (TRUST.replace("the Trust", "the Mutual").replace("The Trust", "The Mutual"), "Mutual"),
        (TRUST.replace("the Trust", "the NHS Trust").replace("The Trust", "The Mutual"), "Mutual"),
        (TRUST.replace("the Trust", "a Trust").replace("The Trust", "The Mutual"), "Mutual"),
        (TRUST, "The Trust of trusts"),
    ],
)
def test_what_is_no_name_left_behind(words: str, title: str) -> None:
    """Every name replaced; another body of a like name; a comparison; a name that is part of its own."""
    own = words.replace("the Trust,", f"{title},") if title != "Mutual" else words
    assert outcomes(text(TRUST), text(own.replace("The Trust would", "It would")), title=title)["b"].status == "pass"


@pytest.mark.parametrize("second", ["The Trust pays.", "Nothing here is like the reason of the other option, the Trust."])
def test_only_sentences_that_repeat_another_are_looked_at(second: str) -> None:
    """A few words, or other words, speak of the other option on purpose."""
    assert [one.status for one in outcomes(text(TRUST), text(second)).values()] == ["not-applicable"]


def test_points_are_compared_one_by_one() -> None:
    """Where a reason is held in points, each is a sentence of its own; a long one is shown in part."""
    long = f"{TRUST} {TRUST}"
    first = f'{{points: [{{sign: "+", text: "{long}"}}]}}'
    second = f'{{points: [{{sign: "-", text: "Staff stay."}}, {{sign: "+", text: "{long.replace("The Trust", "The Mutual", 1)}"}}]}}'
    assert outcomes(first, second)["b"].message.endswith('..."')


def test_summaries_are_not_judged() -> None:
    """Where a reason is not held in full that is said, once for the criterion."""
    found = run(_residue_held("{summary: The trust needs a board.}", text(TRUST)), "copied-name")
    assert [(one.status, str(one.reason)) for one in found] == [("undecided", "full text not held")]


def test_more_sentences_than_can_be_compared_leave_it_open() -> None:
    """Bounded work is said to be bounded."""
    points = ", ".join(f'{{sign: "+", text: "A point of some length, of which there are very many: number {n}."}}' for n in range(100))
    options = ", ".join(f"o{n}: {{}}" for n in range(12))
    reasons = ", ".join(f"o{n}: {{points: [{points}]}}" for n in range(12))
    big = facts(f"""\
criteria: {{say: {{}}}}
options: {{{options}}}
method: {{total: sum}}
texts: {{rationale: {{say: {{{reasons}}}}}}}
""")
    assert [(one.status, str(one.reason)) for one in run(big, "copied-name")] == [("undecided", "there are too many sentences to compare")]
