"""What is declared of things, lists and functions is what an appraisal gives, neither more nor less."""

import pytest

from audit.appraisal.exact.values import Values
from audit.rules.assertion import MAKERS, sorts_of, subjects
from audit.rules.language.evaluate import Evaluation
from audit.rules.language.parse import parse
from audit.rules.language.static import faults
from audit.rules.language.things import Thing, Unknown, Value
from audit.rules.language.vocabulary import DERIVED, FIELDS, FUNCTIONS, LIST, LISTS, QUANTITIES, usage
from tests.rules.language.worlds import LEVELS, SMALL, world


def _sort(value: Value) -> str:
    if isinstance(value, tuple):
        kinds = {_sort(one) for one in value}
        return LIST + (kinds.pop() if len(kinds) == 1 else "any")
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, str):
        return "text"
    return "number" if isinstance(value, Values) else value.kind if isinstance(value, Thing) else "unknown"


def _things() -> list[Thing]:
    found = [thing for text in (SMALL, LEVELS) for kind in MAKERS for about in subjects(kind, world(text)) for thing in about.names.values()]
    return found + [thing for text in (SMALL, LEVELS) for name in LISTS for thing in world(text).listed(name) if isinstance(thing, Thing)]


def test_every_thing_has_exactly_its_declared_fields() -> None:
    """A field that is not declared could not be found by a reader of the reference; one that is declared is there."""
    found = _things()
    assert {thing.kind for thing in found} == set(FIELDS)
    for thing in found:
        assert sorted(thing.fields) == sorted(FIELDS[thing.kind]), thing.kind


def test_every_field_holds_its_declared_sort() -> None:
    """What the static check takes a field for is what it is when a rule runs."""
    held = {(thing.kind, name): set[str]() for thing in _things() for name in thing.fields}
    for thing in _things():
        for name in thing.fields:
            held[thing.kind, name].add(_sort(thing.get(name)))
    for (kind, name), sorts in held.items():
        declared = FIELDS[kind][name].sort
        assert sorts <= {declared, "unknown", "list of any"}, (kind, name, sorts)
        assert declared in sorts or (kind, name) in {("band", "low"), ("band", "high")}, (kind, name, sorts)


def test_every_subject_gives_the_names_that_are_declared_for_it() -> None:
    """The names that the static check lets through are those that a rule then has, each for a thing of its kind."""
    for kind in MAKERS:
        for about in (one for text in (SMALL, LEVELS) for one in subjects(kind, world(text))):
            assert {name: thing.kind for name, thing in about.names.items()} == sorts_of(kind)


def test_every_list_holds_its_declared_sort() -> None:
    """Looping over a list gives things of the kind that is declared."""
    for name, word in LISTS.items():
        sorts = {_sort(entry) for text in (SMALL, LEVELS) for entry in world(text).listed(name)}
        assert {LIST + sort for sort in sorts} == {word.sort}, name


_CALLS = {
    "score": 'score("a", "care")', "weighted_score": 'weighted_score("a", "care")', "weight": 'weight("care")',
    "group_weight": 'group_weight("people")',
    "max_score": 'max_score("care")', "max_total": "max_total()", "subtotal": 'subtotal("a", "people")', "total": 'total("a")',
    "percent": 'percent("a")', "share": 'share("a")', "rank": 'rank("b")', "cost": 'cost("a", "capital")', "stated": 'stated("longlist")',
    "printed": 'printed(percent("a"))', "level": 'level("a", "care")', "outcome": 'outcome("law", "a")', "known": 'known(total("a"))',
    "all": "all(x.base for x in options)", "any": "any(x.base for x in options)", "count": "count(options)", "sum": "sum([1, 2])",
    "highest": "highest(1, 2)", "lowest": "lowest([1, 2])", "abs": "abs(-1)", "contains": 'contains("ab", "A")', "like": 'like("ab", "a*")',
    "lower": 'lower("AB")', "words": 'words("a b")',
}  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_can_be_called_and_gives_its_declared_sort(name: str) -> None:
    """A function that the reference lists exists, and gives what the static check takes it to give."""
    expression = parse(f"known({_CALLS[name]})")
    assert faults(expression, {}) == []
    assert _sort(Evaluation(parse(_CALLS[name]), world(SMALL), {}).value()) in {FUNCTIONS[name].gives, "unknown"}


def test_quantities_that_follow_are_told_from_those_that_are_entered() -> None:
    """Only what is printed rounded has two readings."""
    assert set(QUANTITIES) >= DERIVED
    assert not DERIVED & {"score", "weight", "group_weight", "cost"}


def test_usage_shows_what_may_be_left_out() -> None:
    """Optional arguments stand in square brackets."""
    assert usage("cost") == "cost(option, [item])"
    assert usage("max_total") == "max_total()"


def test_what_is_not_known_says_why() -> None:
    """A field without a value gives the reason that an undecided outcome then tells."""
    reasons = {str(value.reason) for thing in _things() for name in thing.fields if isinstance(value := thing.get(name), Unknown)}
    assert reasons
    assert all(reasons)
