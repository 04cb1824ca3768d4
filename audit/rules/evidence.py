"""The evidence of a checked relation in words: what is published, what the figures make, what rounding hides."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.derive.check import Check
from audit.exact.show import show, show_values
from audit.exact.values import Span, Values, point
from audit.relations.types import TYPES
from audit.rules.checks.base import Facts
from audit.rules.words import printed_text

_NOT_SHOWN: Final = "not shown: withheld figures take part"
_NUMBER: Final = re.compile(r"(?<![\w.(])\d[\d.]*")
_WHOLE: Final = 100


def published_of(check: Check) -> str:
    """Give what was printed, as printed."""
    if check.relation.role == "printings":
        return ", ".join(dict.fromkeys(map(printed_text, check.figures)))
    if check.figure is None:
        return "not printed"
    return printed_text(check.figure)


def computed_of(facts: Facts, check: Check) -> str:
    """Give what the relation makes of its operands, with the places of the printed figure; nothing where that reveals a withheld one."""
    if check.withheld:
        return _NOT_SHOWN
    if check.outcome == "not-applicable" or (check.relation.role == "printings" and check.outcome == "fail"):
        return ""
    if check.outcome == "undecided" and check.computed.empty:
        return "more values than can be listed"
    if check.relation.type == "threshold":
        return _needed(facts, check)
    if check.relation.type == "difference" and check.relation.form == "unstated" and _sign(facts, check) == "%":
        return _two_readings(facts, check)
    return _shown(facts, check, check.computed)


def _shown(facts: Facts, check: Check, values: Values) -> str:
    """Write values with the places, and in the way, of the figure that is checked."""
    sign = _sign(facts, check)
    scaled = values.times(Fraction(_WHOLE)) if _in_parts(facts, check) else values
    printed = check.figure.value if check.figure is not None and check.outcome == "fail" else None
    text = show_values(scaled, _unit(check, scaled), printed)
    return text if values.empty else _with_sign(text, sign, values.hull())


def _unit(check: Check, values: Values) -> Fraction:
    """Give the place to which values are written: that of the figure, or of the finest operand where the sum is only declared."""
    figure = check.figure
    if figure is None or figure.unit is None or (values.finite and check.relation.type in {"order", "count"} and _whole(values)):
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
    """Give the sign of the figure, or of a percentage that is not printed."""
    if check.figure is not None:
        return check.figure.sign
    return "%" if check.relation.result.kind in {"percent", "share"} and facts.appraisal.method.percent_base == _WHOLE else ""


def _in_parts(facts: Facts, check: Check) -> bool:
    """Say whether a figure is printed in per cent where percentages are kept as parts of 1."""
    apart = check.relation.result.kind in {"percent", "share"} and facts.appraisal.method.percent_base != _WHOLE
    return apart and _sign(facts, check) == "%"


def _two_readings(facts: Facts, check: Check) -> str:
    """Write what a difference in per cent can mean: points first, then per cent of the first figure."""
    points, relative = (
        _shown(facts, check, TYPES["difference"].evaluate(replace(check.relation, form=form), facts.valuation)).removesuffix("%")
        for form in ("points", "relative")
    )
    return f"{points} {'point' if points == '1' else 'points'} or {relative}%"


def _needed(facts: Facts, check: Check) -> str:
    sign = _sign(facts, check)
    constant = check.relation.constant * (_WHOLE if _in_parts(facts, check) else 1)
    number = f"{show(constant)}%" if sign == "%" else f"{sign}{show(constant)}"
    needed = {">=": f"{number} or more", ">": f"more than {number}", "<=": f"{number} or less", "<": f"less than {number}"}
    return needed[check.relation.form]


def besides(facts: Facts, check: Check) -> str:
    """Say what a figure held against a threshold is by the other figures, where rounding hides it or it is not printed."""
    if check.relation.type != "threshold" or check.outcome == "not-applicable":
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
    """Give the printed value alone, in the units of its quantity."""
    return point(value / _WHOLE if _in_parts(facts, check) else value)


def _follows_from_withheld(facts: Facts, check: Check) -> bool:
    result = check.relation.result
    below = [operand for relation in facts.derivation.defining.get(result, ()) for operand in relation.operands()]
    return any(facts.valuation.withheld(one) for one in (result, *below))
