"""Checks on criteria as a set: level on all options, overlapping, about what, and which way round."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run, statuses

Rows = dict[str, list[Any]]


def held(rows: Rows, *, criteria: str = "", wording: str = "", more: str = "") -> Facts:
    """An appraisal with rows of scores on criteria of those names."""
    width = len(next(iter(rows.values())))
    options = [f"o{number}" for number in range(width)]
    cells = "\n".join(f"      {key}: [{', '.join(map(str, row))}]" for key, row in rows.items())
    listed = criteria or ", ".join(f"{key}: {{title: {key.title()}}}" for key in rows)
    texts = f"texts: {{wording: [{wording}]}}\n" if wording else ""
    return facts(f"""\
scale: {{min: 0, max: 5, step: 1}}
criteria: {{{listed}}}
options: {{{", ".join(f"{one}: {{}}" for one in options)}}}
method: {{total: sum}}
tables:
  t:
    prints: score
    rows: criteria
    columns: [{", ".join(options)}]
    cells:
{cells}
{texts}{more}""")


def level(rows: Rows) -> Outcome:
    return only(held(rows), "level-criteria", message="{count} of {published}: {list}")


@pytest.mark.parametrize(
    ("rows", "status", "message"),
    [
        ({"care": [1, 2], "risk": [3, 4]}, "pass", "0 of 2: "),
        ({"care": [2, 2], "risk": [3, 4]}, "fail", "1 of 2: Care"),
        ({"care": [2, 2], "risk": [3, 3]}, "fail", "2 of 2: Care; Risk"),
        ({"care": [2, 2], "risk": [3, "blank"]}, "fail", "1 of 2: Care"),
        ({"care": [1, 2], "risk": [3, "blank"]}, "undecided", "0 of 2: "),
        ({"care": [1, 2, "blank"], "risk": [3, 4, 3]}, "pass", "0 of 2: "),
        ({"care": [1, 2], "risk": ["blank", "blank"]}, "undecided", "0 of 2: "),
    ],
)
def test_level_criteria(rows: Rows, status: str, message: str) -> None:
    """All options have one score; a blank may be any score of the scale."""
    outcome = level(rows)
    assert (outcome.status, outcome.message) == (status, message)


def test_one_option_is_level_with_nothing() -> None:
    """There is nothing to compare."""
    assert level({"care": [1]}).status == "not-applicable"


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=1, max_size=4))
def test_level_criteria_are_the_rows_of_one_value(table: list[list[int]]) -> None:
    """Whatever the scores."""
    expected = sum(len(set(row)) == 1 for row in table)
    outcome = level({f"c{number}": row for number, row in enumerate(table)})
    assert (outcome.published, outcome.status) == (str(expected), "fail" if expected else "pass")


TITLES = "care: {title: Access to clinics}, risk: {title: Clinic access}, cost: {title: Running cost}, staff: {title: Staff}"


def pairs(rows: Rows, *, criteria: str = TITLES, wording: str = "", **options: int) -> list[tuple[str, str]]:
    found = run(held(rows, criteria=criteria, wording=wording), "overlapping-pairs", message="{about}: {list}", options=options)
    return [(one.status, one.message) for one in found if one.status != "not-applicable"]


ROWS: Rows = {"care": [1, 2, 3], "risk": [1, 2, 3], "cost": [1, 2, 3], "staff": [3, 3, 3]}
PAIR = "Access to clinics and Clinic access: access, clinics"


@pytest.mark.parametrize(("risk", "status"), [([1, 2, 3], "fail"), ([1, 2, 4], "pass"), ([1, 2, "blank"], "undecided"), ([2, "blank", 3], "pass")])
def test_pairs_in_like_terms(risk: list[Any], status: str) -> None:
    """Equal columns alone are no overlap: cost has the same scores and other terms."""
    assert pairs({**ROWS, "risk": risk}) == [(status, PAIR)]


def test_terms_stand_in_definitions_too() -> None:
    """Where one of them is not held in full, what it shares is not known."""
    titles = "care: {title: Access}, risk: {title: Journeys}, cost: {title: Cost}, staff: {title: Staff}"
    one = "{criterion: care, use: defined, text: {text: Journeys to a clinic are short}}"
    other = "{criterion: risk, use: defined, text: {%s: A short way to the clinic}}"
    assert pairs(ROWS, criteria=titles, wording=f"{one}, {other % 'text'}") == [("fail", "Access and Journeys: journeys, clinic, short")]
    assert [status for status, _ in pairs(ROWS, criteria=titles, wording=f"{one}, {other % 'summary'}")] == ["undecided"]


def test_how_many_terms_and_which() -> None:
    """Everyday words count for nothing; more terms may be asked for."""
    assert pairs(ROWS, terms=3) == []
    assert (
        pairs(
            ROWS, criteria="care: {title: The model enables opportunities}, risk: {title: The model enables opportunities too}, cost: {}, staff: {}"
        )
        == []
    )


def test_words_of_the_paper_are_no_terms() -> None:
    """What most criteria speak of tells none of them."""
    titles = ", ".join(f"{key}: {{title: Clinic access {key}}}" for key in ROWS)
    assert pairs(ROWS, criteria=titles) == []


def test_two_options_and_level_criteria_show_no_overlap() -> None:
    """Equal columns are too easily had."""
    assert pairs({key: row[:2] for key, row in ROWS.items()}) == []
    assert pairs({**ROWS, "care": [2, 2, 2], "risk": [2, 2, 2]}) == []


def themes(titles: list[str], *, wording: str = "", more: str = "", **options: list[str]) -> Outcome:
    criteria = ", ".join(f"c{number}: {{title: {title}}}" for number, title in enumerate(titles))
    rows: Rows = {f"c{number}": [1, 2] for number in range(len(titles))}
    return only(held(rows, criteria=criteria, wording=wording, more=more), "themes-covered", message="{count}: {list}", options=options)


def test_themes_that_no_criterion_is_about() -> None:
    """By the beginnings of words in titles; the rule's own words, or a few that stand for them."""
    plain = "{criterion: c0, use: defined, text: {text: It is good}}, {criterion: c1, use: defined, text: {text: It is well}}"
    assert themes(["Affordable", "Risks", "Inclusion", "Implementation"]).status == "pass"
    assert themes(["Care", "Risks"], wording=plain).message == "2: cost, equality, delivery"
    assert themes(["Care", "Risks"], risk=["risk"]).status == "pass"
    assert themes(["Asterisk", "Care"], wording=plain, risk=["risk"]).status == "fail"


