"""``near-point-changes-sign``: points that are nearly the same and count one way here and the other way there.

``point-changes-sign`` and ``points-against-score``: points for and against.
"""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

POINT = "The leadership of the trust would move with the staff, as far as the contract has it."


def _near_signs_held(*reasons: str) -> Facts:
    """An appraisal with the reasons of some options on one criterion."""
    options = ", ".join(f"o{number}: {{title: Option {number}}}" for number in range(len(reasons)))
    listed = ", ".join(f"o{number}: {{points: [{points}]}}" for number, points in enumerate(reasons))
    return facts(f"criteria: {{say: {{title: Say}}}}\noptions: {{{options}}}\nmethod: {{total: sum}}\ntexts: {{rationale: {{say: {{{listed}}}}}}}\n")


def _near_signs_point(sign: str, text: str = POINT) -> str:
    return f"{{sign: '{sign}', text: '{text}'}}"


FIRM = POINT.replace("trust", "firm")


def test_a_point_that_turns_is_told_once() -> None:
    """With every option that has it, and its beginning."""
    found = only(
        _near_signs_held(_near_signs_point("+"), _near_signs_point("-", FIRM), _near_signs_point("-", POINT.replace("trust", "group"))),
        "near-point-changes-sign",
        message="{list}: {level}",
    )
    assert found.message == f"+ Option 0; - Option 1; - Option 2: {POINT.rstrip('.')}"
    assert found.subject.criterion == "say"


@pytest.mark.parametrize(
    "reasons",
    [
        (_near_signs_point("+"), _near_signs_point("+", FIRM)),
        (_near_signs_point("+"), _near_signs_point("-")),
        (_near_signs_point("+"), _near_signs_point("-", "Nothing of this would move, and the staff would stay where they are now.")),
        (
            f"{_near_signs_point('+')}, {_near_signs_point('-', FIRM)}",
            _near_signs_point("+", "The costs of the move are not known to the Council as yet."),
        ),
    ],
)
def test_what_does_not_turn(reasons: tuple[str, ...]) -> None:
    """The same sign; word for word the same, which another rule tells; another point; one option's own for and against."""
    assert [one.status for one in run(_near_signs_held(*reasons), "near-point-changes-sign")] == ["pass"]


@pytest.mark.parametrize(("other", "status"), [("-", "fail"), ("+", "pass")])
def test_a_sentence_in_the_midst_is_compared_with_one_that_opens(other: str, status: str) -> None:
    """Points of several sentences are compared sentence by sentence."""
    long = "The offices of the county would stay as they are for now. " + FIRM
    found = run(_near_signs_held(_near_signs_point("+"), _near_signs_point(other, long)), "near-point-changes-sign")
    assert [one.status for one in found] == [status]


def test_signs_of_two_sentences_in_the_midst_are_not_their_own() -> None:
    """What stands behind other sentences in both may be a remark on these."""
    one, other = "The offices would stay as they are for now. ", "Nobody knows what the costs of a sale would be. "
    found = run(_near_signs_held(_near_signs_point("+", one + POINT), _near_signs_point("-", other + FIRM)), "near-point-changes-sign")
    assert [one.status for one in found] == ["pass"]


def test_a_long_point_is_shown_in_part_of_near_signs() -> None:
    """A message stays readable whatever the file holds."""
    found = only(_near_signs_held(_near_signs_point("+", POINT * 3), _near_signs_point("-", FIRM * 3)), "near-point-changes-sign", message="{level}")
    assert found.message.endswith("...")


@pytest.mark.parametrize(
    "reasons",
    [
        ("{sign: none, text: x}", "{sign: none, text: x}"),
        (_near_signs_point("+"), "{sign: none, text: x}"),
        (_near_signs_point("+", "Near"), _near_signs_point("-", "Near by")),
    ],
)
def test_nothing_to_compare(reasons: tuple[str, ...]) -> None:
    """Points without a sign, of one option only, or of a few words."""
    assert [one.status for one in run(_near_signs_held(*reasons), "near-point-changes-sign")] == ["not-applicable"]


def test_summaries_are_not_judged() -> None:
    """Where a signed point is not held in full, that is said."""
    found = only(_near_signs_held(_near_signs_point("+"), "{sign: '-', summary: Leaders move.}"), "near-point-changes-sign")
    assert (found.status, str(found.reason)) == ("undecided", "full text not held")


def test_more_points_than_can_be_compared_leave_it_open() -> None:
    """Bounded work is said to be bounded."""
    many = ", ".join(_near_signs_point("+", f"A point of some length, of which there are very many: number {n}.") for n in range(100))
    found = only(_near_signs_held(*[many] * 11), "near-point-changes-sign")
    assert (found.status, str(found.reason)) == ("undecided", "there are too many points to compare")


