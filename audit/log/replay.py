"""Replaying a log: the same audit again, on the paths and with the date and options recorded, and what differs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

from audit import __version__
from audit.log.body import body_of
from audit.log.canonical import Record, decode
from audit.log.compare import differences
from audit.log.files import is_there
from audit.log.read import UnreadableLogError, records_of
from audit.log.run import Options, Run
from audit.log.shape import fits
from audit.log.verify import Verification, verify
from audit.problems import InputError
from audit.resources import pack_names

_BODY: Final = ("run", "input", "rule", "audit", "outcome", "waiver", "finding", "robustness", "account", "problem", "footer")
_SETTINGS: Final = frozenset({"configuration", "baseline"})
_FOLDER: Final = "run the replay in the folder where the audit was run"


class ReplayError(Exception):
    """A log cannot be replayed here; says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the audit of a log was asked: everything that its outcomes depend on. ``settings`` gives files by their role."""

    paths: Sequence[str]
    files: Sequence[str]
    as_of: str
    options: Options
    settings: Mapping[str, str]


Again = Callable[[Asked], Run]
"""Runs an audit again. May raise InputError and ReplayError."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of a replay. ``versions`` are the tool's then and now; ``same`` says that the body is the same bytes."""

    verification: Verification
    differences: tuple[str, ...]
    versions: tuple[str, str]
    records: int
    same: bool


def replay(file: Path, again: Again) -> Replayed:
    """Run the audit of a log again and compare. Raises UnreadableLogError and ReplayError."""
    verification = verify(file)
    recorded = [record for record in records_of(file, *_BODY, fault=verification.fault_line) if fits(record)]
    header = _header(recorded)
    try:
        run = again(Asked(header["paths"], _files(recorded), header["as_of"], header["options"], _settings(recorded)))
    except InputError as error:
        raise ReplayError("; ".join(map(str, error.problems[:5]))) from None
    now = [decode(line) for line in body_of(run).chain.lines]
    same = all(then == once_more for then, once_more in zip_longest(recorded, now))
    return Replayed(verification, tuple(differences(recorded, now)), (header["tool"]["version"], __version__), len(now), same)


def _header(recorded: Sequence[Record]) -> Record:
    if not recorded or recorded[0]["record"] != "run":
        raise UnreadableLogError("does not begin with the record of a run, so that there is nothing to run again")
    odd = [name for name in recorded[0]["options"]["rules"] if name not in pack_names() and not is_there(name)]
    if odd:
        raise ReplayError(f"{odd[0]} is not here; {_FOLDER}")
    return recorded[0]


def _settings(recorded: Sequence[Record]) -> Mapping[str, str]:
    return {one["role"]: one["path"] for one in recorded if one["record"] == "input" and one["role"] in _SETTINGS}


def _files(recorded: Sequence[Record]) -> list[str]:
    """Give the paths of the files to audit. One that could not be read then need not be there now."""
    inputs = [one for one in recorded if one["record"] == "input" and one["role"] == "appraisal"]
    absent = [one["path"] for one in inputs if one["sha256"] and not is_there(one["path"])]
    if absent:
        more = f" and {len(absent) - 1} more" if len(absent) > 1 else ""
        raise ReplayError(f"{absent[0]}{more} is not here; {_FOLDER}")
    return [one["path"] for one in inputs]
