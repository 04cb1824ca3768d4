"""The one place where the measurements touch the product: what `audit check` gives for a document, as plain data.

Whatever is renamed or moved in the package is followed here and nowhere else. Documents are read in this process, not in
a child of their own, because thousands are read; the reader is the same.
"""

import re
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from audit.documents.paper import RefusalError
from audit.documents.registry import read_bytes
from audit.examine import Examination, examine_all
from audit.problems import InputError, fault
from audit.rules.pack import load_packs
from audit.rules.rule import Rule
from audit.verdict import LITTLE

SECONDS: Final = 60
"""A paper that takes longer than this counts as not read: an officer would have given up."""

_READING: Final[Any] = import_module("audit.documents.read")
"""Where the product hands a document to a child process, which is passed by here."""

_BOILERPLATE: Final = ("the figures were read out of the document by this tool",)
_OF: Final = re.compile(r"(\d+) of (?:the |all )?(\d+)")


class _OverTimeError(BaseException):
    """The time is over; no Exception, because the product catches those to tell of a file that breaks it."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One printed figure as it was read; ``state`` says what came of checking it (verified, contradicted, undecided, unchecked)."""

    kind: str
    option: str
    criterion: str
    group: str
    item: str
    scorer: str
    text: str
    value: Fraction | None
    state: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing that a finding says does not agree."""

    kind: str
    option: str
    criterion: str
    published: str
    computed: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """A finding. ``accuses``: it is an error that is held against the paper, not against the copy, and not a question."""

    rule: str
    severity: str
    accuses: bool
    message: str
    said: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True)
class Read:
    """One appraisal as it was read, with titles in the place of ids."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    figures: tuple[Figure, ...]
    method: str
    standing: str
    scale: tuple[str, str] | None
    verdict: str
    doubts: tuple[str, ...]
    findings: tuple[Found, ...]
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What else an option or criterion is called in the paper, by its title: the names that the product gives beside it."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a user gets for one document. ``refused`` says why it was not read, if so; ``broke`` that the tool itself failed."""

    reads: tuple[Read, ...] = ()
    refused: str = ""
    broke: bool = False


def ask(file: Path, seconds: int = SECONDS) -> Answer:
    """Check one document, for so many seconds at most."""
    try:
        with _no_longer_than(seconds), _in_this_process():
            each: Sequence[Examination] = examine_all(file, _rules())
    except _OverTimeError:
        return Answer(refused=f"takes longer than {seconds} seconds", broke=True)
    reads = tuple(_read(one) for one in each if one.appraisal is not None and one.appraisal.options and _was_read(one))
    problems = [problem.message for one in each for problem in one.problems]
    broke = any(problem.code == "tool-broke" for one in each for problem in one.problems)
    if not reads and not problems:
        problems = [one for each_ in each for one in each_.assumed] or ["nothing was read"]
    return Answer(reads=reads, refused="; ".join(problems), broke=broke)


def read_only(file: Path) -> None:
    """Read one document as `audit import` does, without checking it; nothing is raised where it cannot be read."""
    document = import_module("audit.importing.document")
    with _in_this_process(), suppress(InputError):
        document.all_imported(document.paper_of(file), file.as_posix())


def _was_read(one: Examination) -> bool:
    """Return whether there is a reading to judge: one of which nothing could be checked, and that says so, may still be right."""
    return all(problem.code in LITTLE for problem in one.problems)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for pack in load_packs([], cases=False) for rule in pack.rules)


@contextmanager
def _in_this_process() -> Iterator[None]:
    kept = _READING.read_in_child

    def direct(data: bytes, request: Any, *_: Any) -> Any:
        try:
            return read_bytes(data, request)
        except (RefusalError, MemoryError):
            raise
        except Exception as error:
            raise RefusalError(fault("document-broke-reader", error=type(error).__name__)) from error

    _READING.read_in_child = direct
    try:
        yield
    finally:
        _READING.read_in_child = kept


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(*_: Any) -> None:
        raise _OverTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _read(one: Examination) -> Read:
    appraisal = one.appraisal
    assert appraisal is not None
    titles = {key: _title(item) for part in (appraisal.options, appraisal.criteria, appraisal.groups) for key, item in part.items()}
    states = {id_: account.state for account in one.coverage.accounts if account.of == "figure" for id_ in account.ids}
    return Read(
        options=tuple(titles[key] for key in appraisal.options), criteria=tuple(titles[item.id] for item in appraisal.scored),
        figures=tuple(_figure(figure, titles, states) for figure in appraisal.figures if figure.printed),
        method=_method(appraisal.method), standing=str(getattr(appraisal.method, "standing", "")), scale=_scale(appraisal), verdict=one.verdict,
        doubts=tuple(text for text in one.assumed if _doubt(text)), findings=tuple(_found(finding, titles) for finding in one.findings),
        called=_called(appraisal, titles),
    )  # fmt: skip


def _called(appraisal: Any, titles: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for naming in appraisal.texts.names:
        title = titles.get(naming.option or naming.criterion or "")
        if title and naming.title:
            found.setdefault(title, []).append(f"{naming.label} {naming.title}" if naming.label else naming.title)
    return {title: tuple(dict.fromkeys(names)) for title, names in found.items()}


def _title(item: Any) -> str:
    label = getattr(item, "label", "")
    return f"{label} {item.title}" if label else str(item.title)


def _figure(figure: Any, titles: dict[str, str], states: Mapping[str, str]) -> Figure:
    quantity = figure.quantity
    names = {part: titles.get(getattr(quantity, part) or "", "") for part in ("option", "criterion", "group")}
    return Figure(
        kind=quantity.kind, **names, item=quantity.item or "", scorer=quantity.scorer or "", text=figure.text, value=figure.value,
        state=states.get(figure.id, "unchecked"),
    )  # fmt: skip


def _method(method: Any) -> str:
    over = method.total.over * (method.weighted_over if "weighted" in method.total.name else 1)
    name = f"{method.total.name} of groups" if method.total.of_groups else method.total.name
    return f"{name} over {over}" if over != 1 else str(name)


def _scale(appraisal: Any) -> tuple[str, str] | None:
    scales = {(item.scale.bottom, item.scale.top) for item in appraisal.scored if item.scale.basis == "stated"}
    if len(scales) != 1:
        return None
    low, high = scales.pop()
    return ("" if low is None else str(low), "" if high is None else str(high))


def _doubt(text: str) -> bool:
    """Return whether a remark on how the paper was read leaves something open: not the standing words, nor "3 of 3"."""
    counts = _OF.findall(text)
    return not text.startswith(_BOILERPLATE) and not (counts and all(left == right for left, right in counts))


def _found(finding: Any, titles: dict[str, str]) -> Found:
    lead = finding.lead
    accuses = lead.rule.severity == "error" and finding.standing == "finding"
    return Found(
        rule=lead.rule.id, severity=lead.rule.severity, accuses=accuses, message=lead.message,
        said=tuple(_said(outcome, titles) for outcome in finding.outcomes),
    )  # fmt: skip


def _said(outcome: Any, titles: dict[str, str]) -> Said:
    subject = outcome.subject
    quantity = subject.quantity
    option = subject.option or (quantity.option if quantity is not None else None) or ""
    criterion = subject.criterion or (quantity.criterion if quantity is not None else None) or ""
    kind = quantity.kind if quantity is not None else subject.kind
    return Said(kind=kind, option=titles.get(option, ""), criterion=titles.get(criterion, ""), published=outcome.published, computed=outcome.computed)