def _signs_point(sign: str, text: str) -> str:
    return f"{{points: [{{sign: '{sign}', text: '{text}'}}]}}"


def _signs_held(rationale: str) -> Facts:
    """An appraisal of two criteria and two options with some reasons."""
    return facts(f"""\
scale: {{min: 0, max: 5}}
criteria: {{access: {{title: Access}}, care: {{title: Care}}}}
options: {{a: {{title: Alpha}}, b: {{title: Beta}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a, b], cells: {{access: [1, 2], care: [3, 4]}}}}}}
texts: {{rationale: {rationale}}}
""")


def test_a_point_for_one_option_and_against_another_is_told() -> None:
    """Both options are named with the sign, and the point is shown."""
    texts = f"{{access: {{a: {_signs_point('+', 'It is near.')}, b: {_signs_point('-', 'It is near')}}}}}"
    outcome = only(_signs_held(texts), "point-changes-sign", message="{about}: {count} ({list}): {level}")
    assert (outcome.status, outcome.message) == ("fail", "Access: 2 (+ Alpha; - Beta): It is near.")
    assert (outcome.published, outcome.subject.ids) == ("1, 2", ("a/access", "b/access"))


def test_a_point_with_one_sign_passes() -> None:
    """The same point may speak for several options."""
    texts = f"{{access: {{a: {_signs_point('+', 'It is near.')}, b: {_signs_point('+', 'It is near.')}}}}}"
    assert only(_signs_held(texts), "point-changes-sign").status == "pass"


@pytest.mark.parametrize(
    "texts",
    [
        f"{{access: {{a: {_signs_point('+', 'It is near.')}}}, care: {{b: {_signs_point('-', 'It is near.')}}}}}",
        f"{{access: {{a: {_signs_point('+', 'It is near.')}, b: {_signs_point('none', 'It is near.')}}}}}",
        f"{{access: {{a: {_signs_point('+', 'It is near.')}, b: {_signs_point('-', 'It is far.')}}}}}",
        "{access: {a: {points: [{sign: '+', summary: Near}]}, b: {points: [{sign: '-', summary: Near}]}}}",
    ],
)
def test_what_is_no_change_of_sign(texts: str) -> None:
    """Another criterion, no sign, another point, and two summaries of ours are not compared."""
    assert only(_signs_held(texts), "point-changes-sign").status == "not-applicable"


def test_a_long_point_is_shown_in_part_of_signs() -> None:
    """A message stays readable whatever the file holds."""
    texts = f"{{access: {{a: {_signs_point('+', 'far ' * 100)}, b: {_signs_point('-', 'far ' * 100)}}}}}"
    shown = only(_signs_held(texts), "point-changes-sign", message="{level}").message
    assert (len(shown) < 130, shown.endswith("far...")) == (True, True)


def against(signs: str, score: str, *, scale: str = "min: 0, max: 5", more: str = "", weighted: bool = False) -> tuple[str, str]:
    """Status and message for one reason with points of these signs, beside a score."""
    points = ", ".join(f"{{sign: '{sign}', summary: x}}" for sign in signs)
    outcome = only(
        facts(f"""\
scale: {{{scale}}}
criteria: {{access: {{title: Access, weight: 4}}}}
options: {{a: {{title: Alpha}}}}
method: {{total: {"weighted-sum" if weighted else "sum"}{more}}}
tables: {{t: {{prints: {"weighted-score" if weighted else "score"}, rows: criteria, columns: [a], cells: {{access: [{score}]}}}}}}
texts: {{rationale: {{access: {{a: {{points: [{points}]}}}}}}}}
"""),
        "points-against-score",
        message="{published}; {list}; {level}",
    )
    return outcome.status, outcome.message


UNSTATED: str = ", as far as we can tell: the paper does not say which end of the scale is better"


@pytest.mark.parametrize(
    ("signs", "score", "status"),
    [("++", "5", "pass"), ("++", "1", "pass"), ("++", "0", "fail"), ("--", "0", "pass"), ("--", "5", "fail"), ("--", "4", "pass")],
)
def test_only_the_far_end_of_the_scale_is_told(signs: str, score: str, status: str) -> None:
    """Points need not weigh alike, so only the end that all of them speak against is worth a question."""
    side = "for" if signs == "++" else "against"
    assert against(signs, score) == (status, f"{score}; 2 points, all {side}; higher is better{UNSTATED}")


@pytest.mark.parametrize(("signs", "score", "status"), [("++", "5", "fail"), ("--", "0", "fail"), ("++", "0", "pass")])
def test_where_lower_is_better_the_ends_change_places(signs: str, score: str, status: str) -> None:
    """A direction that the file states is used, and told without reserve."""
    found, said = against(signs, score, more=", direction: lower")
    assert (found, said.endswith("; lower is better")) == (status, True)


