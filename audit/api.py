"""Auditing from Python: what ``import audit`` offers, worked by the same stages as the command line.

Nothing here reads a file that was not named. What lies beside a paper (its file of waivers, a configuration) is read by the
command line; a program hands it in.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.appraisal.model.appraisal import Appraisal
from audit.problems import AuditError, InputError, Problem, fault

if TYPE_CHECKING:
    from audit.appraisal.model.waiver import Waiver
    from audit.examine import Examination
    from audit.report.result import Audit
    from audit.rules.rule import Rule
    from audit.rules.settings import Settings

__all__ = ["Source", "check", "check_all", "explain", "from_frame", "load_rules", "load_waivers", "read_document"]

Source = str | os.PathLike[str] | bytes | Appraisal
"""What can be audited: the path of an appraisal file or of a document, its bytes (with a name), or an appraisal."""


def check(
    source: Source,
    *,
    name: str = "",
    rules: "Iterable[Rule] | None" = None,
    settings: "Settings | None" = None,
    waivers: "Iterable[Waiver] | None" = None,
) -> "Audit":
    """Audit one appraisal: what agrees, what does not, what could not be checked.

    ``source`` is the path of an appraisal file (.yaml, .yml, .json) or of a document (.pdf, .docx, .xlsx, ...), bytes with
    the ``name`` of the file that they are, or an ``Appraisal``. ``rules`` are those of ``load_rules``; without them, all that
    ship. ``settings`` sets profile, date and the rest; ``waivers`` are discrepancies that are accepted beside those
    that the file itself lists. Of a document that holds several appraisals the first is audited: see ``check_all``.

    Raises AuditError where the source cannot be read or audited.
    """
    return check_all(source, name=name, rules=rules, settings=settings, waivers=waivers)[0]


def check_all(
    source: Source,
    *,
    name: str = "",
    rules: "Iterable[Rule] | None" = None,
    settings: "Settings | None" = None,
    waivers: "Iterable[Waiver] | None" = None,
) -> "tuple[Audit, ...]":
    """Audit every appraisal that a source holds: as ``check``, one result for each decision or scenario of the paper."""
    return _audits(source, name, rules, settings, waivers, robust=False)


def explain(
    source: Source,
    *,
    name: str = "",
    rules: "Iterable[Rule] | None" = None,
    settings: "Settings | None" = None,
    waivers: "Iterable[Waiver] | None" = None,
) -> "Audit":
    """Audit as ``check`` does, and work out what it would take to alter the result and how the paper rounds.

    Both stand in ``to_dict()`` under ``robustness`` and ``rounding_style``. It takes about twice as long.
    """
    return _audits(source, name, rules, settings, waivers, robust=True)[0]


def read_document(source: str | os.PathLike[str] | bytes, *, name: str = "") -> Appraisal:
    """The appraisal that a document or an appraisal file holds (the first, where it holds several).

    Every figure has its place. How the totals follow is in ``method.standing``. Raises AuditError.
    """
    from audit.examine import read_appraisals  # noqa: PLC0415  # brings the readers

    try:
        return read_appraisals(*_named(source, name))[0]
    except InputError as error:
        raise AuditError(error.problems) from None


def load_rules(packs: Sequence[str] = ()) -> "tuple[Rule, ...]":
    """The rules of packs: by the name of one that ships, or by the path of a file; without any, all that ship.

    Raises AuditError where a pack is not there or not sound.
    """
    from audit.rules.pack import load_packs  # noqa: PLC0415  # packs take long to load

    try:
        return tuple(rule for pack in load_packs(list(packs), cases=False) for rule in pack.rules)
    except InputError as error:
        raise AuditError(error.problems) from None


def load_waivers(path: str | os.PathLike[str]) -> "tuple[Waiver, ...]":
    """The waivers of a file: discrepancies that are known and accepted, each with its reason. Raises AuditError."""
    from audit.rules import waivers  # noqa: PLC0415  # seldom needed

    try:
        return waivers.load_waivers(Path(path))
    except InputError as error:
        raise AuditError(error.problems) from None


def from_frame(scores: Any, *, weights: Any = None, total: Any = None, rank: Any = None, method: str = "", title: str = "Data frame") -> Appraisal:
    """A matrix of scores as an appraisal: a data frame with options as rows and criteria as columns, or a decision matrix.

    ``weights`` goes by criterion, ``total`` and ``rank`` by option: mappings, series, or sequences in the order of the frame;
    a text names a column of ``scores``. ``method`` is ``sum``, ``weighted-sum``, ``mean`` or ``weighted-mean``; without it,
    ``weighted-sum`` where there are weights. Figures may be whole numbers, ``Decimal``, ``Fraction``, texts as printed, or
    floats, which are taken by their first twelve significant digits. Raises AuditError where something does not fit.
    """
    from audit.importing.frame import appraisal_from_frame  # noqa: PLC0415  # not needed to audit a file

    try:
        return appraisal_from_frame(scores, weights=weights, total=total, rank=rank, method=method, title=title)
    except InputError as error:
        raise AuditError(error.problems) from None


def _audits(
    source: Source, name: str, rules: "Iterable[Rule] | None", settings: "Settings | None", waivers: "Iterable[Waiver] | None", *, robust: bool
) -> "tuple[Audit, ...]":
    from audit.examine import PLAIN  # noqa: PLC0415  # brings the rules
    from audit.report.json import audit_as_data  # noqa: PLC0415  # as above
    from audit.report.result import Audit  # noqa: PLC0415  # as above

    chosen = tuple(rules) if rules is not None else load_rules()
    held = settings or PLAIN
    found = _examined(source, name, chosen, replace(held, beside=(*held.beside, *(waivers or ()))), robust=robust)
    unread = [one for one in found if one.appraisal is None]
    if unread:
        raise AuditError(unread[0].problems)
    return tuple(Audit.from_data(audit_as_data(one)) for one in found)


def _examined(source: Source, name: str, rules: "Sequence[Rule]", settings: "Settings", *, robust: bool) -> "Sequence[Examination]":
    from audit.examine import examine_appraisal, examine_bytes  # noqa: PLC0415  # brings the rules

    if isinstance(source, Appraisal):
        return [examine_appraisal(source, rules, settings, robust=robust)]
    return examine_bytes(*_named(source, name), rules, settings, robust=robust)


def _named(source: str | os.PathLike[str] | bytes, name: str) -> tuple[bytes, str]:
    """The bytes of a source and the name that says what they are. Raises AuditError where they cannot be had."""
    if isinstance(source, bytes | bytearray):
        if not name:
            raise AuditError([Problem("", 0, 0, fault("name-needed"))])
        return bytes(source), name
    from audit.documents.paper import RefusalError  # noqa: PLC0415  # not needed for bytes
    from audit.documents.read import contents  # noqa: PLC0415  # as above

    path = Path(source)
    try:
        return contents(path), path.as_posix()
    except RefusalError as error:
        raise AuditError([Problem(path.as_posix(), 0, 0, error.fault)]) from None
