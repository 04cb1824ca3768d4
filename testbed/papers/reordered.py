"""The same appraisal in another order, and under other names."""

from collections.abc import Mapping
from random import Random
from typing import Any

from testbed.papers.paper import Plain

_ORDERED = ("options", "criteria", "groups", "levels")


def shuffled(random: Random, plain: Plain) -> Plain:
    """Put options, criteria, groups and scorers, and the rows and columns of every table, in another order."""
    found = {key: _shuffled(random, value) if key in _ORDERED else value for key, value in plain.items()}
    if "scorers" in found["method"]:
        found["method"] = {**found["method"], "scorers": _shuffled(random, found["method"]["scorers"])}
    return {**found, "tables": {key: _table(random, table) for key, table in plain["tables"].items()}}


def _shuffled(random: Random, mapping: Mapping[str, Any]) -> dict[str, Any]:
    return dict(random.sample(list(mapping.items()), len(mapping)))


def _table(random: Random, table: Plain) -> Plain:
    order = random.sample(range(len(table["columns"])), len(table["columns"]))
    cells = {row: [values[place] for place in order] for row, values in _shuffled(random, table["cells"]).items()}
    return {**table, "columns": [table["columns"][place] for place in order], "cells": cells}


def renamed(plain: Any, names: Mapping[str, str]) -> Any:
    """Everything that has an id another one, wherever it is named."""
    if isinstance(plain, dict):
        return {names.get(key, key): renamed(value, names) for key, value in plain.items()}
    if isinstance(plain, list):
        return [renamed(value, names) for value in plain]
    return names.get(plain, plain) if isinstance(plain, str) else plain


def new_names(random: Random, plain: Plain) -> dict[str, str]:
    """A new id for every id, in an order that has nothing to do with the old one."""
    held = [*plain["options"], *plain["criteria"], *plain.get("groups", {}), *plain["method"].get("scorers", {})]
    fresh = random.sample([f"{letter}{number}" for letter in "abcxyz" for number in range(10)], len(held))
    return dict(zip(held, fresh, strict=True))


def retitled(plain: Plain) -> Plain:
    """Options, criteria and groups other titles."""
    told: dict[str, Any] = {
        key: {name: {**below, "title": f"About {name[::-1]}"} for name, below in plain[key].items()}
        for key in ("options", "criteria", "groups")
        if key in plain
    }
    return {**plain, **told}
