"""Gateways with everything that is printed of them, whether they are declared or are criteria of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from audit.model.appraisal import Appraisal, Criterion, Gateway
from audit.model.figure import Verdict
from audit.model.place import Place, Where

SETTLED = frozenset({"pass", "fail"})


@dataclass(frozen=True, slots=True)
class Gate:
    """One pass/fail test with its printed outcomes by option. ``declared`` is None for a gateway criterion that is only a row."""

    id: str
    title: str
    criterion: Criterion | None
    declared: Gateway | None
    outcomes: Mapping[str, tuple[Verdict, ...]]
    where: Where
    place: Place

    def has(self, option: str, *outcomes: str) -> bool:
        """Say whether one of these outcomes is printed for the option."""
        return any(verdict.outcome in outcomes for verdict in self.outcomes.get(option, ()))

    @property
    def implied(self) -> bool:
        """Whether no outcome is printed option by option, and those known follow from the paper."""
        return self.declared is not None and self.declared.implied

    @property
    def reason(self) -> str:
        """What the file says of the reason for the outcomes: given, none, or nothing."""
        return self.declared.reason if self.declared is not None else ""

    @property
    def settled(self) -> bool:
        """Whether a pass or a fail is known for any option."""
        return any(self.has(option, *SETTLED) for option in self.outcomes)


def gates(appraisal: Appraisal) -> tuple[Gate, ...]:
    """Give all gateways: those declared, and gateway criteria that no declared one names."""
    named = {one.criterion for one in appraisal.gateways.values()}
    own = [one for one in appraisal.criteria.values() if one.kind == "gateway" and one.id not in named and one.id not in appraisal.gateways]
    return (*(_declared(appraisal, one) for one in appraisal.gateways.values()), *(_criterion(appraisal, one) for one in own))


def _declared(appraisal: Appraisal, one: Gateway) -> Gate:
    criterion = appraisal.criteria.get(one.criterion or "")
    outcomes = _outcomes(appraisal, one.id, one.criterion or one.id)
    return Gate(one.id, one.title, criterion, one, outcomes, one.where, one.place)


def _criterion(appraisal: Appraisal, one: Criterion) -> Gate:
    return Gate(one.id, one.title, one, None, _outcomes(appraisal, one.id), one.where, one.place)


def _outcomes(appraisal: Appraisal, *names: str) -> dict[str, tuple[Verdict, ...]]:
    found: dict[str, list[Verdict]] = {}
    for verdict in appraisal.verdicts:
        if verdict.gateway in names:
            found.setdefault(verdict.option, []).append(verdict)
    return {option: tuple(verdicts) for option, verdicts in found.items()}


def failed(all_gates: tuple[Gate, ...], *, beside: Gate | None = None) -> frozenset[str]:
    """Give the options for which a fail is printed at any gateway but ``beside``: what comes after need not be known of them."""
    return frozenset(option for gate in all_gates if gate is not beside for option in gate.outcomes if gate.has(option, "fail"))
