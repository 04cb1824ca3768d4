"""Looking over packs: rules that break, contradict each other, have nothing to look at, or can never fail.

Rules that contradict each other: both assert about the same subjects, and what one asserts excludes what the other does.

Only what can be read off the expressions is told; two rules may exclude each other in ways that this does not see.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import NOT_ZERO, Values, make, point
from audit.appraisal.load.node import Node
from audit.limits import LanguageLimits
from audit.problems import InputError, InputFault, Problem, fault, in_order
from audit.rules.assertion import compiled
from audit.rules.cases import case_budget, facts_within
from audit.rules.checks.base import Facts
from audit.rules.language.budget import Budget, OutOfSteps
from audit.rules.language.parse import Expression, ExpressionError
from audit.rules.language.static import looks_at_nothing
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Pack, Rule
from audit.rules.run import run_rules

__all__ = ["NormalCondition", "PackReview", "contradict", "is_constant", "review", "shared_ids"]

_NEGATED: Final = {
    "Eq": "NotEq", "NotEq": "Eq", "Lt": "GtE", "GtE": "Lt", "Gt": "LtE", "LtE": "Gt", "In": "NotIn", "NotIn": "In",
}  # fmt: skip
_TURNED: Final = {"Lt": "Gt", "LtE": "GtE", "Gt": "Lt", "GtE": "LtE", "Eq": "Eq", "NotEq": "NotEq"}
_LOOPS: Final = {"all": "any", "any": "all"}


class NormalCondition(NamedTuple):
    """One condition in a form that equal conditions share. ``left`` is compared with ``number`` or ``text``, where it is."""

    form: str
    opposite: str
    left: str = ""
    allowed: Values | None = None
    text: str | None = None


def contradict(one: Rule, other: Rule) -> bool:
    """Say whether two rules can never both pass on a subject to which both apply."""
    if one.subject != other.subject or one.asserts is None or other.asserts is None or not _apply_together(one.when, other.when):
        return False
    return any(_exclude(a, b) for a, b in product(_parts(one.asserts.text), _parts(other.asserts.text)))


def is_constant(rule: Rule) -> bool:
    """Say whether what a rule asserts is a comparison of something with itself."""
    if rule.asserts is None:
        return False
    tree = compiled(rule.asserts.text).tree
    return isinstance(tree, ast.Compare) and len(tree.ops) == 1 and ast.dump(tree.left) == ast.dump(tree.comparators[0])


def _apply_together(one: Node | None, other: Node | None) -> bool:
    """Say whether one rule applies wherever the other does."""
    if one is None or other is None:
        return True
    return {part.form for part in _parts(one.text)} == {part.form for part in _parts(other.text)}


def _exclude(one: NormalCondition, other: NormalCondition) -> bool:
    if one.form == other.opposite:
        return True
    if not one.left or one.left != other.left:
        return False
    if one.allowed is not None and other.allowed is not None:
        return one.allowed.meet(other.allowed).empty
    return one.text is not None and other.text is not None and one.text != other.text


@lru_cache(maxsize=1_024)
def _parts(text: str) -> tuple[NormalCondition, ...]:
    """The conditions that all have to hold, and all of them as one. An expression that cannot be read has none."""
    try:
        expression = compiled(text)
    except ExpressionError:
        return ()
    return (_part(expression, expression.tree), *_split(expression, expression.tree))


def _split(expression: Expression, node: ast.expr) -> Iterator[NormalCondition]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for below in node.values:
            yield from _split(expression, below)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and isinstance(node.operand, ast.UnaryOp | ast.Compare):
        yield from _negated(expression, node.operand)
    else:
        yield _part(expression, node)


def _negated(expression: Expression, node: ast.expr) -> Iterator[NormalCondition]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from _split(expression, node.operand)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield _compared(expression, node, _NEGATED[type(node.ops[0]).__name__])
    else:
        form = _form(node, opposite=True)
        yield NormalCondition(form, _form(node, opposite=False))


def _part(expression: Expression, node: ast.expr) -> NormalCondition:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return _compared(expression, node, type(node.ops[0]).__name__)
    return NormalCondition(_form(node, opposite=False), _form(node, opposite=True))


def _compared(expression: Expression, node: ast.Compare, sign: str) -> NormalCondition:
    left, right = node.left, node.comparators[0]
    form, opposite = _pair(left, sign, right), _pair(left, _NEGATED[sign], right)
    if sign in _TURNED and _number(expression, left) is not None:
        left, right, sign = right, left, _TURNED[sign]
    number = _number(expression, right)
    allowed = _allowed(sign, number) if number is not None and sign in _TURNED else None
    text = right.value if isinstance(right, ast.Constant) and isinstance(right.value, str) and sign == "Eq" else None
    return NormalCondition(form, opposite, ast.dump(left) if allowed is not None or text is not None else "", allowed, text)


def _number(expression: Expression, node: ast.expr) -> Fraction | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        below = _number(expression, node.operand)
        return -below if below is not None else None
    return expression.numbers.get(node.col_offset) if isinstance(node, ast.Constant) and not isinstance(node.value, bool | str) else None


def _allowed(sign: str, number: Fraction) -> Values:
    """The numbers that a comparison with one number lets through."""
    if sign in {"Eq", "NotEq"}:
        return point(number) if sign == "Eq" else NOT_ZERO.plus(point(number))
    if sign in {"Lt", "LtE"}:
        return make((), [Span(None, number, low_open=True, high_open=sign == "Lt")])
    return make((), [Span(number, None, low_open=sign == "Gt", high_open=True)])


def _pair(left: ast.expr, sign: str, right: ast.expr) -> str:
    """Write a comparison so that ``a > b`` and ``b < a`` are the same, and so are both orders of ``a == b``."""
    one, other = ast.dump(left), ast.dump(right)
    if sign in {"Gt", "GtE"} or (sign in {"Eq", "NotEq"} and other < one):
        one, other, sign = other, one, _TURNED[sign]
    return f"{sign}({one}, {other})"


def _form(node: ast.expr, *, opposite: bool) -> str:
    """Write a condition, or its opposite, in one way for all that mean the same by these steps."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return _form(node.operand, opposite=not opposite)
    if isinstance(node, ast.BoolOp):
        joined = isinstance(node.op, ast.And) is not opposite
        return f"{'and' if joined else 'or'}({', '.join(sorted(_form(one, opposite=opposite) for one in node.values))})"
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        sign = type(node.ops[0]).__name__
        return _pair(node.left, _NEGATED[sign] if opposite else sign, node.comparators[0])
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return str(node.value is not opposite)
    return _called(node, opposite=opposite)


