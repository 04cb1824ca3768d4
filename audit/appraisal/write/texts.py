"""Texts, the process and claims in the file."""

from collections.abc import Iterator
from typing import Any

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import Place
from audit.appraisal.model.prose import Account, Assumption, Citation, Claim, Matter, Printing, Process
from audit.appraisal.model.read.texts import points_of
from audit.appraisal.model.reasons import NO_TEXT, Point, Text, Wording
from audit.appraisal.text.normalise import digest
from audit.appraisal.write.fields import filled, in_lines, place_fields, place_itself, prose_of
from audit.appraisal.write.yaml_out import Flow

__all__ = ["written_claims", "written_process", "written_text", "written_texts"]


def written_text(text: Text, outer: Place, *, named: bool = False) -> dict[str, Any]:
    """The fields of a text. A digest that follows from the text is written only where the text is to be ``named`` by it."""
    said = in_lines(place_fields(text.place, outer)) | filled(summary=prose_of(text.summary))
    said |= filled(sha256=_digest(text.digest, text.text, named=named), text=prose_of(text.text))
    if text.points:
        known = points_of(text.text) if text.text else {}
        said["points"] = [Flow(_point(point, known)) for point in text.points]
    return said | filled(from_=text.repeats)


def _digest(known: str, text: str, *, named: bool) -> str:
    return known if named or not text or known != digest(text) else ""


def _point(point: Point, known: dict[str, str]) -> dict[str, Any]:
    text = "" if known.get(point.digest, "") == point.text else prose_of(point.text)
    return filled(sign=point.sign, sha256=point.digest, summary=prose_of(point.summary), text=text, line=point.line)


def written_texts(appraisal: Appraisal) -> dict[str, Any]:
    """The fields of ``texts``."""
    texts, outer = appraisal.texts, appraisal.outer
    rationale: dict[str, Any] = {}
    for reason in texts.rationale:
        rationale.setdefault(reason.criterion, {})[reason.option] = written_text(reason.text, outer, named=True)
    return filled(
        wording=[_wording(one, outer) for one in texts.wordings], rationale=rationale,
        assumptions=[_assumption(one, outer) for one in appraisal.process.assumptions],
        references=[_reference(one, outer) for one in texts.references],
    )  # fmt: skip


def _wording(one: Wording, outer: Place) -> dict[str, Any]:
    said = filled(criterion=one.criterion, option=one.option, use=one.use, title=one.title, label=one.label)
    if one.text != NO_TEXT:
        said["text"] = written_text(one.text, one.place)
    return said | in_lines(place_fields(one.place, outer))


def _assumption(one: Assumption, outer: Place) -> dict[str, Any]:
    ruled = [Flow(filled(criterion=out.criterion, level=out.level, option=out.option)) for out in one.rules_out]
    words = [prose_of(word) for word in one.sets_aside]
    return written_text(one.text, outer) | filled(rules_out=ruled, sets_aside=Flow(words) if words else None)


def _reference(one: Citation, outer: Place) -> Any:
    said: dict[str, Any] = {"to": one.to}
    if one.held is not None:
        said["held"] = one.held
    if one.target is not None:
        said["target"] = filled(line=one.target.line) | place_itself(one.target, Place())
    return Flow(said | filled(note=prose_of(one.note)) | place_fields(one.place, outer))


def written_process(process: Process, outer: Place) -> dict[str, Any]:
    """The fields of ``process``."""
    said: dict[str, Any] = filled(complete=process.complete)
    for name, matter in process.matters.items():
        # What "complete" covers says so itself; only what was answered by name is written.
        if matter.said is None or (process.complete and not matter.said and matter.where.pointer in {"", "/process"}):
            continue
        if not matter.said:
            said[name] = "none"
        elif name == "scorers":
            said[name] = [_account(one, outer) for one in process.accounts]
        else:
            said[name] = _matter(matter, outer) or Flow({})
    return said


def _matter(matter: Matter, outer: Place) -> dict[str, Any]:
    said: dict[str, Any] = dict(matter.flags) | filled(covers=Flow(list(matter.covers)) if matter.covers else None, date=matter.date)
    return said | ({"text": written_text(matter.text, outer)} if matter.text is not None else {})


def _account(one: Account, outer: Place) -> dict[str, Any]:
    said = filled(role=one.role, who=Flow(list(one.who)) if one.who else None, how=one.how)
    return said | ({"text": written_text(one.text, outer)} if one.text is not None else {})


def written_claims(appraisal: Appraisal) -> list[dict[str, Any]]:
    """The claims, in their order."""
    return [_claim(one, appraisal.outer) for one in appraisal.claims]


def _claim(claim: Claim, outer: Place) -> dict[str, Any]:
    first, *again = claim.printings
    said = filled(id=claim.id, kind="" if claim.kind == "statement" else claim.kind, status="" if claim.confirmed else "unconfirmed")
    said |= filled(text=prose_of(first.text), sha256=_digest(first.digest, first.text, named=False)) | {"summary": prose_of(first.summary)}
    said |= filled(asserts=prose_of(claim.asserts or ""), taken_as=prose_of(claim.taken_as)) | in_lines(place_fields(first.place, outer))
    return said | filled(again=list(_again(again, outer)))


def _again(printings: list[Printing], outer: Place) -> Iterator[Flow]:
    for one in printings:
        said = filled(summary=prose_of(one.summary), same=one.same, text=prose_of(one.text), sha256=_digest(one.digest, one.text, named=False))
        yield Flow(said | place_fields(one.place, outer))
