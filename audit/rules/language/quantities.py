"""From a call such as ``score("a", "cost")`` to the quantity that it names."""

from collections.abc import Mapping, Sequence
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.context import suggest
from audit.rules.language.parse import Misuse
from audit.rules.language.things import Thing, Unknown, Value, kind_of
from audit.rules.language.vocabulary import QUANTITIES

__all__ = ["field_quantity", "is_quantity", "quantity_of"]

_KINDS: Final = {"group_weight": "weight"}
_OF_CELL: Final = {"score": "score", "weighted_score": "weighted-score", "level": "score"}
_FIELDS: Final = {"option": ("total", "percent", "rank"), "criterion": ("weight", "max_score"), "group": ("weight",)}
_AXES: Final = {"option": "options", "criterion": "criteria", "group": "groups"}


def is_quantity(name: str) -> bool:
    """Say whether a function names a quantity."""
    return name in QUANTITIES


def field_quantity(thing: Thing, name: str) -> Quantity | None:
    """The quantity that a field of a thing is, or that tells it as a score tells its level; None for any other field."""
    if thing.kind == "cell" and name in _OF_CELL:
        option, _, criterion = thing.id.partition("/")
        return Quantity(_OF_CELL[name], option, criterion)
    if name not in _FIELDS.get(thing.kind, ()):
        return None
    return Quantity(name.replace("_", "-"), **{thing.kind: thing.id})


def quantity_of(appraisal: Appraisal, name: str, arguments: Sequence[Value]) -> Quantity | Unknown:
    """The quantity that a call names. Raises Misuse for arguments that name nothing."""
    unknown = next((one for one in arguments if isinstance(one, Unknown)), None)
    if unknown is not None:
        return unknown
    if name == "stated":
        return _stated(appraisal, arguments[0])
    names = QUANTITIES[name].names
    found = {dimension: _id(appraisal, name, dimension, argument) for dimension, argument in zip(names, arguments, strict=False)}
    return Quantity(_KINDS.get(name, name.replace("_", "-")), **found)


def _stated(appraisal: Appraisal, argument: Value) -> Quantity:
    name = argument.id if isinstance(argument, Thing) and argument.kind == "stated" else argument
    if not isinstance(name, str):
        raise Misuse('stated() takes the id of a stated figure: stated("longlist")')
    if name not in appraisal.stated:
        raise Misuse(f'"{name}" is not declared under stated; {suggest(name, appraisal.stated)}')
    return appraisal.stated[name].quantity


def _id(appraisal: Appraisal, name: str, dimension: str, argument: Value) -> str:
    if isinstance(argument, Thing) and argument.kind == dimension:
        return argument.id
    if isinstance(argument, str):
        known: Mapping[str, object] = getattr(appraisal, _AXES[dimension]) if dimension in _AXES else {argument: None}
        if argument not in known:
            raise Misuse(f'{name}(): "{argument}" is no {dimension} of this appraisal; {suggest(argument, known)}')
        return argument
    raise Misuse(f"{name}(): {kind_of(argument)} is used where {dimension} is expected")
