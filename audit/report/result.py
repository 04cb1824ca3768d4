"""What an audit gives to a program: the JSON result as frozen objects with names.

Every class here is made from the JSON result and gives it back by ``to_dict()``, so that a notebook, a pipeline and the
command line see the same.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

__all__ = ["Audit", "Change", "Count", "Coverage", "Explanation", "Finding", "MissingFigure", "Place", "Subject"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Result:
    """A part of the JSON result, kept as it is beside the names that it is read by."""

    data: Mapping[str, Any] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """This part of the JSON result (schemas/result.schema.json), as a copy that may be changed."""
        return copy.deepcopy(dict(self.data))


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject(_Result):
    """What a finding is about: the ids of option, criterion, group, and the kind of quantity; None where none is meant."""

    kind: str
    option: str | None
    criterion: str | None
    group: str | None
    quantity: str | None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read the part of a result that names a subject."""
        return cls(data=data, **{name: data[name] for name in ("kind", "option", "criterion", "group", "quantity")})


@dataclass(frozen=True, kw_only=True, slots=True)
class Place(_Result):
    """Where a figure stands: line and column of the file (counted from 1; None in a document), and where in which document."""

    line: int | None
    column: int | None
    document: str | None
    locator: str | None

    @classmethod
    def from_data(cls, where: Mapping[str, Any], source: Mapping[str, Any]) -> Self:
        """Read the two parts of a result that name a place."""
        data = {"where": where, "source": source}
        return cls(data=data, line=where["line"], column=where["column"], document=source["document"], locator=source["locator"])


@dataclass(frozen=True, kw_only=True, slots=True)
class Change(_Result):
    """A figure that would be different: what is printed, and every value with which all would agree, as texts."""

    option: str | None
    criterion: str | None
    group: str | None
    quantity: str
    published: str
    possible: tuple[str, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read one change of an explanation."""
        names = ("option", "criterion", "group", "quantity", "published")
        return cls(data=data, possible=tuple(data["possible"]), **{name: data[name] for name in names})


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation(_Result):
    """A smallest set of changes after which the figures agree, and what it touches: ``yes``, ``no`` or ``depends``."""

    changes: tuple[Change, ...]
    changes_first: str
    changes_order: str

    @classmethod
    def from_data(cls, changes: list[Mapping[str, Any]], detail: Mapping[str, Any]) -> Self:
        """Read one explanation with what follows from it."""
        return cls(
            data={"changes": changes, **detail}, changes=tuple(map(Change.from_data, changes)),
            changes_first=detail["changes_first"], changes_order=detail["changes_order"],
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding(_Result):
    """One thing that does not agree: what is printed, what the other figures give, where, and what would make it agree.

    ``standing`` is ``finding``, or ``check-reading`` where the reading of the figure is doubtful: compare it with your
    copy first. ``impact`` says what it means for the order of the options.
    """

    rule: str
    name: str
    severity: str
    standing: str
    message: str
    subject: Subject
    published: str | None
    computed: str | None
    place: Place
    explanations: tuple[Explanation, ...]
    explanations_complete: bool
    impact: str
    first_place_affected: str
    why: str
    ask: str

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read one finding of a result."""
        names = (
            "rule", "name", "severity", "standing", "message", "published", "computed", "explanations_complete", "impact",
            "first_place_affected", "why", "ask",
        )  # fmt: skip
        pairs = zip(data["explanations"], data["explanations_detail"], strict=True)
        return cls(
            data=data, subject=Subject.from_data(data["subject"]), place=Place.from_data(data["where"], data["source"]),
            explanations=tuple(Explanation.from_data(*pair) for pair in pairs), **{name: data[name] for name in names},
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingFigure(_Result):
    """A figure that is missing or was read doubtfully, and what it can be. ``forced``: only one value is left."""

    option: str | None
    criterion: str | None
    quantity: str
    values: tuple[str, ...]
    forced: bool

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read one missing figure of a result."""
        names = ("option", "criterion", "quantity", "forced")
        return cls(data=data, values=tuple(data["values"]), **{name: data[name] for name in names})


@dataclass(frozen=True, kw_only=True, slots=True)
class Count(_Result):
    """How many of them were verified, contradicted, could not be decided, or take part in no check."""

    total: int
    verified: int
    contradicted: int
    undecided: int
    unchecked: int

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read one count of a result."""
        return cls(data=data, **{name: data[name] for name in ("total", "verified", "contradicted", "undecided", "unchecked")})


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage(_Result):
    """How much could be checked: figures, reasons and claims."""

    figures: Count
    rationale: Count
    claims: Count

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read the account of what was checked."""
        return cls(data=data, **{name: Count.from_data(data[name]) for name in ("figures", "rationale", "claims")})


@dataclass(frozen=True, kw_only=True, slots=True)
class Audit(_Result):
    """What came of auditing one appraisal.

    ``verdict`` is ``consistent``, ``inconsistent``, ``undecided`` or ``not-auditable``; ``consistent`` is no view on the
    scores, the choice or the process. ``restricted`` says what was left out, switched off, lowered or accepted beforehand, and by what;
    ``assumed`` says in words what was not stated and taken to be so.
    """

    path: str
    appraisal: str | None
    sha256: str | None
    restricted: tuple[str, ...]
    verdict: str
    errors: tuple[str, ...]
    assumed: tuple[str, ...]
    findings: tuple[Finding, ...]
    missing: tuple[MissingFigure, ...]
    coverage: Coverage

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read one audit of a JSON result."""
        return cls(
            data=data, path=data["path"], appraisal=data["appraisal"], sha256=data["sha256"], verdict=data["verdict"],
            restricted=tuple(data["restricted"]),
            errors=tuple(map(_problem, data["errors"])), assumed=tuple(data["assumed"]),
            findings=tuple(map(Finding.from_data, data["findings"])), missing=tuple(map(MissingFigure.from_data, data["inferred"])),
            coverage=Coverage.from_data(data["coverage"]),
        )  # fmt: skip

    def __str__(self) -> str:
        """What was left out or accepted, the verdict, and each finding in a line of its own."""
        return "\n".join([*self.restricted, f"{self.path}: {self.verdict}", *(f"  {one.severity}: {one.message}" for one in self.findings)])


def _problem(data: Mapping[str, Any]) -> str:
    place = f":{data['line']}:{data['column']}" if data["line"] else ""
    return f"{data['path']}{place}: {data['message']}"
