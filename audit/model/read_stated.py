"""From the file to figures stated in running text, gateways, bands and the recommendation."""

from fractions import Fraction

from audit.load.node import Node
from audit.model.appraisal import Band, Counted, Gateway, Reference, Stated, Threshold
from audit.model.context import Context, place_of, text_of, where_of
from audit.model.figure import Figure, Verdict
from audit.model.place import Place
from audit.model.quantity import Quantity
from audit.model.read_figure import Setting, read_figures
from audit.model.read_method import read_reference

_SIGNS = {"at-least": ">=", "more-than": ">", "at-most": "<=", "less-than": "<"}


def read_stated(context: Context, root: Node, outer: Place) -> tuple[dict[str, Stated], list[Figure]]:
    """Read the figures stated in running text; every printing becomes a figure."""
    stated: dict[str, Stated] = {}
    figures: list[Figure] = []
    node = root.get("stated")
    for key, below in node.entries() if node is not None else ():
        one = _stated(context, key, below)
        stated[key] = one
        printings = below.get("printings")
        for number, cell in enumerate(printings.elements() if printings is not None else ()):
            pointer = f"/stated/{key}/printings/{number}"
            setting = Setting(place_of(below, outer))
            figures += read_figures(context, cell, one.quantity, f"stated.{key}.{number + 1}", pointer, setting)
    return stated, figures


def _stated(context: Context, key: str, node: Node) -> Stated:
    least = node.get("at-least")
    quantity = Quantity(text_of(node, "prints"), item=key)
    return Stated(
        key, text_of(node, "title", key), quantity, _counted(context, node), _between(context, key, node),
        text_of(node, "as", "unstated"), least is not None and least.plain is True, where_of(node, f"/stated/{key}", key=True),
    )  # fmt: skip


def _counted(context: Context, node: Node) -> Counted | None:
    below = node.get("counts")
    if below is None:
        return None
    kinds, group = below.get("kind"), below.get("group")
    if (kinds is not None or group is not None) and text_of(below, "of") != "criteria":
        context.problem(below, "only criteria are counted by kind or group")
    named = context.check("groups", group) if group is not None else None
    return Counted(text_of(below, "of"), tuple(kind.text for kind in kinds.elements()) if kinds is not None else (), named)


def _between(context: Context, key: str, node: Node) -> tuple[Reference, Reference] | None:
    below = node.get("between")
    if below is None:
        if text_of(node, "prints") == "difference":
            context.problem(node, f'"{key}" is a difference; say between which two figures with between:', key=True)
        return None
    first, second = (read_reference(context, term) for term in below.elements())
    return (first, second) if first is not None and second is not None else None


def read_gateways(context: Context, root: Node, outer: Place) -> tuple[dict[str, Gateway], list[Verdict]]:
    """Read the pass/fail tests declared beside the tables, with their printed outcomes."""
    gateways: dict[str, Gateway] = {}
    verdicts: list[Verdict] = []
    node = root.get("gateways")
    for key, below in node.entries() if node is not None else ():
        criterion, place = below.get("criterion"), place_of(below, outer)
        named = context.check("criteria", criterion) if criterion is not None else None
        where = where_of(below, f"/gateways/{key}", key=True)
        implied, reason = below.get("implied"), below.get("rationale")
        gateways[key] = Gateway(
            key, text_of(below, "title") or _title(context, named, key), named, _threshold(context, below, root), where, place,
            implied is not None and implied.plain is True, "" if reason is None else (reason.text or "given"),
        )  # fmt: skip
        outcomes = below.get("outcomes")
        for option, cell in outcomes.entries() if outcomes is not None else ():
            context.check("options", cell, key=option)
            where = where_of(cell, f"/gateways/{key}/outcomes/{option}")
            verdicts.append(Verdict(f"gateways.{key}.{option}", option, key, cell.text, where, place, named))
    return gateways, verdicts


def _title(context: Context, criterion: str | None, key: str) -> str:
    """Give the title of the criterion that a gateway is, or the gateway's own id."""
    node = context.ids["criteria"].get(criterion or "")
    return text_of(node, "title", key) if node is not None else key


def _threshold(context: Context, node: Node, root: Node) -> Threshold | None:
    below = node.get("threshold")
    if below is None:
        return None
    signs = [key for key in _SIGNS if below.get(key) is not None]
    value = _limit(context, below, below.get(signs[0]), root) if len(signs) == 1 else None
    if len(signs) != 1:
        context.problem(below, f"a threshold has exactly one of {', '.join(_SIGNS)}")
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


def read_bands(context: Context, root: Node, outer: Place) -> tuple[tuple[Band, ...], str | None]:
    """Read the colour bands and the kind of figure that they are laid on."""
    node = root.get("bands")
    if node is None:
        return (), None
    ranges, place = node.get("ranges"), place_of(node, outer)
    assert ranges is not None
    bands = tuple(
        Band(
            text_of(below, "label"), context.exact(below.get("from")), context.exact(below.get("to")),
            where_of(below, f"/bands/ranges/{number}"), place_of(below, place),
        )
        for number, below in enumerate(ranges.elements())
    )  # fmt: skip
    return bands, text_of(node, "laid-on")


def read_recommendation(context: Context, root: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read the options recommended and the options taken forward."""
    node = root.get("recommendation")
    return _ids(context, node, "preferred"), _ids(context, node, "taken-forward")


def _ids(context: Context, node: Node | None, key: str) -> tuple[str, ...]:
    below = node.get(key) if node is not None else None
    if below is None:
        return ()
    named = below.elements() if below.items is not None else [below]
    return tuple(context.check("options", one) for one in named)
