"""Totals, subtotals and the most that can be reached, by the formulas of the method.

Percentages and shares: of the maximum, or of the sum over all options.

Ranks: of totals, of subtotals in a group, of scores on a criterion.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.appraisal import Criterion, Formula
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.basis import Basis, total_of, weighted_total_of
from audit.relations.derive.scores import aggregates, name_of
from audit.relations.relation import Relation, Term

__all__ = ["candidates", "part_of", "rank_relations", "ranked_by", "share_relations", "total_relations"]

_SUMMED: Final = frozenset({"total", "subtotal", "cost", "score", "weighted-score"})


def total_relations(basis: Basis) -> Iterator[Relation]:
    """Every relation about totals and maxima."""
    for criterion in basis.appraisal.scored:
        yield from _max_scores(basis, criterion)
    yield from _maxima(basis)
    yield from _second_totals(basis)
    for option in basis.appraisal.options:
        for scorer in [None, *basis.appraisal.method.scorers]:
            yield from _of_option(basis, option, scorer)
    yield from _sums_over_options(basis)


def _max_scores(basis: Basis, criterion: Criterion) -> Iterator[Relation]:
    top = _top(criterion)
    if top is None:
        return
    result = Quantity("max-score", criterion=criterion.id)
    raw = result._replace(item="raw")
    weights = (Term(Quantity("weight", criterion=criterion.id)),) if basis.weighted else ()
    method = basis.appraisal.method
    over = method.weighted_over if basis.weighted else Fraction(1)
    times = top * (len(method.scorers) if method.aggregate == "sum" and basis.scored_by_scorers else 1)
    yield Relation(name_of("max-score", result), "product", "max-score", result, weights, times=times, over=over, where=criterion.where)
    yield Relation(name_of("max-score", raw), "product", "max-score", raw, times=times, where=criterion.where)


def _of_option(basis: Basis, option: str, scorer: str | None) -> Iterator[Relation]:
    method = basis.appraisal.method
    total = Quantity("total", option, scorer=scorer)
    if scorer is not None and not basis.has(total):
        return
    for group in basis.appraisal.groups:
        subtotal = Quantity("subtotal", option, group=group, scorer=scorer)
        if basis.has(subtotal) or method.total.of_groups or subtotal in basis.asked("subtotal"):
            yield from _formula(basis, subtotal, method.subtotal, _parts(basis, subtotal, method.subtotal, group), "subtotal")
    scorers = _scorers_of(basis, total)
    parts = [] if scorers or not (method.total.name == "weighted-mean" and method.weight_sum) else list(_of_printed_parts(basis, total))
    if not scorers or (option, None) in basis.scoring:
        # Where weighted scores alone are printed, the sum of these checks the total and its mean could never be decided.
        checked = not parts or any(basis.has(total._replace(kind="score", criterion=one.id)) for one in basis.appraisal.scored)
        yield from (replace(one, checked=checked) for one in _total(basis, total, method.total))
    yield from aggregates(basis, total, scorers) if scorers else parts


def _scorers_of(basis: Basis, total: Quantity) -> list[str]:
    """The scorers whose totals make the option's total: none where the total of one who scored is not in the file.

    The median of totals is not the total of medians, so it counts only where the paper gives no scores.
    """
    assert total.option is not None
    method = basis.appraisal.method
    printed = [one for one in method.scorers if total.scorer is None and basis.has(total._replace(scorer=one))]
    scored = [one for one in method.scorers if (total.option, one) in basis.scoring]
    complete = set(printed) >= set(scored) and not (scored and method.aggregate == "median")
    return printed if complete else []


def _of_printed_parts(basis: Basis, total: Quantity) -> Iterator[Relation]:
    """The weighted mean as the sum of the weighted scores, where the paper prints those."""
    method = basis.appraisal.method
    factor = method.weighted_over / (method.weight_sum or Fraction(1))
    parts = [total._replace(kind="weighted-score", criterion=criterion.id) for criterion in basis.appraisal.scored]
    if any(map(basis.has, parts)):
        terms = tuple(Term(part, factor) for part in parts)
        yield Relation(name_of("total-of-weighted", total), "sum", "total", total, terms, where=method.where)


def _total(basis: Basis, total: Quantity, formula: Formula) -> Iterator[Relation]:
    if formula.of_groups:
        yield from _formula(basis, total, formula, _group_parts(basis, total), "total")
        return
    yield from _formula(basis, total, formula, _parts(basis, total, formula, None), "total")
    subtotals = [subtotal for subtotal, _ in _group_parts(basis, total)]
    if formula.name in {"sum", "weighted-sum"} and _covers(basis) and subtotals and all(map(basis.has, subtotals)):
        yield Relation(name_of("total-of-subtotals", total), "sum", "total-of-subtotals", total, total_of(subtotals), over=formula.over)


def _covers(basis: Basis) -> bool:
    """Say whether every scored criterion belongs to a group, so that the subtotals make the total."""
    formula = basis.appraisal.method.subtotal
    return all(one.group is not None for one in basis.appraisal.scored) and formula.name in {"sum", "weighted-sum"} and formula.over == 1


_Parts = list[tuple[Quantity, Quantity]]


def _parts(basis: Basis, whole: Quantity, formula: Formula, group: str | None) -> _Parts:
    """The scores that make up a total or subtotal, each with its weight."""
    criteria = basis.appraisal.scored if group is None else basis.inside(group)
    is_max = whole.kind == "max-total"
    found = []
    for criterion in criteria:
        score = Quantity("score", whole.option, criterion.id, scorer=whole.scorer)
        raw_max = Quantity("max-score", criterion=criterion.id, item="raw" if basis.weighted else None)
        found.append((raw_max if is_max else score, basis.weight(criterion, formula)))
    return found


def _group_parts(basis: Basis, total: Quantity) -> _Parts:
    is_max = total.kind == "max-total"
    kind = "max-total" if is_max else "subtotal"
    return [(total._replace(kind=kind, group=group), Quantity("weight", group=group)) for group in basis.children(None)]


def _formula(basis: Basis, result: Quantity, formula: Formula, parts: _Parts, role: str) -> Iterator[Relation]:
    type_ = "mean" if formula.name in {"mean", "weighted-mean"} else "sum"
    if formula.name == "none" or not parts:
        return
    plain = [part for part, _ in parts]
    if formula.name == "weighted-sum" and all(part.criterion for part in plain) and not _by_sub_weight(parts):
        terms = total_of(_weighted_kind(part) for part in plain)
    elif formula.name in {"weighted-sum", "weighted-mean"}:
        terms = weighted_total_of(parts)
    else:
        terms = total_of(plain)
    yield Relation(name_of(role, result), type_, role, result, terms, over=formula.over, where=basis.appraisal.method.where)


_PARTS: Final[Mapping[str, tuple[str, str | None]]] = {"raw": ("score", "raw"), "weighted": ("weighted-score", None)}
"""What the totals beside that of the method are made of: the kind of score, and the item of the highest score."""


def _second_totals(basis: Basis) -> Iterator[Relation]:
    """Add up the scores, or the weighted scores, where the file prints a total of them beside the one that the method gives."""
    if basis.appraisal.method.total.name not in {"sum", "weighted-sum", "none"}:
        return  # whether the second total of a paper that averages is a sum or an average is not said
    of_percent = (Quantity("max-total", group=one.group, item=one.item) for one in basis.kinds("percent") if one.criterion is None)
    printed = (one for kind in ("total", "subtotal", "max-total") for one in basis.kinds(kind))
    for result in dict.fromkeys((*printed, *of_percent)):
        if result.item is None or result.item not in _PARTS or (result.option is None and result.kind != "max-total"):
            continue
        kind, item = _PARTS[result.item]
        members = basis.appraisal.scored if result.group is None else basis.inside(result.group)
        if result.kind == "max-total":
            parts = [Quantity("max-score", criterion=one.id, item=item if basis.weighted else None) for one in members]
        else:
            parts = [Quantity(kind, result.option, one.id, scorer=result.scorer) for one in members]
        yield Relation(name_of(result.kind, result), "sum", result.kind, result, total_of(parts), where=basis.appraisal.method.where)


def _by_sub_weight(parts: _Parts) -> bool:
    return any(weight.criterion and weight.group for _, weight in parts)


def _weighted_kind(part: Quantity) -> Quantity:
    if part.kind == "max-score":
        return part._replace(item=None)
    return part._replace(kind="weighted-score")


def _maxima(basis: Basis) -> Iterator[Relation]:
    method = basis.appraisal.method
    if any(_top(criterion) is None and not _prints_max(basis, criterion) for criterion in basis.appraisal.scored):
        return
    for group in basis.appraisal.groups:
        result = Quantity("max-total", group=group)
        yield from _formula(basis, result, method.subtotal, _parts(basis, result, method.subtotal, group), "max-total")
    whole = Quantity("max-total")
    if method.total.of_groups:
        yield from _formula(basis, whole, method.total, _group_parts(basis, whole), "max-total")
    else:
        yield from _formula(basis, whole, method.total, _parts(basis, whole, method.total, None), "max-total")


def _top(criterion: Criterion) -> Fraction | None:
    source = criterion.scored_from
    return source.top if source is not None and source.top is not None else criterion.scale.top


def _prints_max(basis: Basis, criterion: Criterion) -> bool:
    return basis.has(Quantity("max-score", criterion=criterion.id))


def _sums_over_options(basis: Basis) -> Iterator[Relation]:
    """The sums over all options that the file prints or needs: grand total, cost of all, ..."""
    options = basis.appraisal.options
    wanted = [quantity for quantity in basis.figures if quantity.option is None and quantity.kind in _SUMMED]
    grand = Quantity("total")
    for result in dict.fromkeys([*wanted, grand]):
        parts = [result._replace(option=option) for option in options]
        role = "normalised" if result.kind == "score" and basis.appraisal.method.normalised is not None else "grand-total"
        if result == grand or (result.item is None or any(map(basis.has, parts))):
            yield Relation(name_of(role, result), "sum", role, result, total_of(parts))


def share_relations(basis: Basis, percent_of: str | None) -> Iterator[Relation]:
    """Every relation about percentages; ``percent_of`` is the denominator taken for those of kind percent."""
    base = Fraction(basis.appraisal.method.percent_base)
    for kind, of in (("percent", percent_of), ("share", "grand-total")):
        for result in dict.fromkeys([*basis.kinds(kind), *basis.asked(kind)]):
            whole = _part_and_whole(basis, result, of)
            if whole is not None:
                terms = tuple(map(Term, whole))
                yield Relation(name_of(kind, result), "ratio", kind, result, terms, times=base, where=basis.appraisal.method.where)
        if of == "grand-total":
            yield from _shares_add_up(basis, kind)


def _part_and_whole(basis: Basis, result: Quantity, of: str | None) -> tuple[Quantity, Quantity] | None:
    part = part_of(basis, result)
    if of is None or part is None or result.item not in {None, *_PARTS}:
        return None
    if of == "grand-total":
        return part, part._replace(option=None)
    return part, _maximum(basis, part)


def part_of(basis: Basis, result: Quantity) -> Quantity | None:
    """The quantity that a percentage or rank is about: a total, a subtotal, or a score."""
    if result.option is None:
        return None
    item = result.item if result.item in _PARTS else None
    if result.group is not None:
        return Quantity("subtotal", result.option, group=result.group, item=item)
    if result.criterion is None:
        return Quantity("total", result.option, item=item)
    weighted = Quantity("weighted-score", result.option, result.criterion)
    return weighted if basis.has(weighted) else weighted._replace(kind="score")


def _maximum(basis: Basis, part: Quantity) -> Quantity:
    if part.kind == "score":
        return Quantity("max-score", criterion=part.criterion, item="raw" if basis.weighted else None)
    if part.kind == "weighted-score":
        return Quantity("max-score", criterion=part.criterion)
    return Quantity("max-total", group=part.group, item=part.item)


def _shares_add_up(basis: Basis, kind: str) -> Iterator[Relation]:
    parts = [result for result in basis.kinds(kind) if result.option and not (result.criterion or result.group or result.item)]
    if len(parts) == len(basis.appraisal.options):
        result = Quantity(kind)
        yield Relation(name_of("shares", result), "sum", "shares", result, total_of(parts))


def candidates(basis: Basis) -> tuple[str, ...]:
    """The denominators that percentages may have: the declared one, or both."""
    declared = basis.appraisal.method.percent_of
    return (declared,) if declared is not None else ("maximum", "grand-total")


def rank_relations(basis: Basis) -> Iterator[Relation]:
    """A relation for every rank that the file has a cell for."""
    method = basis.appraisal.method
    for result in basis.kinds("rank"):
        own = ranked_by(basis, result)
        if own is None:
            continue
        ranked = [option for option in basis.appraisal.options if _takes_part(basis, result, own, option)]
        if result.option not in ranked:
            continue
        terms = (Term(own), *(Term(own._replace(option=option)) for option in ranked if option != result.option))
        direction = _direction(basis, own)
        yield Relation(name_of("rank", result), "order", "rank", result, terms, form=method.ties or "", direction=direction, where=method.where)


def _takes_part(basis: Basis, result: Quantity, own: Quantity, option: str) -> bool:
    """Say whether an option is ranked: it has a rank cell, and neither that nor what is ranked is not applicable."""
    cells = [*basis.figures.get(result._replace(option=option), ()), *basis.figures.get(own._replace(option=option), ())]
    ranked = basis.has(result._replace(option=option))
    return ranked and all(figure.state != "not-applicable" for figure in cells)


def ranked_by(basis: Basis, result: Quantity) -> Quantity | None:
    """The quantity that a rank is about."""
    method = basis.appraisal.method
    if result.item is not None and result.item not in _PARTS:
        return Quantity("cost", result.option, item=result.item)
    if result.criterion is None and result.group is None and result.item is None and method.rank_by != "total":
        return Quantity(method.rank_by, result.option, item=method.rank_item)
    return part_of(basis, result)


def _direction(basis: Basis, own: Quantity) -> str:
    if own.kind == "cost":
        return "lower"
    criterion = basis.appraisal.criteria.get(own.criterion or "")
    if criterion is not None and criterion.direction is not None:
        return criterion.direction
    return basis.appraisal.method.direction
