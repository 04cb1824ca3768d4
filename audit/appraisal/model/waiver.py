"""Waivers as they are written: discrepancies that somebody knows of and accepts, with the reason."""

from dataclasses import dataclass

from audit.appraisal.model.place import NOWHERE, Where

__all__ = ["Waiver"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One accepted discrepancy: the rule, the subject (empty for all), why, who accepted it, and until when.

    ``path`` is the file in which it stands: the appraisal's own, or the one beside it.
    """

    rule: str
    reason: str
    subject: tuple[tuple[str, str], ...] = ()
    who: str = ""
    date: str = ""
    until: str = ""
    path: str = ""
    where: Where = NOWHERE
