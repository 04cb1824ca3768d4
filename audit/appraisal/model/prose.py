"""Claims: sentences of the prose, and what they assert of the tables.

What the file records of how the appraisal was done: who scored, what was tested, what was assumed.

What the file records of the paper's texts: names at other places, references, and for which scores a reason is held.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from audit.appraisal.load.node import Node
from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where

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

    ``asserts`` is an expression of the rule language, None where the file does not say what the sentence claims.
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


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of the process. ``said``: whether the text supplied speaks of it; None where the file does not say.

    ``flags`` are what the file answers with yes or no, ``covers`` the options meant, ``date`` the date given.
    """

    said: bool | None = None
    flags: Mapping[str, bool] = field(default_factory=dict)
    covers: tuple[str, ...] = ()
    date: str = ""
    where: Where = NOWHERE
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Account:
    """One account of who scored or moderated (``role``); ``who`` and ``how`` are empty where it does not say."""

    role: str
    who: tuple[str, ...]
    how: str
    where: Where
    place: Place


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A level that an assumption leaves no option, or not to one option, on a criterion."""

    criterion: str
    level: str
    option: str | None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What was taken as given. ``sets_aside``: words by which a reason that rests on it all the same can be known."""

    shown: str
    rules_out: tuple[RuledOut, ...]
    sets_aside: tuple[str, ...]
    where: Where
    place: Place


@dataclass(frozen=True, slots=True)
class Process:
    """The matters by name, the accounts of scoring, and the assumptions."""

    matters: Mapping[str, Matter] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    def matter(self, name: str) -> Matter:
        """Give a matter; one of which the file says nothing where it names none."""
        return self.matters.get(name, Matter())


@dataclass(frozen=True, slots=True)
class Naming:
    """One printing of a criterion's or an option's title or label; what is not printed there is empty."""

    criterion: str | None
    option: str | None
    title: str
    label: str
    where: Where
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """Something that the paper refers to. ``held``: whether it stands in the text supplied; None if the file does not say."""

    to: str
    held: bool | None
    note: str
    where: Where
    place: Place


@dataclass(frozen=True, slots=True)
class Texts:
    """Names, references, and the pairs of criterion and option for whose score the file holds a reason."""

    names: tuple[Naming, ...] = ()
    references: tuple[Citation, ...] = ()
    reasons: frozenset[tuple[str, str]] = frozenset()
