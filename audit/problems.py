"""What is said when an input cannot be audited: a place, what is there, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

_NOT_OPENED: Final = "cannot be opened"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One reason why an input cannot be audited.

    ``line`` and ``column`` count from 1; 0 means that the whole file is meant. ``own`` is the part of the message in the
    words of this tool, where it goes on in words of the system or of Python; those differ from machine to machine, so that
    a log holds this part only. It is empty where the whole message is the tool's own.
    """

    path: str
    line: int
    column: int
    message: str
    own: str = field(default="", compare=False)

    def __str__(self) -> str:
        """The problem as ``path:line:column: message``."""
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


def not_opened(path: str, error: OSError) -> Problem:
    """The problem that a file cannot be opened, with what the system says of it."""
    return Problem(path, 0, 0, f"{_NOT_OPENED}: {error.strerror or error}", own=_NOT_OPENED)


class InputError(Exception):
    """An input cannot be audited; carries every problem found, in the order of the file.

    ``partial`` is what could be read in spite of them, so that later stages can say what else they find in it.
    """

    def __init__(self, problems: Iterable[Problem], partial: Any = None) -> None:
        """Keep the problems sorted by place."""
        self.problems = tuple(sorted(set(problems)))
        self.partial = partial
        super().__init__("\n".join(map(str, self.problems)))


class Interrupted(BaseException):
    """Somebody, or the system, wants the run to end before its time; it has no result. No error, so that nothing takes it for one."""


class AuditError(Exception):
    """Something cannot be read or audited, said to a program.

    ``code`` says of what sort it is: ``unreadable`` (a file or document that cannot be read as what it is to be),
    ``name-needed`` (bytes without a name). ``place`` is path, line and column (0: the whole file) of the first problem,
    ``remedy`` what would be right, empty where the message says it all. ``problems`` are all that were found.
    """

    def __init__(
        self, *, code: str, message: str, place: tuple[str, int, int] = ("", 0, 0), remedy: str = "", problems: Iterable[Problem] = ()
    ) -> None:
        """Keep what is known, and the whole message for those who only print it."""
        super().__init__(message)
        self.code = code
        self.place = place
        self.remedy = remedy
        self.problems = tuple(problems)

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "AuditError":
        """An error that carries problems; what stands behind the first semicolon of a message says what would be right."""
        found = tuple(problems)
        first = found[0]
        said = "\n".join(map(str, found))
        return cls(
            code="unreadable", message=said, place=(first.path, first.line, first.column), remedy=first.message.partition("; ")[2], problems=found
        )
