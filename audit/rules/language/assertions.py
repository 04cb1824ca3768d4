"""What claims assert, judged while their appraisal is built: the language lies above the model, so it is handed in."""

from collections.abc import Collection, Mapping
from typing import Final

from audit.appraisal.load.document import Document
from audit.appraisal.load.node import Node
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.read.build import build
from audit.problems import Problem
from audit.rules.language.locate import problem_at
from audit.rules.language.parse import ExpressionError, parse
from audit.rules.language.static import faults, looks_at_nothing, misnamed

__all__ = ["judge", "whole"]

_NOTHING: Final = "this names nothing of the appraisal, so the tables can neither confirm nor contradict it"


def whole(document: Document) -> Appraisal:
    """Build an appraisal and judge what its claims assert. Raises InputError with all problems."""
    return build(document, judge)


def judge(path: str, asserts: Node, ids: Mapping[str, Collection[str]]) -> list[Problem]:
    """The faults of one assertion, each at its place inside the expression."""
    return [problem_at(path, asserts, error) for error in _errors(asserts.text, ids)]


def _errors(text: str, ids: Mapping[str, Collection[str]]) -> list[ExpressionError]:
    """What in an expression cannot be read, cannot hold for any appraisal, or names what this one does not declare."""
    try:
        expression = parse(text)
    except ExpressionError as error:
        return [error]
    if looks_at_nothing(expression):
        return [ExpressionError(_NOTHING)]
    gateways = dict.fromkeys((*ids["gateways"], *ids["criteria"]))
    return faults(expression, {}) or list(misnamed(expression, {**ids, "gateways": gateways}))
