"""JSON: as strict as JSON is, with places, duplicates refused, and the same nodes as YAML."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.appraisal.load.json_text import parse_json
from audit.limits import FileLimits
from tests.appraisal.load.texts import as_yaml, loaded, problems_of, refusal

NAME: Final = "f.json"


@pytest.mark.parametrize("text", ["1.10", "-0", "0", "1e5", "1E-5", "25", "-2.50", "true", "false", "null"])
def test_the_text_of_a_number_or_word_is_kept_as_written(text: str) -> None:
    """No digit is lost and nothing becomes a float."""
    assert loaded(f'{{"a": {text}}}', NAME).root.at(["a"]).text == text


def test_values_are_plain_and_exact() -> None:
    """Numbers are whole or decimal, never binary; other kinds of number stay text."""
    root = loaded('{"a": 1.10, "b": 25, "c": "25", "d": null, "e": [true, []], "f": {}, "g": 1e5}', NAME).root
    assert root.plain == {"a": Decimal("1.10"), "b": 25, "c": "25", "d": None, "e": [True, []], "f": {}, "g": "1e5"}


def test_every_node_knows_its_place_and_its_key() -> None:
    """Lines and columns are those an editor shows."""
    deep = loaded('\ufeff{\r\n "é": [1,\n  {"a": "x"}]}', NAME).root.at(["é", 1, "a"])
    assert (deep.line, deep.column, deep.key_line, deep.key_column) == (3, 9, 3, 4)


BROKEN: Final[dict[str, tuple[int, int, str]]] = {
    "": (0, 0, "the file is empty"),
    " \n": (0, 0, "the file is empty"),
    "{": (1, 2, 'a key in "quotes"'),
    '{"a"': (1, 5, 'expected ":"'),
    '{"a": }': (1, 7, "expected a value"),
    '{"a": 1': (1, 8, 'expected "," or "}"'),
    '{"a": 1,}': (1, 9, 'a key in "quotes"'),
    "{a: 1}": (1, 2, 'a key in "quotes"'),
    "[1, 2": (1, 6, 'expected "," or "]"'),
    "[1 2]": (1, 4, 'expected "," or "]"'),
    "[1,]": (1, 4, "expected a value"),
    "[1}": (1, 3, 'expected "," or "]"'),
    "]": (1, 1, "expected a value"),
    "[NaN]": (1, 2, "expected a value"),
    "[Infinity]": (1, 2, "expected a value"),
    "[-Infinity]": (1, 2, "expected a value"),
    "[012]": (1, 3, 'expected "," or "]"'),
    "[1.]": (1, 3, 'expected "," or "]"'),
    "[.5]": (1, 2, "expected a value"),
    "[+1]": (1, 2, "expected a value"),
    "[\uff11]": (1, 2, "expected a value"),
    "[1\uff11]": (1, 3, 'expected "," or "]"'),
    "['a']": (1, 2, "expected a value"),
    "[True]": (1, 2, "expected a value"),
    "// no\n{}": (1, 1, "expected a value"),
    "{} {}": (1, 4, "continues after the end"),
    "[1]\n]": (2, 1, "continues after the end"),
    '["a\nb"]': (1, 4, "line break or tab inside"),
    '["a\tb"]': (1, 4, "line break or tab inside"),
    '["\x00"]': (1, 3, "line break or tab inside"),
    '["a': (1, 2, "never closed"),
    '["\\q"]': (1, 3, "backslash"),
    '["\\u12"]': (1, 4, "backslash"),
    '["\\ud800"]': (1, 2, "half a character"),
    '["\\u0007"]': (1, 2, "U+0007"),
    '{"\\u001b": 1}': (1, 2, "U+001B"),
    '{"a": 1, "a": 2}': (1, 10, "used twice; it is already on line 1"),
    '{"a": 1,\n "\\u0061": 2}': (2, 2, "used twice"),
}


@pytest.mark.parametrize("text", BROKEN)
def test_broken_json_is_refused_at_its_place(text: str) -> None:
    """Each kind of fault is told in plain words with the line and column an editor shows."""
    line, column, words = BROKEN[text]
    ((found_line, found_column, message),) = problems_of(text, NAME)
    assert words in message
    assert (found_line, found_column) == (line, column)


def test_all_problems_are_told_at_once_in_order() -> None:
    """Duplicates, forbidden characters and the place where the text stops being JSON come in one go."""
    text = '{"a": 1,\n"a": "\\u0000",\n"b": {"c": 1, "c": 2},\n"b": 1,\n'
    assert [line for line, _, _ in problems_of(text, NAME)] == [2, 2, 3, 4, 5]


HOSTILE: Final[dict[str, Callable[[], str]]] = {
    "brackets": lambda: "[" * 1_000_000,
    "braces": lambda: '{"a":' * 1_000_000,
    "closed brackets": lambda: "[" * 5_000 + "]" * 5_000,
    "many duplicates": lambda: "{" + '"a":1,' * 50_000 + '"a":1}',
    "a long doubled key": lambda: '{"' + "k" * 500_000 + '":1,"' + "k" * 500_000 + '":1}',
    "an open quote": lambda: '["' + "x" * 1_000_000,
    "spaces": lambda: " " * 1_000_000,
    "digits": lambda: "[" + "1" * 1_000_000,
    "backslashes": lambda: '["' + "\\" * 999_999,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_before_it_does_harm(name: str) -> None:
    """Deep, endless and explosive files end in a short list of short problems."""
    found = problems_of(HOSTILE[name](), NAME)
    assert len(found) <= FileLimits.MAX_PROBLEMS + 3
    assert all(len(message) < 400 for _, _, message in found)


def test_the_number_of_values_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of endless values is refused at the first one too many."""
    monkeypatch.setattr(FileLimits, "MAX_NODES", 10)
    assert loaded("[1,1,1,1,1,1,1,1,1]", NAME)
    assert [one[:2] for one in problems_of("[1,1,1,1,1,1,1,1,1,1]", NAME)] == [(1, 20)]


