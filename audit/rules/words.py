"""The words that fill a rule's message: who and what an outcome is about, in the paper's own names."""

import re
from collections.abc import Iterable
from fractions import Fraction
from string import Formatter
from typing import Final

from audit.appraisal.exact.rounding import show, show_values
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import NAMES, Quantity
from audit.relations.outcome import Check, Operand
from audit.relations.registry import type_of

__all__ = ["FIELDS", "about", "named", "printed_text", "quoted", "terms_of", "title_of_option", "unknown_fields", "words_of"]

FIELDS: Final = ("about", "option", "criterion", "group", "quantity", "published", "computed", "terms", "stated", "level")
"""What a message about a relation may name."""

_OUT_OF: Final = re.compile(r"\s*(?:/|\bout\s+of\b|\bof\b).*$", re.IGNORECASE | re.DOTALL)
_SUMMED: Final = frozenset({"total", "subtotal", "max-total", "percent", "rank"})
_TOTALS: Final = {"raw": "unweighted", "weighted": "weighted"}
_UNSAID: Final = frozenset({"raw", "sub-weights", "normalised"})
_ITEMS: Final = {"options-ranked": "number of options ranked"}


def unknown_fields(message: str, known: Iterable[str] = FIELDS) -> list[str]:
    """The fields of a message that do not exist. Raises ValueError where its braces do not match."""
    found = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(message) if name is not None]
    return [name for name, spec, conversion in found if name not in known or spec or conversion]


def title_of_option(appraisal: Appraisal, option: str | None) -> str:
    """An option as the paper names it."""
    if option is None or option not in appraisal.options:
        return option or "all options"
    return appraisal.options[option].title


def _title_of_criterion(appraisal: Appraisal, criterion: str | None) -> str:
    found = appraisal.criteria.get(criterion or "")
    return found.title if found is not None else ""


def _title_of_group(appraisal: Appraisal, group: str | None) -> str:
    found = appraisal.groups.get(group or "")
    return found.title if found is not None else ""


def _title_of_item(appraisal: Appraisal, item: str | None) -> str:
    if item is None or item in _UNSAID:
        return ""
    stated = appraisal.stated.get(item)
    return stated.title if stated is not None else _ITEMS.get(item, item.replace("-", " "))


def _title_of_second(quantity: Quantity) -> str:
    """Name the total beside the one that the method gives."""
    return _TOTALS.get(quantity.item or "", "") if quantity.kind in _SUMMED else ""


def about(appraisal: Appraisal, quantity: Quantity) -> str:
    """Say what a quantity belongs to, in the paper's own names."""
    parts = [
        title_of_option(appraisal, quantity.option) if quantity.option is not None else "",
        _title_of_criterion(appraisal, quantity.criterion) or _title_of_group(appraisal, quantity.group),
        f"scorer {quantity.scorer}" if quantity.scorer is not None else "",
        _title_of_second(quantity) or _title_of_item(appraisal, quantity.item),
    ]
    whole = "All criteria" if quantity.kind == "weight" else "All options"
    return ", ".join(filter(None, parts)) or whole


def quoted(title: str) -> str:
    """A name as it reads in the middle of a sentence, where "Keep as it is" could not be told from the words around it."""
    return f'"{title}"'


def named(appraisal: Appraisal, quantity: Quantity) -> str:
    """What a quantity is, to read inside a sentence: the score for "Option A" on "Access"."""
    option = f" for {quoted(title_of_option(appraisal, quantity.option))}" if quantity.option is not None else ""
    criterion, group = _title_of_criterion(appraisal, quantity.criterion), _title_of_group(appraisal, quantity.group)
    on = f" {'on' if option else 'of'} {quoted(criterion)}" if criterion else f" {'in' if option else 'of'} {quoted(group)}" if group else ""
    scorer = f" by scorer {quantity.scorer}" if quantity.scorer is not None else ""
    item = _title_of_item(appraisal, quantity.item)
    return f"the {NAMES[quantity.kind]}{option}{on}{scorer}{f' ({item})' if item else ''}"


def words_of(appraisal: Appraisal, check: Check, published: str, computed: str) -> dict[str, str]:
    """The words for an outcome of a relation."""
    quantity, form = check.relation.result, check.relation.form
    return {
        "about": about(appraisal, quantity),
        "option": title_of_option(appraisal, quantity.option),
        "criterion": _title_of_criterion(appraisal, quantity.criterion),
        "group": _title_of_group(appraisal, quantity.group),
        "quantity": NAMES[quantity.kind],
        "published": published,
        "computed": computed,
        "terms": terms_of(check),
        "stated": _title_of_item(appraisal, quantity.item),
        "level": appraisal.levels[form].label if form in appraisal.levels else form,
    }


def terms_of(check: Check) -> str:
    """Write the operands of a relation as a sum, product, quotient or mean of what is printed."""
    if check.withheld:
        return "withheld figures are involved"
    if not check.operands:
        return ""
    shown = {operand.quantity: _shown(operand) for operand in check.operands}
    return type_of(check.relation).words(check, shown)


def printed_text(figure: Figure) -> str:
    """A figure as printed, without the denominator behind it; what stands there instead in brackets."""
    if not figure.printed:
        return f"({figure.state})"
    return _OUT_OF.sub("", figure.text) if figure.numeral is not None and figure.numeral.out_of is not None else figure.text


def _shown(operand: Operand) -> str:
    printed = next((figure for figure in operand.figures if figure.printed), None)
    if printed is not None:
        return show(printed.value) if printed.level is not None and printed.value is not None else printed_text(printed)
    if operand.figures:
        return f"({operand.figures[0].state})"
    if operand.values.only is not None:
        return show(operand.values.only)
    whole = all(value.denominator == 1 for value in operand.values.points)
    return f"({show_values(operand.values, Fraction(1) if whole else Fraction(1, 100))})"
