"""Claims: sentences of the prose, and what they assert of the tables.

What the file records of how the appraisal was done: who scored, what was tested, what was assumed.

What the file records of the paper's texts: names at other places, references, and for which scores a reason is held.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where
from audit.appraisal.model.reasons import NO_TEXT, Reason, Text, Wording

__all__ = ["KINDS", "Account", "Assumption", "Citation", "Claim", "Matter", "Naming", "Printing", "Process", "RuledOut", "Texts"]

KINDS: Final = ("level", "superlative", "majority", "equal", "order", "list", "figure", "difference", "rank", "count", "choice", "statement")
"""What sorts of things sentences say; ``statement`` is any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One place where a claim stands. ``digest`` is that of its sentence, empty where the file gives none.

    ``same`` says that a person found another wording to say the same; ``text`` is the sentence, where it is held.
    """

    summary: str = ""
    digest: str = ""
    where: Where = NOWHERE
    place: Place = NO_PLACE
    same: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence that the tables can confirm or contradict.

    ``asserts`` is an expression of the rule language, None where it is not said what the sentence asserts.
    ``taken_as`` says what in the tables it was taken to be about, where the sentence does not speak of scores itself.
    ``printings`` are all places where it stands, the first one first.
    """

    id: str
    kind: str
    asserts: str | None = None
    taken_as: str = ""
    confirmed: bool = True
    printings: tuple[Printing, ...]

    @property
    def summary(self) -> str:
        """What the sentence says, in the words of whoever wrote the file."""
        return self.printings[0].summary

    @property
    def text(self) -> str:
        """The sentence itself, empty where it is not held."""
        return self.printings[0].text

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
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of who scored or moderated (``role``); ``who`` and ``how`` are empty where it does not say."""

    role: str
    who: tuple[str, ...]
    how: str
    where: Where
    place: Place
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A level that an assumption leaves no option, or not to one option, on a criterion."""

    criterion: str
    level: str
    option: str | None


@dataclass(frozen=True, slots=True)
class Assumption:
    """What was taken as given. ``sets_aside``: words by which a reason that rests on it all the same can be known."""

    text: Text
    rules_out: tuple[RuledOut, ...] = ()
    sets_aside: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The summary, or else the text itself."""
        return self.text.summary or self.text.text

    @property
    def where(self) -> Where:
        """The place in the audited file."""
        return self.text.where

    @property
    def place(self) -> Place:
        """The place in the source."""
        return self.text.place


@dataclass(frozen=True, slots=True)
class Process:
    """The matters by name, the accounts of scoring, and the assumptions.

    ``complete`` says that what is left out was looked for in the text supplied and not found.
    """

    matters: Mapping[str, Matter] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    complete: bool = False

    def matter(self, name: str) -> Matter:
        """A matter; one of which the file says nothing where it names none."""
        return self.matters.get(name, Matter())


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One printing of a criterion's or an option's title or label; what is not printed there is empty."""

    criterion: str | None
    option: str | None
    title: str
    label: str
    where: Where
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Something that the paper refers to. ``held``: whether it stands in the text supplied; None if the file does not say.

    ``target`` is the place where it stands, or its heading does.
    """

    to: str
    held: bool | None
    note: str
    where: Where
    place: Place
    target: Place | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """The reasons for scores, wordings at other places, names and references.

    ``names`` are all printings of titles and labels, those where criteria and options are listed and the headings of
    tables included.
    """

    names: tuple[Naming, ...] = ()
    references: tuple[Citation, ...] = ()
    rationale: tuple[Reason, ...] = ()
    wordings: tuple[Wording, ...] = ()

    @property
    def reasons(self) -> frozenset[tuple[str, str]]:
        """The pairs of criterion and option for whose score a reason is held."""
        return frozenset((reason.criterion, reason.option) for reason in self.rationale)

    @property
    def worded(self) -> tuple[Wording, ...]:
        """The wordings of which a text, a summary or a digest is given."""
        return tuple(wording for wording in self.wordings if wording.text != NO_TEXT)
