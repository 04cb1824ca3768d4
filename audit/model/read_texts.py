"""From the file to names at other places, references, and which reasons are held."""

from collections.abc import Iterator

from audit.load.node import Node
from audit.model.context import Context, place_of, text_of, where_of
from audit.model.place import Place, Where
from audit.model.texts import Citation, Naming, Texts


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
