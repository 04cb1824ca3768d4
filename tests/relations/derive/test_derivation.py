"""All relations of an appraisal together."""

from pathlib import Path

import pytest

from audit.appraisal.load.document import read
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from audit.relations.derive.derivation import derivation_with
from audit.relations.derive.derive import derive
from tests.papers import SUMS, WEIGHTS, built, derived, faults

_ROOT = Path(__file__).parents[3]
_FILES = [*sorted((_ROOT / "examples").glob("*.yaml")), *sorted((_ROOT / "appraisals").glob("*.yaml"))]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_every_relation_has_an_id_of_its_own(file: Path) -> None:
    """No relation hides another: ids are unique, and every relation defines what it says that it results in."""
    derivation = derive(build(read(file)))
    ids = [relation.id for relation in derivation.relations]
    assert len(set(ids)) == len(ids)
    for quantity, found in derivation.defining.items():
        assert all(relation.result == quantity and relation.nature == "identity" for relation in found)


def test_several_printings_are_compared() -> None:
    """A quantity that is printed more than once has a relation between its printings; blanks are none."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [1, 2], again: {criterion: care, values: [1, blank]}}}}\n"
    names = [relation.id for relation in derived(SUMS, text).relations if relation.role == "printings"]
    assert names == ["printings/score/a/care"]


def test_figures_that_follow_by_multiplying_are_taken_as_rounded() -> None:
    """A score that is a mean of scorers' scores is not exact as printed, nor is a final weight; entered ones stay exact."""
    head = SUMS.replace("total: sum", "total: sum, scorers: {kim: null, lee: null}, aggregate: mean")
    text = "tables: {t: {rows: criteria, option: a, columns: [kim, lee, score], prints: score, cells: {care: [1, 2, 2]}}}\n"
    figures = derived(head, text).figures
    assert not figures[Quantity("score", "a", "care")][0].exact
    assert figures[Quantity("score", "a", "care", scorer="kim")][0].exact
    assert derived(WEIGHTS).figures[Quantity("weight", criterion="care")][0].exact


def test_figures_by_id() -> None:
    """A figure is found by its id."""
    derivation = derived(WEIGHTS)
    found = derivation.by_id("criteria.care.weight")
    assert found is not None
    assert found.value == 3
    assert derivation.by_id("criteria.care.lost") is None


def test_declared_relations_in_a_circle_are_refused_where_they_stand() -> None:
    """Relations by which a figure would follow from itself are refused at one of the declared ones."""
    text = """
    criteria: {care: {}}
    options: {a: {}}
    stated: {one: {prints: count, printings: [1]}, two: {prints: count, printings: [1]}}
    method:
      total: sum
      relations:
        - {type: equal, result: one, terms: [two]}
        - {type: equal, result: two, terms: [one]}
    """
    said = faults(text)
    assert said == ["8:7: these relations run in a circle: a figure would follow from itself; remove one of them"]


def test_a_score_computed_from_itself_is_refused() -> None:
    """A circle without a declared relation is refused at the method."""
    text = "scale: {max: 5}\ncriteria: {care: {scored-from: {of: score, criterion: care, as: share}}}\noptions: {a: {}}\nmethod: {total: sum}\n"
    assert [one.split(": ")[0] for one in faults(text)] == ["5:1"]


def test_the_denominator_is_a_choice_of_the_caller() -> None:
    """The same appraisal can be expanded with either denominator of its percentages."""
    appraisal = built(SUMS, "tables: {t: {rows: options, columns: [percent], cells: {a: [50], b: [30], c: [20]}}}\n")
    for of, whole in (("maximum", Quantity("max-total")), ("grand-total", Quantity("total"))):
        found = next(one for one in derivation_with(appraisal, of).relations if one.role == "percent")
        assert found.terms[1].quantity == whole
    assert not [one for one in derivation_with(appraisal, None).relations if one.role == "percent"]
