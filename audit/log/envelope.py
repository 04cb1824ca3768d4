"""What surrounds a body: when, where and with what the audit ran; and the seal over both."""

import datetime as dt
import os
import platform
import sys
from collections.abc import Sequence
from typing import Final

from audit.log.body import Body
from audit.log.canonical import Record

_DEPENDENCIES: Final = ("PyYAML", "jsonschema", "jsonschema-rs", "typer", "rapidfuzz", "networkx", "ortools")


def envelope(command: Sequence[str]) -> Record:
    """Give the circumstances of this run, which its outcomes do not depend on."""
    installed = _installed()
    return {
        "time": dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "host": platform.node(), "command": list(command),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "dependencies": {name: version for name in _DEPENDENCIES if (version := installed.get(name.lower()))},
    }  # fmt: skip


def seal(body: Body, around: Record) -> str:
    """Add an envelope and the seal over it and the body; gives the seal's digest."""
    body.chain.add("envelope", around)
    return body.chain.close("seal", "seal", {"body_head": body.head})


def _installed() -> dict[str, str]:
    """Give the version of every installed package, from the names of their metadata folders.

    The standard library's own reader of metadata takes longer to import than many an audit takes to run.
    """
    found: dict[str, str] = {}
    for place in filter(os.path.isdir, sys.path):
        for folder in os.listdir(place):  # noqa: PTH208  # names are all that is needed
            name, dash, version = folder.removesuffix(".dist-info").rpartition("-")
            if dash and folder.endswith(".dist-info"):
                found.setdefault(name.lower().replace("_", "-"), version)
    return found
