"""Small appraisals written out as text, and what the stages of an audit make of them."""

from collections.abc import Mapping
from functools import cache
from textwrap import dedent
from typing import Final

from audit.appraisal.load.document import Document, parse
from audit.appraisal.load.schema import validate
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.examine import Examination, examine_document
from audit.problems import InputError
from audit.relations.derive.check import check_all
from audit.relations.derive.derivation import Derivation
from audit.relations.derive.derive import derive
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.relation import Relation
from audit.rules.language.assertions import whole
from audit.rules.outcome import Outcome
from audit.rules.pack import load_pack
from audit.rules.rule import Rule

HEAD: Final = "appraisal: {id: small, title: Small paper, from: published}\n"
PATH: Final = "paper.yaml"

SUMS: Final = """
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {}, b: {}, c: {}}
method: {total: sum}
"""
"""Two criteria and three options whose scores are added."""

WEIGHTS: Final = """
scale: {min: 0, max: 5, step: 1}
criteria: {care: {weight: 3}, risk: {weight: 2}}
options: {a: {}, b: {}}
method: {total: weighted-sum}
"""
"""Two criteria with weights, and two options."""


def document(*parts: str) -> Document:
    """Read the parts, each without its own indentation, as one file."""
    return parse((HEAD + "".join(dedent(part).lstrip("\n") for part in parts)).encode(), PATH)


def built(*parts: str) -> Appraisal:
    """Build the appraisal that the parts make."""
    file = document(*parts)
    validate(file, "appraisal")
    return whole(file)


def faults(*parts: str) -> list[str]:
    """What is said of a file that cannot be audited, as ``line:column: message``."""
    try:
        derive(built(*parts))
    except InputError as error:
        return [str(problem).removeprefix(f"{PATH}:") for problem in error.problems]
    return []


def figures(appraisal: Appraisal) -> Mapping[str, Figure]:
    """The figures by id."""
    return {figure.id: figure for figure in appraisal.figures}


def derived(*parts: str) -> Derivation:
    """Expand the method of the appraisal that the parts make."""
    return derive(built(*parts))


def relations(*parts: str) -> Mapping[str, Relation]:
    """The relations of a file by id."""
    return {relation.id: relation for relation in derived(*parts).relations}


def checks(*parts: str, role: str = "") -> list[Check]:
    """Check the relations of a file, of one role where one is named."""
    derivation = derived(*parts)
    found = check_all(derivation.relations, Valuation(derivation))
    return [one for one in found if not role or one.relation.role == role]


def outcomes(*parts: str, role: str) -> list[str]:
    """The outcomes of the relations of a role, in order."""
    return [one.outcome for one in checks(*parts, role=role)]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the pack that checks figures."""
    return load_pack("arithmetic").rules


def examined(*parts: str) -> Examination:
    """Examine the parts as a file, with the rules of the pack that checks figures."""
    return examine_document(document(*parts), rules())


def failed(examination: Examination) -> list[Outcome]:
    """The outcomes that failed and are no notes."""
    return [one for one in examination.outcomes if one.status == "fail" and one.rule.severity != "note"]