def test_titles_alone_do_not_show_that_a_theme_is_missing() -> None:
    """Nor do the definitions of some criteria."""
    one = "{criterion: c0, use: defined, text: {text: It is good}}"
    assert themes(["Care", "Access"], risk=["risk"]).status == "undecided"
    assert themes(["Care", "Access"], wording=one, risk=["risk"]).status == "undecided"


def test_definitions_and_gateways_count() -> None:
    """A definition that is not held in full may be about it."""
    text = "{criterion: c0, use: defined, text: {%s: Little is at risk}}"
    assert themes(["Care"], wording=text % "text", risk=["risk"]).status == "pass"
    assert themes(["Care"], wording=text % "summary", risk=["risk"]).status == "undecided"
    assert themes(["Care"], more="gateways: {safe: {title: Risk is low}}\n", risk=["risk"]).status == "pass"


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        ("title: Risk", {"risk": "fail"}),
        ("title: Risk, direction: lower", {"risk": "pass"}),
        ("title: Control of risk", {"risk": "pass"}),
        ("title: Care too", {}),
    ],
)
def test_which_way_round(risk: str, expected: dict[str, str]) -> None:
    """Asked of criteria of which more is not plainly better."""
    given_ = held({"care": [1, 2], "risk": [1, 2]}, criteria=f"care: {{title: Care}}, risk: {{{risk}}}")
    assert {
        key: one for key, one in statuses(run(given_, "direction-said", options={"words": ["risk"], "unless": ["control"]})).items() if key
    } == expected


def test_levels_and_measures_say_which_way_round() -> None:
    """A definition of a level does; so does the measure that a score follows from."""
    text = "levels: {low: 0, high: 5}\ncriteria: {care: {title: Care}, risk: {title: Risk, levels: {high: defined}}, cost: {title: Cost}}\n"
    assert statuses(run(facts(f"{text}options: {{a: {{}}}}\nmethod: {{total: sum}}\n"), "direction-said")) == {"risk": "pass", "cost": "fail"}


def test_the_method_says_it_for_all() -> None:
    """Where the paper states that more, or less, is better."""
    text = "criteria: {care: {title: Care}, risk: {title: Risk}}\noptions: {a: {}}\nmethod: {total: sum, direction: higher}\n"
    assert statuses(run(facts(text), "direction-said")) == {"risk": "pass"}


def test_risks_alone_are_all_scored_one_way() -> None:
    """The whole scale is about them."""
    assert [one.status for one in run(held({"risk": [1, 2]}), "direction-said")] == ["not-applicable"]


def test_too_many_criteria_to_compare_in_pairs() -> None:
    """Bounded work is said to be bounded."""
    many = held({f"c{number}": [1, 2, 3] for number in range(301)})
    assert str(only(many, "overlapping-pairs").reason) == "there are too many criteria to compare in pairs"
