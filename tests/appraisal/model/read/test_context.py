"""What the parts of the builder share: problems, ids, numbers, suggestions, places."""

from fractions import Fraction

from audit.appraisal.load.node import Node
from audit.appraisal.load.yaml_text import parse_yaml
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.read.context import Context, place_of, suggest, text_of, where_of, whole_of
from audit.problems import fault


def _root(text: str) -> Node:
    return parse_yaml(text, "x.yaml")


def _at(root: Node, key: str) -> Node:
    found = root.get(key)
    assert found is not None
    return found


def test_suggestions() -> None:
    """The nearest known word is suggested; else some of those known; else it is said that there is none."""
    assert str(suggest("crae", ["care", "risk"])) == 'did you mean "care"?'
    assert str(suggest("x", ["care", "risk"])) == "known here: care, risk"
    assert str(suggest("x", [f"name-{n}" for n in range(10)])).endswith("name-7 and 2 more")
    assert str(suggest("x", [])) == "none is declared"


def test_problems_stand_at_the_value_or_at_its_key() -> None:
    """A problem has the place of its value, or of the key where that is meant and there is one."""
    context, root = Context("x.yaml"), _root("a:\n  b: 1\n")
    below = _at(_at(root, "a"), "b")
    context.problem(below, fault("not-a-figure", said="value"))
    context.problem(below, fault("not-a-figure", said="key"), key=True)
    context.problem(root, fault("not-a-figure", said="whole"), key=True)
    assert [str(one) for one in context.problems] == ["x.yaml:2:6: value", "x.yaml:2:3: key", "x.yaml:1:1: whole"]


def test_numbers_of_the_method() -> None:
    """A plain number is read exactly; nothing gives nothing; a word or a text that is no figure is a problem."""
    context, root = Context("x.yaml"), _root("a: 1.10\nb: high\nc: 4..5\n")
    assert context.exact(None) is None
    assert context.exact(_at(root, "a")) == Fraction(11, 10)
    assert context.exact(_at(root, "b")) is None
    assert context.exact(_at(root, "c")) is None
    assert [one.line for one in context.problems] == [2, 3]


def test_numbers_follow_the_locale_of_the_file() -> None:
    """Numbers are read as the file says that they are written."""
    assert Context("x.yaml", numbers="de").exact(_at(_root("a: '1.810,5'"), "a")) == Fraction(36_21, 2)
    negative = Context("x.yaml", negatives="parentheses").numeral(_root("(5)"), "(5)")
    assert negative is not None
    assert negative.value == -5


def test_fields_of_a_node() -> None:
    """Text and whole numbers are given where they are, with a default for text."""
    root = _root("a: word\nb: 7\nc: 7.5\n")
    assert (text_of(root, "a"), text_of(root, "x"), text_of(root, "x", "none")) == ("word", "", "none")
    assert (whole_of(root, "b"), whole_of(root, "c"), whole_of(root, "x")) == (7, None, None)


def test_places_of_a_node() -> None:
    """line: alone is a place; place: may say more; a node that says nothing stands in the place around it."""
    outer = Place(source="s", page=1)
    root = _root("a: {line: 7}\nb: {place: {page: 2, printed-page: iv, to-line: 9}, line: 3}\nc: {value: 1}\nd: 5\n")
    assert place_of(_at(root, "a"), outer) == Place(source="s", page=1, line=7)
    assert place_of(_at(root, "b"), outer) == Place(source="s", page=2, printed_page="iv", line=3, to_line=9)
    assert place_of(_at(root, "c"), outer) is outer
    assert place_of(_at(root, "d"), outer) is outer
    assert where_of(_at(root, "b"), "/b") == Where(2, 4, "/b")
    assert where_of(_at(root, "b"), "/b", key=True) == Where(2, 1, "/b")
    assert where_of(root, "", key=True) == Where(1, 1, "")