def _called(node: ast.expr, *, opposite: bool) -> str:
    loop = node.args[0] if isinstance(node, ast.Call) and len(node.args) == 1 else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LOOPS and isinstance(loop, ast.GeneratorExp):
        name = _LOOPS[node.func.id] if opposite else node.func.id
        return f"{name}({_form(loop.elt, opposite=opposite)} for {ast.dump(loop.generators[0])})"
    return f"{'not ' if opposite else ''}{ast.dump(node)}"


_MOST_TOLD: Final = 5
"""Rules that one rule is told to contradict: with more, one of them is meant otherwise, and five show it."""

_AT_ONCE: Final = 20
"""Subjects compared in a step."""

_ENOUGH: Final = 4
"""Subjects on which two rules never both hold before that is told."""


@dataclass(slots=True)
class PackReview:
    """What was found: ``broken`` keeps a pack from being used, ``remarks`` are for its author to look at."""

    broken: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    trials: int = 0


@dataclass(slots=True)
class _Record:
    """What came of one rule: how often each outcome, and the outcome on each subject of each trial."""

    counts: Counter[Status] = field(default_factory=Counter)
    looked: Counter[Status] = field(default_factory=Counter)
    by_subject: dict[tuple[int, Subject], Status] = field(default_factory=dict)


