"""Looking a pack over: what breaks, contradicts, has nothing to look at or can never fail is told, and nothing else is.

Rules that contradict each other are found from their expressions, and no others are told to.
"""

from pathlib import Path

import pytest

from audit.limits import LanguageLimits
from audit.rules.pack import load_packs
from audit.rules.review import PackReview, contradict, is_constant, review, shared_ids
from audit.rules.rule import Rule
from tests.rules.asserting import asserting, packs, rule_text
from tests.rules.packs import facts


def rule(text: str, when: str = "", subject: str = "option") -> Rule:
    return asserting(text, when=when, subject=subject)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("option.base", "not option.base"),
        ("option.total > 50", "option.total <= 50"),
        ("option.total > 50", "not (50 < option.total)"),
        ("option.total > 50", "option.total < 40"),
        ("option.total == 5", "option.total != 5.0"),
        ("option.rank == 1", "option.rank == 2"),
        ("-1 > option.total", "option.total > 0"),
        ("option.id == 'a'", "option.id == 'b'"),
        ("option in preferred", "option not in preferred"),
        ("option.base and option.total > 5", "option.rank > 1 and option.total < 5"),
        ("option.base or option.preferred", "not option.preferred and not option.base"),
        ("all(c.score > 1 for c in cells)", "any(c.score <= 1 for c in cells)"),
        ("not not option.base", "not option.base"),
        ("option.total == option.rank", "option.rank != option.total"),
    ],
)
def test_opposites_contradict(one: str, other: str) -> None:
    """Negations, turned comparisons and numbers that leave nothing over are seen, in whichever order they stand."""
    assert contradict(rule(one), rule(other))
    assert contradict(rule(other), rule(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("option.total > 50", "option.total > 60"),
        ("option.total >= 50", "option.total <= 50"),
        ("option.total > 50", "option.percent < 40"),
        ("option.base or option.preferred", "not option.base"),
        ("option.id == 'a'", "option.id != 'b'"),
        ("all(c.score > 1 for c in cells)", "all(c.score <= 1 for c in cells)"),
        ("any(c.score > 1 for c in cells)", "any(c.score <= 1 for c in cells)"),
        ("option.title == 'a'", "option.label == 'b'"),
        ("option.base", "option.base"),
    ],
)
def test_what_can_hold_together_does_not_contradict(one: str, other: str) -> None:
    """A rule is not accused where some option satisfies both."""
    assert not contradict(rule(one), rule(other))


def test_rules_contradict_only_where_both_apply() -> None:
    """Opposites about other subjects, or under other conditions, say nothing of each other."""
    assert not contradict(rule("option.base", subject="option"), rule("not option.base", subject="cell"))
    assert not contradict(rule("option.base", when="option.rank == 1"), rule("not option.base", when="option.rank == 2"))
    assert contradict(rule("option.base", when="option.rank == 1"), rule("not option.base"))
    assert contradict(
        rule("option.base", when="option.rank == 1 and option.preferred"), rule("not option.base", when="option.preferred and 1 == option.rank")
    )


def test_a_comparison_with_itself_is_constant() -> None:
    """option.total == option.total looks at the appraisal and gives the same for each."""
    assert is_constant(rule("option.total == option.total"))
    assert not is_constant(rule("option.total == option.percent"))


_CASES = "[{given: small, expect: pass}, {given: small, change: {/tables/t/cells/access/0: 5}, expect: fail}]"
_GOOD = rule_text(
    1, "option.total > 4 or option.base", cases="[{given: small, change: {/options/a/base: null}, expect: fail}, {given: small, expect: pass}]"
)


def said(found: PackReview) -> list[str]:
    """The remarks without their place."""
    return [problem.message for problem in found.remarks]


@pytest.mark.whole
def test_packaged_packs_have_nothing_to_look_at() -> None:
    """The packs that ship with the tool contradict nowhere, and each of their rules finds something to look at and can fail."""
    found = review(load_packs([]), [])
    assert found.broken == []
    assert found.remarks == []
    assert found.trials > 200


def test_a_good_rule_has_nothing_to_look_at(tmp_path: Path) -> None:
    """A rule that passes here and fails there is left alone."""
    found = review(packs(tmp_path, _GOOD), [])
    assert (found.broken, found.remarks, found.trials) == ([], [], 2)


def test_rules_that_can_never_both_pass_are_told(tmp_path: Path) -> None:
    """The second of two opposite rules is told, at its place, with the id of the first."""
    found = review(
        packs(tmp_path, rule_text(1, "option.rank == 1 or option.total > 5"), rule_text(2, "not (option.total > 5 or option.rank == 1)")), []
    )
    assert said(found) == ["OWN002: it contradicts OWN001 (own-1): if both apply, they can never both pass"]
    assert found.remarks[0].line > 17


