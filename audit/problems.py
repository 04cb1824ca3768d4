"""What is said when an input cannot be audited: a place, what is there, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One reason why an input cannot be audited.

    ``line`` and ``column`` count from 1; 0 means that the whole file is meant.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """The problem as ``path:line:column: message``."""
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


class InputError(Exception):
    """An input cannot be audited; carries every problem found, in the order of the file.

    ``partial`` is what could be read in spite of them, so that later stages can say what else they find in it.
    """

    def __init__(self, problems: Iterable[Problem], partial: Any = None) -> None:
        """Keep the problems sorted by place."""
        self.problems = tuple(sorted(set(problems)))
        self.partial = partial
        super().__init__("\n".join(map(str, self.problems)))
