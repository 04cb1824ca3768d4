"""How much of an appraisal could be checked: every figure, reason and claim, with what came of it and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from audit.appraisal.model.appraisal import Appraisal
from audit.relations.outcome import Check
from audit.rules.asked import is_asked
from audit.rules.outcome import How, Outcome
from audit.why import Why, because

__all__ = ["NOT_RUN", "STATES", "Account", "Counts", "Coverage", "Remark", "Sort", "State", "coverage_of"]

Sort = Literal["figure", "rationale", "claim"]
State = Literal["verified", "contradicted", "undecided", "unchecked"]
STATES: Final[tuple[State, ...]] = ("verified", "contradicted", "undecided", "unchecked")
_NOTHING: Final[Mapping[Sort, Why]] = {
    "figure": because("no-figure-depends"), "rationale": because("not-said-elsewhere"), "claim": because("no-rule-for-claim"),
}  # fmt: skip
NOT_RUN: Final = because("not-compared-in-run")
_OPEN: Final = because("file-holds-too-little")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are, and what came of them."""

    total: int = 0
    verified: int = 0
    contradicted: int = 0
    undecided: int = 0
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """Those of one sort of which the same came, and why: rules that passed or failed, or what kept anything from being said."""

    of: Sort
    state: State
    why: tuple[Why, ...]
    ids: tuple[str, ...]

    @property
    def said(self) -> str:
        """The reasons in words."""
        return "; ".join(map(str, self.why))


@dataclass(frozen=True, slots=True)
class Remark:
    """A figure that agrees in one way only: if what it is made of was rounded before printing, or from these as printed."""

    figure: str
    how: How
    said: Why


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of figures, reasons, claims and rule outcomes.

    One is contradicted if an outcome about it failed, verified if at least one passed and none failed, undecided if all
    are or a question is open about it, unchecked if there is none. ``accounts`` says so of each; ``remarks`` tell of
    verified figures that agree in one way only.
    """

    figures: Counts = field(default_factory=Counts)
    rationale: Counts = field(default_factory=Counts)
    claims: Counts = field(default_factory=Counts)
    accounts: tuple[Account, ...] = ()
    remarks: tuple[Remark, ...] = ()
    run: int = 0
    passed: int = 0
    failed: int = 0
    rules_undecided: int = 0
    not_applicable: int = 0
    error: int = 0
    waived: int = 0


def coverage_of(appraisal: Appraisal, outcomes: Sequence[Outcome], checks: Iterable[Check] = ()) -> Coverage:
    """Count what was checked, and give an account of it; ``checks`` are all that rules could have looked at."""
    about = _by_subject(outcomes)
    related = frozenset(figure.id for check in checks for figure in check.figures)
    accounts = tuple(_accounts(appraisal, about, related))
    statuses = [outcome.status for outcome in outcomes]
    return Coverage(
        _counts("figure", accounts), _counts("rationale", accounts), _counts("claim", accounts), accounts,
        tuple(_remarks(outcomes, accounts)),
        run=len(outcomes), passed=statuses.count("pass"), failed=statuses.count("fail"), rules_undecided=statuses.count("undecided"),
        not_applicable=statuses.count("not-applicable"), error=statuses.count("error"), waived=statuses.count("waived"),
    )  # fmt: skip


def _remarks(outcomes: Sequence[Outcome], accounts: Iterable[Account]) -> Iterable[Remark]:
    """Tell of each verified figure that agrees in one way only, in the order of the paper."""
    verified = {name for one in accounts if one.of == "figure" and one.state == "verified" for name in one.ids}
    found: dict[tuple[str, How], Remark] = {}
    for outcome in outcomes:
        how = outcome.one_way
        figure = outcome.check.figure if outcome.check is not None else None
        if how is not None and figure is not None and figure.id in verified:
            found.setdefault((figure.id, how), Remark(figure.id, how, outcome.reason))
    return found.values()


_About = Mapping[tuple[Sort, str], Sequence[Outcome]]


def _by_subject(outcomes: Iterable[Outcome]) -> _About:
    found: dict[tuple[Sort, str], list[Outcome]] = {}
    for outcome in outcomes:
        for key in _subjects(outcome):
            found.setdefault(key, []).append(outcome)
    return found


def _subjects(outcome: Outcome) -> Iterable[tuple[Sort, str]]:
    """What an outcome is about: figures of a relation, reasons by option and criterion, or a claim."""
    if outcome.check is not None:
        return dict.fromkeys(("figure", figure.id) for figure in outcome.figures)
    if outcome.subject.kind == "claim":
        return [("claim", name) for name in outcome.subject.ids]
    if outcome.rule.needs != "figures":
        return [("rationale", name) for name in outcome.subject.ids if "/" in name]
    return ()


def _accounts(appraisal: Appraisal, about: _About, related: frozenset[str]) -> Iterable[Account]:
    found: dict[tuple[Sort, State, tuple[Why, ...]], list[str]] = {}
    for key in dict.fromkeys([*_listed(appraisal), *(key for key in about if key[0] == "rationale")]):
        state, why = _state(key[0], about.get(key, ()))
        nothing = NOT_RUN if key[0] == "figure" and key[1] in related else _NOTHING[key[0]]
        found.setdefault((key[0], state, why or (nothing,)), []).append(key[1])
    return (Account(sort, state, why, tuple(ids)) for (sort, state, why), ids in found.items())


def _listed(appraisal: Appraisal) -> Iterable[tuple[Sort, str]]:
    yield from (("figure", figure.id) for figure in appraisal.figures if figure.printed or figure.closed)
    yield from (("rationale", f"{reason.option}/{reason.criterion}") for reason in appraisal.texts.rationale)
    yield from (("claim", claim.id) for claim in appraisal.claims)


def _state(sort: Sort, outcomes: Sequence[Outcome]) -> tuple[State, tuple[Why, ...]]:
    """Say what came of one; a question, and a note about a reason or a claim, contradicts nothing."""
    failed = [one for one in outcomes if one.status in {"fail", "waived"}]
    asked = [one for one in failed if is_asked(one.rule) or (one.rule.severity == "note" and sort != "figure")]
    if len(asked) < len(failed):
        return "contradicted", (because("by-rules", rules=_rules(failed)),)
    passed = _rules(one for one in outcomes if one.status == "pass")
    question = (because("questioned", rules=_rules(asked)),) if asked else ()
    if passed and not (sort == "figure" and asked):
        return "verified", (because("by-rules", rules=passed), *question)
    if asked:
        return "undecided", question
    undecided = [one.reason or _OPEN for one in outcomes if one.status == "undecided"]
    return ("undecided", tuple(dict.fromkeys(undecided))) if undecided else ("unchecked", ())


def _rules(outcomes: Iterable[Outcome]) -> str:
    return ", ".join(sorted({one.rule.id for one in outcomes}))


def _counts(sort: Sort, accounts: Iterable[Account]) -> Counts:
    totals = dict.fromkeys(STATES, 0)
    for account in accounts:
        if account.of == sort:
            totals[account.state] += len(account.ids)
    return Counts(sum(totals.values()), *(totals[state] for state in STATES))
