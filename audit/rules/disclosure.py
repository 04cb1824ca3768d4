"""What of an appraisal may be shown: the one place that decides it, for every output, before anything is worked out.

Where figures are withheld, all that would give one away is taken out of the appraisal itself. What rules, explanations,
reports, data, logs and baselines say is made of what is left, so that none of them can depend on what was taken out: two
papers that differ in nothing else give the same outputs.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Final

from audit.appraisal.model.appraisal import Appraisal, Method, Standing
from audit.appraisal.model.figure import Cell, Figure, Verdict
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.prose import Claim, Printing
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.figured import figured
from audit.appraisal.model.reasons import Reason, Text
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.derive import derive
from audit.relations.derive.hidden import hidden_quantities
from audit.relations.derive.valuation import Valuation
from audit.rules.language.claim import judged
from audit.rules.language.world import World

__all__ = ["closed_claims", "disclosed", "revealed", "without_figures"]

_FIGURE: Final = re.compile(r"\d[\d.,]*(?<=\d)")
_LEFT_OUT: Final = "…"
_NOT_SAID: Final = "a sentence that is not shown, because withheld figures are involved"

_At = tuple[Where, Place]


def disclosed(appraisal: Appraisal) -> Appraisal:
    """The appraisal as it may be shown: where figures are withheld, without all that would give one away.

    Such figures count as withheld too. A claim about one keeps what it asserts, and loses its sentence; one that does not
    say what it asserts, and the reason for a score that is withheld, lose their figures.
    """
    hidden = hidden_quantities(appraisal)
    if not hidden:
        return appraisal
    places = {(one.where, one.place) for one in appraisal.figures if one.quantity in hidden and one.state == "figure"}
    open_ = _with_cells(appraisal, lambda cell: _without_figure(cell) if _at(cell) in places or cell.state == "withheld" else cell)
    left = replace(
        open_, figures=tuple(_taken_out(one, hidden) for one in appraisal.figures),
        verdicts=tuple(_untold(one, appraisal, hidden) for one in appraisal.verdicts),
        method=_unmeasured(open_.method),
        texts=replace(open_.texts, rationale=tuple(_without_reason(one, appraisal.figures) for one in open_.texts.rationale)),
    )  # fmt: skip
    return replace(left, claims=_untold_claims(left))


def revealed(appraisal: Appraisal) -> Appraisal:
    """The appraisal with what is withheld in it, as a person asked for it: values where the file gives them. Raises InputError."""
    open_ = _with_cells(appraisal, lambda cell: replace(cell, state=None, text=cell.kept, kept="") if cell.kept else cell)
    read = figured(open_) if open_ != appraisal else appraisal
    return replace(read, figures=tuple(replace(one, revealed=True) if one.withheld else one for one in read.figures))


def without_figures(text: str) -> str:
    """A text with every figure in it left out, whichever it is: what is left does not tell which of them matters."""
    return _FIGURE.sub(_LEFT_OUT, text)


def _at(cell: Cell) -> _At:
    return cell.where, cell.place


def _without_figure(cell: Cell) -> Cell:
    return Cell(state="withheld", place=cell.place, where=cell.where, at=cell.at)


def _taken_out(figure: Figure, hidden: Collection[Quantity]) -> Figure:
    """A figure that is withheld, or would give one away, as nothing but that. What holds no figure says nothing."""
    if figure.quantity not in hidden:
        return figure
    if figure.state not in {"figure", "illegible", "withheld"}:
        return replace(figure, note="")
    return Figure(
        id=figure.id, quantity=figure.quantity, text="", state="withheld", where=figure.where, place=figure.place, exact=figure.exact,
        table=figure.table, closed=figure.state != "withheld",
    )  # fmt: skip


def _untold(verdict: Verdict, appraisal: Appraisal, hidden: Collection[Quantity]) -> Verdict:
    """A pass or fail without its outcome, where it is one of a hidden figure against a threshold: that would tell a range of it."""
    gateway = appraisal.gateways.get(verdict.gateway)
    threshold = gateway.threshold if gateway is not None else None
    tells = threshold is not None and threshold.quantity._replace(option=verdict.option) in hidden
    return replace(verdict, outcome="withheld") if tells else verdict


def _unmeasured(method: Method) -> Method:
    """The method without how far figures speak for it: that depends on what they are."""
    found = method.standing
    return replace(method, standing=_without_margin(found)) if found is not None else method


def _without_margin(standing: Standing) -> Standing:
    return replace(standing, margin=0, text=without_figures(standing.text), other=without_figures(standing.other))


def _without_reason(reason: Reason, figures: Iterable[Figure]) -> Reason:
    """A reason without its figures, where the score that it is given for is withheld."""
    of = (one.quantity for one in figures if one.withheld)
    withheld = any((one.option, one.criterion) == (reason.option, reason.criterion) for one in of)
    return replace(reason, text=_without_numbers(reason.text)) if withheld else reason


def _without_numbers(text: Text) -> Text:
    points = tuple(replace(one, text=without_figures(one.text), summary=without_figures(one.summary)) for one in text.points)
    return replace(text, text=without_figures(text.text), summary=without_figures(text.summary), points=points)


def closed_claims(appraisal: Appraisal) -> frozenset[str]:
    """The ids of claims about what is withheld, or what would give it away."""
    return _closed(derive(disclosed(appraisal)))


def _closed(derivation: Derivation) -> frozenset[str]:
    world = World(derivation.appraisal, derivation, Valuation(derivation), ())
    return frozenset(one.claim.id for one in judged(world) if one.judgement.withheld)


def _untold_claims(appraisal: Appraisal) -> tuple[Claim, ...]:
    """The claims, those about hidden figures without their sentences."""
    closed = _closed(derive(appraisal))
    return tuple(_said(one, _not_said) if one.id in closed else one if one.asserts else _said(one, without_figures) for one in appraisal.claims)


def _not_said(text: str) -> str:
    return _NOT_SAID if text else ""


def _said(claim: Claim, change: Callable[[str], str]) -> Claim:
    return replace(claim, taken_as=change(claim.taken_as), printings=tuple(_printed(one, change) for one in claim.printings))


def _printed(printing: Printing, change: Callable[[str], str]) -> Printing:
    return replace(printing, summary=change(printing.summary), text=change(printing.text))


def _with_cells(appraisal: Appraisal, change: Callable[[Cell], Cell]) -> Appraisal:
    """The appraisal with every cell in it changed: of tables, beside criteria, groups and the method, and in sentences."""

    def beside(cell: Cell | None) -> Cell | None:
        return change(cell) if cell is not None else None

    tables = {
        key: replace(one, rows=tuple(replace(row, cells=tuple(map(change, row.cells))) for row in one.rows)) for key, one in appraisal.tables.items()
    }
    scored = appraisal.criteria.items()
    criteria = {key: replace(one, weight=beside(one.weight), sub_weight=beside(one.sub_weight), top=beside(one.top)) for key, one in scored}
    groups = {key: replace(one, weight=beside(one.weight)) for key, one in appraisal.groups.items()}
    stated = {key: replace(one, printings=tuple(map(change, one.printings))) for key, one in appraisal.stated.items()}
    method = replace(appraisal.method, weights=beside(appraisal.method.weights))
    return replace(appraisal, tables=tables, criteria=criteria, groups=groups, stated=stated, method=method)
