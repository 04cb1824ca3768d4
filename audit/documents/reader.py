"""The readers of documents. Each is registered where it stands, with the ends of names and the signs by which it is chosen.

A format is added by one module: a folder below this one whose ``__init__`` holds a function marked ``@reader``. The library
that does the reading is imported in that function, so that looking for a reader costs nothing.
"""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from re import Pattern
from typing import Final

from audit.documents.paper import Kind, Paper, Progress, RefusalError, Request
from audit.problems import fault

__all__ = [
    "CERTAIN",
    "HEAD",
    "NAMED",
    "Read",
    "Reader",
    "Sample",
    "Sniff",
    "modules",
    "reader",
    "reader_named",
    "reader_of",
    "readers",
    "suffixes",
    "unregister",
]

HEAD: Final = 4096
"""Bytes at the start of a document by which its kind is told; every office program writes its signs within them."""

CERTAIN: Final = 100
"""A sniff gives this for contents that belong to one kind only, whatever the file is called."""

NAMED: Final = 50
"""What a name that ends in one of a reader's suffixes is worth for plain text, where the contents decide nothing."""

Read = Callable[[bytes, Request, Progress], Paper]


@dataclass(frozen=True)
class Sample:
    """A document as it is sniffed at: all its bytes, and its name."""

    data: bytes
    name: str

    @property
    def suffix(self) -> str:
        """The end of its name in small letters, with its dot; empty where there is none."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def parts(self) -> frozenset[str]:
        """The names of the parts that it packs; empty where it is no packed file. Raises RefusalError where one is out of bounds."""
        if not self.data.startswith(b"PK"):
            return frozenset()
        from audit.documents.office.package import Package  # noqa: PLC0415  # only where a packed file is read

        return frozenset(Package(self.data).names)

    @cached_property
    def text(self) -> str:
        """Its first characters where it is plain text; empty for other bytes."""
        head = self.data[:HEAD]
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace")
        if b"\x00" not in head:
            return head.decode("utf-8", "replace")
        # Western text in UTF-16 without a mark has nought in every other byte, and in no other one.
        sides = (head[::2].count(0), head[1::2].count(0))
        if min(sides) or max(sides) * 3 < len(head):
            return ""
        return head.decode("utf-16-be" if sides[0] else "utf-16-le", "replace")

    def matches(self, pattern: Pattern[str]) -> bool:
        """Say whether a pattern is found in its first characters."""
        return pattern.search(self.text) is not None


Sniff = Callable[[Sample], int]
"""Says how sure it is that a sample is of a kind: from 0 (it is not, or cannot be told) to CERTAIN."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One way of reading documents: ``called`` names what it reads, as in "a web page"; ``has`` says what can be chosen of it.

    ``plain`` says that such documents are plain text, so that the end of the name decides where the contents do not.
    """

    kind: Kind
    called: str
    suffixes: tuple[str, ...]
    sniff: Sniff
    read: Read
    has: frozenset[str] = frozenset()
    plain: bool = False

    def likeness(self, sample: Sample) -> int:
        """Say how sure it is that a document is one for this reader, its name taken into account."""
        named = NAMED if self.plain and sample.text and sample.suffix in self.suffixes else 0
        return max(named, self.sniff(sample))


_READERS: Final[dict[Kind, Reader]] = {}
_FOUND: Final[list[bool]] = []


def reader(kind: Kind, suffixes: Iterable[str], sniff: Sniff, *, called: str, has: Iterable[str] = (), plain: bool = False) -> Callable[[Read], Read]:
    """Register a function as the reader of a kind of document. Raises ValueError where another reader has a suffix of it."""

    def registered(read: Read) -> Read:
        made = Reader(kind=kind, called=called, suffixes=tuple(suffixes), sniff=sniff, read=read, has=frozenset(has), plain=plain)
        taken = [one for one in _READERS.values() if one.kind != kind and set(one.suffixes) & set(made.suffixes)]
        if taken:
            raise ValueError(f"{taken[0].kind} has a suffix of {kind} already")
        _READERS[kind] = made
        return read

    return registered


def unregister(kind: Kind) -> None:
    """Take a reader out again."""
    _READERS.pop(kind, None)


def readers() -> tuple[Reader, ...]:
    """All readers, in the order of their kinds."""
    if not _FOUND:
        _FOUND.append(True)
        package = importlib.import_module("audit.documents")
        for module in pkgutil.iter_modules(package.__path__, "audit.documents."):
            if module.ispkg:
                importlib.import_module(module.name)
    return tuple(_READERS[kind] for kind in sorted(_READERS))


def modules() -> list[str]:
    """Name the modules outside this package that registered readers, so that a child process can have them too."""
    return sorted({one.read.__module__ for one in readers() if not one.read.__module__.startswith("audit.") and one.read.__module__ in sys.modules})


def suffixes() -> tuple[str, ...]:
    """The ends of names of all documents that are read."""
    return tuple(sorted(end for one in readers() for end in one.suffixes))


def reader_of(sample: Sample) -> Reader | None:
    """The reader that is surest of a document, or None where no reader claims it."""
    best = max(readers(), key=lambda one: one.likeness(sample))
    return best if best.likeness(sample) else None


def reader_named(kind: Kind) -> Reader:
    """The reader of a kind. Raises RefusalError where there is none."""
    readers()
    if kind not in _READERS:
        raise RefusalError(fault("no-such-reader", kind=kind))
    return _READERS[kind]
