"""All that can be said at once of a file that cannot be audited."""

from collections.abc import Sequence
from typing import Final

from audit.appraisal.load.document import Document
from audit.appraisal.load.node import Node
from audit.appraisal.load.schema import validate
from audit.problems import InputError, Problem
from audit.relations.derive.derive import derive
from audit.rules.language.assertions import whole

__all__ = ["all_problems"]

_NEEDED: Final = ("appraisal", "criteria", "options", "method")
_OPTIONAL: Final = ("sources", "levels", "groups", "tables", "stated", "gateways")


def all_problems(document: Document, told: Sequence[Problem] = ()) -> tuple[Problem, ...]:
    """The problems reported already, with what the schema and the builder find at other places."""
    found = [*told, *_elsewhere(_of_schema(document), told)]
    return InputError([*found, *_elsewhere(_of_builder(document), found)]).problems


def _elsewhere(problems: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    places = {(one.line, one.column) for one in told}
    return [one for one in problems if (one.line, one.column) not in places]


def _of_schema(document: Document) -> Sequence[Problem]:
    try:
        validate(document, "appraisal")
    except InputError as error:
        return error.problems
    return ()


def _of_builder(document: Document) -> Sequence[Problem]:
    """What the builder finds, as far as the file has the shape that it builds on."""
    if not _shaped(document.root):
        return ()
    try:
        derive(whole(document))
    except InputError as error:
        return error.problems
    except Exception:  # noqa: BLE001, S110  # a file whose shape is off may break the builder anywhere; its shape is told
        pass
    return ()


def _shaped(root: Node) -> bool:
    """Say whether everything that declares ids is a mapping, so that no id is called undeclared for that alone."""
    needed = [root.get(name) for name in _NEEDED]
    optional = [root.get(name) for name in _OPTIONAL]
    return all(node is not None and node.fields is not None for node in needed) and all(node is None or node.fields is not None for node in optional)
