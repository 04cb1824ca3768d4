"""What is told of the fewest changes, on whole papers of every way of scoring: tried by hand on the printed scores.

Nothing of the package takes part in the trying: totals, places and levels are worked out here.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product
from random import Random

import pytest

from audit.explanation.robust.robustness import Robustness
from tests.explanation.robust.test_robustness import found

_OPTIONS = ("p", "q", "r")
_NAMES = ("u", "v", "w")
_WORDS = {"low": Fraction(0), "fair": Fraction(3), "high": Fraction(10)}
_STEPS = tuple(Fraction(value) for value in range(5))
_MOST = 3
"""Beyond so many scores at once, trying every way takes too long for a test."""

Scores = Mapping[tuple[str, str], Fraction]


def _paper(method: str, seed: int, *, words: bool) -> tuple[Scores, Mapping[str, Fraction], Robustness]:
    random = Random(seed)  # noqa: S311  # nothing is kept secret with it
    levels = tuple(_WORDS.values()) if words else _STEPS
    scores = {(name, option): random.choice(levels) for name in _NAMES for option in _OPTIONS}
    weights = {name: Fraction(random.randint(1, 3)) if "weighted" in method else Fraction(1) for name in _NAMES}
    named = {value: word for word, value in _WORDS.items()}
    scale = f"levels: {{{', '.join(f'{word}: {value}' for word, value in _WORDS.items())}}}" if words else "scale: {min: 0, max: 4, step: 1}"
    rows = ", ".join(f"{name}: [{', '.join(named[scores[name, one]] if words else str(scores[name, one]) for one in _OPTIONS)}]" for name in _NAMES)
    criteria = ", ".join(f"{name}: {{{f'weight: {weights[name]}' if 'weighted' in method else ''}}}" for name in _NAMES)
    head = (
        f"format: '1'\nappraisal: {{id: small, title: Small, from: published}}\n{scale}\ncriteria: {{{criteria}}}\n"
        f"options: {{p: {{}}, q: {{}}, r: {{}}}}\nmethod: {{total: {method}}}\n"
    )
    return scores, weights, found(head, f"tables: {{t: {{prints: score, rows: criteria, columns: [p, q, r], cells: {{{rows}}}}}}}\n")


def _first(scores: Scores, weights: Mapping[str, Fraction]) -> frozenset[str]:
    """Who has most: a mean has the same order as a sum over the same criteria."""
    totals = {one: sum(weights[name] * scores[name, one] for name in _NAMES) for one in _OPTIONS}
    return frozenset(one for one, total in totals.items() if total == max(totals.values()))


def _moved(scores: Scores, count: int, levels: tuple[Fraction, ...]) -> Iterator[Scores]:
    """Every way to put so many scores one level up or down."""
    for cells in combinations(scores, count):
        for ways in product((-1, 1), repeat=count):
            places = [levels.index(scores[cell]) + way for cell, way in zip(cells, ways, strict=True)]
            if all(0 <= place < len(levels) for place in places):
                yield {**scores, **{cell: levels[place] for cell, place in zip(cells, places, strict=True)}}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(
    ("method", "words"), [("sum", False), ("weighted-sum", False), ("mean", False), ("weighted-mean", False), ("sum", True), ("weighted-sum", True)]
)
def test_the_number_told_alters_first_place_and_one_less_does_not(method: str, seed: int, *, words: bool) -> None:
    """As many scores as are told, one level each, give another first place or share it; no way with one score fewer does, and ties count."""
    levels = tuple(_WORDS.values()) if words else _STEPS
    scores, weights, told = _paper(method, seed, words=words)
    before = _first(scores, weights)
    assert told.standing.first == tuple(one for one in _OPTIONS if one in before)
    swap = told.first
    fewer = min(len(swap.moves) - 1 if swap is not None else _MOST, _MOST)
    for count in range(1, fewer + 1):
        assert all(_first(one, weights) == before for one in _moved(scores, count, levels))
    if swap is not None:
        cells = {(move.quantity.criterion or "", move.quantity.option or ""): 1 if move.better else -1 for move in swap.moves}
        after = {**scores, **{cell: levels[levels.index(scores[cell]) + way] for cell, way in cells.items()}}
        assert _first(after, weights) != before
        assert swap.behind in _first(after, weights) or swap.ahead not in _first(after, weights)
