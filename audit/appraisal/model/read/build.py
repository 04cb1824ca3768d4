"""From a validated document to the appraisal, with every undefined id and unreadable figure noted at once."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from audit.appraisal.load.document import Document
from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Appraisal, Dated
from audit.appraisal.model.place import Place
from audit.appraisal.model.read.context import Context, Judge, place_of, text_of, where_of
from audit.appraisal.model.read.criteria import read_criteria, read_groups, read_levels, read_options, read_scale
from audit.appraisal.model.read.figured import figured
from audit.appraisal.model.read.method import read_bands, read_gateways, read_method, read_recommendation, read_stated
from audit.appraisal.model.read.prose import read_claims, read_process
from audit.appraisal.model.read.tables import read_tables
from audit.appraisal.model.read.texts import read_texts
from audit.appraisal.model.read.waivers import read_waivers
from audit.appraisal.model.source import Compared, Source
from audit.problems import fault

__all__ = ["build"]

_RESERVED = frozenset({"total"})
_COUNTS = ("confirmed", "changed", "cannot-read", "withheld")


def build(document: Document, judge: Judge | None = None) -> Appraisal:
    """Build the appraisal from a document that its schema accepts. Raises InputError with all problems.

    ``judge`` says what is amiss in what claims assert; without one their assertions are taken as they stand.
    """
    root = document.root
    head = root.get("appraisal")
    method_node = root.get("method")
    assert head is not None
    assert method_node is not None
    context = Context(document.path, text_of(head, "numbers", "en"), text_of(head, "negatives", "minus"), judge=judge)
    context.ids = context.nodes = _ids(root, method_node)
    _check_ids(context)
    sources = _sources(root)
    outer = Place(source=next(iter(sources), None))
    levels = read_levels(context, root, outer)
    scale = read_scale(context, root.get("scale"), levels, outer)
    bands, bands_on, bands_place = read_bands(context, root, outer)
    _check_places(context, root)
    printed = Appraisal(
        id=text_of(head, "id"), title=text_of(head, "title"), publisher=text_of(head, "publisher"),
        jurisdiction=text_of(head, "jurisdiction"), sector=text_of(head, "sector"), origin=text_of(head, "from"),
        handling=text_of(head, "handling", "public"), numbers=context.numbers, negatives=context.negatives, notes=text_of(head, "notes"),
        dated=_dates(head, outer), sources=sources, scale=scale, levels=levels, groups=read_groups(context, root, outer),
        criteria=read_criteria(context, root, levels, scale, outer), options=read_options(root, outer),
        method=read_method(context, method_node, outer), tables=read_tables(context, root, outer), stated=read_stated(context, root, outer),
        gateways=read_gateways(context, root, outer), bands=bands, bands_on=bands_on, bands_place=bands_place,
        texts=read_texts(context, root, outer), claims=read_claims(context, root, outer), process=read_process(context, root, outer),
        recommendation=read_recommendation(context, root, outer), waivers=read_waivers(root, document.path),
        path=document.path, sha256=document.sha256,
    )  # fmt: skip
    return figured(printed, context)


def _ids(root: Node, method: Node) -> dict[str, Mapping[str, Node]]:
    def of(node: Node | None) -> Mapping[str, Node]:
        return dict(node.entries()) if node is not None else {}

    named = ("sources", "levels", "groups", "criteria", "options", "stated", "gateways", "tables")
    return {**{name: of(root.get(name)) for name in named}, "scorers": of(method.get("scorers"))}


def _check_ids(context: Context) -> None:
    for key, node in context.nodes["groups"].items():
        if key in context.ids["criteria"]:
            context.problem(node, fault("group-and-criterion", key=key), key=True)
    for axis in ("criteria", "options", "groups", "scorers"):
        for key, node in context.nodes[axis].items():
            if key in _RESERVED:
                context.problem(node, fault("id-of-bottom-row", key=key), key=True)


def _check_places(context: Context, node: Node) -> None:
    """Note every place that names a source which is not declared."""
    for key, below in node.entries():
        source = below.get("source") if key == "place" else None
        if source is not None:
            context.check("sources", source)
        _check_places(context, below)
    for below in node.elements():
        if below.fields is not None:
            _check_places(context, below)


def _sources(root: Node) -> dict[str, Source]:
    node = root.get("sources")
    entries = node.entries() if node is not None else ()
    return {
        key: Source(
            id=key, role=text_of(one, "role"), title=text_of(one, "title"), file=text_of(one, "file"), sha256=text_of(one, "sha256"),
            date=text_of(one, "date"), compared=_compared(one), url=text_of(one, "url"), notes=text_of(one, "notes"),
        )
        for key, one in entries
    }  # fmt: skip


def _compared(source: Node) -> tuple[Compared, ...]:
    listed = source.get("compared")
    return tuple(
        Compared(text_of(one, "by"), text_of(one, "on"), text_of(one, "sha256"), dict(_counts(one)))
        for one in (listed.elements() if listed is not None else ())
    )


def _counts(compared: Node) -> Iterator[tuple[str, int]]:
    for key in _COUNTS:
        count = compared.get(key)
        if count is not None:
            yield key, int(Fraction(count.text))


def _dates(head: Node, outer: Place) -> dict[str, Dated]:
    node = head.get("dates")
    return {
        key: Dated((below.get("date") or below).text, where_of(below, f"/appraisal/dates/{key}"), place_of(below, outer))
        for key, below in (node.entries() if node is not None else ())
    }
