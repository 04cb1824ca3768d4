"""``near-same-reason`` and ``names-other-option``: what is seen in full texts only."""

import re

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run, statuses

OFFICES: str = "The council keeps one office in each of its seven districts."
MORE: str = "The council keeps one office in each of its eight districts."


def held(rationale: str, scores: str = "[1, 2, 3]") -> Facts:
    """Give an appraisal of one criterion and three options with some reasons."""
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
    outcome = only(held(f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}}}", scores), "near-same-reason")
    assert outcome.status == status


def test_how_near_two_texts_are_is_not_put_into_a_figure() -> None:
    """The message holds the options and their scores, and no figure for how alike the texts are."""
    texts = f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}}}"
    outcome = only(held(texts), "near-same-reason", message="{about}: {list}")
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
    assert only(held(texts), "near-same-reason").status == "not-applicable"


def test_how_near_is_near_can_be_set() -> None:
    """A rule may ask for texts that differ even less."""
    texts = f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}}}"
    assert only(held(texts), "near-same-reason", options={"at-least": 99}).status == "not-applicable"


def test_a_criterion_is_undecided_once_where_texts_are_not_held() -> None:
    """Two summaries are never compared, however alike, and what is held in full is compared all the same."""
    summaries = run(held("{a: {summary: Same}, b: {summary: Same}, c: {summary: Same}}"), "near-same-reason")
    assert [(outcome.status, outcome.reason, len(outcome.subject.ids)) for outcome in summaries] == [("undecided", "full text not held", 3)]
    mixed = run(held(f"{{a: {{text: {OFFICES}}}, b: {{text: {MORE}}}, c: {{summary: Same}}}}"), "near-same-reason")
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
    assert statuses(run(held(texts), "names-other-option")) == status


def test_the_options_named_are_told() -> None:
    """Each by the title that the paper gives it."""
    texts = "{a: {text: 'As the joint venture and the trust with members.'}}"
    outcome = only(held(texts), "names-other-option", message="{about}: {list}")
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
