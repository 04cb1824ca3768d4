"""Scores: on the scale, weighted, put together from scorers, computed from a measure, inherited.

Weights: what they add to, and how final weights follow from group weights and sub-weights.
"""

from collections.abc import Iterator
from fractions import Fraction

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, Values, make, point
from audit.appraisal.model.appraisal import Criterion
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.basis import Basis, total_of
from audit.relations.relation import Relation, Term

__all__ = ["aggregates", "name_of", "score_relations", "weight_relations"]


def name_of(role: str, quantity: Quantity) -> str:
    """The id of a relation instance: its role and what its result is, so that no two results share one."""
    kind = [quantity.kind] if quantity.kind != role else []
    owners = [part for part in quantity[1:-1] if part]
    item = ["item", quantity.item] if quantity.item else []
    return "/".join([role, *kind, *owners, *item])


def score_relations(basis: Basis) -> Iterator[Relation]:
    """Every relation about single scores."""
    for criterion in basis.appraisal.scored:
        for option in basis.appraisal.options:
            yield from _of_cell(basis, criterion, option)
    yield from _levels(basis)
    yield from _inherited(basis)


def _of_cell(basis: Basis, criterion: Criterion, option: str) -> Iterator[Relation]:
    score = Quantity("score", option, criterion.id)
    weighted = score._replace(kind="weighted-score")
    scorers = [one for one in basis.appraisal.method.scorers if basis.has(score._replace(scorer=one))]
    if scorers:
        yield from aggregates(basis, score, scorers)
    for one in [None, *basis.appraisal.method.scorers]:
        raw = score._replace(scorer=one)
        if basis.weighted and (one is None or basis.has(raw._replace(kind="weighted-score"))):
            yield _weighted(basis, criterion, raw)
        if basis.has(raw) and not (one is None and (scorers or criterion.scored_from)):
            yield _on_scale(basis, criterion, raw)
    if basis.has(weighted) and not basis.has(score) and not scorers:
        yield _weighted_on_scale(basis, criterion, weighted)
    if criterion.scored_from is not None:
        yield _computed(basis, criterion, score)


def aggregates(basis: Basis, whole: Quantity, scorers: list[str]) -> Iterator[Relation]:
    """How one score or total follows from those of the scorers; nothing where it was agreed in discussion."""
    method = basis.appraisal.method
    parts = [whole._replace(scorer=scorer) for scorer in scorers]
    if method.aggregate == "sum":
        yield Relation(name_of("aggregate", whole), "sum", "aggregate", whole, tuple(map(Term, parts)), where=method.where)
    elif method.aggregate in {"mean", "weighted-mean", "median"}:
        heads = [Fraction(method.scorers[scorer]) if method.aggregate == "weighted-mean" else Fraction(1) for scorer in scorers]
        terms = tuple(Term(part, head) for part, head in zip(parts, heads, strict=True))
        form = "median" if method.aggregate == "median" else ""
        yield Relation(name_of("aggregate", whole), "mean", "aggregate", whole, terms, form=form, where=method.where)


def _weighted(basis: Basis, criterion: Criterion, raw: Quantity) -> Relation:
    result = raw._replace(kind="weighted-score")
    terms = (Term(raw), Term(Quantity("weight", criterion=criterion.id)))
    over, checked = basis.appraisal.method.weighted_over, _has_score(basis, raw)
    return Relation(name_of("weighted-score", result), "product", "weighted-score", result, terms, over=over, checked=checked)


def _has_score(basis: Basis, raw: Quantity) -> bool:
    """Say whether raw scores are printed; where they are not, the scale alone checks the weighted score."""
    return basis.has(raw) or any(basis.has(raw._replace(scorer=one)) for one in basis.appraisal.method.scorers)


def _on_scale(basis: Basis, criterion: Criterion, score: Quantity) -> Relation:
    scale = criterion.scale
    allowed = scale.allows()
    if scale.top is None and score.scorer is None:
        allowed = allowed.meet(_below_printed(basis, Quantity("max-score", criterion=criterion.id, item="raw" if basis.weighted else None)))
    return Relation(name_of("on-scale", score), "member", "on-scale", score, allowed=allowed, certain=scale.known, where=criterion.where)


def _below_printed(basis: Basis, highest: Quantity) -> Values:
    """Take what lies no higher than the highest score that the paper prints for a criterion, where its scale gives none."""
    shown = (figure for figure in basis.figures.get(highest, ()) if figure.printed)
    printed = [_at_most(figure.value, figure.unit or Fraction(0)) for figure in shown if figure.value is not None]
    return make((), [Span(None, max(printed), low_open=True, high_open=False)]) if printed else ANY


def _at_most(value: Fraction, unit: Fraction) -> Fraction:
    """Take the most that a printed figure may stand for: a whole one refers to itself."""
    return value if value.denominator == 1 else value + unit / 2


