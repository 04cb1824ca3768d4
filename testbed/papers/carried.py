"""Invented papers with one slip that is carried forward, as a spreadsheet does, or printed alone: with what is true of first place.

Shares nothing with the package: totals and places are worked out here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any, Final

SLIPS: Final = ("product", "weight", "total", "score off the scale", "rank", "score")
"""Where the slip is. A weight is seen only by the sum of the weights, a score only where it is not carried."""

SHAPES: Final = ("both printed", "weighted only", "scores only", "over 100")

_OPTIONS: Final = ("a", "b", "c", "d")
_NAMES: Final = ("access", "build", "carbon", "delay", "effort")
_TOP: Final = 10


@dataclass(frozen=True)
class Sheet:
    """The figures of a paper: scores by criterion and option, weights, products, totals and places."""

    shape: str
    scores: Mapping[tuple[str, str], Fraction]
    weights: Mapping[str, Fraction]
    products: Mapping[tuple[str, str], Fraction]
    totals: Mapping[str, Fraction]
    ranks: Mapping[str, int]

    @property
    def first(self) -> frozenset[str]:
        """The options in first place."""
        return frozenset(option for option, rank in self.ranks.items() if rank == 1)


@dataclass(frozen=True)
class Carried:
    """A paper as printed, with the true one; ``again`` is who is first by the scores and weights that it prints."""

    slip: str
    forward: bool
    true: Sheet
    shown: Sheet

    @property
    def touched(self) -> bool:
        """Whether another option is first in truth."""
        return self.true.first != self.shown.first

    @property
    def again(self) -> frozenset[str]:
        """Who is first where all is worked out again from what is entered."""
        shown = self.shown
        if shown.shape == "weighted only":
            return _with_totals(shown).first
        return _with_products(shown).first


def drawn(seed: int, slip: str, shape: str, *, forward: bool) -> Carried | None:
    """Draw a paper with a slip; None where the shape has no place for it or nothing is different then."""
    random = Random(seed)  # noqa: S311  # nothing is kept secret with it
    true = _drawn(random, shape)
    shown = _slipped(random, true, slip, forward=forward)
    return None if shown is None or shown == true else Carried(slip, forward, true, shown)


def _drawn(random: Random, shape: str) -> Sheet:
    options, names = _OPTIONS[: random.randint(2, 4)], _NAMES[: random.randint(3, 5)]
    whole = 20 if shape != "over 100" else 100
    cuts = sorted(random.sample(range(1, whole), len(names) - 1))
    weights = {name: Fraction(b - a) for name, a, b in zip(names, [0, *cuts], [*cuts, whole], strict=True)}
    weights = dict.fromkeys(names, Fraction(1)) if shape == "scores only" else weights
    scores = {(name, option): Fraction(random.randint(0, _TOP)) for name in names for option in options}
    return _with_products(Sheet(shape, scores, weights, {}, {}, {}))


def _with_products(sheet: Sheet) -> Sheet:
    over = 100 if sheet.shape == "over 100" else 1
    return _with_totals(replace(sheet, products={key: score * sheet.weights[key[0]] / over for key, score in sheet.scores.items()}))


def _with_totals(sheet: Sheet) -> Sheet:
    options = dict.fromkeys(option for _, option in sheet.scores)
    return _with_ranks(
        replace(sheet, totals={one: sum((value for key, value in sheet.products.items() if key[1] == one), Fraction(0)) for one in options})
    )


def _with_ranks(sheet: Sheet) -> Sheet:
    values = sheet.totals.values()
    return replace(sheet, ranks={option: 1 + sum(1 for other in values if other > own) for option, own in sheet.totals.items()})


def _slipped(random: Random, true: Sheet, slip: str, *, forward: bool) -> Sheet | None:
    cell, option = random.choice(list(true.scores)), random.choice(list(true.totals))
    unit = Fraction(1, 100) if true.shape == "over 100" else Fraction(1)
    by = unit * random.choice((-14, -9, -5, -2, -1, 1, 2, 5, 9, 14)) * (1 if true.shape == "scores only" else random.choice((1, 1, 3)))
    if slip == "product" and true.shape != "scores only":
        shown = replace(true, products={**true.products, cell: true.products[cell] + by})
        return _with_totals(shown) if forward else shown
    if slip == "total":
        shown = replace(true, totals={**true.totals, option: true.totals[option] + by})
        return _with_ranks(shown) if forward else shown
    if slip == "weight" and true.shape != "scores only":
        weights = {**true.weights, cell[0]: max(Fraction(1), true.weights[cell[0]] + random.choice((-3, -1, 2, 5)))}
        return _with_products(replace(true, weights=weights)) if forward else replace(true, weights=weights)
    if slip in {"score", "score off the scale"} and true.shape != "weighted only":
        value = Fraction(_TOP + random.randint(1, 5)) if slip != "score" else Fraction(random.randint(0, _TOP))
        shown = replace(true, scores={**true.scores, cell: value})
        return _with_products(shown) if forward else shown
    if slip == "rank" and not forward:
        return replace(true, ranks={**true.ranks, option: random.randint(1, len(true.ranks))})
    return None


def plain(paper: Carried) -> dict[str, Any]:
    """The paper as a file of this tool, with scores, weights, products, totals and ranks as its shape prints them."""
    shown = paper.shown
    options, names = list(shown.totals), list(shown.weights)
    weighted = shown.shape != "scores only"
    method: dict[str, Any] = {"total": "weighted-sum" if weighted else "sum", "rank": {"by": "total", "ties": "standard"}}
    if weighted:
        method["weights"] = {"sum": 100 if shown.shape == "over 100" else 20}
    if shown.shape == "over 100":
        method["weighted-score"] = {"over": 100}
    return {
        "format": "1", "appraisal": {"id": "carried", "title": "Invented", "from": "published"},
        "scale": {"min": 0, "max": _TOP, "step": 1}, "criteria": {name: {"title": name.title()} for name in names},
        "options": {one: {"title": f"Option {one.upper()}"} for one in options}, "method": method,
        "tables": _tables(shown, names, options),
    }  # fmt: skip


def _tables(shown: Sheet, names: Sequence[str], options: Sequence[str]) -> dict[str, Any]:
    scores = {name: [_text(shown.scores[name, one], 0) for one in options] for name in names}
    places = 2 if shown.shape == "over 100" else 0
    ends = {"total": [_text(shown.totals[one], places) for one in options], "rank": [str(shown.ranks[one]) for one in options]}
    if shown.shape == "scores only":
        return {"scores": {"prints": "score", "rows": "criteria", "columns": list(options), "cells": scores | ends}}
    cells = {name: [_text(shown.weights[name], 0), *(_text(shown.products[name, one], places) for one in options)] for name in names}
    whole = "100" if shown.shape == "over 100" else "20"
    cells |= {"total": [whole, *ends["total"]], "rank": ["blank", *ends["rank"]]}
    weighted = {"prints": "weighted-score", "rows": "criteria", "columns": ["weight", *options], "cells": cells}
    raw = {"prints": "score", "rows": "criteria", "columns": list(options), "cells": scores}
    return {"weighted": weighted} if shown.shape == "weighted only" else {"raw": raw, "weighted": weighted}


def _text(value: Fraction, places: int) -> str:
    sign, whole = ("-" if value < 0 else ""), str(abs(int(value * 10**places))).rjust(places + 1, "0")
    return f"{sign}{whole[:-places]}.{whole[-places:]}" if places else f"{sign}{whole}"
