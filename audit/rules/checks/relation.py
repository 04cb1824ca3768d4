"""``relation``: selects relation instances; what holds and what does not was worked out before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, ClassVar, Final

from audit.derive.check import Check
from audit.exact.show import show, show_values
from audit.exact.values import Span, Values, point
from audit.model.figure import Figure
from audit.model.place import Place
from audit.model.quantity import KINDS
from audit.relations.types import TYPES
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Subject
from audit.rules.rule import Rule
from audit.rules.words import words_of

ROLES = (
    "aggregate", "count", "declared", "difference", "final-weight", "grand-total", "group-weight", "inherited", "level-value",
    "max-score", "max-total", "normalised", "on-scale", "percent", "printings", "rank", "scored-from", "share", "shares",
    "sub-weight-sum", "subtotal", "threshold", "total", "total-of-subtotals", "weight-sum", "weighted-score",
)  # fmt: skip
_FITS = ("truncated", "away", "entries-rounded", "printed-values")
_NOT_SHOWN: Final = "not shown: withheld figures take part"
_OUT_OF: Final = re.compile(r"\s*(?:/|\bout\s+of\b|\bof\b).*$", re.IGNORECASE | re.DOTALL)
_WHOLE: Final = 100


def _names(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": {"enum": list(values)}}


class RelationCheck(NamedCheck):
    """One outcome for every printing of the result of every selected relation."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {
            "type": _names(TYPES), "kinds": _names(KINDS), "roles": _names(ROLES),
            "if-fits": _names(_FITS), "unless-fits": _names(_FITS),
        },
    }  # fmt: skip

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes of the relations that the rule's options select."""
        for check in facts.checks:
            if _selects(rule, check):
                yield outcome_of(rule, facts, check)


def _selects(rule: Rule, check: Check) -> bool:
    options, relation = rule.options, check.relation
    wanted = {"type": relation.type, "kinds": relation.result.kind, "roles": relation.role}
    if any(key in options and value not in options[key] for key, value in wanted.items()):
        return False
    if check.outcome == "fail" and "unless-fits" in options and set(options["unless-fits"]) & set(check.fits):
        return False
    return not (check.outcome == "fail" and "if-fits" in options and not set(options["if-fits"]) & set(check.fits))


def outcome_of(rule: Rule, facts: Facts, check: Check) -> Outcome:
    """Give the outcome of a rule on one checked relation."""
    figure = check.figure
    published, computed = published_of(check), computed_of(facts, check)
    words = words_of(facts.appraisal, check, published + _besides(facts, check), computed)
    subject = subject_of(rule, check, figure)
    where = figure.where if figure is not None else check.relation.where
    place = figure.place if figure is not None else Place()
    return Outcome(
        rule, check.outcome, subject, published, computed, where, place,
        check.figures, check, check.reason, words, check.withheld,
    )  # fmt: skip


def subject_of(rule: Rule, check: Check, figure: Figure | None) -> Subject:
    """Give what an outcome of a relation is about."""
    result = check.relation.result
    return Subject(rule.subject, result, result.option, result.criterion, result.group, figure.id if figure is not None else None)


def published_of(check: Check) -> str:
    """Give what was printed, as printed."""
    if check.relation.role == "printings":
        return ", ".join(dict.fromkeys(figure.text for figure in check.figures))
    if check.figure is None:
        return "not printed"
    if not check.figure.printed:
        return f"({check.figure.state})"
    numeral = check.figure.numeral
    return _OUT_OF.sub("", check.figure.text) if numeral is not None and numeral.out_of is not None else check.figure.text


def computed_of(facts: Facts, check: Check) -> str:
    """Give what the relation makes of its operands, with the places of the printed figure; nothing where that reveals a withheld one."""
    if check.withheld:
        return _NOT_SHOWN
    if check.outcome == "not-applicable" or (check.relation.role == "printings" and check.outcome == "fail"):
        return ""
    if check.relation.type == "threshold":
        return _needed(facts, check)
    if check.relation.type == "difference" and check.relation.form == "unstated" and _per_cent(facts, check):
        return _two_readings(facts, check)
    return _shown(facts, check, check.computed)


def _shown(facts: Facts, check: Check, values: Values) -> str:
    """Write values with the places, and in the way, of the figure that is checked."""
    figure = check.figure
    unit = figure.unit if figure is not None and figure.unit is not None else Fraction(1)
    sign = _per_cent(facts, check)
    scaled = values.times(Fraction(_WHOLE)) if sign and _kept_as_parts(facts, check) else values
    text = show_values(scaled, unit, figure.value if figure is not None else None)
    return text if values.empty or not sign else _with_sign(text, sign, values.hull())


def _with_sign(text: str, sign: str, hull: Span) -> str:
    if hull.low is None and hull.high is None:
        return text
    number, _, rest = text.partition(" ")
    return f"{number}{sign} {rest}" if hull.low is None or hull.high is None else text + sign


def _per_cent(facts: Facts, check: Check) -> str:
    """Give the sign of the figure, or of a percentage that is not printed."""
    if check.figure is not None:
        return "%" if check.figure.sign == "%" else ""
    return "%" if check.relation.result.kind in {"percent", "share"} and facts.appraisal.method.percent_base == _WHOLE else ""


def _kept_as_parts(facts: Facts, check: Check) -> bool:
    return check.relation.result.kind in {"percent", "share"} and facts.appraisal.method.percent_base != _WHOLE


def _two_readings(facts: Facts, check: Check) -> str:
    """Write what a difference in per cent can mean: points first, then per cent of the first figure."""
    points, relative = (
        _shown(facts, check, TYPES["difference"].evaluate(replace(check.relation, form=form), facts.valuation)).removesuffix("%")
        for form in ("points", "relative")
    )
    return f"{points} {'point' if points == '1' else 'points'} or {relative}%"


def _needed(facts: Facts, check: Check) -> str:
    sign, per_cent = check.relation.form, _per_cent(facts, check)
    constant = check.relation.constant * (_WHOLE if per_cent and _kept_as_parts(facts, check) else 1)
    number = show(constant) + per_cent
    return {">=": f"{number} or more", ">": f"more than {number}", "<=": f"{number} or less", "<": f"less than {number}"}[sign]


def _besides(facts: Facts, check: Check) -> str:
    """Say what a figure held against a threshold is by the other figures, where rounding hides it or it is not printed."""
    if check.relation.type != "threshold" or check.outcome == "not-applicable":
        return ""
    if _follows_from_withheld(facts, check):
        return ""
    values = facts.valuation(check.relation.result)
    if check.figure is None:
        return f", {_shown(facts, check, values)} by the other figures" if not values.anything else ""
    stands = facts.valuation.stands(check.figure) if check.figure.value is None else _printed(facts, check, check.figure.value)
    return "" if not values.meet(stands).empty else f" ({_shown(facts, check, values)} before rounding)"


def _printed(facts: Facts, check: Check, value: Fraction) -> Values:
    """Give the printed value alone, in the units of its quantity."""
    return point(value / _WHOLE if _per_cent(facts, check) and _kept_as_parts(facts, check) else value)


def _follows_from_withheld(facts: Facts, check: Check) -> bool:
    result = check.relation.result
    below = [operand for relation in facts.derivation.defining.get(result, ()) for operand in relation.operands()]
    return any(facts.valuation.withheld(one) for one in (result, *below))
