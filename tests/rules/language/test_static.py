"""What no appraisal can make hold is found when a rule is loaded, all of it at once, with the list of what exists.

Ids in an expression that are not declared, by what they are compared with or handed to.
"""

import pytest
from hypothesis import given

from audit.rules.assertion import MAKERS, sorts_of
from audit.rules.language.parse import parse
from audit.rules.language.static import compares_derived, faults, looks_at_nothing, misnamed
from audit.rules.language.vocabulary import FIELDS, FUNCTIONS, LISTS
from tests.rules.language.grammar import Node, expressions

IDS = {"options": ["a", "b"], "criteria": ["care", "law"], "groups": ["people"], "levels": ["high", "low"], "gateways": ["law"], "stated": ["n"]}


def names(expression: str) -> list[str]:
    return [error.message.split('"')[1] for error in misnamed(parse(expression), IDS)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('score("a", "care") > 1', []),
        ('score("x", "y") > total("z")', ["x", "y", "z"]),
        ('"x" == level("a", "care")', ["x"]),
        ('level("a", "care") in ["high", "x"]', ["x"]),
        ('any(one.level == "x" for one in cells)', ["x"]),
        ('any(one.criterion == "x" for one in cells)', ["x"]),
        ('any(one.criterion.group == "x" for one in cells)', ["x"]),
        ('all(all(level(o, c) == "high" for c in ["care", "x"]) for o in ["a", "y"])', ["x", "y"]),
        ('any(one in ["a", "x"] for one in taken_forward)', ["x"]),
        ('subtotal("a", "x") > group_weight("y")', ["x", "y"]),
        ('any(l.criterion == "care" and l == "x" for l in levels)', ["x"]),
    ],
)
def test_texts_that_stand_for_ids(expression: str, expected: list[str]) -> None:
    """Arguments, both sides of a comparison, lists, and loops over lists of ids."""
    assert names(expression) == expected


@pytest.mark.parametrize(
    "expression",
    [
        'any(x.title == "x" for x in options)',
        'contains("x", "y")',
        'any(c.kind == "scored" for c in criteria)',
        'all(x == "q" for x in ["q", "r"])',
        'cost("a", "x") > 1',
    ],
)
def test_other_texts_are_let_through(expression: str) -> None:
    """What is compared with a text, or named freely in the file, is no id."""
    assert names(expression) == []


def test_a_name_of_a_loop_ends_with_its_loop() -> None:
    """The same name may stand for something else in the next loop."""
    assert names('any(x == "a" for x in options) and any(x == "care" for x in criteria)') == []
    assert names('any(x == "care" for x in options)') == ["care"]


def _said(text: str, kind: str = "option") -> list[tuple[int, str]]:
    return [(error.offset, error.message) for error in faults(parse(text), sorts_of(kind))]


@given(expressions(once=False))
def test_nothing_is_found_in_a_valid_expression(node: Node) -> None:
    """The check refuses no expression that can be run."""
    assert faults(parse(node.text), {}) == []


def test_an_unknown_field_is_told_with_the_fields_there_are() -> None:
    """The place is that of the field's name, and a near one is suggested."""
    ((offset, said),) = _said("criterion.weight > 0 and criterion.wieght < 50", "criterion")
    assert offset == 35
    assert said == f'a criterion has no field "wieght"; did you mean "weight"? Known here: {", ".join(FIELDS["criterion"])}'


def test_an_unknown_name_is_told_with_the_names_there_are() -> None:
    """A rule about options sees the option and the lists, and nothing of other subjects."""
    ((offset, said),) = _said("1 < zebra.score")
    assert offset == 4
    assert said == f'"zebra" is not known here; known here: option, {", ".join(LISTS)}'


def test_an_unknown_function_is_told_with_the_functions_there_are() -> None:
    """A near function is suggested, and a field that was called like a function is told to be one."""
    ((_, said),) = _said("totl(option) > 1")
    assert said == f'there is no function "totl"; did you mean "total"? Functions: {", ".join(FUNCTIONS)}'
    ((_, said),) = _said("base(option)")
    assert said.startswith('there is no function "base"; a field is read as x.base, without brackets; ')


def test_ids_without_quotes_are_told_to_need_them() -> None:
    """People write score(option, cost) at first; they are told how an id is written, also where a function has that name."""
    ((offset, said),) = _said("score(option, cost) >= 2")
    assert (offset, said) == (14, '"cost" is not known here; put the id of a criterion in quotes: "cost"')
    ((_, said),) = _said("total(rebuild) >= 2")
    assert said == '"rebuild" is not known here; put the id of an option in quotes: "rebuild"'


def test_a_function_that_was_written_like_a_field_is_told_to_be_one() -> None:
    """People write option.score at first; they are told of the function."""
    ((_, said),) = _said("option.score > 3")
    assert said.startswith('an option has no field "score"; there is a function score(option, criterion); ')


