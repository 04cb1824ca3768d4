"""Small faults: which there are in a piece of code, and that each is put where it says."""

import pytest

from tools.mutations import faults, faulty


def changes(source: str) -> set[tuple[str, str]]:
    return {(one.before, one.after) for one in faults(source)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a < b", "a <= b"), ("a >= b", "a > b"), ("a == b", "a != b"), ("a in b", "a not in b"), ("a is b", "a is not b"),
        ("a and b", "a or b"), ("not a", "a"), ("a + b", "a - b"), ("a * b", "a / b"), ("a // b", "a * b"), ("-a", "+a"),
        ("a | b", "a & b"), ("a[1:]", "a[2:]"), ("f(True)", "f(False)"), ("f('key')", "f('key~')"), ("min(a)", "max(a)"), ("any(a)", "all(a)"),
        ("sorted(a, key=b)", "list(a)"), ("f(a, b=1)", "f(a)"), ("b if a else c", "b if True else c"), ("b if a else c", "b if False else c"),
        ("[a for a in b if c]", "[a for a in b if True]"),
    ],
)  # fmt: skip
def test_each_operator(before: str, after: str) -> None:
    """Every kind of change is made once, wherever it stands."""
    assert (f"x = {before}", f"x = {after}") in changes(f"x = {before}")


@pytest.mark.parametrize(
    "source",
    ['"""A docstring."""', "x: Literal['a'] = y", "from a import b", "raise E('word', 1)", "assert a == 1", "x = 'two words'", "x = f'{a}word'", "x = zip(a, b, strict=True)",
     "@cache(1)\ndef f():\n    return", "def f(a: 'A' | None) -> 'A' | None:\n    return", "__all__ = ['a']", "Names = Sequence['A']", "if TYPE_CHECKING:\n    from a import b"],
)  # fmt: skip
def test_what_is_left_alone(source: str) -> None:
    """What is for people or for the type checker, or only told to the outside, is no place for a fault."""
    assert faults(source) == []


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("def f():\n    yield 1", "yield from ()"), ("f(1)", "pass"), ("for a in b:\n    continue", "pass"),
        ("for a in b:\n    break", "pass"), ("if a:\n    f", "True"), ("if a:\n    f", "False"),
    ],
)  # fmt: skip
def test_statements_fall_away(source: str, after: str) -> None:
    """What is called or yielded is left out, a loop goes on, a condition always or never holds."""
    assert after in {one.after for one in faults(source)}


def test_a_fault_is_in_the_module_and_nothing_else_is() -> None:
    """The module with a fault does what the fault says; the others of its kind stay as they were."""
    source = "a = 1 < 1\nb = 1 < 1\nc = 'x'\n"
    (number,) = [one.number for one in faults(source) if one.line == 2 and one.after == "b = 1 <= 1"]
    found: dict[str, object] = {}
    exec(compile(faulty(source, number), "m", "exec"), found)  # noqa: S102  # the module of this test
    assert (found["a"], found["b"], found["c"]) == (False, True, "x")


def test_each_fault_is_one_change_and_told_as_it_is() -> None:
    """Before and after differ, and numbers count up in the order of the text."""
    found = faults("def f(a, b=2):\n    if a > 1 and not b:\n        return g(a, key='k')\n    return -a\n")
    assert [one.number for one in found] == list(range(len(found)))
    assert all(one.before != one.after for one in found)
    assert [one.line for one in found] == sorted(one.line for one in found)


def test_a_number_beyond_the_last_is_refused() -> None:
    """There is no such fault."""
    with pytest.raises(IndexError):
        faulty("a = 1", 1)
