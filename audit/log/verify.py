"""Verifying a log: its form, its chain, its counts, its heads and its seal; and where it does not fit, what that may be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from audit.log.read import MOST_AHEAD, LogLine, UnreadableLogError, lines_of
from audit.log.record import GENESIS, NotCanonicalError, Record, digest, fits, own_digest
from audit.problems import fault

__all__ = ["Fault", "Verification", "verify"]

_BODY: Final = frozenset({"input", "rule", "audit", "outcome", "waiver", "finding", "decision", "robustness", "account", "problem"})
_NEXT: Final = {"": {"run"}, "run": _BODY | {"footer"}, "body": _BODY | {"footer"}, "footer": {"envelope"}, "envelope": {"seal"}, "seal": set[str]()}
_NAME_LENGTH: Final = 16
_START: Final = b'{"as_of":'


@dataclass(frozen=True, slots=True)
class Fault:
    """The first record that does not fit: its line, what does not fit, and what may have been done."""

    line: int
    said: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of verifying. ``fault`` is None if the log verifies; heads are empty if it does not hold them."""

    records: int
    fault: Fault | None
    header: Record
    body_head: str
    seal: str

    @property
    def fault_line(self) -> int | None:
        """The line of the first record that does not fit, if there is one."""
        return self.fault.line if self.fault is not None else None


def verify(file: Path, heads: Sequence[str] = ()) -> Verification:
    """Verify a log, also against heads that were noted when it was written. Raises UnreadableLogError."""
    walk = _Walk()
    for line in lines_of(file):
        walk.take(line)
        if walk.settled:
            break
    walk.end(file)
    for head in heads:
        walk.compare(head)
    return Verification(walk.records, walk.fault, walk.header, walk.body_head, walk.seal)


@dataclass(slots=True)
class _Tally:
    """What was counted of one appraisal."""

    path: Any
    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    def agrees(self, said: Record) -> bool:
        """Say whether the footer says the same."""
        own = (self.path, dict(self.outcomes), self.kinds["finding"], self.kinds["problem"])
        return own == (said["path"], said["outcomes"], said["findings"], said["problems"])