def test_depth_is_counted_as_in_yaml() -> None:
    """As many levels as are allowed are read, one more is not."""
    assert loaded("[" * FileLimits.MAX_DEPTH + "1" + "]" * FileLimits.MAX_DEPTH, NAME).root.items
    ((line, column, message),) = problems_of("[" * (FileLimits.MAX_DEPTH + 1) + "]" * (FileLimits.MAX_DEPTH + 1), NAME)
    assert (line, column) == (1, FileLimits.MAX_DEPTH + 1)
    assert "levels deep" in message


def survives(text: str) -> None:
    if not refusal(text.encode("utf-8", "replace"), NAME):
        json.loads(text.removeprefix("\ufeff"))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail in another way, and what it reads is JSON to others too."""
    survives(text)


@given(st.text('{}[]",:\\u0019eE.-+ \ntruefalsn', max_size=40))
@example("[" * 100)
def test_any_text_of_json_signs_is_read_or_refused(text: str) -> None:
    """No heap of JSON's own signs makes the reader fail in another way."""
    survives(text)


letters: Final = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
texts: Final = st.text(letters, max_size=8)
data: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**29), 10**29) | texts,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(texts, below, max_size=3),
    max_leaves=12,
)


@given(data)
def test_what_json_reads_is_what_was_written(value: Any) -> None:
    """Data written as JSON comes back as it was, indented or not, in ASCII or not."""
    for written in (json.dumps(value), json.dumps(value, indent=1, ensure_ascii=False)):
        assert parse_json(written, NAME).plain == value


@given(data)
def test_yaml_and_json_of_the_same_data_are_equal(value: Any) -> None:
    """A file may be turned from YAML to JSON and back without any change to what is audited."""
    from_json = parse_json(json.dumps(value), NAME).plain
    assert loaded(as_yaml(value)).root.plain == from_json
    assert loaded(json.dumps(value, ensure_ascii=False)).root.plain == from_json
