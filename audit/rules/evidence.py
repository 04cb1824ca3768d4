"""The evidence of a checked relation in words: what is published, what the figures make, what rounding hides.

What an expression looked at, in the paper's own names: cells by option or criterion, other figures one by one.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.rounding import places_of, show, show_values
from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import NAMES, Quantity
from audit.relations.outcome import Check
from audit.relations.registry import type_of
from audit.relations.relation import Relation
from audit.rules.checks.base import Facts
from audit.rules.checks.names import without_brackets
from audit.rules.discretion import NOT_SHOWN
from audit.rules.language.evaluate import UsedValue
from audit.rules.language.things import Unknown
from audit.rules.left import Subtotals
from audit.rules.outcome import how_of
from audit.rules.words import about, printed_text
from audit.why import UNSAID, Why, because

__all__ = ["Evidence", "besides", "computed_of", "one_way", "published_of"]

_NUMBER: Final = re.compile(r"(?<![\w.(])\d[\d.]*")
_WHOLE: Final = 100
_IN_FULL: Final = 1000
"""Three places are written in full, which is more than papers print of what they add."""


def published_of(check: Check) -> str:
    """What was printed, as printed."""
    if check.relation.role == "printings":
        return ", ".join(dict.fromkeys(map(printed_text, check.figures)))
    if check.figure is None:
        return "not printed"
    return printed_text(check.figure)


def computed_of(facts: Facts, check: Check) -> str:
    """What the relation makes of its operands, with the places of the printed figure; nothing where that reveals a withheld one."""
    if check.withheld:
        return NOT_SHOWN
    if check.outcome == "not-applicable" or (check.relation.role == "printings" and check.outcome == "fail"):
        return ""
    if check.outcome == "undecided" and check.computed.empty:
        return "too many values to list"
    told = type_of(check.relation).computed(check.relation, _Telling(facts, check))
    return _shown(facts, check, check.computed) if told is None else told


@dataclass(frozen=True, slots=True)
class _Telling:
    """Writes values as the figure of a check prints them, for the type of its relation."""

    facts: Facts
    check: Check

    @property
    def sign(self) -> str:
        """The sign of the figure."""
        return _sign(self.facts, self.check)

    def shown(self, values: Values) -> str:
        """Write values to the place to which the figure is printed."""
        return _shown(self.facts, self.check, values)

    def exactly(self, values: Values) -> str:
        """Write a value in full."""
        return _exactly(self.facts, self.check, values)

    def evaluated(self, relation: Relation) -> Values:
        """Evaluate a relation on the true values of its operands."""
        return type_of(relation).evaluate(relation, self.facts.valuation)


def one_way(facts: Facts, check: Check, name: str) -> Why:
    """Say of a figure that agrees in one way only what it comes to in the other; nothing where it agrees in every way."""
    how = how_of(check)
    if how is None or check.figure is None:
        return UNSAID
    published, own = published_of(check), f"{name}, {NAMES[check.relation.result.kind]}"
    if how == "if-rounded":
        return because("only-if-rounded", about=own, come_to=_in_full(facts, check), published=published)
    return because("only-as-printed", about=own, come_to=_shown(facts, check, check.computed), published=published)


def _in_full(facts: Facts, check: Check) -> str:
    """Write what the operands make as printed, where that is one figure with few places: else it may look like the printed one."""
    only = check.from_printed.only
    if only is None or (only * _IN_FULL).denominator != 1 or _in_parts(facts, check):
        return _shown(facts, check, check.from_printed)
    text = show(only, max(places_of(only), places_of(_unit(check, check.from_printed))))
    return _with_sign(text, _sign(facts, check), check.from_printed.hull())


def _shown(facts: Facts, check: Check, values: Values) -> str:
    """Write values with the places, and in the way, of the figure that is checked."""
    sign = _sign(facts, check)
    scaled = values.times(Fraction(_WHOLE)) if _in_parts(facts, check) else values
    printed = check.figure.value if check.figure is not None and check.outcome == "fail" else None
    text = show_values(scaled, _unit(check, scaled), printed)
    return text if values.empty else _with_sign(text, sign, values.hull())


def _unit(check: Check, values: Values) -> Fraction:
    """The place to which values are written: that of the figure, or of the finest operand where the sum is only declared."""
    figure = check.figure
    if figure is None or figure.unit is None or (values.finite and type_of(check.relation).whole and _whole(values)):
        return Fraction(1)
    if not figure.id.startswith("method."):
        return figure.unit
    units = [one.unit for operand in check.operands for one in operand.figures if one.printed and one.unit is not None]
    return min(units, default=figure.unit)


def _whole(values: Values) -> bool:
    return all(value.denominator == 1 for value in values.points)


def _with_sign(text: str, sign: str, hull: Span) -> str:
    """Add a per cent sign behind, or a currency sign before, the figures of a text such as "between 3 and 4"."""
    if not sign or (hull.low is None and hull.high is None):
        return text
    if sign != "%":
        return _NUMBER.sub(lambda match: sign + match[0], text)
    number, _, rest = text.partition(" ")
    return f"{number}% {rest}" if hull.low is None or hull.high is None else f"{text}%"


def _sign(facts: Facts, check: Check) -> str:
    """The sign of the figure, or of a percentage that is not printed."""
    if check.figure is not None:
        return check.figure.sign
    return "%" if check.relation.result.kind in {"percent", "share"} and facts.appraisal.method.percent_base == _WHOLE else ""


def _in_parts(facts: Facts, check: Check) -> bool:
    """Say whether a figure is printed in per cent where percentages are kept as parts of 1."""
    apart = check.relation.result.kind in {"percent", "share"} and facts.appraisal.method.percent_base != _WHOLE
    return apart and _sign(facts, check) == "%"


def besides(facts: Facts, check: Check) -> str:
    """Say what a figure held against a threshold is by the other figures, where rounding hides it or it is not printed."""
    if not type_of(check.relation).of_true_values or check.outcome == "not-applicable":
        return ""
    if _follows_from_withheld(facts, check):
        return ""
    values = facts.valuation(check.relation.result)
    if check.figure is None:
        return "" if facts.valuation.missing(check.relation.result) else f", {_exactly(facts, check, values)} by the other figures"
    stands = facts.valuation.stands(check.figure) if check.figure.value is None else _printed(facts, check, check.figure.value)
    return "" if not values.meet(stands).empty else f" ({_exactly(facts, check, values)} before rounding)"


def _exactly(facts: Facts, check: Check, values: Values) -> str:
    """Write a value in full where there is one."""
    if values.only is None:
        return _shown(facts, check, values)
    return _with_sign(show(values.only * (_WHOLE if _in_parts(facts, check) else 1)), _sign(facts, check), values.hull())


def _printed(facts: Facts, check: Check, value: Fraction) -> Values:
    """The printed value alone, in the units of its quantity."""
    return point(value / _WHOLE if _in_parts(facts, check) else value)


def _follows_from_withheld(facts: Facts, check: Check) -> bool:
    result = check.relation.result
    below = [operand for relation in facts.derivation.defining.get(result, ()) for operand in relation.operands()]
    return any(facts.valuation.withheld(one) for one in (result, *below))


_CELLS: Final = frozenset({"score", "weighted-score"})
_FEW: Final = 3
_MOST_NAMED: Final = 8
_MOST_SHOWN: Final = 8
_PAIR: Final = 2
_TOTALS: Final = frozenset({"total", "subtotal"})


class Evidence:
    """Tells what was looked at; ``figures`` are the printings by quantity."""

    def __init__(self, appraisal: Appraisal, figures: Mapping[Quantity, tuple[Figure, ...]], subtotals: Subtotals | None = None) -> None:
        """Take the paper's names and its figures, and what is known of subtotals that it does not print."""
        self.appraisal = appraisal
        self.figures = figures
        self.subtotals = subtotals

    def printed(self, looked: Iterable[UsedValue]) -> tuple[Figure, ...]:
        """The printings behind what was looked at, each once."""
        quantities = dict.fromkeys(one.quantity for one in looked if one.quantity is not None)
        return tuple(figure for quantity in quantities for figure in self._printings(quantity))

    def _printings(self, quantity: Quantity) -> tuple[Figure, ...]:
        weighted = self.figures.get(quantity._replace(kind="weighted-score"), ()) if quantity.kind == "score" else ()
        return (*self.figures.get(quantity, ()), *weighted)

    def told(self, looked: Iterable[UsedValue]) -> str:
        """Say what was looked at, each thing once."""
        found = tuple({(one.quantity or one.text): one for one in looked}.values())
        cells = [one for one in found if one.quantity is not None and one.quantity.kind in _CELLS]
        others = [one for one in found if one.quantity is not None and one.quantity.kind not in _CELLS]
        said = [*self._cells(cells), *map(self._other, others)] or [f"{one.text} is {_value(one)}" for one in found]
        more = [f"and {len(said) - _MOST_SHOWN} more"] if len(said) > _MOST_SHOWN else []
        return "; ".join([*said[:_MOST_SHOWN], *more])

    def compared(self, looked: Iterable[UsedValue]) -> str:
        """Say what was looked at of options that are called equal: of two totals also what they are out of, and how far apart they are."""
        found = tuple({(one.quantity or one.text): one for one in looked}.values())
        values = [value for one in found if (value := self._single(one)) is not None]
        if len(found) != len(values) or len(values) != _PAIR:
            return self.told(found)
        highest = {self.subtotals.highest(one.quantity) for one in found if one.quantity is not None} if self.subtotals is not None else set()
        out_of = next(iter(highest)) if len(highest) == 1 else None
        beside = f", out of {show(out_of)}" if out_of is not None else ""
        return f"{self.told(found)} ({show(abs(values[0] - values[1]))} apart{beside})"

    def apart(self, looked: Iterable[UsedValue]) -> str:
        """Say what was looked at where a difference is quoted, and what it is in both readings: in points, and in per cent of the larger."""
        found = tuple({(one.quantity or one.text): one for one in looked}.values())
        points, parts = (self._pair(found, kinds) for kinds in (("percent", "share"), ("total",)))
        said = [f"{show(_to_a_tenth(points[1] - points[0]))} percentage points apart"] if points is not None else []
        if parts is not None and parts[1] > 0:
            said.append(f"{show(parts[1] - parts[0])} apart, {show(_to_a_tenth(_WHOLE * (parts[1] - parts[0]) / parts[1]))}% of {show(parts[1])}")
        return f"{self.told(found)} ({'; '.join(said)})" if said else self.told(found)

    def _pair(self, found: Sequence[UsedValue], kinds: Collection[str]) -> tuple[Fraction, Fraction] | None:
        """The lower and the higher of the two figures of some kinds, where there are two and both are known."""
        of_kind = [one.value for one in found if one.quantity is not None and one.quantity.kind in kinds and isinstance(one.value, Values)]
        known = sorted(value.only for value in of_kind if value.only is not None)
        return (known[0], known[1]) if len(of_kind) == len(known) == _PAIR else None

    def _single(self, looked: UsedValue) -> Fraction | None:
        """The one value of a total or subtotal; None for anything else."""
        quantity = looked.quantity
        if quantity is None or quantity.kind not in _TOTALS or not isinstance(looked.value, Values):
            return None
        return looked.value.only if looked.value.only is not None else self._left(quantity)

    def _left(self, quantity: Quantity) -> Fraction | None:
        return self.subtotals.left(quantity) if self.subtotals is not None else None

    def _cells(self, cells: Sequence[UsedValue]) -> list[str]:
        """Put cells together under what there are fewer of, options or criteria, and by what stands in them."""
        pairs = {(one.quantity.option or "", one.quantity.criterion or ""): self._cell(one) for one in cells if one.quantity is not None}
        by_option = len({option for option, _ in pairs}) <= len({criterion for _, criterion in pairs})
        groups: dict[str, dict[str, list[str]]] = {}
        for (option, criterion), value in pairs.items():
            head, other = (self._option(option), self._criterion(criterion)) if by_option else (self._criterion(criterion), self._option(option))
            groups.setdefault(head, {}).setdefault(value, []).append(other)
        return [_of_option(head, values) if by_option else _of_criterion(head, values) for head, values in groups.items()]

    def _cell(self, looked: UsedValue) -> str:
        """What stands in a cell: the level where the scale has levels, else the figure."""
        assert looked.quantity is not None
        printings = self._printings(looked.quantity)
        printed = next((figure for figure in printings if figure.printed), None)
        level = self.appraisal.levels.get(looked.value) if isinstance(looked.value, str) else None
        if level is not None:
            return level.label
        if printed is not None:
            doubtful = ", read doubtfully" if printed.reading == "doubtful" else ""
            return f"{printed_text(printed)}{doubtful}"
        return f"({printings[0].state})" if printings else "(no cell)"

    def _other(self, looked: UsedValue) -> str:
        assert looked.quantity is not None
        printed = dict.fromkeys(printed_text(figure) for figure in self._printings(looked.quantity) if figure.printed)
        exact = _value(looked)
        several = isinstance(looked.value, Values) and looked.value.only is None
        left = self._left(looked.quantity) if several else None
        exact = f"{show(left)} by the printed total" if left is not None else exact
        shown = ", ".join(printed) or exact
        beside = f" ({exact} by the other figures)" if printed and exact not in {one.removesuffix("%") for one in printed} else ""
        name = "" if looked.quantity.item is not None else f"{NAMES[looked.quantity.kind]} "
        return f"{about(self.appraisal, looked.quantity)}: {name}{shown}{beside}"

    def _option(self, option: str) -> str:
        titles = [without_brackets(one.title) for one in self.appraisal.options.values()]
        own = self.appraisal.options[option].title
        return without_brackets(own) if titles.count(without_brackets(own)) == 1 else own

    def _criterion(self, criterion: str) -> str:
        return self.appraisal.criteria[criterion].title


def _to_a_tenth(value: Fraction) -> Fraction:
    """Round a percentage half up to one place, to be read beside a text that quotes whole ones."""
    return Fraction(floor(value * 10 + Fraction(1, 2)), 10)


def _of_option(option: str, values: Mapping[str, Sequence[str]]) -> str:
    return f"{option} has {', '.join(f'{value} on {_named(criteria)}' for value, criteria in values.items())}"


def _of_criterion(criterion: str, values: Mapping[str, Sequence[str]]) -> str:
    (value, first), *others = values.items()
    return ", ".join([f"{value} on {criterion} for {_named(first)}", *(f"{value} for {_named(options)}" for value, options in others)])


def _value(looked: UsedValue) -> str:
    value = looked.value
    if isinstance(value, Values):
        return show_values(value, Fraction(1) if all(one.denominator == 1 for one in value.points) else Fraction(1, 100))
    if isinstance(value, Unknown):
        return f"not known ({value.reason})"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _named(names: Sequence[str]) -> str:
    """List names; of many the first few, and how many there are."""
    if len(names) > _MOST_NAMED:
        return f"{len(names)} ({', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more)"
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{len(names)} ({listed})" if len(names) > _FEW else listed
