"""The documents that figures were read from, and who compared figures with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Compared", "Source"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison of figures with their document: by whom, on which date, and how many figures got which answer."""

    by: str
    on: str
    sha256: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures were read from. ``url`` is where it was published."""

    id: str
    role: str
    title: str = ""
    file: str = ""
    sha256: str = ""
    date: str = ""
    compared: tuple[Compared, ...] = ()
    url: str = ""
    notes: str = ""

    @property
    def name(self) -> str:
        """What a reader knows it by: its file, else its title."""
        return self.file or self.title or self.id
