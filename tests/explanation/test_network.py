"""Narrowing over all relations: exact where there is no circle, and never less than what trying leaves."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.values import Values, points
from audit.appraisal.model.quantity import Quantity
from audit.explanation.network import Network, components
from audit.relations.relation import Relation, Term

_NAMES = [Quantity("score", "a", name) for name in "vwxyz"]
_SETS = st.lists(st.sets(st.integers(0, 4), min_size=1, max_size=3), min_size=5, max_size=5)
_EDGES = st.lists(st.permutations(range(5)).map(lambda order: order[:3]), min_size=1, max_size=3)


def _relations(edges: list[list[int]]) -> list[Relation]:
    return [Relation(str(n), "sum", "total", _NAMES[r], (Term(_NAMES[a]), Term(_NAMES[b]))) for n, (r, a, b) in enumerate(edges)]


def _sets(lists: list[set[int]]) -> dict[Quantity, Values]:
    return {name: points(map(Fraction, own)) for name, own in zip(_NAMES, lists, strict=True)}


@given(_SETS, _EDGES)
def test_narrowing_leaves_what_trying_leaves(lists: list[set[int]], edges: list[list[int]]) -> None:
    """No value that goes together with all relations is lost; where the network says that it is exact, no other is left."""
    relations = _relations(edges)
    true = [own for own in product(*lists) if all(own[r] == own[a] + own[b] for r, a, b in edges)]
    network = Network(relations, _sets(lists))
    fits = network.settle()
    if not fits:
        assert not true
        return
    for place, name in enumerate(_NAMES):
        left = {Fraction(own[place]) for own in true}
        assert left <= network.sets[name].points
        assert not network.exact() or left == network.sets[name].points


def test_what_narrowed_a_quantity_is_kept() -> None:
    """Each quantity knows the relations that took values from it."""
    network = Network(_relations([[0, 1, 2]]), _sets([{4}, {0, 1, 3}, {1, 2}, {0}, {0}]))
    assert network.settle()
    assert (network.sets[_NAMES[1]].only, list(network.by[_NAMES[1]])) == (3, ["0"])
    assert network.exact()


def test_components_hold_what_links_hold_together() -> None:
    """Links that share a member are one component; a link by itself is another."""
    v, w, x, y, z = _NAMES
    assert components([(v, w), (x,), (w, y), (z,)]) == [frozenset({x}), frozenset({v, w, y}), frozenset({z})]
