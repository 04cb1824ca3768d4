"""From the file to claims, with everything noted in what they assert that cannot be read or names what is not declared."""

from collections.abc import Iterator

from audit.language.errors import ExpressionError
from audit.language.locate import problem_at
from audit.language.named import misnamed
from audit.language.parse import parse
from audit.language.static import faults, looks_at_nothing
from audit.load.node import Node
from audit.model.claims import Claim, Printing
from audit.model.context import Context, place_of, text_of, where_of
from audit.model.place import Place
from audit.texts.normalise import digest


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
