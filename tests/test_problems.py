"""Problems: what is said when an input cannot be audited."""

from audit.problems import InputError, Problem, fault, not_opened

_EMPTY = fault("page-empty")


def test_a_problem_reads_like_a_compiler_message() -> None:
    """Path, line and column come first, so that editors can jump to them; a whole file has neither."""
    assert str(Problem("f.yaml", 3, 7, _EMPTY)) == "f.yaml:3:7: the page is empty"
    assert str(Problem("f.yaml", 0, 0, _EMPTY)) == "f.yaml: the page is empty"


def test_an_error_carries_every_problem_once_in_order() -> None:
    """Problems come sorted by place, each once, however they were found."""
    first, second, third = Problem("a", 2, 1, _EMPTY), Problem("a", 10, 1, _EMPTY), Problem("b", 1, 1, _EMPTY)
    error = InputError([third, second, first, second])
    assert error.problems == (first, second, third)
    assert str(error) == "\n".join(f"{place}: the page is empty" for place in ("a:2:1", "a:10:1", "b:1:1"))


def test_what_cannot_be_opened_says_which_words_are_the_tools_own() -> None:
    """The rest is what the system says, which a log leaves out."""
    problem = not_opened("a.yaml", OSError(13, "Permission denied"))
    assert (problem.message, problem.fault.own) == ("cannot be opened: Permission denied", "cannot be opened")
