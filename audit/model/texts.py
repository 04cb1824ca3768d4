"""What the file records of the paper's texts: names at other places, references, and for which scores a reason is held."""

from dataclasses import dataclass

from audit.model.place import Place, Where


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
