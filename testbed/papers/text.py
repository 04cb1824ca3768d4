"""Plain data as YAML text, laid out as people write appraisal files: rows of tables in flow style."""

import json
import re
from typing import Any, Final

_PLAIN_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_PLAIN_WORD: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RESERVED: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def yaml_of(plain: dict[str, Any]) -> str:
    """Write plain data as YAML."""
    return "\n".join(_lines(plain, "")) + "\n"


def _lines(mapping: dict[str, Any], indent: str) -> list[str]:
    found = []
    for key, value in mapping.items():
        if isinstance(value, dict) and value and not _short(value):
            found += [f"{indent}{key}:", *_lines(value, f"{indent}  ")]
        elif key == "format":
            found.append(f'{indent}{key}: "{value}"')
        else:
            found.append(f"{indent}{key}: {_flow(value)}")
    return found


def _short(mapping: dict[str, Any]) -> bool:
    return not any(isinstance(value, dict | list) for value in mapping.values()) and len(str(mapping)) < 90


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value) if isinstance(value, str) else json.dumps(value)


def _scalar(text: str) -> str:
    bare = _PLAIN_NUMBER.fullmatch(text) or (_PLAIN_WORD.fullmatch(text) and text not in _RESERVED)
    return text if bare else json.dumps(text, ensure_ascii=False)
