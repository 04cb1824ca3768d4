"""From the file to the method: how totals, percentages and ranks follow.

From the file to figures stated in running text, gateways, bands and the recommendation.
"""

from fractions import Fraction
from typing import Any

from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import (
    Band,
    Counted,
    Declared,
    Formula,
    Gateway,
    Method,
    Outcome,
    Recommendation,
    Reference,
    Standing,
    Stated,
    Threshold,
)
from audit.appraisal.model.place import NO_PLACE, Place
from audit.appraisal.model.quantity import NAMES, Quantity, fits
from audit.appraisal.model.read.cells import read_cell
from audit.appraisal.model.read.context import Context, flag_of, place_of, text_of, where_of
from audit.appraisal.model.read.texts import read_text
from audit.problems import fault

__all__ = ["read_bands", "read_gateways", "read_method", "read_recommendation", "read_reference", "read_stated"]

_DIMENSIONS = {"option": "options", "criterion": "criteria", "group": "groups", "scorer": "scorers"}


def read_method(context: Context, node: Node, outer: Place) -> Method:
    """Read ``method``."""
    place = place_of(node, outer)
    total = _formula(context, node.get("total"), Formula("none"))
    weights = node.get("weights")
    percent, rank = node.get("percent"), node.get("rank")
    weighted, summed = node.get("weighted-score"), weights.get("sum") if weights else None
    return Method(
        total=total, subtotal=_formula(context, node.get("subtotal"), Formula(total.name)),
        weighted_over=_positive(context, weighted.get("over") if weighted else None),
        weight_sum=context.exact(summed),
        weights=read_cell(summed, "/method/weights/sum", outer) if summed is not None else None,
        weights_rounded=flag_of(weights, "rounded") if weights else False, weights_place=place_of(weights, place) if weights else NO_PLACE,
        sub_weight_sum=context.exact(weights.get("sub-weights") if weights else None),
        scorers=_scorers(node), labels=_labels(node), aggregate=text_of(node, "aggregate") or None,
        percent_of=text_of(percent, "of") or None if percent else None,
        percent_base=1 if percent and text_of(percent, "base") == "1" else 100,
        rank_by=text_of(rank, "by", "total") if rank else "total", rank_stated=rank is not None and rank.get("by") is not None,
        rank_item=text_of(rank, "item") or None if rank else None,
        ties=text_of(rank, "ties") or None if rank else None,
        direction=text_of(node, "direction", "higher"), direction_stated=node.get("direction") is not None,
        normalised=context.exact(node.get("normalised")),
        rounding=_rounding(node.get("rounding")), relations=_relations(context, node.get("relations"), place),
        where=where_of(node, "/method", key=True), place=place, notes=text_of(node, "notes"), standing=_standing(node.get("standing")),
    )  # fmt: skip


def _standing(node: Node | None) -> Standing | None:
    if node is None:
        return None
    counts = {key: int(below.text) if (below := node.get(key)) is not None else 0 for key in ("fits", "of", "margin")}
    return Standing(
        known=text_of(node, "is"), firm=flag_of(node, "firm"), fits=counts["fits"], tried=counts["of"], margin=counts["margin"],
        way=text_of(node, "way"), other=text_of(node, "other"), text=text_of(node, "text"), place=place_of(node, NO_PLACE),
    )  # fmt: skip


def _formula(context: Context, node: Node | None, default: Formula) -> Formula:
    if node is None:
        return default
    if node.fields is None:
        return Formula(node.text)  # type: ignore[arg-type]  # the schema allows the formula names only
    over = _positive(context, node.get("over"))
    return Formula(text_of(node, "as"), text_of(node, "of") == "groups", over)  # type: ignore[arg-type]  # as above


def _positive(context: Context, node: Node | None) -> Fraction:
    return context.divisor(node.text, node) if node is not None else Fraction(1)


def _scorers(node: Node) -> dict[str, int]:
    found: dict[str, int] = {}
    scorers = node.get("scorers")
    for key, below in scorers.entries() if scorers is not None else ():
        members = below.get("members")
        found[key] = int(members.text) if members is not None else 1
    return found


def _labels(node: Node) -> dict[str, str]:
    scorers = node.get("scorers")
    entries = scorers.entries() if scorers is not None else ()
    return {key: label for key, below in entries if (label := text_of(below, "label"))}


