"""The line and column told for a part of an expression are where an editor shows it, however the YAML is written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load.document import parse
from audit.appraisal.load.node import Node
from audit.rules.language.locate import place, problem_at
from audit.rules.language.parse import ExpressionError

_TEXT = 'option.total > 1 and contains(option.title, "caf\u00e9 d\'\u00e9t\u00e9") and option.wieght == option.wieght'


def _node(text: str, path: str = "x.yaml") -> Node:
    node = parse(text.encode(), path).root.get("assert")
    assert node is not None
    return node


def _shown(text: str, offset: int, path: str = "x.yaml") -> str:
    """What stands in the file at the place that is told."""
    found = place(text, _node(text, path), offset)
    assert found is not None
    line, column = found
    return text.split("\n")[line - 1][column - 1 :]


_STYLES = {
    "plain": "# a comment\nassert: " + _TEXT + "   # a comment: option.wieght\nother: 1\n",
    "plain over lines": "assert:\n  " + _TEXT.replace(" and ", "\n    and ") + "\nother: 1\n",
    "single quotes": "assert: '" + _TEXT.replace("'", "''") + "'\n",
    "double quotes": "{other: 1, assert: " + json.dumps(_TEXT, ensure_ascii=False) + "}\n",
    "double quotes, escaped": "assert: " + json.dumps(_TEXT) + "\n",
    "double quotes over lines": 'assert: "' + _TEXT.replace('"', '\\"').replace(" and ", "\n\n   and ") + '"\n',
    "broken by a backslash": 'assert: "' + _TEXT.replace('"', '\\"').replace("and option", "and op\\\n    tion") + '"\n',
    "folded": "assert: >-  # how it holds: option.wieght\n  " + _TEXT.replace(" and ", "\n  and ") + "\nother: 1\n",
    "literal": "assert: |+2\n    " + _TEXT.replace(" and ", "\n\n    and ") + "\n\nother: 1\n",
    "with a mark at the start": "\ufeffassert: " + _TEXT + "\n",
}


@pytest.mark.parametrize("style", _STYLES)
def test_a_part_is_found_in_every_style_of_yaml(style: str) -> None:
    """Quotes, escapes, folding and comments move a part about in the file, and its place is still its own."""
    text = _STYLES[style].removeprefix("\ufeff")
    value = _node(_STYLES[style]).text
    second = value.index("option.wieght", value.index("option.wieght") + 1)
    assert _shown(text, second).startswith("option.wieght")
    assert "option.wieght" not in _shown(text, second + 1).split("#")[0]


def test_a_part_is_found_in_json() -> None:
    """A rule file in JSON is located in the same way."""
    text = json.dumps({"other": 1, "assert": _TEXT}, indent=1)
    assert _shown(text, _TEXT.index("option.wieght"), "x.json").startswith("option.wieght")


@given(st.integers(0, len(_TEXT) - 1), st.sampled_from(sorted(_STYLES)))
def test_every_letter_is_found_at_its_own_place(offset: int, style: str) -> None:
    """Not only names: wherever the expression stops making sense, that letter is shown."""
    text = _STYLES[style].removeprefix("\ufeff")
    value = _node(_STYLES[style]).text
    at = min(offset, len(value.rstrip()) - 1)
    while value[at].isspace():
        at += 1
    shown = _shown(text, at)
    assert shown.startswith((value[at], "\\"))


def test_line_ends_of_other_systems_are_counted_as_one() -> None:
    """A file with carriage returns has the lines that an editor shows."""
    text = "a: 1\r\nassert: >\r\n  option.total > 1\r\n  and option.wieght\r\n"
    assert place(text, _node(text), _node(text).text.index("option.wieght")) == (4, 7)


def test_another_file_gives_the_place_of_the_expression() -> None:
    """Where the file has changed since it was read, or cannot be read, the expression's own place is told."""
    node = _node("assert: option.wieght\n")
    for raw in ("assert: other text\n", "", "assert: option"):
        problem = problem_at("x.yaml", node, ExpressionError("no", 7), raw)
        assert (problem.line, problem.column) == (1, 9)
    assert problem_at("/there/is/no/such/file.yaml", node, ExpressionError("no", 7)).line == 1


def test_an_expression_that_is_no_text_has_its_place() -> None:
    """An empty expression is told where its value would stand."""
    problem = problem_at("x.yaml", _node('assert: ""\n'), ExpressionError("the expression is empty"), 'assert: ""\n')
    assert (problem.line, problem.column) == (1, 9)
