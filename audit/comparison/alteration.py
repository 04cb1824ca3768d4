"""Alterations: what is otherwise in the new version than in the old one."""

from dataclasses import dataclass
from typing import Literal

from audit.appraisal.model.quantity import Quantity

__all__ = ["AREAS", "Alteration", "AlterationKind", "Area", "kind_of"]

Area = Literal[
    "paper",
    "criteria",
    "weights",
    "scale",
    "definitions",
    "method",
    "options",
    "scores",
    "totals",
    "ranks",
    "gateways",
    "recommendation",
    "reasons",
    "claims",
]
AlterationKind = Literal["gone", "new", "renamed", "changed", "print"]

AREAS: tuple[Area, ...] = (
    "criteria", "weights", "scale", "definitions", "method", "options", "scores", "totals", "ranks", "gateways", "recommendation", "reasons",
    "claims", "paper",
)  # fmt: skip
"""The areas in the order in which they are reported: what the scores rest on first."""


def kind_of(old: str, new: str) -> AlterationKind:
    """What became of a text: it is gone, new or changed."""
    return "changed" if old and new else "gone" if old else "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One thing that is otherwise. ``print``: the same value, printed otherwise.

    ``of`` says what it is, as a code (``title``, ``weight``, ``text``, ...); ``quantity``, ``option``, ``criterion``,
    ``group`` and ``item`` say whose, by the ids of the new version, or of the old one where it is gone. ``old`` and ``new`` are
    as printed, empty where there is nothing. ``doubtful``: one of the two was read doubtfully. ``withheld``: figures are
    withheld in one of the versions, so that neither is shown. ``after_scoring``: scores rest on it, and the old version already
    holds scores.
    """

    area: Area
    kind: AlterationKind
    of: str
    old: str = ""
    new: str = ""
    quantity: Quantity | None = None
    option: str | None = None
    criterion: str | None = None
    group: str | None = None
    item: str | None = None
    old_place: str = ""
    new_place: str = ""
    doubtful: bool = False
    withheld: bool = False
    after_scoring: bool = False
