"""The words that fill a rule's message: who and what an outcome is about, in the paper's own names."""

from string import Formatter
from typing import Final

from audit.derive.check import Check, Operand
from audit.exact.show import show, show_values
from audit.model.appraisal import Appraisal
from audit.model.quantity import NAMES, Quantity

FIELDS: Final = (
    "about", "option", "criterion", "group", "quantity", "published", "computed", "terms", "count", "list", "places", "stated", "level",
)  # fmt: skip


def unknown_fields(message: str) -> list[str]:
    """Give the fields of a message that do not exist. Raises ValueError where its braces do not match."""
    found = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(message) if name is not None]
    return [name for name, spec, conversion in found if name not in FIELDS or spec or conversion]


def title_of_option(appraisal: Appraisal, option: str | None) -> str:
    """Give an option as the paper names it."""
    if option is None or option not in appraisal.options:
        return option or "all options"
    return appraisal.options[option].title


def about(appraisal: Appraisal, quantity: Quantity) -> str:
    """Say what a quantity belongs to, in the paper's own names."""
    parts = []
    if quantity.option is not None:
        parts.append(title_of_option(appraisal, quantity.option))
    if quantity.criterion is not None and quantity.criterion in appraisal.criteria:
        parts.append(appraisal.criteria[quantity.criterion].title)
    elif quantity.group is not None and quantity.group in appraisal.groups:
        parts.append(appraisal.groups[quantity.group].title)
    if quantity.scorer is not None:
        parts.append(f"scorer {quantity.scorer}")
    if quantity.item is not None and quantity.item not in {"raw", "sub-weights", "normalised"}:
        stated = appraisal.stated.get(quantity.item)
        parts.append(stated.title if stated is not None else quantity.item)
    return ", ".join(parts) if parts else "All options"


def words_of(appraisal: Appraisal, check: Check, published: str, computed: str) -> dict[str, str]:
    """Give the words for an outcome of a relation."""
    quantity = check.relation.result
    stated = appraisal.stated.get(quantity.item or "")
    return {
        "about": about(appraisal, quantity),
        "option": title_of_option(appraisal, quantity.option),
        "criterion": appraisal.criteria[quantity.criterion].title if quantity.criterion in appraisal.criteria else "",
        "group": appraisal.groups[quantity.group].title if quantity.group in appraisal.groups else "",
        "quantity": NAMES[quantity.kind],
        "published": published,
        "computed": computed,
        "terms": terms_of(check),
        "stated": stated.title if stated is not None else "",
        "level": check.relation.form,
    }


def terms_of(check: Check) -> str:
    """Write the operands of a relation as a sum, product or quotient of what is printed."""
    if check.withheld:
        return "withheld figures take part"
    if check.relation.type in {"product", "ratio"}:
        sign = " x " if check.relation.type == "product" else " / "
        return sign.join(_shown(operand) for operand in check.operands)
    if check.relation.type in {"sum", "mean", "difference"}:
        return _sum(check)
    return ", ".join(_shown(operand) for operand in check.operands)


def _sum(check: Check) -> str:
    parts: list[str] = []
    for operand in check.operands:
        negative = operand.times < 0
        size = abs(operand.times)
        text = _shown(operand) if size == 1 else f"{show(size)} x {_shown(operand)}"
        sign = (" - " if negative else " + ") if parts else ("-" if negative else "")
        parts.append(f"{sign}{text}")
    return "".join(parts)


def _shown(operand: Operand) -> str:
    printed = [figure.text for figure in operand.figures if figure.printed]
    if printed:
        return printed[0]
    if operand.figures:
        return f"({operand.figures[0].state})"
    return show_values(operand.values)
