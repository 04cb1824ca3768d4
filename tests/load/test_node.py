"""Nodes, and the plain values of scalars."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.load.node import Node, Plain, scalar
from audit.load.yaml_text import parse_yaml

TEXTS = (
    "012", "1:30", "no", "yes", "on", "off", "2017-10-25", "2017-10", "1_000", "0x1F", "0o7", ".5", "5.", "+5", "1e5", "1E+5", "1,810",
    "True", "NULL", "Null", ".inf", "-.inf", ".nan", "NaN", "Infinity", "1.2.3", "--5", "- 5", "<<", "=", "9" * 31, "1." + "0" * 30, "\u0663",
)  # fmt: skip
VALUES: dict[str, Plain] = {
    "": None, "~": None, "null": None, "true": True, "false": False, "0": 0, "-0": 0, "25": 25, "-25": -25,
    "9" * 30: int("9" * 30), "-" + "9" * 30: -int("9" * 30), "1." + "0" * 29: 1,
    "1.10": Decimal("1.10"), "-0.5": Decimal("-0.5"), "3.0": 3, "-30.00": -30, "0.0": 0,
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_no_json_number_or_word_stays_text(text: str) -> None:
    """Dates, times, octal and other numbers of YAML 1.1 keep their text; so do numbers of more than thirty digits."""
    assert scalar(text, quoted=False) == text


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_json_numbers_and_words_have_their_value(text: str, value: Plain) -> None:
    """Numbers are exact; 3.0 is a whole number, as JSON Schema has it."""
    found = scalar(text, quoted=False)
    assert (found, type(found)) == (value, type(value))
    assert str(scalar("1.10", quoted=False)) == "1.10"


@given(st.text(max_size=50))
def test_quoted_text_is_text(text: str) -> None:
    """Nothing in quotes becomes a number or a word."""
    assert scalar(text, quoted=True) == text


@given(st.text(max_size=50))
def test_any_bare_text_has_a_value(text: str) -> None:
    """No text makes the reader of scalars fail."""
    scalar(text, quoted=False)


def tree() -> Node:
    return parse_yaml("a:\n  - x\n  - {b: 1}\nc: text\n", "f.yaml")


def test_a_node_gives_what_it_holds() -> None:
    """Mappings give fields, lists elements; other values give nothing of either."""
    root = tree()
    listed = root.get("a")
    assert listed is not None
    assert [key for key, _ in root.entries()] == ["a", "c"]
    assert [one.text for one in listed.elements()] == ["x", ""]
    assert listed.get("a") is None
    assert list(listed.entries()) == []
    assert root.elements() == []
    assert root.get("d") is None


@pytest.mark.parametrize(
    ("path", "place"),
    [([], (1, 1)), (["a", 1, "b"], (3, 9)), (["a", 0], (2, 5)), (["a", 7], (2, 3)), (["a", -1], (2, 3)), (["x", 1], (1, 1)), (["c", "d", 2], (4, 4))],
)
def test_a_path_leads_to_the_deepest_node_that_exists(path: list[str | int], place: tuple[int, int]) -> None:
    """A message about something that is missing points at what should hold it."""
    found = tree().at(path)
    assert (found.line, found.column) == place