def review(packs: Sequence[Pack], appraisals: Sequence[Facts]) -> PackReview:
    """Look over packs on their own examples and cases, and on the appraisals given.

    Where appraisals are given, a rule is expected to find something to look at in them; otherwise in its own pack.
    """
    found, records = PackReview(), {rule: _Record() for pack in packs for rule in pack.rules}
    for pack in packs:
        _tried(pack, found, records, asked=not appraisals)
    rules = [rule for pack in packs for rule in pack.rules]
    for facts in appraisals:
        found.trials += 1
        _run(rules, facts, found, records, None, asked=True)
    for rule, record in records.items():
        found.remarks += _of_rule(rule, record, len(appraisals))
    found.remarks += _Pairs(records).all(rules)
    found.broken, found.remarks = list(in_order(found.broken)), list(in_order(found.remarks))
    return found


def _tried(pack: Pack, found: PackReview, records: Mapping[Rule, _Record], *, asked: bool) -> None:
    """Run the rules of a pack on its own examples and cases, for as long as there are steps left, and say where there are not."""
    budget = case_budget()
    try:
        for facts in _trials(pack, found, budget):
            found.trials += 1
            _run(pack.rules, facts, found, records, budget, asked=asked)
            budget.spend(0)
    except OutOfSteps as error:
        found.broken.append(Problem(pack.path, 0, 0, fault("cases-take-too-long", said=str(error))))


def shared_ids(packs: Sequence[Pack], others: Sequence[Pack]) -> list[Problem]:
    """Say which rules have an id or name that a rule of another pack has, so that the two cannot be used together."""
    files = {pack.path for pack in packs}
    taken = {name: pack.id for pack in others if pack.path not in files for rule in pack.rules for name in (rule.id, rule.name)}
    shared = [(rule, name) for pack in packs for rule in pack.rules for name in (rule.id, rule.name) if name in taken]
    return [_at(rule, "rule-shared-name", name=name, pack=taken[name]) for rule, name in shared]


def _trials(pack: Pack, found: PackReview, budget: Budget) -> Iterator[Facts]:
    """Every example of a pack, as it stands and as its cases change it, each once."""
    seen = set()
    for given, node in pack.examples.items():
        seen.add((given, ""))
        yield from _facts(pack, given, {}, (node.key_line, node.key_column), fault("the-example", name=given), found, budget)
    for rule in pack.rules:
        for case in rule.cases:
            key = (case.given, repr([(pointer, node.plain) for pointer, node in case.change.items()]) if case.change else "")
            if key not in seen:
                seen.add(key)
                yield from _facts(pack, case.given, case.change, (case.where.line, case.where.column), fault("the-case", rule=rule.id), found, budget)


def _facts(
    pack: Pack, given: str, change: Mapping[str, Node], at: tuple[int, int], what: InputFault, found: PackReview, budget: Budget
) -> Iterator[Facts]:
    try:
        yield facts_within(budget, pack, given, change)
    except InputError as error:
        found.broken.append(Problem(pack.path, *at, fault("example-not-auditable", what=what, said=error.problems[0].fault)))


def _run(rules: Sequence[Rule], facts: Facts, found: PackReview, records: Mapping[Rule, _Record], budget: Budget | None, *, asked: bool) -> None:
    for outcome in run_rules(rules, facts, budget):
        record = records[outcome.rule]
        record.counts[outcome.status] += 1
        if asked:
            record.looked[outcome.status] += 1
        if outcome.status == "error":
            found.broken.append(_at(outcome.rule, "rule-breaks-in-review", outcome, said=outcome.reason))
        elif outcome.rule.asserts is not None and outcome.status in {"pass", "fail"}:
            record.by_subject[found.trials, outcome.subject] = outcome.status