def _rounding(node: Node | None) -> dict[str, Any]:
    if node is None:
        return {}
    if node.fields is None:
        return {"other": node.text}
    return {kind: below.text for kind, below in node.entries()}


def _relations(context: Context, node: Node | None, outer: Place) -> tuple[Declared, ...]:
    found: dict[str, Declared] = {}
    for number, below in enumerate(node.elements() if node is not None else (), 1):
        terms_node, result_node = below.get("terms"), below.get("result")
        assert terms_node is not None
        assert result_node is not None
        result = read_reference(context, result_node)
        terms = tuple(read_reference(context, term) for term in terms_node.elements())
        if result is None or None in terms:
            continue
        given = text_of(below, "id")
        id_ = given or f"relation-{number}"
        if id_ in found:
            context.problem(below, fault("relation-id-twice", id=id_))
        found[id_] = Declared(
            id=id_, named=bool(given), type=text_of(below, "type"), result=result,
            terms=terms,  # type: ignore[arg-type]  # None was ruled out above
            each_option=text_of(below, "for") == "each-option", times=_factor(context, below.get("times")),
            pick=text_of(below, "pick", "highest"), where=where_of(below, f"/method/relations/{number - 1}"), place=place_of(below, outer),
        )  # fmt: skip
    return tuple(found.values())


def _factor(context: Context, node: Node | None) -> Fraction:
    """Read a coefficient, 1 where none is given; with 0 a relation would say nothing."""
    value = context.exact(node)
    if node is not None and value == 0:
        context.problem(node, fault("multiplies-by-zero"))
    return value or Fraction(1)


def read_reference(context: Context, node: Node) -> Reference | None:
    """Read a quantity with its coefficient. Notes a problem and gives None where it names nothing."""
    if node.fields is None:
        kinds = context.nodes["stated"]
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
                context.problem(below, fault("kind-of-dimension", names=NAMES[kind], name=name))
    quantity = Quantity(kind, item=text_of(node, "item") or None, **found)
    return Reference(quantity, _factor(context, node.get("times")))


_SIGNS = {"at-least": ">=", "more-than": ">", "at-most": "<=", "less-than": "<"}


def read_stated(context: Context, root: Node, outer: Place) -> dict[str, Stated]:
    """Read the figures stated in running text, with every place where they stand."""
    node = root.get("stated")
    return {key: _stated(context, key, below, outer) for key, below in (node.entries() if node is not None else ())}


def _stated(context: Context, key: str, node: Node, outer: Place) -> Stated:
    printings = node.get("printings")
    cells = printings.elements() if printings is not None else ()
    return Stated(
        id=key, title=text_of(node, "title", key), quantity=Quantity(text_of(node, "prints"), item=key), counts=_counted(context, node),
        between=_between(context, key, node), reading_as=text_of(node, "as", "unstated"), at_least=flag_of(node, "at-least"),
        where=where_of(node, f"/stated/{key}", key=True),
        printings=tuple(read_cell(cell, f"/stated/{key}/printings/{number}", outer) for number, cell in enumerate(cells)),
    )  # fmt: skip


def _counted(context: Context, node: Node) -> Counted | None:
    below = node.get("counts")
    if below is None:
        return None
    kinds, group = below.get("kind"), below.get("group")
    if (kinds is not None or group is not None) and text_of(below, "of") != "criteria":
        context.problem(below, fault("counted-by-criteria-only"))
    named = context.check("groups", group) if group is not None else None
    return Counted(text_of(below, "of"), tuple(kind.text for kind in kinds.elements()) if kinds is not None else (), named)


def _between(context: Context, key: str, node: Node) -> tuple[Reference, Reference] | None:
    below = node.get("between")
    if below is None:
        if text_of(node, "prints") == "difference":
            context.problem(node, fault("difference-without-figures", key=key), key=True)
        return None
    first, second = (read_reference(context, term) for term in below.elements())
    return (first, second) if first is not None and second is not None else None


def read_gateways(context: Context, root: Node, outer: Place) -> dict[str, Gateway]:
    """Read the pass/fail tests declared beside the tables, with their printed outcomes."""
    node = root.get("gateways")
    return {key: _gateway(context, key, below, root, outer) for key, below in (node.entries() if node is not None else ())}