class _Walk:
    """A walk down the lines. After the first fault it only looks for the record that was expected there."""

    def __init__(self) -> None:
        self.records = 0
        self.fault: Fault | None = None
        self.header: Record = {}
        self.body_head = ""
        self.seal = ""
        self.phase = ""
        self._prev = GENESIS
        self._counts: Counter[str] = Counter()
        self._audits: list[_Tally] = []
        self._expected = 0
        self._odd = ""

    @property
    def settled(self) -> bool:
        """Whether nothing further down can say more about the first record that does not fit."""
        return self.fault is not None and not (self._odd or self._expected)

    def take(self, line: LogLine) -> None:
        if self.fault is not None:
            self._look_ahead(line)
            return
        try:
            record = line.record()
        except NotCanonicalError as error:
            self._refuse_no_log(line)
            self._fail(line.number, str(error))
            return
        said = self._said(line, record)
        if said:
            self._fail(line.number, said)
            return
        self._keep(line, record)

    def _refuse_no_log(self, line: LogLine) -> None:
        if line.number == 1 and not line.raw.startswith(_START):
            raise UnreadableLogError(fault("log-without-record"))

    def _fail(self, line: int, said: str) -> None:
        self.fault = Fault(line, said)

    def _said(self, line: LogLine, record: Record) -> str:
        if not fits(record):
            return "is not a record that this version of the log format has: it was changed, or another version of the tool wrote it"
        return self._of_chain(line, record) or self._of_order(record) or self._of_heads(record)

    def _of_chain(self, line: LogLine, record: Record) -> str:
        number, linked = record["n"], record["prev"] == self._prev
        if number == line.number:
            return "" if linked else self._unlinked(line, record)
        if linked:
            return f"continues the record before it, but its number is {number}: the number was changed"
        if number > line.number:
            self._expected = line.number
            return f"has the number {number}: {_records(line.number, number - 1)} not here, but taken out or given another number"
        return f"has the number {number}, which stands above already: a record was put in, repeated or moved"

    def _unlinked(self, line: LogLine, record: Record) -> str:
        if line.number == 1:
            return "does not begin the chain: it was changed, or records before it were taken out and the others numbered anew"
        self._odd = digest(line.raw)
        whole = record["record"] == "seal" and record["seal"] == own_digest(record, "seal")
        return (
            f"does not carry the digest of record {line.number - 1}: {'that' if whole else 'it'} was changed after it was written, "
            "or records were taken out or put in here and the others numbered anew"
        )

    def _of_order(self, record: Record) -> str:
        kind = record["record"]
        if kind in _NEXT[self.phase]:
            return ""
        if self.phase == "seal":
            return "stands after the seal: it was put in later"
        return f"is of the kind {kind}, which does not belong here: records were taken out, put in or moved, and the chain rewritten"

    def _of_heads(self, record: Record) -> str:
        kind = record["record"]
        if kind == "footer":
            if record["body_head"] != own_digest(record, "body_head"):
                return "is the footer, and its body_head is not the digest of the rest of it: the footer was changed"
            return self._of_counts(record)
        if kind == "seal":
            if record["body_head"] != self.body_head:
                return "is the seal of another body: body or seal were exchanged"
            if record["seal"] != own_digest(record, "seal"):
                return "is the seal, and its digest is not that of the rest of it: the seal was changed"
        return ""

    def _of_counts(self, footer: Record) -> str:
        kinds = sorted({*footer["counts"], *self._counts})
        odd = next((kind for kind in kinds if footer["counts"].get(kind, 0) != self._counts[kind]), None)
        if odd is not None:
            said, found = footer["counts"].get(odd, 0), self._counts[odd]
            return f"is the footer and counts {said} records of the kind {odd}; there are {found}: records were taken out or put in"
        same = len(footer["audits"]) == len(self._audits) and all(own.agrees(said) for own, said in zip(self._audits, footer["audits"], strict=True))
        return "" if same else "is the footer and counts other outcomes than the records above hold: outcomes were changed"

    def _keep(self, line: LogLine, record: Record) -> None:
        kind = record["record"]
        self.records += 1
        self._prev = digest(line.raw)
        self.phase = "body" if kind in _BODY else kind
        self._count(kind, record)
        if kind == "run":
            self.header = record
        elif kind == "footer":
            self.body_head = record["body_head"]
        elif kind == "seal":
            self.seal = record["seal"]

    def _count(self, kind: str, record: Record) -> None:
        self._counts[kind] += 1
        if kind == "audit":
            self._audits.append(_Tally(record["path"]))
        elif kind in {"outcome", "finding", "problem"} and self._audits:
            self._audits[-1].kinds[kind] += 1
            if kind == "outcome":
                self._audits[-1].outcomes[record["outcome"]] += 1

    def _look_ahead(self, line: LogLine) -> None:
        """See from what follows the first record that does not fit what was done to it."""
        if self.fault is None:
            return
        try:
            record = line.record()
        except NotCanonicalError:
            record = {}
        if self._odd and record.get("prev") == self._odd:
            number = self.fault.line
            self._fail(number - 1, f"was changed after it was written: record {number} carries the digest that it had before")
        if self._expected and record.get("n") == self._expected:
            self._fail(self.fault.line, f"is on line {line.number}, not on line {self._expected}: records were moved")
            self._expected = 0
        self._odd = ""
        if line.number > self.fault.line + MOST_AHEAD:
            self._expected = 0

    def end(self, file: Path) -> None:
        """Judge where the file ends, and what it is called."""
        if self.fault is not None:
            return
        if not self.records:
            raise UnreadableLogError(fault("log-empty"))
        if self.phase != "seal":
            last = {"footer": "the footer", "envelope": "the envelope"}.get(self.phase, f"record {self.records}, without a footer")
            self._fail(self.records + 1, f"is missing: the log ends after {last}. The run is incomplete, or the end was cut off")
        elif file.suffix == ".partial":
            self._fail(1, "and all that follow were not given the name of a log: the run was stopped while it wrote them")
        elif _named_by_head(file) and not self.body_head.startswith(file.stem):
            self._fail(1, "and all that follow are of another body than the one the file is named after: the content was exchanged")

    def compare(self, head: str) -> None:
        """Hold a head that was noted against those of the log."""
        if self.fault is None and not (self.body_head.startswith(head) or self.seal.startswith(head)):
            noted = head if len(head) <= _NAME_LENGTH else f"{head[:_NAME_LENGTH]}..."
            self._fail(1, f"and all that follow are not those of the head noted, {noted}: the log was rewritten, or the head is another log's")


def _named_by_head(file: Path) -> bool:
    return file.suffix == ".jsonl" and len(file.stem) == _NAME_LENGTH and set(file.stem) <= set("0123456789abcdef")


def _records(first: int, last: int) -> str:
    return f"record {first} is" if first == last else f"records {first} to {last} are"
