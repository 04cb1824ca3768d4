"""From the file to what it records of the process and of assumptions."""

from collections.abc import Iterator
from typing import Final

from audit.load.node import Node
from audit.model.context import Context, place_of, text_of, where_of
from audit.model.place import Place
from audit.model.process import Account, Assumption, Matter, Process, RuledOut

_MATTERS: Final = ("scorers", "weights", "sensitivity", "changes", "equality-assessment", "costs")
_FLAGS: Final = ("each", "beside-scores", "apart")


def read_process(context: Context, root: Node, outer: Place) -> Process:
    """Read the section on the process, and the assumptions under texts, noting every id that is not declared."""
    node = root.get("process") or Node({}, 0, 0)
    texts = root.get("texts") or Node({}, 0, 0)
    complete = node.get("complete")
    rest = Matter(False, where=where_of(node, "/process", key=True)) if complete is not None and complete.plain is True else Matter()
    matters = {name: _matter(context, name, below, outer) if (below := node.get(name)) is not None else rest for name in _MATTERS}
    return Process(matters, tuple(_accounts(node, outer)), tuple(_assumptions(context, texts, outer)))


def _matter(context: Context, name: str, node: Node, outer: Place) -> Matter:
    where, covers, text = where_of(node, f"/process/{name}", key=True), node.get("covers"), node.get("text")
    if node.fields is None:
        return Matter(node.items is not None, where=where, place=outer)
    listed = [] if covers is None else covers.items if covers.items is not None else [covers]
    flags = {flag: below.plain is True for flag in _FLAGS if (below := node.get(flag)) is not None}
    place = place_of(text, outer) if text is not None else outer
    return Matter(True, flags, tuple(context.check("options", one) for one in listed), text_of(node, "date"), where, place)


def _accounts(node: Node, outer: Place) -> Iterator[Account]:
    listed = node.get("scorers")
    for number, below in enumerate(listed.elements() if listed is not None else ()):
        who, text = below.get("who"), below.get("text")
        place = place_of(text, outer) if text is not None else outer
        named = tuple(one.text for one in who.elements()) if who is not None else ()
        yield Account(text_of(below, "role"), named, text_of(below, "how"), where_of(below, f"/process/scorers/{number}"), place)


def _assumptions(context: Context, texts: Node, outer: Place) -> Iterator[Assumption]:
    listed = texts.get("assumptions")
    for number, node in enumerate(listed.elements() if listed is not None else ()):
        out, words = node.get("rules-out"), node.get("sets-aside")
        ruled = tuple(_ruled_out(context, below) for below in (out.elements() if out is not None else ()))
        aside = tuple(one.text for one in (words.elements() if words is not None else ()))
        where = where_of(node, f"/texts/assumptions/{number}")
        yield Assumption(text_of(node, "summary") or text_of(node, "text"), ruled, aside, where, place_of(node, outer))


def _ruled_out(context: Context, node: Node) -> RuledOut:
    criterion, level, option = node.get("criterion"), node.get("level"), node.get("option")
    assert criterion is not None
    assert level is not None
    return RuledOut(context.check("criteria", criterion), context.check("levels", level), context.check("options", option) if option else None)
