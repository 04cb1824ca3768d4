"""Brute force where true values lie between numbers: exact elimination of one unknown after another.

Unknown are the weights (where weights were rounded) or the scores (where scores were). Everything printed is then a
linear condition on them, strict or not; the conditions can be met just where eliminating every unknown leaves nothing false.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import Final

from testbed.papers.design import Design, Key
from testbed.papers.paper import Cell
from testbed.papers.printing import ends
from testbed.papers.truth import UNDECLARED_TIES, ranks_fit

Form = dict[str, Fraction]
"""A linear form: a coefficient for each unknown; the constant stands under the empty name."""

CONSTANT: Final = ""
RAW: Final = "raw "
Cells = Mapping[Key, list[Cell]]


@dataclass(frozen=True)
class Condition:
    """A form that is at least 0, or above 0."""

    form: tuple[tuple[str, Fraction], ...]
    strict: bool


def add(*forms: Form) -> Form:
    found: Form = {}
    for form in forms:
        for name, value in form.items():
            found[name] = found.get(name, Fraction(0)) + value
    return found


def times(form: Form, factor: Fraction) -> Form:
    return {name: value * factor for name, value in form.items()}


def condition(form: Form, *, strict: bool) -> Condition:
    """Bring a condition to one size, so that parallel ones can be compared."""
    held = {name: value for name, value in form.items() if value or name == CONSTANT}
    size = next((abs(held[name]) for name in sorted(held) if name != CONSTANT), Fraction(1))
    return Condition(tuple(sorted((name, value / size) for name, value in held.items())), strict)


def _tightest(conditions: Iterable[Condition]) -> list[Condition]:
    """Keep of parallel conditions the one that asks most."""
    best: dict[tuple[tuple[str, Fraction], ...], tuple[Fraction, bool]] = {}
    for one in conditions:
        key = tuple(pair for pair in one.form if pair[0] != CONSTANT)
        asks = (-dict(one.form).get(CONSTANT, Fraction(0)), one.strict)
        best[key] = max(best.get(key, asks), asks)
    return [Condition(((CONSTANT, -asks[0]), *key), asks[1]) for key, asks in best.items()]


def feasible(conditions: Iterable[Condition]) -> bool:
    """Say whether some values of the unknowns meet every condition."""
    left = without(conditions, lambda _: True)
    return all(value > 0 or (value == 0 and not one.strict) for one in left for value in (dict(one.form)[CONSTANT],))


def without(conditions: Iterable[Condition], goes: Callable[[str], bool]) -> list[Condition]:
    """The conditions that remain on the other unknowns when some are eliminated."""
    left = _tightest(conditions)
    while names := {name for one in left for name, _ in one.form if name != CONSTANT and goes(name)}:
        name = min(sorted(names), key=lambda one: _cost(left, one))
        left = _tightest(_eliminated(left, name))
    return left


def _cost(conditions: list[Condition], name: str) -> int:
    signs = [dict(one.form).get(name, Fraction(0)) for one in conditions]
    return sum(sign > 0 for sign in signs) * sum(sign < 0 for sign in signs)


def _eliminated(conditions: list[Condition], name: str) -> Iterator[Condition]:
    by_sign: dict[int, list[tuple[Form, bool]]] = {-1: [], 0: [], 1: []}
    for one in conditions:
        form = dict(one.form)
        value = form.pop(name, Fraction(0))
        by_sign[(value > 0) - (value < 0)].append((times(form, 1 / abs(value)) if value else form, one.strict))
    yield from (condition(form, strict=strict) for form, strict in by_sign[0])
    for (low, low_strict), (high, high_strict) in product(by_sign[1], by_sign[-1]):
        yield condition(add(low, high), strict=low_strict or high_strict)


@dataclass(frozen=True)
class Ratio:
    """One form over another that is above 0."""

    above: Form
    below: Form


def _printed(design: Design, cell: Cell, ratio: Ratio) -> Iterator[Condition]:
    """The conditions under which a ratio prints as a cell."""
    bounds = ((cell.value, True), (cell.value, True)) if cell.exact else ends(cell.value, cell.places, design.mode(cell.key.kind))
    for (value, closed), sign in zip(bounds, (Fraction(1), Fraction(-1)), strict=True):
        gap = add(times(ratio.above, Fraction(cell.factor)), times(ratio.below, -value))
        yield condition(times(gap, sign), strict=not closed)
    yield condition(ratio.below, strict=True)


def possible_when_rounded(design: Design, cells: Cells) -> bool:
    """Say whether some weights and scores, not all of them exact as printed, print as every figure."""
    if design.weights_rounded:
        return any(_meets(design, cells, _of_weights(design, scores)) for scores in _scores(design, cells))
    return _meets(design, cells, _of_scores(design, cells))


def _meets(design: Design, cells: Cells, quantities: Mapping[Key, Ratio]) -> bool:
    if any(key not in quantities for key in cells if key.kind != "rank"):
        return False
    fixed = [one for key, ratio in quantities.items() for cell in cells.get(key, ()) for one in _printed(design, cell, ratio)]
    fixed = without([*fixed, *_bounds(design, quantities)], lambda name: name.startswith(RAW))
    return any(feasible([*fixed, *ranks]) for ranks in _rankings(design, cells, quantities))


def _bounds(design: Design, quantities: Mapping[Key, Ratio]) -> Iterator[Condition]:
    """What holds whatever is printed: scores lie on the scale and make totals, and weights make their declared sum."""
    for key, ratio in quantities.items():
        if key.kind == "score" and design.scores_rounded:
            yield condition(add(ratio.above, {CONSTANT: -design.scale[0]}), strict=False)
            yield condition(add(times(ratio.above, Fraction(-1)), {CONSTANT: design.scale[-1]}), strict=False)
        elif key.kind == "made":
            yield from (condition(times(ratio.above, Fraction(sign)), strict=False) for sign in (1, -1))
    if Key("weight") in quantities and design.weight_sum is not None:
        gap = add(quantities[Key("weight")].above, {CONSTANT: -design.weight_sum})
        yield from (condition(times(gap, Fraction(sign)), strict=False) for sign in (1, -1))


def _rankings(design: Design, cells: Cells, quantities: Mapping[Key, Ratio]) -> Iterator[list[Condition]]:
    """For every order of the totals that the printed ranks allow the conditions under which it comes about."""
    shown = {option: {cell.value for cell in cells.get(Key("rank", option), ())} for option in design.options}
    if not any(shown.values()):
        yield []
        return
    for places in product(range(len(design.options)), repeat=len(design.options)):
        order = dict(zip(design.options, places, strict=True))
        if set(places) == set(range(max(places) + 1)) and _shows(design, order, shown):
            yield list(_ordered(design, order, quantities))


def _shows(design: Design, order: Mapping[str, int], shown: Mapping[str, set[Fraction]]) -> bool:
    """Say whether an order, 0 for the best, is printed so under any tie method that may be meant."""
    if any(len(values) > 1 for values in shown.values()):
        return False
    ranks = {option: next(iter(values)) for option, values in shown.items() if values}
    totals = {option: Fraction(-place) for option, place in order.items()}
    return any(ranks_fit(totals, ranks, way, "higher") for way in ((design.ties,) if design.ties_said else UNDECLARED_TIES))


def _ordered(design: Design, order: Mapping[str, int], quantities: Mapping[Key, Ratio]) -> Iterator[Condition]:
    sign = Fraction(1 if design.direction == "higher" else -1)
    ranked = sorted(order, key=lambda option: order[option])
    for better, worse in pairwise(ranked):
        ahead = add(quantities[Key("total", better)].above, times(quantities[Key("total", worse)].above, Fraction(-1)))
        apart = order[better] != order[worse]
        yield condition(times(ahead, sign), strict=apart)
        if not apart:
            yield condition(times(ahead, -sign), strict=False)


def _scores(design: Design, cells: Cells) -> Iterator[Mapping[Key, Fraction]]:
    """Every choice of scores on the scale that is as printed; scores are exact where weights are not."""
    keys = [Key("score", option, name) for option in design.options for name in design.criteria]
    allowed = [[value for value in design.scale if all(cell.value == value for cell in cells.get(key, ()))] for key in keys]
    return (dict(zip(keys, chosen, strict=True)) for chosen in product(*allowed))


def _of_weights(design: Design, scores: Mapping[Key, Fraction]) -> dict[Key, Ratio]:
    """Every quantity in terms of the weights."""
    one: Form = {CONSTANT: Fraction(1)}
    weight = {name: {name: Fraction(1)} for name in design.criteria}
    whole = add(*weight.values())
    found = {Key("weight", criterion=name): Ratio(form, one) for name, form in weight.items()} | {Key("weight"): Ratio(whole, one)}
    for key, score in scores.items():
        found[key] = Ratio({CONSTANT: score}, one)
        found[key._replace(kind="weighted-score")] = Ratio(times(weight[key.criterion], score / design.weighted_over), one)
    top = design.scale[-1]
    found |= {Key("max-score", criterion=name): Ratio(times(form, top / design.weighted_over), one) for name, form in weight.items()}
    found[Key("max-total")] = Ratio(times(whole, top), whole)
    for option in design.options:
        made = add(*(times(weight[name], scores[Key("score", option, name)]) for name in design.criteria))
        found[Key("total", option)] = Ratio(made, whole)
        found[Key("percent", option)] = Ratio(times(made, Fraction(design.base)), times(whole, top))
    return found | _shares(design, found, ("share",))


def _of_scores(design: Design, cells: Cells) -> dict[Key, Ratio]:
    """Every quantity in terms of the scores; weights are exact as printed."""
    one: Form = {CONSTANT: Fraction(1)}
    weights = {name: cells[Key("weight", criterion=name)][0].value for name in design.criteria}
    over = design.weighted_over * design.total.over
    found = {Key("weight", criterion=name): Ratio({CONSTANT: weight}, one) for name, weight in weights.items()}
    found[Key("weight")] = Ratio({CONSTANT: sum(weights.values(), Fraction(0))}, one)
    top = design.scale[-1]
    found |= {Key("max-score", criterion=name): Ratio({CONSTANT: weight * top / design.weighted_over}, one) for name, weight in weights.items()}
    most = sum(weights.values(), Fraction(0)) * top / over
    found[Key("max-total")] = Ratio({CONSTANT: most}, one)
    for option in design.options:
        raw = {name: {f"{RAW}{option} {name}": Fraction(1)} for name in design.criteria}
        found |= {Key("score", option, name): Ratio(form, one) for name, form in raw.items()}
        found |= {Key("weighted-score", option, name): Ratio(times(form, weights[name] / design.weighted_over), one) for name, form in raw.items()}
        made = add(*(times(form, weights[name] / over) for name, form in raw.items()))
        total = {f"total {option}": Fraction(1)}
        found[Key("total", option)] = Ratio(total, one)
        found[Key("made", option)] = Ratio(add(made, times(total, Fraction(-1))), one)
        if design.percent_of == "maximum":
            found[Key("percent", option)] = Ratio(times(total, Fraction(design.base)), {CONSTANT: most})
    return found | _shares(design, found, ("share", *(("percent",) if design.percent_of == "grand-total" else ())))


def _shares(design: Design, found: Mapping[Key, Ratio], kinds: Iterable[str]) -> dict[Key, Ratio]:
    totals = {option: found[Key("total", option)].above for option in design.options}
    grand = add(*totals.values())
    shares = {Key(kind, option): Ratio(times(total, Fraction(design.base)), grand) for kind in kinds for option, total in totals.items()}
    return shares | {Key("total"): Ratio(grand, found[Key("total", design.options[0])].below)}
