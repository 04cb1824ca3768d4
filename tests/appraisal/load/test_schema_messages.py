"""Messages: where something differs, what stands there, and what would be right, in plain words."""

import re
from typing import Any, Final

import pytest

from audit.appraisal.load.document import parse
from audit.appraisal.load.schema import load_schema
from audit.appraisal.load.schema_messages import ADVICE, problems
from audit.limits import FileLimits

INPUTS: Final = ("appraisal", "ruleset")
JARGON: Final = re.compile(
    r"additionalProp|propert|pattern|regular|regex|schema|instance|valid|\^|\\|\$|object|array|string|integer|boolean|null|None|True|False|Decimal\("
)
MINIMAL: Final = "appraisal: {id: a, title: b, from: draft}\ncriteria: {a: }\noptions: {a: }\nmethod: {total: sum}\n"


def said(text: str, name: str = "appraisal") -> list[tuple[int, int, str]]:
    found = problems(parse(text.encode(), "f.yaml"), load_schema(name))
    return [(problem.line, problem.column, problem.message) for problem in found]


CASES: Final[dict[str, tuple[int, int, str]]] = {
    "apraisal: 1": (5, 1, 'the key "apraisal" is not known here; did you mean "appraisal"?'),
    "place: 1": (5, 1, 'the key "place" is not known here; keys allowed here: '),
    "format: 1": (5, 9, '1 is used where "1" (in quotes) is expected'),
    'format: "2"': (5, 9, '"2" is used where "1" (in quotes) is expected'),
    "claims: {}": (5, 9, 'a mapping under "claims" is used where a list is expected (Sentences of the prose'),
    "claims:": (5, 8, "nothing is used where a list is expected"),
    "sources: text": (5, 10, '"text" is used where a mapping (key: value) is expected'),
    "sources: {r: {}}": (5, 14, 'the key "role" is missing under "r": What the document is'),
    "sources: {r: {role: raport}}": (5, 21, '"raport" is not known here; did you mean "report"?'),
    "sources: {r: {role: REPORT}}": (5, 21, '"REPORT" is not known here; did you mean "report"?'),
    "sources: {r: {role: 7}}": (5, 21, "7 is not known here; write one of: report, covering-report, appendix, workbook, addendum"),
    "sources: {r: {role: report, date: 1 May}}": (5, 35, '"1 May": write a date as 2017, 2017-10 or 2017-10-25'),
    "sources: {r: {role: report, sha256: abc}}": (5, 37, '"abc": write 64 hexadecimal digits in lower case'),
    "sources: {r: {role: report, title: [a]}}": (5, 36, 'a list under "title" is used where text or a number is expected'),
    "sources: {Main Report: {role: report}}": (5, 11, 'beginning with a letter, for example "main-report"'),
    "sources: {Übersicht: {role: report}}": (5, 11, 'for example "ubersicht"'),
    'sources: {"1": {role: report}}': (5, 11, '"1": write an id'),
    f"sources: {{{'a' * 81}: {{role: report}}}}": (5, 11, "longer than allowed; at most 80 characters"),
    "groups: {g: {place: {page: 0}}}": (5, 28, "0: too small; at least 1"),
    "groups: {g: {place: {page: 1.50}}}": (5, 28, "1.50 is used where a whole number is expected (Page of the document file)"),
    "groups: {g: {place: {page: yes}}}": (5, 28, '"yes" is used where a whole number is expected'),
    "groups: {g: {place: {page: true}}}": (5, 28, "true is used where a whole number is expected"),
    "groups: {g: {place: {cell: b12}}}": (5, 28, '"b12": write a cell of a worksheet as B12'),
    "scale: {values: []}": (5, 17, 'a list under "values": too few entries; at least 1'),
    "scale: {basis: guessed}": (5, 16, '"guessed" is not known here; write one of: stated, implied, unknown'),
}  # fmt: skip


@pytest.mark.parametrize("line", CASES)
def test_a_message_says_where_and_what_would_be_right(line: str) -> None:
    """Each kind of difference is told once, at its place, without a word of the validator's."""
    at_line, column, words = CASES[line]
    found = said(f"{MINIMAL}{line}\n")
    assert [(at_line, column)] == [one[:2] for one in found]
    assert words in found[0][2]
    assert not JARGON.search(found[0][2].replace("$schema", ""))


