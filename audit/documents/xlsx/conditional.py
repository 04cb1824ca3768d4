"""Colours by conditional formatting, worked out for the simple kinds of rule; the others are named, not guessed.

The colour behind a cell: its own, or what a rule of conditional formatting gives it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from audit.documents.office.survey import corner
from audit.documents.office.theme import shown, tinted
from audit.documents.xlsx.shown import exact

__all__ = ["Conditional", "Values", "colour_of", "own_fill", "pattern_colour"]

_INDEXED_SYSTEM: Final = 64


def own_fill(cell: Any, theme: dict[str, str], indexed: tuple[str, ...]) -> str | None:
    """The fill of a cell as ``#rrggbb``; None where there is none or it is white."""
    return None if not cell.has_style else shown(pattern_colour(cell.fill, theme, indexed))


def pattern_colour(fill: Any, theme: dict[str, str], indexed: tuple[str, ...], *, differential: bool = False) -> str:
    """The colour of a fill as six digits, empty for none. In a differential style the colour stands in the background."""
    kind = getattr(fill, "fill_type", None)
    if kind in ("linear", "path"):
        stops = list(getattr(fill, "stop", ()))
        return colour_of(stops[0].color, theme, indexed) if stops else ""
    if differential:
        return colour_of(fill.bgColor, theme, indexed) or (colour_of(fill.fgColor, theme, indexed) if kind == "solid" else "")
    return colour_of(fill.fgColor, theme, indexed) if kind == "solid" else ""


def colour_of(colour: Any, theme: dict[str, str], indexed: tuple[str, ...]) -> str:
    """A colour as six digits whichever way the workbook names it; empty where it names none."""
    if colour is None:
        return ""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return "" if colour.rgb == "00000000" else str(colour.rgb)[-6:].lower()
    if colour.type == "theme":
        base = theme.get(str(colour.theme), "")
        return tinted(base, max(-1.0, min(1.0, float(colour.tint or 0)))) if base else ""
    if colour.type == "indexed" and 0 <= colour.indexed < min(_INDEXED_SYSTEM, len(indexed)):
        return str(indexed[colour.indexed])[-6:].lower()
    return ""


Values = Mapping[tuple[int, int], object]
"""Stored values by row and column, both from 0."""

_REFERENCE: Final = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})$")
_COMPARED: Final = re.compile(r"\s*(\$?[A-Za-z]{1,3}\$?[0-9]{1,7})\s*(<=|>=|<>|=|<|>)\s*(.+?)\s*$")
_OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "lessThan": lambda a, b: a < b, "lessThanOrEqual": lambda a, b: a <= b, "greaterThan": lambda a, b: a > b,
    "greaterThanOrEqual": lambda a, b: a >= b, "equal": lambda a, b: a == b, "notEqual": lambda a, b: a != b,
}  # fmt: skip
_SIGNS: Final = {"<": "lessThan", "<=": "lessThanOrEqual", ">": "greaterThan", ">=": "greaterThanOrEqual", "=": "equal", "<>": "notEqual"}
_TEXTS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "containsText": lambda text, part: part in text, "notContainsText": lambda text, part: part not in text,
    "beginsWith": lambda text, part: text.startswith(part), "endsWith": lambda text, part: text.endswith(part),
}  # fmt: skip
_MOST_RULES: Final = 500


