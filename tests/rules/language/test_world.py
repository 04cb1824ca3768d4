"""What an expression is given of an appraisal: exact values, blanks as sets, and nothing that is withheld."""

from fractions import Fraction

import pytest

from audit.appraisal.exact.values import Values, point, points
from audit.rules.language.evaluate import Evaluation
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.things import Unknown
from tests.rules.language.worlds import LEVELS, SMALL, truth, truths, value, world

_BLANK = points(map(Fraction, (0, 5, 10)))


def _number(text: str, source: str = SMALL) -> Values:
    found = value(text, source)
    assert isinstance(found, Values), found
    return found


def test_a_derived_quantity_is_exact_and_not_as_printed() -> None:
    """20 of 30 is two thirds, whatever the paper prints; printed() gives what the printed figure stands for."""
    assert _number('percent("b")') == point(Fraction(200, 3))
    assert _number('printed(percent("b"))').hull().low == Fraction(133, 2)
    assert truths("printed(option.percent) == option.percent", "option")["Do nothing"] is None


def test_a_blank_is_the_set_of_its_scale() -> None:
    """A blank cell is neither 0 nor unknown: it is one of the scores allowed."""
    assert _number('score("c", "access")') == _BLANK
    assert truth('score("c", "access") >= 0') is True
    assert truth('score("c", "access") == 5') is None
    assert truth('score("c", "access") == 3') is False


def test_a_total_that_is_printed_narrows_what_its_blanks_make() -> None:
    """15 is printed, and some filling of the blank makes it."""
    assert _number('total("c")') == point(Fraction(15))


def test_known_asks_for_what_the_file_gives() -> None:
    """A blank is not known though it has a set; a total that is printed is known."""
    assert truth('known(score("a", "access"))') is True
    assert truth('known(score("c", "access"))') is False
    assert truth('known(total("c"))') is True
    assert truth('known(share("b"))') is True
    assert value('known(rank("a"))', LEVELS) is False


def test_a_score_follows_from_the_weighted_score() -> None:
    """Where only weighted scores are printed the score is worked out from them, and counts as known."""
    assert _number('score("a", "access")', LEVELS) == point(Fraction(10))
    assert value('known(score("a", "access"))', LEVELS) is True
    assert value('known(score("c", "access"))', LEVELS) is False
    assert value('level("a", "access")', LEVELS) == "high"
    assert isinstance(value('level("c", "access")', LEVELS), Unknown)


def test_what_is_not_printed_follows_from_the_method() -> None:
    """A rank, percentage, share or subtotal without a cell is what the method makes of the totals."""
    assert _number('rank("b")', LEVELS) == point(Fraction(2))
    assert _number('percent("b")', LEVELS) == point(Fraction(70))
    assert _number('share("b")') == point(Fraction(40))
    assert _number('subtotal("b", "people")') == point(Fraction(20))


def test_outcomes_are_as_printed() -> None:
    """Pass and fail are texts, of declared gateways and of gateway rows; what is not printed is unknown."""
    assert value('outcome("law", "c")') == "fail"
    assert value('outcome("half", "a")', LEVELS) == "pass"
    assert isinstance(value('outcome("half", "c")', LEVELS), Unknown)


def test_levels_count_their_options_between_the_sure_and_the_possible() -> None:
    """An empty cell may hold any level: a quota of one that one option fills already is open, not kept."""
    assert truths("level.awarded <= level.quota", "level", LEVELS)["Access, high"] is None
    assert truths("level.awarded >= 1", "level", LEVELS)["Access, high"] is True


def test_ids_that_name_nothing_are_told_with_those_that_do() -> None:
    """A rule that names an option of another paper breaks; it neither passes nor fails."""
    with pytest.raises(ExpressionError, match=r'total\(\): "d" is no option of this appraisal; known here: a, b, c'):
        value('total("d")')


_WITHHELD = SMALL.replace("[10, 0, 5]", "[withheld, 0, 5]")
_NO_TOTALS = _WITHHELD.replace("[15, 20, 15]", "[blank, blank, blank]")


@pytest.mark.parametrize(
    ("text", "source"),
    [('score("a", "cost") > 3', _WITHHELD), ('total("a") > 3', _WITHHELD), ('rank("a") == 1', _NO_TOTALS), ('share("b") > 1', _NO_TOTALS)],
)
def test_what_withheld_figures_take_part_in_is_concealed(text: str, source: str) -> None:
    """A total from which a withheld score could be worked out is not shown, nor is a rank or share that rests on it."""
    one = world(source)
    Evaluation(parse(text), one, {}).truth()
    assert one.conceals
    one.forget()
    Evaluation(parse('score("b", "care") > 3'), one, {}).truth()
    assert not one.conceals


def test_a_rank_among_too_many_values_is_open() -> None:
    """Working out the rank of totals that can be thousands of values would take long; it is left open instead."""
    wide = SMALL.replace("max: 10, step: 5", "max: 4000, step: 1").replace("[5, 10, blank]", "[blank, blank, blank]")
    wide = wide.replace("[15, 20, 15]", "[blank, blank, blank]").replace("[2=, 1, 2=]", "[blank, blank, blank]")
    found = value('rank("a")', wide)
    assert isinstance(found, Unknown)
    assert str(found.reason) == "there are too many possible values to list"


def test_percentages_kept_as_parts_are_read_as_parts() -> None:
    """Where the method keeps 0.5 and the paper prints 50%, the printed reading is 0.5 too."""
    parts = SMALL.replace("percent: {of: maximum}", "percent: {of: maximum, base: 1}")
    one = world(parts)
    with one.read_as("printed"):
        assert Evaluation(parse('percent("a")'), one, {}).value() == point(Fraction(1, 2))
    assert Evaluation(parse('percent("a")'), one, {}).value() == point(Fraction(1, 2))
