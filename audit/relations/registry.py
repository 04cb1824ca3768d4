"""The types of relation by name: every module of this package is loaded, and each registers what it holds."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import audit.relations as package
from audit.relations.relation import Relation
from audit.relations.type import TYPES, RelationType

__all__ = ["TYPES", "declarable", "type_of"]

_NO_TYPES: Final = frozenset({"registry", "derive"})

for _module in iter_modules(package.__path__):
    if _module.name not in _NO_TYPES:
        import_module(f"{package.__name__}.{_module.name}")


def type_of(relation: Relation) -> RelationType:
    """Look up the type of a relation."""
    return TYPES[relation.type]


def declarable() -> tuple[str, ...]:
    """List the types that an appraisal may declare a relation of."""
    return tuple(name for name, one in TYPES.items() if one.declarable)
