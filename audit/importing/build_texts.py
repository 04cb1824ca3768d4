"""From the texts and claims of a draft to those of the appraisal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.prose import Claim, Printing, Texts
from audit.appraisal.model.read.texts import points_of
from audit.appraisal.model.reasons import Point, Reason, Text, Wording
from audit.appraisal.text.normalise import digest
from audit.appraisal.text.split import split
from audit.appraisal.write.yaml_out import clean
from audit.importing import draft as drafted
from audit.importing.draft import Draft
from audit.importing.places import as_written

__all__ = ["claims_of", "lines_of", "texts_of"]


def lines_of(text: str) -> str:
    """A text with single spaces, one line for each of its lines that is not empty."""
    return clean("\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line))


def texts_of(draft: Draft, outer: Place) -> Texts:
    """Build the reasons, criterion by criterion, and the definitions of criteria."""
    found: dict[str, dict[str, Reason]] = {}
    for reason in draft.reasons:
        found.setdefault(reason.criterion, {}).setdefault(reason.option, _reason(reason, outer))
    rationale = tuple(reason for by_option in found.values() for reason in by_option.values())
    return Texts(rationale=rationale, wordings=tuple(_definitions(draft, outer)))


def _definitions(draft: Draft, outer: Place) -> Iterator[Wording]:
    defined = [item for item in draft.criteria if item.definition]
    for number, item in enumerate(defined):
        text, pointer = lines_of(item.definition), f"/texts/wording/{number}"
        place = as_written(item.definition_place, outer)
        held = Text(digest=digest(text) if text else "", text=text, where=Where(pointer=f"{pointer}/text"), place=place)
        yield Wording(criterion=item.id, use="defined", text=held, where=Where(pointer=pointer), place=outer)


def _reason(reason: drafted.Reason, outer: Place) -> Reason:
    text = lines_of(reason.text)
    points, known = split(text), points_of(text)
    is_split = len(points) > 1 or any(point.sign != "none" for point in points)
    pointer = f"/texts/rationale/{reason.criterion}/{reason.option}"
    held = Text(
        digest=digest(text), text=text, repeats=reason.inherits or None, where=Where(pointer=pointer), place=as_written(reason.place, outer),
        points=tuple(Point(one.sign, digest(one.text), "", known[digest(one.text)]) for one in points) if is_split else (),
    )  # fmt: skip
    return Reason(reason.option, reason.criterion, held)


def claims_of(claims: Sequence[Claim], outer: Place) -> tuple[Claim, ...]:
    """Build the claims; a further place of which nothing is known is left out."""
    return tuple(_claim(claim, f"/claims/{number}", outer) for number, claim in enumerate(claims))


def _claim(claim: Claim, pointer: str, outer: Place) -> Claim:
    first, *more = claim.printings
    again = [place for one in more if (place := as_written(one.place, outer)) != outer]
    text, place = clean(first.text), as_written(first.place, outer)
    said = replace(first, text=text, digest=digest(text), summary=clean(first.summary), place=place, where=Where(pointer=pointer))
    others = (Printing(place=place, where=Where(pointer=f"{pointer}/again/{number}")) for number, place in enumerate(again))
    return replace(claim, printings=(said, *others))