def _of_rule(rule: Rule, record: _Record, appraisals: int) -> Iterator[Problem]:
    if not set(record.looked) - {"not-applicable", "error"}:
        where = f"the {appraisals} appraisals given" if appraisals > 1 else "the appraisal given" if appraisals else "its own examples and cases"
        never = rule.when is not None and record.looked["not-applicable"] > 1
        yield _at(rule, "rule-never-applies", where=where) if never else _at(rule, "rule-finds-nothing", where=where)
    constant = _constant(rule)
    if constant is not None:
        yield constant
    elif not record.counts["fail"] and not record.counts["error"]:
        yield _at(rule, "rule-never-fails")


def _constant(rule: Rule) -> Problem | None:
    """Say whether an assertion gives the same for every appraisal."""
    if rule.asserts is None:
        return None
    try:
        if looks_at_nothing(compiled(rule.asserts.text)):
            return _at(rule, "assertion-uses-nothing")
        return _at(rule, "assertion-compares-itself") if is_constant(rule) else None
    except ExpressionError:
        return None


class _Pairs:
    """Compares every two rules that assert about the same kind of subject, for as long as there are steps left.

    Rules that assert the same, and gave the same on every subject, compare with others alike, so that one of them is compared.
    """

    def __init__(self, records: Mapping[Rule, _Record]) -> None:
        self.records = records
        self._left = LanguageLimits.MAX_STEPS_PAIRS
        self._alike: dict[object, Rule] = {}
        self._known: dict[tuple[Rule, Rule], tuple[str, int]] = {}

    def all(self, rules: Sequence[Rule]) -> Iterator[Problem]:
        """What is told of pairs, each at the later rule, at most so many for each; last how many pairs were not compared."""
        asserting = [rule for rule in rules if rule.asserts is not None]
        stands_for = {rule: self._first(rule) for rule in asserting}
        skipped = 0
        for place, other in enumerate(asserting):
            told = 0
            for at, one in enumerate(asserting[:place]):
                if told == _MOST_TOLD or self._left <= 0:
                    skipped += place - at
                    break
                code, count = self._of(stands_for[one], stands_for[other])
                if code:
                    told += 1
                    values: dict[str, object] = {"other": one.id, "name": one.name, **({"count": count} if count else {})}
                    yield _at(other, code, None, **values)
        if skipped:
            yield Problem(asserting[-1].path, 0, 0, fault("pairs-not-compared", count=skipped))

    def _first(self, rule: Rule) -> Rule:
        """The first rule that asserts the same of the same, with the same outcomes."""
        asserts, when = rule.asserts, rule.when
        said = (rule.subject, asserts.text if asserts is not None else "", when.text if when is not None else "")
        return self._alike.setdefault((*said, frozenset(self.records[rule].by_subject.items())), rule)

    def _of(self, one: Rule, other: Rule) -> tuple[str, int]:
        """What is to be told of two rules: a code, empty for nothing, and on how many subjects they never both hold."""
        if one.subject != other.subject:
            return "", 0
        if (one, other) not in self._known:
            self._known[one, other] = self._compared(one, other)
        return self._known[one, other]

    def _compared(self, one: Rule, other: Rule) -> tuple[str, int]:
        first, second = self.records[one].by_subject, self.records[other].by_subject
        self._left -= 1 + len(_parts(_text(one))) * len(_parts(_text(other))) + min(len(first), len(second)) // _AT_ONCE
        if contradict(one, other):
            return "rules-contradict", 0
        both = Counter((first[key], second[key]) for key in first.keys() & second.keys())
        never = not both["pass", "pass"] and both["pass", "fail"] and both["fail", "pass"] and both.total() >= _ENOUGH
        return ("rules-never-both-pass", both.total()) if never else ("", 0)


def _text(rule: Rule) -> str:
    return rule.asserts.text if rule.asserts is not None else ""


def _at(rule: Rule, code: str, outcome: Outcome | None = None, **values: object) -> Problem:
    where = outcome.where if outcome is not None and outcome.where.line else rule.where
    return Problem(rule.path, where.line, where.column, fault(code, rule=rule.id, **values))
