"""Reading expressions: nothing but an ExpressionError comes of text that is none, with a place in it."""

import warnings
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.appraisal.exact.values import point
from audit.rules.language.evaluate import Evaluation
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.static import faults
from audit.rules.language.things import Unknown
from tests.rules.language.grammar import TEXT, Node, expressions
from tests.rules.language.worlds import value, world

_PIECES = st.sampled_from([
    "(", ")", "[", "]", ",", ".", "+", "-", "*", "/", "==", "!=", "<", ">=", "=", "not ", " and ", " or ", " in ", " if ", " else ", " for ",
    "x", "options", "score", "total(", '"a"', "'", '"', "1", "0.5", "01", "1e9", "True", "None", "lambda ", ":", "\\", "#", "\n", "\x00", "\u00e9",
    "__", "\ud800", "\u2003", "%", "all(", "printed(", ".id", "...", "@", "is ", "await ", "f'",
])  # fmt: skip


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Draw an expression with pieces put in, taken out or doubled."""
    text = draw(expressions(once=True)).text
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 8)))
        text = text[:start] + draw(st.one_of(_PIECES, st.just(""), st.just(text[start:end] * 2))) + text[end:]
    return text


def _found(text: str) -> list[ExpressionError]:
    """Everything that is told of a text, read, checked and run."""
    found: list[ExpressionError] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            expression = parse(text)
        found += faults(expression, {})
        assert isinstance(Evaluation(expression, world(TEXT), {}).truth(), bool | Unknown)
    except ExpressionError as error:
        found.append(error)
    return found


def _try(text: str) -> None:
    assert all(0 <= error.offset <= max(len(text) - 1, 0) and error.message for error in _found(text))


@settings(max_examples=4 * settings().max_examples)
@given(broken())
def test_nothing_but_an_expression_error_comes_of_a_broken_expression(text: str) -> None:
    """Whatever is put into or taken out of an expression, it is read and run, or refused with a place in its text."""
    _try(text)


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=30).map("".join)))
def test_nothing_but_an_expression_error_comes_of_any_text(text: str) -> None:
    """Text that was never an expression is refused in the same way, and Python says nothing on the side."""
    _try(text)


@given(expressions(once=True), st.sampled_from(["  ", "\n", " \n\t ", "\u00a0"]))
def test_white_space_around_an_expression_changes_nothing(node: Node, space: str) -> None:
    """Folded, indented and trailing white space, no-break spaces included, leaves an expression as it is."""
    assert Evaluation(parse(space + node.text + space), world(TEXT), {}).truth() == Evaluation(parse(node.text), world(TEXT), {}).truth()


def test_numbers_are_exact_as_written() -> None:
    """0.1 is a tenth and not the nearest binary fraction, and thirty places are kept."""
    assert value("0.1 * 3") == point(Fraction(3, 10))
    assert value("1.000000000000000000000000000001 - 1") == point(Fraction(1, 10**30))


def test_letters_of_any_alphabet_stand_in_texts() -> None:
    """A title in another alphabet can be compared, and places behind it are counted in letters."""
    assert value('contains("\u0141\u00f3d\u017a", "\u00f3D\u0179")') is True
    with pytest.raises(ExpressionError) as caught:
        value('"\u0141\u00f3d\u017a" == options or totl("a") > 1')
    assert caught.value.offset == 0
    (found,) = faults(parse('"\u0141\u00f3d\u017a" == "x" or totl("a") > 1'), {})
    assert found.offset == 17


@pytest.mark.parametrize(
    ("text", "offset", "said"),
    [
        ("option.total = 5", 13, "write == to compare"),
        ("option.total > 50%", 17, "leave out per cent signs"),
        ("option.total \u2265 5", 13, "write >="),
        ("a and and b", 6, "cannot be read as an expression"),
        ('option.id in ["a" "b"]', 18, "two values are side by side"),
        ("(option.total > 5", 0, "this bracket is not closed; ) is missing"),
        ("option.base == true", 15, "write True"),
        ('option.id == "a', 13, "this text is not closed"),
    ],
)
def test_usual_slips_are_told_with_what_to_write(text: str, offset: int, said: str) -> None:
    """What people write out of habit from a spreadsheet or another language is met with what is written here."""
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert said in caught.value.message
