"""What a named check is given and what it gives."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.context import suggest
from audit.appraisal.model.reasons import Reason
from audit.appraisal.model.waiver import Waiver
from audit.documents.book import Workbook
from audit.problems import InputFault, fault
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.hidden import hidden_quantities
from audit.relations.derive.joint import Joint, joint_sums
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check, Key
from audit.relations.registry import type_of
from audit.relations.type import PRINTED_VALUES
from audit.rules.asked import in_doubt
from audit.rules.language.claim import Judged, judged
from audit.rules.language.world import World
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.waivers import WaiverUse
from audit.rules.words import FIELDS

if TYPE_CHECKING:
    from audit.workbook.analysis import WorkbookAnalysis

__all__ = ["REGISTERED", "Facts", "NamedCheck", "named_check"]


@dataclass(frozen=True)
class Facts:
    """Everything that rules may look at: an appraisal, its derivation, and every relation as checked.

    ``waivers`` are those of its file, ``as_of`` the date by which they hold (empty: none is out of date); ``settled`` says
    what came of them, once the other rules have run. ``workbooks`` are those that the appraisal was read from.
    """

    appraisal: Appraisal
    derivation: Derivation
    valuation: Valuation
    checks: tuple[Check, ...]
    waivers: tuple[Waiver, ...] = ()
    as_of: str = ""
    settled: tuple[WaiverUse, ...] = ()
    workbooks: tuple[Workbook, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons that are held for scores."""
        return self.appraisal.texts.rationale

    @cached_property
    def looked(self) -> "tuple[WorkbookAnalysis, ...]":
        """The workbooks, taken apart once for all rules; what takes them apart is loaded only where there is one."""
        if not self.workbooks:
            return ()
        from audit.workbook.analysis import WorkbookAnalysis  # noqa: PLC0415  # as said

        return tuple(map(WorkbookAnalysis, self.workbooks))

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """The claims of the file, judged once for all rules."""
        return tuple(judged(World(self.appraisal, self.derivation, self.valuation, self.checks)))

    @cached_property
    def misread(self) -> bool:
        """Whether misfits of several kinds say that the tables were read otherwise than they are meant."""
        return in_doubt(self.appraisal, self.checks)

    @cached_property
    def hidden(self) -> frozenset[Quantity]:
        """What no output shows, because it is withheld or would give away what is."""
        return hidden_quantities(self.appraisal, self.derivation.relations)

    @cached_property
    def failed(self) -> frozenset[Key]:
        """The checks that failed, by their keys."""
        return frozenset(one.key for one in self.checks if one.outcome == "fail")

    @cached_property
    def failed_relations(self) -> frozenset[str]:
        """The ids of the relations that failed on some printing of their results."""
        return frozenset(name for name, _ in self.failed)

    @cached_property
    def from_printed(self) -> frozenset[str]:
        """The relations that hold for the printed values of their operands alone: the true values behind these tell nothing."""
        held = (one for one in self.checks if one.outcome == "pass" and PRINTED_VALUES in one.fits)
        return frozenset(one.relation.id for one in held if type_of(one.relation).computes)

    @cached_property
    def joint(self) -> tuple[Joint, ...]:
        """The empty cells of which a printed total leaves only what they add to."""
        return () if all(figure.printed for figure in self.appraisal.figures) else joint_sums(self.derivation, self.valuation)

    @cached_property
    def by_role(self) -> Mapping[str, tuple[Check, ...]]:
        """The checked relations by their role, for the many rules that select one."""
        found: dict[str, list[Check]] = {}
        for check in self.checks:
            found.setdefault(check.relation.role, []).append(check)
        return {role: tuple(checks) for role, checks in found.items()}


class NamedCheck(ABC):
    """A check that rules use by name. ``schema`` is the JSON Schema of its options, ``fields`` what a message may name.

    One that looks at what came of other rules says ``after``.
    """

    schema: ClassVar[Mapping[str, Any]] = {"type": "object", "additionalProperties": False}
    fields: ClassVar[tuple[str, ...]] = FIELDS
    after: ClassVar[bool] = False

    @abstractmethod
    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome of the rule on each of its subjects."""

    def faults(self, options: Mapping[str, Any]) -> list[InputFault]:
        """Say what in a rule's options the check does not take."""
        from jsonschema import Draft202012Validator  # noqa: PLC0415  # long to import; packs are validated rarely

        errors = Draft202012Validator(self.schema).iter_errors(options)
        return [said for error in errors for said in _said(error.validator, error.validator_value, error.instance, list(error.path), self.schema)]


REGISTERED: Final[dict[str, NamedCheck]] = {}
"""Every check that was entered, by its name."""

_Check = TypeVar("_Check", bound=type[NamedCheck])


def named_check(name: str) -> Callable[[_Check], _Check]:
    """Enter a check under the name that rules use. Raises ValueError where the name is taken."""

    def enter(check: _Check) -> _Check:
        if name in REGISTERED:
            raise ValueError(f'two checks are called "{name}": {type(REGISTERED[name]).__name__} and {check.__name__}')
        REGISTERED[name] = check()
        return check

    return enter


def _said(validator: object, wanted: Any, given: Any, path: Sequence[object], schema: Mapping[str, Any]) -> list[InputFault]:
    known = list(schema.get("properties", ()))
    if validator == "additionalProperties":
        return [
            fault("no-such-option", name=name, suggest=suggest(name, known)) if known else fault("check-without-options", name=name)
            for name in given if name not in known
        ]  # fmt: skip
    place = f"the option {path[0]}" if path else "options"
    if validator == "enum":
        return [fault("no-word-of-option", place=place, word=given, suggest=suggest(str(given), wanted))]
    return [fault("option-not-as-expected", place=place, validator=validator, wanted=wanted)]
