"""Plain data out of YAML, by the reader written in C where there is one: the other takes ten times as long."""

from typing import Any, Final

import yaml

_VALUES: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXTS: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def values(text: str | bytes) -> Any:
    """Read numbers, dates and truth values as what they are."""
    return yaml.load(text, _VALUES)  # noqa: S506  # plain data and no objects


def texts(text: str | bytes) -> Any:
    """Leave every scalar the text that it is written as: 4.70 is not 4.7."""
    return yaml.load(text, _TEXTS)  # noqa: S506  # texts and no objects