def _weighted_on_scale(basis: Basis, criterion: Criterion, weighted: Quantity) -> Relation:
    scale = criterion.scale
    terms = (Term(Quantity("weight", criterion=criterion.id)),) if basis.weighted else ()
    over = basis.appraisal.method.weighted_over if basis.weighted else Fraction(1)
    return Relation(
        name_of("on-scale", weighted), "member", "on-scale", weighted, terms, over=over,
        allowed=scale.allows(), certain=scale.known, where=criterion.where,
    )  # fmt: skip


def _computed(basis: Basis, criterion: Criterion, score: Quantity) -> Relation:
    source = criterion.scored_from
    assert source is not None
    measures = [source.measure._replace(option=option) for option in basis.appraisal.options]
    own = source.measure._replace(option=score.option)
    terms = (Term(own), *(Term(one) for one in measures if one != own))
    direction = source.direction or criterion.direction or "lower"
    if source.form == "rank":
        return Relation(name_of("scored-from", score), "order", "scored-from", score, terms, direction=direction, form="", where=criterion.where)
    top = source.top if source.top is not None else criterion.scale.top
    times = top if top is not None else Fraction(1)
    return Relation(
        name_of("scored-from", score), "rescale", "scored-from", score, terms, times=times, form=source.form, direction=direction,
        where=criterion.where,
    )  # fmt: skip


def _levels(basis: Basis) -> Iterator[Relation]:
    """Hold a level's name against the value printed with it."""
    for quantity, figures in basis.figures.items():
        named = [figure for figure in figures if figure.level is not None and figure.value is not None]
        if named and quantity.kind == "score":
            yield from _named_level(basis, quantity, named)


def _named_level(basis: Basis, quantity: Quantity, named: list[Figure]) -> Iterator[Relation]:
    for level_id in sorted({figure.level for figure in named if figure.level is not None}):
        level = basis.appraisal.levels[level_id]
        name = f"{name_of('level-value', quantity)}/{level_id}"
        yield Relation(name, "member", "level-value", quantity, allowed=point(level.value), form=level_id, where=level.where)


def _inherited(basis: Basis) -> Iterator[Relation]:
    for quantity, figures in basis.figures.items():
        for source in sorted({figure.inherits for figure in figures if figure.inherits}):
            if source == quantity.option:
                continue
            terms = (Term(quantity._replace(option=source)),)
            where = next(figure.where for figure in figures if figure.inherits == source)
            printed = any(figure.printed for figure in figures)
            name = f"{name_of('inherited', quantity)}/{source}"
            yield Relation(name, "equal", "inherited", quantity, terms, nature="norm" if printed else "identity", where=where)


def weight_relations(basis: Basis) -> Iterator[Relation]:
    """Every relation about weights."""
    if basis.sub_weighted:
        yield from _hierarchical(basis)
    elif not basis.appraisal.method.total.of_groups:
        yield from _group_weights(basis)
    yield from _sum_of_all(basis)


def _hierarchical(basis: Basis) -> Iterator[Relation]:
    base = basis.appraisal.method.sub_weight_sum
    for group in basis.appraisal.groups:
        parts = [Quantity("weight", criterion=one.id, group=group) for one in basis.members(group)]
        if parts and any(map(basis.has, parts)):
            result = Quantity("weight", group=group, item="sub-weights")
            yield Relation(name_of("sub-weight-sum", result), "sum", "sub-weight-sum", result, total_of(parts))
    for criterion in basis.appraisal.scored if base else ():
        result = Quantity("weight", criterion=criterion.id)
        terms = (Term(Quantity("weight", group=criterion.group)), Term(Quantity("weight", criterion=criterion.id, group=criterion.group)))
        if criterion.group is not None and all(basis.has(term.quantity) for term in terms):
            assert base is not None
            yield Relation(name_of("final-weight", result), "product", "final-weight", result, terms, over=base, where=criterion.where)


def _group_weights(basis: Basis) -> Iterator[Relation]:
    for group in basis.appraisal.groups:
        result = Quantity("weight", group=group)
        parts = [Quantity("weight", criterion=one.id) for one in basis.inside(group)]
        if basis.has(result) and any(map(basis.has, parts)):
            yield Relation(name_of("group-weight", result), "sum", "group-weight", result, total_of(parts))


def _sum_of_all(basis: Basis) -> Iterator[Relation]:
    result = Quantity("weight")
    flat = [Quantity("weight", criterion=one.id) for one in basis.appraisal.scored]
    groups = [Quantity("weight", group=group) for group in basis.children(None)]
    final = basis.sub_weighted and basis.appraisal.method.sub_weight_sum is not None
    if not basis.has(result):
        return
    if any(map(basis.has, flat)) or (final and not basis.appraisal.method.total.of_groups):
        yield Relation(name_of("weight-sum", result), "sum", "weight-sum", result, total_of(flat))
    if any(map(basis.has, groups)):
        yield Relation(name_of("weight-sum/groups", result), "sum", "weight-sum", result, total_of(groups))
