"""Figures of two versions compared by what they are of and by their exact values, wherever they are printed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.comparison.alteration import Alteration, AlterationKind, Area
from audit.comparison.versions import Versions
from audit.rules.words import printed_text

__all__ = ["altered_figures"]

_AREAS: Final[Mapping[str, Area]] = {
    "score": "scores", "weight": "weights", "max-score": "scale", "rank": "ranks", "count": "paper", "cost": "paper", "difference": "paper",
}  # fmt: skip
_UNSHOWN: Final = "withheld"

_Printings = Mapping[Quantity, Sequence[Figure]]


def altered_figures(pair: Versions) -> Iterator[Alteration]:
    """Every quantity whose printings differ, in the order of the old version, then of the new one.

    Scores and results of an option or criterion that is itself gone or new are left out; its weights are not.
    """
    before = _printings(pair.before.figures, pair)
    after = _printings(pair.after.figures, None)
    back = {pair.in_new(one.quantity): one.quantity for one in pair.before.figures}
    for quantity in dict.fromkeys([*before, *after]):
        if _stays(quantity, pair):
            named = quantity if quantity in after else back[quantity]
            yield from _compared(named, before.get(quantity, ()), after.get(quantity, ()), hidden=pair.hides(quantity))


def _printings(figures: Sequence[Figure], pair: Versions | None) -> dict[Quantity, list[Figure]]:
    found: dict[Quantity, list[Figure]] = {}
    for one in figures:
        found.setdefault(pair.in_new(one.quantity) if pair is not None else one.quantity, []).append(one)
    return found


def _stays(quantity: Quantity, pair: Versions) -> bool:
    if quantity.kind in {"weight", "max-score"}:
        return True
    parts = ((quantity.option, pair.options), (quantity.criterion, pair.criteria), (quantity.group, pair.groups))
    return all(one is None or one in matches.pairs.values() for one, matches in parts)


def _compared(quantity: Quantity, old: Sequence[Figure], new: Sequence[Figure], *, hidden: bool) -> Iterator[Alteration]:
    if hidden:
        yield from _withheld(quantity, old, new)
        return
    kind = _kind(old, new)
    if kind is not None:
        yield _alteration(quantity, kind, old, new, texts=(_texts(old), _texts(new)))


def _withheld(quantity: Quantity, old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[Alteration]:
    """Say that a figure is withheld in one version alone; whether figures that are not shown differ is not said either."""
    then, now = (any(one.withheld for one in each) for each in (old, new))
    if old and new and then != now:
        texts = (_UNSHOWN, "not shown") if then else ("not shown", _UNSHOWN)
        yield _alteration(quantity, "changed", old, new, texts=texts, withheld=True)


def _kind(old: Sequence[Figure], new: Sequence[Figure]) -> AlterationKind | None:
    if not old or not new:
        return "gone" if old else "new"
    if _values(old) != _values(new):
        return "changed"
    return "print" if set(_all_texts(old)) != set(_all_texts(new)) else None


def _values(figures: Sequence[Figure]) -> frozenset[tuple[object, ...]]:
    """What the printings are worth: the exact values, or why there is none."""
    return frozenset((one.state, one.value, one.possible if one.value is None else None, one.sign, one.tie) for one in figures)


def _all_texts(figures: Sequence[Figure]) -> list[str]:
    return [printed_text(one) for one in figures]


def _texts(figures: Sequence[Figure]) -> str:
    return " and ".join(dict.fromkeys(_all_texts(figures)))


def _alteration(
    quantity: Quantity, kind: AlterationKind, old: Sequence[Figure], new: Sequence[Figure], *, texts: tuple[str, str], withheld: bool = False
) -> Alteration:
    return Alteration(
        area=_AREAS.get(quantity.kind, "totals"), kind=kind, of=quantity.kind, quantity=quantity, option=quantity.option,
        criterion=quantity.criterion, group=quantity.group, item=quantity.item, old=texts[0], new=texts[1], withheld=withheld,
        old_place=old[0].place.locator() if old else "", new_place=new[0].place.locator() if new else "",
        doubtful=any(one.reading == "doubtful" for one in (*old, *new)),
    )  # fmt: skip
