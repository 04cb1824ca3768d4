"""Replaying a log: the same audit again, on the paths and with the date and options recorded, and what differs.

Comparing two bodies record by record: what a run gave, and what it gives now.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from audit import __version__
from audit.log.body import LoggedRun, Options, body_of
from audit.log.read import UnreadableLogError, records_of
from audit.log.record import Record, decode, encode, fits, is_there
from audit.log.verify import Verification, verify
from audit.problems import FaultError, InputError, fault
from audit.resources import pack_names

__all__ = ["Again", "Bodies", "Key", "RecordedRun", "ReplayError", "Replayed", "differences", "replay"]

_CHAINED: Final = frozenset({"n", "prev", "body_head"})
_NAMES: Final = {
    "input": ("role", "path"), "rule": ("id",), "audit": ("path",), "problem": ("place", "code"), "run": (), "footer": (),
}  # fmt: skip

Key = tuple[str, ...]


class Bodies:
    """The records of one body by what they are about, so that an added or absent one does not set all others apart."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the records in order."""
        self.records: dict[Key, Record] = {}
        self._path = ""
        self._keys: dict[Any, Key] = {}
        self._times: Counter[Key] = Counter()
        for record in records:
            # Accounts follow from the outcomes.
            if record.get("record") != "account":
                self._take(record)

    def _take(self, record: Record) -> None:
        kind = str(record.get("record"))
        if kind == "audit":
            self._path = str(record.get("path"))
        content = {name: value for name, value in record.items() if name not in _CHAINED}
        if kind in {"finding", "waiver"}:
            content["outcomes"] = [list(self._keys.get(number, ())) for number in content.get("outcomes", [])]
        key = self._free((kind, *self._about(kind, content)))
        self._keys[record.get("n")] = key
        self.records[key] = content

    def _about(self, kind: str, content: Record) -> Key:
        if kind == "outcome":
            names: tuple[str, ...] = ("rule", "subject")
        elif kind == "finding":
            names = ("rule", "outcomes")
        elif kind == "waiver":
            names = ("path", "line")
        else:
            names = _NAMES.get(kind, ())
        return (self._path, *(_text(content.get(name)) for name in names))

    def _free(self, key: Key) -> Key:
        """The key, with a number behind it where several records are about the same."""
        self._times[key] += 1
        return key if self._times[key] == 1 else (*key, str(self._times[key]))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else encode({"": value}).decode("utf-8")


def differences(recorded: Iterable[Record], now: Iterable[Record]) -> Iterator[str]:
    """Say in what two bodies differ; a record that only moved does not count."""
    then, again = Bodies(recorded).records, Bodies(now).records
    for key, record in then.items():
        if key not in again:
            yield f"{_title(record)}: recorded, but not given now"
        elif again[key] != record:
            yield f"{_title(record)}: {'; '.join(_changes(record, again[key]))}"
    for key, record in again.items():
        if key not in then:
            yield f"{_title(record)}: given now, but not recorded"


def _title(record: Record) -> str:
    kind = record["record"]
    place = record.get("place", {})
    where = f"{place.get('path')}:{place['line']}" if place.get("line") else place.get("path")
    if kind == "outcome":
        subject = record.get("subject", {})
        names = " ".join(str(subject[name]) for name in ("option", "criterion", "group", "quantity") if name in subject)
        return f"{record['rule']} {names or subject.get('kind', '')} ({where})"
    if kind == "problem":
        return f"problem at {where}"
    name = " ".join(str(record[key]) for key in ("role", "path", "id", "rule") if key in record)
    return f"{kind} {name}".rstrip()


def _changes(then: Record, now: Record) -> Iterator[str]:
    left, right = dict(_leaves("", then)), dict(_leaves("", now))
    for name in dict.fromkeys([*left, *right]):
        if left.get(name) != right.get(name):
            yield f"{name} was {_shown(left.get(name))}, is {_shown(right.get(name))}"


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, below in value.items():
            yield from _leaves(f"{name}.{key}" if name else key, below)
    elif isinstance(value, list) and any(isinstance(below, dict | list) for below in value):
        for number, below in enumerate(value, 1):
            yield from _leaves(f"{name}.{number}", below)
    else:
        yield name, value


def _shown(value: Any) -> str:
    if value is None:
        return "absent"
    return ", ".join(map(str, value)) or "empty" if isinstance(value, list) else str(value) or "empty"


_BODY: Final = ("run", "input", "rule", "audit", "outcome", "waiver", "finding", "decision", "robustness", "account", "problem", "footer")
_SETTINGS: Final = frozenset({"configuration", "baseline"})


class ReplayError(FaultError):
    """A log cannot be replayed here; ``fault`` says why."""


@dataclass(frozen=True, slots=True)
class RecordedRun:
    """What the audit of a log was asked: everything that its outcomes depend on. ``settings`` gives files by their role.

    ``public_only``: appraisals that are not public were left out.
    """

    paths: Sequence[str]
    files: Sequence[str]
    as_of: str
    options: Options
    settings: Mapping[str, str]
    public_only: bool = False


Again = Callable[[RecordedRun], LoggedRun]
"""Runs an audit again. May raise InputError and ReplayError."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of a replay. ``versions`` are the tool's then and now; ``same`` says that the body is the same bytes.

    ``restricted``: withheld figures are shown in it, and in what differs.
    """

    verification: Verification
    differences: tuple[str, ...]
    versions: tuple[str, str]
    records: int
    same: bool
    restricted: bool = False


def replay(file: Path, again: Again) -> Replayed:
    """Run the audit of a log again and compare. Raises UnreadableLogError and ReplayError."""
    verification = verify(file)
    recorded = [record for record in records_of(file, *_BODY, faulty=verification.fault_line) if fits(record)]
    header = _header(recorded)
    try:
        without = any(one.get("left_out") for one in recorded if one["record"] == "footer")
        run = again(RecordedRun(header["paths"], _files(recorded), header["as_of"], header["options"], _settings(recorded), without))
    except InputError as error:
        raise ReplayError(fault("replay-not-read", problems="; ".join(map(str, error.problems[:5])))) from None
    now = [decode(line) for line in body_of(run).chain.lines]
    same = all(then == once_more for then, once_more in zip_longest(recorded, now))
    differ = tuple(differences(recorded, now))
    return Replayed(verification, differ, (header["tool"]["version"], __version__), len(now), same, "withheld" in header["options"])


def _header(recorded: Sequence[Record]) -> Record:
    if not recorded or recorded[0]["record"] != "run":
        raise UnreadableLogError(fault("log-without-run"))
    odd = [name for name in recorded[0]["options"]["rules"] if name not in pack_names() and not is_there(name)]
    if odd:
        raise ReplayError(fault("replay-path-absent", path=odd[0]))
    return recorded[0]


def _settings(recorded: Sequence[Record]) -> Mapping[str, str]:
    return {one["role"]: one["path"] for one in recorded if one["record"] == "input" and one["role"] in _SETTINGS}


def _files(recorded: Sequence[Record]) -> list[str]:
    """The paths of the files to audit. One that could not be read then need not be there now."""
    inputs = [one for one in recorded if one["record"] == "input" and one["role"] == "appraisal"]
    absent = [one["path"] for one in inputs if one["sha256"] and not is_there(one["path"])]
    if absent:
        several = fault("replay-paths-absent", first=absent[0], more=len(absent) - 1)
        raise ReplayError(several if len(absent) > 1 else fault("replay-path-absent", path=absent[0]))
    return [one["path"] for one in inputs]
