"""From the file to names at other places, references, and which reasons are held.

From the file to what it records of the process and of assumptions.

From the file to claims, with everything noted in what they assert that cannot be read or names what is not declared.
"""

from collections.abc import Iterator
from typing import Final

from audit.appraisal.load.node import Node
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.prose import Account, Assumption, Citation, Claim, Matter, Naming, Printing, Process, RuledOut, Texts
from audit.appraisal.model.read.context import Context, place_of, text_of, where_of
from audit.appraisal.text.normalise import digest
from audit.rules.language.locate import problem_at
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.static import faults, looks_at_nothing, misnamed


def read_texts(context: Context, root: Node, outer: Place) -> Texts:
    """Read what the file records of the paper's texts, noting every id that is not declared."""
    node = root.get("texts") or Node({}, 0, 0)
    names = (*_listed(context, outer), *_headings(context, outer), *_wording(context, node, outer))
    return Texts(names, tuple(_references(node, outer)), frozenset(_reasons(context, node)))


def _listed(context: Context, outer: Place) -> Iterator[Naming]:
    """Give every criterion and option as it is called where it is listed."""
    for axis in ("criteria", "options"):
        for key, node in context.ids[axis].items():
            where = where_of(node, f"/{axis}/{key}", key=True)
            yield _naming(axis, key, node, where, place_of(node, outer))


def _naming(axis: str, key: str, node: Node, where: Where, place: Place) -> Naming:
    criterion, option = (key, None) if axis == "criteria" else (None, key)
    return Naming(criterion, option, text_of(node, "title"), text_of(node, "label"), where, place)


def _headings(context: Context, outer: Place) -> Iterator[Naming]:
    """Give the headings of rows and columns that are printed otherwise than the criterion or option is listed."""
    for key, node in context.ids["tables"].items():
        place, axis = place_of(node, outer), text_of(node, "rows")
        rows, columns = node.get("cells") or node, node.get("columns") or node
        for row, below in rows.entries():
            yield from _heading(context, axis, row, below, f"/tables/{key}/cells/{row}", place)
        for number, below in enumerate(columns.elements()):
            yield from _heading(context, "", "", below, f"/tables/{key}/columns/{number}", place)


def _heading(context: Context, axis: str, key: str, node: Node, pointer: str, outer: Place) -> Iterator[Naming]:
    if node.get("title") is None or node.get("prints") is not None:
        return
    named = {"criteria": text_of(node, "criterion"), "options": text_of(node, "option")}
    found = [(axis, key)] if axis in named and context.known(axis, key) else []
    found += [(name, said) for name, said in named.items() if said]
    if len(found) == 1:
        yield _naming(*found[0], node, where_of(node, pointer), place_of(node, outer))


def _wording(context: Context, texts: Node, outer: Place) -> Iterator[Naming]:
    listed = texts.get("wording")
    for number, node in enumerate(listed.elements() if listed is not None else ()):
        named = [(axis, node.get(name)) for axis, name in (("criteria", "criterion"), ("options", "option"))]
        found = [(axis, context.check(axis, below)) for axis, below in named if below is not None]
        if len(found) != 1 or not any(node.get(key) for key in ("title", "label", "text")):
            context.problem(node, "a wording names one criterion or one option, and says its title, its label or its text there")
            continue
        yield _naming(*found[0], node, where_of(node, f"/texts/wording/{number}"), place_of(node, outer))


def _references(texts: Node, outer: Place) -> Iterator[Citation]:
    listed = texts.get("references")
    for number, node in enumerate(listed.elements() if listed is not None else ()):
        held = node.get("held")
        said = held.plain is True if held is not None else None
        yield Citation(text_of(node, "to"), said, text_of(node, "note"), where_of(node, f"/texts/references/{number}"), place_of(node, outer))


def _reasons(context: Context, texts: Node) -> Iterator[tuple[str, str]]:
    listed = texts.get("rationale") or texts
    for criterion, options in listed.entries() if texts.get("rationale") is not None else ():
        context.check("criteria", options, key=criterion)
        for option, below in options.entries():
            yield criterion, context.check("options", below, key=option)


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


def read_claims(context: Context, root: Node, outer: Place) -> tuple[Claim, ...]:
    """Read the claims; ids that stand twice are noted, and faults in what is asserted at their place inside the expression."""
    listed = root.get("claims")
    nodes = listed.elements() if listed is not None else ()
    claims = tuple(_claim(node, number, outer) for number, node in enumerate(nodes))
    seen: set[str] = set()
    for claim, node in zip(claims, nodes, strict=True):
        if claim.id in seen:
            context.problem(node.get("id") or node, f'the id "{claim.id}" is used for another claim already; give this one another id')
        seen.add(claim.id)
        if claim.asserts is not None:
            context.problems += [problem_at(context.path, claim.asserts, error) for error in _errors(context, claim.asserts.text)]
    return claims


def _claim(node: Node, number: int, outer: Place) -> Claim:
    kind, status = text_of(node, "kind", "statement"), text_of(node, "status", "confirmed")
    printings = tuple(_printings(node, f"/claims/{number}", outer))
    return Claim(text_of(node, "id"), kind, node.get("asserts"), text_of(node, "taken-as"), status == "confirmed", printings)


def _printings(node: Node, pointer: str, outer: Place) -> Iterator[Printing]:
    yield _printing(node, pointer, outer)
    again = node.get("again")
    for number, below in enumerate(again.elements() if again is not None else ()):
        yield _printing(below, f"{pointer}/again/{number}", outer)


def _printing(node: Node, pointer: str, outer: Place) -> Printing:
    whole = text_of(node, "text")
    own = text_of(node, "sha256") or (digest(whole) if whole else "")
    same = node.get("same")
    return Printing(text_of(node, "summary"), own, where_of(node, pointer), place_of(node, outer), same is not None and same.plain is True)


def _errors(context: Context, text: str) -> list[ExpressionError]:
    """Say what in an expression cannot be read, cannot hold for any appraisal, or names what this one does not declare."""
    try:
        expression = parse(text)
    except ExpressionError as error:
        return [error]
    if looks_at_nothing(expression):
        return [ExpressionError("this names nothing of the appraisal, so the tables can neither confirm nor contradict it")]
    return faults(expression, {}) or list(misnamed(expression, {**context.ids, "gateways": {**context.ids["gateways"], **context.ids["criteria"]}}))
