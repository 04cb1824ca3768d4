"""The named checks by name: every module of this folder that defines one is read, so that a check is added in one place."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from audit.rules import checks
from audit.rules.checks.base import REGISTERED, NamedCheck

__all__ = ["NAMED"]


def _read() -> Mapping[str, NamedCheck]:
    """Read the modules of this folder, which enter their checks as they are read; in the order of the names."""
    for module in iter_modules(checks.__path__):
        if module.name != "registry":
            import_module(f"{checks.__name__}.{module.name}")
    return MappingProxyType(dict(sorted(REGISTERED.items())))


NAMED: Final[Mapping[str, NamedCheck]] = _read()
