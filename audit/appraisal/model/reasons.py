"""The texts of a paper: a summary with the digest of the original, or the original itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where

__all__ = ["NO_TEXT", "Point", "Reason", "Text", "Wording"]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a reason: ``sign`` is ``+``, ``-`` or ``none``; ``digest`` is empty where nothing is held to compare.

    ``line`` is the line of the source on which it stands, where that is recorded.
    """

    sign: str
    digest: str
    summary: str
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text. ``text`` is empty where only a summary is held; ``repeats`` is the option whose text it says it repeats."""

    digest: str = ""
    summary: str = ""
    text: str = ""
    points: tuple[Point, ...] = ()
    repeats: str | None = None
    where: Where = NOWHERE
    place: Place = NO_PLACE

    @property
    def shown(self) -> str:
        """What can be shown of it: the text itself, or the summary."""
        return self.text or self.summary

    def words(self) -> Iterator[str]:
        """Every piece of prose that is held, points included; what is empty as well."""
        yield from (self.text, self.summary)
        for point in self.points:
            yield from (point.text, point.summary)


NO_TEXT: Final = Text()


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason given for one score."""

    option: str
    criterion: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a criterion or an option is called or worded at one place. ``use`` is ``defined``, ``applied``, or empty if not said.

    ``text`` is NO_TEXT where only its title or label there is given.
    """

    criterion: str | None = None
    option: str | None = None
    use: str = ""
    title: str = ""
    label: str = ""
    text: Text = NO_TEXT
    where: Where = NOWHERE
    place: Place = NO_PLACE