@dataclass(frozen=True, slots=True)
class _Area:
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Conditional:
    """The rules of one sheet in the order of their priority, and the kinds that are not worked out."""

    def __init__(self, sheet: Any, values: Values, theme: dict[str, str], indexed: tuple[str, ...]) -> None:
        """Take the sheet's rules and the stored values they look at."""
        self._values = values
        self._colours = (theme, indexed)
        self._rules: list[tuple[int, tuple[_Area, ...], Any]] = []
        self._scales: dict[int, tuple[list[Fraction], list[str]] | None] = {}
        for found in sheet.conditional_formatting:
            areas = tuple(_Area(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in found.sqref.ranges)
            self._rules += [(rule.priority or 0, areas, rule) for rule in found.rules]
        self._rules = sorted(self._rules, key=lambda one: one[0])[:_MOST_RULES]
        self.unknown: set[str] = set()

    def fill(self, row: int, column: int) -> str | None:
        """The colour that the first fitting rule puts behind a cell, None where none does."""
        for _, areas, rule in self._rules:
            if any(area.holds(row, column) for area in areas):
                colour = self._colour(rule, areas, (row, column))
                if colour:
                    return shown(colour)
        return None

    def _colour(self, rule: Any, areas: tuple[_Area, ...], at: tuple[int, int]) -> str:
        if rule.type == "colorScale":
            return self._scaled(rule, areas, self._values.get(at))
        fill = getattr(rule.dxf, "fill", None)
        if fill is None:
            if rule.type == "iconSet":
                self.unknown.add("sets of icons")
            return ""
        return pattern_colour(fill, *self._colours, differential=True) if self._fits(rule, areas, at) else ""

    def _fits(self, rule: Any, areas: tuple[_Area, ...], at: tuple[int, int]) -> bool:
        value = self._values.get(at)
        first = (min(area.top for area in areas), min(area.left for area in areas))
        shift = (at[0] - first[0], at[1] - first[1])
        if rule.type == "cellIs":
            return self._compares(rule.operator, value, [self._operand(text, shift) for text in rule.formula])
        if rule.type in _TEXTS and rule.text is not None:
            return value is not None and _TEXTS[rule.type](str(value).lower(), str(rule.text).lower())
        if rule.type in ("containsBlanks", "notContainsBlanks"):
            return (value is None or not str(value).strip()) is bool(rule.type == "containsBlanks")
        if rule.type == "expression" and rule.formula:
            return self._expression(str(rule.formula[0]), shift)
        self.unknown.add(f"rules of the kind {rule.type}")
        return False

    def _expression(self, formula: str, shift: tuple[int, int]) -> bool:
        match = _COMPARED.match(formula)
        right = self._operand(match[3], shift) if match else None
        if match is None or right is None:
            self.unknown.add("rules by a formula")
            return False
        return self._compares(_SIGNS[match[2]], self._operand(match[1], shift), [right])

    def _compares(self, operator: str, value: object, operands: list[object]) -> bool:
        left, sides = _comparable(value), [_comparable(one) for one in operands]
        if left is None or None in sides or not sides:
            return False
        if any(type(side) is not type(left) for side in sides):
            return operator == "notEqual"
        if operator in ("between", "notBetween") and len(sides) == 2:  # noqa: PLR2004  # two limits
            low, high = sorted(sides)  # type: ignore[type-var]  # both are of one type, seen above
            return bool(low <= left <= high) == (operator == "between")  # type: ignore[operator]  # as above
        return operator in _OPERATORS and bool(_OPERATORS[operator](left, sides[0]))

    def _operand(self, text: str, shift: tuple[int, int]) -> object:
        """A literal, or the value of the cell that a reference means from a cell so far from the first."""
        plain = text.strip().removeprefix("=")
        if len(plain) > 1 and plain[0] == plain[-1] == '"':
            return plain[1:-1].replace('""', '"')
        match = _REFERENCE.match(plain)
        place = corner(plain) if match else None
        if match is not None and place is not None:
            return self._values.get((place[0] + (0 if match[3] else shift[0]), place[1] + (0 if match[1] else shift[1])))
        try:
            return exact(float(plain)) if len(plain) < 40 else None  # noqa: PLR2004  # a number
        except (ValueError, OverflowError):
            return None

    def _scaled(self, rule: Any, areas: tuple[_Area, ...], value: object) -> str:
        number = _comparable(value)
        if not isinstance(number, Fraction):
            return ""
        if id(rule) not in self._scales:
            self._scales[id(rule)] = self._scale(rule, areas)
        scale = self._scales[id(rule)]
        return "" if scale is None else _between(number, *scale)

    def _scale(self, rule: Any, areas: tuple[_Area, ...]) -> tuple[list[Fraction], list[str]] | None:
        inside = (_comparable(one) for at, one in self._values.items() if any(area.holds(*at) for area in areas))
        numbers = sorted(one for one in inside if isinstance(one, Fraction))
        points = [_point(stop, numbers) for stop in rule.colorScale.cfvo]
        colours = [colour_of(colour, *self._colours) for colour in rule.colorScale.color]
        known = [point for point in points if point is not None]
        if len(known) != len(colours) or not all(colours) or not known:
            self.unknown.add("colour scales with limits by a formula")
            return None
        return known, colours


def _comparable(value: object) -> Fraction | str | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, Fraction):
        return value
    return exact(value) if isinstance(value, int | float) else str(value).lower()


def _point(stop: Any, numbers: list[Fraction]) -> Fraction | None:
    """Place one stop of a colour scale among the numbers."""
    if not numbers:
        return None
    if stop.type in ("min", "max"):
        return numbers[0 if stop.type == "min" else -1]
    try:
        value = exact(float(stop.val))
    except (TypeError, ValueError):
        return None
    known = {"num": value, "percent": numbers[0] + (numbers[-1] - numbers[0]) * value / 100}
    return _percentile(value, numbers) if stop.type == "percentile" else known.get(stop.type)


def _percentile(share: Fraction, numbers: list[Fraction]) -> Fraction | None:
    if not 0 <= share <= 100:  # noqa: PLR2004  # per cent
        return None
    at = share / 100 * (len(numbers) - 1)
    below = numbers[int(at)]
    return below + (numbers[min(int(at) + 1, len(numbers) - 1)] - below) * (at - int(at))


def _between(value: Fraction, points: list[Fraction], colours: list[str]) -> str:
    if value <= points[0]:
        return colours[0]
    for at in range(1, len(points)):
        if value <= points[at] and points[at] > points[at - 1]:
            return _mixed(colours[at - 1], colours[at], (value - points[at - 1]) / (points[at] - points[at - 1]))
    return colours[-1]


def _mixed(first: str, second: str, share: Fraction) -> str:
    sides: Iterable[tuple[int, int]] = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(one + (other - one) * share):02x}" for one, other in sides)
