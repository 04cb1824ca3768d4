"""Hostile expressions are refused before they run or stopped within their steps, and say where and why."""

import pytest

from audit.limits import LanguageLimits
from audit.rules.language.budget import Budget
from audit.rules.language.evaluate import Evaluation
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.static import faults
from audit.rules.language.things import Unknown
from audit.rules.language.values import contains, fits, like
from audit.why import because
from tests.rules.language.hostile import OPEN, REFUSED, STOPPED, WIDE
from tests.rules.language.worlds import SMALL, value, world


def _refusal(text: str) -> ExpressionError:
    try:
        found = faults(parse(text), {})
    except ExpressionError as error:
        return error
    assert found, "nothing was refused"
    return found[0]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_outside_the_language_is_refused_with_its_place(name: str) -> None:
    """No such expression reaches the evaluator; the message names the part and lies within the text."""
    text, said = REFUSED[name]
    error = _refusal(text)
    assert said in error.message
    assert 0 <= error.offset <= len(text)
    assert len(error.message) < 500


@pytest.mark.parametrize("name", STOPPED)
def test_what_would_take_for_ever_is_stopped(name: str) -> None:
    """Loops in loops, wide sets and long numbers end in an error at their place, and cost few steps beyond the budget."""
    text, said = STOPPED[name]
    expression = parse(text)
    assert faults(expression, {}) == []
    run = Evaluation(expression, world(WIDE), {})
    with pytest.raises(ExpressionError) as caught:
        run.truth()
    assert said in caught.value.message
    assert 0 <= caught.value.offset < len(text)


@pytest.mark.parametrize("name", OPEN)
def test_what_would_make_sets_that_are_too_wide_is_left_open(name: str) -> None:
    """An appraisal full of blanks does not break a rule: what would take too much to work out is undecided, and soon so."""
    expression = parse(OPEN[name])
    assert faults(expression, {}) == []
    run = Evaluation(expression, world(WIDE), {})
    found = run.truth()
    assert isinstance(found, Unknown)
    assert run.budget.left > 0
    assert run.budget.left_for_sets >= 0


def test_hostile_things_are_refused_when_they_are_run_unchecked() -> None:
    """What only the static check would refuse does not get further when it is run without that check."""
    found = {name: _outcome(text) for name, (text, _) in REFUSED.items()}
    assert found == dict.fromkeys(REFUSED, "refused")


def _outcome(text: str) -> str:
    try:
        return str(Evaluation(parse(text), world(SMALL), {}).truth())
    except ExpressionError:
        return "refused"


def test_runs_that_share_a_budget_stop_together() -> None:
    """Many cheap runs cost as much as one dear one: a rule cannot spend without end on its subjects."""
    shared = Budget(50, "this rule takes")
    expression = parse("all(x.total > 0 for x in options)")
    runs = [Evaluation(expression, world(SMALL), {}, shared) for _ in range(4)]
    assert runs[0].truth() is True
    assert runs[1].truth() is True
    with pytest.raises(ExpressionError, match="this rule takes more than 50 steps"):
        runs[2].truth()


def test_a_set_is_charged_before_it_is_made() -> None:
    """Multiplying sets whose product would be too dear takes neither steps nor time: it is not begun."""
    run = Evaluation(parse('score("a", "u") * score("b", "u") > 1'), world(WIDE), {})
    assert run.truth() == Unknown(because("too-many-values"))
    assert run.budget.left_for_sets == LanguageLimits.MAX_STEPS // 2


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("a" * 5_000, "*a" * 99 + "b"), ("a" * 5_000, "*" * 200), ("ab" * 2_500, "*?" * 99 + "c"), ("a" * 5_000, "?" * 200)],
)
def test_no_pattern_explodes(text: str, pattern: str) -> None:
    """A pattern that makes others try every way costs no more steps than the text has letters."""
    budget = Budget()
    like([text, pattern], budget)
    assert budget.steps - budget.left <= len(text)


def test_searching_a_long_text_is_charged() -> None:
    """contains() on the longest text allowed can be repeated a few times only."""
    budget = Budget()
    assert contains(["a" * 199_000 + "b", "a" * 100 + "b"], budget) is True
    assert budget.steps - budget.left > 10_000
    with pytest.raises(Exception, match="at most 200000 characters"):
        contains(["a" * 200_000, "a"], budget)


def test_a_division_by_nothing_is_open_and_not_an_error() -> None:
    """A rule that divides by a total of 0 leaves itself undecided instead of breaking."""
    assert isinstance(value("1 / 0"), Unknown)
    assert isinstance(value('1 / score("c", "access")'), Unknown)
    assert not isinstance(value('1 / score("a", "access")'), Unknown)


def test_patterns_match_whole_texts() -> None:
    """A star stands for any letters or none, a question mark for one, and everything else for itself."""
    assert fits("do nothing", "do*")
    assert fits("do nothing", "*nothing")
    assert fits("abc", "a?c")
    assert fits("", "*")
    assert not fits("do nothing", "do")
    assert not fits("ac", "a?c")
    assert not fits("[abc]", "[a-c]")
