"""A matrix of scores held in a notebook, taken as an appraisal: a data frame (options by criteria), or a decision matrix.

Nothing here imports pandas: whatever has ``columns``, ``index`` and columns of values is taken, and so is an object with
``matrix``, ``weights`` and ``objectives`` as scikit-criteria makes them.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, get_args

from audit.appraisal.model.appraisal import Appraisal, Criterion, Formula, FormulaName, Method, Option
from audit.appraisal.model.coordinate import Coordinate
from audit.appraisal.model.figure import Cell, Scale
from audit.appraisal.model.place import Where
from audit.appraisal.model.read.cells import cell_of_text
from audit.appraisal.model.read.context import suggest
from audit.appraisal.model.read.criteria import scale_of_levels
from audit.appraisal.model.read.figured import figured
from audit.appraisal.model.table import Column, Row, Table
from audit.importing.names import id_for
from audit.problems import InputError, InputFault, Problem, fault

__all__ = ["appraisal_from_frame"]

_PATH: Final = "data frame"
_DIGITS: Final = 12
"""Significant digits of a float that are taken as written: 0.1 + 0.2 is then 0.3, and a third has twelve threes."""

_LONGEST: Final = 6
"""Decimals of an entered float beyond which it was worked out and rounded, not written: no scale in use has more than three."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """The titles of options or criteria, each with an id of its own."""

    titles: tuple[str, ...]
    ids: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[Any], what: str) -> "_Axis":
        titles, ids = tuple(str(name) for name in names), list[str]()
        for title in titles:
            ids.append(id_for(title, ids, what))
        return cls(titles, tuple(ids))

    def entries(self) -> Iterator[tuple[str, str]]:
        """Each id with its title."""
        return zip(self.ids, self.titles, strict=True)


def appraisal_from_frame(
    scores: Any, *, weights: Any = None, total: Any = None, rank: Any = None, method: str = "", title: str = "Data frame"
) -> Appraisal:
    """The appraisal that a matrix of scores is.

    ``scores`` has options as rows and criteria as columns. ``weights`` goes by criterion, ``total`` and ``rank`` by option:
    mappings, series, or sequences in the order of the frame; a text names a column of ``scores`` that holds them.
    ``method`` is ``sum``, ``weighted-sum``, ``mean`` or ``weighted-mean``; without it, ``weighted-sum`` where there are
    weights and ``sum`` where there are none. Figures may be whole numbers, ``Decimal``, ``Fraction``, texts as printed, or
    floats, which are taken by their first twelve significant digits. Raises InputError where something does not fit.
    """
    frame, weights, directions = _taken_apart(scores, weights)
    columns = [name for name in frame.columns if name not in {one for one in (total, rank) if isinstance(one, str)}]
    options, criteria = _Axis.of(frame.index, "option"), _Axis.of(columns, "criterion")
    if not options.ids or not criteria.ids:
        raise _refused(fault("frame-empty"))
    cells = [list(map(_text, frame[name])) for name in columns]
    given = _by_name(weights, columns, "weights") if weights is not None else None
    name = method or ("weighted-sum" if given else "sum")
    if name not in get_args(FormulaName):
        raise _refused(fault("no-such-method", name=name, suggest=suggest(name, get_args(FormulaName))))
    total_of = Formula(name)  # type: ignore[arg-type]  # one of its names, as was just asked
    scale, lower = scale_of_levels({}), {criteria.ids[columns.index(one)]: direction for one, direction in directions.items()}
    return figured(Appraisal(
        id=id_for(title, (), "appraisal"), title=title, origin="draft", scale=scale, path=_PATH,
        criteria=_criteria(criteria, given, lower, scale),
        options={key: Option(id=key, title=one, where=Where(pointer=f"/options/{key}")) for key, one in options.entries()},
        method=Method(total=total_of, subtotal=Formula(total_of.name), rank_stated=rank is not None, where=Where(pointer="/method")),
        tables={"scores": _table(options, criteria, cells, _bottom(frame, {"total": total, "rank": rank}))},
    ))  # fmt: skip


def _criteria(criteria: _Axis, weights: Sequence[str | None] | None, lower: Mapping[str, str], scale: Scale) -> dict[str, Criterion]:
    given = dict(zip(criteria.ids, weights or (), strict=weights is not None))
    return {
        key: Criterion(
            id=key, title=one, scale=scale, direction=lower.get(key), where=Where(pointer=f"/criteria/{key}"),
            weight=_cell(given[key], f"/criteria/{key}/weight") if key in given else None,
        )
        for key, one in criteria.entries()
    }  # fmt: skip


def _taken_apart(scores: Any, weights: Any) -> tuple[Any, Any, Mapping[Any, str]]:
    """The frame, the weights and the criteria of which less is better, also of a decision matrix."""
    if hasattr(scores, "matrix") and hasattr(scores, "objectives"):
        named = dict(zip(scores.matrix.columns, scores.objectives, strict=True))
        lower = {name: "lower" for name, objective in named.items() if getattr(objective, "value", objective) == -1}
        return scores.matrix, scores.weights if weights is None else weights, lower
    if not (hasattr(scores, "columns") and hasattr(scores, "index")):
        raise _refused(fault("no-data-frame"))
    return scores, weights, {}


def _bottom(frame: Any, given: Mapping[str, Any]) -> dict[str, list[str | None]]:
    """The rows below the scores: what was given by option, under the name of what it prints."""
    rows: dict[str, list[str | None]] = {}
    for name, values in given.items():
        if values is not None:
            listed = list(map(_text, frame[values])) if isinstance(values, str) else _by_name(values, list(frame.index), name)
            rows[name] = listed
    return rows


def _table(options: _Axis, criteria: _Axis, cells: Sequence[Sequence[str | None]], bottom: Mapping[str, Sequence[str | None]]) -> Table:
    lines: dict[str, Sequence[str | None]] = {**dict(zip(criteria.ids, cells, strict=True)), **bottom}
    worked_out = any(value is not None and len(value.partition(".")[2]) > _LONGEST for values in cells for value in values)
    return Table(
        id="scores", axis="criteria", says=Coordinate("score", rounded=worked_out), where=Where(pointer="/tables/scores"),
        columns=tuple(Column(name=key, key=key, where=Where(pointer=f"/tables/scores/columns/{at}")) for at, key in enumerate(options.ids)),
        rows=tuple(_row(key, values) for key, values in lines.items()),
    )  # fmt: skip


def _row(key: str, values: Sequence[str | None]) -> Row:
    pointer = f"/tables/scores/cells/{key}"
    cells = tuple(_cell(value, f"{pointer}/{at}") for at, value in enumerate(values))
    return Row(key=key, cells=cells, where=Where(pointer=pointer), at=Where(pointer=pointer))


def _cell(value: str | None, pointer: str) -> Cell:
    return cell_of_text("blank" if value is None else value, Where(pointer=pointer))


def _by_name(values: Any, names: Sequence[Any], what: str) -> list[str | None]:
    """Values in the order of the names, from a mapping, a series, or a sequence of the same length."""
    if hasattr(values, "keys") and hasattr(values, "__getitem__"):
        absent = [str(name) for name in names if name not in values.keys()]  # noqa: SIM118  # a series is asked for its index
        if absent:
            raise _refused(fault("nothing-for-names", what=what, absent=", ".join(absent[:5])))
        return [_text(values[name]) for name in names]
    listed = list(values)
    if len(listed) != len(names):
        raise _refused(fault("values-and-names-differ", what=what, listed=len(listed), names=len(names)))
    return list(map(_text, listed))


def _text(value: Any) -> str | None:
    """A value as it would be printed; None for an empty cell."""
    if hasattr(value, "item"):  # a number of numpy
        value = value.item()
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction | str):
        raise _refused(fault("value-no-figure", value=repr(value)))
    if isinstance(value, Fraction):
        return _decimal(value)
    if isinstance(value, float):
        if math.isinf(value):
            raise _refused(fault("figure-infinite"))
        return format(Decimal(format(value, f".{_DIGITS}g")).normalize(), "f")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _decimal(value: Fraction) -> str:
    """An exact fraction as a decimal where it has one, else to twelve significant digits."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return format(exact.normalize() if Fraction(exact) == value else Decimal(format(exact, f".{_DIGITS}g")), "f")


def _refused(said: InputFault) -> InputError:
    return InputError([Problem("data frame", 0, 0, said)])
