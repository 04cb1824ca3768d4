"""The method of an appraisal: the way that the figures and the sentences of the paper speak for, and what is known of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.importing.draft import Doubt, Made, Method
from audit.importing.facts import Facts, step
from audit.importing.formula import over_of
from audit.importing.method import over_of_maxima
from audit.importing.reading.formulas import FormulaWay
from audit.importing.reading.methods import Fit, fit_of, fits_of, more_fits_of
from audit.importing.reading.said import Sentence
from audit.importing.reading.standing import Standing
from audit.importing.reading.stated import StatedWay, is_near, outdone, stated_by
from audit.importing.reading.ways import Hints, Way

__all__ = ["decide", "totals_by"]

_MARGIN: Final = 3
"""Bits by which the best reading has to lie ahead of the next that gives other totals before a misfit is an error: one total more.

Values from 0 to 8 give the same over 110 appraisals of public and 60 of drawn papers (`python -m bench.layouts.firmness`)."""

_SOME_MISSES: Final = 1
"""Misses that a small table may have under a method that nothing states; a longer one no more than a third of its totals.

With 2, two totals of 110 appraisals of public papers were accused by the way of other rows, with 3 five; with 1 none, and no
misprint fewer is told, as those of tables that miss more stand under labels (`python -m bench.layouts.firmness`)."""

_THREE: Final = 3
_TIGHT: Final = Fraction(1, 4)
"""A total printed further from what scores add to than this part of the highest there can be was made in another way."""

_FACTORS: Final = "factors"
"""The item of the product that a total divides."""

_CLEAR: Final = 0.25
"""Bits that the totals have to save, misses taken off, where fewer than all but one come out: more than none.

