"""The scale of the scores: stated in a heading or in the text, or implied by highest scores and denominators."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.place import Place
from audit.documents.paper import Passage
from audit.importing.draft import Method, Scale
from audit.importing.facts import Facts
from audit.importing.layout import Layout
from audit.importing.scales import bare_scale, scales_in

__all__ = ["scale_of"]

_MOST: Final = Fraction(2, 3)
_SLIPS: Final = 2
_TENTH: Final = 10
"""A scale off which a third of the scores lie, or more than two and more than one in ten, is that of something else: with the third
alone, 14 scores of two papers set aside were told that had been read as weighted. A score off a scale that others keep to is the finding."""

_COMMON: Final = Fraction(9, 10)


def scale_of(facts: Facts, layouts: Sequence[Layout], passages: Sequence[Passage], method: Method, elsewhere: Sequence[Passage] = ()) -> Scale | None:
    """The scale, if anything says or implies what it is; what stands ``elsewhere``, beside another decision, says it where all scores keep to it."""
    scores = [entry.value for entry in facts.raw.values() if entry.value is not None] or _unweighted(facts, method)
    implied, printed = _implied(facts, method), _out_of(facts)
    stated = [
        one
        for one in (*_in_headings(layouts), *_in_rows(layouts), *scales_in(passages))
        if _agrees(one, implied or printed, scores) and not _is_off(one, facts)
    ]
    stated += [one for one in scales_in(elsewhere) if _agrees(one, implied or printed, scores) and _share(one, scores) == 1]
    whole = [one for one in stated if _share(one, scores) == 1]
    # Of several scales on which all scores lie, one of 1 to 5 beside one of 0 to 100, the narrowest is that of the scores.
    for one in [*sorted(whole, key=lambda one: Fraction(one.high)), *stated]:
        off = (1 - _share(one, scores)) * len(scores)
        if off <= max(_SLIPS, len(scores) // _TENTH) and off < (1 - _MOST) * len(scores):
            return one
    if printed is not None:
        return Scale(high=show(printed[0]), place=printed[1])
    return Scale(high=show(implied[0]), basis="implied", place=implied[1]) if implied is not None else None


def _in_headings(layouts: Sequence[Layout]) -> Iterator[Scale]:
    for layout in layouts:
        for column in layout.columns:
            said = column.said
            if said.high and said.kind in {"", "score"} and said.sort in {"kind", "name", "criteria", "options"}:
                yield Scale(said.low, said.high, place=layout.grid.place)


def _in_rows(layouts: Sequence[Layout]) -> Iterator[Scale]:
    """The scales that titles of tables state, and rows in which nothing else stands."""
    for layout in layouts:
        alone = [next(iter(said)) for row in layout.grid.rows if len(said := {slot.text for slot in row if slot.text and not slot.covered}) == 1]
        for text in (layout.title, layout.grid.caption[0] if layout.grid.caption else "", *alone):
            ends = bare_scale(text)
            yield from [Scale(*ends, place=layout.grid.place)] if ends else scales_in([Passage(text, place=layout.grid.place)]) if text else []


def _unweighted(facts: Facts, method: Method) -> list[Fraction]:
    """The scores behind weighted scores, where these alone are printed."""
    over = Fraction(method.weighted_over) if method.weighted_over else Fraction(1)
    pairs = [(entry.value, facts.weights[key[1]].value) for key, entry in facts.weighted.items() if key[1] in facts.weights]
    return [found * over / weight for found, weight in pairs if found is not None and weight]


def _share(scale: Scale, scores: Sequence[Fraction]) -> Fraction:
    low = Fraction(scale.low) if scale.low else None
    inside = [score for score in scores if (low is None or score >= low) and score <= Fraction(scale.high)]
    return Fraction(len(inside), len(scores)) if scores else Fraction(0)


def _is_off(scale: Scale, facts: Facts) -> bool:
    """Say whether the scores of some criterion all lie off a scale: what is counted there is something else, and no slip."""
    low, high = Fraction(scale.low) if scale.low else None, Fraction(scale.high)
    values: dict[str, list[bool]] = {}
    for (_, criterion), entry in facts.raw.items():
        if entry.value is not None:
            values.setdefault(criterion, []).append(entry.value > high or (low is not None and entry.value < low))
    return any(len(off) > 1 and all(off) for off in values.values())


def _out_of(facts: Facts) -> tuple[Fraction, Place] | None:
    """What nearly all scores are printed out of: ``7/10``."""
    cells = [entry for entry in facts.raw.values() if entry.value is not None]
    wholes = [entry.numeral.out_of.value for entry in cells if entry.numeral is not None and entry.numeral.out_of is not None]
    known = [whole for whole in wholes if whole]
    top = max(set(known), key=known.count, default=None)
    return (top, cells[0].place) if top is not None and known.count(top) >= _COMMON * len(cells) else None


def _agrees(scale: Scale, implied: tuple[Fraction, object] | None, scores: Sequence[Fraction]) -> bool:
    return implied[0] == Fraction(scale.high) if implied is not None else bool(scores)


def _implied(facts: Facts, method: Method) -> tuple[Fraction, Place] | None:
    """Work the top of the scale out of what can be reached: by criterion, or in all."""
    by_criterion = [_top(facts, criterion) for criterion in facts.maxima]
    tops = [top for top in by_criterion if top is not None]
    if tops and tops.count(max(set(tops), key=tops.count)) >= _COMMON * len(tops):
        return max(sorted(set(tops)), key=tops.count), next(iter(facts.maxima.values())).place
    if tops or facts.max_total is None or facts.max_total.value is None or method.total != "sum":
        return None
    criteria = {criterion for (_, criterion), entry in facts.raw.items() if entry.value is not None}
    top = facts.max_total.value / len(criteria) if criteria else None
    return (top, facts.max_total.place) if top is not None and top.denominator == 1 else None


def _top(facts: Facts, criterion: str) -> Fraction | None:
    most = facts.maxima[criterion].value
    weight = facts.weights[criterion].value if criterion in facts.weights else None
    if most is None:
        return None
    return most / weight if weight and facts.weighted else most
