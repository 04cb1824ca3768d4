"""Running rules over an appraisal: every rule on every subject, nothing silent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from audit.appraisal.load.document import Document
from audit.appraisal.load.schema import validate
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import Where
from audit.appraisal.model.waiver import Waiver
from audit.documents.book import Workbook
from audit.limits import LanguageLimits
from audit.problems import InputError
from audit.relations.derive.check import check_all
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.derive import derive
from audit.relations.derive.valuation import Valuation
from audit.resources import folder
from audit.rules.assertion import run_assertion
from audit.rules.checks.base import Facts
from audit.rules.checks.registry import NAMED
from audit.rules.language.assertions import whole
from audit.rules.language.budget import Budget, OutOfSteps
from audit.rules.language.world import World
from audit.rules.outcome import Outcome, OutcomeKey, Subject
from audit.rules.rule import Rule
from audit.rules.waivers import WaiverUse, apply, waivers_of
from audit.why import because

__all__ = ["facts_of", "facts_of_document", "looks_after", "run_rules", "settled", "ships"]


def facts_of(
    appraisal: Appraisal, derivation: Derivation, waivers: tuple[Waiver, ...] = (), as_of: str = "", workbooks: tuple[Workbook, ...] = ()
) -> Facts:
    """Check every relation once, for all rules to select from; ``workbooks`` are those that the appraisal was read from."""
    valuation = Valuation(derivation)
    return Facts(appraisal, derivation, valuation, tuple(check_all(derivation.relations, valuation)), waivers, as_of, workbooks=workbooks)


def facts_of_document(document: Document, as_of: str = "", workbooks: tuple[Workbook, ...] = ()) -> Facts:
    """Everything that rules may use of a document. Raises InputError where it is no appraisal."""
    validate(document, "appraisal")
    appraisal = whole(document)
    return facts_of(appraisal, derive(appraisal), waivers_of(appraisal), as_of, workbooks)


def run_rules(rules: Iterable[Rule], facts: Facts, budget: Budget | None = None) -> tuple[Outcome, ...]:
    """The outcomes of all rules. A rule without a subject gives one outcome that says so; ``budget`` is what all may take where they are tried."""
    return settled(rules, facts, budget)[0]


def settled(rules: Iterable[Rule], facts: Facts, budget: Budget | None = None) -> tuple[tuple[Outcome, ...], tuple[WaiverUse, ...]]:
    """The outcomes of all rules, those that a waiver accepts marked as waived, and what came of each waiver."""
    budgets = _Budgets(facts.appraisal, budget)
    given = tuple(rules)
    late = [rule for rule in given if looks_after(rule)]
    equals: Counter[OutcomeKey] = Counter()
    first = tuple(_numbered(_outcomes([rule for rule in given if rule not in late], facts, budgets), equals))
    outcomes, known = apply(facts.waivers, first, facts.as_of)
    return (*outcomes, *_numbered(_outcomes(late, replace(facts, settled=known), budgets), equals)), known


def _numbered(outcomes: Iterable[Outcome], equals: Counter[OutcomeKey]) -> Iterator[Outcome]:
    """Each outcome its place among those of its rule on its subject; ``equals`` counts these."""
    for outcome in outcomes:
        key = outcome.key
        yield replace(outcome, at=equals[key]) if equals[key] else outcome
        equals[key] += 1


def looks_after(rule: Rule) -> bool:
    """Say whether a rule looks at what came of the others, so that it runs behind them."""
    return rule.asserts is None and rule.check in NAMED and NAMED[rule.check].after


class _Budgets:
    """What each file of rules may spend on an appraisal, and what all may that do not ship with the tool."""

    def __init__(self, appraisal: Appraisal, outer: Budget | None) -> None:
        self.cells = len(appraisal.options) * len(appraisal.criteria)
        self._steps = LanguageLimits.MAX_STEPS_FILE + self.cells * LanguageLimits.MAX_STEPS_EACH
        self._all = Budget(self._steps, "all rule files together take", outer)
        self._outer = outer
        self._files: dict[str, Budget] = {}

    def of(self, rule: Rule) -> Budget:
        """What is left to the file of a rule."""
        if rule.path not in self._files:
            self._files[rule.path] = Budget(self._steps, "the rules of this file together take", self._outer if ships(rule) else self._all)
        return self._files[rule.path]


def ships(rule: Rule) -> bool:
    """Say whether a rule is one of the tool's own."""
    return not rule.path or Path(rule.path).parent == folder("rules")


def _outcomes(rules: Iterable[Rule], facts: Facts, budgets: _Budgets) -> Iterator[Outcome]:
    world = World(facts.appraisal, facts.derivation, facts.valuation, facts.checks)
    for rule in rules:
        yield from _run(rule, facts, world, budgets)


def _named(rule: Rule, facts: Facts, budgets: _Budgets) -> Iterator[Outcome]:
    """The outcomes of a check that a rule calls by its name; a rule that does not ship with the tool spends what it takes. Raises OutOfSteps."""
    if ships(rule):
        yield from NAMED[rule.check].run(rule, facts)
        return
    budget = budgets.of(rule)
    budget.spend(budgets.cells * LanguageLimits.STEPS_A_CELL)
    for outcome in NAMED[rule.check].run(rule, facts):
        budget.spend(LanguageLimits.STEPS_A_SUBJECT)
        yield outcome


def _run(rule: Rule, facts: Facts, world: World, budgets: _Budgets) -> Iterator[Outcome]:
    try:
        found = tuple(run_assertion(rule, world, budgets.of(rule)) if rule.asserts is not None else _named(rule, facts, budgets))
    except OutOfSteps as error:
        yield Outcome(rule, "error", Subject("appraisal"), where=rule.where, reason=because("rule-stopped", said=str(error)))
        return
    except InputError as error:
        problem = error.problems[0]
        where = Where(problem.line, problem.column, rule.where.pointer)
        yield Outcome(rule, "error", Subject("appraisal"), where=where, reason=because("rule-stopped", said=problem.fault))
        return
    except Exception as error:  # noqa: BLE001  # whatever breaks in a rule is an outcome of its own, never a pass or a fail
        yield Outcome(rule, "error", Subject("appraisal"), where=rule.where, reason=because("rule-broke", said=str(error) or type(error).__name__))
        return
    yield from found or (Outcome(rule, "not-applicable", Subject("appraisal"), reason=because("nothing-for-rule")),)
