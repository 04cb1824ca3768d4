"""What surrounds a body: when, where and with what the audit ran; and the seal over both."""

import datetime as dt
import platform
from collections.abc import Sequence
from importlib import metadata
from typing import Final

from audit.log.body import Body
from audit.log.canonical import Record

_DEPENDENCIES: Final = ("PyYAML", "jsonschema", "jsonschema-rs", "typer", "rapidfuzz", "networkx", "ortools")


def envelope(command: Sequence[str]) -> Record:
    """Give the circumstances of this run, which its outcomes do not depend on."""
    return {
        "time": dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "host": platform.node(), "command": list(command),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "dependencies": {name: version for name in _DEPENDENCIES if (version := _version(name))},
    }  # fmt: skip


def seal(body: Body, around: Record) -> str:
    """Add an envelope and the seal over it and the body; gives the seal's digest."""
    body.chain.add("envelope", around)
    return body.chain.close("seal", "seal", {"body_head": body.head})


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
