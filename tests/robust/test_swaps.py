"""The fewest changes by one level, against trying all of them in every filling."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given

from audit.robust.contest import Contest
from audit.robust.swaps import fewest, first_swap, order_swap
from tests.robust.contests import F, contests, first, standing, totals_of, worlds

Shift = tuple[str, Fraction]


def shifts(contest: Contest) -> list[list[Shift]]:
    """Give for each known score what it can do to whose total."""
    return [
        [(option, by) for by in (cell.better, -cell.worse if cell.worse else None) if by]
        for option in contest.options for cell in contest.cells[option]
    ]  # fmt: skip


def changed(contest: Contest, count: int) -> Iterator[dict[str, Fraction]]:
    """Give what so many changes by one level can do to all totals."""
    for cells in combinations(shifts(contest), count):
        for chosen in product(*cells):
            moved = dict.fromkeys(contest.options, F(0))
            for option, by in chosen:
                moved[option] += by
            yield moved


def order(totals: Mapping[str, Fraction]) -> tuple[int, ...]:
    return tuple((totals[a] > totals[b]) - (totals[a] < totals[b]) for a, b in combinations(totals, 2))


def least(contest: Contest, what: object) -> int | None:
    """Give the fewest changes after which something about the totals is another, in any filling."""
    ask = first if what == "first" else order
    made = [totals_of(contest, world) for world in worlds(contest)]
    for count in range(1, len(shifts(contest)) + 1):
        for moved in changed(contest, count):
            if any(ask({option: own[option] + moved[option] for option in own}) != ask(own) for own in made):
                return count
    return None


@given(contest=contests())
def test_no_fewer_changes_alter_first_place(contest: Contest) -> None:
    """The number told is the least that brute force finds; none is told where none will do."""
    told = first_swap(contest, standing(contest))
    if standing(contest).settled:
        assert (len(told.moves) if told is not None else None) == least(contest, "first")
    else:
        assert told is None


@given(contest=contests())
def test_no_fewer_changes_alter_the_order(contest: Contest) -> None:
    """The same for the whole order, where all of it is settled."""
    if standing(contest).ordered:
        told = order_swap(contest, standing(contest))
        assert (len(told.moves) if told is not None else None) == least(contest, "order")


@given(contest=contests())
def test_a_swap_says_what_its_moves_do(contest: Contest) -> None:
    """Moves add up to the lead or more, level only if just to it, and one move alone as often as is told."""
    for ahead, behind in standing(contest).ahead():
        swap, lead = fewest(contest, ahead, behind), contest.lead(ahead, behind).low
        if swap is None:
            continue
        points = sum(move.points for move in swap.moves)
        assert lead is not None
        assert points >= lead
        assert swap.level == (points == lead)
        assert swap.past is None or swap.past >= len(swap.moves)
        assert (swap.alike > 0) == (len(swap.moves) == 1)
