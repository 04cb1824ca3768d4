"""From a cell to figures: states, readings, levels and denominators. The one grammar for files, documents and data frames."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.numeral import Numeral, illegible
from audit.appraisal.load.node import Node
from audit.appraisal.model.figure import Cell, Figure, Reading, State
from audit.appraisal.model.place import NO_PLACE, Place, Where
from audit.appraisal.model.quantity import ENTERED, Quantity
from audit.appraisal.model.read.context import Context, place_of, text_of
from audit.problems import InputFault, fault

__all__ = ["VERDICTS", "Setting", "cell_of_text", "denominator", "read_cell", "read_figures", "state_named", "state_of"]

_STATES: Final[Mapping[str, State]] = {
    "": "blank", "blank": "blank", "-": "dash", "\u2013": "dash", "\u2014": "dash", "dash": "dash",
    "n/a": "not-applicable", "na": "not-applicable", "not applicable": "not-applicable",
    "not-applicable": "not-applicable", "pending": "pending", "tbc": "pending", "tbd": "pending",
    "withheld": "withheld", "redacted": "withheld", "exempt": "withheld", "elsewhere": "elsewhere",
    "illegible": "illegible",
}  # fmt: skip
VERDICTS: Final[Mapping[str, str]] = {
    "pass": "pass", "passed": "pass", "yes": "pass", "met": "pass", "\u2713": "pass", "\u2714": "pass",
    "fail": "fail", "failed": "fail", "no": "fail", "not met": "fail", "\u2717": "fail", "\u2718": "fail",
}  # fmt: skip
_ROUNDED: Final = frozenset({"score", "weight"})  # ranks and counts beside rounded scores are whole all the same


@dataclass(frozen=True, slots=True)
class Setting:
    """What a cell inherits from the table it stands in."""

    reading: Reading = "unconfirmed"
    rounded: bool = False
    negatives: str = ""
    unit: Numeral | None = None
    table: str | None = None


def state_of(node: Node) -> State | None:
    """The state that a cell names instead of a figure; None where it holds a figure."""
    if node.fields is not None:
        if node.get("illegible") is not None:
            return "illegible"
        named = node.get("state")
        if named is not None:
            return _STATES[named.text]
        value = node.get("value")
        return state_of(value) if value is not None else "blank"
    return "blank" if node.plain is None else state_named(node.text)


def state_named(text: str) -> State | None:
    """The state that the text of a cell names, None where it is a figure; without text a cell is blank."""
    return _STATES.get(re.sub(r"\s+", " ", text).strip().lower())


def cell_of_text(text: str, where: Where, place: Place = NO_PLACE) -> Cell:
    """The cell that prints a text and nothing else."""
    state = state_named(text)
    return Cell(text="" if state == "illegible" else text, state=state, place=place, where=where, at=where)


def read_cell(node: Node, pointer: str, outer: Place) -> Cell:
    """Read what stands in a cell."""
    state = state_of(node)
    where = Where(node.line, node.column, pointer)
    if node.fields is None:
        return Cell(text="" if state == "illegible" else node.text, state=state, place=outer, where=where, at=where)
    held, rounded, source = node.get("value") or node, node.get("rounded"), node.get("from")
    text = text_of(node, "illegible") if state == "illegible" else "" if state is not None else held.text
    kept = text_of(node, "value") if state == "withheld" and state_of(held) != "withheld" else ""
    return Cell(
        text=text, state=state, reading=text_of(node, "reading"),  # type: ignore[arg-type]  # the schema allows the three readings only
        inherits=source.text if source is not None else None, inherits_at=Where(source.line, source.column) if source is not None else Where(),
        rounded=rounded.plain is True if rounded is not None else None, note=text_of(node, "note"),
        place=place_of(node, outer), where=where, at=Where(held.line, held.column, pointer), kept=kept,
    )  # fmt: skip


def read_figures(context: Context, cell: Cell, quantity: Quantity, name: str, setting: Setting) -> list[Figure]:
    """Read one cell. Gives one figure, or two where it prints a denominator; none where it cannot be read."""
    if cell.inherits is not None and not context.known("options", cell.inherits):
        context.problem(cell.inherits_at, context.undefined("options", cell.inherits))
    base = _base(cell, quantity, name, setting)
    if cell.state is not None:
        return [base]
    numeral = context.numeral(cell.at, cell.text, setting.negatives)
    if numeral is None:
        return []
    return _with_denominator(context, cell, numeral, base, setting)


def _base(cell: Cell, quantity: Quantity, name: str, setting: Setting) -> Figure:
    is_rounded = setting.rounded if cell.rounded is None else cell.rounded
    return Figure(
        id=name, quantity=quantity, text=cell.text, state=cell.state or "blank", where=cell.where, place=cell.place,
        reading=cell.reading or setting.reading, possible=illegible(cell.text) if cell.state == "illegible" else None,
        exact=quantity.kind in ENTERED and not (is_rounded and quantity.kind in _ROUNDED), table=setting.table, inherits=cell.inherits,
        note=cell.note,
    )  # fmt: skip


def _with_denominator(context: Context, cell: Cell, numeral: Numeral, base: Figure, setting: Setting) -> list[Figure]:
    figure = _valued(context, cell, numeral, base, setting)
    if figure is None:
        return []
    if numeral.out_of is None:
        return [figure]
    whole = denominator(base.quantity)
    if whole is None:
        context.problem(cell.at, fault("two-figures", text=cell.text, kind=base.quantity.kind))
        return [figure]
    below = replace(base, id=f"{base.id}.of", quantity=whole, exact=whole.kind in ENTERED, inherits=None)
    second = _valued(context, cell, numeral.out_of, below, setting)
    return [figure, second] if second is not None else [figure]


def denominator(quantity: Quantity) -> Quantity | None:
    """The quantity that stands behind the slash of ``33 / 40``; None if the kind has none."""
    alone = "of-one-scorer" if quantity.scorer is not None else None
    if quantity.kind in {"total", "subtotal"}:
        return Quantity("max-total", group=quantity.group, item=alone)
    if quantity.kind in {"score", "weighted-score"}:
        item = "raw" if quantity.kind == "score" else None
        return Quantity("max-score", criterion=quantity.criterion, item=alone or item)
    if quantity.kind == "rank":
        return Quantity("count", item="options-ranked")
    return None


def _valued(context: Context, cell: Cell, numeral: Numeral, base: Figure, setting: Setting) -> Figure | None:
    level = context.levels.get(numeral.label.strip().lower()) if numeral.label else None
    if numeral.label and level is None:
        if numeral.value is None:
            context.problem(cell.at, _no_level(context, numeral.label))
            return None
        level = None
    if level is not None and numeral.value is None and numeral.possible is None:
        return _named_only(context, cell, numeral, base, level)
    unit = _unit(numeral, base.quantity, setting)
    return replace(
        base, state="figure", text=numeral.text, value=numeral.value if numeral.possible is None else None, unit=unit,
        possible=numeral.possible, sign=numeral.sign, level=level, tie=numeral.tie, numeral=numeral,
    )  # fmt: skip


def _unit(numeral: Numeral, quantity: Quantity, setting: Setting) -> Fraction | None:
    """One step of the last place, or what the table says that its figures were rounded to; percentages beside them were not."""
    nearest = setting.unit.value if setting.unit is not None else None
    if numeral.unit is None or nearest is None or quantity.kind in {"percent", "share"}:
        return numeral.unit
    return max(numeral.unit, abs(nearest))


def _named_only(context: Context, cell: Cell, numeral: Numeral, base: Figure, level: str) -> Figure | None:
    """The figure of a cell that prints a level by its name alone: the score that the scale gives the level."""
    if base.quantity.kind != "score":
        context.problem(cell.at, fault("level-where-figure", text=cell.text, kind=base.quantity.kind))
        return None
    value = context.values.get(level)
    unit = Fraction(1, value.denominator) if value is not None else None
    return replace(base, state="figure", text=cell.text, value=value, unit=unit, level=level, exact=True, numeral=numeral)


def _no_level(context: Context, label: str) -> InputFault:
    known = ", ".join(sorted(set(context.levels.values()))) or "none"
    return fault("neither-figure-nor-level", label=label, levels=known)
