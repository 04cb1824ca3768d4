"""Problems: what is said when an input cannot be audited."""

from audit.problems import InputError, Problem, not_opened


def test_a_problem_reads_like_a_compiler_message() -> None:
    """Path, line and column come first, so that editors can jump to them; a whole file has neither."""
    assert str(Problem("f.yaml", 3, 7, "no")) == "f.yaml:3:7: no"
    assert str(Problem("f.yaml", 0, 0, "no")) == "f.yaml: no"


def test_an_error_carries_every_problem_once_in_order() -> None:
    """Problems come sorted by place, each once, however they were found."""
    first, second, third = Problem("a", 2, 1, "x"), Problem("a", 10, 1, "y"), Problem("b", 1, 1, "z")
    error = InputError([third, second, first, second])
    assert error.problems == (first, second, third)
    assert str(error) == "a:2:1: x\na:10:1: y\nb:1:1: z"


def test_what_cannot_be_opened_says_which_words_are_the_tools_own() -> None:
    """The rest is what the system says; whether two problems are one does not hang on it."""
    problem = not_opened("a.yaml", OSError(13, "Permission denied"))
    assert (problem.message, problem.own) == ("cannot be opened: Permission denied", "cannot be opened")
    assert problem == Problem("a.yaml", 0, 0, problem.message)
