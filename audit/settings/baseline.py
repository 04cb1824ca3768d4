"""Baselines: what was found before, so that only what is new counts. Keyed on rule, subject and value, never on lines."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.load.document import read
from audit.load.node import Node
from audit.model.context import text_of
from audit.problems import InputError, Problem
from audit.rules.outcome import Outcome
from audit.schema.validate import validate


@dataclass(frozen=True, slots=True)
class Entry:
    """One outcome that was known: the appraisal, the rule, and a key of subject and value."""

    appraisal: str
    rule: str
    subject: str
    published: str
    key: str


def entry_of(appraisal: str, outcome: Outcome) -> Entry:
    """Give the entry of an outcome. A withheld value is in no baseline: only its digest counts."""
    subject = outcome.subject
    named = [part for part in (subject.kind, *(subject.quantity or ()), subject.option, subject.criterion, subject.group, *subject.ids) if part]
    words = "/".join(dict.fromkeys(named))
    digest = hashlib.sha256("\x1f".join((appraisal, outcome.rule.id, words, outcome.published)).encode()).hexdigest()
    return Entry(appraisal, outcome.rule.id, words, "" if outcome.withheld else outcome.published, digest[:32])


def write(file: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline, sorted, so that the same findings give the same bytes. Raises InputError if it cannot be written."""
    listed = sorted({entry.key: entry for entry in entries}.values(), key=lambda one: (one.appraisal, one.rule, one.subject, one.key))
    data = {
        "format": "1",
        "known": [{"appraisal": one.appraisal, "rule": one.rule, "subject": one.subject, "published": one.published, "key": one.key} for one in listed],
    }
    try:
        file.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError([Problem(file.as_posix(), 0, 0, f"cannot be written: {error.strerror}")]) from None


def load(file: Path) -> tuple[Entry, ...]:
    """Read a baseline. Raises InputError."""
    document = read(file)
    validate(document, "baseline")
    known = document.root.get("known")
    return tuple(map(_entry, known.elements() if known is not None else ()))


def _entry(node: Node) -> Entry:
    return Entry(*(text_of(node, key) for key in ("appraisal", "rule", "subject", "published", "key")))


def new_and_stale(entries: Sequence[Entry], failed: Mapping[str, Sequence[Outcome]]) -> tuple[set[int], list[Entry]]:
    """Give the ids of the failed outcomes that the baseline knows, and its entries that no outcome has any more.

    ``failed`` holds the failed outcomes of each appraisal that was audited; entries of others are left alone.
    """
    keys = {entry.key for entry in entries}
    seen: dict[str, int] = {entry_of(name, outcome).key: id(outcome) for name, outcomes in failed.items() for outcome in outcomes}
    known = {id(outcome) for name, outcomes in failed.items() for outcome in outcomes if entry_of(name, outcome).key in keys}
    return known, [entry for entry in entries if entry.appraisal in failed and entry.key not in seen]
