"""The tables of codes: every code that is given stands in them, with the values that its words name, and every one is given."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Final, NamedTuple

import pytest

from audit.faults import FAULTS, appraisal, documents, rules, use
from audit.problems import InputFault, Own, Problem, fault, in_order
from audit.why import UNSAID, WORDS, Why, because

_AUDIT: Final = Path(__file__).parents[1] / "audit"
_CODE: Final = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+")
_GIVES: Final = {"fault": FAULTS, "because": WORDS}


pytestmark = pytest.mark.whole


@cache
def _nodes() -> Mapping[Path, Sequence[ast.AST]]:
    """Every node of every module, gone through once: that takes longer than all that is asked of them."""
    return {file: list(ast.walk(ast.parse(file.read_text(encoding="utf-8")))) for file in sorted(_AUDIT.rglob("*.py"))}


class _Given(NamedTuple):
    """One call that gives a fault or a reason."""

    where: str
    by: str
    call: ast.Call


def _given() -> Iterator[_Given]:
    for file, nodes in _nodes().items():
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _GIVES:
                yield _Given(f"{file.relative_to(_AUDIT)}:{node.lineno}", node.func.id, node)


def _named(code: str) -> set[str]:
    """The values that the words of a code name."""
    words = (WORDS[code],) if code in WORDS else FAULTS[code][:2]
    return {name for text in words for _, name, _, _ in Formatter().parse(text) if name is not None}


def _texts(nodes: Sequence[ast.AST]) -> Iterator[str]:
    yield from (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_every_code_that_is_given_stands_in_the_table_with_the_values_that_its_words_name() -> None:
    """No code without words, no value that the words lack, and none that they do not name."""
    odd = []
    for where, by, call in _given():
        code = call.args[0]
        if isinstance(code, ast.Constant):
            names = {one.arg for one in call.keywords}
            if code.value not in _GIVES[by] or names != _named(str(code.value)):
                odd.append((where, code.value, names))
    assert not odd
    assert sum(1 for _ in _given()) > 300


def test_every_code_of_the_tables_is_given_somewhere() -> None:
    """A code that nothing gives would promise programs what never comes."""
    tables = {_AUDIT / "why.py", *(_AUDIT / "faults").glob("*.py")}
    used = {text for file, nodes in _nodes().items() if file not in tables for text in _texts(nodes)}
    assert not {*FAULTS, *WORDS} - used


def test_no_two_meanings_share_a_code() -> None:
    """A code stands in one table once, written in small letters and hyphens."""
    tables = [appraisal.FAULTS, documents.FAULTS, rules.FAULTS, use.FAULTS, WORDS]
    codes = [code for table in tables for code in table]
    assert sorted(codes) == sorted(set(codes))
    assert all(_CODE.fullmatch(code) or code.isalpha() for code in codes)
    for file, nodes in _nodes().items():
        for node in nodes:
            if isinstance(node, ast.Dict) and (file.parent.name == "faults" or file.name == "why.py"):
                keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                assert len(keys) == len(set(keys)), file


def test_no_two_codes_share_their_words() -> None:
    """Two codes for one meaning would have a program ask for both; values that stand alone have a meaning beside them."""
    said = [*((one.what, one.remedy, one.meaning) for one in FAULTS.values()), *WORDS.values()]
    assert [one for one in set(said) if said.count(one) > 1] == ["{said}"]


def test_problems_and_refusals_carry_faults_only() -> None:
    """Nothing is refused in free words: what is raised or noted is given by ``fault``, a name, or a helper, never a text."""
    odd = []
    for file, nodes in _nodes().items():
        for node in nodes:
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name in {"Problem", "RefusalError"} and any(isinstance(one, ast.JoinedStr) for one in node.args[-1:]):  # type: ignore[attr-defined]
                odd.append((file.name, node.lineno))  # type: ignore[attr-defined]
    assert not odd


def test_what_a_log_may_say_of_a_fault_holds_no_text_of_a_file() -> None:
    """Whatever quotes or sentences a text holds, it is left out; numbers that were counted stay."""
    text = 'He said "SECRET is the reason" ok'
    inner = fault("not-declared", name=text, axis=Own("options"), suggest=fault("did-you-mean", name=text))
    for one in (
        fault("key-twice", key=text, line=7),
        inner,
        fault("not-a-figure", said=text),
        fault("pattern-not-met", found=text, advice=Own("write it so"), example=text),
    ):
        assert text in one.message
        assert "SECRET" not in one.own
    assert fault("key-twice", key=text, line=7).own == "the key ... is used twice; it is already on line 7: keep one of the two"
    assert inner.own == '"..." is not declared under options; did you mean "..."?'


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_every_fault_can_be_said_without_its_texts(code: str) -> None:
    """Where a number is written with separators the value is a number, so that nothing fails where a log leaves texts out."""
    values = {name: 7 if ":" in _written(code, name) else "x" for name in _named(code)}
    one = fault(code, **values)
    assert one.message
    assert one.own
    assert InputFault.from_plain(one.plain()) == one


def _written(code: str, name: str) -> str:
    return "".join(f":{spec}" for text in FAULTS[code][:2] for _, field, spec, _ in Formatter().parse(text) if field == name and spec)


def test_a_reason_is_its_code_and_values() -> None:
    """Two reasons of one code with other values are two; nothing said is false and has no words."""
    one, other = because("figures-missing", states="blank"), because("figures-missing", states="dash")
    assert one != other
    assert one == because("figures-missing", states="blank")
    assert str(one) == "depends on figures that are missing (blank)"
    assert (bool(UNSAID), str(UNSAID), UNSAID) == (False, "", Why())


def test_problems_of_one_place_stand_by_code_and_values() -> None:
    """Their order does not hang on their words, nor on the order in which they were found."""
    first, second = Problem("f", 1, 1, fault("key-missing", key="a", under="", about="")), Problem("f", 1, 1, fault("yaml-tab", begun=""))
    assert in_order([second, first, second]) == (first, second)
