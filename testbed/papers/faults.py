"""Faults of every kind that happens to printed tables, put into a paper one at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Final

from testbed.papers.design import Key
from testbed.papers.paper import Cell, Paper
from testbed.papers.printing import fewest_places


@dataclass(frozen=True)
class Fault:
    """A paper with a fault: its kind, and the cells that were printed otherwise before, by their names."""

    kind: str
    paper: Paper
    before: Mapping[str, Cell]

    @property
    def keys(self) -> frozenset[Key]:
        """The quantities that are printed otherwise."""
        return frozenset(cell.key for cell in self.before.values())


_Names = Sequence[str]
_SCORES: Final = frozenset({"score", "weighted-score"})
_TOTALS: Final = frozenset({"total", "subtotal", "max-total"})


def faulted(random: Random, paper: Paper, kind: str) -> Fault | None:
    """Put a fault of a kind into a paper; None where it prints nothing that such a fault can happen to."""
    names = [name for name in paper.names() if "#" not in name]
    for _ in range(8):
        changed = _KINDS[kind](random, paper, names)
        told = {name: cell for name, cell in (changed or {}).items() if cell.text != paper.cell(name).text}
        if told:
            before = {name: paper.cell(name) for name in told}
            for name, cell in told.items():
                paper = paper.put(name, cell)
            return Fault(kind, paper, before)
    return None


def _of(paper: Paper, names: _Names, kinds: frozenset[str]) -> list[str]:
    return [name for name in names if paper.cell(name).key.kind in kinds]


def _one(kinds: frozenset[str]) -> "_Maker":
    """Change one figure of some kinds by a few steps, or, where it is a score, to another level."""

    def make(random: Random, paper: Paper, names: _Names) -> dict[str, Cell] | None:
        chosen = _of(paper, names, kinds)
        if not chosen:
            return None
        name = random.choice(chosen)
        cell = paper.cell(name)
        return {name: _with(cell, _other(random, paper, cell))}

    return make


def _other(random: Random, paper: Paper, cell: Cell) -> Fraction:
    if cell.key.kind == "score" and cell.exact and random.random() < 0.8:
        return random.choice([value for value in paper.design.scale if value != cell.value] or [cell.value])
    if cell.key.kind == "rank":
        return Fraction(random.choice([place for place in range(1, len(paper.design.options) + 2) if place != cell.value]))
    step = random.choice((-10, -2, -1, 1, 2, 10))
    return cell.value + Fraction(step, 10**cell.places)


def _swapped(random: Random, paper: Paper, names: _Names) -> dict[str, Cell] | None:
    """Change two neighbouring digits of a figure for each other."""
    chosen = [name for name in names if len(set(_digits(paper.cell(name)))) > 1]
    if not chosen:
        return None
    name = random.choice(chosen)
    cell, digits = paper.cell(name), _digits(paper.cell(name))
    place = random.choice([at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]])
    turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    return {name: _with(cell, Fraction(int(turned), 10**cell.places) * (1 if cell.value >= 0 else -1))}


def _digits(cell: Cell) -> str:
    return str(int(abs(cell.value) * 10**cell.places))


def _sign(random: Random, paper: Paper, names: _Names) -> dict[str, Cell] | None:
    """Lose a minus, or, where no figure has one, let a stray one in."""
    below = [name for name in names if paper.cell(name).value < 0]
    chosen = below or [name for name in _of(paper, names, _SCORES | _TOTALS) if paper.cell(name).value]
    if not chosen:
        return None
    name = random.choice(chosen)
    return {name: _with(paper.cell(name), -paper.cell(name).value)}


def _shifted(random: Random, paper: Paper, names: _Names) -> dict[str, Cell] | None:
    """Move the figures of one row of scores along by one place."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for name in _of(paper, names, _SCORES):
        key = paper.cell(name).key
        rows.setdefault((name.rpartition("/")[0], key.kind, key.criterion, key.scorer), []).append(name)
    chosen = [row for row in rows.values() if len({paper.cell(name).value for name in row}) > 1]
    if not chosen:
        return None
    row = random.choice(chosen)
    moved = [row[-1], *row[:-1]]
    return {name: _with(paper.cell(name), paper.cell(source).value) for name, source in zip(row, moved, strict=True)}


def _blanked(random: Random, paper: Paper, names: _Names) -> dict[str, Cell] | None:
    chosen = _of(paper, names, _SCORES)
    if not chosen:
        return None
    name = random.choice(chosen)
    return {name: replace(paper.cell(name), state="blank")}


def _with(cell: Cell, value: Fraction) -> Cell:
    return replace(cell, value=value, places=max(cell.places, fewest_places(value)), tied="")


_Maker = Callable[[Random, Paper, _Names], dict[str, Cell] | None]

_KINDS: Final[Mapping[str, _Maker]] = {
    "changed cell": _one(_SCORES), "changed total": _one(_TOTALS), "swapped digits": _swapped, "lost sign": _sign, "shifted row": _shifted,
    "other weight": _one(frozenset({"weight"})), "blank": _blanked, "other rank": _one(frozenset({"rank"})),
    "other percentage": _one(frozenset({"percent", "share"})),
}  # fmt: skip
KINDS: Final = tuple(_KINDS)


def all_faults(random: Random, paper: Paper) -> Iterator[Fault]:
    """Put a fault of each kind into the same paper."""
    for kind in KINDS:
        fault = faulted(random, paper, kind)
        if fault is not None:
            yield fault


DOUBLE: Final = "two faults"
"""Two figures that are printed otherwise at once, none of which is a whole row or a blank."""

_SINGLE: Final = tuple(kind for kind in KINDS if kind not in {"shifted row", "blank"})


def doubled(random: Random, paper: Paper) -> Fault | None:
    """Put two faults of any single kinds into a paper; None where it has no place for both, or both fell on one quantity."""
    first = faulted(random, paper, random.choice(_SINGLE))
    second = faulted(random, first.paper, random.choice(_SINGLE)) if first is not None else None
    if first is None or second is None or first.keys & second.keys:
        return None
    return Fault(DOUBLE, second.paper, {**first.before, **second.before})
