"""What the file records of how the appraisal was done: who scored, what was tested, what was assumed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.model.place import NO_PLACE, NOWHERE, Place, Where


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
