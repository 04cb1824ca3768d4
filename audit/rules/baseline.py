"""Baselines: what was found before, so that only what is new counts. Keyed on rule, subject and value, never on lines."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from audit.appraisal.load.document import read
from audit.appraisal.load.node import Node
from audit.appraisal.load.schema import validate
from audit.appraisal.model.read.context import text_of
from audit.files import write_whole
from audit.problems import InputError, Problem, fault
from audit.rules.outcome import Outcome
from audit.why import because

__all__ = ["BaselineEntry", "apply", "entries_of", "entry_of", "load", "write"]

_KEY_LENGTH: Final = 32


@dataclass(frozen=True, slots=True, order=True)
class BaselineEntry:
    """One outcome that was known: the appraisal, the rule, the subject in words, and a key of them and the value."""

    appraisal: str
    rule: str
    subject: str
    published: str
    key: str


def entry_of(appraisal: str, outcome: Outcome) -> BaselineEntry:
    """The entry of an outcome. A withheld value is in no baseline, not even as a digest: few values could have it."""
    subject = outcome.subject
    named = [subject.kind, *(subject.quantity or ()), subject.option, subject.criterion, subject.group, *subject.ids]
    words = "/".join(dict.fromkeys(part for part in named if part))
    published = "" if outcome.withheld else outcome.published
    digest = hashlib.sha256(json.dumps([appraisal, outcome.rule.id, words, published]).encode()).hexdigest()
    return BaselineEntry(appraisal, outcome.rule.id, words, published, digest[:_KEY_LENGTH])


def entries_of(appraisal: str, outcomes: Iterable[Outcome]) -> tuple[BaselineEntry, ...]:
    """The entries of everything that failed and that no waiver accepts."""
    return tuple(entry_of(appraisal, one) for one in outcomes if one.status == "fail")


def apply(known: frozenset[BaselineEntry], appraisal: str, outcomes: Sequence[Outcome]) -> tuple[tuple[Outcome, ...], tuple[BaselineEntry, ...]]:
    """Mark the failed outcomes that were known before, and give the entries of this appraisal that nothing gives any more."""
    keys = {entry.key for entry in known}
    marked, met = [], set()
    for outcome in outcomes:
        key = entry_of(appraisal, outcome).key if outcome.status in {"fail", "waived"} else ""
        met.add(key)
        is_known = outcome.status == "fail" and key in keys
        marked.append(replace(outcome, status="waived", reason=because("known-before"), accepted_by="baseline") if is_known else outcome)
    return tuple(marked), tuple(sorted(entry for entry in known if entry.appraisal == appraisal and entry.key not in met))


def write(file: Path, entries: Iterable[BaselineEntry], marking: str = "") -> None:
    """Write a baseline, sorted, so that the same findings give the same bytes, with a protective marking if one is given.

    Raises InputError if it cannot be written.
    """
    data = {"format": "1", **({"marking": marking} if marking else {}), "known": [asdict(entry) for entry in sorted(set(entries))]}
    try:
        write_whole(file, (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise InputError([Problem(file.as_posix(), 0, 0, fault("not-written", strerror=error.strerror))]) from None


def load(file: Path) -> tuple[frozenset[BaselineEntry], str]:
    """Read a baseline; gives its entries and the digest of its bytes. Raises InputError."""
    document = read(file)
    validate(document, "baseline")
    known = document.root.get("known")
    return frozenset(map(_entry, known.elements() if known is not None else ())), document.sha256


def _entry(node: Node) -> BaselineEntry:
    return BaselineEntry(*(text_of(node, key) for key in ("appraisal", "rule", "subject", "published", "key")))
