"""From the file to its texts: reasons, wordings and references, noting every id that is not declared."""

from collections.abc import Iterator, Mapping

from audit.appraisal.load.node import Node
from audit.appraisal.model.place import Place
from audit.appraisal.model.prose import Citation, Texts
from audit.appraisal.model.read.context import Context, place_of, point_at, text_of, where_of, whole_of
from audit.appraisal.model.reasons import NO_TEXT, Point, Reason, Text, Wording
from audit.appraisal.text.normalise import digest
from audit.appraisal.text.split import split
from audit.problems import fault

__all__ = ["points_of", "read_text", "read_texts"]


def read_text(node: Node, pointer: str, outer: Place) -> Text:
    """Read a text; where the original is held and no digest, the digest is worked out."""
    whole = text_of(node, "text")
    points = node.get("points")
    known = points_of(whole) if whole and points is not None else {}
    return Text(
        digest=text_of(node, "sha256") or (digest(whole) if whole else ""), summary=text_of(node, "summary"), text=whole,
        points=tuple(_point(one, known) for one in (points.elements() if points is not None else ())), repeats=text_of(node, "from") or None,
        where=where_of(node, pointer, key=True), place=place_of(node, outer),
    )  # fmt: skip


def points_of(whole: str) -> dict[str, str]:
    """The points of a text by their digests."""
    return {digest(one.text): one.text for one in split(whole)}


def _point(node: Node, known: Mapping[str, str]) -> Point:
    """Read one point; ``known`` are the points of the whole text by their digests, where that is held."""
    said = text_of(node, "sha256")
    whole = text_of(node, "text") or known.get(said, "")
    return Point(text_of(node, "sign", "none"), said or (digest(whole) if whole else ""), text_of(node, "summary"), whole, whole_of(node, "line"))


def read_texts(context: Context, root: Node, outer: Place) -> Texts:
    """Read what the file records of the paper's texts; the names in them are worked out later, with those of the tables."""
    node = root.get("texts") or Node({}, 0, 0)
    return Texts(
        references=tuple(_references(node, outer)), rationale=tuple(_rationale(context, node, outer)), wordings=tuple(_wordings(context, node, outer))
    )


def _rationale(context: Context, texts: Node, outer: Place) -> Iterator[Reason]:
    listed = texts.get("rationale")
    for criterion, options in listed.entries() if listed is not None else ():
        context.check("criteria", options, key=criterion)
        for option, below in options.entries():
            context.check("options", below, key=option)
            yield Reason(option, criterion, read_text(below, f"/texts/rationale/{criterion}/{option}", outer))


def _wordings(context: Context, texts: Node, outer: Place) -> Iterator[Wording]:
    listed = texts.get("wording")
    for number, node in enumerate(listed.elements() if listed is not None else ()):
        named = {name: context.check(axis, below) for axis, name in _NAMED if (below := node.get(name)) is not None}
        if len(named) != 1 or not any(node.get(key) for key in ("title", "label", "text")):
            context.problem(node, fault("wording-of-what"))
            continue
        text, place, pointer = node.get("text"), place_of(node, outer), f"/texts/wording/{number}"
        yield Wording(
            **named, use=text_of(node, "use"), title=text_of(node, "title"), label=text_of(node, "label"),
            text=read_text(text, f"{pointer}/text", place) if text is not None else NO_TEXT, where=where_of(node, pointer), place=place,
        )  # fmt: skip


_NAMED = (("criteria", "criterion"), ("options", "option"))


def _references(texts: Node, outer: Place) -> Iterator[Citation]:
    listed = texts.get("references")
    for number, node in enumerate(listed.elements() if listed is not None else ()):
        held, target = node.get("held"), node.get("target")
        yield Citation(
            to=text_of(node, "to"), held=held.plain is True if held is not None else None, note=text_of(node, "note"),
            where=where_of(node, f"/texts/references/{number}"), place=place_of(node, outer), target=point_at(target) if target is not None else None,
        )  # fmt: skip
