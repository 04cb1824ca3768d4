"""From the file to what it records of the process and of assumptions.

From the file to claims. What they assert is judged by whoever knows the language they are written in.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from audit.appraisal.load.node import Node
from audit.appraisal.model.place import Place
from audit.appraisal.model.prose import Account, Assumption, Claim, Matter, Printing, Process, RuledOut
from audit.appraisal.model.read.context import Context, flag_of, place_of, text_of, where_of
from audit.appraisal.model.read.texts import read_text
from audit.appraisal.model.reasons import Text
from audit.appraisal.text.normalise import digest
from audit.problems import fault

__all__ = ["NOTHING_SAID", "read_claims", "read_process"]

_MATTERS: Final = ("scorers", "weights", "sensitivity", "changes", "equality-assessment", "costs")
NOTHING_SAID: Final[Mapping[str, Matter]] = {name: Matter() for name in _MATTERS}
"""The matters of the process where it is not said of any of them whether the paper speaks of it."""

_FLAGS: Final = ("each", "beside-scores", "apart")


def read_process(context: Context, root: Node, outer: Place) -> Process:
    """Read the section on the process, and the assumptions under texts, noting every id that is not declared."""
    node = root.get("process") or Node({}, 0, 0)
    texts = root.get("texts") or Node({}, 0, 0)
    complete = flag_of(node, "complete")
    rest = Matter(False, where=where_of(node, "/process", key=True)) if complete else Matter()
    matters = {name: _matter(context, name, below, outer) if (below := node.get(name)) is not None else rest for name in _MATTERS}
    return Process(matters, tuple(_accounts(node, outer)), tuple(_assumptions(context, texts, outer)), complete)


def _text(node: Node, pointer: str, outer: Place) -> Text | None:
    below = node.get("text")
    return read_text(below, f"{pointer}/text", outer) if below is not None else None


def _matter(context: Context, name: str, node: Node, outer: Place) -> Matter:
    where, covers, text = where_of(node, f"/process/{name}", key=True), node.get("covers"), _text(node, f"/process/{name}", outer)
    if node.fields is None:
        return Matter(node.items is not None, where=where, place=outer)
    listed = [] if covers is None else covers.items if covers.items is not None else [covers]
    flags = {flag: below.plain is True for flag in _FLAGS if (below := node.get(flag)) is not None}
    place = text.place if text is not None else outer
    return Matter(True, flags, tuple(context.check("options", one) for one in listed), text_of(node, "date"), where, place, text)


def _accounts(node: Node, outer: Place) -> Iterator[Account]:
    listed = node.get("scorers")
    for number, below in enumerate(listed.elements() if listed is not None else ()):
        pointer, who = f"/process/scorers/{number}", below.get("who")
        text = _text(below, pointer, outer)
        named = tuple(one.text for one in who.elements()) if who is not None else ()
        yield Account(
            role=text_of(below, "role"), who=named, how=text_of(below, "how"), where=where_of(below, pointer),
            place=text.place if text is not None else outer, text=text,
        )  # fmt: skip


def _assumptions(context: Context, texts: Node, outer: Place) -> Iterator[Assumption]:
    listed = texts.get("assumptions")
    for number, node in enumerate(listed.elements() if listed is not None else ()):
        out, words = node.get("rules-out"), node.get("sets-aside")
        ruled = tuple(_ruled_out(context, below) for below in (out.elements() if out is not None else ()))
        aside = tuple(one.text for one in (words.elements() if words is not None else ()))
        yield Assumption(read_text(node, f"/texts/assumptions/{number}", outer), ruled, aside)


def _ruled_out(context: Context, node: Node) -> RuledOut:
    criterion, level, option = node.get("criterion"), node.get("level"), node.get("option")
    assert criterion is not None
    assert level is not None
    return RuledOut(context.check("criteria", criterion), context.check("levels", level), context.check("options", option) if option else None)


def read_claims(context: Context, root: Node, outer: Place) -> tuple[Claim, ...]:
    """Read the claims; ids that stand twice are noted, and what the judge of the context says of what is asserted."""
    listed = root.get("claims")
    nodes = listed.elements() if listed is not None else ()
    claims = tuple(_claim(node, number, outer) for number, node in enumerate(nodes))
    seen: set[str] = set()
    for claim, node in zip(claims, nodes, strict=True):
        if claim.id in seen:
            context.problem(node.get("id") or node, fault("claim-id-twice", id=claim.id))
        seen.add(claim.id)
        asserts = node.get("asserts")
        if asserts is not None and context.judge is not None:
            context.problems += context.judge(context.path, asserts, context.ids)
    return claims


def _claim(node: Node, number: int, outer: Place) -> Claim:
    asserts = node.get("asserts")
    return Claim(
        id=text_of(node, "id"), kind=text_of(node, "kind", "statement"), asserts=asserts.text if asserts is not None else None,
        taken_as=text_of(node, "taken-as"), confirmed=text_of(node, "status", "confirmed") == "confirmed",
        printings=tuple(_printings(node, f"/claims/{number}", outer)),
    )  # fmt: skip


def _printings(node: Node, pointer: str, outer: Place) -> Iterator[Printing]:
    yield _printing(node, pointer, outer)
    again = node.get("again")
    for number, below in enumerate(again.elements() if again is not None else ()):
        yield _printing(below, f"{pointer}/again/{number}", outer)


def _printing(node: Node, pointer: str, outer: Place) -> Printing:
    whole = text_of(node, "text")
    own = text_of(node, "sha256") or (digest(whole) if whole else "")
    return Printing(
        summary=text_of(node, "summary"), digest=own, where=where_of(node, pointer), place=place_of(node, outer),
        same=flag_of(node, "same"), text=whole,
    )  # fmt: skip
