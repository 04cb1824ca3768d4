"""The options of an audit that its result depends on: what check and explain take, what a log records, what a replay reads back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final, Self

from audit.problems import InputError, Problem, fault

__all__ = ["RESTRICTED", "Logged", "Options", "UnknownOptionError"]

Logged = Mapping[str, str | Sequence[str]]
"""Options as a log holds them: texts and lists of texts."""

RESTRICTED: Final = "RESTRICTED"
"""What marks every output in which a person asked to see what is withheld."""

_WORKED_OUT: Final = "worked out"
_NOT_COUNTED: Final = "not counted"
_PICTURES: Final = "pictures were read"
_SHOWN: Final = "shown"


def _listed(*, always: bool = False) -> Any:
    """A list of texts: recorded as it is, or only where it is not empty."""
    return field(default=(), metadata={"write": list, "read": tuple, "always": always})


def _word(*, always: bool = False, default: str = "") -> Any:
    """A text: recorded as it is, or only where it is not empty."""
    return field(default=default, metadata={"write": str, "read": str, "always": always})


def _yes_or_no(word: str, *, default: bool, key: str) -> Any:
    """A choice that is recorded by a word of its own where it is not the usual one."""
    return field(default=default, metadata={"write": lambda _: word, "read": lambda _: not default, "always": False, "key": key})


def _apart(default: Any = "") -> Any:
    """Recorded elsewhere in the log: the date in its head, files with their digests among the inputs."""
    return field(default=default, metadata={"apart": True})


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """What an audit is asked, in the words of the command line.

    ``rules`` are packs by name or file (none: all that ship); ``select`` and ``ignore`` name rules by id, name or tag;
    ``fail_on`` is the severity from which findings count. ``text_from`` are documents that full texts are attached from;
    ``soft`` are the soft relations that order explanations. ``robust`` asks for what would alter the result, ``ocr`` for
    pictures in documents to be read, ``reveals`` for withheld figures to be shown. ``config`` is a configuration file, empty
    for none; ``known`` is a baseline; ``as_of`` a date (empty: today).

    A field added here is taken by check, written to the log and read by replay; there is no second list of options.
    """

    rules: Sequence[str] = _listed(always=True)
    select: Sequence[str] = _listed(always=True)
    ignore: Sequence[str] = _listed(always=True)
    text_from: Sequence[str] = _listed()
    soft: Sequence[str] = _listed()
    profile: str = _word()
    waives: bool = _yes_or_no(_NOT_COUNTED, default=True, key="waivers")
    fail_on: str = _word(always=True, default="error")
    robust: bool = _yes_or_no(_WORKED_OUT, default=False, key="robustness")
    ocr: bool = _yes_or_no(_PICTURES, default=False, key="ocr")
    reveals: bool = _yes_or_no(_SHOWN, default=False, key="withheld")
    config: str = _apart()
    known: str = _apart()
    as_of: str = _apart()

    def logged(self) -> Logged:
        """What a log records of the options: those that are always told, and others where they are not the usual ones."""
        found: dict[str, str | Sequence[str]] = {}
        for one in fields(self):
            value, how = getattr(self, one.name), one.metadata
            if not how.get("apart") and (how["always"] or value != one.default) and (how["always"] or "key" in how or len(value)):
                found[how.get("key", one.name)] = how["write"](value)
        return found

    @property
    def marking(self) -> str:
        """The protective marking of what comes of the run: empty where nothing withheld is shown."""
        return RESTRICTED if self.reveals else ""

    @classmethod
    def from_log(cls, logged: Logged, *, config: str, known: str, as_of: str) -> Self:
        """The options that a log records. Raises UnknownOptionError for one that this version does not have."""
        by_key = {one.metadata.get("key", one.name): one for one in fields(cls) if not one.metadata.get("apart")}
        unknown = sorted(set(logged) - set(by_key))
        if unknown:
            raise UnknownOptionError(unknown)
        given = {by_key[key].name: by_key[key].metadata["read"](value) for key, value in logged.items()}
        return cls(**given, config=config, known=known, as_of=as_of)

    def date(self) -> str:
        """The date that the audit is made as of: the one given, else today (UTC). Raises InputError where it is no date."""
        if not self.as_of:
            return dt.datetime.now(tz=dt.UTC).date().isoformat()
        try:
            return dt.date.fromisoformat(self.as_of).isoformat()
        except ValueError:
            raise InputError([Problem("--as-of", 0, 0, fault("no-date", text=self.as_of))]) from None


class UnknownOptionError(Exception):
    """A log was written with options that this version does not have; ``names`` lists them."""

    def __init__(self, names: Sequence[str]) -> None:
        """Keep the names in order."""
        self.names = tuple(names)
        super().__init__(", ".join(self.names))
