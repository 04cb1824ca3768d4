"""What is asked of a reader, and how it says how far it is."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Takes how many pages are done, and how many there are."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Request:
    """One document to read: its name, and what of it (all where None). Pages and tables count from 1.

    ``macros`` says that a document with programs in it is read all the same; they are never run.
    """

    name: str
    pages: frozenset[int] | None = None
    sheets: frozenset[str] | None = None
    tables: frozenset[int] | None = None
    macros: bool = False
