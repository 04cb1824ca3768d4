"""The comparison of all that two files hold: appraisals matched by what they share, and each pair compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.model.appraisal import Appraisal, Criterion, Option
from audit.comparison.alteration import AREAS, Alteration, Area
from audit.comparison.content import altered_content
from audit.comparison.figures import altered_figures
from audit.comparison.findings import FindingChange, compared_findings
from audit.comparison.names import plain_title
from audit.comparison.texts import altered_texts
from audit.comparison.versions import Versions, versions_of
from audit.examine import Examination

__all__ = ["AppraisalChange", "Comparison", "compare"]

_BENEATH: Final[frozenset[Area]] = frozenset({"criteria", "weights", "scale", "definitions", "method"})
"""What scores and results rest on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalChange:
    """Two versions of one appraisal with all that differs, in the order of ``AREAS``."""

    versions: Versions
    alterations: tuple[Alteration, ...]
    findings: tuple[FindingChange, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is gone, new or otherwise."""
        return bool(self.alterations) or any(one.kind != "carried" or one.old != one.new for one in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two files hold: the appraisals that are in both, and those only in one."""

    pairs: tuple[AppraisalChange, ...]
    gone: tuple[Examination, ...] = ()
    new: tuple[Examination, ...] = ()

    @property
    def several(self) -> bool:
        """Whether more than one appraisal is compared, gone or new."""
        return len(self.pairs) + len(self.gone) + len(self.new) > 1

    @property
    def differs(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.gone or self.new) or any(one.differs for one in self.pairs)


def compare(old: Sequence[Examination], new: Sequence[Examination]) -> Comparison:
    """Compare the appraisals of two files. All need an appraisal; where each file holds one, these are compared whatever they share."""
    pairs = [(0, 0)] if len(old) == len(new) == 1 else _matched(old, new)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return Comparison(
        pairs=tuple(_compared(old[i], new[j]) for i, j in sorted(pairs)),
        gone=tuple(one for i, one in enumerate(old) if i not in left), new=tuple(one for j, one in enumerate(new) if j not in right),
    )  # fmt: skip


def _matched(old: Sequence[Examination], new: Sequence[Examination]) -> list[tuple[int, int]]:
    """The pairs that share most, each appraisal once; those that share no option or no criterion are no pair."""
    ways = sorted(
        ((-shared, i, j) for i, one in enumerate(old) for j, other in enumerate(new) if (shared := _shared(one, other))), key=lambda way: way
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in ways:
        if all(i != one and j != other for one, other in pairs):
            pairs.append((i, j))
    return pairs


def _shared(old: Examination, new: Examination) -> int:
    """How many names of options and criteria two appraisals share, in thousandths of all; 0 if none of either kind. Titles count too."""
    before, after = old.appraisal, new.appraisal
    if before is None or after is None:
        return 0
    options, criteria = _names(before.options) & _names(after.options), _names(before.criteria) & _names(after.criteria)
    every = _names(before.options) | _names(after.options) | _names(before.criteria) | _names(after.criteria)
    if not options or not criteria:
        return 0
    return 1000 * (len(options) + len(criteria)) // len(every) + 1 + int(_title(before) == _title(after))


def _names(held: Mapping[str, Criterion] | Mapping[str, Option]) -> set[str]:
    return {plain_title(one.title) for one in held.values()}


def _title(appraisal: Appraisal) -> str:
    return plain_title(appraisal.title)


def _compared(old: Examination, new: Examination) -> AppraisalChange:
    versions = versions_of(old, new)
    found = [*altered_content(versions), *altered_figures(versions), *altered_texts(versions)]
    scored = any(one.quantity.kind == "score" and (one.printed or one.withheld) for one in versions.before.figures)
    marked = [replace(one, after_scoring=scored and one.area in _BENEATH and one.kind != "print") for one in found]
    marked.sort(key=lambda one: AREAS.index(one.area))
    return AppraisalChange(versions=versions, alterations=tuple(marked), findings=compared_findings(versions))
