"""Loops some of whose entries may not be in them, held against every choice of which are."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from audit.appraisal.exact.values import Values, point, points
from audit.rules.language.budget import Budget
from audit.rules.language.entries import Entry, all_true, any_true, count, either, total
from audit.rules.language.parse import Misuse
from audit.rules.language.things import Thing, Unknown, Value
from audit.why import because

_OPEN = Unknown(because("several-answers"))
_KEPT: tuple[bool | Unknown, ...] = (True, _OPEN)
_TRUTHS: tuple[bool | Unknown, ...] = (True, False, _OPEN)


def _ways(one: bool | Unknown) -> tuple[bool, ...]:
    return (one,) if isinstance(one, bool) else (True, False)


def _choices(entries: Sequence[Entry]) -> list[list[bool]]:
    """The truths that are in the list for every choice of what is open."""
    ways = [list(product(_ways(kept), _ways(value))) for kept, value in entries if isinstance(value, bool | Unknown)]
    return [[value for kept, value in chosen if kept] for chosen in product(*ways)]


def _lists() -> list[list[Entry]]:
    single: list[Entry] = list(product(_KEPT, _TRUTHS))
    return [list(chosen) for size in (0, 1, 2) for chosen in product(single, repeat=size)]


@pytest.mark.parametrize(("function", "meaning"), [(all_true, all), (any_true, any)])
def test_all_and_any_hold_for_every_choice(function: Callable[[Sequence[Entry], Budget], Value], meaning: Callable[[list[bool]], bool]) -> None:
    """An entry that may be left out decides nothing that leaving it out would change."""
    for entries in _lists():
        truths = {meaning(chosen) for chosen in _choices(entries)}
        found = function(entries, Budget())
        assert (None if isinstance(found, Unknown) else found) == (truths.pop() if len(truths) == 1 else None), entries


def test_counts_are_all_that_are_possible() -> None:
    """A count is the set of what every choice gives."""
    for entries in _lists():
        wanted = {Fraction(chosen.count(True)) for chosen in _choices(entries)}
        assert count(entries, Budget()) == Values(frozenset(wanted)), entries


def test_entries_that_are_no_conditions_are_counted_themselves() -> None:
    """Two options, one of which may be left out by an open condition, are one or two."""
    thing = Thing("option", "a", {})
    assert count([(True, thing), (_OPEN, thing)], Budget()) == points([Fraction(1), Fraction(2)])
    assert count([(True, point(Fraction(7))), (True, Unknown(because("no-score")))], Budget()) == points([Fraction(2)])


def test_a_sum_leaves_open_what_may_not_be_in_it() -> None:
    """4 and perhaps 3 make 4 or 7; a number that is unknown makes an unknown sum."""
    assert total([(True, point(Fraction(4))), (_OPEN, point(Fraction(3)))], Budget()) == points([Fraction(4), Fraction(7)])
    assert total([], Budget()) == point(Fraction(0))
    assert total([(True, point(Fraction(4))), (True, _OPEN)], Budget()) == _OPEN


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (point(Fraction(1)), point(Fraction(2)), points([Fraction(1), Fraction(2)])),
        (True, True, True),
        (True, False, _OPEN),
        ("a", "a", "a"),
        ("a", "b", _OPEN),
        ("a", True, _OPEN),
        (Unknown(because("no-score")), True, _OPEN),
        ((), (), _OPEN),
    ],
)
def test_a_choice_whose_test_is_open_gives_what_both_sides_give(one: Any, other: Any, wanted: Any) -> None:
    """Numbers become the set of both; anything else is given only where the sides are the same."""
    assert either(one, other, _OPEN, Budget()) == wanted


def test_conditions_are_wanted() -> None:
    """all() of numbers is refused rather than taken for true."""
    with pytest.raises(Misuse, match=r"all\(\) takes a condition for every entry; here it has a number"):
        all_true([(True, point(Fraction(1)))], Budget())
    with pytest.raises(Misuse, match=r"sum\(\) takes numbers; here it has text"):
        total([(True, "a")], Budget())
