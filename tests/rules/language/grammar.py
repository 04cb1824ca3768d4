"""Valid expressions with what they come to, worked out apart from the package: every choice of the open scores is tried.

A node is (sort, text, evaluate): ``evaluate`` takes a choice, the value of each score, and gives a Fraction or a truth;
None where a number has no value (a division by nothing) or a truth is open because of that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from operator import ge, gt, le, lt
from typing import Any, Final

from hypothesis import strategies as st

Atom = tuple[str, str]
Choice = Mapping[Atom, Fraction]
Draw = Callable[[st.SearchStrategy[Any]], Any]

OPTIONS: Final = ("a", "b", "c")
CRITERIA: Final = ("k", "m")
SETS: Final[Mapping[str, tuple[int, ...]]] = {"k": (0, 1, 3), "m": (-2, 2)}
KNOWN: Final[Mapping[Atom, int]] = {("a", "k"): 1, ("b", "m"): 2}
TEXT: Final = """\
criteria:
  k: {scale: {values: [0, 1, 3]}}
  m: {scale: {values: [-2, 2]}}
options: {a: {}, b: {}, c: {}}
method: {total: sum}
tables:
  t:
    prints: score
    rows: criteria
    columns: [a, b, c]
    cells: {k: [1, blank, blank], m: [blank, 2, blank]}
