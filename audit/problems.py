"""What is said when an input cannot be audited: a place, what is there, and what would be right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from audit.faults import FAULTS
from audit.files import NoOrdinaryFileError

__all__ = ["AuditError", "FaultError", "InputError", "InputFault", "Interrupted", "Own", "Problem", "fault", "in_order", "not_opened"]

_LEFT_OUT: Final = "..."


class Own(str):
    """Words of this tool or of its schemas among the values of a fault; a log may hold them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class InputFault:
    """What is the matter with an input, by its code, with the values that its words name; the words stand in one table.

    Values are whole numbers that the tool counted or has as its limits, other faults, words of its own (``Own``), and
    texts. What is kept out of a log goes by that: texts may come from the file.
    """

    code: str
    values: "tuple[tuple[str, int | str | InputFault], ...]" = ()

    def __str__(self) -> str:
        """The fault and the remedy in one line."""
        return self.message

    @property
    def what(self) -> str:
        """What is there, in words."""
        return FAULTS[self.code].what.format_map(dict(self.values))

    @property
    def remedy(self) -> str:
        """What would be right; empty where ``what`` says it all."""
        return FAULTS[self.code].remedy.format_map(dict(self.values))

    @property
    def message(self) -> str:
        """Both together."""
        return _joined(self.what, self.remedy)

    @property
    def own(self) -> str:
        """The words of this tool alone, with every text left out that may come from a file or from the system."""
        words, values = FAULTS[self.code], {name: _without_text(value) for name, value in self.values}
        return words.meaning or _joined(words.what.format_map(values), words.remedy.format_map(values))

    def plain(self) -> dict[str, Any]:
        """The fault as plain data, for a process that tells another of it. It holds no other fault."""
        return {"code": self.code, "values": dict(self.values)}

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Self:
        """The fault that ``plain`` gave. Raises KeyError, TypeError or ValueError where the data is none."""
        values = tuple(sorted((str(name), value if isinstance(value, int) else str(value)) for name, value in dict(data["values"]).items()))
        found = cls(str(data["code"]), values)
        found.message  # noqa: B018  # data of another version may lack a value that the words name
        return found


def fault(code: str, **values: object) -> InputFault:
    """A fault by its code, with the values that its words name."""
    return InputFault(
        code, tuple(sorted((name, value if isinstance(value, int | InputFault | Own) else str(value)) for name, value in values.items()))
    )


def _joined(what: str, remedy: str) -> str:
    return f"{what}; {remedy}" if remedy else what


def _without_text(value: int | str | InputFault) -> int | str:
    if isinstance(value, InputFault):
        return value.own
    return value if isinstance(value, int | Own) or not value else _LEFT_OUT


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why an input cannot be audited. ``line`` and ``column`` count from 1; 0 means that the whole file is meant."""

    path: str
    line: int
    column: int
    fault: InputFault

    @property
    def code(self) -> str:
        """What sort of problem it is; stays the same when its words change."""
        return self.fault.code

    @property
    def message(self) -> str:
        """What is there and what would be right, in words."""
        return self.fault.message

    def __str__(self) -> str:
        """The problem as ``path:line:column: message``."""
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by their place, those of one place by code and values; each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.path, one.line, one.column, one.code, repr(one.fault.values))))


def not_opened(path: str, error: OSError) -> Problem:
    """The problem that a file cannot be opened, with what the system says of it, or is a pipe or a device."""
    if isinstance(error, NoOrdinaryFileError):
        return Problem(path, 0, 0, fault("no-ordinary-file"))
    return Problem(path, 0, 0, fault("not-opened", strerror=error.strerror or error))


class FaultError(Exception):
    """Something cannot be done; ``fault`` says why, and what can be done, by a code and in plain words."""

    def __init__(self, fault: InputFault) -> None:
        """Keep the fault, with its words for those who only print it."""
        super().__init__(fault.message)
        self.fault = fault


class InputError(Exception):
    """An input cannot be audited; carries every problem found, in the order of the file.

    ``partial`` is what could be read in spite of them, so that later stages can say what else they find in it.
    """

    def __init__(self, problems: Iterable[Problem], partial: Any = None) -> None:
        """Keep the problems sorted by place."""
        self.problems = in_order(problems)
        self.partial = partial
        super().__init__("\n".join(map(str, self.problems)))


class Interrupted(BaseException):
    """Somebody, or the system, wants the run to end before its time; it has no result. No error, so that nothing takes it for one."""


class AuditError(Exception):
    """Something cannot be read or audited, said to a program.

    ``code`` says of what sort it is (docs/codes.md), ``place`` is path, line and column (0: the whole file), ``remedy`` what
    would be right, empty where the message says it all; all three are those of the first problem. ``problems`` are all
    that were found.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, of which there is one at least, and the whole message for those who only print it."""
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__("\n".join(map(str, self.problems)))
        self.code = first.code
        self.place = (first.path, first.line, first.column)
        self.remedy = first.fault.remedy
