"""From a file to the waivers that stand in it."""

from audit.appraisal.load.node import Node
from audit.appraisal.model.place import Where
from audit.appraisal.model.read.context import text_of
from audit.appraisal.model.waiver import Waiver

__all__ = ["read_waivers"]


def read_waivers(root: Node, path: str) -> tuple[Waiver, ...]:
    """Read the waivers of an appraisal's file, or of the file beside it."""
    node = root.get("waivers")
    return tuple(_waiver(below, path, number) for number, below in enumerate(node.elements() if node is not None else ()))


def _waiver(node: Node, path: str, number: int) -> Waiver:
    subject = node.get("subject")
    named = tuple((key, below.text) for key, below in subject.entries()) if subject is not None else ()
    return Waiver(
        rule=text_of(node, "rule"), subject=named, reason=text_of(node, "reason"), who=text_of(node, "who"), date=text_of(node, "date"),
        until=text_of(node, "until"), path=path, where=Where(node.line, node.column, f"/waivers/{number}"),
    )  # fmt: skip
