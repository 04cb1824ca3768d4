"""The texts that a file holds: a summary with the digest of the original, or the original itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.read.context import place_of, text_of, where_of
from audit.appraisal.text.normalise import digest
from audit.appraisal.text.split import split


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a reason: ``sign`` is ``+``, ``-`` or ``none``; ``digest`` is empty where nothing is held to compare."""

    sign: str
    digest: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text. ``text`` is empty where only a summary is held; ``repeats`` is the option whose text it says it repeats."""

    digest: str
    summary: str
    text: str
    points: tuple[Point, ...]
    repeats: str | None
    where: Where
    place: Place

    @property
    def shown(self) -> str:
        """What can be shown of it: the text itself, or our summary."""
        return self.text or self.summary


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason given for one score."""

    option: str
    criterion: str
    text: Text


def reasons(appraisal: Appraisal) -> Iterator[Reason]:
    """Give every reason that the file holds."""
    texts = appraisal.root.get("texts")
    rationale = texts.get("rationale") if texts is not None else None
    for criterion, by_option in rationale.entries() if rationale is not None else ():
        for option, node in by_option.entries():
            yield Reason(option, criterion, read_text(node, f"/texts/rationale/{criterion}/{option}", _outer(appraisal)))


@dataclass(frozen=True, slots=True)
class Wording:
    """How a criterion or an option is worded at one place. ``use`` is ``defined``, ``applied``, or empty if not said."""

    criterion: str | None
    option: str | None
    use: str
    text: Text


def wordings(appraisal: Appraisal) -> Iterator[Wording]:
    """Give every wording that the file holds with its text or digest."""
    texts = appraisal.root.get("texts")
    listed = texts.get("wording") if texts is not None else None
    for number, node in enumerate(listed.elements() if listed is not None else ()):
        below = node.get("text")
        if below is not None:
            text = read_text(below, f"/texts/wording/{number}/text", place_of(node, _outer(appraisal)))
            yield Wording(text_of(node, "criterion") or None, text_of(node, "option") or None, text_of(node, "use"), text)


def _outer(appraisal: Appraisal) -> Place:
    return Place(source=next(iter(appraisal.sources), None))


def read_text(node: Node, pointer: str, outer: Place) -> Text:
    """Read a text; where the original is held and no digest, the digest is worked out."""
    whole = text_of(node, "text")
    points = node.get("points")
    known = {digest(one.text): one.text for one in split(whole)} if whole and points is not None else {}
    return Text(
        text_of(node, "sha256") or (digest(whole) if whole else ""), text_of(node, "summary"), whole,
        tuple(_point(one, known) for one in (points.elements() if points is not None else ())), text_of(node, "from") or None,
        where_of(node, pointer, key=True), place_of(node, outer),
    )  # fmt: skip


def _point(node: Node, known: Mapping[str, str]) -> Point:
    """Read one point; ``known`` are the points of the whole text by their digests, where that is held."""
    said = text_of(node, "sha256")
    whole = text_of(node, "text") or known.get(said, "")
    return Point(text_of(node, "sign", "none"), said or (digest(whole) if whole else ""), text_of(node, "summary"), whole)
