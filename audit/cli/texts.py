"""The documents that ``--text-from`` names."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audit.log.input import Input
from audit.problems import InputError, Problem
from audit.texts.supplied import Supplied, read_supplied

if TYPE_CHECKING:
    from audit.cli.jobs import Audited

_NOT_A_SOURCE: Final = "is no source of the appraisals audited here; record its file name or SHA-256 under sources"


def supplied(names: Sequence[str]) -> list[Supplied]:
    """Read the documents, each once. Raises InputError with all that cannot be read."""
    found: list[Supplied] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(names):
        try:
            found.append(read_supplied(Path(name)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found


def not_used(texts: Sequence[Supplied], found: "Sequence[Audited]") -> list[Problem]:
    """Say which documents are no source of any appraisal: what was to be attached from them was not."""
    used = frozenset[str]().union(*(one.attached for one in found))
    return [Problem(one.path, 0, 0, _NOT_A_SOURCE) for one in texts if one.sha256 not in used]


def inputs_of(texts: Sequence[Supplied]) -> list[Input]:
    """Give the documents as inputs of a run."""
    return [Input("text", one.path, one.sha256) for one in texts]
