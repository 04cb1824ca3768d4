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
from audit.importing.levels import scales_in

_MOST: Final = Fraction(2, 3)
"""A stated scale on which fewer scores lie is that of something else; a score off a scale that most keep to is the finding."""

_COMMON: Final = Fraction(9, 10)


def scale_of(facts: Facts, layouts: Sequence[Layout], passages: Sequence[Passage], method: Method) -> Scale | None:
    """Give the scale, if anything says or implies what it is."""
    scores = [entry.value for entry in facts.raw.values() if entry.value is not None] or _unweighted(facts, method)
    implied = _implied(facts, method)
    for stated in (*_in_headings(layouts), *scales_in(passages)):
        if _holds(stated, scores) and _agrees(stated, implied, scores):
            return stated
    return Scale(high=show(implied[0]), basis="implied", place=implied[1]) if implied is not None else None


def _in_headings(layouts: Sequence[Layout]) -> Iterator[Scale]:
    for layout in layouts:
        for column in layout.columns:
            said = column.said
            if said.high and said.kind in {"", "score"} and said.sort in {"kind", "name"}:
                yield Scale(said.low, said.high, basis="stated" if said.low else "implied", place=layout.grid.place)


def _unweighted(facts: Facts, method: Method) -> list[Fraction]:
    """Give the scores behind weighted scores, where these alone are printed."""
    over = Fraction(method.weighted_over) if method.weighted_over else Fraction(1)
    pairs = [(entry.value, facts.weights[key[1]].value) for key, entry in facts.weighted.items() if key[1] in facts.weights]
    return [found * over / weight for found, weight in pairs if found is not None and weight]


def _holds(scale: Scale, scores: Sequence[Fraction]) -> bool:
    low = Fraction(scale.low) if scale.low else None
    inside = [score for score in scores if (low is None or score >= low) and score <= Fraction(scale.high)]
    return len(inside) >= _MOST * len(scores)


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
