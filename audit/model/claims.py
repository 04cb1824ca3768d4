"""Claims: sentences of the prose, and what they assert of the tables."""

from dataclasses import dataclass
from typing import Final

from audit.load.node import Node
from audit.model.place import Place, Where

KINDS: Final = ("level", "superlative", "majority", "equal", "order", "list", "figure", "difference", "rank", "count", "choice", "statement")
"""What sorts of things sentences say; ``statement`` is any other."""


@dataclass(frozen=True, slots=True)
class Printing:
    """One place where a claim stands. ``digest`` is that of its sentence, empty where the file gives none.

    ``same`` says that a person found another wording to say the same.
    """

    summary: str
    digest: str
    where: Where
    place: Place
    same: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that the tables can confirm or contradict.

    ``asserts`` is an expression of the rule language, None where the file does not say what the sentence asserts.
    ``taken_as`` says what in the tables it was taken to be about, where the sentence does not speak of scores itself.
    ``printings`` are all places where it stands, the first one first.
    """

    id: str
    kind: str
    asserts: Node | None
    taken_as: str
    confirmed: bool
    printings: tuple[Printing, ...]

    @property
    def summary(self) -> str:
        """What the sentence says, in the words of whoever wrote the file."""
        return self.printings[0].summary

    @property
    def where(self) -> Where:
        """The place of the claim in the audited file."""
        return self.printings[0].where

    @property
    def place(self) -> Place:
        """The place of the sentence in the source."""
        return self.printings[0].place