@pytest.mark.parametrize(
    ("score", "scale", "status"),
    [
        ("20", "min: 0, max: 5, step: 1", "fail"),
        ("4", "min: 0, max: 5, step: 1", "pass"),
        ("20", "min: 0, max: 5", "fail"),
        ("19.9", "min: 0, max: 5", "pass"),
    ],
)
def test_a_weighted_score_is_held_against_the_weighted_ends(score: str, scale: str, status: str) -> None:
    """With a weight of 4 on a scale to 5 the top is 20; a whole multiple of the weight is exact, whether scores have a step or not."""
    assert against("--", score, scale=scale, weighted=True)[0] == status


@pytest.mark.parametrize(
    ("score", "status"), [("5", "pass"), ("2", "undecided"), ("blank", "undecided"), ("{value: 5, reading: doubtful}", "undecided")]
)
def test_an_end_that_is_not_known_leaves_it_open(score: str, status: str) -> None:
    """At the top a score is not at the bottom; elsewhere that depends on a bottom that nobody knows."""
    assert against("++", score, scale="max: 5")[0] == status


@pytest.mark.parametrize("signs", ["+", "+-", ""])
def test_one_point_or_points_both_ways_say_nothing(signs: str) -> None:
    """Only two or more points that all go one way are looked at."""
    assert against(signs, "0")[0] == "not-applicable"


def test_each_reason_gives_its_own_outcome() -> None:
    """Subject and place are those of the cell's reason."""
    two = "{points: [{sign: '+', summary: x}, {sign: '+', summary: y}]}"
    outcomes = run(_signs_held(f"{{access: {{a: {two}, b: {two}}}}}"), "points-against-score")
    assert [(outcome.subject.option, outcome.subject.criterion) for outcome in outcomes] == [("a", "access"), ("b", "access")]


SENTENCE = "The council would keep its duty to the visitors of its parks."
MORE = "However, the role of the agent may confuse them."


def _said(*reasons: str) -> Facts:
    """An appraisal with one signed point for each option, held in full."""
    return _near_signs_held(*(f'{{sign: "{one[0]}", text: "{one[2:]}"}}' for one in reasons))


@pytest.mark.parametrize(
    "reasons",
    [
        (f"+ {SENTENCE}", f"- {SENTENCE} {MORE}"),
        (f"- {SENTENCE} {MORE}", f"+ {SENTENCE}"),
        (f"+ {SENTENCE} It is known to them.", f"- {SENTENCE} {MORE}"),
        (f"+ {SENTENCE}", f"- The agent is not known to anybody. {SENTENCE}"),
        (f"+ {SENTENCE}", f"+ {SENTENCE} {MORE}", f"- {SENTENCE} The rest is dear."),
    ],
)
def test_a_sentence_that_turns_is_found_beside_others(reasons: tuple[str, ...]) -> None:
    """Before another sentence or behind one: the sentence itself stands for one option and against another, and is told once."""
    found = [one for one in run(_said(*reasons), "point-changes-sign", message="{level} ({list})") if one.status == "fail"]
    (only_one,) = found
    assert only_one.message.startswith(SENTENCE)
    assert {one.status for one in run(_said(*reasons), "near-point-changes-sign")} == {"pass"}


@pytest.mark.parametrize(
    "reasons",
    [
        (f"+ {SENTENCE}", f"+ {SENTENCE} {MORE}"),
        (f"+ Costs fall from the first year. {SENTENCE}", f"- Costs rise from the first year. {SENTENCE}"),
        (f"+ Costs fall from the first year. {MORE}", f"- Costs rise from the first year. {MORE}"),
        (f"+ {MORE}", f"- Costs rise from the first year. {MORE}"),
        ("+ It is dear. The rest is not.", "- It is dear. The rest is worse."),
        (f"+ {SENTENCE}", "- The council would lose its duty to the visitors of its woods. It is dear."),
    ],
)
def test_a_sentence_turns_only_where_the_sign_is_its_own(reasons: tuple[str, ...]) -> None:
    """The same sign; a remark behind two points whose first sentences differ; one that leans on what stands before; a few words."""
    assert "fail" not in {one.status for one in run(_said(*reasons), "point-changes-sign")}


def test_points_of_the_same_sentences_are_told_once() -> None:
    """Where the whole point turns, its sentences are not told again."""
    both = f"{SENTENCE} {MORE}"
    assert [one.status for one in run(_said(f"+ {both}", f"- {both}"), "point-changes-sign")] == ["fail"]


def test_the_sentence_that_opens_a_point_may_be_nearly_the_same() -> None:
    """What follows it does not hide that it turns."""
    other = SENTENCE.replace("parks", "woods")
    told = [one.status for one in run(_said(f"+ {SENTENCE}", f"- {other} {MORE * 3}"), "near-point-changes-sign")]
    assert told == ["fail"]