"""
ATOMS: Final = tuple((option, criterion) for option in OPTIONS for criterion in CRITERIA)


def values_of(atom: Atom) -> tuple[Fraction, ...]:
    """What a score can be."""
    return (Fraction(KNOWN[atom]),) if atom in KNOWN else tuple(map(Fraction, SETS[atom[1]]))


@dataclass(frozen=True)
class Node:
    text: str
    evaluate: Callable[[Choice], Any]
    atoms: frozenset[Atom] = frozenset()


def outcomes(node: Node) -> set[bool | None]:
    """Every truth that some choice of the scores in a node makes."""
    atoms = sorted(node.atoms)
    return {node.evaluate(dict(zip(atoms, choice, strict=True))) for choice in product(*map(values_of, atoms))}


def _not(one: bool | None) -> bool | None:
    return None if one is None else not one


def _all(truths: list[bool | None]) -> bool | None:
    return False if False in truths else (None if None in truths else True)


def _any(truths: list[bool | None]) -> bool | None:
    return _not(_all([_not(one) for one in truths]))


_SIGNS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
}  # fmt: skip


def _compared(sign: str, left: Any, right: Any) -> bool | None:
    return None if left is None or right is None else _SIGNS[sign](left, right)


class Grammar:
    """Draws expressions; where ``once`` is set each score stands in one place at most, and no division is by nothing."""

    def __init__(self, draw: Draw, *, once: bool) -> None:
        self.draw = draw
        self.once = once
        self.left = list(ATOMS)

    def pick(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def gap(self) -> str:
        return str(self.pick("", " ", " ", "\n  "))

    def join(self, form: str, *nodes: Node, evaluate: Callable[..., Any]) -> Node:
        """Put nodes into a form; the result is worked out from theirs."""
        text = form.format(*(one.text for one in nodes))
        return Node(text, lambda choice: evaluate(*(one.evaluate(choice) for one in nodes)), frozenset().union(*(one.atoms for one in nodes)))

    def truth(self, depth: int) -> Node:
        if depth <= 0:
            return self.comparison(0)
        kind = self.pick("comparison", "chain", "in", "and", "or", "not", "all", "any", "if", "same", "loop", "constant")
        return getattr(self, f"truth_{kind}", self.comparison)(depth - 1)

    def number(self, depth: int) -> Node:
        kinds = ["constant", "score", "score"]
        if depth > 0:
            kinds += ["add", "subtract", "multiply", "divide", "negative", "abs", "highest", "lowest", "sum", "count", "if", "loop"]
        return getattr(self, f"number_{self.pick(*kinds)}")(depth - 1)  # type: ignore[no-any-return]  # every way gives a node

    def comparison(self, depth: int) -> Node:
        sign = self.pick(*_SIGNS)
        form = f"({{0}}{self.gap()}{sign}{self.gap()}{{1}})"
        return self.join(form, self.number(depth), self.number(depth), evaluate=lambda a, b: _compared(sign, a, b))

    def truth_chain(self, depth: int) -> Node:
        signs = [self.pick(*_SIGNS) for _ in range(self.pick(2, 3))]
        nodes = [self.number(depth) for _ in range(len(signs) + 1)]
        form = "(" + "".join(f"{{{place}}} {sign} " for place, sign in enumerate(signs)) + f"{{{len(signs)}}})"
        return self.join(form, *nodes, evaluate=lambda *v: _all([_compared(sign, a, b) for sign, a, b in zip(signs, v, v[1:], strict=False)]))

    def truth_in(self, depth: int) -> Node:
        negated = self.pick(True, False)
        entries = [self.number(depth) for _ in range(self.pick(0, 1, 2, 3))]
        form = f"({{0}} {'not in' if negated else 'in'} [{', '.join(f'{{{place + 1}}}' for place in range(len(entries)))}])"

        def evaluate(value: Any, *listed: Any) -> bool | None:
            found = None if value is None else _any([_compared("==", value, one) for one in listed])
            return _not(found) if negated else found

        return self.join(form, self.number(depth), *entries, evaluate=evaluate)

    def truth_and(self, depth: int) -> Node:
        return self.join("({0} and {1})", self.truth(depth), self.truth(depth), evaluate=lambda *v: _all(list(v)))

    def truth_or(self, depth: int) -> Node:
        return self.join("({0} or {1})", self.truth(depth), self.truth(depth), evaluate=lambda *v: _any(list(v)))

    def truth_not(self, depth: int) -> Node:
        return self.join("(not {0})", self.truth(depth), evaluate=_not)

    def truth_all(self, depth: int) -> Node:
        return self.join("all([{0}, {1}])", self.truth(depth), self.truth(depth), evaluate=lambda *v: _all(list(v)))

    def truth_any(self, depth: int) -> Node:
        return self.join("any([{0}, {1}])", self.truth(depth), self.truth(depth), evaluate=lambda *v: _any(list(v)))

    def truth_same(self, depth: int) -> Node:
        return self.join("({0} == {1})", self.truth(depth), self.truth(depth), evaluate=lambda a, b: _compared("==", a, b))

    def truth_constant(self, _depth: int) -> Node:
        value = self.pick(True, False)
        return Node(str(value), lambda _: value)

    def truth_if(self, depth: int) -> Node:
        return self.choice(self.truth(depth), self.truth(depth), self.truth(depth))

    def number_if(self, depth: int) -> Node:
        return self.choice(self.number(depth), self.truth(depth), self.number(depth))

    def choice(self, body: Node, test: Node, other: Node) -> Node:
        def evaluate(one: Any, tested: bool | None, second: Any) -> Any:
            return None if tested is None else (one if tested else second)

        return self.join("({0} if {1} else {2})", body, test, other, evaluate=evaluate)

    def number_constant(self, _depth: int) -> Node:
        text = self.pick("0", "1", "2", "3", "0.5", "1.10", "007".lstrip("0"), "12")
        return Node(text, lambda _: Fraction(text))

    def number_score(self, depth: int) -> Node:
        if not self.left:
            return self.number_constant(depth)
        atom = self.draw(st.sampled_from(self.left))
        if self.once:
            self.left.remove(atom)
        quote = self.pick('"', "'")
        text = f"score({quote}{atom[0]}{quote},{self.gap()}{quote}{atom[1]}{quote})"
        return Node(text, lambda choice: choice[atom], frozenset((atom,)))

    def pair(self, sign: str, depth: int, evaluate: Callable[[Fraction, Fraction], Fraction]) -> Node:
        return self.join(
            f"({{0}}{self.gap()}{sign}{self.gap()}{{1}})", self.number(depth), self.number(depth),
            evaluate=lambda a, b: None if a is None or b is None else evaluate(a, b),
        )  # fmt: skip

    def number_add(self, depth: int) -> Node:
        return self.pair("+", depth, lambda a, b: a + b)

    def number_subtract(self, depth: int) -> Node:
        return self.pair("-", depth, lambda a, b: a - b)

    def number_multiply(self, depth: int) -> Node:
        return self.pair("*", depth, lambda a, b: a * b)

    def number_divide(self, depth: int) -> Node:
        divisor = self.pick("2", "0.4", "3") if self.once else None
        below = self.number(depth) if divisor is None else Node(divisor, lambda _: Fraction(divisor))
        return self.join("({0} / {1})", self.number(depth), below, evaluate=lambda a, b: None if a is None or not b else a / b)

    def number_negative(self, depth: int) -> Node:
        return self.join("(-{0})", self.number(depth), evaluate=lambda a: None if a is None else -a)

    def number_abs(self, depth: int) -> Node:
        return self.join("abs({0})", self.number(depth), evaluate=lambda a: None if a is None else abs(a))

    def several(self, form: str, depth: int, evaluate: Callable[[list[Fraction]], Fraction]) -> Node:
        return self.join(form, self.number(depth), self.number(depth), evaluate=lambda *v: None if None in v else evaluate(list(v)))

    def number_highest(self, depth: int) -> Node:
        return self.several(self.pick("highest({0}, {1})", "highest([{0}, {1}])"), depth, max)

    def number_lowest(self, depth: int) -> Node:
        return self.several(self.pick("lowest({0}, {1})", "lowest([{0}, {1}])"), depth, min)

    def number_sum(self, depth: int) -> Node:
        return self.several("sum([{0}, {1}])", depth, lambda v: sum(v, Fraction(0)))

    def number_count(self, depth: int) -> Node:
        nodes = [self.truth(depth) for _ in range(self.pick(1, 2))]
        form = f"count([{', '.join(f'{{{place}}}' for place in range(len(nodes)))}])"
        return self.join(form, *nodes, evaluate=lambda *v: None if None in v else Fraction(v.count(True)))

    def entries(self) -> tuple[str, str, Callable[[Choice], list[tuple[bool, Fraction]]], frozenset[Atom]]:
        """A loop over the options: the score in it, what follows the score, its entries and whether each is kept."""
        mine, other = self.pick(CRITERIA, CRITERIA[::-1])
        atoms = [(option, mine) for option in OPTIONS]
        filters = [(option, other) for option in OPTIONS]
        kind = self.pick("", "id", "score")
        if self.once and not all(one in self.left for one in (*atoms, *(filters if kind == "score" else []))):
            return "1", " for o in [True]", lambda _: [(True, Fraction(1))], frozenset()
        used = frozenset((*atoms, *(filters if kind == "score" else [])))
        if self.once:
            self.left = [one for one in self.left if one not in used]
        tail = {"": "", "id": ' if o.id != "b"', "score": f' if score(o, "{other}") > 1'}[kind]

        def found(choice: Choice) -> list[tuple[bool, Fraction]]:
            return [(option != "b" if kind == "id" else kind != "score" or choice[option, other] > 1, choice[option, mine]) for option in OPTIONS]

        return f'score(o, "{mine}")', f" for o in options{tail}", found, used

    def truth_loop(self, _depth: int) -> Node:
        value, tail, found, used = self.entries()
        name, sign, number = self.pick("all", "any"), self.pick(*_SIGNS), self.pick(0, 1, 2)
        whole = all if name == "all" else any
        text = f"{name}({value} {sign} {number}{tail})"
        return Node(text, lambda choice: whole(_SIGNS[sign](one, number) for kept, one in found(choice) if kept), used)

    def number_loop(self, _depth: int) -> Node:
        value, tail, found, used = self.entries()
        if self.pick(True, False):
            return Node(f"sum({value}{tail})", lambda choice: sum((one for kept, one in found(choice) if kept), Fraction(0)), used)
        sign, number = self.pick(*_SIGNS), self.pick(0, 1, 2)
        text = f"count({value} {sign} {number}{tail})"
        return Node(text, lambda choice: Fraction(sum(1 for kept, one in found(choice) if kept and _SIGNS[sign](one, number))), used)


@st.composite
def expressions(draw: Draw, *, once: bool, depth: int = 3) -> Node:
    """Draw a valid expression that asserts something."""
    return Grammar(draw, once=once).truth(depth)