Values from -3 to 8 give the same (`python -m bench.layouts.firmness`)."""


def totals_by(facts: Facts, groups: Mapping[str, str], hints: Hints) -> list[Fit]:
    """All ways of making the totals, from weighted and from raw scores, the best first."""
    return more_fits_of(facts, groups, hints)


def decide(
    facts: Facts,
    groups: Mapping[str, str],
    hints: Hints,
    sentences: Sequence[Sentence],
    titles: Mapping[str, str],
    formulas: FormulaWay | None = None,
) -> tuple[Method, list[Doubt]]:
    """The method with its standing; the doubts say what does not come out. ``formulas`` is the way that those of the totals state."""
    if hints.written is not None:
        sentences = [Sentence(hints.written.way, hints.written.text, hints.written.place), *sentences]
    fits = totals_by(facts, groups, hints)
    if not fits:
        return _untried(facts, sentences)
    best = _preferred(fits)
    by_formulas = _by_formulas(formulas, facts, groups) if formulas is not None else None
    best = by_formulas if by_formulas is not None and not _same(best, by_formulas) else best
    over = over_of(facts) if facts.raw and facts.weighted else None
    rivals = [fit for fit in fits if not (over is not None and _is_same_method(best, fit, over))]
    standing = _inferred(best, next((fit for fit in rivals if _differs(best, fit)), None), titles, named=hints.named)
    if formulas is not None and by_formulas is not None:
        standing = replace(standing, known="by-formulas", firm=not (set(best.computed) - best.hits) & formulas.rounded)
    stated = stated_by(fits, facts, hints, sentences) if standing.known != "by-formulas" else None
    if stated is not None and not outdone(stated.fit, best) and not (standing.firm and stated.by_label and _same(best, stated.fit)):
        best = stated.fit if not _same(best, stated.fit) else best
        standing = _as_stated(best, stated, fits, titles)
    if _sets_aside(best, hints.caps):
        standing = replace(standing, known="inferred" if standing.known == "stated" else standing.known, firm=False)
    method = replace(_declared(best, facts, groups), standing=standing)
    doubts = _doubts(best, standing, titles)
    if not method.weights_rounded and _adds_as_rounded(facts):
        method = replace(method, weights_rounded=True)
        doubts.append(Doubt("assumed", "the weights were taken as rounded before printing: they add to the sum printed below them only so"))
    return replace(method, said=(f"total: {best.said(titles)}",)), doubts


def _sets_aside(best: Fit, caps: frozenset[Fraction]) -> bool:
    """Say whether a total that does not follow may have been set: to 0, as where an option is excluded, or to the cap of which the text speaks."""
    printed = [(best.totals[one].value or Fraction(0), best.computed[one]) for one in best.computed if one not in best.hits]
    return any((total == 0 and made > 0) or (total in caps and made > total) for total, made in printed)


def _by_formulas(formulas: FormulaWay, facts: Facts, groups: Mapping[str, str]) -> Fit | None:
    """What the way of the formulas gives; None where neither the figures stored in the cells nor half of the totals bear it out."""
    fit = fit_of(formulas.way, facts.weighted if formulas.way.of == "weighted-score" else facts.raw, facts, groups)
    return fit if fit.tried and (formulas.holds or len(fit.hits) * 2 >= fit.tried) else None


def _adds_as_rounded(facts: Facts) -> bool:
    """Say whether weights add to the sum printed below them, 1 or 100, only if they were rounded before printing."""
    values = [entry.value for entry in facts.weights.values() if entry.value is not None]
    total, printed = sum(values, Fraction(0)), facts.weight_total.value if facts.weight_total is not None else None
    room = sum((step(entry) / 2 for entry in facts.weights.values()), Fraction(0))
    return (
        printed in {1, 100}
        and printed is not None
        and total != printed
        and len(values) > _THREE - 1
        and abs(total - printed) <= min(room, printed / 20)
    )


def _preferred(fits: Sequence[Fit]) -> Fit:
    """Among ways that give the same totals take the plainest."""
    best = fits[0]
    same = [fit for fit in fits if fit.computed == best.computed and fit.hits == best.hits and fit.bits > best.bits - 1]
    return min(same, key=lambda fit: (fit.way.price, -fit.bits))


def _is_same_method(best: Fit, other: Fit, over: Fraction) -> bool:
    """Say whether two ways are one method where products of score and weight are printed: they part only where a product is misprinted."""
    ways = {best.way.of: best.way, other.way.of: other.way}
    if ways.keys() != {"weighted-score", "score"}:
        return False
    made = ways["score"]
    return made.name == "weighted-sum" and made.over == over and not made.less and not made.constant


def _differs(best: Fit, other: Fit) -> bool:
    return any(other.computed.get(one) != value for one, value in best.computed.items()) and other.way.rounded == best.way.rounded


def _same(one: Fit, other: Fit) -> bool:
    return one.computed == other.computed and one.hits == other.hits


def _begun(best: Fit, other: Fit | None, titles: Mapping[str, str]) -> Standing:
    """Begin a standing: how many totals agree, and what the nearest other reading is."""
    margin = best.bits - max(other.bits, 0.0) if other is not None else best.bits
    nearest = other.said(titles) if other is not None and other.bits > -10 * other.tried and other.hits else ""
    return Standing(fits=len(best.hits), tried=best.tried, way=best.way.in_words(titles), other=nearest, margin=int(margin))


def _as_stated(best: Fit, stated: StatedWay, fits: Sequence[Fit], titles: Mapping[str, str]) -> Standing:
    begun = _begun(best, next((fit for fit in fits if _differs(best, fit)), None), titles)
    return replace(begun, known="stated", firm=True, text=stated.text, place=stated.place)


def _inferred(best: Fit, other: Fit | None, titles: Mapping[str, str], *, named: bool) -> Standing:
    hits, tried = len(best.hits), best.tried
    made = replace(_begun(best, other, titles), known="inferred")
    if not hits:
        return replace(made, known="unknown")
    margin = best.bits - max(other.bits, 0.0) if other is not None else best.bits
    nearly_all = hits >= tried - 1 and (tried >= _THREE or hits == tried)
    own = len(best.hits - other.hits) if other is not None else hits
    unrivalled = other is None or (not other.hits - best.hits and (own > 1 or (own == 1 and hits >= tried - 1)))
    firm = _mostly(hits, tried) and (
        (unrivalled and margin >= _MARGIN and (nearly_all or best.evidence >= _CLEAR))
        or (unrivalled and best.evidence >= _CLEAR and best.way.price <= 1)
    )
    if not firm and best.evidence < 0:
        return replace(made, known="unknown")
    return replace(made, firm=firm and (named or _beyond_chance(best)) and (hits > 1 or _is_tight(best)))


def _is_tight(best: Fit) -> bool:
    """Say whether a way that gives one total of two lies near the other one, too; averages lie near each other anyway.

    A plain sum of scores is what a total is unless something says otherwise, and may miss the other by any misprint.
    """
    plain = best.way.name == "sum" and best.way.of == "score" and best.way.price <= 0
    return not best.misses or plain or (not best.way.name.endswith("mean") and is_near(best, _TIGHT))


def _beyond_chance(best: Fit) -> bool:
    """Say whether what nobody calls a total can be no other row: whole averages of a few scores come out by chance too often."""
    return not best.misses or (best.misses == 1 and best.tried > _THREE and not best.way.name.endswith("mean"))


def _mostly(hits: int, tried: int) -> bool:
    """Say whether a way gives so many of the totals that the others may be held against it: never where it misses more than it gives."""
    return tried > 1 and hits * 2 >= tried and tried - hits <= max(_SOME_MISSES, tried // 3)


def _declared(fit: Fit, facts: Facts, groups: Mapping[str, str]) -> Method:
    way = fit.way
    over = over_of(facts) if facts.raw and facts.weighted else None
    if way.name in {"product", "ratio"} or way.less or way.constant:
        return _by_relation(fit, facts)
    if way.of == "groups":
        return Method(way.name, of_groups=True, over=show(way.over) if way.over != 1 else "", subtotal=way.subtotal)
    subtotal = _subtotal(facts, groups)
    if way.of == "weighted-score":
        return Method(
            "weighted-sum",
            weighted_over=show(over) if over not in {None, Fraction(1)} and over is not None else over_of_maxima(facts),
            subtotal=subtotal,
        )
    if way.name == "weighted-sum" and way.over != 1:
        made = Method("weighted-sum", over=show(way.over)) if over is None else Method("weighted-sum", weighted_over=show(over))
        return replace(made, weights_rounded=way.rounded, subtotal=subtotal)
    return Method(way.name, weights_rounded=way.rounded, subtotal=subtotal if subtotal != way.name else "")


def _subtotal(facts: Facts, groups: Mapping[str, str]) -> str:
    """Find how printed subtotals are made, where that is not the way of the totals."""
    counted: dict[str, int] = {}
    cells = facts.weighted or facts.raw
    for (option, group), entry in facts.subtotals.items():
        inside = {key[1]: one for key, one in cells.items() if key[0] == option and groups.get(key[1]) == group}
        if not inside or any(one.value is None for one in inside.values()):
            continue
        part = Facts(raw={(option, one): found for one, found in inside.items()}, weights=facts.weights, totals={option: entry})
        for fit in fits_of(part, {}):
            if fit.hits and fit.way.name in {"sum", "mean", "weighted-mean"} and fit.way.of == "score":
                counted[fit.way.name] = counted.get(fit.way.name, 0) + 1
    best = max(counted, key=lambda name: counted[name], default="")
    return best if best and counted[best] * 2 > len(facts.subtotals) and best != "sum" else ""


def _by_relation(fit: Fit, facts: Facts) -> Method:
    """Declare what has no formula of its own as a relation that every option repeats."""
    way = fit.way
    criteria = list(dict.fromkeys(criterion for _, criterion in facts.raw))
    if way.constant:
        return Method("none")
    if way.name in {"product", "ratio"}:
        return Method("none", relations=tuple(_of_factors(way, criteria)))
    terms = tuple(("score", one, _coefficient(way, one, facts)) for one in criteria)
    return Method("none", relations=(Made("sum", terms),))


def _of_factors(way: Way, criteria: Sequence[str]) -> Iterator[Made]:
    """Declare a product; where it is divided by a criterion, as a figure of its own of which the total is a ratio."""
    item = _FACTORS if way.name == "ratio" else ""
    yield Made("product", tuple(("score", one, "") for one in criteria if one not in way.less), item, Fraction(1) / way.over)
    if item:
        yield Made("ratio", (("total", item, ""), *(("score", one, "") for one in way.less)))


def _coefficient(way: Way, criterion: str, facts: Facts) -> str:
    weight = facts.weights[criterion].value if way.name == "weighted-sum" else None
    found = (weight if weight is not None else Fraction(1)) / way.over * (-1 if criterion in way.less else 1)
    return show(found) if found != 1 else ""


def _untried(facts: Facts, sentences: Sequence[Sentence]) -> tuple[Method, list[Doubt]]:
    """Say what is known where no total can be tried."""
    over = over_of(facts) if facts.raw and facts.weighted else None
    standing = Standing(known="stated", firm=True, text=sentences[0].text, place=sentences[0].place) if sentences else Standing()
    if facts.totals and not facts.raw and not facts.weighted:
        return Method("none", standing=standing, said=("total: printed without the scores it is made of",)), []
    if not facts.totals:
        if facts.weighted:
            made = Method("weighted-sum", weighted_over=show(over) if over and over != 1 else "", standing=standing)
            return replace(made, said=("total: none is printed; weighted scores are",)), []
        return Method("none", standing=standing, said=("total: none is printed",)), []
    if all(sum(key[0] == option for key in (facts.raw or facts.weighted)) < 2 for option in facts.totals):  # noqa: PLR2004  # nothing is added
        return Method("none", standing=standing, said=("total: nothing is added up",)), []
    name = "weighted-sum" if facts.weighted or (facts.weights and sentences and sentences[0].stated.startswith("weighted")) else "sum"
    said = "every option has a score without a figure, so that no total could be tried; the method is a guess"
    return Method(name, standing=standing, said=(f"total: {name} was assumed; no option has all its scores",)), [Doubt("assumed", said)]


def _doubts(best: Fit, standing: Standing, titles: Mapping[str, str]) -> list[Doubt]:
    if standing.known == "unknown":
        named = "; ".join(
            f"{titles.get(one, one)}: {show(value)} by that, {best.totals[one].written} printed"
            for one, value in best.computed.items()
            if one not in best.hits
        )
        return [Doubt("assumed", f"how the totals follow was not made out; nearest: {best.said(titles)} ({named})")]
    if best.misses:
        return [Doubt("note", f"{best.way.in_words(titles)} gives {len(best.hits)} of the {best.tried} totals that could be tried")]
    if best.way.rounded:
        return [Doubt("assumed", f"{best.way.in_words(titles)}: the weights add to {show(best.way.over)}")]
    return []