def test_keys_of_method_rounding_are_named() -> None:
    """Where the keys themselves come from a list, an unknown one is told like any other unknown key."""
    text = MINIMAL.replace("{total: sum}", "{total: sum, rounding: {totl: nearest, xyz: nearest}}")
    first, second = said(text)
    assert first == (4, 33, 'the key "totl" is not known here; did you mean "total"?')
    assert second[:2] == (4, 48)
    assert second[2].startswith('the key "xyz" is not known here; keys allowed here: score, weighted-score, weight')


def test_several_problems_come_at_once_in_order() -> None:
    """A file with many faults is not mended one run at a time."""
    text = "appraisal: {id: A, titel: b}\ncriteria: [a]\noptions: {}\nmethod: {total: 3, rank: {by: x}}\n"
    assert [line for line, _, _ in said(text)] == [1, 1, 1, 1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("text", "words"),
    [("[]", "a list is used where a mapping"), ("text", '"text" is used where a mapping'), ("{}", "is missing"), ("~", "nothing is used")],
)
def test_a_file_of_another_form_is_told_at_its_beginning(text: str, words: str) -> None:
    """What is no mapping at all is told on the first line."""
    found = said(text)
    assert {one[:2] for one in found} == {(1, 1)}
    assert all(words in message for _, _, message in found)


def test_text_of_the_file_cannot_spoil_a_message() -> None:
    """Long keys and values are cut, and line breaks do not break the message."""
    found = said(f'{MINIMAL}sources: {{r: {{role: "{"x" * 1_000}\\ny"}}}}\n"{"k" * 500}\\n": 1\n')
    assert len(found) == 2
    assert all(len(message) < 500 and "\n" not in message for _, _, message in found)


def test_very_many_problems_are_cut_with_a_word_about_it() -> None:
    """A file that is wrong all over gives a list that can be read, and says that there is more."""
    rows = "".join(f"  s{n}: {{role: x}}\n" for n in range(FileLimits.MAX_PROBLEMS * 3))
    found = said(f"{MINIMAL}sources:\n{rows}")
    assert len(found) == FileLimits.MAX_PROBLEMS + 1
    assert found[0] == (0, 0, f"more than {FileLimits.MAX_PROBLEMS} problems; these are some of them")


def test_alternatives_are_told_one_by_one() -> None:
    """Where a schema offers alternatives, what each of them asks for is told."""
    schema: dict[str, Any] = {"anyOf": [{"type": "integer"}, {"properties": {"a": {"type": "string"}}}], "properties": {"b": False}}
    found = problems(parse(b"{a: 1, b: 2}", "f.yaml"), schema)
    assert {problem.message for problem in found} == {
        "a mapping is used where a whole number is expected", "1 is used where text is expected", "2: this is not allowed here",
    }  # fmt: skip


def test_a_pattern_without_advice_falls_back_on_its_description() -> None:
    """Rules of other people may come with schemas of their own."""
    described = {"properties": {"a": {"pattern": "^x$", "description": "An x. Nothing else."}, "b": {"pattern": "^x$"}}}
    messages = {problem.message for problem in problems(parse(b"{a: y, b: y}", "f.yaml"), described)}
    assert messages == {'"y": An x', '"y": it is not written as expected here'}


def patterns(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
        return [*own, *(one for below in schema.values() for one in patterns(below))]
    return [one for below in schema for one in patterns(below)] if isinstance(schema, list) else []


@pytest.mark.parametrize("name", INPUTS)
def test_every_pattern_of_an_input_has_advice_and_means_the_same_everywhere(name: str) -> None:
    """Nobody is shown a regular expression, and none uses signs that validators understand differently."""
    for pattern in patterns(load_schema(name)):
        assert pattern in ADVICE
        assert pattern.startswith("^")
        assert pattern.endswith("$")
        assert not re.search(r"\\|\[[^]]*\$", pattern)
