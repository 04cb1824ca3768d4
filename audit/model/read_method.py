"""From the file to the method: how totals, percentages and ranks follow."""

from fractions import Fraction
from typing import Any

from audit.load.node import Node
from audit.model.appraisal import Declared, Formula, Method, Reference
from audit.model.context import Context, text_of, where_of
from audit.model.quantity import NAMES, Quantity, fits

_DIMENSIONS = {"option": "options", "criterion": "criteria", "group": "groups", "scorer": "scorers"}


def read_method(context: Context, node: Node) -> Method:
    """Read ``method``."""
    total = _formula(context, node.get("total"), Formula("none"))
    weights = node.get("weights")
    percent, rank = node.get("percent"), node.get("rank")
    weighted = node.get("weighted-score")
    return Method(
        total=total, subtotal=_formula(context, node.get("subtotal"), Formula(total.name)),
        weighted_over=_positive(context, weighted.get("over") if weighted else None),
        weight_sum=context.exact(weights.get("sum") if weights else None),
        sub_weight_sum=context.exact(weights.get("sub-weights") if weights else None),
        scorers=_scorers(node), aggregate=text_of(node, "aggregate") or None,
        percent_of=text_of(percent, "of") or None if percent else None,
        percent_base=1 if percent and text_of(percent, "base") == "1" else 100,
        rank_by=text_of(rank, "by", "total") if rank else "total",
        rank_item=text_of(rank, "item") or None if rank else None,
        ties=text_of(rank, "ties") or None if rank else None,
        direction=text_of(node, "direction", "higher"), normalised=context.exact(node.get("normalised")),
        rounding=_rounding(node.get("rounding")), relations=_relations(context, node.get("relations")),
        where=where_of(node, "/method", key=True),
    )  # fmt: skip


def _formula(context: Context, node: Node | None, default: Formula) -> Formula:
    if node is None:
        return default
    if node.fields is None:
        return Formula(node.text)  # type: ignore[arg-type]  # the schema allows the formula names only
    over = _positive(context, node.get("over"))
    return Formula(text_of(node, "as"), text_of(node, "of") == "groups", over)  # type: ignore[arg-type]  # as above


def _positive(context: Context, node: Node | None) -> Fraction:
    value = context.exact(node)
    if node is not None and value is not None and value <= 0:
        context.problem(node, "this divides, so it must be above 0")
        return Fraction(1)
    return value if value is not None else Fraction(1)


def _scorers(node: Node) -> dict[str, int]:
    found: dict[str, int] = {}
    scorers = node.get("scorers")
    for key, below in scorers.entries() if scorers is not None else ():
        members = below.get("members")
        found[key] = int(members.text) if members is not None else 1
    return found


def _rounding(node: Node | None) -> dict[str, Any]:
    if node is None:
        return {}
    if node.fields is None:
        return {"other": node.text}
    return {kind: below.text for kind, below in node.entries()}


def _relations(context: Context, node: Node | None) -> tuple[Declared, ...]:
    found: dict[str, Declared] = {}
    for number, below in enumerate(node.elements() if node is not None else (), 1):
        terms_node, result_node = below.get("terms"), below.get("result")
        assert terms_node is not None
        assert result_node is not None
        result = read_reference(context, result_node)
        terms = tuple(read_reference(context, term) for term in terms_node.elements())
        if result is None or None in terms:
            continue
        _check_count(context, below, len(terms))
        id_ = text_of(below, "id", f"relation-{number}")
        if id_ in found:
            context.problem(below, f'the relation id "{id_}" is used twice; give each relation an id of its own')
        found[id_] = Declared(
            id_, text_of(below, "type"), result, terms,  # type: ignore[arg-type]  # None was ruled out above
            text_of(below, "for") == "each-option", _factor(context, below.get("times")),
            text_of(below, "pick", "highest"), where_of(below, f"/method/relations/{number - 1}"),
        )  # fmt: skip
    return tuple(found.values())


def _factor(context: Context, node: Node | None) -> Fraction:
    """Read a coefficient, 1 where none is given; with 0 a relation would say nothing."""
    value = context.exact(node)
    if node is not None and value == 0:
        context.problem(node, "this multiplies, so it must not be 0")
    return value or Fraction(1)


def _check_count(context: Context, node: Node, count: int) -> None:
    type_ = text_of(node, "type")
    wanted = {"ratio": 2, "difference": 2, "equal": 1}.get(type_)
    if wanted is not None and count != wanted:
        context.problem(node, f"{type_} takes {wanted} {'term' if wanted == 1 else 'terms'}; here it has {count}")


def read_reference(context: Context, node: Node) -> Reference | None:
    """Read a quantity with its coefficient. Notes a problem and gives None where it names nothing."""
    if node.fields is None:
        kinds = context.ids["stated"]
        if node.text not in kinds:
            context.problem(node, context.undefined("stated", node.text))
            return None
        return Reference(Quantity(text_of(kinds[node.text], "prints"), item=node.text))
    kind = text_of(node, "kind")
    found: dict[str, str] = {}
    for name, axis in _DIMENSIONS.items():
        below = node.get(name)
        if below is not None:
            found[name] = context.check(axis, below)
            if not fits(kind, name):
                context.problem(below, f"a {NAMES[kind]} does not belong to a {name}")
    quantity = Quantity(kind, item=text_of(node, "item") or None, **found)
    return Reference(quantity, _factor(context, node.get("times")))