def _gateway(context: Context, key: str, node: Node, root: Node, outer: Place) -> Gateway:
    criterion, place, reason, pointer = node.get("criterion"), place_of(node, outer), node.get("rationale"), f"/gateways/{key}"
    named = context.check("criteria", criterion) if criterion is not None else None
    return Gateway(
        id=key, title=text_of(node, "title") or _title(context, named, key), criterion=named, threshold=_threshold(context, node, root),
        where=where_of(node, pointer, key=True), place=place, implied=flag_of(node, "implied"),
        reason="" if reason is None else (reason.text or "given"), notes=text_of(node, "notes"),
        rationale=read_text(reason, f"{pointer}/rationale", place) if reason is not None and reason.fields is not None else None,
        outcomes=_outcomes(context, node, pointer),
    )  # fmt: skip


def _outcomes(context: Context, node: Node, pointer: str) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    outcomes = node.get("outcomes")
    for option, cell in outcomes.entries() if outcomes is not None else ():
        context.check("options", cell, key=option)
        found[option] = Outcome(cell.text, where_of(cell, f"{pointer}/outcomes/{option}"))
    return found


def _title(context: Context, criterion: str | None, key: str) -> str:
    """The title of the criterion that a gateway is, or the gateway's own id."""
    node = context.nodes["criteria"].get(criterion or "")
    return text_of(node, "title", key) if node is not None else key


def _threshold(context: Context, node: Node, root: Node) -> Threshold | None:
    below = node.get("threshold")
    if below is None:
        return None
    signs = [key for key in _SIGNS if below.get(key) is not None]
    value = _limit(context, below, below.get(signs[0]), root) if len(signs) == 1 else None
    if len(signs) != 1:
        context.problem(below, fault("threshold-signs", signs=", ".join(_SIGNS)))
    if value is None:
        return None
    criterion, group = below.get("criterion"), below.get("group")
    quantity = Quantity(
        text_of(below, "kind"), criterion=context.check("criteria", criterion) if criterion is not None else None,
        group=context.check("groups", group) if group is not None else None, item=text_of(below, "item") or None,
    )  # fmt: skip
    return Threshold(quantity, _SIGNS[signs[0]], value)


def _limit(context: Context, node: Node, printed: Node | None, root: Node) -> Fraction | None:
    """Read what must be reached; ``50%`` is 0.5 where percentages are kept as parts of 1."""
    value = context.exact(printed)
    apart = text_of(node, "kind") in {"percent", "share"} and root.at(["method", "percent", "base"]).plain == 1
    if value is None or printed is None or not apart or not printed.text.strip().endswith("%"):
        return value
    return value / 100


def read_bands(context: Context, root: Node, outer: Place) -> tuple[tuple[Band, ...], str | None, Place]:
    """Read the colour bands, the kind of figure that they are laid on, and where they are printed."""
    node = root.get("bands")
    if node is None:
        return (), None, NO_PLACE
    ranges, place = node.get("ranges"), place_of(node, outer)
    assert ranges is not None
    bands = tuple(
        Band(
            label=text_of(below, "label"), low=context.exact(below.get("from")), high=context.exact(below.get("to")),
            where=where_of(below, f"/bands/ranges/{number}"), place=place_of(below, place), meaning=text_of(below, "meaning"),
        )
        for number, below in enumerate(ranges.elements())
    )  # fmt: skip
    return bands, text_of(node, "laid-on"), place


def read_recommendation(context: Context, root: Node, outer: Place) -> Recommendation | None:
    """Read the options recommended and the options taken forward, with the reasons given."""
    node = root.get("recommendation")
    if node is None:
        return None
    return Recommendation(
        _ids(context, node, "preferred"), _ids(context, node, "taken-forward"), text_of(node, "reasons"),
        where_of(node, "/recommendation", key=True), place_of(node, outer),
    )  # fmt: skip


def _ids(context: Context, node: Node | None, key: str) -> tuple[str, ...]:
    below = node.get(key) if node is not None else None
    if below is None:
        return ()
    named = below.elements() if below.items is not None else [below]
    return tuple(context.check("options", one) for one in named)
