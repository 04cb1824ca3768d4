"""Trying methods on plain figures: the same checks as in an audit, with how far off a figure is."""

from fractions import Fraction

from audit.appraisal.model.appraisal import Formula, FormulaName, Method
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.trial import Plain, try_method

_SCORES = {("a", "care"): 5, ("a", "risk"): 2, ("b", "care"): 3, ("b", "risk"): 4}
_WEIGHTS = {"care": 3, "risk": 2}


def _figures(first: str, second: str) -> dict[Quantity, Plain]:
    found = {Quantity("score", option, criterion): Plain(Fraction(value)) for (option, criterion), value in _SCORES.items()}
    found |= {Quantity("weight", criterion=criterion): Plain(Fraction(value)) for criterion, value in _WEIGHTS.items()}
    unit = Fraction(1, 10) if "." in first else Fraction(1)
    return found | {Quantity("total", "a"): Plain(Fraction(first), unit), Quantity("total", "b"): Plain(Fraction(second), unit)}


def _method(name: FormulaName) -> Method:
    return Method(total=Formula(name), subtotal=Formula(name))


def test_the_method_that_reproduces_the_totals_is_told_from_those_that_do_not() -> None:
    """Of plain sum, weighted sum and weighted mean only the one by which the totals were made has no miss."""
    made: dict[FormulaName, tuple[str, str]] = {
        "sum": ("7", "7"),
        "weighted-sum": ("19", "17"),
        "weighted-mean": ("3.8", "3.4"),
        "mean": ("3.5", "3.5"),
    }
    for own, totals in made.items():
        fitting = [name for name in made if not try_method(_method(name), _figures(*totals)).miss]
        assert fitting == [own]


def test_how_far_a_total_is_off() -> None:
    """A total one above what the scores make is off by one; one that follows is not off at all."""
    found = try_method(_method("weighted-sum"), _figures("20", "17"))
    (miss,) = found.miss
    assert (miss.relation.result.option, found.off(miss)) == ("a", 1)
    assert [found.off(one) for one in found.follow if one.relation.role == "total"] == [0]


def test_groups_and_what_is_left_open() -> None:
    """Subtotals follow in the groups that criteria are said to be in; what rests on a score that is not given is left open."""
    figures = {one: plain for one, plain in _figures("7", "7").items() if one != Quantity("score", "b", "risk")}
    figures |= {Quantity("subtotal", "a", group="all"): Plain(Fraction(7)), Quantity("subtotal", "b", group="all"): Plain(Fraction(7))}
    found = try_method(_method("sum"), figures, groups={"care": "all", "risk": "all"})
    assert not found.miss
    assert {one.relation.result.option for one in found.open} == {"b"}