def test_rules_that_never_both_hold_on_what_was_looked_at_are_told(tmp_path: Path) -> None:
    """Opposites that the expressions do not show are seen from what comes of them."""
    cases = "[{given: small, expect: fail}, {given: small, change: {/tables/t/cells/care/0: 0}, expect: pass}]"
    texts = ('option.title == "A"', 'option.id in ["b", "c"]')
    found = review(packs(tmp_path, *(rule_text(number, text, cases=cases) for number, text in enumerate(texts, 1))), [])
    assert said(found) == ["OWN002: it and OWN001 (own-1) never both pass: on each of the 6 subjects that both decide, one of them fails"]


def test_a_rule_with_nothing_to_look_at_is_told(tmp_path: Path) -> None:
    """A rule about gateways finds none in its own examples, and one whose condition never holds finds no option."""
    found = review(packs(tmp_path, rule_text(1, "gateway.scored", subject="gateway"), rule_text(2, "option.total > 5", when="option.rank == 7")), [])
    assert said(found) == [
        "OWN001: it finds nothing to check in its own examples and cases",
        "OWN001: it does not fail on any example, case or appraisal that was looked at; can it fail at all?",
        "OWN002: its when: is never true in its own examples and cases",
        "OWN002: it does not fail on any example, case or appraisal that was looked at; can it fail at all?",
    ]


def test_the_appraisals_given_are_what_a_rule_is_for(tmp_path: Path) -> None:
    """Where appraisals are given, a rule that looks at something in its own examples only is told."""
    other = facts(
        "criteria: {x: {}}\noptions: {a: {base: true}}\nmethod: {total: none}\ntables: {t: {prints: score, rows: criteria, columns: [a], cells: {x: [1]}}}"
    )
    grouped = rule_text(2, "pair.first.total != pair.second.total", subject="pair", cases=_CASES)
    assert said(review(packs(tmp_path, grouped), [])) == []
    assert said(review(packs(tmp_path, grouped), [other])) == ["OWN002: it finds nothing to check in the appraisal given"]
    assert said(review(packs(tmp_path, grouped), [other, other])) == ["OWN002: it finds nothing to check in the 2 appraisals given"]


def test_a_rule_that_can_never_fail_is_told(tmp_path: Path) -> None:
    """A total is never below nothing on a scale from 0; no case shows otherwise, whatever it says."""
    found = review(packs(tmp_path, rule_text(1, "option.total >= 0")), [])
    assert said(found) == ["OWN001: it does not fail on any example, case or appraisal that was looked at; can it fail at all?"]


def test_an_assertion_that_looks_at_nothing_is_told(tmp_path: Path) -> None:
    """1 < 2 holds for every appraisal; a total equals itself."""
    found = review(packs(tmp_path, rule_text(1, "1 < 2"), rule_text(2, "option.total == option.total")), [])
    assert said(found) == [
        "OWN001: its assertion uses nothing from an appraisal, so it gives the same for each",
        "OWN002: its assertion compares something with itself, so it gives the same for each",
    ]


def test_a_rule_that_breaks_is_told_with_the_place_in_its_expression(tmp_path: Path) -> None:
    """A rule that names an option of another paper cannot be used on this one."""
    found = review(packs(tmp_path, rule_text(1, 'total("a") > 1 and total("z") > 1')), [])
    (problem,) = found.broken
    assert problem.message == 'OWN001: breaks: total(): "z" is no option of this appraisal; known here: a, b, c'
    assert (problem.line, problem.column) == (21, 32)


def test_an_example_that_is_no_appraisal_is_told(tmp_path: Path) -> None:
    """An example or case that cannot be audited is not passed over."""
    text = rule_text(
        1, "option.total > 5", cases="[{given: small, change: {/tables/t/cells/access/0: ten}, expect: pass}, {given: small, expect: fail}]"
    )
    found = review(packs(tmp_path, text), [])
    (problem,) = found.broken
    assert problem.message.startswith("OWN001: the case is not an appraisal that can be audited: ")
    assert problem.line == 27


def test_ids_of_other_packs_are_told(tmp_path: Path) -> None:
    """A pack whose rule has the id of a packaged one cannot be used beside it; a packaged pack is not told of itself."""
    own = packs(tmp_path, _GOOD.replace("OWN001", "ARI001"))
    assert [problem.message for problem in shared_ids(own, load_packs([]))] == [
        'ARI001: "ARI001" is the id or name of a rule of the pack arithmetic; the two packs cannot be used together'
    ]
    assert shared_ids(load_packs(["arithmetic"]), load_packs([])) == []


def test_many_rules_are_compared_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that say the same are compared once; a rule is told the first that it contradicts; what was not compared is said."""
    alike = [rule_text(number, "option.total > 5" if number % 2 else "option.total < 4") for number in range(1, 21)]
    told = [one for one in said(review(packs(tmp_path, *alike), [])) if "contradicts" in one or "compared" in one]
    assert len([one for one in told if one.startswith("OWN020: it contradicts")]) == 5
    assert any("pairs of rules were not compared with each other" in one for one in told)
    monkeypatch.setattr(LanguageLimits, "MAX_STEPS_PAIRS", 10)
    other = [rule_text(number, f"option.total > {number}") for number in range(1, 11)]
    assert any("pairs of rules were not compared" in one for one in said(review(packs(tmp_path, *other), [])))