def test_everything_is_found_at_once() -> None:
    """Two unknown fields, a function with too few arguments and a text where a number belongs are four messages, in order."""
    found = _said('option.a > 1 and (option.b == 2 or score("x") > 1) and option.title > 1')
    assert [offset for offset, _ in found] == [7, 25, 35, 62]


def test_one_slip_is_told_once() -> None:
    """What follows from an unknown field is not told as well."""
    assert len(_said("option.nothing.more + 1 > abs(option.nothing.less, 1)")) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("option.total", "a number is used where a condition is expected; a rule asserts a condition"),
        ("option.title > 1", "text is used where a number is expected; only numbers are higher or lower"),
        ("option.rank == 'first'", "a number is compared with text; these are never equal"),
        ("option == criteria", "an option is compared with a list of criteria; these are never equal"),
        ("option in criteria", "an option is looked for in a list of criteria; it is never there"),
        ('"a" in option.title', "text is used where a list is expected; for text write contains(text, part)"),
        ("all(c > 1 for c in cells)", "a cell is used where a number is expected"),
        ("all(x.total > 1 for x in option)", "an option is used where a list is expected; lists: options, "),
        ("all(x.total for x in options)", "a list of numbers is used where a list of conditions is expected"),
        ("sum(x.title for x in options) > 1", "a list of texts is used where a list of numbers is expected"),
        ("highest(option.title, 1) > 1", "highest(list): text is used where a number is expected"),
        ("score(option) > 1", "score(option, criterion) takes 2 arguments; 1 stands here"),
        ("cost() > 1", "cost(option, [item]) takes 1 or 2 arguments; 0 stand here"),
        ("weight(option) > 1", "an option is used where a criterion is expected"),
        ("contains(option, 'a')", "contains(text, part): an option is used where text is expected"),
        ("not option.total", "a number is used where a condition is expected"),
        ("-option.base == 1", "a condition is used where a number is expected"),
        ("1 if option.total else 2", "a number is used where a condition is expected"),
        ("option.total.digits > 1", "a number has no fields"),
        ("options.total > 1", "a list of options has no fields; look at each entry"),
        ("option.total > 1 and total", '"total" is a function; it is called as total(option)'),
    ],
)
def test_sorts_that_do_not_fit_are_found(text: str, said: str) -> None:
    """Simple comparisons that can never hold are not left to be false in silence."""
    assert any(said in message for _, message in _said(text)), _said(text)


@pytest.mark.parametrize(
    "text",
    [
        'option == "a"', 'option in ["a", "b"]', 'score(option, "cost") > 1', "option in preferred", "option.base == True", "not option.base",
        "count(options) > 1", "count(x for x in options if x.base) == 1", "all(x.weight > 0 for x in criteria if x.scored)",
        "any(all(y.total < x.total for y in options if y != x) for x in options)", "highest(1, 2, 3) > 1", "lowest([1, 2]) == 1",
        "printed(option.total) == printed(total(option))", "known(option.rank)", "option.total > (1 if option.base else 2)",
        "all(all(c.group == g for c in g.criteria) for g in groups)", "sum([1, 2]) == 3", "option.id != option.title",
    ],
)  # fmt: skip
def test_what_can_hold_is_let_through(text: str) -> None:
    """Things named by their ids, loops over lists of things, and choices between numbers are part of the language."""
    assert _said(text) == []


def test_a_loop_name_ends_with_its_loop() -> None:
    """A name that a loop gives is not known after it, and hides the subject's name inside it."""
    ((offset, _),) = _said("all(x.base for x in options) or x.base")
    assert offset == 32
    assert _said("all(option.weight > 0 for option in criteria) and option.total > 0") == []


def test_every_subject_has_its_names() -> None:
    """Each kind of subject that rules assert about gives things of kinds that have fields."""
    for kind in MAKERS:
        assert sorts_of(kind)
        assert set(sorts_of(kind).values()) <= set(FIELDS)


def test_what_is_printed_rounded_is_noticed() -> None:
    """A claim about a difference or comparison of totals, percentages and ranks has two readings; one about scores has one."""
    assert compares_derived(parse('percent("a") - percent("b") > 19'))
    assert compares_derived(parse('rank("b") == 2'))
    assert compares_derived(parse("all(x.total > 1 for x in options)"))
    assert not compares_derived(parse('score("a", "cost") > 2'))
    assert not compares_derived(parse('known(total("a"))'))


def test_what_names_nothing_is_noticed() -> None:
    """An expression without a name gives the same for every appraisal."""
    assert looks_at_nothing(parse("1 < 2"))
    assert not looks_at_nothing(parse("max_total() > 1"))
    assert not looks_at_nothing(parse("option.base"))
