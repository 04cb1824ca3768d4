"""A row or column of which most figures do not follow: it may have been read, or printed, for something else.

One figure that does not follow is a slip; nine of ten in one column are rather a column that stands in another's place. That is
said once, ahead of the findings, which stay as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import NAMES, Quantity
from audit.relations.outcome import Check
from audit.relations.registry import type_of

__all__ = ["misread_columns"]

_FEWEST: Final = 5
"""So many figures at least: of three or four that do not follow, each may be a slip of its own."""

_MOST: Final = 0.8
"""The part of them that does not follow."""

_Line = tuple[str, str | None, str | None, str | None]
"""A kind of figure, and the item, option or criterion whose figures stand in one row or column."""


def misread_columns(checks: Sequence[Check], appraisal: Appraisal) -> tuple[str, ...]:
    """Say for each row or column of results of which most do not follow how many these are.

    Columns of totals, percentages and the like come first; where one of them is off nothing is said of the cells below it.
    """
    told = _off(_lines(checks, _whole), appraisal)
    if told:
        return tuple(told.values())
    return tuple({**_off(_lines(checks, _of_option), appraisal), **_off(_lines(checks, _of_criterion), appraisal)}.values())


def _whole(one: Quantity) -> _Line | None:
    return (one.kind, one.item, None, None) if one.criterion is None and one.group is None and one.option is not None else None


def _of_option(one: Quantity) -> _Line | None:
    return (one.kind, one.item, one.option, None) if one.criterion is not None and one.option is not None else None


def _of_criterion(one: Quantity) -> _Line | None:
    return (one.kind, one.item, None, one.criterion) if one.criterion is not None and one.option is not None else None


def _lines(checks: Iterable[Check], line_of: Callable[[Quantity], _Line | None]) -> Mapping[_Line, Mapping[Quantity, bool]]:
    """The results that stand in each row or column, each with whether it does not follow."""
    found: dict[_Line, dict[Quantity, bool]] = {}
    for check in checks:
        result = check.relation.result
        line = line_of(result)
        if line is not None and check.outcome in {"pass", "fail"} and _computed(check):
            own = found.setdefault(line, {})
            own[result] = own.get(result, False) or check.outcome == "fail"
    return found


def _computed(check: Check) -> bool:
    """Say whether a check holds a result against what it follows from."""
    return check.relation.nature == "identity" and check.relation.role != "printings" and type_of(check.relation).computes and not check.withheld


def _off(lines: Mapping[_Line, Mapping[Quantity, bool]], appraisal: Appraisal) -> dict[_Line, str]:
    return {line: _said(line, own, appraisal) for line, own in lines.items() if _mostly(list(own.values()))}


def _mostly(off: Sequence[bool]) -> bool:
    return len(off) >= _FEWEST and sum(off) >= _MOST * len(off)


def _said(line: _Line, own: Mapping[Quantity, bool], appraisal: Appraisal) -> str:
    kind, item, option, criterion = line
    off, every = sum(own.values()), len(own)
    words = NAMES[kind]
    of = "".join(f' of "{name}"' for name in _names(item, option, criterion, appraisal))
    many = f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"
    count = f"all {every}" if off == every else f"{off} of the {every}"
    what = "do not follow from the figures that they are made of"
    return f"{count} {many}{of} {what}; they may be made in another way, or have been read or printed for something else"


def _names(item: str | None, option: str | None, criterion: str | None, appraisal: Appraisal) -> Iterator[str]:
    if item is not None and item in appraisal.stated:
        yield appraisal.stated[item].title
    if option is not None:
        yield appraisal.options[option].title
    if criterion is not None:
        yield appraisal.criteria[criterion].title
