"""What a named check is given and what it gives."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from audit.derive.check import Check
from audit.derive.derivation import Derivation
from audit.derive.valuation import Valuation
from audit.model.appraisal import Appraisal
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule
from audit.rules.words import FIELDS


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that rules may look at: an appraisal, its derivation, and every relation as checked."""

    appraisal: Appraisal
    derivation: Derivation
    valuation: Valuation
    checks: tuple[Check, ...]


class NamedCheck(ABC):
    """A check that rules use by name. ``schema`` is the JSON Schema of its options, ``fields`` what a message may name."""

    schema: ClassVar[Mapping[str, Any]] = {"type": "object", "additionalProperties": False}
    fields: ClassVar[tuple[str, ...]] = FIELDS

    @abstractmethod
    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcome of the rule on each of its subjects."""

    def faults(self, options: Mapping[str, Any]) -> list[str]:
        """Say what in a rule's options the check does not take."""
        from jsonschema import Draft202012Validator  # noqa: PLC0415  # long to import; packs are validated rarely

        return [f"{'/'.join(map(str, error.path)) or 'options'}: {error.message}" for error in Draft202012Validator(self.schema).iter_errors(options)]
