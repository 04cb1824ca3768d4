"""From a validated document to the appraisal, with every undefined id and unreadable figure noted at once."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from audit.appraisal.load.document import Document
from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Appraisal, Compared, Source, Table
from audit.appraisal.model.figure import Figure, Verdict
from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.cells import Setting, read_figures
from audit.appraisal.model.read.context import Context, text_of
from audit.appraisal.model.read.criteria import inherit_rounding, read_criteria, read_groups, read_levels, read_options
from audit.appraisal.model.read.method import read_bands, read_gateways, read_method, read_recommendation, read_stated
from audit.appraisal.model.read.prose import read_claims, read_process, read_texts
from audit.appraisal.model.read.tables import read_table
from audit.problems import InputError

_RESERVED = frozenset({"total"})
_COUNTS = ("confirmed", "changed", "cannot-read", "withheld")


def build(document: Document) -> Appraisal:
    """Build the appraisal from a document that its schema accepts. Raises InputError with all problems."""
    root = document.root
    head = root.get("appraisal")
    method_node = root.get("method")
    assert head is not None
    assert method_node is not None
    context = Context(document.path, text_of(head, "numbers", "en"), text_of(head, "negatives", "minus"))
    context.ids = _ids(root, method_node)
    _check_ids(context)
    sources = _sources(root)
    outer = Place(source=next(iter(sources), None))
    levels = read_levels(context, root)
    groups, group_weights = read_groups(context, root, outer)
    criteria, inline = read_criteria(context, root, levels, outer)
    method = read_method(context, method_node)
    context.weighted = any(formula.name.startswith("weighted") for formula in (method.total, method.subtotal))
    tables, cells, verdicts = _tables(context, outer)
    stated, spoken = read_stated(context, root, outer)
    gateways, outcomes = read_gateways(context, root, outer)
    bands, bands_on = read_bands(context, root, outer)
    preferred, forward = read_recommendation(context, root)
    texts = read_texts(context, root, outer)
    claims, process = read_claims(context, root, outer), read_process(context, root, outer)
    _check_places(context, root)
    figures = inherit_rounding([*group_weights, *inline, *_declared(context, method_node, outer), *cells, *spoken], _weights_rounded(method_node))
    if context.problems:
        raise InputError(context.problems)
    return Appraisal(
        id=text_of(head, "id"), title=text_of(head, "title"), publisher=text_of(head, "publisher"),
        jurisdiction=text_of(head, "jurisdiction"), origin=text_of(head, "from"), handling=text_of(head, "handling", "public"),
        dates=_dates(head), sources=sources, levels=levels, groups=groups, criteria=criteria,
        options=read_options(root, outer), method=method, tables=tables, stated=stated, gateways=gateways,
        bands=bands, bands_on=bands_on, figures=tuple(figures), verdicts=(*verdicts, *outcomes),
        preferred=preferred, taken_forward=forward, path=document.path, sha256=document.sha256, root=root, texts=texts, claims=claims,
        sector=text_of(head, "sector"), process=process,
    )  # fmt: skip


def _ids(root: Node, method: Node) -> dict[str, Mapping[str, Node]]:
    def of(node: Node | None) -> Mapping[str, Node]:
        return dict(node.entries()) if node is not None else {}

    named = ("sources", "levels", "groups", "criteria", "options", "stated", "gateways", "tables")
    return {**{name: of(root.get(name)) for name in named}, "scorers": of(method.get("scorers"))}


def _check_ids(context: Context) -> None:
    for key, node in context.ids["groups"].items():
        if key in context.ids["criteria"]:
            context.problem(node, f'"{key}" is both a group and a criterion; give one of them another id', key=True)
    for axis in ("criteria", "options", "groups", "scorers"):
        for key, node in context.ids[axis].items():
            if key in _RESERVED:
                context.problem(node, f'"{key}" is the name of the bottom row of a table; give this another id', key=True)


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
        key: Source(key, text_of(n, "role"), text_of(n, "title"), text_of(n, "file"), text_of(n, "sha256"), text_of(n, "date"), _compared(n))
        for key, n in entries
    }


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


def _dates(head: Node) -> dict[str, str]:
    node = head.get("dates")
    return {key: (below.get("date") or below).text for key, below in node.entries()} if node is not None else {}


def _tables(context: Context, outer: Place) -> tuple[dict[str, Table], list[Figure], list[Verdict]]:
    tables: dict[str, Table] = {}
    figures: list[Figure] = []
    verdicts: list[Verdict] = []
    for key, node in context.ids["tables"].items():
        printed = read_table(context, key, node, outer)
        tables[key] = printed.table
        figures += printed.figures
        verdicts += printed.verdicts
    return tables, figures, verdicts


def _declared(context: Context, method: Node, outer: Place) -> list[Figure]:
    """Give the declared sum of weights as one printing of that quantity."""
    weights = method.get("weights")
    total = weights.get("sum") if weights is not None else None
    if total is None:
        return []
    return read_figures(context, total, Quantity("weight"), "method.weights.sum", "/method/weights/sum", Setting(outer))


def _weights_rounded(method: Node) -> bool:
    weights = method.get("weights")
    rounded = weights.get("rounded") if weights is not None else None
    return rounded is not None and rounded.plain is True
