"""The order of the options: as printed, and as the figures make it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.explanation.finding import Basis, Touched
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.valuation import Valuation
from audit.relations.order import places_of

__all__ = [
    "Ranking",
    "any_of",
    "compare",
    "computed_ranking",
    "decides",
    "deciding",
    "differs",
    "float_free",
    "in_words",
    "is_first",
    "place_in_words",
    "printed_ranking",
]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places that each option can have, counted 1 2 2 4 however the paper counts ties.

    ``basis`` says whether they are printed or were computed. Where the paper puts equals in an order, ``in_any_order``
    says that options with one place among them may be printed as lying behind each other.
    """

    ranks: Mapping[str, Values]
    basis: Basis
    in_any_order: bool = False

    def sharing(self, place: Fraction) -> int:
        """How many places options that share this one may be printed with."""
        if not self.in_any_order:
            return 1
        return sum(1 for values in self.ranks.values() if values.only == place)


def computed_ranking(derivation: Derivation, valuation: Valuation, out: Collection[str] = ()) -> Ranking:
    """Rank the options but those ``out`` by what decides (their totals, unless the method says otherwise)."""
    own = deciding(derivation, out)
    sign = Fraction(-1 if _direction_of(derivation, own) == "lower" else 1)
    places = places_of([valuation(quantity).times(sign) for quantity in own.values()])
    return Ranking(dict(zip(own, places, strict=True)), "computed-order", derivation.appraisal.method.ties == "distinct")


def deciding(derivation: Derivation, out: Collection[str] = ()) -> Mapping[str, Quantity]:
    """The options that are ranked but those ``out``, each with the quantity that decides its place."""
    own = {option: decides(derivation, option) for option in derivation.appraisal.options if option not in out}
    return {option: quantity for option, quantity in own.items() if _ranked(derivation, quantity)}


def decides(derivation: Derivation, option: str) -> Quantity:
    """The quantity that decides the place of an option."""
    method = derivation.appraisal.method
    return Quantity(method.rank_by, option, item=method.rank_item)


def _ranked(derivation: Derivation, quantity: Quantity) -> bool:
    figures = derivation.figures.get(quantity, ())
    return all(figure.state != "not-applicable" for figure in figures) and (bool(figures) or quantity in derivation.defining)


def _direction_of(derivation: Derivation, own: Mapping[str, Quantity]) -> str:
    first = next(iter(own.values()), None)
    return "lower" if first is not None and first.kind == "cost" else derivation.appraisal.method.direction


def printed_ranking(derivation: Derivation, valuation: Valuation, out: Collection[str] = ()) -> Ranking:
    """The ranks as printed, or the order of the printed totals where no ranks are printed; without the options that are ``out``."""
    printed = {option: valuation.printed(Quantity("rank", option)) for option in derivation.appraisal.options if option not in out}
    ranks = {option: values for option, values in printed.items() if values is not None}
    computed = computed_ranking(derivation, valuation, out)
    if ranks and set(ranks) >= set(computed.ranks):
        return Ranking(_places(ranks), "printed-rank")
    return computed


def _places(ranks: Mapping[str, Values]) -> dict[str, Values]:
    """Count the places anew, so that 1 2 2 3 and 1 2.5 2.5 4 become 1 2 2 4; left alone where a rank is printed in two ways."""
    known = {option: values.only for option, values in ranks.items() if values.only is not None}
    if len(known) < len(ranks):
        return dict(ranks)
    return {option: point(Fraction(1 + sum(1 for other in known.values() if other < own))) for option, own in known.items()}


def compare(before: Ranking, after: Ranking) -> tuple[Touched, Touched]:
    """Say whether the order differs, and whether first place does: surely, possibly, or not."""
    shared = [option for option in after.ranks if option in before.ranks]
    order = {option: differs(before.ranks[option], after.ranks[option], after) for option in shared}
    first = [_first_differs(before.ranks[option], after.ranks[option]) for option in shared if order[option] != "no"]
    return any_of(list(order.values())), any_of(first)


def differs(before: Values, after: Values, ranking: Ranking) -> Touched:
    """Say whether the place of an option differs: surely, possibly, or not."""
    if before.only is not None and after.only is not None:
        return "no" if after.only <= before.only < after.only + ranking.sharing(after.only) else "yes"
    return "yes" if before.meet(after).empty else "depends"


def _first_differs(before: Values, after: Values) -> Touched:
    one = Fraction(1)
    was, is_now = before.holds(one), after.holds(one)
    if before.only is not None and after.only is not None:
        return "yes" if was != is_now else "no"
    if not was and not is_now:
        return "no"
    return "yes" if was != is_now and _sure(before, was) and _sure(after, is_now) else "depends"


def _sure(values: Values, first: bool) -> bool:
    return not first or values.only is not None


def any_of(found: list[Touched]) -> Touched:
    """Say of several places: whether any surely differs, or may, or none does."""
    if "yes" in found:
        return "yes"
    return "depends" if "depends" in found else "no"


def place_in_words(rank: Fraction, *, joint: bool) -> str:
    """Say a rank: 2nd, joint 2nd."""
    number = str(rank.numerator) if rank.denominator == 1 else f"{float_free(rank)}"
    ending = "th" if number[-2:] in {"11", "12", "13"} else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{'joint ' if joint else ''}{number}{ending}"


def is_first(place: str) -> bool:
    """Say whether a place in words is the first one, shared or not."""
    return place in {place_in_words(Fraction(1), joint=joint) for joint in (False, True)}


def float_free(rank: Fraction) -> str:
    """Write a rank such as 2.5 without leaving exact figures."""
    whole, rest = divmod(rank, 1)
    return f"{whole}.{rest * 10 // 1}"


def in_words(ranking: Ranking) -> tuple[tuple[str, str], ...]:
    """Each option with its place in words, best first."""
    held = [values.only for values in ranking.ranks.values()]

    def words(values: Values) -> str:
        if values.only is None:
            hull = values.hull()
            return f"{place_in_words(hull.low or Fraction(1), joint=False)} to {place_in_words(hull.high or Fraction(1), joint=False)}"
        return place_in_words(values.only, joint=held.count(values.only) > 1)

    ordered = sorted(ranking.ranks.items(), key=lambda pair: (pair[1].hull().low or 0, pair[1].hull().high or 0))
    return tuple((option, words(values)) for option, values in ordered)
